"""The figures of a report that stand in rows and columns: tables, and what a sentence counts one after the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.types import Evidence
from corpus.columns import GAP, is_number
from corpus.types import Figure, Report, Role, Span

# A row or a column that holds what the others add up to.
WHOLE = re.compile(r"^(?:合计|总计|小计|总数|全年|全市|全区|全县|全局|共计|总体|合\s*计)$")
QUARTER = re.compile(r"第?[一二三四1-4]季度|[上下]半年")
NO_NAME = re.compile(r"[\d,.%\s/—-]*")
# Lines between two cells of one table hold no sentence.
SENTENCE = re.compile(r"。")
FARTHEST = 300
LEAST_IN_TURN = 2
# Of things that are counted in turn and are no quarters.
LEAST_NAMED = 3
# What parts the cells of a row: a bar, or space alone (`corpus/columns.py`).
BORDER = re.compile(rf" \| |{GAP.pattern}")
IN_TURN = re.compile(r"[,，、;；和及与]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure with its row and its column; an empty row or column is that of the whole."""

    row: str
    column: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that belong together, in the order of the report."""

    report: Report
    cells: tuple[Cell, ...]

    @property
    def rows(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(cell.row for cell in self.cells if cell.row))

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(cell.column for cell in self.cells if cell.column))

    @property
    def is_table(self) -> bool:
        return is_cell(self.report, self.cells[0].figure)

    def at(self, row: str, column: str) -> Cell | None:
        """The cell of a row and a column; None where the report leaves it out."""
        return next((cell for cell in self.cells if cell.row == row and cell.column == column), None)

    def turned(self) -> "Grid":
        """The same with rows for columns."""
        return Grid(self.report, tuple(Cell(cell.column, cell.row, cell.figure) for cell in self.cells))


def is_cell(report: Report, number: Figure) -> bool:
    """Whether a figure fills a cell of a table, so that its row and its column alone say what it counts."""
    text = report.quote(number.clause).strip()
    return text in (number.value, number.value + number.unit) and not report.search.slice_of(_before(number)).rstrip(" ").endswith(("。", ",", ":"))


def _before(number: Figure) -> Span:
    return Span(max(0, number.start - 2), number.start)


def row_span(report: Report, number: Figure) -> Span:
    """The row around a cell, as it stands in the report."""
    start, end = report.text.rfind("\n", 0, number.start) + 1, report.text.find("\n", number.end)
    return Span(start, end if end > 0 else len(report.text))


def parts_of_cell(report: Report, number: Figure) -> list[Evidence]:
    """What a cell is read by: the name of its row, the head of its column, and the cell itself; empty where it has no borders."""
    row = row_span(report, number)
    cells = _cells(report, row)
    at = next((n for n, cell in enumerate(cells) if cell.start <= number.start < cell.end), 0)
    head = _head(report, row)
    if not at or head is None:
        return []
    heads = _cells(report, head)
    named = [cell for cell in cells[:at] if not NO_NAME.fullmatch(text := report.search.slice_of(cell).strip()) and not is_number(text)]
    spans = [*named[-1:], *(heads[at : at + 1] if len(heads) == len(cells) else []), cells[at]]
    return [Evidence(report, number.section, span) for span in spans]


def _cells(report: Report, row: Span) -> list[Span]:
    borders = [(row.start, row.start), *((row.start + border.start(), row.start + border.end()) for border in BORDER.finditer(report.quote(row))), (row.end, row.end)]
    return [Span(end, start) for (_, end), (start, _) in pairwise(borders)]


def _head(report: Report, row: Span) -> Span | None:
    """The first line of the table around a row."""
    text, start, head = report.text, row.start, None
    while start > 0:
        above = text.rfind("\n", 0, start - 1) + 1
        if not BORDER.search(text, above, start - 1):
            break
        head, start = Span(above, start - 1), above
    return head


def grids(report: Report, numbers: Sequence[Figure]) -> list[Grid]:
    """All that a report tells in rows and columns."""
    return list(_grids(_Told(report, tuple(numbers))))


@dataclass(frozen=True, slots=True)
class _Told:
    report: Report
    numbers: tuple[Figure, ...]

    def __hash__(self) -> int:
        return hash(self.report.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Told) and other.report.id == self.report.id and len(other.numbers) == len(self.numbers)


@lru_cache(maxsize=256)
def _grids(told: _Told) -> tuple[Grid, ...]:
    return (*_tables(told.report, told.numbers), *_in_turn(told.report, told.numbers))


def _tables(report: Report, numbers: Sequence[Figure]) -> Iterator[Grid]:
    run: list[Cell] = []
    for number in numbers:
        if not is_cell(report, number):
            continue
        cell = labelled(number)
        if run and _begins(report, run, cell):
            yield Grid(report, tuple(run))
            run = []
        run.append(cell)
    if run:
        yield Grid(report, tuple(run))


def labelled(number: Figure) -> Cell:
    """A figure of a table with the names of its row and its column."""
    if number.canonical:
        return Cell(number.subject, number.indicator, number)
    column, _, row = number.indicator.partition(" ")
    row, column = ("" if WHOLE.match(label) else label for label in (row or number.subject, column))
    return Cell(row, column, number)


def _begins(report: Report, run: Sequence[Cell], cell: Cell) -> bool:
    """Whether a cell is the first of another table."""
    last = run[-1]
    between = report.text[last.figure.end : cell.figure.start]
    behind_the_whole = not last.row and bool(cell.row) and any(one.row for one in run) and "\n" in between
    return len(between) > FARTHEST or SENTENCE.search(between) is not None or behind_the_whole


def _in_turn(report: Report, numbers: Sequence[Figure]) -> Iterator[Grid]:
    """What a sentence counts one after the other: 一季度受理10件,二季度12件; 道路运输41件、港口11件."""
    run: list[Cell] = []
    named = ""
    for before, number in pairwise((None, *numbers)):
        if number is None or is_cell(report, number) or number.role is not Role.LEVEL or number.amount is None:
            continue
        between = report.search.slice_of(Span(before.end, number.start)) if before is not None else ""
        goes_on = before is not None and before.start < number.start and not re.search(r"[。\n]", between) and bool(IN_TURN.match(between.strip()))
        if run and not (goes_on and run[-1].figure.measure == number.measure and run[-1].figure.start == (before.start if before else -1)):
            yield from _of_run(report, run, named, numbers)
            run = []
        if not goes_on:
            named = ""
        if number.canonical and not number.subject and not _quarter(number, between):
            named = number.indicator
            yield from _of_run(report, run, named, numbers)
            run = []
            continue
        label = _quarter(number, between if goes_on else report.search.slice_of(number.clause)) or number.subject or number.indicator
        run.append(Cell(label, number.indicator if number.canonical else "", number))
    yield from _of_run(report, run, named, numbers)


def _quarter(number: Figure, words: str) -> str:
    found = QUARTER.findall(f"{number.subject} {words.split('。')[-1]}")
    return str(found[-1]) if found else ""


def _of_run(report: Report, run: Sequence[Cell], named: str, numbers: Sequence[Figure]) -> Iterator[Grid]:
    quarters = [cell for cell in run if QUARTER.fullmatch(cell.row)]
    cells = quarters if len(quarters) >= LEAST_IN_TURN else list(run)
    if len(cells) >= (LEAST_IN_TURN if quarters else LEAST_NAMED):
        column = next((cell.column for cell in cells if cell.column), "") or _added_up(cells, numbers) or named
        yield Grid(report, tuple(Cell(cell.row, column, cell.figure) for cell in cells))


def _added_up(cells: Sequence[Cell], numbers: Sequence[Figure]) -> str:
    """The indicator of the report that cells without one add up to; empty where there is none."""
    total = sum(cell.figure.amount or 0.0 for cell in cells)
    return next((n.indicator for n in numbers if n.canonical and not n.subject and n.role is Role.LEVEL and n.amount == total), "")
