"""The gate: whatever writes a claim, it reaches an answer only if the words it cites carry it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.types import Evidence
from corpus.repair import simplify

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a claim may stand; `reason` is empty, or what it fails on.

    Reasons: `quote`, `number`, `date`, `year`, `agency`, `polarity`, `support`.
    """

    accepted: bool
    reason: str = ""


def judge(text: str, evidence: Sequence[Evidence], computed: Iterable[str] = ()) -> Judged:
    """Hold a claim against its evidence.

    Args:
        text: the claim without its citation marks, in Chinese or English.
        computed: numbers of the claim that are worked out from numbers in the quotes, and shown.
    """
    if not evidence or not all(_stands(piece) for piece in evidence):
        return Judged(False, "quote")
    quotes = simplify(" ".join(piece.quote for piece in evidence))
    known = set(NUMBER.findall(quotes)) | set(computed)
    if not all(number in known for number in NUMBER.findall(simplify(text))):
        return Judged(False, "number")
    return Judged(True)


def _stands(piece: Evidence) -> bool:
    """Whether the quote is there: a span inside its report, and not blank."""
    span = piece.span
    return 0 <= span.start < span.end <= len(piece.report.text) and bool(piece.quote.strip())
