"""What a claim says in its own words, read beside its quotes."""

import math
from collections.abc import Sequence

from assistant.asked import asked_indicators
from assistant.entailment import Relation, likely
from assistant.gate.indicators import printed_in
from assistant.gate.numbers import numbers_in
from assistant.gate.parts import parts_of, statements_of
from assistant.gate.polarity import agrees
from assistant.gate.support import held
from corpus.errors import UnusableModel
from corpus.sentences import sentences

# How much the reader of entailment counts (its log odds), that no word of the claim turns the quote round, and the share of
# the claim's words that the quote holds: a logistic regression on the tuning part of `bench/gate.py`, its offset lowered until
# nine in ten of the sentences turned round are refused there, for a false claim costs more than a missing one.
READ, AGREED, HELD, OFFSET = 1.0, 2.0, 3.1, -4.0
SUREST = 0.9999
# Of quotes with more characters the sentences nearest to the claim are read.
MOST_READ = 400


def is_of_figures(text: str) -> bool:
    """Whether every statement of a claim gives a number for an indicator, or says nothing: its words then decide."""
    return all(bool(numbers_in(statement)) and bool(asked_indicators(statement) or printed_in(statement)) for statement in _with_their_numbers(text))


def _with_their_numbers(text: str) -> list[str]:
    """The statements that say something, each with the bare number behind it: "applications accepted online, 5,102"."""
    found: list[str] = []
    for statement in statements_of(text):
        if parts_of(statement):
            found.append(statement)
        elif found and numbers_in(statement):
            found[-1] += f" {statement}"
    return found


def fails_on(text: str, quotes: Sequence[str], around: str) -> str:
    """Why the quotes do not carry a claim in words of its own: `polarity`, `support`, or nothing.

    What cannot be read, for want of a model, is not carried.

    Args:
        around: headings and what stands before the quotes, which may name what a table's cell is of.
    """
    try:
        read = likely(text, _near("\n".join(quotes), text))
    except UnusableModel:
        return "support"
    agreed = agrees(text, quotes, around)
    score = READ * _log_odds(read[Relation.CARRIES]) + AGREED * agreed + HELD * held(text, "\n".join(quotes), around) + OFFSET
    if score >= 0:
        return ""
    return "polarity" if not agreed or read[Relation.DENIES] > read[Relation.IS_SILENT] else "support"


def _log_odds(likely: float) -> float:
    bounded = min(max(likely, 1 - SUREST), SUREST)
    return math.log(bounded / (1 - bounded))


def _near(quote: str, claim: str) -> str:
    """The quote, or of a long one the sentences that hold most of the claim, in their order."""
    if len(quote) <= MOST_READ:
        return quote
    pieces = [quote[s.start : s.end] for s in sentences(quote, 0, len(quote))]
    best = sorted(range(len(pieces)), key=lambda at: -held(claim, pieces[at], ""))
    kept: set[int] = set()
    for at in best:
        if not kept or sum(len(pieces[k]) for k in kept) + len(pieces[at]) <= MOST_READ:
            kept.add(at)
    return "".join(pieces[at] for at in sorted(kept))
