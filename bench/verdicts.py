"""Verdicts on made-up list questions: precision against recall, how far scores can be trusted, what each signal is worth.

    python -m tests.made_up.questions OUT --count 80 --seed 31
    askreports index OUT/reports --store OUT/store
    python bench/verdicts.py OUT --store OUT/store
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

# The benchmarks and the made-up reports, which live with the tests, are not installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant import concepts, terms, verdicts
from assistant.ask import Assistant
from assistant.evaluation.questions import Question, load_questions
from assistant.types import Choice, Kind
from corpus.settings import Settings

STEPS = [step / 20 for step in range(1, 20)]
APART = ("negative", "two-conditions")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One report's verdict on one question, and the truth."""

    language: str
    score: float
    said: bool
    true: bool
    answerable: bool


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def main() -> None:
    """Ask every simple list question and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="what tests.made_up.questions wrote")
    parser.add_argument("--store", type=Path, required=True)
    asked = parser.parse_args()
    assistant = Assistant.open(Settings(store=asked.store))
    questions = [q for q in load_questions(asked.folder / "questions.yaml").questions if q.kind is Kind.LIST]
    questions = [q for q in questions if not set(q.tags) & set(APART)]
    for row in rows(assistant, questions):
        print(row, flush=True)


def rows(assistant: Assistant, questions: Sequence[Question]) -> Iterator[str]:
    """The tables' rows."""
    whole = judged(assistant, questions)
    for language in ("zh", "en"):
        mine = [j for j in whole if j.language == language]
        yield f"\n| score from, {language} | precision | recall | F1 |\n|---|--:|--:|--:|"
        for step in STEPS:
            found = rates(mine, lambda judgement, step=step: judgement.score >= step)  # type: ignore[misc]
            yield f"| {step:.2f} | {found.precision:.3f} | {found.recall:.3f} | {found.f1:.3f} |"
    yield "\n| score | verdicts | of them true |\n|---|--:|--:|"
    for low, high in zip([0.0, *STEPS], [*STEPS, 1.01], strict=True):
        inside = [j.true for j in whole if j.answerable and low <= j.score < high]
        if inside:
            yield f"| {low:.2f}–{min(high, 1):.2f} | {len(inside)} | {sum(inside) / len(inside):.3f} |"
    absent = [j.said for j in whole if not j.answerable]
    yield f"\n`yes` on topics that no report has: {sum(absent)} of {len(absent)} verdicts ({sum(absent) / len(absent):.4f})"
    yield "\n| without | precision | recall | F1 | F1 zh | F1 en |\n|---|--:|--:|--:|--:|--:|"
    yield _ablation("nothing", whole)
    for name, doors in ABLATIONS:
        with ExitStack() as stack:
            for target, value in doors.items():
                stack.enter_context(patch(target, value))
            yield _ablation(name, judged(assistant, questions))


def judged(assistant: Assistant, questions: Sequence[Question]) -> list[Judgement]:
    """Every verdict on every question; those that may be either way are left out."""
    return [
        Judgement(q.language or "", v.score, v.choice is Choice.YES, v.report.file in q.files, q.is_answerable)
        for q in questions
        for v in assistant.ask(q.question).verdicts
        if v.report.file not in q.unclear
    ]


def rates(judgements: Sequence[Judgement], says: Callable[[Judgement], bool]) -> Rates:
    """Over the verdicts on questions that some report answers."""
    counted = [j for j in judgements if j.answerable]
    said = [j for j in counted if says(j)]
    right, true = sum(j.true for j in said), sum(j.true for j in counted)
    return Rates(right / len(said) if said else 0.0, right / true if true else 0.0)


def _ablation(name: str, judgements: Sequence[Judgement]) -> str:
    whole = rates(judgements, lambda judgement: judgement.said)
    parts = [rates([j for j in judgements if j.language == language], lambda j: j.said).f1 for language in ("zh", "en")]
    return f"| {name} | {whole.precision:.3f} | {whole.recall:.3f} | {whole.f1:.3f} | {parts[0]:.3f} | {parts[1]:.3f} |"


def _nothing_told(reader: concepts.Reader, meant: Mapping[str, float]) -> NDArray[np.float32]:
    return np.zeros(len(reader.sentences.labels), np.float32)


# What stands in for each signal's door, so that it says nothing.
ABLATIONS: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("what sentences tell (concepts)", {f"{concepts.__name__}.Reader.weights": _nothing_told}),
    ("nearness in meaning", {f"{verdicts.__name__}.MUCH_MEANING": 2.0, f"{verdicts.__name__}.TELLING_WEIGHT": 0.0}),
    ("the dictionary", {f"{terms.__name__}.dictionary": dict}),
    ("the glossary", {f"{terms.__name__}.{door}": made for door, made in (("concepts", tuple), ("by_chinese", tuple), ("by_english", dict))}),
    ("polarity", {f"{verdicts.__name__}.denied": lambda *_: False}),
)

if __name__ == "__main__":
    main()
