"""Which concepts of the field a sentence tells and a topic means, learned from how reports word them."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from assistant.classify import Classifier, Detector, Linear, Probabilities
from assistant.naming import NOTHING, Name, NameReader, VectorReader, english_words
from assistant.planned import is_to_be_done
from assistant.types import Language
from corpus.repair import simplify
from corpus.section_types import kinds_of
from corpus.settings import Settings
from corpus.types import Passage, Report, SectionType, Span
from index.library import Library
from index.model import Encoder

# Of a sentence so many concepts are kept.
KEPT = 8
TEXTS_A_ROUND = 8192
# A sentence of more characters is read in parts too, each of so many at least.
LONG, SHORTEST_PART, A_PART_COUNTS = 60, 14, 0.7
CLAUSE = re.compile(r"[^,，;；:：]+[,，;；:：]?|[,，;；:：]")
# （一）, 1., ②, 一是, 第三， … at the head of a sentence, also two of them.
NUMBER = re.compile(
    r"(?:\s*(?:[(（〔]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）〕、]|\d{1,2}[.．](?!\d)|[①-⑳㈠-㈩⑴-⒇❶-❿]|[一二三四五六七八九十]是"
    r"|[第其][一二三四五六七八九十][,，、是]|(?:首先|其次|再次|最后|此外|另外)[,，]|[•·●▪◆■-]))+\s*(?=\S)"
)


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
    """A concept's sentences as several hands word them, each with what else it tells, and what users call it."""

    sentences: Mapping[str, tuple[str, ...]]
    names: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reader:
    """One family: which of its concepts each sentence tells, and which of them a topic names."""

    sentences: Detector
    names: NameReader

    def weights(self, meant: Mapping[str, float]) -> NDArray[np.float32]:
        """What each concept of a sentence counts for concepts meant, shape (labels,)."""
        return np.array([meant.get(label, 0.0) for label in self.sentences.labels], np.float32)


@lru_cache(maxsize=1)
def readers() -> Mapping[Family, Reader]:
    """The readers of both families as they were learned; `make concepts` learns them anew."""
    return {family: _read(family) for family in Family}


@lru_cache(maxsize=2)
def examples(family: Family) -> Mapping[str, Example]:
    """The concepts of a family by name, in the file's order."""
    also = yaml.load(_source("also"), yaml.CSafeLoader)[family.value]
    return {
        c["id"]: Example(
            {sentence: tuple(other for other in also.get(sentence, ()) if other != c["id"]) for sentence in c["sentences"]},
            {Language.CHINESE: tuple(c["zh"]), Language.ENGLISH: tuple(c["en"])},
        )
        for c in yaml.load(_source(family.value), yaml.CSafeLoader)
    }


def train(family: Family, encoder: Encoder) -> Reader:
    """Learn a family from `assistant/phrases`; its names also by their vectors of this model."""
    told: dict[str, set[str]] = {simplify(sentence): set() for sentence in telling_nothing(family)}
    for name, example in examples(family).items():
        for sentence, others in example.sentences.items():
            told.setdefault(simplify(sentence), set()).update((name, *others))
    sentences = Detector.trained(list(told), [sorted(concepts) for concepts in told.values()])
    names = _names(family)
    vectors = encoder.wordings([name.text for name in names])
    return Reader(sentences, NameReader.trained(names, vectors, encoder.fingerprint))


def telling_nothing(family: Family) -> list[str]:
    """Sentences that tell none of a family's concepts; what was done against a problem tells a practice, and no problem."""
    content = yaml.load(_source("none"), yaml.CSafeLoader)
    return [*content["all"], *content[family.value]]


def _names(family: Family) -> list[Name]:
    """What the concepts of a family are called, and topics that are none of any family."""
    content = yaml.load(_source("none"), yaml.CSafeLoader)["topics"]
    named = {concept: example.names for concept, example in examples(family).items()}
    named[NOTHING] = {language: tuple(content[language.value]) for language in Language}
    return [Name(text, language, concept) for concept, by in named.items() for language, texts in by.items() for text in texts]


def _written(reader: Reader, fingerprint: str, place: Path) -> None:
    words = {language.value: reader.names.words[language] for language in Language}
    parts: dict[str, Linear | VectorReader] = {"sentences": reader.sentences, "vectors": reader.names.vectors, **words}
    arrays = {f"{part}/{name}": array for part, made in parts.items() for name, array in made.arrays().items()}
    with place.open("wb") as file:
        np.savez_compressed(file, fingerprint=np.array(fingerprint), **arrays)  # type: ignore[arg-type]


def _read(family: Family) -> Reader:
    with files("assistant").joinpath("phrases", f"{family.value}.npz").open("rb") as file, np.load(file) as kept:
        words = {
            Language.CHINESE: Classifier.of(_part(kept, "zh")),
            Language.ENGLISH: Classifier.of(_part(kept, "en"), english_words),
        }
        names = NameReader(words, VectorReader.of(_part(kept, "vectors")))
        return Reader(Detector.of(_part(kept, "sentences")), names)


def _part(kept: Mapping[str, NDArray[np.generic]], name: str) -> Mapping[str, NDArray[np.generic]]:
    return {key.partition("/")[2]: kept[key] for key in kept if key.startswith(f"{name}/")}


def fingerprint(family: Family) -> str:
    """A name for what a family is learned from."""
    return hashlib.sha256("".join(map(_source, (family.value, "none", "also"))).encode()).hexdigest()


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
            report, section = library.contents.reports[passage.report], library.contents.reports[passage.report].sections[passage.section]
            for sentence in passage.sentences:
                text = without_number(report, sentence)
                # Of a section on problems and plans alike the plans are read as what others tell of their measures.
                is_plan = len(kinds_of(section)) > 1 and is_to_be_done(text)
                family = Family.PRACTICES if is_plan else family_of(section.type)
                texts[family].append(text)
                rows[family].append(count)
                count += 1
        self._concepts = np.zeros((count, KEPT), np.int16)
        self._likely = np.zeros((count, KEPT), np.float16)
        self._of = {family: np.array(rows[family], np.int64) for family in Family}
        for family in Family:
            self._fill(rows[family], texts[family], readers[family].sentences)

    def _fill(self, rows: Sequence[int], texts: Sequence[str], reader: Detector) -> None:
        for start in range(0, len(rows), TEXTS_A_ROUND):
            at, found = rows[start : start + TEXTS_A_ROUND], likely_told(reader, texts[start : start + TEXTS_A_ROUND])
            top = np.argpartition(-found, KEPT, axis=1)[:, :KEPT]
            self._concepts[at], self._likely[at] = top, np.take_along_axis(found, top, axis=1)

    def shares(self, meaning: Meaning | None) -> Shares:
        """How far every sentence tells the concepts meant, 0 to 1; a sentence of another family's sections not at all."""
        shares = np.zeros(len(self._likely), np.float32)
        if meaning is not None:
            at = self._of[meaning.family]
            counted = self._readers[meaning.family].weights(meaning.weights)[self._concepts[at]]
            shares[at] = (self._likely[at].astype(np.float32) * counted).max(axis=1)
        return Shares(self._first, shares)


def likely_told(reader: Detector, texts: Sequence[str]) -> Probabilities:
    """How likely each sentence tells each concept, shape (texts, labels): as a whole, or in one of its parts where it is long."""
    pieces = [[text, *_parts_of(text)] for text in texts]
    found = reader.probabilities([piece for several in pieces for piece in several])
    firsts = np.cumsum([0, *(len(several) for several in pieces)])[:-1]
    counts = np.full(len(found), A_PART_COUNTS, np.float32)
    counts[firsts] = 1.0
    told: Probabilities = np.maximum.reduceat(found * counts[:, None], firsts, axis=0) if len(texts) else found
    return told


def _parts_of(text: str) -> list[str]:
    """The clauses of a long sentence, short ones with the next: what one of them tells is lost among many others."""
    if len(text) <= LONG:
        return []
    parts = [""]
    for clause in CLAUSE.findall(text):
        if len(parts[-1]) >= SHORTEST_PART:
            parts.append("")
        parts[-1] += clause
    return parts


def without_number(report: Report, sentence: Span) -> str:
    """A sentence's search text without what counts it in a list, which says nothing of what it tells."""
    number = NUMBER.match(report.text, sentence.start, sentence.end)
    return report.search.slice_of(Span(number.end(), sentence.end) if number else sentence)


def family_of(section: SectionType) -> Family:
    """What the sentences of a section tell."""
    return Family.PROBLEMS if section is SectionType.PROBLEMS else Family.PRACTICES


if __name__ == "__main__":
    model = Encoder(Settings())
    for each in Family:
        _written(train(each, model), fingerprint(each), Path(str(files("assistant"))) / "phrases" / f"{each.value}.npz")
