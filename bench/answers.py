"""How likely a sentence or a figure answers a question, fitted: the weights of the signs in `assistant/reading.py` (lookups),
`assistant/second_reading.py` (lists) and `assistant/figure_choice.py` (figures).

    askreports index bench/strangers/s1/reports --store STORES/s1
    python bench/answers.py STORES s1 s2 s3 s4

Asks the questions of each set of `bench/strangers` and prints, of each kind, the weights of a logistic regression over the signs of what was
read; and of each set, by the weights that the others give, how often the likeliest sentence or figure answers.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

# The benchmarks are not installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant import figure_choice, lookup, second_reading
from assistant.ask import Assistant
from assistant.evaluation.questions import Question, load_questions
from assistant.evaluation.scores import cites
from assistant.reading import ANSWERS, MOST_READ, answering_among, signs
from assistant.types import Kind
from corpus.repair import simplify
from corpus.settings import Settings

INVERSE_REGULARISATION, SMALLNESS = 1.0, 0.05
KINDS = {Kind.LOOKUP: "lookups", Kind.LIST: "lists", Kind.FIGURE: "figures"}


@dataclass(frozen=True, slots=True)
class Read:
    """What was read for one question: its signs, shape (read, signs), which of it answers, and the report of each."""

    signs: NDArray[np.float64]
    answers: NDArray[np.bool_]
    report: tuple[str, ...]


def main() -> None:
    """Ask the questions of the sets and print what is fitted to them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stores", type=Path, help="folder with a store a set")
    parser.add_argument("sets", nargs="+", help="folders of bench/strangers")
    parser.add_argument("--questions", nargs="+", default=["questions", "lists"], help="the names of their files: questions, lists, lists_further, lookups, figures")
    arguments = parser.parse_args()
    found = {name: read_in(name, arguments.stores / name, arguments.questions) for name in arguments.sets}
    for kind in dict.fromkeys(KINDS.values()):
        fit: Callable[[Sequence[Read]], tuple[NDArray[np.float64], float]] = fitted_first if kind == "figures" else fitted
        of_kind = {name: each[kind] for name, each in found.items() if each[kind]}
        if of_kind:
            weights, offset = fit([one for each in of_kind.values() for one in each])
            print(kind, "WEIGHTS", np.round(weights, 2).tolist(), "OFFSET", round(offset, 2))
        for name, each in of_kind.items():
            others = [one for other, read in of_kind.items() if other != name for one in read]
            answered = [one for one in each if one.answers.any()]
            if others and answered:
                learned, _ = fit(others)
                first = [bool(one.answers[int(np.argmax(one.signs @ learned))]) for one in answered]
                print(f"  {name}: {len(answered)} questions, the likeliest answers {np.mean(first):.2f}")


def read_in(name: str, store: Path, files: Sequence[str]) -> dict[str, list[Read]]:
    """What was read for the questions of files of a set, by kind."""
    assistant = Assistant.open(Settings(store=store))
    found: dict[str, list[Read]] = {kind: [] for kind in KINDS.values()}
    folder = Path(__file__).parent / "strangers" / name
    for questions in (folder / f"{file}.yaml" for file in files):
        for question in load_questions(questions).questions if questions.exists() else ():
            if question.kind in KINDS and not question.after:
                found[KINDS[question.kind]] += _read(assistant, question)
    return found


def _read(assistant: Assistant, question: Question) -> list[Read]:
    """What was read for a question; of one that takes several readings, none."""
    seen: list[Read] = []
    with ExitStack() as patched:
        for module, name, watching in _watched(question, seen):
            patched.enter_context(patch.object(module, name, watching))
        assistant.ask(question.question)
    return seen if len(seen) == 1 else []


def _watched(question: Question, seen: list[Read]) -> Iterator[tuple[Any, str, Callable[..., Any]]]:
    """The function that gives the signs of a kind of question, which also notes them."""
    if question.kind is Kind.LOOKUP:

        def answering(asked: Any, scored: Any, least: float = ANSWERS) -> Any:
            first = list(scored[:MOST_READ])
            reports = [asked.library.contents.reports[one.passage.report] for one in first]
            true = [any(cites(report, one.sentence, span) for span in question.spans) for report, one in zip(reports, first, strict=True)]
            if first:
                seen[:] = [Read(np.array(signs(asked, first)), np.array(true), tuple(report.file for report in reports))]
            return answering_among(asked, scored, least)

        yield lookup, "answering_among", answering
    elif question.kind is Kind.FIGURE:
        values, of_figures = {_plain(value) for value in question.values}, figure_choice.signs

        def figures(asked: Any, wanted: Any, figures: Any, ruled: Any) -> Any:
            found = of_figures(asked, wanted, figures, ruled)
            true = [report.file in question.files and _plain(number.value) in values for report, number in figures]
            if found and (any(true) or not question.is_answerable):
                seen.append(Read(np.array(found), np.array(true), tuple(report.file for report, _ in figures)))
            return found

        yield figure_choice, "signs", figures
    else:
        of_sentences = second_reading.signs

        def sentences(asked: Any, topic: Any, scope: Any, judged: Any) -> Any:
            found = of_sentences(asked, topic, scope, judged)
            reports = [asked.library.contents.reports[one.passage.report] for one, _ in found]
            true = [any(cites(report, one.sentence, span) for span in question.spans) for report, (one, _) in zip(reports, found, strict=True)]
            # Of a report that is on the list only the sentences that say so are known; one that may be on it teaches nothing.
            told = [at for at, report in enumerate(reports) if true[at] or report.file not in (*question.files, *question.unclear)]
            if told:
                kept = [of_one for _, of_one in found]
                seen.append(Read(np.array(kept)[told], np.array(true)[told], tuple(reports[at].file for at in told)))
            return found

        yield second_reading, "signs", sentences


def _plain(value: str) -> str:
    return simplify(value).replace(",", "").replace(" ", "")


def fitted(read: Sequence[Read]) -> tuple[NDArray[np.float64], float]:
    """The weights of the signs, shape (signs,), and the offset, of each thing read by itself."""
    from sklearn.linear_model import LogisticRegression

    regression = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=2000)
    regression.fit(np.concatenate([one.signs for one in read]), np.concatenate([one.answers for one in read]))
    return regression.coef_[0], float(regression.intercept_[0])


def fitted_first(read: Sequence[Read]) -> tuple[NDArray[np.float64], float]:
    """The weights by which what answers comes first among what was read for a question, scaled to log odds."""
    from scipy.optimize import minimize

    answered = [one for one in read if one.answers.any()]

    def loss(weights: NDArray[np.float64]) -> float:
        scores = [one.signs @ weights for one in answered]
        wrong = [np.logaddexp.reduce(each) - np.logaddexp.reduce(each[one.answers]) for each, one in zip(scores, answered, strict=True)]
        return float(np.mean(wrong) + SMALLNESS * weights @ weights / 2)

    weights = minimize(loss, np.zeros(answered[0].signs.shape[1]), method="L-BFGS-B").x
    scale, offset = fitted([Read((one.signs @ weights)[:, None], one.answers, one.report) for one in read])
    return weights * scale[0], offset


if __name__ == "__main__":
    main()
