"""Sentences that say of a problem that it is solved, that there is none, or, outside the sections on problems, that it is still there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.concepts import Meaning, Reader, likely_told, without_number
from assistant.stance import NO_SUCH, STILL, Stance, bare, is_settled, says
from corpus.sentences import clauses
from corpus.types import Passage, Report, SectionType, Span
from index.library import Library

# A remark is read in its clauses, each with so many before it: what is solved is named before that it is.
CLAUSES_BEFORE = 3
REMARKS_A_ROUND = 4096


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence, what it says of what it names, and the words that name it, without those for its stance."""

    passage: Passage
    sentence: Span
    stance: Stance
    pieces: tuple[str, ...]


class Remarks:
    """All remarks of a library, in its order, with what each speaks of. Read once for an opened library."""

    def __init__(self, library: Library, reader: Reader) -> None:
        self._reader = reader
        self.all = tuple(_remarks(library))
        self._by_stance = {stance: [at for at, one in enumerate(self.all) if one.stance is stance] for stance in Stance}
        self._likely = _likely(reader, self.all)

    def of(self, reports: Sequence[Report], stance: Stance) -> list[int]:
        """Places of the remarks of some reports with a stance, in the order of the library."""
        wanted = {report.id for report in reports}
        return [at for at in self._by_stance[stance] if self.all[at].passage.report in wanted]

    def told(self, meaning: Meaning | None) -> NDArray[np.float32]:
        """How far each remark speaks of the problems meant, 0 to 1, shape (remarks,)."""
        if meaning is None or not self.all:
            return np.zeros(len(self.all), np.float32)
        told: NDArray[np.float32] = (self._likely * self._reader.weights(meaning.weights)).max(axis=1)
        return told


def _remarks(library: Library) -> Iterator[Remark]:
    contents = library.contents
    for passage in contents.passages:
        report, kind = contents.reports[passage.report], contents.type_of(passage)
        if kind is SectionType.NEXT_STEPS:
            continue
        for sentence in passage.sentences:
            stance = says(without_number(report, sentence))
            if stance is not None and not (kind is SectionType.PROBLEMS and stance is Stance.TELLS):
                yield Remark(passage, sentence, stance, _pieces(report, sentence, stance))


def _likely(reader: Reader, remarks: Sequence[Remark]) -> NDArray[np.float16]:
    """How likely each remark speaks of each problem, in one of its pieces, shape (remarks, labels)."""
    found = np.zeros((len(remarks), len(reader.sentences.labels)), np.float16)
    for start in range(0, len(remarks), REMARKS_A_ROUND):
        several = remarks[start : start + REMARKS_A_ROUND]
        firsts = np.cumsum([0, *(len(one.pieces) for one in several)])[:-1]
        likely = likely_told(reader.sentences, [piece for one in several for piece in one.pieces])
        found[start : start + len(several)] = np.maximum.reduceat(likely, firsts, axis=0)
    return found


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
