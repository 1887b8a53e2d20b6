"""Files → reports: one small reader a format, one signature."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import UnreadableReport, WrongCall
from corpus.furniture import PageMetadata, page_metadata, without_furniture
from corpus.limits import MEGABYTE, Limits
from corpus.metadata import metadata
from corpus.read.archive import SUFFIX, Member, is_source, member_bytes, members
from corpus.read.doc import read_doc
from corpus.read.docx import read_docx
from corpus.read.html import read_html
from corpus.read.markdown import read_markdown
from corpus.read.pdf import read_pdf
from corpus.read.reading import Reader, Reading, pages_without
from corpus.read.refusals import has_keyword_line, refuse_if_no_report
from corpus.read.text import read_text
from corpus.repair import search_text
from corpus.sections import sections
from corpus.sources import SIDE_FILE, SideEntry, side_entries
from corpus.types import Report

# Raised whenever reading, sections or metadata change what they give for the same file.
READING_VERSION = "12"
READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".doc": read_doc,
}
LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read: `name` is how answers call it, `root` the folder it was found under.

    For a file in an archive, `path` is the archive's path with the member's after it, and `member` says
    where it lies; `archive` is the file on disk. `refusal` says why an archive could not be opened.
    """

    path: Path
    root: Path
    name: str
    side: SideEntry | None
    archive: Path | None = None
    member: Member | None = None
    refusal: str = ""


def source_files(paths: list[Path], limits: Limits = LIMITS) -> list[SourceFile]:
    """The files behind the given files, folders and archives, in order of name, each once.

    An archive that cannot be opened stands for itself, and reading it says why.

    Raises:
        WrongCall: when a path is not there.
    """
    found: dict[Path, SourceFile] = {}
    for path in paths:
        if (shown := os.fsencode(path).decode("utf-8", "replace")) != str(path):
            raise WrongCall(f"{shown}: the name is not UTF-8; rename the file or the folder.")
        if not path.exists():
            raise WrongCall(f"{path}: no such file or folder; name a report file or a folder of reports.")
        for file in _files_under(path.resolve()):
            for source in _opened(file, limits):
                found.setdefault(source.path, source)
    return sorted(found.values(), key=lambda source: (source.name, str(source.root)))


def is_there(path: Path) -> bool:
    """Whether a source file is still there, on disk or in an archive on disk."""
    if path.exists():
        return True
    archive = next((above for above in path.parents if above.suffix.lower() == SUFFIX and above.is_file()), None)
    return archive is not None and any(source.path == path for source in source_files([archive]))


def identity(source: SourceFile, content: bytes) -> str:
    """Id of the report that these bytes give: the same content and side entry give the same id."""
    side = source.side.model_dump_json() if source.side else ""
    digest = hashlib.sha256(content)
    digest.update(f"\0{READING_VERSION}\0{side}".encode())
    return digest.hexdigest()[:12]


def read_bytes(source: SourceFile, limits: Limits = LIMITS) -> bytes:
    """The bytes of a source file.

    Raises:
        UnreadableReport: when it is too large or cannot be opened.
    """
    if source.refusal:
        raise UnreadableReport(source.name, source.refusal)
    if source.archive is not None and source.member is not None:
        return member_bytes(source.archive, source.member, source.name, limits)
    try:
        if source.path.stat().st_size > limits.file_megabytes * MEGABYTE:
            raise UnreadableReport(source.name, f"is larger than {limits.file_megabytes} MB")
        return source.path.read_bytes()
    except OSError as error:
        raise UnreadableReport(source.name, f"cannot be opened ({error.strerror})") from error


SPAM_WARNING = "a row of spam keywords stands in the text"


def read_source(source: SourceFile, content: bytes, limits: Limits = LIMITS) -> Reading:
    """One source file as its reader gives it, page furniture still in it.

    Raises:
        UnreadableReport: when the file cannot be read, or is of a type that is not read.
    """
    reader = READERS.get(source.path.suffix.lower())
    if reader is None:
        raise UnreadableReport(source.name, f"files of type {source.path.suffix or '(none)'} are not read")
    return reader(content, source.name, limits)


def read_report(source: SourceFile, content: bytes, limits: Limits = LIMITS) -> Report:
    """One source file as a report.

    Raises:
        UnreadableReport: when the file holds no report, with the reason.
    """
    reading = read_source(source, content, limits)
    text, furniture = without_furniture(reading.text)
    refuse_if_no_report(text, source.name, reading.about.title)
    search = search_text(text)
    parts = sections(text, search)
    page = _together(page_metadata(furniture), reading.about)
    about, warnings = metadata(source.name, text, search, parts, page, source.side)
    return Report(
        id=identity(source, content),
        file=source.name,
        root=str(source.root),
        text=text,
        search=search,
        furniture=furniture,
        sections=parts,
        metadata=about,
        warnings=(*reading.warnings, *(SPAM_WARNING for _ in range(has_keyword_line(text))), *warnings),
        pages=pages_without(reading.pages, furniture),
    )


def _together(shown: PageMetadata, declared: PageMetadata) -> PageMetadata:
    """What a page shows of itself, filled up with what its meta tags say."""
    return PageMetadata(
        published=shown.published or declared.published,
        source=shown.source or declared.source,
        breadcrumb=shown.breadcrumb or declared.breadcrumb,
        address=declared.address or shown.address,
        title=shown.title or declared.title,
        document_number=shown.document_number,
    )


def _files_under(path: Path) -> Iterator[SourceFile]:
    if path.is_file():
        yield SourceFile(path, path.parent, path.name, side_entries(path.parent).get(path.name))
        return
    for folder in sorted({path, *(child.parent for child in path.rglob("*") if child.is_file())}):
        entries = side_entries(folder)
        for child in sorted(folder.iterdir()):
            if child.is_file() and child.name != SIDE_FILE and is_source(child.name):
                yield _named(child, path, entries)


def _named(file: Path, root: Path, entries: dict[str, SideEntry]) -> SourceFile:
    """A file under its name; one whose name is no text, as bytes of GBK on Linux, is shown as near as can be and refused."""
    name = file.relative_to(root).as_posix()
    shown = os.fsencode(name).decode("utf-8", "replace")
    refusal = "" if shown == name else "has a name that is not UTF-8; rename it"
    return SourceFile(root / shown, root, shown, entries.get(file.name), refusal=refusal)


def _opened(file: SourceFile, limits: Limits) -> Iterator[SourceFile]:
    """The file itself, or what an archive holds; its side entries are named `archive.zip/member.txt`."""
    if file.path.suffix.lower() != SUFFIX or file.refusal:
        yield file
        return
    try:
        found = members(file.path, file.name, limits)
    except UnreadableReport as error:
        yield replace(file, refusal=error.reason)
        return
    if not found:
        yield replace(file, refusal="is a ZIP file without files")
    entries = side_entries(file.path.parent)
    for member in found:
        path, name = file.path / member.name, f"{file.name}/{member.name}"
        side = entries.get(f"{file.path.name}/{member.name}")
        yield SourceFile(path, file.root, name, side, file.path, member)
