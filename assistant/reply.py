"""What every kind of answer works with, and what it gives back."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.cite import Draft
from assistant.concepts import ToldConcepts
from assistant.layout import Line, Stated
from assistant.meant import Meanings
from assistant.remarks import Remarks
from assistant.topics import Topic
from assistant.types import Claim, FigureRow, Ledger, Status, Term, Understood, Verdict
from assistant.vocabulary import Vocabulary
from assistant.words import Words
from corpus.types import Report, SectionType
from index.library import Library
from index.search import SentenceScores

if TYPE_CHECKING:
    from assistant.second_opinion import SecondOpinion

# Of no more agencies a question names each.
MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with all that is needed to answer it; `reports` are those in scope, in order.

    `opinion` is a language model's say on unclear verdicts, where there is a model.
    """

    library: Library
    understood: Understood
    topic: Topic
    words: Words
    reports: tuple[Report, ...]
    vocabulary: Vocabulary
    meanings: SentenceScores
    concepts: Meanings
    told: ToldConcepts
    remarks: Remarks
    opinion: "SecondOpinion | None" = None

    @property
    def collection(self) -> tuple[Report, ...]:
        return tuple(entry.report for entry in self.library.contents.entries)

    def named_topic(self) -> str:
        """What is asked about: the words that say something, without the frame of the question."""
        phrases = [self.words.indicator(name) for name in self.understood.indicators]
        return self.words.join(list(dict.fromkeys([*phrases, *(group.phrase for group in self.topic.groups)])))

    def section_names(self, kinds: tuple[SectionType, ...]) -> str:
        return self.words.join([self.words.section(kind) for kind in kinds])


@dataclass(slots=True)
class Reply:
    """An answer of one kind before it is put together; `untold` are the parts of the question of which it says that no report tells them."""

    status: Status
    draft: Draft = field(default_factory=Draft)
    lines: list[Line] = field(default_factory=list)
    verdicts: tuple[Verdict, ...] = ()
    ledger: Ledger | None = None
    terms: tuple[Term, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    suggestions: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()

    def say(self, line: Line) -> None:
        """Add a line that claims nothing of a report."""
        if line:
            self.lines.append(line)

    def state(self, words: Words, claim: Claim | None, report: Report | None = None, shown: str = "") -> None:
        """Add a claim's line with its marks, once; where a report is given, under its name or with the year it reports on.

        Args:
            shown: the claim in fewer words, where a line above says the others.
        """
        line = Stated((shown or claim.text) + words.marks(claim.citations), report) if claim is not None else None
        if line is not None and line not in self.lines:
            self.lines.append(line)

    def point(self, words: Words, claim: Claim | None, number: int = 0) -> None:
        """Add a point of a report that is named above: a numbered one, or without a number one under the last."""
        if claim is not None:
            self.lines.append(Stated(claim.text + words.marks(claim.citations), number=number, under=not number))

    def quote(self, words: Words, claim: Claim | None, report: Report) -> None:
        """Add a claim of a report that is named above, without its agency."""
        if claim is not None:
            self.lines.append(Stated(Stated(claim.text, report).without_agency(words) + words.marks(claim.citations)))


def partly(reply: Reply, asked: Asked) -> Reply:
    """Say which agencies or years that were asked for are not there; what is answered is then a part."""
    missing_agencies, missing_years = asked.understood.missing_agencies, asked.understood.missing_years
    pairs = _missing_pairs(asked)
    if reply.status is Status.NOT_FOUND or not (missing_agencies or missing_years or pairs):
        return reply
    words = asked.words
    for agency, years in pairs:
        reply.lines.insert(0, words.say("partly_missing_pair", agency=words.agency(agency), year=words.years_of(years)))
    if missing_agencies:
        reply.lines.insert(0, words.say("partly_missing_agency", agencies=words.join(list(missing_agencies))))
    if missing_years:
        reply.lines.insert(0, words.say("partly_missing_year", years=words.years_of(missing_years)))
    reply.status = Status.PARTIAL
    return reply


def within_the_scope(reply: Reply, asked: Asked) -> Reply:
    """Say what the question names and the user's scope leaves out; what is answered is then a part."""
    outside, words = asked.understood.outside, asked.words
    names = [*map(words.agency, outside.agencies), *map(str, outside.years)]
    if names and reply.status is not Status.NOT_FOUND:
        reply.lines.insert(0, words.say("partly_outside", names=words.join(names)))
        reply.status = Status.PARTIAL
    elif names:
        reply.lines.insert(1, words.say("not_found_outside", names=words.join(names)))
    return reply


def _missing_pairs(asked: Asked) -> list[tuple[str, tuple[int, ...]]]:
    """Of several agencies that a question compares by name those that have no report of the years it names, and these."""
    understood = asked.understood
    years = tuple(year for year in understood.scope.years if year not in understood.told_years)
    if understood.pairs or understood.by_place or not years or not 1 < len(understood.scope.agencies) <= MOST_NAMED:
        return []
    there = {report.agency for report in asked.reports}
    return [(agency, years) for agency in understood.scope.agencies if agency not in there]


def tell_the_removed(reply: Reply, words: Words) -> Reply:
    """Say how many claims the gate took out of an answer, and why."""
    refused = reply.draft.refused
    if refused:
        reasons = words.join([words.say(f"removed_{reason}") for reason in dict.fromkeys(refused)])
        reply.say(words.say("removed", count=len(refused), reasons=reasons))
    return reply
