"""The figures table: every figure with its report and the checks that it fails, and what a reader narrows it to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer_json import Json, figure_json
from corpus.catalogue import Entry
from corpus.checks import discrepancies, flags
from corpus.types import Figure, Report


@dataclass(frozen=True, slots=True)
class Listed:
    """One figure with its report; `flags` tells the sums and shares that the printed numbers break."""

    report: Report
    figure: Figure
    flags: tuple[str, ...]

    @property
    def key(self) -> str:
        """What names the figure in the collection."""
        return f"{self.report.id}:{self.figure.start}"

    def row(self) -> Json:
        return figure_json(self.report, self.figure, flags=self.flags)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a reader wants to see of the figures; what is empty narrows nothing."""

    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    indicators: tuple[str, ...] = ()
    only_canonical: bool = False

    def keeps(self, one: Listed) -> bool:
        """Whether a figure is wanted; a year is one that its report covers."""
        if self.agencies and one.report.agency not in self.agencies:
            return False
        if self.years and not set(self.years) & set(one.report.metadata.years):
            return False
        if self.indicators and one.figure.indicator not in self.indicators:
            return False
        return one.figure.canonical or not self.only_canonical


def listed(entries: Iterable[Entry]) -> tuple[Listed, ...]:
    """Every figure of these reports, by agency, year, file and place."""
    ordered = sorted(entries, key=lambda e: (e.report.agency, e.report.year or 0, e.report.file))
    return tuple(
        Listed(entry.report, figure, tuple(flags(broken, figure)))
        for entry in ordered
        for broken in [discrepancies(entry.figures)]
        for figure in entry.figures
    )


def narrowed_to(figures: Sequence[Listed], wanted: Narrowing) -> list[Listed]:
    """The figures that a reader wants to see, in order."""
    return [one for one in figures if wanted.keeps(one)]
