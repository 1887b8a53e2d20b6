"""What one visitor has asked so far, and the desk that answers all visitors one at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol

from assistant.types import Answer, Citation, Scope, Understood
from corpus.errors import AskReportsError
from corpus.types import Report


class Answering(Protocol):
    """What the page needs of an assistant."""

    def ask(self, question: str, *, narrowed: Scope, previous: Understood | None) -> Answer: ...

    def reports(self) -> tuple[Report, ...]: ...


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer or the sentence that says why there is none; neither yet while it is pending."""

    question: str
    answer: Answer | None = None
    error: str = ""


Turns = tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers the questions of every session; an assistant is not made for two threads."""

    assistant: Answering
    _turn: Lock = field(default_factory=Lock)

    def turn(self, question: str, narrowed: Scope, earlier: Turns) -> Turn:
        """One more turn of a conversation; an error of the program becomes its one sentence."""
        try:
            with self._turn:
                answer = self.assistant.ask(question, narrowed=narrowed, previous=last_understood(earlier))
        except AskReportsError as error:
            return Turn(question, error=str(error))
        return Turn(question, answer)

    def reports(self) -> tuple[Report, ...]:
        """The reports of the collection, by agency, year and file."""
        with self._turn:
            reports = self.assistant.reports()
        return tuple(sorted(reports, key=lambda report: (report.agency, report.year or 0, report.file)))


def last_understood(turns: Sequence[Turn]) -> Understood | None:
    """What the last answered turn was understood to ask."""
    for turn in reversed(turns):
        if turn.answer is not None and turn.answer.understood is not None:
            return turn.answer.understood
    return None


def citation_of(turns: Turns, turn: int, n: int) -> Citation | None:
    """The citation `n` of a turn, or None when the conversation has no such one."""
    answer = turns[turn].answer if 0 <= turn < len(turns) else None
    found = (citation for citation in answer.citations if citation.n == n) if answer else iter(())
    return next(found, None)
