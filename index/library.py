"""An opened index: one snapshot of the catalogue with its vectors, its keyword index and its model."""

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import Catalogue, Entry, Size, Snapshot
from corpus.errors import UnusableStore
from corpus.repair import simplify
from corpus.settings import Settings
from corpus.types import Figure, Passage, Report, SectionType, Span
from index.concordance import Concordance
from index.generations import STATE_KEY, Generation
from index.keyword import KeywordIndex
from index.model import Encoder, half_cosines
from index.sentences import SentenceFiles
from index.state import FAILED_KEY, failed_files
from index.store import VectorStore
from index.types import Vectors

MODEL_KEY = "model"
FORMAT_KEY = "format"
CHANGED_KEY = "changed"
# Raised whenever the store's layout changes.
STORE_FORMAT = "3"
# How often to look again when a run put other vectors in place between a look at the catalogue and one at them.
LOOKS = 5


@dataclass(frozen=True, slots=True)
class Contents:
    """What a snapshot holds, by name."""

    entries: tuple[Entry, ...]
    reports: dict[str, Report]
    passages: tuple[Passage, ...]
    position: dict[str, int]
    of_report: dict[str, tuple[Passage, ...]]
    figures_of: dict[str, tuple[Figure, ...]]
    unreadable: tuple[str, ...]
    fingerprint: str

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Contents":
        passages = tuple(p for entry in snapshot.entries for p in entry.passages)
        return cls(
            entries=snapshot.entries,
            reports={entry.report.id: entry.report for entry in snapshot.entries},
            passages=passages,
            position={passage.id: number for number, passage in enumerate(passages)},
            of_report={entry.report.id: entry.passages for entry in snapshot.entries},
            figures_of={entry.report.id: entry.figures for entry in snapshot.entries},
            unreadable=tuple(sorted(failed_files(snapshot.state.get(FAILED_KEY, "")).values())),
            fingerprint=index_fingerprint(snapshot),
        )

    def type_of(self, passage: Passage) -> SectionType:
        return self.reports[passage.report].sections[passage.section].type


@dataclass(frozen=True, slots=True)
class SentenceMatrix:
    """The sentences of all passages in the order of the passages, one row a sentence.

    The vectors lie in blocks of shape (rows, dimensions), files mapped into memory, in half precision: half the size of
    float32, cosines exact to three places. `lies` says for each sentence which row of all blocks it is, `first` is a
    passage's first sentence, `starts` each block's first row.
    """

    blocks: tuple[NDArray[np.float16], ...]
    starts: tuple[int, ...]
    first: dict[str, int]
    lies: NDArray[np.int64]

    @classmethod
    def of(cls, files: SentenceFiles, passages: Sequence[Passage]) -> "SentenceMatrix":
        blocks: list[NDArray[np.float16]] = []
        starts: list[int] = []
        places: dict[str, int] = {}
        for block, named in files.blocks():
            start = starts[-1] + len(blocks[-1]) if blocks else 0
            places |= {passage: start + first for passage, first in named.items()}
            blocks.append(block)
            starts.append(start)
        there = [passage for passage in passages if passage.id in places]
        counts = np.array([len(passage.sentences) for passage in there], np.int64)
        firsts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        begins = np.array([places[passage.id] for passage in there], np.int64)
        lies = np.repeat(begins - firsts[:-1], counts) + np.arange(firsts[-1])
        first = {passage.id: int(row) for passage, row in zip(there, firsts, strict=False)}
        return cls(tuple(blocks), tuple(starts), first, lies)

    def similarities(self, vector: Vectors) -> Vectors:
        """The cosine of every sentence to a unit vector, shape (sentences,)."""
        if not len(self.lies):
            return np.zeros(0, np.float32)
        cosines: Vectors = np.concatenate([half_cosines(block, vector) for block in self.blocks])[self.lies]
        return cosines

    def of_passage(self, passage: Passage) -> Vectors:
        """The vectors of a passage's sentences, shape (sentences, dimensions); (0, 0) where they are not there."""
        sentence = self.first.get(passage.id)
        if sentence is None:
            return np.zeros((0, 0), np.float32)
        row = int(self.lies[sentence])
        at = bisect_right(self.starts, row) - 1
        start = row - self.starts[at]
        return self.blocks[at][start : start + len(passage.sentences)].astype(np.float32)


class Library:
    """A store as of one moment: its catalogue, and the vectors that belong to it. It never changes.

    Who holds one answers from the state it was opened at, whatever index runs do meanwhile.
    """

    def __init__(self, settings: Settings, encoder: Encoder | None = None) -> None:
        self.settings = settings
        self._catalogue = Catalogue.existing(settings.store, settings.catalogue)
        check_format(self._catalogue, settings)
        self.encoder = encoder or Encoder(settings)
        check_model(self._catalogue, self.encoder, settings)
        snapshot, self.vectors, self.spare_passages = _opened(self._catalogue, settings)
        self._changed = snapshot.state.get(CHANGED_KEY, "")
        self.contents = contents = Contents.of(snapshot)
        self.keywords = KeywordIndex.over([passage_text(contents.reports[p.report], p) for p in contents.passages])
        self.sentences = SentenceMatrix.of(self.vectors.sentences, contents.passages)
        self.concordance = Concordance(contents.entries, self.keywords)

    def latest(self) -> "Library":
        """This library, or a new one when an index run has changed the store since."""
        if self._catalogue.state(CHANGED_KEY) == self._changed:
            return self
        return Library(self.settings, self.encoder)


def _opened(catalogue: Catalogue, settings: Settings) -> tuple[Snapshot, VectorStore, int]:
    """The catalogue with the vectors that belong to it, and how many passages among these are of no report."""
    for look in range(LOOKS):
        snapshot = catalogue.snapshot()
        generation = Generation.of(snapshot.state.get(STATE_KEY, ""))
        if generation is None:
            break
        try:
            vectors = VectorStore(vectors_folder(settings) / generation.name)
            _refuse_if_lacking(vectors, snapshot, generation)
            return snapshot, vectors, generation.spare_passages
        except UnusableStore:
            if look + 1 == LOOKS or catalogue.state(STATE_KEY) == snapshot.state[STATE_KEY]:
                raise
    raise UnusableStore(f"The first index run of {settings.store} has not ended: run `askreports index`.")


def _refuse_if_lacking(vectors: VectorStore, snapshot: Snapshot, generation: Generation) -> None:
    """Answers over fewer vectors than there are passages and sentences would leave reports out without a word."""
    passages = [passage for entry in snapshot.entries for passage in entry.passages]
    spare = generation.spare.values()
    there, wanted = vectors.size, Size(len(passages), sum(len(passage.sentences) for passage in passages))
    lost = max(wanted.passages + sum(size.passages for size in spare) - there.passages, 0)
    lost += max(wanted.sentences + sum(size.sentences for size in spare) - there.sentences, 0)
    if lost:
        vectors.close()
        raise UnusableStore(f"Of the vectors in {vectors.folder} {lost} are missing: run `askreports index`, which makes them anew.")


def passage_text(report: Report, passage: Passage) -> str:
    """A passage with its headings in the search text's form, for the keyword index."""
    headings = " ".join(report.sections[passage.section].heading_path)
    return simplify(f"{report.metadata.agency} {headings}\n") + report.search.slice_of(Span(passage.start, passage.end))


def check_model(catalogue: Catalogue, encoder: Encoder, settings: Settings) -> None:
    """Refuse an index that another model made.

    Raises:
        UnusableStore: with the mend.
    """
    made_by = catalogue.state(MODEL_KEY)
    if made_by and made_by != encoder.fingerprint:
        raise UnusableStore(
            f"The store {settings.store} was indexed with another model ({made_by}) than {encoder.name} "
            f"({encoder.fingerprint}): set ASKREPORTS_MODEL back, or index into a new store with --store."
        )


def check_format(catalogue: Catalogue, settings: Settings) -> None:
    """Refuse a store of another layout.

    Raises:
        UnusableStore: with the mend.
    """
    layout = catalogue.state(FORMAT_KEY)
    if layout and layout != STORE_FORMAT:
        raise UnusableStore(
            f"The store {settings.store} has layout {layout}, and this version of AskReports keeps layout {STORE_FORMAT}: "
            "take its folder away and run `askreports index` again, or name another with --store."
        )


def index_fingerprint(snapshot: Snapshot) -> str:
    """A name for exactly these reports under this model."""
    digest = hashlib.sha256(snapshot.state.get(MODEL_KEY, "").encode())
    for entry in snapshot.entries:
        digest.update(f"\0{entry.report.file}\0{entry.report.id}".encode())
    return digest.hexdigest()[:16]


def vectors_folder(settings: Settings) -> Path:
    return settings.store / "chroma"
