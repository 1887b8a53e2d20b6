"""Places that a question names as part of its matter, not of whose report is asked for: 武汉军运会, the Hangzhou Asian Games."""

import re
from collections.abc import Sequence

from assistant import wording
from assistant.agencies import JOINERS, Mention, is_one_agency, mentions, stands_beside
from assistant.asked import asked_indicators
from assistant.functions import function_named
from assistant.named_agency import taken_apart
from corpus.places import Place, by_name, by_pinyin
from corpus.types import Report

HAN_BEHIND = re.compile(r"[\u4e00-\u9fff]{2}")
# A name goes on in English: Hangzhou Asian Games.
NAME_BEHIND = re.compile(r"\s+[A-Z][a-z]{2,}")
# An event is named after where it was: 武汉军运会期间, during the Hangzhou Asian Games.
EVENT_BEHIND = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:会|节|赛|展|疫情|封控)(?:的)?(?:期间|时候|时|前后|之际|那年|那会儿)")
EVENT_BEFORE = re.compile(r"\b(?:during|ahead of|around|after|before) the $", re.IGNORECASE)
# To whom something was given, or where somebody went: 交给长沙县、浏阳和宁乡去管, delegated to Qingyang.
GIVEN_TO = re.compile(
    r"(?:(?:交|下放|委托|移交|转|派|发|送|分|放|赋权|授权)(?:办)?(?:给|到|至|往|由|予)|委托|前往|派驻|(?<![且依])赴)了?$"
    r"|\b(?:delegat\w+|hand(?:ed|ing)|pass(?:ed|ing)|devol\w+|transferr\w+|sen[dt]\w*|giv\w+|gave|mov(?:ed|ing)|entrust\w+|assign\w+|went|travel\w+|dispatch\w+)\b[^,;:.?!]{0,60}?\b(?:to|with|into)\s+(?:the\s+)?(?:\w+ (?:of|in)\s+)?$",
    re.IGNORECASE,
)
CLAUSE_ENDS = re.compile(r"[,，;；:：?？。!！、()（）]|\s[-–—]\s")


def without_matter(text: str, named: Sequence[Mention], reports: Sequence[Report]) -> tuple[Mention, ...]:
    """The mentions of a question without the bare places that only its matter has.

    Args:
        text: the question, which the offsets of `named` are of.
    """
    return tuple(mention for mention in named if not _is_matter(text, mention, named, reports))


def _is_matter(text: str, mention: Mention, named: Sequence[Mention], reports: Sequence[Report]) -> bool:
    if mention.is_kind or mention.is_group or function_named(mention.text) is not None or is_one_agency(mention.text):
        return False
    others = [other for other in named if other is not mention and other.agencies]
    if GIVEN_TO.search(text[: _first_beside(text, mention, named).start]) and any(_is_one(other) for other in others):
        return True
    if not mention.agencies and stands_beside(text, mention, named) and _is_a_row(mention, others, reports):
        return True
    if any(_in_one_clause(text, mention, other) for other in others if not mention.agencies or _lies_around(mention, other)):
        return True
    if not mention.agencies and _is_told_of(text, mention, others, reports):
        return True
    return bool((others or not mention.agencies) and _names_a_thing(text, mention, reports))


def _is_a_row(mention: Mention, others: Sequence[Mention], reports: Sequence[Report]) -> bool:
    """Whether a table of an agency that is named too has a row of a place."""
    beside = {name for other in others for name in other.agencies}
    row = re.compile(rf"(?:^|\n)(?:{'|'.join(sorted({re.escape(place.short) for place in _places_of(mention)})) or re.escape(mention.text)}).{{0,4}} \| ")
    return any(row.search(report.search.text) for report in reports if report.agency in beside)


def _first_beside(text: str, mention: Mention, named: Sequence[Mention]) -> Mention:
    """The first of the places that a place is told in one breath with: 长沙县 of 长沙县、浏阳和宁乡."""
    before = next((other for other in named if other.end <= mention.start and JOINERS.fullmatch(text[other.end : mention.start].strip())), None)
    return mention if before is None else _first_beside(text, before, named)


def _is_one(mention: Mention) -> bool:
    """Whether a mention names one body and not a place alone."""
    return not mention.is_kind and (function_named(mention.text) is not None or is_one_agency(mention.text))


def _in_one_clause(text: str, mention: Mention, other: Mention) -> bool:
    """Whether a place stands beside an agency in one clause, and is not put beside it as another one."""
    first, last = sorted((mention, other), key=lambda each: each.start)
    between = text[first.end : last.start]
    named_fully = other.is_kind or function_named(other.text) is not None or is_one_agency(other.text)
    return named_fully and len(between.strip()) > 1 and not JOINERS.search(between) and not CLAUSE_ENDS.search(between)


def _is_told_of(text: str, mention: Mention, others: Sequence[Mention], reports: Sequence[Report]) -> bool:
    """Whether a report of an agency named beside a place tells of that place, and the question neither compares them nor asks for a number of the place."""
    if not others or wording.COMPARE.search(text) or (wording.FIGURE.search(text) and asked_indicators(text)):
        return False
    if any(JOINERS.fullmatch(text[min(mention.end, other.end) : max(mention.start, other.start)].strip()) for other in others):
        return False
    beside = {name for other in others for name in other.agencies}
    return any(place.short in report.search.text for place in _places_of(mention) for report in reports if report.agency in beside)


def _names_a_thing(text: str, mention: Mention, reports: Sequence[Report]) -> bool:
    """Whether a place begins the name of a thing that a report tells of."""
    if EVENT_BEHIND.match(text, mention.end):
        return True
    if behind := HAN_BEHIND.match(text, mention.end):
        return any(f"{mention.text}{behind[0]}" in report.search.text for report in reports)
    if not NAME_BEHIND.match(text, mention.end):
        return False
    if EVENT_BEFORE.search(text[: mention.start]):
        return True
    return any(place.short in report.search.text for place in _places_of(mention) for report in reports)


def _lies_around(mention: Mention, other: Mention) -> bool:
    """Whether a place is a wider one around that of an agency named beside it: Credit Guangzhou, beside Huadu branch."""
    names = {place.name for place in _places_of(mention)}
    return any(names & set(place.within) for name in other.agencies for place in taken_apart(name).own)


def _places_of(mention: Mention) -> tuple[Place, ...]:
    return places_of(mention.text)


def places_of(name: str) -> tuple[Place, ...]:
    """The places of a name in pinyin or in Chinese."""
    return by_pinyin().get(re.sub(r"['’ ]", "", name.lower()), by_name().get(name, ()))


def label_named(name: str, labels: Sequence[str]) -> str:
    """The row or column that a place's name in Chinese or in pinyin means; empty where there is none.

    >>> label_named("Qingyang", ("酒泉市", "庆阳市")), label_named("奎文", ("寿光大队",))
    ('庆阳市', '')
    """
    shorts = {place.short for place in places_of(name)} or {name}
    return next((label for label in labels if any(short in label for short in shorts)), "")


def with_labels(text: str, labels: Sequence[str], agencies: Sequence[str]) -> str:
    """A question in which the places that no agency is of are called as the rows of a table are."""
    for mention in reversed([one for one in mentions(text, agencies) if not one.agencies]):
        if label := label_named(mention.text, labels):
            rest = text[mention.end :]
            called_so = label.startswith(mention.text) and rest.startswith(label[len(mention.text) :])
            text = f"{text[: mention.start]}{label}{rest[len(label) - len(mention.text) :] if called_so else rest}"
    return text
