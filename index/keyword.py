"""BM25 over Chinese: character pairs, with Latin words and numbers whole."""

import re
from collections.abc import Sequence
from functools import reduce
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

TOKEN = re.compile(r"[a-z]+|\d+(?:\.\d+)?|[\u3400-\u4dbf\u4e00-\u9fff]+", re.IGNORECASE)

NONE: NDArray[np.int64] = np.zeros(0, np.int64)


def tokens(text: str) -> list[str]:
    """Tokens of a search text.

    >>> tokens("受理量865310份（含网上）")
    ['受理', '理量', '865310', '份', '含网', '网上']
    """
    found: list[str] = []
    for match in TOKEN.finditer(text):
        word = match[0]
        if word[0].isascii():
            found.append(word.lower())
        elif len(word) == 1:
            found.append(word)
        else:
            found.extend(word[i : i + 2] for i in range(len(word) - 1))
    return found


class KeywordIndex:
    """A BM25 index over passages, in the order in which they were given."""

    def __init__(self, retriever: bm25s.BM25 | None, size: int) -> None:
        self._retriever = retriever
        self.size = size

    @classmethod
    def over(cls, texts: Sequence[str]) -> "KeywordIndex":
        """Build it over search texts."""
        tokenised = [tokens(text) for text in texts]
        if not any(tokenised):
            return cls(None, len(texts))
        retriever = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        retriever.index(tokenised, show_progress=False)
        return cls(retriever, len(texts))

    def scores(self, query: str) -> NDArray[np.float32]:
        """A BM25 score for every text, shape (size,); 0 where no token is shared."""
        asked = [token for token in tokens(query) if self._retriever and token in self._retriever.vocab_dict]
        if not asked or self._retriever is None:
            return np.zeros(self.size, np.float32)
        scored: NDArray[np.float32] = np.asarray(self._retriever.get_scores(asked), np.float32)
        return scored

    def holding(self, words: str) -> NDArray[np.int64] | None:
        """Numbers of the texts that may hold these words, sorted: all that do, and few others; None where no text is ruled out."""
        asked = dict.fromkeys(tokens(words))
        if self._retriever is None or not asked:
            return None
        # A pair of characters is a token wherever it stands; a word or a lone character may be part of a longer token.
        pairs = [token for token in asked if len(token) == 2 and not token.isascii()]
        if pairs:
            return reduce(lambda a, b: np.intersect1d(a, b, assume_unique=True), map(self._texts_with, pairs))
        part = max(asked, key=len)
        return np.unique(np.concatenate([NONE, *(self._texts_with(t) for t in self._retriever.vocab_dict if part in t)]))

    def _texts_with(self, token: str) -> NDArray[np.int64]:
        """Numbers of the texts that have a token, sorted."""
        at = self._retriever.vocab_dict.get(token) if self._retriever else None
        if self._retriever is None or at is None:
            return NONE
        starts = self._retriever.scores["indptr"]
        return np.sort(self._retriever.scores["indices"][starts[at] : starts[at + 1]].astype(np.int64))

    def save(self, folder: Path) -> None:
        if self._retriever is not None:
            self._retriever.save(folder)

    @classmethod
    def load(cls, folder: Path, size: int) -> "KeywordIndex":
        return cls(bm25s.BM25.load(folder), size)
