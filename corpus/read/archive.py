"""Archives (.zip): their members as source files, within limits, never unpacked to disk."""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from corpus.errors import UnreadableReport
from corpus.limits import MEGABYTE, Limits

SUFFIX = ".zip"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
UTF8_NAME = 0x800
ENCRYPTED = 0x1
# A root, a drive or a step up in a path.
LEAVES = re.compile(r"^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)")
# What programs of their own accord put into folders and archives.
NOT_SOURCES = ("thumbs.db", "desktop.ini", "__macosx")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its place in each archive from the outermost in, and how it is shown.

    `refusal` says why it must not be read; it is empty for a member that may be.
    """

    places: tuple[int, ...]
    name: str
    refusal: str = ""


@dataclass(slots=True)
class _Budget:
    """What an archive with all that is nested in it has asked for so far."""

    limits: Limits
    name: str
    members: int = 0
    size: int = 0

    def take(self, member: zipfile.ZipInfo) -> None:
        self.members += 1
        self.size += member.file_size
        if self.members > self.limits.members:
            raise UnreadableReport(self.name, f"holds more than {self.limits.members} files")
        if self.size > self.limits.unpacked_megabytes * MEGABYTE:
            raise UnreadableReport(self.name, f"unpacks to more than {self.limits.unpacked_megabytes} MB")


def is_source(name: str) -> bool:
    """Whether a file's path names something a person put there: not hidden, not a lock or a folder's own note."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not any(part.startswith((".", "~$")) or part.lower() in NOT_SOURCES for part in parts)


def members(archive: Path, name: str, limits: Limits) -> list[Member]:
    """The files of an archive and of the archives in it, each name once.

    Raises:
        UnreadableReport: damaged, or over the limits.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            found = list(_members(opened, (), 1, _Budget(limits, name)))
    except BROKEN as error:
        raise UnreadableReport(name, "is a damaged ZIP file") from error
    return list({member.name: member for member in reversed(found)}.values())


def member_bytes(archive: Path, member: Member, name: str, limits: Limits) -> bytes:
    """The bytes of one member.

    Raises:
        UnreadableReport: refused, encrypted, damaged or too large.
    """
    if member.refusal:
        raise UnreadableReport(name, member.refusal)
    try:
        with archive.open("rb") as file:
            return _unpacked(file, member.places, name, limits)
    except BROKEN as error:
        raise UnreadableReport(name, "is damaged in its ZIP file") from error


def _unpacked(file: IO[bytes], places: tuple[int, ...], name: str, limits: Limits) -> bytes:
    with zipfile.ZipFile(file) as opened:
        found = opened.infolist()[places[0]]
        if found.file_size > limits.file_megabytes * MEGABYTE:
            raise UnreadableReport(name, f"is larger than {limits.file_megabytes} MB")
        content = opened.read(found)
    return _unpacked(BytesIO(content), places[1:], name, limits) if len(places) > 1 else content


def _members(opened: zipfile.ZipFile, places: tuple[int, ...], depth: int, budget: _Budget) -> Iterator[Member]:
    for number, found in enumerate(opened.infolist()):
        budget.take(found)
        name = _name(found)
        if found.is_dir() or name.endswith("/") or not is_source(_inside(name)):
            continue
        member = Member((*places, number), _inside(name), _refusal(found, name, budget.limits))
        nested = not member.refusal and name.lower().endswith(SUFFIX)
        yield from _nested(opened, found, member, depth, budget) if nested else (member,)


def _nested(
    opened: zipfile.ZipFile, found: zipfile.ZipInfo, member: Member, depth: int, budget: _Budget
) -> Iterator[Member]:
    """The members of an archive in an archive; one that cannot be opened is a member with a refusal."""
    if depth >= budget.limits.nesting:
        yield Member(member.places, member.name, f"is an archive more than {budget.limits.nesting} deep")
        return
    try:
        with zipfile.ZipFile(BytesIO(opened.read(found))) as inner:
            for deeper in list(_members(inner, member.places, depth + 1, budget)):
                yield Member(deeper.places, f"{member.name}/{deeper.name}", deeper.refusal)
    except BROKEN:
        yield Member(member.places, member.name, "is a damaged ZIP file")


def _refusal(found: zipfile.ZipInfo, name: str, limits: Limits) -> str:
    if LEAVES.search(name):
        return "has a path that leaves its archive"
    if found.flag_bits & ENCRYPTED:
        return "is encrypted in its ZIP file"
    if stat.S_ISLNK(found.external_attr >> 16):
        return "is a link, and links are not followed"
    if found.file_size > limits.file_megabytes * MEGABYTE:
        return f"is larger than {limits.file_megabytes} MB"
    return ""


def _name(found: zipfile.ZipInfo) -> str:
    """A member's path; a name not marked as UTF-8 is that of a Chinese Windows, in GBK."""
    for encoding in () if found.flag_bits & UTF8_NAME else ("utf-8", "gb18030"):
        try:
            return found.filename.encode("cp437").decode(encoding).replace("\\", "/")
        except UnicodeError:
            continue
    return found.filename.replace("\\", "/")


def _inside(name: str) -> str:
    """A path that stays in its archive: no root, no drive, no step up."""
    parts = re.sub(r"^[A-Za-z]:", "", name).split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))
