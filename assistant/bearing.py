"""Which agencies of a place a question means that names the place alone: those that its words bear on, with a report of the year asked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.agencies import Mention, is_one_agency
from assistant.functions import bare_names, function_named
from assistant.named_agency import english_name, taken_apart
from corpus.types import Report

# English words of an agency's name that say nothing of its kind.
OF_ANY_KIND = frozenset("bureau commission department administration authority office district county city branch affairs management of and the for monopoly development reform".split())
MIN_ENGLISH = 4


def with_bearing(text: str, named: Sequence[Mention], reports: Sequence[Report], years: Sequence[int]) -> tuple[Mention, ...]:
    """The mentions, of a place alone only with those of its agencies that are meant; all where that is none."""
    return tuple(_borne_on(mention, text, reports, years) if is_place_alone(mention) else mention for mention in named)


def is_place_alone(mention: Mention) -> bool:
    """Whether a mention names a place that has several agencies, and none of them."""
    of_kind = mention.is_group or mention.is_kind or function_named(mention.text) is not None or is_one_agency(mention.text)
    return not of_kind and len(mention.agencies) > 1


def by_place(named: Sequence[Mention]) -> tuple[str, ...]:
    """The agencies that only their place names."""
    return tuple(name for mention in named if is_place_alone(mention) for name in mention.agencies)


def _borne_on(mention: Mention, text: str, reports: Sequence[Report], years: Sequence[int]) -> Mention:
    rest = f"{text[: mention.start]} {text[mention.end :]}"
    of_all = wording.LIST.search(text) or wording.COUNT_OF_AGENCIES.search(text) or wording.META.search(text)
    named = () if of_all else tuple(name for name in mention.agencies if _is_told_of(name, rest))
    meant = named or mention.agencies
    of_year = tuple(name for name in meant if any(report.agency == name and set(report.metadata.years) & set(years) for report in reports))
    return replace(mention, agencies=of_year or meant)


def _is_told_of(agency: str, text: str) -> bool:
    """Whether a text has a word for what an agency is of: 烟草, tobacco."""
    function = taken_apart(agency).function
    names = bare_names(function) if function else None
    chinese = names.chinese if names else ()
    english = {word.lower() for word in re.findall(r"[A-Za-z]+", english_name(agency))} - OF_ANY_KIND - {place.pinyin for place in taken_apart(agency).places}
    words = {word for word in (*english, *(names.english if names else ())) if len(word) >= MIN_ENGLISH}
    return any(name in text for name in chinese) or any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in sorted(words))
