"""What a model copied out of the evidence: from the piece that it cites, and not turned round by its own words beside it."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.gate.polarity import HARD, NOT_NEGATION
from assistant.types import Evidence
from corpus.repair import simplify

# Runs of characters that both texts have: from this length on they are copied and not merely words of the field.
COPIED, SURELY_COPIED = 4, 6
MORE_LIKE_ANOTHER = 3


def is_of_another(text: str, cited: Sequence[Evidence], others: Sequence[Evidence]) -> bool:
    """Whether a statement copies words that stand in evidence other than that which it cites."""
    own = max(_longest(text, piece) for piece in cited)
    foreign = max((_longest(text, piece) for piece in others), default=0)
    return foreign >= SURELY_COPIED and foreign >= own + MORE_LIKE_ANOTHER


def is_turned_round(text: str, cited: Sequence[Evidence]) -> bool:
    """Whether a statement copies words and denies them by what it puts beside them: "does not report: 信息孤岛"."""
    rest, copied = simplify(text), 0
    for piece in cited:
        for run in _runs(rest, _words(piece)):
            rest, copied = rest.replace(run, " "), copied + len(run)
    return copied >= COPIED and bool(HARD.search(NOT_NEGATION.sub(" ", rest)))


def _longest(text: str, piece: Evidence) -> int:
    return max((len(run) for run in _runs(simplify(text), _words(piece))), default=0)


def _runs(text: str, quote: str) -> list[str]:
    """The runs of a text that a quote has too, in order."""
    blocks = SequenceMatcher(None, text, quote, autojunk=False).get_matching_blocks()
    return [text[block.a : block.a + block.size] for block in blocks if block.size >= COPIED]


def _words(piece: Evidence) -> str:
    return piece.report.search.slice_of(piece.span)
