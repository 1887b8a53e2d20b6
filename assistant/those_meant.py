"""Turns that mean one of those that the answer before set side by side: the bigger one, 少的那年, the former."""

import re
from dataclasses import dataclass

from assistant.named_agency import english_name
from assistant.types import Kind, Language, Understood

ONE_ZH = r"(?:的?那[一]?[个家边年份]|的?一[方家个]|的?那个(?:单位|局|年份)|者)"
ONE_EN = r"(?:ones?|agency|bureau|office|department|authority|body|number|figure|year|of the two|of them)"
MORE = re.compile(rf"(?:更|较|比较|最)?[多高大]{ONE_ZH}|\bthe (?:more|bigger|larger|higher|greater|busier|biggest|largest|highest|busiest|leading|winning|top)(?: of the two| {ONE_EN})\b|\bthe (?:winner|leader|one (?:with|that (?:has|had|got)) (?:the )?(?:more|most|higher|highest))\b", re.IGNORECASE)
LESS = re.compile(rf"(?:更|较|比较|最)?[少低小]{ONE_ZH}|\bthe (?:less|smaller|lower|lesser|fewer|smallest|lowest|least|losing)(?: of the two| {ONE_EN})\b|\bthe (?:loser|one (?:with|that (?:has|had|got)) (?:the )?(?:fewer|fewest|less|least|lower|lowest))\b", re.IGNORECASE)
FIRST = re.compile(r"前者|(?:第一|头一)(?:家|个(?:单位|局))|\bthe (?:former|first (?:one|agency|bureau|of the two|of them))\b", re.IGNORECASE)
SECOND = re.compile(r"后者|第二(?:家|个(?:单位|局))|\bthe (?:latter|second (?:one|agency|bureau|of the two|of them))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meant:
    """A turn with the agency that it means named in full, and its year; `text` is as it was where it means none."""

    text: str
    agency: str = ""
    year: int | None = None


def those_meant(text: str, before: Understood, language: Language) -> Meant:
    """Read a turn that means one of those that were compared."""
    for pattern, at in ((MORE, 0), (LESS, -1)):
        if before.ranked and (found := pattern.search(text)):
            agency, year = before.ranked[at]
            only_years = len({name for name, _ in before.ranked}) == 1
            named = _year(year, language) if only_years else _name(agency, language)
            return Meant(f"{text[: found.start()]}{named}{text[found.end() :]}", agency, year)
    for pattern, at in ((FIRST, 0), (SECOND, 1)):
        if before.kind is Kind.COMPARE and len(before.scope.agencies) == 2 and (found := pattern.search(text)):
            agency = before.scope.agencies[at]
            return Meant(f"{text[: found.start()]}{_name(agency, language)}{text[found.end() :]}", agency)
    return Meant(text)


def _name(agency: str, language: Language) -> str:
    return (english_name(agency) if language is Language.ENGLISH else "") or agency


def _year(year: int, language: Language) -> str:
    return f"{year}年" if language is Language.CHINESE else str(year)
