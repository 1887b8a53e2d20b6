"""Whether a sentence, or a number in its sentence, answers a question, read from both together by a cross-encoder.

It is learned from questions that many hands asked of fragments of reports (`assistant/answers_learned.py`).
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.learned import Learned

LEARNED = Learned("questions", ("learned.jsonl", "judged.jsonl", "figures.jsonl", "conversations.jsonl"))
MOST_KEPT = 20_000

Likely = NDArray[np.float32]


class Answering:
    """The reader as it was learned; its model is loaded when it first reads, and what was read last is kept."""

    def __init__(self) -> None:
        self._reader = LEARNED.reader()
        self._kept: dict[tuple[str, str], float] = {}

    def likely(self, question: str, sentences: Sequence[str]) -> Likely:
        """How likely each sentence answers the question, shape (sentences,); all in the search text's form."""
        pairs = [(question, sentence) for sentence in sentences]
        new = sorted({pair for pair in pairs if pair not in self._kept}, key=lambda pair: len(pair[1]))
        if len(self._kept) + len(new) > MOST_KEPT:
            self._kept.clear()
            new = sorted(set(pairs), key=lambda pair: len(pair[1]))
        self._kept.update(zip(new, self._reader.likely(new)[:, 1].tolist(), strict=True))
        return np.array([self._kept[pair] for pair in pairs], np.float32)


def in_turn(first: str, question: str) -> str:
    """A question as it is read after the one that it leans on."""
    return f"{first} {question}"


@lru_cache(maxsize=1)
def answering() -> Answering:
    """The reader in the package.

    Raises:
        UnusableModel: when it was learned on another model.
    """
    return Answering()
