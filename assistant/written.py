"""An extractive answer → the same answer in a language model's words, as far as they pass the gate."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.chat import Chat, NoText
from assistant.copied import is_of_another, is_turned_round
from assistant.gate import judge
from assistant.layout import ITEM
from assistant.prompting import Shown, to_be_worded
from assistant.statements import Statement, settled, statements
from assistant.types import Answer, Citation, Claim, Kind, Status
from assistant.words import Words, words_in
from corpus.repair import simplify

# Why a statement is thrown away before the gate sees it.
UNCITED, NO_SUCH_CITATION, WRONG_CITATION, POLARITY = "uncited", "citation", "misplaced", "polarity"
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
LEADS = (":", "：")


@dataclass(frozen=True, slots=True)
class Writer:
    """Has a model word answers; what it writes is shown only where it passes the gate."""

    chat: Chat
    evidence_tokens: int

    def answers(self, answer: Answer) -> Iterator[Answer]:
        """The answer as it is being worded, at first without a statement and then one longer each time.

        The last one is whole.
        A list of the collection's reports and an answer without citations are left as they are.
        """
        if answer.status is Status.NOT_FOUND or answer.kind is Kind.META or not answer.citations:
            yield answer
            return
        words = words_in(answer.language)
        shown = to_be_worded(answer, words, self.evidence_tokens)
        checked = Checked(answer, shown)
        yield self._so_far(answer, checked, words)
        try:
            for _ in self._grown(shown, checked):
                yield self._so_far(answer, checked, words)
        except NoText as error:
            yield without_a_model(answer, words.say(f"unwritten_{error.trouble.value}", model=self.chat.model))
            return
        yield self._whole(answer, checked, words)

    def _grown(self, shown: Shown, checked: "Checked") -> Iterator[None]:
        """Check the text as it comes; gives after each piece that changed what passed."""
        text = ""
        for piece in self.chat.stream(shown.prompt):
            text += piece
            if checked.read(settled(text)):
                yield
        checked.read(text)

    def _so_far(self, answer: Answer, checked: "Checked", words: Words) -> Answer:
        return replace(_worded(answer, checked, words, self.chat.model), whole=False)

    def _whole(self, answer: Answer, checked: "Checked", words: Words) -> Answer:
        model = self.chat.model
        if checked.passed:
            return _worded(answer, checked, words, model, last=_remarks(checked, words))
        if checked.failed:
            reasons = _reasons(checked.failed, words)
            return without_a_model(answer, words.say("unwritten_false", model=model, reasons=reasons))
        return without_a_model(answer, words.say("unwritten_empty", model=model))


class Checked:
    """The statements of a text that passed the gate, and why the others did not."""

    def __init__(self, answer: Answer, shown: Shown) -> None:
        self.shown = shown
        self.passed: list[Claim] = []
        self.failed: list[str] = []
        self._answer = answer
        self._citations = {citation.n: citation for citation in shown.citations}
        self._reasons: dict[Statement, str] = {}

    def read(self, text: str) -> bool:
        """Check what is new in a text that has grown; whether another statement passed."""
        before = len(self.passed)
        found = list(dict.fromkeys(statements(text)))
        for statement in found:
            if statement not in self._reasons:
                self._reasons[statement] = self._reason(statement)
        self.passed = [Claim(s.text, s.numbers) for s in found if not self._reasons[s]]
        self.failed = [self._reasons[s] for s in found if self._reasons[s]]
        return len(self.passed) != before

    def _reason(self, statement: Statement) -> str:
        """Why a statement must not be shown; empty where it may."""
        if not statement.numbers:
            return UNCITED
        if not self._citations.keys() >= set(statement.numbers):
            return NO_SUCH_CITATION
        evidence = [self._citations[n].evidence for n in statement.numbers]
        others = [citation.evidence for n, citation in self._citations.items() if n not in statement.numbers]
        if is_of_another(statement.text, evidence, others):
            return WRONG_CITATION
        if is_turned_round(statement.text, evidence):
            return POLARITY
        return judge(statement.text, evidence, self._computed(statement.numbers)).reason

    def _computed(self, numbers: tuple[int, ...]) -> list[str]:
        """The numbers that the program worked out from these citations, and showed with the sum."""
        return [
            number
            for claim in self._answer.claims
            if len(claim.citations) > 1 and set(claim.citations) <= set(numbers)
            for number in NUMBER.findall(simplify(claim.text))
        ]


def without_a_model(answer: Answer, line: str) -> Answer:
    """The answer in the reports' own words, with one line that says why no model worded it."""
    return replace(answer, text="\n".join((answer.text, line)), lines=(*answer.lines, line))


def _worded(answer: Answer, checked: Checked, words: Words, model: str, last: Iterable[str] = ()) -> Answer:
    """The answer with the claims that passed in the place of its own; what it counts and misses stays said."""
    said = [words.say("line", text=claim.text + words.marks(claim.citations)) for claim in checked.passed]
    before, after = _frame(answer.lines)
    lines = (*before, *said, *after, *last)
    return replace(
        answer,
        text="\n".join(lines),
        lines=lines,
        claims=tuple(checked.passed),
        citations=_cited(answer, checked.passed),
        written_by=model,
    )


def _frame(lines: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The lines before and after the answer's claims that say something without them."""
    first = next((number for number, line in enumerate(lines) if ITEM.match(line)), len(lines))
    return _saying(lines[:first]), _saying(lines[first:])


def _saying(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if not ITEM.match(line) and not line.endswith(LEADS)]


def _cited(answer: Answer, claims: Iterable[Claim]) -> tuple[Citation, ...]:
    """The citations that a claim, a verdict or a figure uses, under the numbers they had."""
    used = {n for claim in claims for n in claim.citations}
    used |= {verdict.citation for verdict in answer.verdicts if verdict.citation is not None}
    used |= {row.citation for row in answer.figures}
    return tuple(citation for citation in answer.citations if citation.n in used)


def _remarks(checked: Checked, words: Words) -> list[str]:
    remarks = []
    if checked.failed:
        count, reasons = len(checked.failed), _reasons(checked.failed, words)
        remarks.append(words.say("written_removed", count=count, reasons=reasons))
    if checked.shown.left_out:
        shown = len(checked.shown.citations)
        remarks.append(words.say("written_shortened", shown=shown, all=shown + checked.shown.left_out))
    return remarks


def _reasons(failed: Iterable[str], words: Words) -> str:
    """Why statements failed, each reason with its count, in a fixed order."""
    counted = sorted(Counter(failed).items(), key=lambda item: (-item[1], item[0]))
    return words.join([words.say("counted_reason", reason=words.say(f"removed_{reason}"), count=n) for reason, n in counted])
