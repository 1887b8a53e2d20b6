"""The time of a figure beside that of a question: its year, what is to come, a legal limit beside the time it takes."""

import re

from assistant.over_time import compares_with
from assistant.reply import Asked
from assistant.units import TIMES
from corpus.types import Figure, Report, Role, SectionType

FUTURE = re.compile(r"新|将|拟|计划|预计|力争|下一步")
TARGET = re.compile(r"力争|争取|不低于|目标|达到.{0,6}以上|将达|要达|确保")
# How long it may take is not how long it does.
LIMIT = re.compile(r"法定|承诺|规定(?:时限|期限)|时限(?:为|由|从|压|缩)")
LIMIT_ASKED = re.compile(r"法定|承诺|规定|时限|期限|\b(?:statutory|legal\w*|promis\w+|commit\w+|limits?|deadlines?|allowed|official)\b", re.IGNORECASE)
ACTUAL = re.compile(r"实际|平均|用时")
ACTUAL_ASKED = re.compile(r"实际|平均|\b(?:actual\w*|really|average|in practice|mean)\b", re.IGNORECASE)
A_LIMIT, ACTUALLY, NOT_ACTUALLY = 0.75, 1.2, 0.85
# A number of an earlier year beside one of the year that the report is on.
OF_ANOTHER_YEAR = 0.9


def period_fits(asked: Asked, report: Report, number: Figure) -> bool:
    """Whether a figure is of a year asked for; of several years that reports are on, each report tells its own."""
    understood = asked.understood
    years = understood.scope.years
    alone = () if years else tuple(year for year in understood.told_years if not compares_with(understood.question, year))
    if alone:
        return bool(number.period) and bool(set(_span(number)) & set(alone))
    if not years or not number.period:
        return True
    own = set(report.metadata.years) & set(years)
    return any(year in (own or years) for year in _span(number)) or bool(set(_span(number)) & set(understood.told_years))


def worth_in_time(report: Report, number: Figure, question: str) -> float:
    """What the time of a figure makes it worth, beside others with the same words: 1 for none against it."""
    of_its_year = not number.period or not report.metadata.years or bool(set(_span(number)) & set(report.metadata.years))
    worth = 1.0 if of_its_year else OF_ANOTHER_YEAR
    return worth * _worth_as_a_time(report, number, question) if number.measure in TIMES else worth


def _worth_as_a_time(report: Report, number: Figure, question: str) -> float:
    """A limit set by law or by promise is worth less than the time it takes, unless a limit is asked for."""
    words = f"{number.indicator} {report.search.slice_of(number.clause)}"
    is_limit = LIMIT.search(words) is not None or re.search(r"以内|不超过|内$", number.qualifier) is not None
    worth = A_LIMIT if is_limit and not LIMIT_ASKED.search(question) else 1.0
    if ACTUAL_ASKED.search(question):
        worth *= ACTUALLY if ACTUAL.search(number.indicator) else 1.0 if ACTUAL.search(words) else NOT_ACTUALLY
    return worth


def _span(number: Figure) -> range:
    first, _, last = number.period.partition("-")
    return range(int(first), int(last or first) + 1)


def is_target(report: Report, number: Figure) -> bool:
    clause = report.search.slice_of(number.clause)
    return report.sections[number.section].type is SectionType.NEXT_STEPS or bool(TARGET.search(clause))


def is_to_come(report: Report, number: Figure) -> bool:
    return number.role is Role.TARGET or is_target(report, number) or bool(FUTURE.search(report.search.slice_of(number.clause)))
