"""The scope that the user set beside the question: what a question names is held to it, and what it leaves out is known."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.followup import YEAR_WORDS
from assistant.narrow import within
from assistant.question import Parts
from assistant.types import Outside, Scope, Understood
from corpus.types import Report


def held_to(narrowed: Scope, understood: Understood, parts: Parts, reports: Sequence[Report], before: Understood | None) -> Understood:
    """What was understood, its agencies and years held to the user's scope.

    Of what a turn names that alone counts which lies within; the rest is told (`outside`). What it carries on from the turn
    before gives way to the scope. An agency of which the scope leaves no report lies outside.
    """
    understood = replace(understood, narrowed=narrowed)
    if not (narrowed.agencies or narrowed.years):
        return understood
    kept = [report for report in reports if within(narrowed, report)]
    told = before.outside if before is not None else Outside()
    held = _agencies_held(understood, _named_together(understood, parts, told), kept)
    names_years = bool(parts.years or YEAR_WORDS.search(parts.text) or set(told.years) & set(understood.scope.years))
    return _years_held(held, names_years, _years_of(reports, understood.scope.agencies), kept)


def as_named(understood: Understood) -> Understood:
    """What was understood as the question names it, whatever the user's scope leaves out."""
    return replace(understood, scope=understood.scope_named)


def carried(previous: Understood, narrowed: Scope) -> Understood:
    """The turn before; as it named things, where the user has set another scope since."""
    if (previous.narrowed.agencies, previous.narrowed.years) == (narrowed.agencies, narrowed.years):
        return previous
    return replace(as_named(previous), outside=Outside(), narrowed=narrowed)


def _named_together(understood: Understood, parts: Parts, told: Outside) -> list[tuple[str, ...]]:
    """The agencies that a turn names, those of one place or kind together: of these one within the scope is enough."""
    named = understood.scope.agencies
    if parts.mentions:
        return [tuple(name for name in mention.agencies if name in named) for mention in parts.mentions]
    if parts.kind_of_agency or not understood.narrowed.agencies:
        return [named]
    return [(name,) for name in told.agencies if name in named]


def _agencies_held(understood: Understood, groups: Sequence[tuple[str, ...]], kept: Sequence[Report]) -> Understood:
    scope, narrowed = understood.scope, understood.narrowed
    there = {report.agency for report in kept}
    inside = tuple(name for name in scope.agencies if name in there)
    gone = tuple(dict.fromkeys(name for group in groups if not there & set(group) for name in group))
    nothing = not inside and bool(gone or (understood.missing_agencies and not scope.agencies))
    agencies = inside if groups and inside else narrowed.agencies
    return replace(understood, scope=replace(scope, agencies=agencies), outside=Outside(gone, no_agency=nothing))


def _years_held(understood: Understood, names_years: bool, elsewhere: set[int], kept: Sequence[Report]) -> Understood:
    """As `_agencies_held`.

    Args:
        elsewhere: the years that the collection has of the agencies asked about.
    """
    scope, outside, narrowed = understood.scope, understood.outside, understood.narrowed
    covered = set(narrowed.years) or elsewhere if outside.no_agency else _years_of(kept, scope.agencies)
    inside = tuple(year for year in scope.years if year in covered)
    if not names_years:
        return replace(understood, scope=replace(scope, years=narrowed.years or inside))
    named = (*scope.years, *understood.missing_years)
    gone = tuple(year for year in named if year not in covered and year in elsewhere)
    missing = tuple(year for year in understood.missing_years if year not in gone)
    outside = replace(outside, years=gone, no_year=not inside and bool(gone or missing))
    return replace(understood, scope=replace(scope, years=inside or narrowed.years), missing_years=missing, outside=outside)


def _years_of(reports: Iterable[Report], agencies: Sequence[str]) -> set[int]:
    """The years of the reports of some agencies, of all where none is given."""
    return {year for report in reports if not agencies or report.agency in agencies for year in report.metadata.years}
