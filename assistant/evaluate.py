"""A question file → metrics, and each question's answer beside its truth."""

import re
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.ask import Assistant
from assistant.types import Answer, Choice, Kind, Language, Status, Understood
from corpus.errors import WrongCall
from corpus.repair import simplify
from corpus.types import Report, Span
from index.search import search
from index.types import Query


class TrueSpan(BaseModel):
    """Words of a report that an answer must cite, exactly as printed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    text: str


class Question(BaseModel):
    """One question with its truth; only `question` and `status` are needed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    status: Literal["answered", "partial", "not_found"]
    id: str = ""
    language: Literal["zh", "en"] | None = None
    kind: Kind | None = None
    tags: tuple[str, ...] = ()
    pair: str = ""
    after: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    count: int | None = None
    values: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()
    spans: tuple[TrueSpan, ...] = ()

    @property
    def name(self) -> str:
        return self.id or self.question


class QuestionFile(BaseModel):
    """A file of questions with the bars that its metrics must reach."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    questions: tuple[Question, ...]
    bars: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question's answer with its scores; a score that does not apply is None."""

    question: Question
    answer: Answer
    scores: dict[str, float]


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric, its bar if it has one, and whether it is reached. Rates that are to be low have a bar from above."""

    name: str
    value: float
    bar: float | None
    reached: bool


LOWER_IS_BETTER = frozenset(("wrong_refusal", "language_gap"))
NEAREST = 10


def load_questions(path: Path) -> QuestionFile:
    """Read a question file.

    Raises:
        WrongCall: when it is not there or not of this shape.
    """
    try:
        return QuestionFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise WrongCall(f"{path}: cannot be read ({error.strerror}); name a question file.") from error
    except (yaml.YAMLError, ValidationError, UnicodeDecodeError) as error:
        first = " ".join(str(error).splitlines()[:3])
        raise WrongCall(f"{path}: is no question file ({first}); see docs/evaluating.md.") from error


def evaluate(
    assistant: Assistant, questions: Sequence[Question], progress: Callable[[int, int], None]
) -> list[Outcome]:
    """Ask every question, with the turns before it where it follows others, and score the answers."""
    by_name = {question.id: question for question in questions}
    outcomes = []
    for number, question in enumerate(questions):
        progress(number, len(questions))
        previous: Understood | None = None
        for earlier in question.after:
            if earlier in by_name:
                previous = assistant.ask(by_name[earlier].question, previous=previous).understood
        answer = assistant.ask(question.question, previous=previous)
        outcomes.append(Outcome(question, answer, dict(_scores(assistant, question, answer))))
    progress(len(questions), len(questions))
    return outcomes


def metrics(outcomes: Sequence[Outcome], bars: dict[str, float]) -> list[Metric]:
    """The mean of each score, list scores over all verdicts, and latency, against the bars."""
    values = _means(outcomes) | _list_scores(outcomes) | _gap(outcomes) | _latency(outcomes)
    result = []
    for name, value in values.items():
        bar = bars.get(name)
        reached = bar is None or (value <= bar if name in LOWER_IS_BETTER else value >= bar)
        result.append(Metric(name, round(value, 4), bar, reached))
    missing = sorted(set(bars) - set(values))
    return result + [Metric(name, 0.0, bars[name], name in LOWER_IS_BETTER) for name in missing]


def _scores(assistant: Assistant, question: Question, answer: Answer) -> Iterator[tuple[str, float]]:
    refused = answer.status is Status.NOT_FOUND
    yield "status", float(answer.status.value == question.status)
    if question.status == "not_found":
        # A list that truly has no yes is as good a "nobody" as a refusal.
        nobody = answer.kind is Kind.LIST and not any(v.choice is Choice.YES for v in answer.verdicts)
        yield "right_refusal", float(refused or nobody)
        return
    yield "wrong_refusal", float(refused)
    if question.count is not None:
        yield "count_exact", float(sum(v.choice is Choice.YES for v in answer.verdicts) == question.count)
    if question.values or question.computed:
        yield "figure_exact", float(_has_values(question, answer))
    if question.spans:
        yield "citation_recall", _citation_recall(question, answer)
        if answer.citations:
            yield "citation_precision", _citation_precision(question, answer)
        if question.kind is not Kind.LIST and not question.after:
            yield from _retrieval(assistant, question)
    if question.kind is Kind.LIST:
        yield "list_exact", float(_yes(answer) - set(question.unclear) == set(question.files))


def _has_values(question: Question, answer: Answer) -> bool:
    """Every value, as printed, in a claim or a quote; every computed one in a claim."""
    said = simplify(" ".join([*(c.text for c in answer.claims), *(c.evidence.quote for c in answer.citations)]))
    return all(_stands_in(simplify(value), said) for value in (*question.values, *question.computed))


def _stands_in(value: str, text: str) -> bool:
    """The value as a whole number, not as a part of a longer one."""
    return re.search(rf"(?<![\d.]){re.escape(value)}(?![\d]|\.\d)", text) is not None


def _citation_recall(question: Question, answer: Answer) -> float:
    found = [any(_cites(c.evidence.report, c.evidence.span, s) for c in answer.citations) for s in question.spans]
    return sum(found) / len(found)


def _citation_precision(question: Question, answer: Answer) -> float:
    """The share of citations that hold a true span or, in a report that may be cited, a true value."""
    good = 0
    for citation in answer.citations:
        evidence = citation.evidence
        holds = any(_cites(evidence.report, evidence.span, span) for span in question.spans)
        value = evidence.report.file in question.files and any(v in evidence.quote for v in question.values)
        good += holds or value
    return good / len(answer.citations)


def _cites(report: Report, span: Span, truth: TrueSpan) -> bool:
    if report.file != truth.file:
        return False
    at = report.text.find(truth.text)
    while at >= 0:
        if Span(at, at + len(truth.text)).overlap(span) > 0:
            return True
        at = report.text.find(truth.text, at + 1)
    return False


def _retrieval(assistant: Assistant, question: Question) -> Iterator[tuple[str, float]]:
    """Where the first passage that holds a true span stands among the passages found."""
    hits = search(assistant.library, Query(question.question), NEAREST)
    reports = assistant.library.contents.reports
    ranks = [
        rank
        for rank, hit in enumerate(hits)
        if any(_cites(reports[hit.passage.report], Span(hit.passage.start, hit.passage.end), s) for s in question.spans)
    ]
    yield "hit@1", float(bool(ranks) and ranks[0] == 0)
    yield "hit@5", float(bool(ranks) and ranks[0] < 5)


def _yes(answer: Answer) -> set[str]:
    return {v.report.file for v in answer.verdicts if v.choice is Choice.YES}


def _means(outcomes: Sequence[Outcome]) -> dict[str, float]:
    names = dict.fromkeys(name for outcome in outcomes for name in outcome.scores)
    return {name: statistics.fmean(o.scores[name] for o in outcomes if name in o.scores) for name in names}


def _list_scores(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Precision, recall and F1 over all verdicts of the answerable list questions."""
    right = given = true = 0
    for outcome in outcomes:
        question = outcome.question
        if question.kind is not Kind.LIST or question.status == "not_found":
            continue
        said = _yes(outcome.answer) - set(question.unclear)
        wanted = set(question.files)
        right, given, true = right + len(said & wanted), given + len(said), true + len(wanted)
    if not true:
        return {}
    precision, recall = right / given if given else 0.0, right / true
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"list_precision": precision, "list_recall": recall, "list_f1": f1}


def _gap(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """How much better pairs of the same question do in one language than in the other, by mean score."""
    by_language: dict[Language, list[float]] = {}
    for outcome in outcomes:
        if outcome.question.pair:
            score = outcome.scores.get("citation_recall", outcome.scores["status"])
            by_language.setdefault(outcome.answer.language, []).append(score)
    if len(by_language) < 2:
        return {}
    return {"language_gap": abs(statistics.fmean(by_language[Language.CHINESE]) - statistics.fmean(by_language[Language.ENGLISH]))}


def _latency(outcomes: Sequence[Outcome]) -> dict[str, float]:
    times = sorted(outcome.answer.timing.total for outcome in outcomes)
    if not times:
        return {}
    return {"median_ms": statistics.median(times), "p95_ms": times[min(len(times) - 1, int(0.95 * len(times)))]}
