"""Files → reports: one small reader a format, one signature."""

import hashlib
import os
import stat
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
from corpus.sources import SIDE_FILE, SideEntry, SideFile, side_file
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
NAME_ONE = "name a report file or a folder of reports"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read: `name` is how answers call it, `root` the folder it was found under.

    For a file in an archive, `path` is the archive's path with the member's after it, and `member` says
    where it lies; `archive` is the file on disk. `refusal` says why it cannot be read at all, as an archive that
    could not be opened; `side_unclear` that its side entry could not be read.
    """

    path: Path
    root: Path
    name: str
    side: SideEntry | None
    archive: Path | None = None
    member: Member | None = None
    refusal: str = ""
    side_unclear: bool = False


def source_files(paths: list[Path], limits: Limits = LIMITS) -> list[SourceFile]:
    """The files behind the given files, folders and archives, in order of name, each once.

    An archive or a folder that cannot be opened, a link that is not followed and a side file with faults stand for
    themselves, and reading them says why.

    Raises:
        WrongCall: when a path is not there, or neither a file nor a folder.
    """
    found: dict[Path, SourceFile] = {}
    for path in paths:
        if (shown := os.fsencode(path).decode("utf-8", "replace")) != str(path):
            raise WrongCall(f"{shown}: the name is not UTF-8; rename the file or the folder.")
        _refuse_what_is_not_there(path)
        for file in _files_under(path.resolve(), limits):
            for source in _opened(file, limits):
                found.setdefault(source.path, source)
    return sorted(found.values(), key=lambda source: (source.name, str(source.root)))


def is_there(path: Path) -> bool:
    """Whether a source file is still there, on disk or in an archive on disk; what cannot be looked at is not gone."""
    try:
        path.stat()
        return True
    except PermissionError:
        return True
    except OSError:
        archive = next((above for above in path.parents if above.suffix.lower() == SUFFIX and os.path.isfile(above)), None)
    return archive is not None and any(_stands_for(source, path, archive) for source in source_files([archive]))


def _stands_for(source: SourceFile, path: Path, archive: Path) -> bool:
    """Whether a source is the file of this path, or the archive of it that cannot be opened."""
    return source.path == path or (source.path == archive and bool(source.refusal))


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


def _refuse_what_is_not_there(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise WrongCall(f"{path}: no such file or folder; {NAME_ONE}.") from error
    except OSError as error:
        raise WrongCall(f"{path}: cannot be opened ({error.strerror}); {NAME_ONE}.") from error
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise WrongCall(f"{path}: is neither a file nor a folder; {NAME_ONE}.")


def _files_under(path: Path, limits: Limits) -> Iterator[SourceFile]:
    """A file, or all files of a folder and of the folders in it, with what stands for what could not be read there."""
    if path.is_file():
        side = side_file(path.parent)
        if side.is_unclear(path.name):
            yield _faulty(path.parent, path.parent, side.faults)
        yield _named(path, path.parent, side)
        return
    closed: list[OSError] = []
    for name, folders, files in os.walk(path, onerror=closed.append):
        folder = Path(name)
        side = side_file(folder)
        if faults := (*side.faults, *_named_in_vain(folder, side, limits)):
            yield _faulty(folder, path, faults)
        for child in (folder / each for each in (*folders, *files) if each != SIDE_FILE and is_source(each)):
            refusal = _why_not_read(child)
            if refusal or child.name in files:
                found = _named(child, path, side)
                yield replace(found, refusal=found.refusal or refusal)
    for error in closed:
        yield replace(_named(Path(error.filename), path, SideFile()), refusal=f"cannot be opened ({error.strerror})")


def _faulty(folder: Path, root: Path, faults: tuple[str, ...]) -> SourceFile:
    """A side file that cannot be used as it is."""
    return replace(_named(folder / SIDE_FILE, root, SideFile()), refusal="; ".join(faults))


def _named_in_vain(folder: Path, side: SideFile, limits: Limits) -> Iterator[str]:
    """A clause for each file that a side file names and that is not beside it, or not in the archive that is."""
    there = set(os.listdir(folder))
    for archive in dict.fromkeys(name.partition("/")[0] for name in side.entries if "/" in name):
        if archive in there and archive.lower().endswith(SUFFIX):
            try:
                there |= {f"{archive}/{member.name}" for member in members(folder / archive, archive, limits)}
            except UnreadableReport:
                there |= {name for name in side.entries if name.startswith(f"{archive}/")}
    return (f"names {name}, which is not there" for name in side.entries if name not in there)


def _why_not_read(child: Path) -> str:
    """Why something in a folder is not read, empty for a file and for a folder of its own."""
    try:
        mode = child.stat().st_mode
    except OSError as error:
        return "is a link to nothing" if os.path.islink(child) else f"cannot be opened ({error.strerror})"
    if stat.S_ISDIR(mode):
        return "is a link to a folder, and links to folders are not followed" if os.path.islink(child) else ""
    return "" if stat.S_ISREG(mode) else "is neither a file nor a folder"


def _named(file: Path, root: Path, side: SideFile) -> SourceFile:
    """A file under its name; one whose name is no text, as bytes of GBK on Linux, is shown as near as can be and refused."""
    name = file.relative_to(root).as_posix() if file != root else root.name
    shown = os.fsencode(name).decode("utf-8", "replace")
    refusal = "" if shown == name else "has a name that is not UTF-8; rename it"
    path = root / shown if file != root else root
    return SourceFile(path, root, shown, side.entries.get(file.name), refusal=refusal, side_unclear=side.is_unclear(file.name))


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
    side = side_file(file.path.parent)
    for member in found:
        path, name = file.path / member.name, f"{file.name}/{member.name}"
        known_as = f"{file.path.name}/{member.name}"
        unclear = side.is_unclear(known_as)
        yield SourceFile(path, file.root, name, side.entries.get(known_as), file.path, member, side_unclear=unclear)
