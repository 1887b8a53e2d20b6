"""The system of record: reports, sections, passages and figures in a database, each report whole or not at all."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TypeVar

from sqlalchemy import (
    JSON,
    Dialect,
    ForeignKey,
    Integer,
    String,
    Text,
    TypeDecorator,
    create_engine,
    delete,
    event,
    func,
    select,
)
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from corpus.errors import UnusableStore
from corpus.mirrors import Portrait, portrait
from corpus.repair import search_text
from corpus.types import Figure, Furniture, Metadata, Passage, Report, Role, Section, SectionType, Span

# PostgreSQL refuses U+0000 in text, and no database takes half of a surrogate pair: these are written as the
# escape character with four digits, and so is the escape character itself.
ESCAPE = "\x1b"
ESCAPED = re.compile(r"\x1b([0-9a-f]{4})")
TO_ESCAPE = re.compile("[\0\x1b\ud800-\udfff]")


class _AnyText(TypeDecorator[str]):
    """Text with every code point that Python's strings may hold."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else TO_ESCAPE.sub(lambda found: f"{ESCAPE}{ord(found[0]):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or ESCAPE not in value:
            return value
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)


class _Base(DeclarativeBase):
    pass


class _ReportRow(_Base):
    __tablename__ = "reports"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    root: Mapped[str] = mapped_column(_AnyText)
    file: Mapped[str] = mapped_column(_AnyText)
    agency: Mapped[str] = mapped_column(_AnyText)
    year: Mapped[int | None] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(_AnyText)
    about: Mapped[dict[str, object]] = mapped_column(JSON)


class _SectionRow(_Base):
    __tablename__ = "sections"
    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    type: Mapped[str] = mapped_column(String(16))
    heading_path: Mapped[list[str]] = mapped_column(JSON)
    start: Mapped[int] = mapped_column(Integer)
    heading_end: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)


class _PassageRow(_Base):
    __tablename__ = "passages"
    id: Mapped[str] = mapped_column(String(48), primary_key=True)
    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), index=True)
    section: Mapped[int] = mapped_column(Integer)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    sentences: Mapped[list[list[int]]] = mapped_column(JSON)


class _FigureRow(_Base):
    __tablename__ = "figures"
    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)
    start: Mapped[int] = mapped_column(Integer, primary_key=True)
    content: Mapped[dict[str, object]] = mapped_column(JSON)


class _StateRow(_Base):
    __tablename__ = "state"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(_AnyText)


Row = TypeVar("Row", _SectionRow, _PassageRow, _FigureRow)


@dataclass(frozen=True, slots=True)
class Known:
    """A report that the catalogue holds: where its file was."""

    id: str
    root: str
    file: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A report with all that is kept of it."""

    report: Report
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """How many passages, and how many sentences in them."""

    passages: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What one transaction does: takes reports out, writes reports whole, notes that files moved, sets the state."""

    removed: tuple[str, ...] = ()
    written: tuple[Entry, ...] = ()
    moved: tuple[Known, ...] = ()
    state: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All of the catalogue as of one moment."""

    entries: tuple[Entry, ...]
    state: dict[str, str]


class Catalogue:
    """Reads and writes the database; one call is one transaction."""

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        # SQLite's transactions see one moment as they are.
        levels = {} if self._engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        self._one_moment = self._engine.execution_options(**levels)

    @property
    def place(self) -> str:
        """Its address for people, without the password."""
        return self._engine.url.render_as_string(hide_password=True)

    @classmethod
    def in_folder(cls, folder: Path, url: str) -> "Catalogue":
        """The catalogue of a store: `url`, or SQLite in the folder."""
        return cls(url or f"sqlite:///{folder / 'catalogue.sqlite'}")

    @classmethod
    def existing(cls, folder: Path, url: str) -> "Catalogue":
        """The catalogue of a store that was indexed before.

        Raises:
            UnusableStore: when there is none.
        """
        if not (url or (folder / "catalogue.sqlite").is_file()):
            raise UnusableStore(f"There is no store in {folder}: run `askreports index` first.")
        return cls.in_folder(folder, url)

    def create(self) -> None:
        """Make the tables that are missing."""
        with _told():
            _Base.metadata.create_all(self._engine)

    def known(self) -> list[Known]:
        """What the catalogue holds, in order of file."""
        with _told(), Session(self._engine) as session:
            rows = session.execute(select(_ReportRow.id, _ReportRow.root, _ReportRow.file))
            return sorted((Known(*row) for row in rows), key=lambda known: (known.file, known.root, known.id))

    def portraits(self) -> list[Portrait]:
        """What new reports are compared with, in order of id."""
        with _told(), Session(self._engine) as session:
            columns = (_ReportRow.id, _ReportRow.agency, _ReportRow.year, _ReportRow.about["sketch"].as_string())
            rows = session.execute(select(*columns).order_by(_ReportRow.id))
            return [Portrait(name, agency, year, sketch or "") for name, agency, year, sketch in rows]

    def state(self, key: str) -> str:
        """A value of the store's state, empty when it was never set."""
        with _told(), Session(self._engine) as session:
            row = session.get(_StateRow, key)
            return row.value if row else ""

    def sizes(self) -> dict[str, Size]:
        """Passages and sentences of every report, counted by the database."""
        counted = (func.count(), func.sum(func.json_array_length(_PassageRow.sentences)))
        with _told(), Session(self._engine) as session:
            rows = session.execute(select(_PassageRow.report, *counted).group_by(_PassageRow.report))
            return {report: Size(passages, int(sentences)) for report, passages, sentences in rows}

    def apply(self, changes: Changes) -> None:
        """Make all of these changes, or none."""
        with _told(), Session(self._engine) as session, session.begin():
            _delete(session, [*changes.removed, *(entry.report.id for entry in changes.written)])
            session.add_all(_report_row(entry.report) for entry in changes.written)
            session.flush()
            session.add_all(row for entry in changes.written for row in _rows(entry))
            for known in changes.moved:
                row = session.get_one(_ReportRow, known.id)
                row.root, row.file = known.root, known.file
            for key, value in changes.state.items():
                session.merge(_StateRow(key=key, value=value))

    def snapshot(self) -> Snapshot:
        """Everything, as of one moment, in order of file."""
        with _told(), Session(self._one_moment) as session:
            reports = list(session.scalars(select(_ReportRow)))
            sections = _by_report(session.scalars(select(_SectionRow).order_by(_SectionRow.number)))
            passages = _by_report(session.scalars(select(_PassageRow).order_by(_PassageRow.start)))
            figures = _by_report(session.scalars(select(_FigureRow).order_by(_FigureRow.start)))
            state = {row.key: row.value for row in session.scalars(select(_StateRow))}
            entries = [
                Entry(
                    _report(row, sections.get(row.id, [])),
                    tuple(_passage(p) for p in passages.get(row.id, [])),
                    tuple(_figure(f) for f in figures.get(row.id, [])),
                )
                for row in reports
            ]
        return Snapshot(tuple(sorted(entries, key=lambda e: (e.report.file, e.report.root, e.report.id))), state)


def _engine(url: str) -> Engine:
    try:
        engine = create_engine(url)
    except (SQLAlchemyError, ImportError) as error:
        raise UnusableStore(f"The catalogue's address cannot be used ({error}); see ASKREPORTS_CATALOGUE.") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_ready)
        event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_ready(connection: sqlite3.Connection, _: object) -> None:
    # Python's driver would begin a transaction at the first write only: several reads would see several moments.
    connection.isolation_level = None
    for setting in ("foreign_keys = ON", "journal_mode = WAL", "busy_timeout = 20000"):
        connection.execute(f"PRAGMA {setting}")


def _sqlite_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


@contextmanager
def _told() -> Iterator[None]:
    """What the database refuses becomes one sentence."""
    try:
        yield
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise UnusableStore(
            f"The catalogue cannot be used ({reason}); check the store's folder, or ASKREPORTS_CATALOGUE where it is set."
        ) from error


def _delete(session: Session, ids: Iterable[str]) -> None:
    for table in (_FigureRow, _PassageRow, _SectionRow):
        session.execute(delete(table).where(table.report.in_(list(ids))))
    session.execute(delete(_ReportRow).where(_ReportRow.id.in_(list(ids))))


def _by_report(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.report, []).append(row)
    return grouped


def _report_row(report: Report) -> _ReportRow:
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
    return _ReportRow(
        id=report.id,
        root=report.root,
        file=report.file,
        agency=report.agency,
        year=report.year,
        text=report.text,
        about=json.loads(json.dumps(about)),
    )


def _rows(entry: Entry) -> Iterator[_Base]:
    for section in entry.report.sections:
        yield _SectionRow(
            report=entry.report.id,
            number=section.number,
            type=section.type.value,
            heading_path=list(section.heading_path),
            start=section.start,
            heading_end=section.heading_end,
            end=section.end,
        )
    for passage in entry.passages:
        yield _PassageRow(
            id=passage.id,
            report=passage.report,
            section=passage.section,
            start=passage.start,
            end=passage.end,
            sentences=[[span.start, span.end] for span in passage.sentences],
        )
    for figure in entry.figures:
        yield _FigureRow(report=figure.report, start=figure.start, content=asdict(figure))


def _report(row: _ReportRow, sections: list[_SectionRow]) -> Report:
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


def _section(row: _SectionRow) -> Section:
    kind = SectionType(row.type)
    return Section(row.number, tuple(row.heading_path), kind, row.start, row.heading_end, row.end)


def _passage(row: _PassageRow) -> Passage:
    spans = tuple(Span(start, end) for start, end in row.sentences)
    return Passage(row.id, row.report, row.section, row.start, row.end, spans)


def _figure(row: _FigureRow) -> Figure:
    content = dict(row.content)
    clause, role = content.pop("clause"), content.pop("role", Role.LEVEL)
    return Figure(**content, clause=Span(**clause), role=Role(role))  # type: ignore[arg-type]
