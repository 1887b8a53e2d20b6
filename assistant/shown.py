"""What the numbers of an answer leave for the next turn: the row and the column of the first, and which of them is the highest."""

from collections.abc import Sequence

from assistant.grids import Cell, Grid, grids
from assistant.types import FigureRow, Shown
from corpus.types import Role
from index.library import Library


def shown_by(rows: Sequence[FigureRow], library: Library) -> Shown | None:
    """Where the first number of an answer stands; None where it gave none."""
    if not rows:
        return None
    first = rows[0]
    numbers = library.contents.figures_of[first.report.id]
    found = [(grid, cell) for grid in grids(first.report, numbers) for cell in grid.cells if cell.figure.start == first.figure.start]
    if not found:
        return Shown(first.figure.indicator, row=first.figure.subject)
    grid, cell = max(found, key=_worth)
    return Shown(first.figure.indicator, cell.row, cell.column, grid.rows, grid.columns)


def _worth(found: tuple[Grid, Cell]) -> int:
    grid, _ = found
    return grid.is_table * 1000 + len(grid.cells)


def ranked(rows: Sequence[FigureRow]) -> tuple[tuple[str, int], ...]:
    """Agencies and years by their numbers, the highest first, where an answer gives each one of one kind; else none."""
    levels = [row for row in rows if row.figure.amount is not None and row.figure.role is Role.LEVEL and row.report.year is not None]
    of_each: dict[tuple[str, int], FigureRow] = {}
    for row in levels:
        of_each.setdefault((row.report.agency, row.report.year or 0), row)
    if len(of_each) < 2 or len({row.figure.measure for row in of_each.values()}) != 1:
        return ()
    return tuple(sorted(of_each, key=lambda key: (-(of_each[key].figure.amount or 0.0), key)))
