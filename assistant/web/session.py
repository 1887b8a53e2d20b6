"""What one visitor has asked so far, and the desk that answers all visitors one at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from threading import Lock
from typing import Protocol

from assistant.listing import Listed
from assistant.types import Answer, Citation, Scope, Understood
from corpus.errors import AskReportsError
from corpus.types import Report


class Answering(Protocol):
    """What the page needs of an assistant."""

    def answers(self, question: str, *, narrowed: Scope, previous: Understood | None) -> Iterator[Answer]: ...

    def reports(self) -> tuple[Report, ...]: ...

    def figures(self) -> tuple[Listed, ...]: ...


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer or the sentence that says why there is none; neither yet while it is pending.

    An answer that is not `whole` holds what a model has written so far; `narrowed` is the scope chosen for the question.
    """

    question: str
    answer: Answer | None = None
    error: str = ""
    narrowed: Scope = field(default_factory=Scope)

    @property
    def pending(self) -> bool:
        """Whether the question waits for its answer."""
        return self.answer is None and not self.error


Turns = tuple[Turn, ...]


@dataclass(slots=True, eq=False)
class Dialogue:
    """The turns of one visitor.

    It changes in place: questions are entered, answered and swept away by events that run at the same time, and a value that
    each took at its start would undo what the others did. Single operations of a list are safe between threads.
    """

    _turns: list[Turn] = field(default_factory=list)

    @property
    def turns(self) -> Turns:
        """The turns so far, in the order they were entered."""
        return tuple(self._turns)

    def enter(self, turn: Turn) -> None:
        """One more turn at the end."""
        self._turns.append(turn)

    def waiting(self) -> Turn | None:
        """The turn that has been pending longest."""
        return next((turn for turn in self._turns if turn.pending), None)

    def before(self, turn: Turn) -> Turns:
        """The turns before this one."""
        return tuple(takewhile(lambda earlier: earlier is not turn, self._turns))

    def put(self, turn: Turn, later: Turn) -> bool:
        """A later state in the place of a turn; False where the turn is of a conversation that is over."""
        turns = self._turns
        place = next((at for at, present in enumerate(turns) if present is turn), None)
        if place is None:
            return False
        turns[place] = later
        return True

    def restart(self) -> None:
        """A new conversation; whoever still answers a turn of the old one finds it gone."""
        self._turns = []


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers the questions of every session; an assistant is not made for two threads."""

    assistant: Answering
    _turn: Lock = field(default_factory=Lock)

    def turns(self, question: str, narrowed: Scope, earlier: Turns) -> Iterator[Turn]:
        """One more turn of a conversation as it comes to be; the last is whole.

        An error of the program becomes its one sentence.
        """
        answers = self.assistant.answers(question, narrowed=narrowed, previous=last_understood(earlier))
        try:
            while (answer := self._next(answers)) is not None:
                yield Turn(question, answer)
        except AskReportsError as error:
            yield Turn(question, error=str(error))

    def _next(self, answers: Iterator[Answer]) -> Answer | None:
        """The next state of an answer; the turn is given up in between, for a visitor may leave while it grows."""
        with self._turn:
            return next(answers, None)

    def reports(self) -> tuple[Report, ...]:
        """The reports of the collection, by agency, year and file; nobody waits here for a model that writes."""
        reports = self.assistant.reports()
        return tuple(sorted(reports, key=lambda report: (report.agency, report.year or 0, report.file)))

    def figures(self) -> tuple[Listed, ...]:
        """Every figure of the collection, by agency, year, file and place."""
        with self._turn:
            return self.assistant.figures()


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
