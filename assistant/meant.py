"""Which concept of the glossary a topic means that words it in its own way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.glossary import Concept, concepts
from assistant.tellings import has_tellings
from assistant.terms import Topic, edited, topic
from assistant.types import Kind, Language, Understood
from assistant.vocabulary import Vocabulary
from index.model import Encoder
from index.types import Vectors

# The cosine of two short wordings in one language, from which they mean the same (decision 3).
SAME = {Language.CHINESE: 0.945, Language.ENGLISH: 0.93}
# Wordings of a concept that a topic is held against, in each language.
MOST_WORDINGS = 10
# Concepts hardly further off than the nearest are meant as well: the glossary has finer kinds than people name.
AS_NEAR = 0.01

# What is left of a question's frame at the ends of a topic.
EDGES = re.compile(
    r"^(?:\s*(?:既|又|还|也|但|却|都|并|且|均|存在|提到|提及|反映|讲到|承认|面临|遇到|出现|有|没有|没|未|不|把|将"
    r"|(?:do|does|did|has|have|had) not|don't|doesn't|didn't|not(?! (?:enough|well|fully|properly|sufficient|adequate|always))|both|also|and|but|se|report(?:s|ed)?|include[sd]?|name[sd]?"
    r"|list(?:s|ed)?|problems?|that|with|of|their|its|the|having|have|has|suffer\w*|from|about)(?![a-z])\s*)+"
    r"|(?:\s*(?:的问题|问题|的困难|困难的|的短板|的难题|这一|这个|一共有|共有|的一共|有|的|as|among|too|either|or)(?![a-z]))+\s*$"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A concept of the glossary that a topic means, and how near it is."""

    concept: Concept
    cosine: float


class Problems:
    """The wordings of the glossary's problems with their vectors, made once for a model and kept in its cache."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._owners = {language: _owners(language) for language in Language}
        self._vectors = {
            language: encoder.kept_wordings([wording for wording, _ in owners]) for language, owners in self._owners.items()
        }
        chinese = [concept.id for _, concept in self._owners[Language.CHINESE]]
        self._names = tuple(dict.fromkeys(chinese))
        means = [self._vectors[Language.CHINESE][np.array(chinese) == name].mean(axis=0) for name in self._names]
        self._centres: Vectors = np.stack([mean / np.linalg.norm(mean) for mean in means])

    def contrast(self, vector: Vectors, problems: Sequence[str]) -> float:
        """How much nearer a sentence lies to the nearest of these problems than to problems at large.

        The standard score of its cosine among those to all problems; a sentence that speaks of something else may
        use the same words, but lies nearer to what it speaks of.
        """
        cosines = self._centres @ vector
        standard = (cosines - cosines.mean()) / (cosines.std() or 1.0)
        return float(max(standard[at] for at, name in enumerate(self._names) if name in problems))

    def meant(self, topic: str, language: Language) -> tuple[Meaning, ...]:
        """The problems that a topic means, nearest first; none where it means something else."""
        bare = without_edges(topic)
        if not bare:
            return ()
        owners = self._owners[language]
        cosines = self._vectors[language] @ self._encoder.wordings([bare])[0]
        best: dict[str, Meaning] = {}
        for at in np.argsort(-cosines)[:50].tolist():
            concept, cosine = owners[at][1], float(cosines[at])
            if cosine >= SAME[language]:
                best.setdefault(concept.id, Meaning(concept, cosine))
        nearest = max((meaning.cosine for meaning in best.values()), default=0.0)
        return tuple(meaning for meaning in best.values() if meaning.cosine >= nearest - AS_NEAR)


def asked_topic(understood: Understood, text: str, vocabulary: Vocabulary, problems: Problems) -> Topic:
    """The topic of a question, or of one of its conditions, with the terms and the problems that it means."""
    concepts: tuple[Concept, ...] = ()
    if understood.kind is Kind.LIST and not understood.is_literal:
        concepts = tuple(meaning.concept for meaning in problems.meant(text, understood.language))
    if concepts:
        text = without_edges(text)
    found = topic(text, understood.language, vocabulary, understood.is_literal, concepts)
    return edited(found, understood.scope.with_terms, understood.scope.without_terms, vocabulary)


def without_edges(topic: str) -> str:
    """A topic without what is left of the question's frame at its ends.

    >>> without_edges("把信息孤岛"), without_edges("report lack of funds")
    ('信息孤岛', 'lack of funds')
    """
    return EDGES.sub("", topic).strip()


def _owners(language: Language) -> Sequence[tuple[str, Concept]]:
    """Each wording of the language with its problem."""
    problems = [concept for concept in concepts() if has_tellings(concept.id)]
    if language is Language.ENGLISH:
        return [(wording, concept) for concept in problems for wording in concept.english[:MOST_WORDINGS]]
    return [(wording.replace("*", ""), concept) for concept in problems for wording in concept.chinese[:MOST_WORDINGS]]
