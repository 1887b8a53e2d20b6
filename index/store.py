"""Vectors kept and searched: the one door to chromadb, through llama-index's Chroma store; sentences lie beside it."""

import os
import shutil
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

import numpy as np
from chromadb.api import ClientAPI, ServerAPI
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Where
from chromadb.config import Settings as ChromaSettings
from chromadb.config import System
from chromadb.errors import ChromaError
from llama_index.core.schema import TextNode
from llama_index.core.vector_stores.types import (
    FilterOperator,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
)
from llama_index.vector_stores.chroma import ChromaVectorStore

from corpus.catalogue import Size, may_be_written
from corpus.errors import UnusableStore
from corpus.types import Passage, SectionType
from index.generations import Hold, private_copy
from index.sentences import SentenceFiles
from index.types import Query, Vectors

# Chroma takes at most 5,461 records an add, and a statement of SQLite at most 32,766 variables.
LARGEST_ADD = 5000
LARGEST_FILTER = 500
# Chroma puts vectors into its graph on disk after so many; what is left over every opening does anew (its own 1,000
# cost each opening 0.7 s more, and a first run no less).
VECTORS_A_SYNC = 50
SEARCHED: dict[str, str | int] = {
    "hnsw:space": "cosine",
    "hnsw:batch_size": VECTORS_A_SYNC,
    "hnsw:sync_threshold": VECTORS_A_SYNC,
}
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Record:
    """A passage with its vector and those of its sentences, one row a sentence."""

    passage: Passage
    type: SectionType
    text: str
    vector: Vectors
    sentence_vectors: Vectors


class VectorStore:
    """A collection of passages, which are searched, and files of their sentences, which are read whole.

    Chroma keeps what it has read of a folder in memory and shares that between all of a process's clients of
    that folder. Each store here has a client of its own, so that opening one shows what is there now. Chroma writes
    to every folder that it opens: of one that may not be written it is given a copy.

    Raises:
        UnusableStore: when the folder is not there or Chroma cannot open it.
    """

    def __init__(self, folder: Path, writes: bool = False) -> None:
        self.folder = folder
        hold, copy = Hold(folder), None
        try:
            copy = None if writes or _may_be_written(folder) else private_copy(folder)
            with _opening(folder):
                system = _started(copy or folder)
        except UnusableStore:
            _let_go(hold, copy)
            raise
        self._release = weakref.finalize(self, _release, system, hold, copy)
        with _opening(folder):
            client = _client(system)
            self._passages = _collection(client, writes)
            self.sentences = SentenceFiles(folder)
        self._llama = ChromaVectorStore(chroma_collection=self._passages)

    def add(self, records: Sequence[Record]) -> None:
        """Write passages and sentences of reports that have no vectors here yet."""
        if not records:
            return
        for nodes in _parts([_node(record) for record in records], LARGEST_ADD):
            self._llama.add(list(nodes))
        for record in records:
            self.sentences.add(record.passage.id, record.sentence_vectors)

    def close(self) -> None:
        """Put the sentences on the disk and let go of Chroma's files and of the folder."""
        self.sentences.close()
        self._release()

    def remove(self, reports: Iterable[str]) -> None:
        """Take out every vector of these reports."""
        gone = sorted(reports)
        for part in _parts(gone, LARGEST_FILTER):
            self._passages.delete(where=cast(Where, {"report": {"$in": [*part]}}))
        self.sentences.remove_reports(gone)

    def remove_named(self, passages: Sequence[str], sentences: Sequence[str]) -> None:
        """Take out single passages by their ids, and the sentences of single passages by theirs."""
        for part in _parts(passages, LARGEST_FILTER):
            self._passages.delete(ids=list(part))
        self.sentences.remove_named(sentences)

    @property
    def size(self) -> Size:
        """How many vectors of passages and of sentences are here."""
        return Size(self._passages.count(), self.sentences.count)

    def ids(self) -> tuple[set[str], set[str]]:
        """The ids of the passages and of the sentences that are here, each passage read with its vector.

        Raises:
            UnusableStore: when an id is here and its vector is not.
        """
        try:
            return set(_all_ids(self._passages)), set(self.sentences.ids())
        except ChromaError as error:
            raise UnusableStore(
                f"The vectors are damaged ({error}): run `askreports index`, which mends them."
            ) from error

    def nearest(self, vector: Vectors, query: Query, count: int) -> list[tuple[str, float]]:
        """Passage ids with their cosine, nearest first, within the query's reports and section types."""
        found = self._llama.query(
            VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=count, filters=_filters(query))
        )
        # The store turns a cosine distance d into exp(-d).
        similarities = [1.0 + float(np.log(s)) for s in found.similarities or []]
        return sorted(zip(found.ids or [], similarities, strict=True), key=lambda hit: (-hit[1], hit[0]))


def _node(record: Record) -> TextNode:
    return TextNode(
        id_=record.passage.id,
        text=record.text,
        embedding=record.vector.tolist(),
        metadata={"report": record.passage.report, "type": record.type.value},
    )


def _filters(query: Query) -> MetadataFilters | None:
    """Section types, and reports where they are few: a long list of ids costs more than it saves."""
    filters: list[MetadataFilter | MetadataFilters] = []
    if query.sections:
        types = sorted(kind.value for kind in query.sections)
        filters.append(MetadataFilter(key="type", value=types, operator=FilterOperator.IN))
    if query.reports and len(query.reports) <= LARGEST_FILTER:
        filters.append(MetadataFilter(key="report", value=sorted(query.reports), operator=FilterOperator.IN))
    return MetadataFilters(filters=filters) if filters else None


def _parts(names: Sequence[Part], size: int) -> Iterator[Sequence[Part]]:
    for start in range(0, len(names), size):
        yield names[start : start + size]


def _all_ids(collection: Collection) -> Iterator[str]:
    offset = 0
    while True:
        page = collection.get(include=["embeddings"], limit=LARGEST_ADD, offset=offset)["ids"]
        yield from page
        if len(page) < LARGEST_ADD:
            return
        offset += LARGEST_ADD


def _started(folder: Path) -> System:
    chosen = ChromaSettings(anonymized_telemetry=False, is_persistent=True, persist_directory=os.fspath(folder))
    system = System(chosen)
    system.instance(ServerAPI)  # type: ignore[type-abstract]
    system.start()
    return system


def _client(system: System) -> ClientAPI:
    client = Client.from_system(system)
    # Chroma would hand this one to the next who opens the folder.
    Client.clear_system_cache()
    return client


def _collection(client: ClientAPI, writes: bool) -> Collection:
    if writes:
        return client.get_or_create_collection("passages", metadata=dict(SEARCHED), embedding_function=None)
    return client.get_collection("passages", embedding_function=None)


@contextmanager
def _opening(folder: Path) -> Iterator[None]:
    try:
        yield
    except (ChromaError, ValueError, OSError) as error:
        raise UnusableStore(
            f"The vectors in {folder} cannot be opened ({str(error).splitlines()[0]}): "
            "run `askreports index`, which makes them anew."
        ) from error


def _may_be_written(folder: Path) -> bool:
    """Whether Chroma's database can be written, and its journal beside it."""
    return may_be_written(*(path for path in (folder, folder / "chroma.sqlite3") if path.exists()))


def _release(system: System, hold: Hold, copy: Path | None) -> None:
    """Let go of Chroma's files and of the folder."""
    system.stop()
    _let_go(hold, copy)


def _let_go(hold: Hold, copy: Path | None) -> None:
    hold.release()
    if copy is not None:
        shutil.rmtree(copy, ignore_errors=True)
