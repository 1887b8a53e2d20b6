"""Which concepts of the field a sentence tells and a topic means, learned from how reports word them."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from assistant.classify import FEATURES_OF_NAMES, Classifier
from assistant.glossary import stems
from assistant.types import Language
from corpus.repair import simplify
from corpus.types import Passage, SectionType
from index.library import Library

NOTHING = "none"
# How much a neighbour counts: so many times the share of its sentences that the other hand's reader gives to the concept.
NEIGHBOURS, NEAREST_NEIGHBOUR = 2.0, 0.9
# … and its kin, which `phrases/kin.yaml` names.
KIN = 0.9
# Of a topic's words this many concepts are looked at, if they are likely at all.
MOST_LIKELY, LEAST_LIKELY = 5, 0.05
# A concept that counts for less is another: what a sentence tells of the concepts meant is held against the likeliest other.
UNRELATED = 0.1
# Sentences that tell nothing are of so many kinds that their share is held against what is meant in part.
NOTHING_COUNTS = 0.7
# Among hundreds of concepts a share of so much is as good as all.
PLAIN_SHARE = 0.15
# Of a sentence so many concepts are kept.
KEPT = 8
TEXTS_A_ROUND = 8192


class Family(Enum):
    """Problems are told in sections on problems, practices everywhere else."""

    PROBLEMS = "problems"
    PRACTICES = "practices"


@dataclass(frozen=True, slots=True)
class Meaning:
    """Concepts of a family that a topic means, with their weight, the likeliest 1."""

    family: Family
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """A concept's sentences as several hands word them, and what users call it."""

    sentences: tuple[str, ...]
    names: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reader:
    """One family's sentences: which concept each tells, and which concepts are each other's neighbours.

    `near` has shape (labels, labels): what a sentence of one concept counts for when another is asked about.
    """

    sentences: Classifier
    near: NDArray[np.float32]
    names: Mapping[Language, Classifier]

    def likely(self, topic: str, language: Language) -> dict[str, float]:
        """The concepts that a topic's words may mean and how likely each is, the likeliest first."""
        classifier = self.names[language]
        (found,) = classifier.probabilities([simplify(topic)])
        order = np.argsort(-found, kind="stable")[:MOST_LIKELY].tolist()
        return {classifier.labels[at]: float(found[at]) for at in order if found[at] >= LEAST_LIKELY}

    def weights(self, meant: Mapping[str, float]) -> NDArray[np.float32]:
        """What each label of a sentence counts for concepts meant and their kin, shape (labels,)."""
        counts = {other: KIN * weight for name, weight in meant.items() for other in kin().get(name, ())} | dict(meant)
        asked = np.array([counts.get(label, 0.0) for label in self.sentences.labels], np.float32)
        counted: NDArray[np.float32] = (asked[:, None] * self.near).max(axis=0)
        return counted

    def against(self, meant: Mapping[str, float]) -> NDArray[np.float32]:
        """What each label of a sentence counts against concepts meant, shape (labels,)."""
        other = (self.weights(meant) < UNRELATED).astype(np.float32)
        other[self.sentences.labels.index(NOTHING)] *= NOTHING_COUNTS
        return other


@lru_cache(maxsize=1)
def readers() -> Mapping[Family, Reader]:
    """The readers of both families as they were learned; `make concepts` learns them anew."""
    return {family: _read(family) for family in Family}


@lru_cache(maxsize=2)
def examples(family: Family) -> Mapping[str, Example]:
    """The concepts of a family by name, in the file's order."""
    return {
        c["id"]: Example(tuple(c["sentences"]), {Language.CHINESE: tuple(c["zh"]), Language.ENGLISH: tuple(c["en"])})
        for c in yaml.load(_source(family.value), yaml.CSafeLoader)
    }


@lru_cache(maxsize=1)
def kin() -> Mapping[str, tuple[str, ...]]:
    """What else counts when a concept is asked about."""
    content = yaml.load(_source("kin"), yaml.CSafeLoader)
    return {name: tuple(others) for family in Family for name, others in content[family.value].items()}


def english_words(text: str) -> list[str]:
    """Stems and pairs of neighbouring stems."""
    words = stems(text)
    return [*words, *(f"{first} {second}" for first, second in pairwise(words))]


def train(family: Family) -> Reader:
    """Learn a family from `assistant/phrases`."""
    told = [(sentence, name, number % 2) for name, e in examples(family).items() for number, sentence in enumerate(e.sentences)]
    told += [(sentence, NOTHING, number % 2) for number, sentence in enumerate(_telling_nothing(family))]
    texts, labels = [simplify(sentence) for sentence, _, _ in told], [label for _, label, _ in told]
    whole = Classifier.trained(texts, labels)
    names = {language: _names(family, language) for language in Language}
    return Reader(whole, _neighbours(whole.labels, texts, labels, [half for _, _, half in told]), names)


def _telling_nothing(family: Family) -> list[str]:
    """Sentences that tell none of a family's concepts; what was done against a problem tells a practice, and no problem."""
    content = yaml.load(_source("none"), yaml.CSafeLoader)
    return [*content["all"], *content[family.value]]


def _names(family: Family, language: Language) -> Classifier:
    pairs = [(simplify(named), name) for name, e in examples(family).items() for named in e.names[language]]
    analyser = english_words if language is Language.ENGLISH else None
    return Classifier.trained([name for name, _ in pairs], [label for _, label in pairs], FEATURES_OF_NAMES, analyser)


def _neighbours(
    labels: Sequence[str], texts: Sequence[str], told: Sequence[str], halves: Sequence[int]
) -> NDArray[np.float32]:
    """How alike concepts are: the mean share that each half's reader gives one on sentences of the other of the other half."""
    shares = np.zeros((len(labels), len(labels)), np.float64)
    at = {label: number for number, label in enumerate(labels)}
    for half in (0, 1):
        learned = [n for n, h in enumerate(halves) if h != half]
        read = [n for n, h in enumerate(halves) if h == half]
        reader = Classifier.trained([texts[n] for n in learned], [told[n] for n in learned])
        found = reader.probabilities([texts[n] for n in read])
        columns = [at[label] for label in reader.labels]
        for n, row in zip(read, found, strict=True):
            shares[at[told[n]], columns] += row
    shares /= np.bincount([at[label] for label in told], minlength=len(labels))[:, None]
    near = np.minimum(NEIGHBOURS * (shares + shares.T) / 2, NEAREST_NEIGHBOUR)
    near[at[NOTHING]] = near[:, at[NOTHING]] = 0.0
    np.fill_diagonal(near, 1.0)
    near[at[NOTHING], at[NOTHING]] = 0.0
    return near.astype(np.float32)


def _written(reader: Reader, fingerprint: str, place: Path) -> None:
    parts = {"sentences": reader.sentences, **{language.value: reader.names[language] for language in Language}}
    arrays = {f"{part}/{name}": array for part, made in parts.items() for name, array in made.arrays().items()}
    with place.open("wb") as file:
        np.savez_compressed(file, fingerprint=np.array(fingerprint), near=reader.near, **arrays)  # type: ignore[arg-type]


def _read(family: Family) -> Reader:
    with files("assistant").joinpath("phrases", f"{family.value}.npz").open("rb") as file, np.load(file) as kept:
        names = {Language.CHINESE: _part(kept, "zh"), Language.ENGLISH: _part(kept, "en", english_words)}
        return Reader(_part(kept, "sentences"), kept["near"], names)


def _part(
    kept: Mapping[str, NDArray[np.generic]], name: str, analyser: Callable[[str], list[str]] | None = None
) -> Classifier:
    own = {key.partition("/")[2]: kept[key] for key in kept if key.startswith(f"{name}/")}
    return Classifier.of(own, analyser)


def fingerprint(family: Family) -> str:
    """A name for what a family is learned from."""
    return hashlib.sha256((_source(family.value) + _source("none")).encode()).hexdigest()


def kept_fingerprint(family: Family) -> str:
    """A name for what the family's file in the package was learned from."""
    with files("assistant").joinpath("phrases", f"{family.value}.npz").open("rb") as file, np.load(file) as kept:
        return str(kept["fingerprint"])


def _source(name: str) -> str:
    return files("assistant").joinpath("phrases", f"{name}.yaml").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Shares:
    """How far each sentence tells what is asked about, found by its passage."""

    first: Mapping[str, int]
    shares: NDArray[np.float32]

    def of(self, passage: Passage) -> list[float]:
        """One number a sentence of the passage, 0 to 1."""
        start = self.first[passage.id]
        found: list[float] = self.shares[start : start + len(passage.sentences)].tolist()
        return found


class ToldConcepts:
    """What every sentence of a library tells, the likeliest concepts of each, in the order of its sentences.

    `concepts` and `likely` have shape (sentences, KEPT): places among the labels of the sentence's family, and shares.
    Read once for an opened library.
    """

    def __init__(self, library: Library, readers: Mapping[Family, Reader]) -> None:
        self._readers = readers
        self._first: dict[str, int] = {}
        texts: dict[Family, list[str]] = {family: [] for family in Family}
        rows: dict[Family, list[int]] = {family: [] for family in Family}
        count = 0
        for passage in library.contents.passages:
            self._first[passage.id] = count
            report, family = library.contents.reports[passage.report], family_of(library.contents.type_of(passage))
            texts[family] += [report.search.slice_of(sentence) for sentence in passage.sentences]
            rows[family] += range(count, count + len(passage.sentences))
            count += len(passage.sentences)
        self._concepts = np.zeros((count, KEPT), np.int16)
        self._likely = np.zeros((count, KEPT), np.float16)
        self._of = {family: np.array(rows[family], np.int64) for family in Family}
        for family in Family:
            self._fill(rows[family], texts[family], readers[family].sentences)

    def _fill(self, rows: Sequence[int], texts: Sequence[str], reader: Classifier) -> None:
        for start in range(0, len(rows), TEXTS_A_ROUND):
            at, found = rows[start : start + TEXTS_A_ROUND], reader.probabilities(texts[start : start + TEXTS_A_ROUND])
            top = np.argpartition(-found, KEPT, axis=1)[:, :KEPT]
            self._concepts[at], self._likely[at] = top, np.take_along_axis(found, top, axis=1)

    def shares(self, meaning: Meaning | None) -> Shares:
        """How far every sentence tells the concepts meant, 0 to 1; a sentence of another family's sections not at all."""
        shares = np.zeros(len(self._likely), np.float32)
        if meaning is not None:
            at, reader = self._of[meaning.family], self._readers[meaning.family]
            counted = reader.weights(meaning.weights)[self._concepts[at]]
            against = reader.against(meaning.weights)[self._concepts[at]]
            likely = self._likely[at].astype(np.float32)
            shares[at] = standing_out((likely * counted).sum(axis=1), (likely * against).max(axis=1))
        return Shares(self._first, shares)


def standing_out(meant: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far what is meant stands out beside the likeliest other, 0 to 1."""
    plain = np.minimum(1.0, meant / PLAIN_SHARE)
    told: NDArray[np.float32] = plain * meant / (meant + other + 1e-6)
    return told


def family_of(section: SectionType) -> Family:
    """What the sentences of a section tell."""
    return Family.PROBLEMS if section is SectionType.PROBLEMS else Family.PRACTICES


if __name__ == "__main__":
    for each in Family:
        _written(train(each), fingerprint(each), Path(str(files("assistant"))) / "phrases" / f"{each.value}.npz")
