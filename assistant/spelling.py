"""Typing errors in a question: homophones in Chinese, letters in English, set right where only one word can be meant."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

from assistant.functions import functions
from assistant.glossary import by_english, concepts, dictionary, stems
from assistant.named_agency import taken_apart
from assistant.stopwords import soft_words, stopwords
from assistant.types import Language
from assistant.vocabulary import Vocabulary
from corpus.indicators import indicators
from corpus.places import by_name, by_pinyin
from corpus.readings import syllables
from corpus.repair import simplify
from corpus.words import is_word, words

HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
LATIN_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]{5,}(?![A-Za-z])")
SHORTEST, LONGEST = 3, 8
# At least this share of a word's characters is typed right.
TYPED_RIGHT = 0.6
LEAST_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Spelled:
    """A question as it was meant, and whether that differs from what was typed."""

    text: str
    is_changed: bool


class Lexicon:
    """The words that a question over this collection is likely to mean, by their sound."""

    def __init__(self, agencies: Sequence[str], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._terms = frozenset(_chinese_terms(agencies))
        self._by_sound: dict[tuple[str, ...], list[str]] = {}
        for term in sorted(self._terms):
            self._by_sound.setdefault(_sound(term), []).append(term)

    def respelled(self, question: str, language: Language) -> Spelled:
        """Set right every word that nobody knows and that sounds or looks like exactly one that is known."""
        text = self._chinese(question)
        if language is Language.ENGLISH:
            text = LATIN_WORD.sub(lambda match: _english(match[0]), text)
        return Spelled(text, text != question)

    def _chinese(self, question: str) -> str:
        plain = simplify(question)
        if len(plain) != len(question):
            return question
        changes = [change for run in HAN_RUN.finditer(plain) for change in self._changes(run[0], run.start())]
        for start, meant in sorted(changes, reverse=True):
            question = question[:start] + meant + question[start + len(meant) :]
        return question

    def _changes(self, run: str, offset: int) -> Iterator[tuple[int, str]]:
        """Misspelt words of a run of characters with their places, the longest first, none within another."""
        taken, edges = [False] * len(run), _edges(run)
        for length in range(min(LONGEST, len(run)), SHORTEST - 1, -1):
            for at in range(len(run) - length + 1):
                if any(taken[at : at + length]) or not edges >= {at, at + length}:
                    continue
                typed = run[at : at + length]
                meant = typed if typed in self._terms else self._meant(typed)
                if meant:
                    taken[at : at + length] = [True] * length
                if meant and meant != typed:
                    yield offset + at, meant

    def _meant(self, typed: str) -> str:
        """The one word that sounds like what was typed, where that is no word itself; else empty."""
        candidates = [term for term in self._by_sound.get(_sound(typed), ()) if _mostly(term, typed)]
        if len(candidates) != 1 or is_word(typed) or self._vocabulary.has(typed) or _names_another_place(typed, candidates[0]):
            return ""
        return candidates[0]


def _names_another_place(typed: str, meant: str) -> bool:
    """Whether what was typed begins with a place that there is, and that is not the one that sounds like it: 苏州 is not 宿州."""
    return any(typed[:length] in by_name() and typed[:length] != meant[:length] for length in range(2, len(typed) + 1))


def _edges(run: str) -> set[int]:
    """Where words begin and end: what cuts a word in two is no misspelling (单位|存在 is no 未存在)."""
    ends = accumulate(len(word) for word in words(run))
    return {0, *ends}


def _mostly(term: str, typed: str) -> bool:
    same = sum(a == b for a, b in zip(term, typed, strict=True))
    return same >= TYPED_RIGHT * len(term)


def _chinese_terms(agencies: Iterable[str]) -> Iterator[str]:
    """Names of the collection's agencies in full and as people say them; words of indicators and of the glossary."""
    for name in agencies:
        yield from (part for part in _called(name) if SHORTEST <= len(part) <= LONGEST)
    terms = [word for one in indicators() for word in (one.name, *one.asked)]
    terms += [word for word in soft_words(Language.CHINESE) if len(word) > SHORTEST]
    terms += [term for concept in concepts() for term in concept.chinese if "*" not in term and len(term) > SHORTEST]
    yield from (word for word in terms if SHORTEST <= len(word) <= LONGEST and HAN_RUN.fullmatch(word))


def _called(name: str) -> Iterator[str]:
    """Place and kind of an agency in every usual shortening: 花都分局, 花都区公安局."""
    agency = taken_apart(name)
    yield name
    places = {form for place in agency.places for form in (place.name, re.sub(r"[省市区县]$", "", place.name))}
    bodies = {"分局"} if agency.is_branch else set()
    bodies |= {called for function in functions() if function == agency.function for called in function.called}
    yield from (f"{place}{body}" for place in sorted(places) if len(place) > 1 for body in sorted(bodies))


def _sound(text: str) -> tuple[str, ...]:
    return tuple(_syllable(character) for character in text)


@lru_cache(maxsize=8192)
def _syllable(character: str) -> str:
    """One reading a character, whatever its word: the same character always sounds the same."""
    return syllables(character)[0]


@lru_cache(maxsize=4096)
def _english(word: str) -> str:
    """A misspelt English word of the field set right; a known word, a name and a code as it is."""
    lowered = word.lower()
    if lowered != word or lowered in _known_words() or stems(lowered)[0] in _known_stems() or lowered in by_pinyin():
        return word
    alike = sorted(((SequenceMatcher(None, lowered, known).ratio(), known) for known in _field_words()), reverse=True)[:2]
    best, second = alike
    return best[1] if best[0] >= LEAST_ALIKE and best[0] > second[0] else word


@lru_cache(maxsize=1)
def _field_words() -> tuple[str, ...]:
    wordings = [wording for one in indicators() for wording in one.english]
    wordings += [wording for concept in concepts() for wording in concept.english]
    return tuple(sorted({word for wording in wordings for word in re.findall(r"[a-z]{5,}", wording.lower())}))


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    functions_words = {word for f in functions() for name in f.english for word in name.split()}
    return frozenset({*_field_words(), *functions_words})


@lru_cache(maxsize=1)
def _known_stems() -> frozenset[str]:
    glosses = (stem for key in (*dictionary(), *by_english()) for stem in key)
    return frozenset({*glosses, *stopwords(Language.ENGLISH)})
