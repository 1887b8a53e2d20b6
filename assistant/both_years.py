"""The number of one year and that of another which count the same, of two reports of an agency."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.candidates import Candidate
from assistant.chosen_together import chosen_together
from assistant.figure_choice import weighed
from assistant.reply import Asked
from assistant.types import FigureRow
from assistant.wanted import Wanted
from corpus.types import Figure, Report, Role

# So many numbers of a report are read.
MOST_OF_A_REPORT = 40


def of_both_years(
    asked: Asked, wanted: Wanted, reports: tuple[Report, Report], numbers: Sequence[Sequence[Figure]], rows: tuple[FigureRow | None, FigureRow | None]
) -> tuple[FigureRow | None, FigureRow | None, bool]:
    """The numbers of two reports that count the same, in place of those that each report's words chose by themselves, and whether no others do as well.

    Args:
        numbers: of each report those that tell of its own year.
    """
    of_each: list[list[Candidate]] = []
    for report, own, row in zip(reports, numbers, rows, strict=True):
        levels = [(report, number) for number in own if number.role is Role.LEVEL and number.amount is not None]
        ruled = [Candidate(report, row.figure, 1.0, 1.0)] if row is not None and row.report.id == report.id else []
        of_each.append(weighed(replace(asked, reports=(report,)), wanted, ruled, levels, MOST_OF_A_REPORT))
    together = chosen_together(of_each)
    if len(together.numbers) < len(reports):
        return *rows, True
    then, now = (FigureRow(one.report, one.figure, 0) for one in together.numbers)
    return then, now, together.is_clear


def is_the_same(one: Figure, other: Figure) -> bool:
    """Whether two numbers are of one indicator and of one item, or both of the whole."""
    return one.canonical and other.canonical and one.indicator == other.indicator and one.subject == other.subject
