"""The system of record: reports, sections, passages and figures in a database, each report whole or not at all."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, delete, event, func, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from corpus.errors import UnusableStore
from corpus.mirrors import Portrait
from corpus.rows import (
    Base,
    Entry,
    FigureRow,
    PassageRow,
    ReportRow,
    Row,
    SectionRow,
    StateRow,
    figure_of,
    passage_of,
    report_of,
    report_row,
    rows_of,
)

__all__ = ["Catalogue", "Changes", "Entry", "Known", "Size", "Snapshot"]


@dataclass(frozen=True, slots=True)
class Known:
    """A report that the catalogue holds: where its file was."""

    id: str
    root: str
    file: str


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
            Base.metadata.create_all(self._engine)

    def known(self) -> list[Known]:
        """What the catalogue holds, in order of file."""
        with _told(), Session(self._engine) as session:
            rows = session.execute(select(ReportRow.id, ReportRow.root, ReportRow.file))
            return sorted((Known(*row) for row in rows), key=lambda known: (known.file, known.root, known.id))

    def portraits(self) -> list[Portrait]:
        """What new reports are compared with, in order of id."""
        with _told(), Session(self._engine) as session:
            columns = (ReportRow.id, ReportRow.agency, ReportRow.year, ReportRow.about["sketch"].as_string())
            rows = session.execute(select(*columns).order_by(ReportRow.id))
            return [Portrait(name, agency, year, sketch or "") for name, agency, year, sketch in rows]

    def state(self, key: str) -> str:
        """A value of the store's state, empty when it was never set."""
        with _told(), Session(self._engine) as session:
            row = session.get(StateRow, key)
            return row.value if row else ""

    def sizes(self) -> dict[str, Size]:
        """Passages and sentences of every report, counted by the database."""
        counted = (func.count(), func.sum(func.json_array_length(PassageRow.sentences)))
        with _told(), Session(self._engine) as session:
            rows = session.execute(select(PassageRow.report, *counted).group_by(PassageRow.report))
            return {report: Size(passages, int(sentences)) for report, passages, sentences in rows}

    def apply(self, changes: Changes) -> None:
        """Make all of these changes, or none."""
        with _told(), Session(self._engine) as session, session.begin():
            _delete(session, [*changes.removed, *(entry.report.id for entry in changes.written)])
            session.add_all(report_row(entry.report) for entry in changes.written)
            session.flush()
            session.add_all(row for entry in changes.written for row in rows_of(entry))
            for known in changes.moved:
                row = session.get_one(ReportRow, known.id)
                row.root, row.file = known.root, known.file
            for key, value in changes.state.items():
                session.merge(StateRow(key=key, value=value))

    def snapshot(self) -> Snapshot:
        """Everything, as of one moment, in order of file."""
        with _told(), Session(self._one_moment) as session:
            reports = list(session.scalars(select(ReportRow)))
            sections = _by_report(session.scalars(select(SectionRow).order_by(SectionRow.number)))
            passages = _by_report(session.scalars(select(PassageRow).order_by(PassageRow.start)))
            figures = _by_report(session.scalars(select(FigureRow).order_by(FigureRow.start)))
            state = {row.key: row.value for row in session.scalars(select(StateRow))}
            entries = [
                Entry(
                    report_of(row, sections.get(row.id, [])),
                    tuple(passage_of(p) for p in passages.get(row.id, [])),
                    tuple(figure_of(f) for f in figures.get(row.id, [])),
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
    for table in (FigureRow, PassageRow, SectionRow):
        session.execute(delete(table).where(table.report.in_(list(ids))))
    session.execute(delete(ReportRow).where(ReportRow.id.in_(list(ids))))


def _by_report(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.report, []).append(row)
    return grouped
