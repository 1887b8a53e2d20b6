"""The tables of the catalogue, and what is kept in them as objects and back."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TypeVar

from sqlalchemy import JSON, Dialect, ForeignKey, Integer, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from corpus.mirrors import portrait
from corpus.repair import search_text
from corpus.types import Figure, Furniture, Metadata, Passage, Report, Role, Section, SectionType, Span

# PostgreSQL refuses U+0000 in text, and no database takes half of a surrogate pair: these are written as the
# escape character with four digits, and so is the escape character itself.
ESCAPE = "\x1b"
ESCAPED = re.compile(r"\x1b([0-9a-f]{4})")
TO_ESCAPE = re.compile("[\0\x1b\ud800-\udfff]")


class AnyText(TypeDecorator[str]):
    """Text with every code point that Python's strings may hold."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else TO_ESCAPE.sub(lambda found: f"{ESCAPE}{ord(found[0]):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or ESCAPE not in value:
            return value
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)


class Base(DeclarativeBase):
    """What all tables share."""


class ReportRow(Base):
    """A report; what is neither searched nor joined lies in `about`."""

    __tablename__ = "reports"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    root: Mapped[str] = mapped_column(AnyText)
    file: Mapped[str] = mapped_column(AnyText)
    agency: Mapped[str] = mapped_column(AnyText)
    year: Mapped[int | None] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(AnyText)
    about: Mapped[dict[str, object]] = mapped_column(JSON)


class SectionRow(Base):
    """A section of a report."""

    __tablename__ = "sections"
    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    type: Mapped[str] = mapped_column(String(16))
    heading_path: Mapped[list[str]] = mapped_column(JSON)
    start: Mapped[int] = mapped_column(Integer)
    heading_end: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)


class PassageRow(Base):
    """A passage with the places of its sentences."""

    __tablename__ = "passages"
    id: Mapped[str] = mapped_column(String(48), primary_key=True)
    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), index=True)
    section: Mapped[int] = mapped_column(Integer)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    sentences: Mapped[list[list[int]]] = mapped_column(JSON)


class FigureRow(Base):
    """A figure of a report."""

    __tablename__ = "figures"
    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)
    start: Mapped[int] = mapped_column(Integer, primary_key=True)
    content: Mapped[dict[str, object]] = mapped_column(JSON)


class StateRow(Base):
    """A word on the state of the store."""

    __tablename__ = "state"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(AnyText)


Row = TypeVar("Row", SectionRow, PassageRow, FigureRow)


@dataclass(frozen=True, slots=True)
class Entry:
    """A report with all that is kept of it."""

    report: Report
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]


def report_row(report: Report) -> ReportRow:
    """A report's own row."""
    about = {
        "title": report.metadata.title,
        "years": list(report.metadata.years),
        "date": report.metadata.date,
        "address": report.metadata.address,
        "places": list(report.metadata.places),
        "document_number": report.metadata.document_number,
        "origin": dict(report.metadata.origin),
        "furniture": [asdict(piece) for piece in report.furniture],
        "warnings": list(report.warnings),
        "pages": list(report.pages),
        "sketch": portrait(report).sketch,
    }
    return ReportRow(
        id=report.id,
        root=report.root,
        file=report.file,
        agency=report.metadata.agency,
        year=report.year,
        text=report.text,
        about=json.loads(json.dumps(about)),
    )


def rows_of(entry: Entry) -> Iterator[Base]:
    """The rows of all that is kept of a report beside its own."""
    for section in entry.report.sections:
        yield SectionRow(
            report=entry.report.id,
            number=section.number,
            type=section.type.value,
            heading_path=list(section.heading_path),
            start=section.start,
            heading_end=section.heading_end,
            end=section.end,
        )
    for passage in entry.passages:
        yield PassageRow(
            id=passage.id,
            report=passage.report,
            section=passage.section,
            start=passage.start,
            end=passage.end,
            sentences=[[span.start, span.end] for span in passage.sentences],
        )
    for figure in entry.figures:
        yield FigureRow(report=figure.report, start=figure.start, content=asdict(figure))


def entry_of(row: ReportRow, sections: list[SectionRow], passages: list[PassageRow], figures: list[FigureRow]) -> Entry:
    """A report with all that is kept of it, from its rows.

    Raises:
        ValueError, KeyError, TypeError, AttributeError, IndexError: when a row does not hold what was written into it.
    """
    entry = Entry(report_of(row, sections), tuple(map(passage_of, passages)), tuple(map(figure_of, figures)))
    parts = range(len(sections))
    named = {*(passage.section for passage in entry.passages), *(figure.section for figure in entry.figures)}
    if not named <= set(parts):
        raise ValueError(f"a section of {row.file} is missing")
    return entry


def report_of(row: ReportRow, sections: list[SectionRow]) -> Report:
    """A report from its row and those of its sections, in order."""
    about = row.about
    years: tuple[int, ...] = tuple(about["years"])  # type: ignore[arg-type]
    return Report(
        id=row.id,
        file=row.file,
        root=row.root,
        text=row.text,
        search=search_text(row.text),
        furniture=tuple(Furniture(**piece) for piece in about["furniture"]),  # type: ignore[attr-defined]
        sections=tuple(_section(section) for section in sections),
        metadata=Metadata(
            agency=row.agency,
            year=row.year,
            years=years,
            title=str(about["title"]),
            date=str(about["date"]),
            address=str(about["address"]),
            origin=about["origin"],  # type: ignore[arg-type]
            places=tuple(about["places"]),  # type: ignore[arg-type]
            document_number=str(about["document_number"]),
        ),
        warnings=tuple(about["warnings"]),  # type: ignore[arg-type]
        pages=tuple(about.get("pages", ())),  # type: ignore[arg-type]
    )


def _section(row: SectionRow) -> Section:
    kind = SectionType(row.type)
    return Section(row.number, tuple(row.heading_path), kind, row.start, row.heading_end, row.end)


def passage_of(row: PassageRow) -> Passage:
    """A passage from its row."""
    spans = tuple(Span(start, end) for start, end in row.sentences)
    return Passage(row.id, row.report, row.section, row.start, row.end, spans)


def figure_of(row: FigureRow) -> Figure:
    """A figure from its row."""
    content = dict(row.content)
    clause, role = content.pop("clause"), content.pop("role", Role.LEVEL)
    return Figure(**content, clause=Span(**clause), role=Role(role))  # type: ignore[arg-type]
