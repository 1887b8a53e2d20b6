"""How likely a sentence answers a question, fitted: the weights of the signs in `assistant/reading.py`.

    askreports index bench/strangers/s1/reports --store STORES/s1
    python bench/answers.py STORES s1 s2 s3 s4

Asks the lookups of each set of `bench/strangers` and prints the weights of a logistic regression over the signs of the sentences that were
read; and of each set, by the weights that the others give, how often the likeliest sentence answers.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

# The benchmarks are not installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant import lookup
from assistant.ask import Assistant
from assistant.evaluation.questions import Question, load_questions
from assistant.evaluation.scores import cites
from assistant.evidence import Scored
from assistant.reading import ANSWERS, MOST_READ, answering_among, signs
from assistant.reply import Asked
from assistant.types import Kind
from corpus.settings import Settings

INVERSE_REGULARISATION = 1.0


@dataclass(frozen=True, slots=True)
class Read:
    """The sentences read for one question: their signs, shape (sentences, signs), and which of them answer it."""

    signs: NDArray[np.float64]
    answers: NDArray[np.bool_]


def main() -> None:
    """Ask the lookups of the sets and print what is fitted to them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stores", type=Path, help="folder with a store a set")
    parser.add_argument("sets", nargs="+", help="folders of bench/strangers")
    arguments = parser.parse_args()
    found = {name: read_in(name, arguments.stores / name) for name in arguments.sets}
    weights, offset = fitted([one for each in found.values() for one in each])
    print("WEIGHTS", np.round(weights, 2).tolist(), "OFFSET", round(offset, 2))
    for name, each in found.items():
        others = [one for other, read in found.items() if other != name for one in read]
        if others:
            learned, _ = fitted(others)
            answered = [one for one in each if one.answers.any()]
            first = [bool(one.answers[int(np.argmax(one.signs @ learned))]) for one in answered]
            print(f"{name}: {len(answered)} questions, likeliest sentence answers {np.mean(first):.2f}")


def read_in(name: str, store: Path) -> list[Read]:
    """What was read for the lookups of a set."""
    assistant, found = Assistant.open(Settings(store=store)), []
    for question in load_questions(Path(__file__).parent / "strangers" / name / "questions.yaml").questions:
        if question.kind is Kind.LOOKUP and not question.after:
            seen: list[tuple[Asked, list[Scored]]] = []

            def noted(asked: Asked, scored: Sequence[Scored], least: float = ANSWERS, *, seen: list[tuple[Asked, list[Scored]]] = seen) -> list[Scored]:
                seen.append((asked, list(scored[:MOST_READ])))
                return answering_among(asked, scored, least)

            with patch.object(lookup, "answering_among", noted):
                assistant.ask(question.question)
            found += [_read(question, asked, scored) for asked, scored in seen[-1:] if scored]
    return found


def _read(question: Question, asked: Asked, scored: Sequence[Scored]) -> Read:
    reports = asked.library.contents.reports
    true = [any(cites(reports[one.passage.report], one.sentence, span) for span in question.spans) for one in scored]
    return Read(np.array(signs(asked, scored)), np.array(true))


def fitted(read: Sequence[Read]) -> tuple[NDArray[np.float64], float]:
    """The weights of the signs, shape (signs,), and the offset."""
    from sklearn.linear_model import LogisticRegression

    regression = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=500)
    regression.fit(np.concatenate([one.signs for one in read]), np.concatenate([one.answers for one in read]))
    return regression.coef_[0], float(regression.intercept_[0])


if __name__ == "__main__":
    main()
