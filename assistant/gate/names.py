"""Agencies and places that a claim names, held against those of its reports and its quotes."""

import re
from collections.abc import Sequence

from assistant.agencies import Mention, mentions
from assistant.functions import function_named
from assistant.named_agency import english_name, taken_apart
from assistant.types import Evidence
from corpus.places import by_name, by_pinyin, in_english, pinyin_of
from corpus.words import words

HAN = re.compile("[\u3400-\u9fff]")
SHORT_NAME = 3
NAMED_EN = re.compile(r"\b(?P<name>[A-Z][a-z]+(?:'[aeo][a-z]+)?)(?<=[A-Za-z']{4})(?='?s?\s+(?:District|County|City|Municipal|Province|Prefecture)\b)")
LATIN = re.compile(r"[A-Za-z]+")


def without_own_names(text: str, evidence: Sequence[Evidence]) -> str:
    """The claim without the full names of the agencies of its reports, Chinese and English."""
    for agency in dict.fromkeys(piece.report.agency for piece in evidence if piece.report.agency):
        for name in (english_name(agency), agency):
            text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE) if name else text
    return text


def strangers(text: str, evidence: Sequence[Evidence], quotes: str) -> list[str]:
    """Agencies and places of a claim that are neither those of its reports nor in its quotes.

    Args:
        text: the claim without quoted words.
    """
    own = tuple(dict.fromkeys(piece.report.agency for piece in evidence if piece.report.agency))
    named = _own_places(evidence)
    return [
        mention.text
        for mention in mentions(text, own)
        if _is_a_name(text, mention)
        and not (
            (mention.agencies or _places_known(mention.text, named, quotes))
            and _functions_fit(mention.text, own, quotes)
            and _level_fits(mention.text, own, quotes)
        )
    ] + _strange_capitals(text, named, quotes)


def _strange_capitals(text: str, own: set[str], quotes: str) -> list[str]:
    """English names of districts and counties whose place is spelt like an ordinary word (Guangming District)."""
    found = [match["name"] for match in NAMED_EN.finditer(text)]
    if not found:
        return []
    spelled = {pinyin_of(name) for name in own} | {pinyin_of(name) for name in _short_in(quotes)}
    return [name for name in found if name.lower().replace("'", "") not in spelled]


def _level_fits(named: str, own: Sequence[str], quotes: str) -> bool:
    """Whether words that name one agency name the place it works in: the city's bureau is not its branch in a district."""
    function = function_named(named)
    if function is None or any(name in quotes for name in (*function.called, *function.words)):
        return True
    spelled = re.sub(r"[ '’]", "", named.lower())
    lowest = [places[-1] for name in own if (places := taken_apart(name).places)]
    return not lowest or any(place.short in named or place.pinyin in spelled or in_english(place.short).lower() in named.lower() for place in lowest)


def without_names(text: str, evidence: Sequence[Evidence]) -> str:
    """The claim without any agency or place."""
    own = tuple(dict.fromkeys(piece.report.agency for piece in evidence if piece.report.agency))
    for mention in reversed(mentions(text, own)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def _is_a_name(text: str, mention: Mention) -> bool:
    """Not where a place's short name only comes about between two words: 指[南和]办."""
    if mention.agencies or not HAN.match(mention.text) or len(mention.text) > SHORT_NAME:
        return True
    at = 0
    for word in words(text):
        at = text.find(word, at)
        if at <= mention.start < at + len(word):
            return at == mention.start
        at += len(word)
    return True


def _own_places(evidence: Sequence[Evidence]) -> set[str]:
    """The places of the reports' agencies, from the province down, full and short."""
    found: set[str] = set()
    for piece in evidence:
        for place in taken_apart(piece.report.agency).places:
            found |= {place.name, place.short}
            for name in place.within:
                found |= {name, *(p.short for p in by_name().get(name, ()))}
        found |= set(piece.report.metadata.places)
    return found


def _places_known(named: str, own: set[str], quotes: str) -> bool:
    """Whether every place of these words is one of the reports' or stands in a quote."""
    names = [name for name in by_name() if len(name) >= 2 and name in named]
    longest = [name for name in names if not any(name != other and name in other for other in names)]
    latin = [word.lower() for word in LATIN.findall(re.sub("['’]", "", named)) if word.lower() in by_pinyin()]
    told = {*own, *_short_in(quotes)}
    spelled = {pinyin_of(name) for name in told} | {in_english(name).lower() for name in told}
    return all(name in own or name in quotes for name in longest) and all(word in spelled for word in latin)


def _short_in(quotes: str) -> set[str]:
    return {place.short for name, places in by_name().items() if name in quotes for place in places}


def _functions_fit(named: str, own: Sequence[str], quotes: str) -> bool:
    """Whether the kind of agency that these words name is that of a report or stands in a quote."""
    function = function_named(named)
    if function is None:
        return True
    fitting = [taken_apart(name).function for name in own]
    return function in fitting or any(name in quotes for name in (*function.called, *function.words))
