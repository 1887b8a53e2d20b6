"""Years that no report is on but a report of another year tells: in a column of its own, or to compare with."""

import re
from dataclasses import replace

from assistant.over_time import compares_with
from assistant.types import Kind, Understood
from assistant.units import SHARES
from corpus.indicators import instead_of
from corpus.types import Figure, Report, Role
from index.library import Library


def with_told_years(understood: Understood, library: Library) -> Understood:
    """What was understood, the missing years that a report in scope tells taken from the missing."""
    asks_a_number = understood.indicators or understood.kind is Kind.FIGURE
    if not understood.missing_years or not (asks_a_number or any(compares_with(understood.question, y) for y in understood.missing_years)):
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
    """Whether a report has a figure of that year, of an indicator asked for, how much that changed since, or compares its own with that year."""
    names_it = re.search(rf"(?:比|较|与|同|和)\s*{year}年", report.search.text) is not None
    if compares_with(understood.question, year):
        return report.year == year + 1 or names_it or _has_figures_of(report, numbers, year)
    if not understood.indicators:
        return report.year == year + 1 and names_it
    named = {one for name in understood.indicators for one in (name, *instead_of(name))}
    wanted = tuple(n for n in numbers if n.canonical and n.indicator in named)
    changed = report.year == year + 1 and any(n.role is Role.CHANGE and n.measure not in SHARES for n in wanted)
    return changed or _has_figures_of(report, wanted, year)


def _has_figures_of(report: Report, numbers: tuple[Figure, ...], year: int) -> bool:
    return any(n.period == str(year) and n.role is Role.LEVEL and year not in report.metadata.years for n in numbers)
