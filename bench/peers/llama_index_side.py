"""LlamaIndex as its starter tutorial for local models shows it: reader, SentenceSplitter, VectorStoreIndex, top k."""

from llama_index.core import SimpleDirectoryReader, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

from bench.peers.work import PASSAGE_PROMPT, QUERY_PROMPT, Chunk, Finder, Work, text_name


class LlamaIndexSide(Finder):
    """The default chunk size is 1,024 tokens with 200 of overlap, the default k is 2."""

    packages = ("llama-index-core", "llama-index-embeddings-huggingface")
    usual = 2

    def load(self, work: Work) -> None:
        self.model = HuggingFaceEmbedding(
            model_name=str(work.model),
            query_instruction=QUERY_PROMPT,
            text_instruction=PASSAGE_PROMPT,
            model_kwargs={"dtype": work.precision},
        )

    def index(self, work: Work) -> list[Chunk]:
        named = {text_name(file): file for file in work.files}
        documents = SimpleDirectoryReader(str(work.texts)).load_data()
        nodes = [node for node in SentenceSplitter().get_nodes_from_documents(documents) if isinstance(node, TextNode)]
        self._index = VectorStoreIndex(nodes, embed_model=self.model)
        self._numbers = {node.node_id: number for number, node in enumerate(nodes)}
        self.chunks = [_chunk(named[node.metadata["file_name"]], node) for node in nodes]
        return self.chunks

    def search(self, question: str, count: int) -> list[int]:
        found = self._index.as_retriever(similarity_top_k=count).retrieve(question)
        return [self._numbers[hit.node.node_id] for hit in found]


def _chunk(file: str, node: TextNode) -> Chunk:
    """A node that the library could not place in its text stands nowhere, and no truth overlaps it."""
    if node.start_char_idx is None or node.end_char_idx is None:
        return Chunk(file, 0, 0)
    return Chunk(file, node.start_char_idx, node.end_char_idx)
