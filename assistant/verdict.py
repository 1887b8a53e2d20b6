"""A report's verdict before it is cited, and how several are put together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.types import Choice, Evidence
from assistant.words import Words
from corpus.types import Report

ORDER = {Choice.NO: 0, Choice.UNCLEAR: 1, Choice.YES: 2}


@dataclass(frozen=True, slots=True)
class Judged:
    """A report's verdict before it is cited.

    `working` is how the figure that it rests on is worked out from those of the evidence, `claim` the statement that shows it.
    """

    report: Report
    choice: Choice
    score: float
    reason: str
    evidence: tuple[Evidence, ...] = ()
    working: str = ""
    claim: str = ""


def inverted(judged: Judged, words: Words) -> Judged:
    """The verdict on "which do not": a clear no becomes a yes, a yes a no; doubt stays doubt."""
    if judged.choice is Choice.UNCLEAR:
        return judged
    if judged.choice is Choice.NO:
        return Judged(judged.report, Choice.YES, round(1.0 - judged.score, 4), words.say("verdict_negative_yes"))
    return Judged(judged.report, Choice.NO, round(1.0 - judged.score, 4), judged.reason, judged.evidence)


def both(first: Judged, second: Judged) -> Judged:
    """The verdict on two conditions: the weaker of both."""
    weaker = min((first, second), key=lambda judged: ORDER[judged.choice])
    score = min(first.score, second.score)
    reason = weaker.reason if weaker.choice is not Choice.YES else f"{first.reason}; {second.reason}"
    evidence = tuple({(e.span.start, e.span.end): e for e in (*first.evidence, *second.evidence)}.values()) if weaker.choice is Choice.YES else weaker.evidence
    return Judged(first.report, weaker.choice, score, reason, evidence)


def either(first: Judged, second: Judged) -> Judged:
    """The verdict on one thing or another: the stronger of both; of two that say yes the first, which is on more."""
    if first.choice is Choice.YES:
        return first
    return max((first, second), key=lambda judged: (ORDER[judged.choice], judged.score))


def doubted(verdicts: Sequence[Judged], others: Sequence[Judged]) -> list[Judged]:
    """Verdicts of which a clear no is in doubt where another judgement of the same report is none."""
    return [replace(other, choice=Choice.UNCLEAR) if one.choice is Choice.NO is not other.choice else one for one, other in zip(verdicts, others, strict=True)]
