"""The collection's own words: what occurs in it, and how rare it is."""

import math
from collections.abc import Sequence

import numpy as np

from index.concordance import Concordance, Wording


class Vocabulary:
    """Looks terms up in the passages of a collection; made once for a state of the index."""

    def __init__(self, concordance: Concordance) -> None:
        self._concordance = concordance
        self._known: dict[str, bool] = {}

    def has(self, words: str) -> bool:
        """Whether some report has these words, letter for letter."""
        if words not in self._known:
            self._known[words] = self._concordance.has(words)
        return self._known[words]

    def rarity(self, wordings: Sequence[Wording]) -> float:
        """Inverse document frequency over sections that have any of the wordings, or stand under one: rare is high."""
        passages = self._concordance.passages_with(wordings)
        having = len(np.unique(self._concordance.section[passages]))
        return math.log(1 + (self._concordance.sections + 1) / (having + 1))

    def share_with(self, wordings: Sequence[Wording]) -> float:
        """The share of the collection's reports that have any of the wordings, 0 to 1."""
        reports = self._concordance.report
        having = np.unique(reports[self._concordance.passages_with(wordings)])
        return len(having) / max(1, len(np.unique(reports)))
