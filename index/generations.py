"""Folders of vectors: written by one run, only read after that, removed when superseded and read by nobody."""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

from pydantic import BaseModel, TypeAdapter

from corpus.catalogue import Size
from corpus.errors import UnusableStore
from index.state import read_back

if sys.platform != "win32":
    import fcntl

STATE_KEY = "vectors"
DATABASE = ".sqlite3"
BESIDE_DATABASE = ("-wal", "-shm", "-journal")
# Files that are never written again (index/sentences.py) may be the same file in every folder.
UNCHANGING = ".npy"


class _Kept(BaseModel):
    folder: str
    spare: dict[str, tuple[int, int]]


KEPT = TypeAdapter(_Kept)


@dataclass(frozen=True, slots=True)
class Generation:
    """The folder of vectors that belongs to a catalogue.

    `spare` are reports that were taken out since it was written: their vectors are still in it.
    """

    name: str
    spare: Mapping[str, Size] = field(default_factory=dict)

    @classmethod
    def of(cls, state: str) -> "Generation | None":
        """What the catalogue's state says; None before the first run.

        Raises:
            DamagedStore: when it is not what was written.
        """
        if not state:
            return None
        kept = read_back(state, KEPT, STATE_KEY)
        return cls(kept.folder, {report: Size(*size) for report, size in kept.spare.items()})

    @property
    def state(self) -> dict[str, str]:
        spare = {report: [size.passages, size.sentences] for report, size in self.spare.items()}
        return {STATE_KEY: json.dumps({"folder": self.name, "spare": spare})}

    @property
    def spare_passages(self) -> int:
        return sum(size.passages for size in self.spare.values())


class Hold:
    """Keeps a folder from being removed while this process reads it; the system lets go when the process ends.

    Raises:
        UnusableStore: when the folder is not there.
    """

    def __init__(self, folder: Path) -> None:
        self._file: int | None = None
        if sys.platform != "win32" and folder.is_dir():
            self._file = os.open(folder, os.O_RDONLY)
            fcntl.flock(self._file, fcntl.LOCK_SH)
        # Another process may have removed it while this one waited for the lock.
        if not folder.is_dir():
            self.release()
            raise UnusableStore(f"The vectors in {folder} are missing: run `askreports index`, which makes them anew.")

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
        self._file = None


def begin(folder: Path, old: str | None) -> Path:
    """A new folder beside the old one, a copy of it where there is one."""
    fresh = folder / uuid4().hex[:12]
    fresh.mkdir(parents=True)
    source = folder / old if old else fresh
    for path in _files(source):
        target = fresh / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == DATABASE:
            _copy_database(path, target)
        elif path.suffix != UNCHANGING or not _linked(path, target):
            shutil.copyfile(path, target)
    return fresh


def private_copy(folder: Path) -> Path:
    """A copy of Chroma's files, not of the sentences beside them, in a temporary folder that may be written.

    Raises:
        UnusableStore: when there is no room for it.
    """
    try:
        copy = Path(mkdtemp(prefix="askreports-vectors-"))
        for path in (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != UNCHANGING):
            target = copy / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    except OSError as error:
        raise UnusableStore(
            f"The vectors in {folder} may not be written, and cannot be copied ({error.strerror}): let yourself write "
            "there, or free as much space as they take in the folder for temporary files."
        ) from error
    return copy


def sweep(folder: Path, keep: str) -> None:
    """Remove every folder but one, unless some process still reads it."""
    for path in sorted(folder.iterdir()):
        if path.name != keep and path.is_dir():
            _remove_unless_held(path)


def _files(folder: Path) -> Iterator[Path]:
    """All but what SQLite keeps beside a database."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.endswith(BESIDE_DATABASE))


def _linked(path: Path, target: Path) -> bool:
    """Whether the file could be given a second name; not every file system can."""
    try:
        os.link(path, target)
    except OSError:
        return False
    return True


def _copy_database(path: Path, target: Path) -> None:
    """Readers write a little to Chroma's database when they open it: only SQLite's own copy is whole for certain."""
    source, copy = sqlite3.connect(path), sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        source.close()
        copy.close()


def _remove_unless_held(folder: Path) -> None:
    if sys.platform == "win32":
        shutil.rmtree(folder, ignore_errors=True)
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    except BlockingIOError:
        pass
    finally:
        os.close(file)
