"""Whether the vectors are those of the catalogue's reports: all of them, and no others."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.catalogue import Entry
from index.sentences import sentence_id
from index.store import VectorStore


@dataclass(frozen=True, slots=True)
class Agreement:
    """How vectors and catalogue differ.

    `agreed` counts the vectors that belong to a report and are there; `lacking` are the reports with a vector missing, `missing` is how many vectors that is; the stray ones belong
    to no report of the catalogue.
    """

    agreed: int
    lacking: tuple[str, ...]
    missing: int
    stray_passages: tuple[str, ...]
    stray_sentences: tuple[str, ...]

    @property
    def stray(self) -> int:
        return len(self.stray_passages) + len(self.stray_sentences)


def agreement(entries: Iterable[Entry], store: VectorStore, spare: Iterable[str]) -> Agreement:
    """Compare them by id, reading every vector.

    Args:
        spare: reports whose vectors may still be there.

    Raises:
        UnusableStore: when vectors cannot be read.
    """
    passages, sentences = store.ids()
    lacking: list[str] = []
    agreed = missing = 0
    for entry in entries:
        wanted = {passage.id for passage in entry.passages}
        said = {sentence_id(p.id, n) for p in entry.passages for n in range(len(p.sentences))}
        lost = len(wanted - passages) + len(said - sentences)
        agreed += len(wanted) + len(said) - lost
        if lost:
            lacking.append(entry.report.id)
            missing += lost
        passages -= wanted
        sentences -= said
    known = tuple(f"{report}-" for report in spare)
    stray = [tuple(sorted(name for name in left if not name.startswith(known))) for left in (passages, sentences)]
    return Agreement(agreed, tuple(lacking), missing, stray[0], stray[1])
