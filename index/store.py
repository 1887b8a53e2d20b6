"""Vectors kept and searched: the one door to chromadb, through llama-index's Chroma store."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import cast

import chromadb
import numpy as np
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Metadata, Where
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError
from llama_index.core.schema import TextNode
from llama_index.core.vector_stores.types import (
    FilterOperator,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
)
from llama_index.vector_stores.chroma import ChromaVectorStore

from corpus.errors import UnusableStore
from corpus.types import Passage, SectionType
from index.types import Query, Vectors

# Chroma takes at most 5,461 records an add, and a statement of SQLite at most 32,766 variables.
LARGEST_ADD = 5000
LARGEST_FILTER = 500
DIMENSIONS_IN_METADATA = {"hnsw:space": "cosine"}
# Sentences are read by name and never searched for: a graph of few links more than halves the cost of adding them.
FEW_LINKS = {"hnsw:M": 4, "hnsw:construction_ef": 8}


@dataclass(frozen=True, slots=True)
class Record:
    """A passage with its vector and those of its sentences, one row a sentence."""

    passage: Passage
    type: SectionType
    text: str
    vector: Vectors
    sentence_vectors: Vectors


class VectorStore:
    """Two collections: passages, which are searched, and their sentences, which are read by name."""

    def __init__(self, folder: Path) -> None:
        try:
            self._client = chromadb.PersistentClient(
                path=os.fspath(folder), settings=ChromaSettings(anonymized_telemetry=False)
            )
            self._passages = self._collection("passages")
            self._sentences = self._collection("sentences", FEW_LINKS)
        except (ChromaError, ValueError, OSError) as error:
            raise UnusableStore(
                f"The vectors in {folder} cannot be opened ({str(error).splitlines()[0]}): "
                "take the store's folder away and run `askreports index` again."
            ) from error
        self._llama = ChromaVectorStore(chroma_collection=self._passages)

    def _collection(self, name: str, graph: Mapping[str, int] = MappingProxyType({})) -> Collection:
        return self._client.get_or_create_collection(
            name, metadata={**DIMENSIONS_IN_METADATA, **graph}, embedding_function=None
        )

    def add(self, records: Sequence[Record]) -> None:
        """Write passages and sentences of reports that have no vectors here yet."""
        if not records:
            return
        self._llama.add([_node(record) for record in records])
        ids: list[str] = []
        vectors: list[Vectors] = []
        reports: list[Metadata] = []
        for record in records:
            for number in range(len(record.passage.sentences)):
                ids.append(sentence_id(record.passage.id, number))
                vectors.append(record.sentence_vectors[number])
                reports.append({"report": record.passage.report})
        for start in range(0, len(ids), LARGEST_ADD):
            part = slice(start, start + LARGEST_ADD)
            self._sentences.add(ids=ids[part], embeddings=np.stack(vectors[part]), metadatas=reports[part])

    def remove(self, reports: Iterable[str]) -> None:
        """Take out every vector of these reports."""
        for part in _parts(sorted(reports), LARGEST_FILTER):
            where = cast(Where, {"report": {"$in": [*part]}})
            for collection in (self._passages, self._sentences):
                collection.delete(where=where)

    def reports(self) -> dict[str, int]:
        """Passage vectors a report, for the check against the catalogue."""
        counts: dict[str, int] = {}
        for metadata in _all_metadata(self._passages):
            report = str(metadata["report"])
            counts[report] = counts.get(report, 0) + 1
        return counts

    def nearest(self, vector: Vectors, query: Query, count: int) -> list[tuple[str, float]]:
        """Passage ids with their cosine, nearest first, within the query's reports and section types."""
        found = self._llama.query(
            VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=count, filters=_filters(query))
        )
        # The store turns a cosine distance d into exp(-d).
        similarities = [1.0 + float(np.log(s)) for s in found.similarities or []]
        return sorted(zip(found.ids or [], similarities, strict=True), key=lambda hit: (-hit[1], hit[0]))

    def sentence_vectors(self, passages: Sequence[Passage]) -> dict[str, Vectors]:
        """Vectors of all sentences of these passages by passage id, one row a sentence."""
        names = [(p.id, sentence_id(p.id, n)) for p in passages for n in range(len(p.sentences))]
        vectors: dict[str, Vectors] = {}
        for part in _parts([name for _, name in names], LARGEST_ADD):
            got = self._sentences.get(ids=list(part), include=["embeddings"])
            embeddings = got["embeddings"]
            assert embeddings is not None
            vectors |= {name: np.asarray(v, np.float32) for name, v in zip(got["ids"], embeddings, strict=True)}
        rows: dict[str, list[Vectors]] = {}
        for passage_id, name in names:
            if name in vectors:
                rows.setdefault(passage_id, []).append(vectors[name])
        return {passage_id: np.stack(row) for passage_id, row in rows.items()}


def sentence_id(passage: str, number: int) -> str:
    return f"{passage}.{number:03d}"


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


def _parts(names: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), size):
        yield names[start : start + size]


def _all_metadata(collection: Collection) -> Iterator[Metadata]:
    offset = 0
    while True:
        page = collection.get(include=["metadatas"], limit=LARGEST_ADD, offset=offset)["metadatas"] or []
        yield from page
        if len(page) < LARGEST_ADD:
            return
        offset += LARGEST_ADD
