"""Scores of all questions → metrics against their bars, for the whole set and by kind and language."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.evaluation.names import LOWER_IS_BETTER, METRICS
from assistant.evaluation.run import Outcome
from assistant.evaluation.scores import harmonic, precision_recall, said_yes
from assistant.types import Kind

# Each question's own precision, recall and F1: averaged they are the macro metrics.
MACRO = {"list_precision": "list_precision_macro", "list_recall": "list_recall_macro", "list_f1": "list_f1_macro"}


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric, its bar if it has one, and whether it is reached. Rates that are to be low have a bar from above."""

    name: str
    value: float
    bar: float | None
    reached: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The metrics of the questions of one kind and language; an empty one means all."""

    kind: str
    language: str
    questions: int
    values: dict[str, float]


def metrics(outcomes: Sequence[Outcome], bars: dict[str, float]) -> list[Metric]:
    """The metrics of a run against the bars; a bar for what was not measured is not reached."""
    values = measured(outcomes) | _gap(outcomes)
    result = []
    for name in (name for name in METRICS if name in values):
        bar = bars.get(name)
        value = values[name]
        reached = bar is None or (value <= bar if name in LOWER_IS_BETTER else value >= bar)
        result.append(Metric(name, round(value, 4), bar, reached))
    return result + [Metric(name, 0.0, bars[name], False) for name in sorted(set(bars) - set(values))]


def groups(outcomes: Sequence[Outcome]) -> list[Group]:
    """Every kind in both languages, then each language as a whole; kinds and languages are those of the truth."""
    kinds = list(dict.fromkeys(kind_of(outcome) for outcome in outcomes))
    languages = sorted({language_of(outcome) for outcome in outcomes}, reverse=True)
    found = []
    for kind in [*kinds, ""]:
        for language in languages:
            chosen = [o for o in outcomes if language_of(o) == language and kind in ("", kind_of(o))]
            if chosen:
                rounded = {name: round(value, 4) for name, value in measured(chosen).items()}
                found.append(Group(kind, language, len(chosen), rounded))
    return found


def measured(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The mean of each score, list scores over all verdicts, and latency, by name."""
    return _means(outcomes) | _pooled(outcomes) | _latency(outcomes)


def kind_of(outcome: Outcome) -> str:
    """The kind of question: what cannot be answered is a kind of its own, and so is a count."""
    question = outcome.question
    if not question.is_answerable:
        return "unanswerable"
    if question.count is not None:
        return "count"
    return question.kind.value if question.kind else outcome.answer.kind.value


def language_of(outcome: Outcome) -> str:
    return outcome.question.language or outcome.answer.language.value


def _means(outcomes: Sequence[Outcome]) -> dict[str, float]:
    names = dict.fromkeys(name for outcome in outcomes for name in outcome.scores)
    return {
        MACRO.get(name, name): statistics.fmean(o.scores[name] for o in outcomes if name in o.scores) for name in names
    }


def _pooled(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Precision, recall and F1 over all verdicts of the answerable list questions."""
    right = given = true = 0
    for outcome in outcomes:
        question = outcome.question
        if question.kind is not Kind.LIST or not question.is_answerable:
            continue
        said, wanted = said_yes(outcome.answer) - set(question.unclear), set(question.files)
        right, given, true = right + len(said & wanted), given + len(said), true + len(wanted)
    if not true:
        return {}
    precision, recall = precision_recall(right, given, true)
    return {"list_precision": precision, "list_recall": recall, "list_f1": harmonic(precision, recall)}


def _gap(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """How much more often one language of the paired questions is wholly right than the other."""
    paired = [outcome for outcome in outcomes if outcome.question.pair]
    right = {name: [o.is_right for o in paired if language_of(o) == name] for name in ("zh", "en")}
    if not all(right.values()):
        return {}
    means = {f"right_{name}": statistics.fmean(flags) for name, flags in right.items()}
    return {**means, "language_gap": abs(means["right_zh"] - means["right_en"])}


def _latency(outcomes: Sequence[Outcome]) -> dict[str, float]:
    times = sorted(outcome.answer.timing.total for outcome in outcomes)
    if not times:
        return {}
    return {"median_ms": statistics.median(times), "p95_ms": times[min(len(times) - 1, int(0.95 * len(times)))]}
