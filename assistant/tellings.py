"""How problems are told without their names: sets of facets that must stand together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

import yaml

from assistant.glossary import LONGEST_GAP
from corpus.errors import AskReportsError

SENTENCE_END = re.compile(r"[。;!?\n]")
CLAUSE_END = re.compile(r"[,:、]")
# Facets that must stand together stand in clauses of together no more than so many characters.
LONGEST_TELLING = 48


@dataclass(frozen=True, slots=True)
class Telling:
    """Facets, each a choice of wordings; a text tells the concept when all stand in neighbouring clauses of it."""

    facets: tuple[re.Pattern[str], ...]

    def told_in(self, stretch: str) -> bool:
        """Whether every facet stands in the stretch, no two in the very same words."""
        places = [match.span() for facet in self.facets if (match := facet.search(stretch))]
        return len(places) == len(self.facets) and len(set(places)) == len(places)


def tells(concept: str, sentence: str) -> bool:
    """Whether a sentence of a section on problems tells a concept of the glossary without naming it.

    >>> tells("understaffing", "窗口仅有两名同志,既要受理又要审批")
    True
    """
    tellings = _tellings().get(concept, ())
    return bool(tellings) and any(telling.told_in(stretch) for stretch in stretches(sentence) for telling in tellings)


def has_tellings(concept: str) -> bool:
    """Whether the file has tellings of a concept."""
    return concept in _tellings()


def stretches(sentence: str) -> Iterator[str]:
    """Single clauses of a sentence, and two neighbours together where both are short."""
    for part in SENTENCE_END.split(sentence):
        clauses = [clause for clause in CLAUSE_END.split(part) if clause.strip()]
        yield from clauses
        for first, second in pairwise(clauses):
            if len(first) + len(second) <= LONGEST_TELLING:
                yield f"{first},{second}"


@lru_cache(maxsize=1)
def _tellings() -> dict[str, tuple[Telling, ...]]:
    content = yaml.safe_load(files("assistant").joinpath("tellings.yaml").read_text(encoding="utf-8"))
    words: dict[str, str] = content["words"]
    return {
        concept: tuple(Telling(tuple(_facet(facet, words) for facet in telling)) for telling in tellings)
        for concept, tellings in content["tellings"].items()
    }


def _facet(written: str, words: dict[str, str]) -> re.Pattern[str]:
    """A facet as a pattern, its words in capitals filled in, the longest wording first."""
    wordings: dict[str, None] = {}
    for wording in written.split("|"):
        if wording.isascii() and wording.isupper() and wording not in words:
            raise AskReportsError(f"tellings.yaml names {wording}, which its words do not define.")
        wordings |= dict.fromkeys(words[wording].split("|") if wording in words else [wording])
    gap = rf"[^。;\n]{{0,{LONGEST_GAP}}}"
    patterns = (gap.join(map(re.escape, wording.split("*"))) for wording in sorted(wordings, key=lambda w: (-len(w), w)))
    return re.compile("|".join(patterns), re.IGNORECASE)
