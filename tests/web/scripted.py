"""Answers written by hand over real reports: what the page shows is tested without a model."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.listing import Listed, listed
from assistant.types import (
    Answer,
    Choice,
    Citation,
    Claim,
    Evidence,
    Kind,
    Language,
    Ledger,
    Scope,
    Status,
    Understood,
    Verdict,
)
from corpus.catalogue import Entry
from corpus.figures import figures as found_in
from corpus.read import read_bytes, read_report, source_files
from corpus.settings import REPORTS
from corpus.types import Report, SectionType, Span


def read_folder(folder: Path = REPORTS) -> tuple[Report, ...]:
    """The reports of a folder, as the reader gives them."""
    return tuple(read_report(source, read_bytes(source)) for source in source_files([folder]))


def evidence_for(report: Report, quote: str) -> Evidence:
    """The first place of a quote in a report."""
    start = report.text.index(quote)
    section = next(s.number for s in report.sections if s.start <= start < s.end)
    return Evidence(report, section, Span(start, start + len(quote)))


def list_answer(reports: tuple[Report, ...], found: Evidence) -> Answer:
    """A list question's answer: yes for the report of the evidence, no for every other."""
    verdicts = tuple(
        Verdict(report, Choice.YES, 1.0, "", 1) if report.id == found.report.id else Verdict(report, Choice.NO, 0.0, "")
        for report in reports
    )
    scope = Scope(sections=(SectionType.PROBLEMS,))
    without = tuple(r.file for r in reports if SectionType.PROBLEMS not in r.section_types())
    count = len(reports)
    return Answer(
        question="which agencies cited data silos as a problem",
        language=Language.ENGLISH,
        kind=Kind.LIST,
        status=Status.ANSWERED,
        text="One report cites this: 乐昌市政务服务数据管理局 [1]. Not a citation: [2].",
        scope=scope,
        understood=Understood("which agencies cited data silos", Language.ENGLISH, Kind.LIST, scope, "data silos"),
        claims=(Claim("One report cites this", (1,)),),
        citations=(Citation(1, found),),
        verdicts=verdicts,
        ledger=Ledger(count, count, count - len(without), 1, count - len(without) - 1, 0, without),
    )


@dataclass(frozen=True, slots=True)
class ScriptedAssistant:
    """Gives the same answer to every question."""

    answer: Answer
    collection: tuple[Report, ...]

    def answers(self, question: str, *, narrowed: Scope, previous: Understood | None) -> Iterator[Answer]:
        yield replace(self.answer, question=question)

    def reports(self) -> tuple[Report, ...]:
        return self.collection

    def figures(self) -> tuple[Listed, ...]:
        return listed(Entry(report, (), found_in(report)) for report in self.collection)
