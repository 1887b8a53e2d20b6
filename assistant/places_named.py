"""The places that a question names, in Chinese and in Latin letters."""

import re
from collections import ChainMap
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from assistant.named_agency import Agency, own_places
from assistant.place_words import SHORT, is_name
from corpus.places import Place, by_name, by_pinyin

DISTRICTS = 3
# A place in Latin letters, with the apostrophe that some have between their syllables: Xi'an, Pu'er.
LATIN_PLACE = re.compile(r"\b(?:inner mongolia|hong kong)\b|[A-Za-z]+(?:['’](?=[aeo])[a-z]+)?", re.IGNORECASE)
FAMILIAR_PINYIN = 6
SHORTEST_RESPELLED = 5
LEAST_ALIKE = 0.85
# English words that are spelt like a place.
ENGLISH_WORDS = frozenset("change guide june lean line naming saying mile same long dating women tong china changing handing shape hotel linger tangle wanting".split())
ENGLISH_BODY = r"(?:branch(?:es)?|sub-?bureaus?|district|city|county|municipal(?:ity)?|bureaus?|departments?|police|psb|public security|office|authority|authorities|agency|administration|commission|committee|brigade|detachment|province|provincial)"


@dataclass(frozen=True, slots=True)
class Named:
    """A place in a question: where, and which places it can be."""

    start: int
    end: int
    candidates: tuple[Place, ...]


def places_named(question: str, collection: list[Agency]) -> list[Named]:
    """Every place that a question names, in order.

    Args:
        question: in the search text's form.
    """
    found = _chinese_places(question, collection) + _english_places(question, collection)
    return sorted(found, key=lambda place: (place.start, -place.end))


def _chinese_places(question: str, collection: list[Agency]) -> list[Named]:
    own = own_places(tuple(agency.name for agency in collection)).by_name
    names = ChainMap(own, by_name())
    found: list[Named] = []
    at = 0
    while at < len(question):
        for length in range(min(12, len(question) - at), 1, -1):
            candidates = _named_so(question[at : at + length], own)
            if candidates and (length > SHORT or is_name(question, at, at + length, own, names, candidates[0].level < DISTRICTS)):
                found.append(Named(at, at + length, candidates))
                at += length - 1
                break
        at += 1
    return found


def _named_so(name: str, own: Mapping[str, tuple[Place, ...]]) -> tuple[Place, ...]:
    """The places of a name: those that the gazetteer has, else those that an agency of the collection has."""
    return by_name().get(name) or own.get(name, ())


def _english_places(question: str, collection: list[Agency]) -> list[Named]:
    own = own_places(tuple(agency.name for agency in collection)).by_pinyin
    found: list[Named] = []
    for match in LATIN_PLACE.finditer(question):
        word = _respelled(re.sub(r"['’ ]", "", match[0].lower()), own)
        candidates = by_pinyin().get(word) or own.get(word)
        if candidates is None or word in ENGLISH_WORDS:
            continue
        followed = re.match(rf"(?:'s)?\s+{ENGLISH_BODY}", question[match.end() :], re.IGNORECASE)
        familiar = len(word) >= FAMILIAR_PINYIN and any(place.level <= 2 for place in candidates)
        if word in own or followed or match[0][0].isupper() or familiar:
            found.append(Named(match.start(), match.end(), candidates))
    return found


def _respelled(word: str, own: Collection[str]) -> str:
    """A misspelt place of the collection set right (jiangman, haizu, lechangs); any other word as it is."""
    if len(word) < SHORTEST_RESPELLED or word in by_pinyin():
        return word
    close = get_close_matches(word, sorted(own), n=1, cutoff=LEAST_ALIKE)
    return close[0] if close else word
