"""Years that no report is on but a report of another year tells: in a column of its own, or to compare with."""

import re
from dataclasses import replace

from assistant.over_time import compares_with
from assistant.types import Understood
from corpus.types import Figure, Report, Role
from index.library import Library


def with_told_years(understood: Understood, library: Library) -> Understood:
    """What was understood, the missing years that a report in scope tells taken from the missing."""
    if not understood.missing_years or (not understood.indicators and not any(compares_with(understood.question, y) for y in understood.missing_years)):
        return understood
    named, years = set(understood.scope.agencies), set(understood.scope.years)
    reports = [
        (entry.report, entry.figures)
        for entry in library.contents.entries
        if (not named or entry.report.agency in named) and (not years or years & set(entry.report.metadata.years))
    ]
    told = tuple(year for year in understood.missing_years if any(_tells(understood, report, numbers, year) for report, numbers in reports))
    return replace(understood, missing_years=tuple(y for y in understood.missing_years if y not in told), told_years=told)


def _tells(understood: Understood, report: Report, numbers: tuple[Figure, ...], year: int) -> bool:
    """Whether a report has a figure of that year, of an indicator asked for, or compares its own with that year."""
    if compares_with(understood.question, year):
        text = report.search.text
        return report.year == year + 1 or re.search(rf"(?:比|较|与|同|和)\s*{year}年", text) is not None or _has_figures_of(report, numbers, year)
    wanted = [n for n in numbers if n.canonical and n.indicator in understood.indicators]
    return _has_figures_of(report, tuple(wanted), year)


def _has_figures_of(report: Report, numbers: tuple[Figure, ...], year: int) -> bool:
    return any(n.period == str(year) and n.role is Role.LEVEL and year not in report.metadata.years for n in numbers)
