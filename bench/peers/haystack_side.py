"""Haystack as its hybrid retrieval tutorial shows it: BM25 and embeddings in memory, joined by reciprocal rank."""

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import RecursiveDocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from bench.peers.work import PASSAGE_PROMPT, QUERY_PROMPT, Chunk, Finder, Work

# The tutorial splits at blanks, which Chinese has not: the recursive splitter at Chinese marks, in the peer's favour.
SEPARATORS = ["\n", "[。！？；]", "，"]
CHARACTERS_A_CHUNK = 400


class HaystackSide(Finder):
    """Each retriever gives its default of 10; the joined list is what the pipeline answers with."""

    packages = ("haystack-ai", "sentence-transformers-haystack")
    usual = 10

    def load(self, work: Work) -> None:
        model = str(work.model)
        self._store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        precision = {"dtype": work.precision}
        self._documents = SentenceTransformersDocumentEmbedder(
            model=model, prefix=PASSAGE_PROMPT, progress_bar=False, model_kwargs=precision
        )
        self._questions = SentenceTransformersTextEmbedder(
            model=model, prefix=QUERY_PROMPT, progress_bar=False, model_kwargs=precision
        )
        self._documents.warm_up()
        self._questions.warm_up()

    def index(self, work: Work) -> list[Chunk]:
        splitter = RecursiveDocumentSplitter(split_length=CHARACTERS_A_CHUNK, split_unit="char", separators=SEPARATORS)
        pipeline = Pipeline()
        pipeline.add_component("splitter", splitter)
        pipeline.add_component("embedder", self._documents)
        pipeline.add_component("writer", DocumentWriter(self._store))
        pipeline.connect("splitter", "embedder")
        pipeline.connect("embedder", "writer")
        documents = [Document(content=work.text_of(file), meta={"file": file}) for file in work.files]
        pipeline.run({"splitter": {"documents": documents}})
        stored = self._store.filter_documents()
        self._numbers = {document.id: number for number, document in enumerate(stored)}
        self.chunks = [_chunk(document) for document in stored]
        self._search = self._hybrid()
        return self.chunks

    def search(self, question: str, count: int) -> list[int]:
        return self._joined(question, count)[:count]

    def sources(self, question: str) -> list[str]:
        return [self.chunks[number].file for number in self._joined(question, self.usual)]

    def _joined(self, question: str, count: int) -> list[int]:
        asked = {
            "embedder": {"text": question},
            "words": {"query": question, "top_k": count},
            "vectors": {"top_k": count},
        }
        found = self._search.run(asked)["joiner"]["documents"]
        return [self._numbers[document.id] for document in found]

    def _hybrid(self) -> Pipeline:
        pipeline = Pipeline()
        pipeline.add_component("embedder", self._questions)
        pipeline.add_component("vectors", InMemoryEmbeddingRetriever(self._store))
        pipeline.add_component("words", InMemoryBM25Retriever(self._store))
        pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
        pipeline.connect("embedder", "vectors")
        pipeline.connect("vectors", "joiner")
        pipeline.connect("words", "joiner")
        return pipeline


def _chunk(document: Document) -> Chunk:
    start = int(document.meta["split_idx_start"])
    return Chunk(str(document.meta["file"]), start, start + len(document.content or ""))
