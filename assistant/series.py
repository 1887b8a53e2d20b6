"""The figures of a report that count the same quarter by quarter, or half-year by half-year."""

import re

from assistant.candidates import Candidate, words_around
from assistant.reply import Asked
from assistant.wanted import Wanted
from corpus.types import Figure, Report, Role

QUARTER = re.compile(r"第?[一二三四1-4]季度|[上下]半年")
LEAST_IN_A_SERIES = 2
ENOUGH_OF_THE_MATTER = 0.6
# What is done with applications: quarters that name nothing of their own are of that which they add up to.
COUNTS = ("申请量", "受理量", "办结量")


def series(asked: Asked, wanted: Wanted) -> list[Candidate]:
    """Each report's figures of what is asked for by quarters, in the order of the report; none of a report that has fewer than two."""
    return [one for report in asked.reports for one in _of_report(asked, report, wanted)]


def _of_report(asked: Asked, report: Report, wanted: Wanted) -> list[Candidate]:
    numbers = [n for n in asked.library.contents.figures_of[report.id] if n.role is Role.LEVEL and n.amount is not None]
    if wanted.indicator in COUNTS and (bare := _adding_up(numbers)):
        return [Candidate(report, number, 1.0, 1.0) for number in bare]
    found: dict[str, tuple[float, Figure]] = {}
    for number in numbers:
        quarter, share = _quarter(report, number), _share(report, number, wanted)
        if quarter and share >= ENOUGH_OF_THE_MATTER and share > found.get(quarter, (0.0, number))[0]:
            found[quarter] = (share, number)
    measures = [number.measure for _, number in found.values()]
    alike = [number for _, number in found.values() if number.measure == max(measures, key=measures.count)]
    return [Candidate(report, number, 1.0, 1.0) for number in alike] if len(alike) >= LEAST_IN_A_SERIES else []


def _adding_up(numbers: list[Figure]) -> list[Figure]:
    """The figures that are called by a quarter alone (一季度9126件), where they add up to one of the year's counts."""
    bare = [number for number in numbers if not number.canonical and QUARTER.fullmatch(number.indicator.strip())]
    wholes = {number.amount for number in numbers if number.canonical and number.indicator in COUNTS and not number.subject}
    return bare if len(bare) >= LEAST_IN_A_SERIES and sum(number.amount or 0 for number in bare) in wholes else []


def _quarter(report: Report, number: Figure) -> str:
    """The quarter that the words at a number, or the head of its column, name."""
    named = QUARTER.findall(f"{report.search.slice_of(number.clause)} {'' if number.canonical else number.indicator} {number.subject}")
    return str(named[-1]) if named else ""


def _share(report: Report, number: Figure, wanted: Wanted) -> float:
    """How much of what is asked for the words at a number say, 0 to 1; of an indicator alone, all or nothing."""
    matter = wanted.topic if wanted.indicator else wanted.whole
    if matter.groups:
        return words_around(report, number).own_share(matter)
    return float(bool(wanted.indicator) and number.canonical and number.indicator == wanted.indicator and not QUARTER.sub("", number.subject).strip())
