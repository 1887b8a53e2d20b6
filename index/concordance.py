"""Where wordings stand in the passages of a library: exact, over all of them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import Entry
from corpus.repair import simplify
from corpus.section_types import kinds_of
from corpus.types import Passage, Report, SectionType, Span
from index.keyword import KeywordIndex

Numbers = NDArray[np.int64]
# Wordings whose places are kept: those of some fifty questions.
KEPT_WORDINGS = 1024
NOWHERE: Numbers = np.zeros(0, np.int64)


class Wording(Protocol):
    """A term, its open places marked `*`, and the pattern that finds it in a search text."""

    @property
    def term(self) -> str: ...

    @property
    def pattern(self) -> re.Pattern[str]: ...


@dataclass(frozen=True, slots=True)
class Places:
    """Where a wording stands, each sorted: rows of sentences, numbers of passages, and of headings."""

    sentences: Numbers
    passages: Numbers
    headings: Numbers


NO_PLACES = Places(NOWHERE, NOWHERE, NOWHERE)


class Concordance:
    """The passages of a library with the place of every sentence, in the order of the passages.

    One place a passage: `texts` (search text), `report`, `section` (both counted through the library), `type` (a number
    among `types`), `of_both` (whether its section is on problems and plans alike) and `heading` (a number among the distinct heading paths, `headings`). One place a sentence, here a row:
    `passage`, and `length` in the report's characters. A passage's rows are `first[number]:first[number + 1]`.
    """

    types = tuple(SectionType)

    def __init__(self, entries: Sequence[Entry], keywords: KeywordIndex) -> None:
        self._keywords = keywords
        self._number = {entry.report.id: number for number, entry in enumerate(entries)}
        self.texts: list[str] = []
        named: dict[str, int] = {}
        report, section, kind, of_both, heading, starts, ends, lengths = [], [], [], [], [], [], [], []
        sections_before = base = 0
        for entry in entries:
            for passage, text, spans in zip(entry.passages, *_pieces(entry.report, entry.passages), strict=True):
                within = entry.report.sections[passage.section]
                path = " ".join(within.heading_path)
                report.append(self._number[entry.report.id])
                section.append(sections_before + passage.section)
                kind.append(self.types.index(within.type))
                of_both.append(len(kinds_of(within)) > 1)
                heading.append(named.setdefault(path, len(named)))
                starts.append(spans[:, 0] + base)
                ends.append(spans[:, 1] + base)
                lengths.append(np.array([sentence.end - sentence.start for sentence in passage.sentences], np.int64))
                self.texts.append(text)
                base += len(text) + 1
            sections_before += len(entry.report.sections)
        self.headings = tuple(map(simplify, named))
        self.report, self.section = np.array(report, np.int64), np.array(section, np.int64)
        self.of_both = np.array(of_both, bool)
        self.type, self.heading = np.array(kind, np.int8), np.array(heading, np.int64)
        self.sections = len(np.unique(self.section))
        self.first = _sums(map(len, starts))
        self._base = _sums(len(text) + 1 for text in self.texts)
        self._starts, self._ends = _joined(starts), _joined(ends)
        self.length = _joined(lengths)
        self.passage = np.repeat(np.arange(len(self.texts)), np.diff(self.first))
        self._found: Callable[[str, re.Pattern[str]], Places] = lru_cache(maxsize=KEPT_WORDINGS)(self._find)

    def places(self, wording: Wording) -> Places:
        """Where a wording stands."""
        return self._found(wording.term, wording.pattern)

    def passages_with(self, wordings: Iterable[Wording]) -> Numbers:
        """Passages in which, or above which in a heading, any of the wordings stands; sorted."""
        found = [self.places(wording) for wording in wordings]
        inside = _union([places.passages for places in found])
        headed = np.zeros(len(self.headings), bool)
        headed[_union([places.headings for places in found])] = True
        return np.union1d(inside, np.flatnonzero(headed[self.heading])) if headed.any() else inside

    def reports_with(self, wordings: Iterable[Wording], within: Sequence[Report]) -> int:
        """In how many of these reports any of the wordings stands."""
        having = np.unique(self.report[self.passages_with(wordings)])
        if len(within) == len(self._number):
            return len(having)
        return int(np.isin(having, self.numbers(within)).sum())

    def numbers(self, reports: Sequence[Report]) -> Numbers:
        """The reports' numbers, in their order; a report that the library does not have is passed over."""
        return np.array([self._number[r.id] for r in reports if r.id in self._number], np.int64)

    def has(self, words: str) -> bool:
        """Whether some passage or heading has these words, letter for letter."""
        return any(words in self.texts[n] or words in self.headings[self.heading[n]] for n in self._candidates(words).tolist())

    def _candidates(self, term: str) -> Numbers:
        pieces = [self._keywords.holding(piece) for piece in term.split("*") if piece]
        known = [numbers for numbers in pieces if numbers is not None]
        return reduce(_intersection, known) if known else np.arange(len(self.texts))

    def _find(self, term: str, pattern: re.Pattern[str]) -> Places:
        candidates = self._candidates(term)
        if not len(candidates):
            return NO_PLACES
        passages: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        for number, base in zip(candidates.tolist(), self._base[candidates].tolist(), strict=True):
            for match in pattern.finditer(self.texts[number]):
                passages.append(number)
                starts.append(base + match.start())
                ends.append(base + match.end())
        headings = np.unique(self.heading[candidates])
        headed = [number for number in headings.tolist() if pattern.search(self.headings[number])]
        rows = np.searchsorted(self._starts, np.array(starts, np.int64), side="right") - 1
        whole = (rows >= 0) & (np.array(ends, np.int64) <= self._ends[rows])
        return Places(np.unique(rows[whole]), np.unique(np.array(passages, np.int64)), np.array(headed, np.int64))


def _pieces(report: Report, passages: Sequence[Passage]) -> tuple[list[str], list[Numbers]]:
    """Each passage's search text, and where in it each sentence lies, shape (sentences, 2)."""
    begins = np.asarray(report.search.starts, np.int64)
    texts, spans = [], []
    for passage in passages:
        view = report.search.range_of(Span(passage.start, passage.end))
        edges = np.array([(s.start, s.end) for s in passage.sentences], np.int64).reshape(-1, 2)
        texts.append(report.search.text[view.start : view.end])
        spans.append(np.searchsorted(begins, edges, side="left") - view.start)
    return texts, spans


def _sums(lengths: Iterable[int]) -> Numbers:
    return np.concatenate([[0], np.cumsum(np.fromiter(lengths, np.int64))]).astype(np.int64)


def _joined(parts: Sequence[Numbers]) -> Numbers:
    return np.concatenate(parts) if parts else NOWHERE


def _union(parts: Sequence[Numbers]) -> Numbers:
    return np.unique(np.concatenate(parts)) if parts else NOWHERE


def _intersection(first: Numbers, second: Numbers) -> Numbers:
    both: Numbers = np.intersect1d(first, second, assume_unique=True)
    return both
