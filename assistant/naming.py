"""Which concept of a family a topic's words name: read by their words, and by their vector where the model is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.classify import FEATURES_OF_NAMES, Classifier, Probabilities, multinomial
from assistant.glossary import stems
from assistant.types import Language
from corpus.repair import simplify
from index.types import Vectors

# A topic that names none of a family's concepts.
NOTHING = "none"
# Centred vectors are brought to the size of words' weights, so that regularisation is weak.
SPREAD = 15.0
# Both readings count alike; none of them alone makes a concept impossible.
LEAST_SHARE = 1e-5


@dataclass(frozen=True, slots=True)
class Name:
    """What people call a concept, or a topic that is none."""

    text: str
    language: Language
    concept: str


@dataclass(frozen=True, slots=True)
class VectorReader:
    """Multinomial logistic regression over one embedding model's vectors of names, both languages together.

    `model` is the encoder's fingerprint; each of `centres` has shape (dimensions,), `weights` (dimensions, labels), `offsets`
    (labels,).
    """

    model: str
    centres: Mapping[Language, Vectors]
    weights: Vectors
    offsets: Vectors

    @classmethod
    def trained(cls, names: Sequence[Name], vectors: Vectors, model: str) -> "VectorReader":
        """Learn from the vectors of names, shape (names, dimensions)."""
        languages = np.array([name.language.value for name in names])
        centres = {language: vectors[languages == language.value].mean(axis=0) for language in Language}
        centred = vectors - np.stack([centres[name.language] for name in names])
        return cls(model, centres, *multinomial(centred * SPREAD, [name.concept for name in names]))

    def shares(self, vector: Vectors, language: Language) -> NDArray[np.float64]:
        """How likely the topic of a vector is each label, shape (labels,)."""
        return _softmax((vector - self.centres[language]) * SPREAD @ self.weights + self.offsets)

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All of it, to be kept in a file."""
        centres = {f"centre_{language.value}": vector for language, vector in self.centres.items()}
        return {"model": np.array(self.model), "weights": self.weights.astype(np.float16), "offsets": self.offsets, **centres}

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "VectorReader":
        """The reader whose `arrays` these are."""
        centres = {language: np.asarray(arrays[f"centre_{language.value}"], np.float32) for language in Language}
        weights, offsets = (np.asarray(arrays[name], np.float32) for name in ("weights", "offsets"))
        return cls(str(arrays["model"]), centres, weights, offsets)


@dataclass(frozen=True, slots=True)
class NameReader:
    """One family's names, read by their words in each language, and by the vectors of one model.

    All of them have the same labels in the same order, `NOTHING` among them.
    """

    words: Mapping[Language, Classifier]
    vectors: VectorReader

    @classmethod
    def trained(cls, names: Sequence[Name], vectors: Vectors, model: str) -> "NameReader":
        """Learn from names and their vectors; every label has names in each language."""
        words = {language: _words_trained(names, language) for language in Language}
        return cls(words, VectorReader.trained(names, vectors, model))

    @property
    def labels(self) -> tuple[str, ...]:
        return self.words[Language.CHINESE].labels

    def by_words(self, topic: str, language: Language) -> Probabilities:
        """How likely a topic is each label by its words alone, shape (labels,)."""
        found: Probabilities = self.words[language].probabilities([simplify(topic)])[0]
        return found

    def shares(self, topic: str, vector: Vectors, language: Language) -> NDArray[np.float64]:
        """How likely a topic is each label by its words and its vector together, shape (labels,)."""
        by_words, by_vector = self.by_words(topic, language), self.vectors.shares(vector, language)
        return _softmax((np.log(by_words + LEAST_SHARE) + np.log(by_vector + LEAST_SHARE)) / 2)


def english_words(text: str) -> list[str]:
    """Stems and pairs of neighbouring stems."""
    words = stems(text)
    return [*words, *(f"{first} {second}" for first, second in pairwise(words))]


def _words_trained(names: Sequence[Name], language: Language) -> Classifier:
    own = [name for name in names if name.language is language]
    analyser = english_words if language is Language.ENGLISH else None
    texts, labels = [simplify(name.text) for name in own], [name.concept for name in own]
    return Classifier.trained(texts, labels, FEATURES_OF_NAMES, analyser)


def _softmax(scores: NDArray[np.floating]) -> NDArray[np.float64]:
    grown = np.exp(np.asarray(scores, np.float64) - scores.max())
    shares: NDArray[np.float64] = grown / grown.sum()
    return shares
