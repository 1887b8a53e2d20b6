"""An agency's name taken apart: its places, what it does, its English name; and the places that only agencies of the collection name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.english_names import function_in_english
from assistant.file_names import is_file, told_by_file
from assistant.functions import Function, function_of, functions_of, words_of_functions
from corpus.places import Place, full_names_in, in_english, pinyin_of, places_in, short_name

DISTRICT = {"区": " District", "县": " County"}
# A district right behind a place that the gazetteer knows, whether it knows the district or not.
FURTHER_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:自治[县州旗]|区|县|旗)")


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the collection, taken apart; `own` is the place it is of, several where only a file's name tells; `functions` all that its name tells of."""

    name: str
    places: tuple[Place, ...]
    function: Function | None
    is_branch: bool
    own: tuple[Place, ...] = ()
    functions: tuple[Function, ...] = ()


@lru_cache(maxsize=20_000)
def taken_apart(name: str) -> Agency:
    """An agency's name as places and function: 广州市公安局花都区分局 → 广州市, 花都区; 公安; a branch."""
    if is_file(name):
        told = told_by_file(name)
        return Agency(name, told.places, told.function, False, told.places, (told.function,) if told.function else ())
    plain = _without_functions(name)
    known = places_in(plain)
    places = (*known, *_further(plain, known))
    bare = _without_places(name)
    return Agency(name, places, function_of(bare), "分局" in name, places[-1:], functions_of(bare))


def of_function(function: Function, agencies: Iterable[Agency]) -> list[Agency]:
    """The agencies whose function this is before all; where none is, those that have it among others."""
    agencies = list(agencies)
    return [a for a in agencies if a.function == function] or [a for a in agencies if function in a.functions]


def _without_functions(name: str) -> str:
    """An agency's name without the words of its function (资源 of 自然资源局 is no county), those of a place's full name kept: 山海关区."""
    kept = full_names_in(name)
    return words_of_functions().sub(lambda word: word[0] if any(start < word.end() and word.start() < end for start, end in kept) else "·", name)


def _without_places(name: str) -> str:
    """An agency's name without the full names of places."""
    for start, end in full_names_in(name):
        name = f"{name[:start]}{'·' * (end - start)}{name[end:]}"
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
    if not agency.places or is_file(name):
        return ""
    last = agency.places[-1]
    where = in_english(last.short)
    function = function_in_english(name, agency.function.name if agency.function else "")
    if agency.is_branch and len(agency.places) > 1:
        above = in_english(agency.places[-2].short)
        return f"{where}{_kind_of_place(last)} Branch of the {above} {function}".strip()
    return f"{where}{_kind_of_place(last)} {function}".strip()


def _kind_of_place(place: Place) -> str:
    return DISTRICT.get(place.name[-1], "") if place.level > 2 else ""
