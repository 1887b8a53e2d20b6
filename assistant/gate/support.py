"""How much of what a claim says its quotes say."""

from collections.abc import Sequence

from assistant.gate.numbers import numbers_in
from assistant.gate.parts import Part, parts_of, statements_of

# A whole claim and each of its statements that says enough must reach these shares of their parts' weight.
ENOUGH, ENOUGH_OF_A_STATEMENT = 0.45, 0.47
SAYS_ENOUGH = 2.0
IN_TABLE_HEADING = 0.9
# A number that the quote carries, which is checked elsewhere, speaks for the statement too.
NUMBER = 0.75


def share(parts: Sequence[Part], quote: str, around: str) -> float:
    """The share of the parts' weight that a quote holds, 0 to 1; 1 where there are none.

    Args:
        around: heading and table head of the quote, where an indicator's name may stand.
    """
    total = sum(part.weight for part in parts)
    return sum(part.weight * _worth(part, quote, around) for part in parts) / total if total else 1.0


def carries(claim: str, quote: str, around: str) -> bool:
    """Whether the quote says what the claim says, as a whole and statement by statement."""
    if held(claim, quote, around) < ENOUGH:
        return False
    for statement in statements_of(claim):
        weight = sum(part.weight for part in parts_of(statement))
        if weight >= SAYS_ENOUGH and held(statement, quote, around) < ENOUGH_OF_A_STATEMENT:
            return False
    return True


def held(text: str, quote: str, around: str) -> float:
    """The share of a text's parts and numbers that a quote holds, 0 to 1."""
    parts = parts_of(text)
    numbers = NUMBER * len(numbers_in(text))
    weight = sum(part.weight for part in parts)
    return (weight * share(parts, quote, around) + numbers) / (weight + numbers) if weight else 1.0


def _worth(part: Part, quote: str, around: str) -> float:
    worth = part.worth_in(quote)
    if part.measures and worth < 1:
        # 实施行政许可14项: what is counted is named by the words that end at a number.
        worth = max([worth, *(part.worth_in(quote[: number.start]) for number in numbers_in(quote))])
    return max(worth, IN_TABLE_HEADING * part.worth_in(around + quote)) if part.measures else worth
