"""Outcomes against the truth: list answers by their sources, rankings by cited spans (ir-measures)."""

import math
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import ir_measures
from ir_measures import Qrel, ScoredDoc, Success, nDCG

from bench.peers.work import DEEPEST, NEAREST, Chunk, Outcome, Question, Reply, Work

RANKING = {"hit@1": Success @ 1, "hit@5": Success @ 5, "nDCG@10": nDCG @ NEAREST}


@dataclass(frozen=True, slots=True)
class ListScores:
    """Over all questions together, as `askreports eval` counts: every report said or true is one count."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Pace:
    """What a run took: index seconds, milliseconds a question (processor time), peak memory in MB."""

    index_seconds: float
    median: float
    p95: float
    megabytes: float


def list_scores(questions: Iterable[Question], sources: dict[str, Iterable[str]]) -> ListScores:
    """Precision, recall and F1 of the named files; unclear ones count neither way."""
    right = given = true = 0
    for question in questions:
        said = set(sources[question.id]) - set(question.unclear)
        wanted = set(question.files)
        right, given, true = right + len(said & wanted), given + len(said), true + len(wanted)
    precision, recall = right / given if given else 0.0, right / true if true else 0.0
    return ListScores(precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0)


def as_it_comes(outcome: Outcome) -> dict[str, Iterable[str]]:
    """The sources that a side names by itself."""
    return {reply.question: reply.sources for reply in outcome.replies}


def first(outcome: Outcome, count: int) -> dict[str, Iterable[str]]:
    """The files of the first `count` chunks."""
    return {r.question: [outcome.chunks[number].file for number in r.deep[:count]] for r in outcome.replies}


def best_count(questions: Sequence[Question], outcome: Outcome) -> int:
    """The k with the best list F1 on these very questions; the smallest of equals."""
    longest = min(DEEPEST, max((len(reply.deep) for reply in outcome.replies), default=0))
    return max(
        range(1, longest + 1), key=lambda count: (list_scores(questions, first(outcome, count)).f1, -count), default=0
    )


def ranking_scores(work: Work, questions: Sequence[Question], outcome: Outcome) -> dict[str, float]:
    """Means over the questions; every chunk that overlaps a true span is relevant, all alike."""
    replies = {reply.question: reply for reply in outcome.replies}
    relevant = {question.id: _relevant(work, question, outcome.chunks) for question in questions}
    qrels = [Qrel(name, str(number), 1) for name, numbers in relevant.items() for number in numbers]
    run = [scored for question in questions for scored in _scored(replies[question.id])]
    # A question whose spans no chunk holds has no qrels and would be left out of a mean: it counts as 0.
    sums = dict.fromkeys(RANKING, 0.0)
    for metric in ir_measures.iter_calc(list(RANKING.values()), qrels, run):
        name = next(name for name, measure in RANKING.items() if measure == metric.measure)
        sums[name] += metric.value
    return {name: total / len(questions) for name, total in sums.items()} if questions else {}


def cited_scores(work: Work, questions: Sequence[Question], outcome: Outcome) -> dict[str, float]:
    """Whether the first citation, or one of the first five, of an answer overlaps a true span."""
    cited = {reply.question: reply.cited for reply in outcome.replies}
    ranks = [_first_right(work, question, cited[question.id] or ()) for question in questions]
    return {f"hit@{count}": statistics.fmean(rank < count for rank in ranks) for count in (1, 5)}


def pace(outcome: Outcome) -> Pace:
    times = sorted(reply.milliseconds for reply in outcome.replies)
    p95 = times[math.ceil(0.95 * len(times)) - 1]
    return Pace(outcome.index_seconds, statistics.median(times), p95, outcome.peak_megabytes)


def true_slices(work: Work, question: Question) -> Iterator[Chunk]:
    """Every place of a true span's words in its report."""
    for span in question.spans:
        text = work.text_of(span.file)
        at = text.find(span.text)
        while at >= 0:
            yield Chunk(span.file, at, at + len(span.text))
            at = text.find(span.text, at + 1)


def overlap(one: Chunk, other: Chunk) -> bool:
    return one.file == other.file and one.start < other.end and other.start < one.end


def _relevant(work: Work, question: Question, chunks: Sequence[Chunk]) -> list[int]:
    slices = list(true_slices(work, question))
    return [number for number, chunk in enumerate(chunks) if any(overlap(chunk, true) for true in slices)]


def _scored(reply: Reply) -> Iterator[ScoredDoc]:
    for rank, number in enumerate(reply.nearest):
        yield ScoredDoc(reply.question, str(number), float(-rank))


def _first_right(work: Work, question: Question, cited: Sequence[Chunk]) -> float:
    slices = list(true_slices(work, question))
    right = (rank for rank, chunk in enumerate(cited) if any(overlap(chunk, true) for true in slices))
    return next(right, math.inf)
