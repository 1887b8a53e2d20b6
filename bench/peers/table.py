"""Outcomes → rows → Markdown."""

import os
import platform
import statistics
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bench.peers.scores import (
    ListScores,
    Pace,
    as_it_comes,
    best_count,
    cited_scores,
    first,
    list_scores,
    pace,
    ranking_scores,
)
from bench.peers.work import Outcome, Question, Work

NAMES = {
    "ask_reports": "AskReports",
    "llama_index": "LlamaIndex starter",
    "haystack": "Haystack hybrid",
    "txtai": "txtai hybrid",
    "words": "BM25 over jieba words",
}
OURS = "ask_reports"
HEAD = (
    "what",
    "list precision",
    "recall",
    "F1",
    "F1 Chinese",
    "F1 English",
    "hit@1",
    "hit@5",
    "nDCG@10",
    "chunks",
    "characters indexed a processor second ÷ AskReports",
    "one question, median processor time",
    "95th percentile",
    "peak memory",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; what does not apply is None or empty."""

    name: str
    lists: ListScores | None
    by_language: dict[str, float]
    ranking: dict[str, float] = field(default_factory=dict)
    chunks: int | None = None
    rate: float | None = None
    pace: Pace | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """All runs over one collection, by side, and the rows made of them."""

    work: Work
    characters: int
    runs: dict[str, list[Outcome]]
    rows: tuple[Row, ...]


def rows(work: Work, runs: dict[str, list[Outcome]]) -> tuple[Row, ...]:
    """A row a side, one more for the best k of a side that has a k, and one for naming every report."""
    found = [row for side, outcomes in runs.items() for row in _side_rows(work, outcomes, runs.get(OURS))]
    return (*found, _row(work, "every report, always", {question.id: work.files for question in work.questions}))


def _side_rows(work: Work, outcomes: list[Outcome], ours: list[Outcome] | None) -> Iterator[Row]:
    outcome = outcomes[-1]
    spanned = [question for question in work.questions if question.spans and not question.is_list]
    yield _row(
        work,
        f"{NAMES[outcome.side]}{'' if outcome.side == OURS else ', as it comes'}",
        as_it_comes(outcome),
        ranking=ranking_scores(work, spanned, outcome),
        chunks=len(outcome.chunks),
        rate=_rate(outcomes, ours),
        pace=_median_pace(outcomes),
    )
    if outcome.side != OURS:
        count = best_count(_lists(work), outcome)
        yield _row(work, f"{NAMES[outcome.side]}, best k = {count}", first(outcome, count))
    elif spanned:
        yield _row(work, "AskReports, the citations of its answers", {}, ranking=cited_scores(work, spanned, outcome))


def _row(work: Work, name: str, sources: dict[str, Iterable[str]], **more: object) -> Row:
    if not sources:
        return Row(name, None, {}, **more)  # type: ignore[arg-type]
    questions = _lists(work)
    spoken = sorted({question.language for question in questions}, reverse=True)
    by_language = {
        language: list_scores([q for q in questions if q.language == language], sources).f1 for language in spoken
    }
    return Row(name, list_scores(questions, sources), by_language, **more)  # type: ignore[arg-type]


def _lists(work: Work) -> list[Question]:
    return [question for question in work.questions if question.is_list]


def _rate(outcomes: list[Outcome], ours: list[Outcome] | None) -> float | None:
    """The median of the rounds' ratios: the same texts, so seconds turn round."""
    if ours is None:
        return None
    return statistics.median(a.index_seconds / b.index_seconds for a, b in zip(ours, outcomes, strict=True))


def _median_pace(outcomes: list[Outcome]) -> Pace:
    paces = [pace(outcome) for outcome in outcomes]
    return Pace(*(statistics.median(getattr(one, name) for one in paces) for name in Pace.__slots__))


def table(compared: Compared) -> str:
    """Markdown: how it was made, and a line a row."""
    work = compared.work
    lists = len(_lists(work))
    others = len(work.questions) - lists
    versions = ", ".join(
        f"{name} {number}" for runs in compared.runs.values() for name, number in runs[-1].versions.items()
    )
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    rounds = max(len(runs) for runs in compared.runs.values())
    lines = [
        f"**{work.name}**: {compared.characters:,} characters, {lists} list questions, {others} with cited spans; "
        f"{rounds} {'round' if rounds == 1 else 'rounds'}, peers in {work.precision}, {time.strftime('%Y-%m-%d')}, {machine}; {versions}.",
        "",
        f"| {' | '.join(HEAD)} |",
        f"|---|{'--:|' * (len(HEAD) - 1)}",
        *(f"| {' | '.join(_cells(row))} |" for row in compared.rows),
    ]
    return "\n".join(lines)


def _cells(row: Row) -> Iterator[str]:
    yield row.name
    yield from (_number(getattr(row.lists, name, None)) for name in ("precision", "recall", "f1"))
    yield from (_number(row.by_language.get(language)) for language in ("zh", "en"))
    yield from (_number(row.ranking.get(name)) for name in ("hit@1", "hit@5", "nDCG@10"))
    yield "" if row.chunks is None else f"{row.chunks:,}"
    yield "" if row.rate is None else f"{row.rate:.2f}"
    yield "" if row.pace is None else f"{row.pace.median:.0f} ms"
    yield "" if row.pace is None else f"{row.pace.p95:.0f} ms"
    yield "" if row.pace is None else f"{row.pace.megabytes:,.0f} MB"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
