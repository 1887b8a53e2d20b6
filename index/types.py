"""What search takes and gives."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.types import Passage, SectionType, Span

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and where.

    `text` is the question in the user's words, `terms` are Chinese words for the keyword search;
    `reports` holds ids, `sections` types; an empty one means all.
    """

    text: str
    terms: tuple[str, ...] = ()
    reports: frozenset[str] = frozenset()
    sections: frozenset[SectionType] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, its score, and its sentence nearest to the question."""

    passage: Passage
    score: float
    sentence: Span
    similarity: float
