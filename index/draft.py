"""The store's next state while an index run makes it: nobody sees it until the catalogue's transaction ends."""

import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import uuid4

from corpus.catalogue import Catalogue, Changes, Entry, Known
from corpus.errors import UnusableStore
from corpus.settings import Settings
from index.agreement import agreement
from index.generations import STATE_KEY, Generation, begin, sweep
from index.library import CHANGED_KEY, FORMAT_KEY, MODEL_KEY, STORE_FORMAT, check_format, check_model, vectors_folder
from index.memory import return_what_lies_free
from index.model import Encoder
from index.store import Record, VectorStore

# Seconds after which a long run puts what it has done in place, so that a stop loses no more than that.
COMMIT_AFTER = 30.0
# … but copying the vectors must not take more than a twentieth of the run.
COPIES_APART = 20
# Vectors of reports taken out stay until the next vectors are written, unless they are more than this share.
LARGEST_SPARE = 0.1


def opened_catalogue(settings: Settings, encoder: Encoder) -> Catalogue:
    """The catalogue of a store that is to be written; a new one is made with its first, empty folder of vectors.

    Raises:
        UnusableStore: when it has another layout, another model or another store's vectors.
    """
    catalogue = Catalogue.in_folder(settings.store, settings.catalogue)
    catalogue.create()
    check_format(catalogue, settings)
    check_model(catalogue, encoder, settings)
    generation = Generation.of(catalogue.state(STATE_KEY))
    if generation is None:
        first = _empty(vectors_folder(settings))
        catalogue.apply(
            Changes(state={MODEL_KEY: encoder.fingerprint, FORMAT_KEY: STORE_FORMAT, **Generation(first.name).state})
        )
    elif settings.catalogue and not (vectors_folder(settings) / generation.name).is_dir():
        raise UnusableStore(
            f"The catalogue {catalogue.place} belongs to another store than {settings.store}, or that store's vectors "
            "are lost: give every store a database of its own (ASKREPORTS_CATALOGUE), or empty this one."
        )
    return catalogue


class Draft:
    """Changes gathered for the next transaction, and a copy of the vectors once there are some to write."""

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        self._catalogue = catalogue
        self._folder = folder
        generation = Generation.of(catalogue.state(STATE_KEY))
        assert generation is not None, "a store that is written has vectors"
        self._generation = generation
        sweep(folder, generation.name)
        self._forget()
        self._copy_seconds = 0.0

    def _forget(self) -> None:
        self._written: list[Entry] = []
        self._removed: list[str] = []
        self._moved: list[Known] = []
        self._state: dict[str, str] = {}
        self._fresh: VectorStore | None = None
        self._since = time.monotonic()

    def mended(self) -> list[Entry]:
        """Reports that lack vectors; strays are taken out, and vectors that cannot be read are begun anew."""
        sizes = self._catalogue.sizes()
        wanted = [*sizes.values(), *self._generation.spare.values()]
        try:
            current = VectorStore(self._folder / self._generation.name)
            size = current.size
            if (size.passages, size.sentences) == (sum(s.passages for s in wanted), sum(s.sentences for s in wanted)):
                return []
            entries = self._catalogue.snapshot().entries
            found = agreement(entries, current, self._generation.spare)
            current.close()
        except UnusableStore:
            self._begin_anew()
            return list(self._catalogue.snapshot().entries)
        # Also where only vectors of removed reports are amiss: the next folder is written without them.
        self._next().remove_named(found.stray_passages, found.stray_sentences)
        return [entry for entry in entries if entry.report.id in set(found.lacking)]

    def _begin_anew(self) -> None:
        self._fresh = VectorStore(begin(self._folder, None), writes=True)
        self._generation = Generation(self._generation.name)

    def add_vectors(self, records: Sequence[Record]) -> None:
        self._next().add(records)

    def put(self, entry: Entry, replaces: Iterable[str]) -> None:
        """Write a report in place of others."""
        self._written.append(entry)
        self._removed += replaces

    def remove(self, reports: Iterable[str]) -> None:
        self._removed += reports

    def move(self, known: Known) -> None:
        self._moved.append(known)

    def set_state(self, state: dict[str, str]) -> None:
        self._state |= state

    def commit_if_due(self) -> None:
        """Put in place what is done when enough time has gone by."""
        if time.monotonic() - self._since > max(COMMIT_AFTER, COPIES_APART * self._copy_seconds):
            self.commit()

    def commit(self) -> None:
        """Put everything in place: the vectors are closed first, then one transaction names them."""
        if not (self._written or self._removed or self._moved or self._state or self._fresh):
            return
        generation = self._closed()
        kept = {entry.report.id for entry in self._written}
        self._catalogue.apply(
            Changes(
                removed=tuple(name for name in self._removed if name not in kept),
                written=tuple(self._written),
                moved=tuple(self._moved),
                state={**self._state, **generation.state, CHANGED_KEY: uuid4().hex},
            )
        )
        self._generation = generation
        self._forget()
        sweep(self._folder, generation.name)
        return_what_lies_free()

    def _next(self) -> VectorStore:
        """The vectors that are written: a copy of the present ones without what is spare."""
        if self._fresh is None:
            started = time.monotonic()
            try:
                self._fresh = VectorStore(begin(self._folder, self._generation.name), writes=True)
            except OSError as error:
                raise UnusableStore(
                    f"The vectors in {self._folder} cannot be copied ({error.strerror}): free as much space as they take."
                ) from error
            self._fresh.remove(self._generation.spare)
            self._copy_seconds = time.monotonic() - started
        return self._fresh

    def _closed(self) -> Generation:
        """The vectors as they will be after the transaction, closed for good."""
        sizes = self._catalogue.sizes()
        removed = {name: sizes[name] for name in self._removed if name in sizes}
        spare = {**self._generation.spare, **removed}
        passages = sum(size.passages for size in sizes.values())
        if self._fresh is None and sum(size.passages for size in spare.values()) <= LARGEST_SPARE * passages:
            return Generation(self._generation.name, spare)
        store = self._next()
        kept = {entry.report.id for entry in self._written}
        store.remove(name for name in self._removed if name not in kept)
        store.close()
        return Generation(store.folder.name)


def _empty(folder: Path) -> Path:
    store = VectorStore(begin(folder, None), writes=True)
    store.close()
    return store.folder
