"""How much of what a claim says its quotes say."""

from collections.abc import Sequence

from assistant.gate.parts import Part, clauses_of, parts_of

# A whole claim and each of its clauses that says enough must reach these shares of their parts' weight.
ENOUGH, ENOUGH_OF_A_CLAUSE = 0.5, 0.3
SAYS_ENOUGH = 2.0
IN_TABLE_HEADING = 0.9


def share(parts: Sequence[Part], quote: str, around: str) -> float:
    """The share of the parts' weight that a quote holds, 0 to 1; 1 where there are none.

    Args:
        around: heading and table head of the quote, where an indicator's name may stand.
    """
    total = sum(part.weight for part in parts)
    return sum(part.weight * _worth(part, quote, around) for part in parts) / total if total else 1.0


def carries(claim: str, quote: str, around: str) -> bool:
    """Whether the quote says what the claim says, as a whole and clause by clause."""
    if share(parts_of(claim), quote, around) < ENOUGH:
        return False
    for clause in clauses_of(claim):
        parts = parts_of(clause)
        if sum(part.weight for part in parts) >= SAYS_ENOUGH and share(parts, quote, around) < ENOUGH_OF_A_CLAUSE:
            return False
    return True


def _worth(part: Part, quote: str, around: str) -> float:
    worth = part.worth_in(quote)
    return max(worth, IN_TABLE_HEADING * part.worth_in(around + quote)) if part.measures else worth
