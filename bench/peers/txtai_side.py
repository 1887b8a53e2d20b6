"""txtai as its documentation shows it: segments of text in an Embeddings database with `hybrid` on."""

from txtai import Embeddings
from txtai.pipeline import Segmentation

from bench.peers.lines import lines
from bench.peers.work import PASSAGE_PROMPT, QUERY_PROMPT, Chunk, Finder, Work


class TxtaiSide(Finder):
    """A line of a report, which is a paragraph, is a row; a search gives 3 when no limit is named."""

    packages = ("txtai",)
    usual = 3

    def load(self, work: Work) -> None:
        self._embeddings = Embeddings(
            path=str(work.model),
            hybrid=True,
            instructions={"query": QUERY_PROMPT, "data": PASSAGE_PROMPT},
            vectors={"dtype": work.precision},
        )
        self._embeddings.transform("预热")

    def index(self, work: Work) -> list[Chunk]:
        segment = Segmentation(lines=True, cleantext=False)
        self.chunks, rows = [], []
        for file in work.files:
            text = work.text_of(file)
            pieces = [piece for piece in segment(text) if piece.strip()]
            self.chunks += lines(file, text, pieces)
            rows += pieces
        self._embeddings.index(rows)
        return self.chunks

    def search(self, question: str, count: int) -> list[int]:
        return [int(number) for number, _ in self._embeddings.search(question, count)]
