"""The collection's own words: what occurs in it, and how rare it is."""

import math
import re
from collections.abc import Sequence
from functools import cached_property

from corpus.types import Report


class Vocabulary:
    """Looks terms up in the search texts of a collection; made once for a state of the index."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = tuple(reports)
        self._known: dict[str, bool] = {}
        self._rarity: dict[tuple[str, ...], float] = {}

    @cached_property
    def _text(self) -> str:
        return "\n".join(report.search.text for report in self._reports)

    @cached_property
    def _sections(self) -> tuple[str, ...]:
        return tuple(r.search.slice_of(section.span) for r in self._reports for section in r.sections)

    def has(self, words: str) -> bool:
        """Whether some report has these words, letter for letter."""
        if words not in self._known:
            self._known[words] = words in self._text
        return self._known[words]

    def rarity(self, patterns: Sequence[re.Pattern[str]]) -> float:
        """Inverse document frequency over sections of texts that match any of the patterns: rare is high."""
        key = tuple(pattern.pattern for pattern in patterns)
        if key not in self._rarity:
            having = sum(any(pattern.search(text) for pattern in patterns) for text in self._sections)
            self._rarity[key] = math.log(1 + (len(self._sections) + 1) / (having + 1))
        return self._rarity[key]
