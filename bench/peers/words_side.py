"""Plain BM25 over Chinese words: jieba cuts, bm25s ranks, no model."""

import jieba
from bm25s import BM25

from bench.peers.lines import lines
from bench.peers.work import Chunk, Finder, Work


class WordsSide(Finder):
    """A line of a report, which is a paragraph, is a row; bm25s gives 10 when no k is named."""

    packages = ("jieba", "bm25s")
    usual = 10

    def load(self, work: Work) -> None:
        jieba.setLogLevel(60)
        jieba.initialize()

    def index(self, work: Work) -> list[Chunk]:
        self.chunks, rows = [], []
        for file in work.files:
            text = work.text_of(file)
            pieces = [piece for piece in text.split("\n") if piece.strip()]
            self.chunks += lines(file, text, pieces)
            rows += pieces
        self._ranker = BM25()
        self._ranker.index([_words(row) for row in rows], show_progress=False)
        return self.chunks

    def search(self, question: str, count: int) -> list[int]:
        asked = [word for word in _words(question) if word in self._ranker.vocab_dict]
        if not asked:
            return []
        found, scores = self._ranker.retrieve([asked], k=min(count, len(self.chunks)), show_progress=False)
        return [int(number) for number, score in zip(found[0], scores[0], strict=True) if score > 0]


def _words(text: str) -> list[str]:
    return [word for word in jieba.lcut_for_search(text.lower()) if word.strip()]
