"""An agency's name taken apart: its places, what it does, its English name; and the places that only agencies of the collection name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.english_names import function_in_english
from assistant.functions import Function, function_of, functions
from corpus.places import Place, pinyin_of, places_in, short_name

DISTRICT = {"区": " District", "县": " County"}
# A district right behind a place that the gazetteer knows, whether it knows the district or not.
FURTHER_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:自治[县州旗]|区|县|旗)")


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the collection, taken apart."""

    name: str
    places: tuple[Place, ...]
    function: Function | None
    is_branch: bool


@lru_cache(maxsize=20_000)
def taken_apart(name: str) -> Agency:
    """An agency's name as places and function: 广州市公安局花都区分局 → 广州市, 花都区; 公安; a branch."""
    plain = _without_functions(name)
    places = places_in(plain)
    return Agency(name, (*places, *_further(plain, places)), function_of(name), "分局" in name)


def _without_functions(name: str) -> str:
    """An agency's name without the words of its function: 资源 of 自然资源局 is no county."""
    for function in functions():
        for word in function.words:
            name = name.replace(word, "·")
    return name


def _further(name: str, places: list[Place]) -> tuple[Place, ...]:
    """The district that a name has behind its last known place: the gazetteer lacks some."""
    if not places:
        return ()
    above = places[-1]
    found = FURTHER_PLACE.match(name, name.rfind(above.name) + len(above.name)) if above.name in name and above.level < 3 else None
    if found is None:
        return ()
    short = short_name(found[0])
    return (Place(found[0], short, pinyin_of(short), 3, (*above.within, above.name)),)


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """The places of the agencies of a collection, by their names and by their pinyin."""

    by_name: dict[str, tuple[Place, ...]]
    by_pinyin: dict[str, tuple[Place, ...]]


@lru_cache(maxsize=64)
def own_places(agencies: tuple[str, ...]) -> OwnPlaces:
    """The places of some agencies by their names."""
    places = list(dict.fromkeys(place for name in agencies for place in taken_apart(name).places))
    return OwnPlaces(
        _by((name, place) for place in places for name in dict.fromkeys((place.name, place.short))),
        _by((place.pinyin, place) for place in places),
    )


def _by(named: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for name, place in named:
        found[name] = (*found.get(name, ()), place)
    return found


@lru_cache(maxsize=20_000)
def english_name(name: str) -> str:
    """A set translation where the parts are known, else the pinyin of its place; empty when nothing is known.

    >>> english_name("广州市公安局花都区分局")
    'Huadu District Branch of the Guangzhou Public Security Bureau'
    """
    agency = taken_apart(name)
    if not agency.places:
        return ""
    last = agency.places[-1]
    where = last.pinyin.capitalize()
    function = function_in_english(name, agency.function.name if agency.function else "")
    if agency.is_branch and len(agency.places) > 1:
        above = agency.places[-2].pinyin.capitalize()
        return f"{where}{DISTRICT.get(last.name[-1], '')} Branch of the {above} {function}".strip()
    return f"{where}{DISTRICT.get(last.name[-1], '')} {function}".strip()
