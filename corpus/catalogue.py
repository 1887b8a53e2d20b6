"""The system of record: reports, sections, passages and figures in a database, each report whole or not at all."""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, delete, event, func, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from corpus.errors import DamagedStore, UnusableStore
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
    entry_of,
    report_row,
    rows_of,
)

# What SQLite says of a file that is no database of ours, or no whole one.
BROKEN = re.compile(r"malformed|not a database|no such (?:table|column)")
# What Python says of rows that do not hold what was written into them.
NOT_WHAT_WAS_WRITTEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)

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

    def __init__(self, url: str, only_read: Path | None = None) -> None:
        """
        Args:
            only_read: a database of SQLite that may not be written, in place of `url`.
        """
        self._engine = _engine(url) if only_read is None else _reading_engine(only_read)
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
            UnusableStore: when there is none, or its folder cannot be opened.
        """
        if not url:
            _refuse_where_there_is_none(folder)
            database = folder / "catalogue.sqlite"
            if not may_be_written(folder, database):
                return cls("", only_read=database)
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
        """Everything, as of one moment, in order of file.

        Raises:
            DamagedStore: when a row does not hold what was written into it.
        """
        with _told(), _sound(), Session(self._one_moment) as session:
            reports = list(session.scalars(select(ReportRow)))
            sections = _by_report(session.scalars(select(SectionRow).order_by(SectionRow.number)))
            passages = _by_report(session.scalars(select(PassageRow).order_by(PassageRow.start)))
            figures = _by_report(session.scalars(select(FigureRow).order_by(FigureRow.start)))
            state = {row.key: row.value for row in session.scalars(select(StateRow))}
            entries = [
                entry_of(row, sections.get(row.id, []), passages.get(row.id, []), figures.get(row.id, []))
                for row in reports
            ]
        return Snapshot(tuple(sorted(entries, key=lambda e: (e.report.file, e.report.root, e.report.id))), state)


def may_be_written(*paths: Path) -> bool:
    """Whether this process may write to these files and folders."""
    return all(os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids) for path in paths)


def _reading_engine(database: Path) -> Engine:
    """An engine for a database whose folder may not be written, where SQLite cannot keep its notes on who reads.

    Every transaction opens it anew: what lies still is read as it is, what someone else writes by way of their notes.
    """

    def connect() -> sqlite3.Connection:
        lies_still = not database.with_name(f"{database.name}-wal").exists()
        address = f"{database.absolute().as_uri()}?mode=ro{'&immutable=1' if lies_still else ''}"
        return sqlite3.connect(address, uri=True, timeout=20, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", _sqlite_begin)
    return engine


def _engine(url: str) -> Engine:
    try:
        engine = create_engine(url)
    except (SQLAlchemyError, ImportError) as error:
        raise UnusableStore(f"The catalogue's address cannot be used ({error}): see ASKREPORTS_CATALOGUE.") from error
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
        if isinstance(error, DatabaseError) and BROKEN.search(reason):
            raise DamagedStore(reason) from error
        raise UnusableStore(
            f"The catalogue cannot be used ({reason}): check the store's folder, or ASKREPORTS_CATALOGUE where it is set."
        ) from error


@contextmanager
def _sound() -> Iterator[None]:
    """Rows that do not hold what was written into them become one sentence."""
    try:
        yield
    except NOT_WHAT_WAS_WRITTEN as error:
        raise DamagedStore(str(error).splitlines()[0] if str(error) else type(error).__name__) from error


def _refuse_where_there_is_none(folder: Path) -> None:
    try:
        os.stat(folder / "catalogue.sqlite")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnusableStore(f"There is no store in {folder}: run `askreports index` first.") from error
    except OSError as error:
        raise UnusableStore(f"The store {folder} cannot be opened ({error.strerror}): choose another with --store.") from error


def _delete(session: Session, ids: Iterable[str]) -> None:
    for table in (FigureRow, PassageRow, SectionRow):
        session.execute(delete(table).where(table.report.in_(list(ids))))
    session.execute(delete(ReportRow).where(ReportRow.id.in_(list(ids))))


def _by_report(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.report, []).append(row)
    return grouped
