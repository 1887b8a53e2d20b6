"""A topic: its words, its groups of terms and what each is worth, and the concepts it means."""

import re
from dataclasses import dataclass, field

from assistant.concepts import Family, Meaning
from assistant.incidents import Incident
from assistant.stance import Stance

# What a hit of each kind is worth: the user's own word, a variant of it, a word that only hints at it.
OWN, VARIANT, HINT = 1.0, 0.95, 0.4
# How sure it is that a report on the topic has one of the terms: the user's own Chinese words; a concept of
# the glossary; a dictionary's guesses; an English word without any Chinese one.
SURE, LIKELY, GUESSED, UNKNOWN = 1.0, 0.9, 0.45, 0.3
HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to word a part of the topic."""

    term: str
    pattern: re.Pattern[str]
    worth: float
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the topic with all its wordings; `weight` grows with its rarity in the collection."""

    phrase: str
    alternatives: tuple[Alternative, ...]
    certainty: float
    weight: float = 1.0

    def worth_in(self, text: str) -> float:
        """What the best of its wordings in the text is worth, 0 when none is there."""
        return max((a.worth for a in self.alternatives if a.pattern.search(text)), default=0.0)


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked about: its words, its groups of terms, and the concepts it means, which are told without its words too.

    `special` are words that make it more special than the concepts: one of them must be there too.
    `stance` is what is asked to be said of it. `incidents` are what is asked to have happened, or with `averted` not to have happened; the terms are then the words that
    reports tell it in.
    """

    text: str
    groups: tuple[Group, ...] = field(default=())
    meaning: Meaning | None = None
    incidents: tuple[Incident, ...] = field(default=())
    averted: bool = False
    special: tuple[Group, ...] = field(default=())
    stance: Stance = Stance.TELLS

    @property
    def weight(self) -> float:
        return sum(group.weight for group in self.groups)

    def share(self, text: str) -> float:
        """The share of the topic's weight that a search text holds, 0 to 1."""
        return sum(g.weight * g.worth_in(text) for g in self.groups) / self.weight if self.groups else 0.0

    @property
    def is_of_problems(self) -> bool:
        """Whether it means problems, which a report may tell as settled."""
        return self.meaning is not None and self.meaning.family is Family.PROBLEMS

    @property
    def is_of_practices(self) -> bool:
        """Whether it means what an agency does."""
        return self.meaning is not None and self.meaning.family is Family.PRACTICES

    def search_terms(self) -> tuple[str, ...]:
        """Chinese terms for the keyword search."""
        return tuple(
            a.term.replace("*", " ") for g in self.groups for a in g.alternatives if a.worth > HINT and HAN.search(a.term)
        )
