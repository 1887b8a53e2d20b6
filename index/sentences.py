"""Vectors of sentences in files that are written once, linked from folder to folder, and mapped into memory."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from corpus.errors import UnusableStore
from index.types import Vectors

FOLDER = "sentences"
ROWS, PLACES = ".npy", ".json"
HalfVectors = NDArray[np.float16]
# Rows gathered in memory before they become a file; a run that puts reports in place does so earlier.
ROWS_A_FILE = 20_000
# So many files, or so large a share of rows that no passage names any more, and all become one.
MOST_FILES = 40
LARGEST_DEAD_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Rows:
    """Where a passage's sentences lie: `count` rows of a file from `first` on."""

    file: str
    first: int
    count: int


class SentenceFiles:
    """The sentences of a folder of vectors, half precision, one row a sentence, found by their passage.

    A file of rows never changes, so a copy of the folder links it; what a passage's rows are stands in a small file
    beside it, which every folder has of its own. Nothing is written before `close`, but what would fill the memory.

    Raises:
        UnusableStore: when a file is missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._rows: dict[str, HalfVectors] = {}
        self._places: dict[str, Rows] = {}
        self._waiting: dict[str, HalfVectors] = {}
        self._changed: set[str] = set()
        for path in sorted(self._folder.glob(f"*{PLACES}")):
            self._open(path)

    def _open(self, path: Path) -> None:
        name = path.stem
        try:
            # Mapped as private to this process: torch reads writable memory only, and nobody writes.
            rows = np.load(path.with_suffix(ROWS), mmap_mode="c")
            places = {passage: Rows(name, *place) for passage, place in json.loads(path.read_text("utf-8")).items()}
        except (OSError, ValueError, TypeError) as error:
            raise UnusableStore(
                f"The vectors of sentences in {path.parent} cannot be read ({name}): run `askreports index`, which makes them anew."
            ) from error
        if rows.dtype != np.float16 or any(place.first + place.count > len(rows) for place in places.values()):
            raise UnusableStore(
                f"The vectors of sentences in {path.parent} are damaged ({name}): run `askreports index`, which makes them anew."
            )
        self._rows[name] = rows
        self._places |= places

    def add(self, passage: str, vectors: Vectors) -> None:
        """Keep a passage's sentences, shape (sentences, dimensions), in place of those it had."""
        self._forget([passage])
        if len(vectors):
            self._waiting[passage] = vectors.astype(np.float16)
        if sum(map(len, self._waiting.values())) >= ROWS_A_FILE:
            self._write(self._waiting)
            self._waiting = {}

    def remove_reports(self, reports: Iterable[str]) -> None:
        """Forget the sentences of these reports; their rows stay until files are written anew."""
        gone = set(reports)
        self._forget([name for name in (*self._places, *self._waiting) if report_of(name) in gone])

    def remove_named(self, sentences: Iterable[str]) -> None:
        """Forget the passages of these sentences."""
        self._forget(list(dict.fromkeys(name.rpartition(".")[0] for name in sentences)))

    @property
    def count(self) -> int:
        """How many sentences are here."""
        return sum(place.count for place in self._places.values()) + sum(map(len, self._waiting.values()))

    def ids(self) -> Iterator[str]:
        """The ids of all sentences."""
        counts = {name: place.count for name, place in self._places.items()} | {
            n: len(v) for n, v in self._waiting.items()
        }
        return (sentence_id(passage, number) for passage, count in counts.items() for number in range(count))

    def blocks(self) -> list[tuple[HalfVectors, dict[str, int]]]:
        """Every file's rows, shape (rows, dimensions), with the first row of each passage in it."""
        firsts: dict[str, dict[str, int]] = {name: {} for name in self._rows}
        for passage, place in self._places.items():
            firsts[place.file][passage] = place.first
        return [(self._rows[name], firsts[name]) for name in sorted(self._rows)]

    def close(self) -> None:
        """Put everything on the disk."""
        if self._waiting:
            self._write(self._waiting)
            self._waiting = {}
        dead = sum(map(len, self._rows.values())) - self.count
        if len(self._rows) > MOST_FILES or dead > LARGEST_DEAD_SHARE * (dead + self.count):
            self._merge()
        for name in sorted(self._changed):
            self._write_places(name)
        self._changed = set()

    def _forget(self, passages: Sequence[str]) -> None:
        for passage in passages:
            self._waiting.pop(passage, None)
            place = self._places.pop(passage, None)
            if place is not None:
                self._changed.add(place.file)

    def _write(self, passages: dict[str, HalfVectors]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        name, first = uuid4().hex[:12], 0
        for passage, vectors in passages.items():
            self._places[passage] = Rows(name, first, len(vectors))
            first += len(vectors)
        with (self._folder / f"{name}{ROWS}").open("wb") as file:
            np.save(file, np.concatenate(list(passages.values())))
            file.flush()
            os.fsync(file.fileno())
        self._rows[name] = np.load(self._folder / f"{name}{ROWS}", mmap_mode="c")
        self._changed.add(name)

    def _merge(self) -> None:
        old = list(self._rows)
        live = {p: self._rows[place.file][place.first : place.first + place.count] for p, place in self._places.items()}
        self._changed -= set(old)
        if live:
            self._write(live)
        for name in old:
            del self._rows[name]
            for ending in (PLACES, ROWS):
                (self._folder / f"{name}{ending}").unlink(missing_ok=True)

    def _write_places(self, name: str) -> None:
        """A new file under the old name: the one it replaces may be another folder's too."""
        places = {passage: [p.first, p.count] for passage, p in self._places.items() if p.file == name}
        fresh = self._folder / f"{name}.fresh"
        fresh.write_text(json.dumps(places), encoding="utf-8")
        fresh.replace(self._folder / f"{name}{PLACES}")


def sentence_id(passage: str, number: int) -> str:
    return f"{passage}.{number:03d}"


def report_of(passage: str) -> str:
    """The report that a passage's id names."""
    return passage.rpartition("-")[0]
