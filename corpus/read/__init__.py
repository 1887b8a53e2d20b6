"""Files → reports: one small reader a format, one signature."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UnreadableReport, WrongCall
from corpus.furniture import page_metadata, without_furniture
from corpus.metadata import metadata
from corpus.read.text import read_text
from corpus.repair import search_text
from corpus.sections import sections
from corpus.sources import SIDE_FILE, SideEntry, side_entries
from corpus.types import Report

# Raised whenever reading, sections or metadata change what they give for the same file.
READING_VERSION = "1"
READERS: dict[str, Callable[[bytes, str], str]] = {".txt": read_text}
LARGEST_FILE = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read: `name` is how answers call it, `root` the folder it was found under."""

    path: Path
    root: Path
    name: str
    side: SideEntry | None


def source_files(paths: list[Path]) -> list[SourceFile]:
    """The files behind the given files and folders, in order of name, each once.

    Raises:
        WrongCall: when a path is not there.
    """
    found: dict[Path, SourceFile] = {}
    for path in paths:
        if not path.exists():
            raise WrongCall(f"{path}: no such file or folder; name a report file or a folder of reports.")
        for source in _files_under(path.resolve()):
            found.setdefault(source.path, source)
    return sorted(found.values(), key=lambda source: (source.name, str(source.root)))


def identity(source: SourceFile, content: bytes) -> str:
    """Id of the report that these bytes give: the same content and side entry give the same id."""
    side = source.side.model_dump_json() if source.side else ""
    digest = hashlib.sha256(content)
    digest.update(f"\0{READING_VERSION}\0{side}".encode())
    return digest.hexdigest()[:12]


def read_bytes(source: SourceFile) -> bytes:
    """The bytes of a source file.

    Raises:
        UnreadableReport: when it is too large or cannot be opened.
    """
    try:
        size = source.path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableReport(source.name, f"is larger than {LARGEST_FILE // 1024 // 1024} MB")
        return source.path.read_bytes()
    except OSError as error:
        raise UnreadableReport(source.name, f"cannot be opened ({error.strerror})") from error


def read_report(source: SourceFile, content: bytes) -> Report:
    """One source file as a report.

    Raises:
        UnreadableReport: when the file holds no report, with the reason.
    """
    reader = READERS.get(source.path.suffix.lower())
    if reader is None:
        raise UnreadableReport(source.name, f"files of type {source.path.suffix or '(none)'} are not read")
    text, furniture = without_furniture(reader(content, source.name))
    if not text.strip():
        raise UnreadableReport(source.name, "holds nothing but page furniture")
    search = search_text(text)
    parts = sections(text, search)
    about, warnings = metadata(source.name, text, search, parts, page_metadata(furniture), source.side)
    return Report(
        id=identity(source, content),
        file=source.name,
        root=str(source.root),
        text=text,
        search=search,
        furniture=furniture,
        sections=parts,
        metadata=about,
        warnings=warnings,
    )


def _files_under(path: Path) -> Iterator[SourceFile]:
    if path.is_file():
        yield SourceFile(path, path.parent, path.name, side_entries(path.parent).get(path.name))
        return
    for folder in sorted({path, *(child.parent for child in path.rglob("*") if child.is_file())}):
        entries = side_entries(folder)
        for child in sorted(folder.iterdir()):
            if child.is_file() and child.name != SIDE_FILE and not child.name.startswith("."):
                yield SourceFile(child, path, child.relative_to(path).as_posix(), entries.get(child.name))
