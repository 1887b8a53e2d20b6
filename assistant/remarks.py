"""Sentences that say of a problem that it is solved, that there is none, or, outside the sections on problems, that it is still there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.concepts import Meaning, Reader, likely_told, without_number
from assistant.stance import NO_SUCH, STILL, Stance, bare, is_settled, says
from corpus.sentences import clauses
from corpus.types import Passage, Report, SectionType, Span
from index.library import Library

# A remark is read in its clauses, each with so many before it: what is solved is named before that it is.
CLAUSES_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence, what it says of what it names, and the words that name it, without those for its stance."""

    passage: Passage
    sentence: Span
    stance: Stance
    pieces: tuple[str, ...]


class Remarks:
    """All remarks of a library, by report, with what each speaks of; found when first asked for."""

    def __init__(self, library: Library, reader: Reader) -> None:
        self._library, self._reader = library, reader

    def of(self, reports: Sequence[Report], stance: Stance) -> list[int]:
        """Places of the remarks of some reports with a stance, in the order of the library."""
        wanted = {report.id for report in reports}
        return [at for at, one in enumerate(self.all) if one.stance is stance and one.passage.report in wanted]

    def told(self, meaning: Meaning | None) -> NDArray[np.float32]:
        """How far each remark speaks of the problems meant, 0 to 1, shape (remarks,)."""
        if meaning is None or not self.all:
            return np.zeros(len(self.all), np.float32)
        told: NDArray[np.float32] = (self._likely * self._reader.weights(meaning.weights)).max(axis=1)
        return told

    @cached_property
    def all(self) -> tuple[Remark, ...]:
        """Every remark, in the order of the library."""
        contents = self._library.contents
        found = []
        for passage in contents.passages:
            report, of_problems = contents.reports[passage.report], contents.type_of(passage) is SectionType.PROBLEMS
            is_plan = contents.type_of(passage) is SectionType.NEXT_STEPS
            for sentence in passage.sentences:
                stance = says(without_number(report, sentence))
                if stance is None or is_plan or (of_problems and stance is Stance.TELLS):
                    continue
                found.append(Remark(passage, sentence, stance, _pieces(report, sentence, stance)))
        return tuple(found)

    @cached_property
    def _likely(self) -> NDArray[np.float16]:
        pieces = [piece for one in self.all for piece in one.pieces]
        firsts = np.cumsum([0, *(len(one.pieces) for one in self.all)])[:-1]
        likely: NDArray[np.float16] = np.maximum.reduceat(likely_told(self._reader.sentences, pieces), firsts, axis=0).astype(np.float16)
        return likely


def _pieces(report: Report, sentence: Span, stance: Stance) -> tuple[str, ...]:
    """The stretches of clauses that end in the one with the words for the stance, each without these."""
    texts = [report.search.slice_of(clause) for clause in clauses(report.text, sentence)]
    marked = [number for number, text in enumerate(texts) if _marks(text, stance)] or [len(texts) - 1]
    first_of = {Stance.SOLVED: CLAUSES_BEFORE, Stance.TELLS: 1, Stance.DENIED: 0}[stance]
    return tuple(dict.fromkeys(bare("".join(texts[first : last + 1])) for last in marked for first in range(max(0, last - first_of), last + 1)))


def _marks(clause: str, stance: Stance) -> bool:
    if stance is Stance.SOLVED:
        return is_settled(clause)
    return bool((NO_SUCH if stance is Stance.DENIED else STILL).search(clause))
