"""A figure that may be the answer, and the words that it stands among."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.figure_words import Around, around
from assistant.topics import LIKELY, Topic
from assistant.units import PIECES
from corpus.types import Figure, Report, Span

# How far what belongs together may stand apart, in characters; what stands beside the figure of the part before.
FAR, NEARBY = 600, 150
OWN_MEASURES = PIECES - {"个", ""}
A_TARGET = 0.8
Figures = Sequence[tuple[Report, Figure]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure with how well it answers, 0 to 1."""

    report: Report
    figure: Figure
    share: float
    score: float


def words_around(report: Report, number: Figure) -> Around:
    return around(report, number, sentence_around(report, number))


def sentence_around(report: Report, number: Figure) -> Span:
    start = max(report.text.rfind(mark, 0, number.start) for mark in "。；;\n") + 1
    ends = [at for mark in "。；;\n" if (at := report.text.find(mark, number.end)) >= 0]
    return Span(start, min(ends, default=len(report.text)))


def missing_share(subject: Topic, figures: Figures) -> float:
    """The share of the topic's weight in words that stand around no figure in scope."""
    sure = [group for group in subject.groups if group.certainty >= LIKELY]
    missing = [g for g in sure if not any(words_around(r, n).of_group(g) for r, n in figures)]
    return sum(group.weight for group in missing) / subject.weight if missing else 0.0
