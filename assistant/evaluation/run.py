"""Asks every question and scores the answers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.evaluation.questions import Question
from assistant.evaluation.retrieval import retrieval_scores
from assistant.evaluation.scores import scores
from assistant.types import Answer, Scope, Understood
from corpus.errors import WrongCall
from corpus.types import Report
from index.library import Library


class Answering(Protocol):
    """Whatever answers questions over an index: the assistant, or what stands in front of it."""

    @property
    def library(self) -> Library: ...

    def ask(self, question: str, narrowed: Scope = ..., previous: Understood | None = None) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question's answer with its scores; a score that does not apply is not there."""

    question: Question
    answer: Answer
    scores: dict[str, float]

    @property
    def is_right(self) -> bool:
        return self.scores["right"] == 1


def evaluate(
    assistant: Answering, questions: Sequence[Question], progress: Callable[[int, int], None]
) -> list[Outcome]:
    """Ask every question, with the turns before it where it follows others, and score the answers.

    Raises:
        WrongCall: when the index has none of the reports that the questions name.
    """
    _check_reports(assistant.library.contents.reports.values(), questions)
    by_id = {question.id: question for question in questions}
    outcomes = []
    for number, question in enumerate(questions):
        progress(number, len(questions))
        previous: Understood | None = None
        for earlier in question.after:
            if earlier in by_id:
                previous = assistant.ask(by_id[earlier].question, previous=previous).understood
        answer = assistant.ask(question.question, previous=previous)
        found = scores(question, answer) | dict(retrieval_scores(assistant.library, question))
        outcomes.append(Outcome(question, answer, found))
    progress(len(questions), len(questions))
    return outcomes


def _check_reports(reports: Iterable[Report], questions: Iterable[Question]) -> None:
    """A report that could not be read counts as missed; an index of other reports is a mistake."""
    named = {file for question in questions for file in question.files}
    if named and not named & {report.file for report in reports}:
        raise WrongCall(
            f"The index has none of the {len(named)} reports that the questions name: index them, or name another store."
        )
