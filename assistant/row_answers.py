"""Questions that the rows of a table answer: an item's own figures, which row has the most, its share of the whole."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant import wording
from assistant.arithmetic import add_difference
from assistant.asked import OF_AN_OBJECT, WHAT_IS_DONE, asked_with_weight, without_indicators
from assistant.candidates import words_around
from assistant.figure_words import is_telling, worth
from assistant.grids import QUARTER, Cell, Grid, grids, is_cell
from assistant.items import names_a_cause
from assistant.labels_asked import QUARTERS, asks_for_a_quarter, named_labels
from assistant.over_time import EACH_QUARTER, asks_change
from assistant.own_words import bare_of, topic_of
from assistant.parts import parts
from assistant.refuse import not_found
from assistant.reply import Asked, Reply
from assistant.row_claims import add_share, state_cell, state_extreme
from assistant.row_words import ASKED_ROWS, GAP, HIGH, LOW, OF_ALL, POINTING, TIME_ASKED, TIME_COLUMN
from assistant.terms import Group, Topic, topic
from assistant.types import FigureRow, Kind, Language, Status
from assistant.units import AREAS, MONEY, SHARES, TIMES, UNIT_ASKED, unit_asked
from assistant.wholes import level_of
from assistant.worked_from import quarters_answer
from corpus.indicators import RATE, wholes_of
from corpus.types import Report, Role, Span
from corpus.words import words

# Characters above a table that may say what it counts; what a word of the question must be worth in them.
ABOVE, LEAST_SAID = 150, 0.4
# Of the telling words of a question, what the row and the column of a cell have when no sentence is the better answer.
SURELY_THE_ROW = 0.9
KINDS = (Kind.FIGURE, Kind.COMPARE, Kind.LOOKUP, Kind.LIST)


@dataclass(frozen=True, slots=True)
class _Asking:
    """What a question asks of the tables of one report: its words, its topic, the indicators it names."""

    asked: Asked
    report: Report
    text: str
    subject: Topic
    names: tuple[str, ...]

    @property
    def is_share(self) -> bool:
        return unit_asked(self.text).fitting == SHARES and not any(RATE.search(name) for name in self.names)


def row_answer(asked: Asked) -> Reply | None:
    """The answer from rows and columns, of the one agency that is asked; None where they do not tell it."""
    understood = asked.understood
    if understood.kind not in KINDS or len({report.agency for report in asked.reports}) != 1:
        return None
    if understood.missing_agencies or names_a_cause(understood.question):
        return None
    asking = [_asking(asked, report) for report in asked.reports]
    if len(asking) > 1:
        return _which_row(asking)
    if asks_for_a_quarter(asking[0].text) and not _has_the_quarter(asking[0]) and (left := quarters_answer(asked, asking[0].report, asking[0].text, next(iter(asking[0].names), "受理量"))):
        return left
    if _asks_untold_quarters(asking[0]):
        return not_found(asked)
    return _which_row(asking) or (_of_named_rows(asking[0]) if understood.kind in (Kind.FIGURE, Kind.COMPARE) else None)


def _asking(asked: Asked, report: Report) -> _Asking:
    agencies = [report.agency for report in asked.collection]
    text = bare_of(asked.understood.question, agencies)
    subject = topic(topic_of(text, agencies), asked.understood.language, asked.vocabulary)
    return _Asking(asked, report, text, subject, _names(text))


def _grids(asking: _Asking) -> list[Grid]:
    return grids(asking.report, asking.asked.library.contents.figures_of[asking.report.id])


def _which_row(asking: Sequence[_Asking]) -> Reply | None:
    """Which row has the most or the least of a column, in each report that has such rows."""
    reply = Reply(Status.ANSWERED)
    told = [_told(one, series, reply) for one in asking if (series := _ranked(one)) is not None]
    return reply if any(told) else None


def _ranked(asking: _Asking) -> "_Series | None":
    """The cells that a question for the most or the least ranks; None where it asks for none, or the report has none."""
    fits = next((fits for pattern, fits in ASKED_ROWS if pattern.search(asking.text)), None)
    if fits is None or not (HIGH.search(asking.text) or LOW.search(asking.text)):
        return None
    series = [one for grid in _grids(asking) for turned in (grid, grid.turned()) if (one := _series(asking, turned, fits))]
    series += [one for grid in _grids(asking) for one in [_shares(asking, grid, fits)] if one] if asking.is_share else []
    return max(series, key=lambda one: one.worth, default=None)


@dataclass(frozen=True, slots=True)
class _Series:
    """The cells of one column that are ranked, each with what it is to be divided by, where shares are."""

    grid: Grid
    cells: tuple[Cell, ...]
    wholes: tuple[Cell, ...] = ()
    worth: float = 0.0

    def value(self, at: int) -> float:
        amount = self.cells[at].figure.amount or 0.0
        return amount / (self.wholes[at].figure.amount or 1.0) if self.wholes else amount


def _series(asking: _Asking, grid: Grid, fits: Callable[[str], bool]) -> _Series | None:
    rows = [row for row in grid.rows if fits(row)]
    if len(rows) < 2 or len(rows) < len(grid.rows) / 2:
        return None
    column, worth = _column(asking, grid)
    if column is None:
        return None
    cells = tuple(cell for row in rows if (cell := grid.at(row, column)) is not None and cell.figure.amount is not None)
    if len(cells) < 2 or any(cell.figure.role is Role.CHANGE for cell in cells):
        return None
    return _Series(grid, cells, (), worth + grid.is_table)


def _shares(asking: _Asking, grid: Grid, fits: Callable[[str], bool]) -> _Series | None:
    """A column as a share of another one, row by row: of what was concluded that which was refused."""
    columns = [name for name in asking.names if name in grid.columns]
    pair = next(((part, whole) for part in columns for whole in columns if whole in wholes_of(part)), None)
    if pair is None:
        return None
    both = [(part, whole) for row in grid.rows if fits(row) and (part := grid.at(row, pair[0])) and (whole := grid.at(row, pair[1])) and whole.figure.amount]
    return _Series(grid, tuple(part for part, _ in both), tuple(whole for _, whole in both), 10.0) if len(both) > 1 else None


def _column(asking: _Asking, grid: Grid) -> tuple[str | None, float]:
    """The column that is ranked, with how surely it is meant: named, of times, the first; None where another one is named."""
    named = [*(name for name in asking.names if name in grid.columns), *_other_columns(asking, grid, asking.text)]
    if named:
        return named[0], 4.0
    times = _time_columns(grid) if TIME_ASKED.search(asking.text) and not asking.names else []
    if times:
        return times[0], 3.0
    has_indicators = any(cell.figure.canonical for cell in grid.cells)
    if asking.names and has_indicators and any(grid.columns):
        return None, 0.0
    return (None, 0.0) if _is_of_another_matter(asking, grid) else (_main_column(grid), 1.0)


def _is_of_another_matter(asking: _Asking, grid: Grid) -> bool:
    """Whether a question that names no column says more of what is counted than the words in and above the table do."""
    text = asking.text
    for pattern in (HIGH, LOW, GAP, POINTING, *(pattern for pattern, _ in ASKED_ROWS)):
        text = pattern.sub(" ", text)
    matter = topic(topic_of(UNIT_ASKED.sub(" ", text), [asking.report.agency]), asking.asked.understood.language, asking.asked.vocabulary)
    first = grid.cells[0].figure
    above = asking.report.search.slice_of(Span(max(0, first.start - ABOVE), first.start))
    said = " ".join((asking.report.agency, above, *grid.rows, *grid.columns, *asking.report.sections[first.section].heading_path))
    return any(worth(group, said) < LEAST_SAID and not _is_said_in_words(group, said) for group in filter(is_telling, matter.groups))


def _is_said_in_words(group: Group, said: str) -> bool:
    """Whether a text has every word of a Chinese phrase, be it apart: 消防检查 where there are 消防安全检查."""
    parts = [word for word in words(group.phrase) if len(word) > 1]
    return not group.phrase.isascii() and len(parts) > 1 and all(word in said for word in parts)


def _main_column(grid: Grid) -> str:
    """The column of the whole, else the first that is not of shares."""
    if any(cell.row and not cell.column for cell in grid.cells):
        return ""
    counts = [cell.column for cell in grid.cells if cell.figure.measure not in SHARES | TIMES]
    return counts[0] if counts else grid.cells[0].column


def _other_columns(asking: _Asking, grid: Grid, text: str) -> list[str]:
    known = {cell.column for cell in grid.cells if cell.figure.canonical}
    return named_labels(text, asking.subject, [column for column in grid.columns if column not in known], asking.report.agency)


def _time_columns(grid: Grid) -> list[str]:
    return list(dict.fromkeys(cell.column for cell in grid.cells if TIME_COLUMN.search(cell.column) or cell.figure.measure in TIMES))


def _told(asking: _Asking, series: _Series, reply: Reply) -> bool:
    """State the ends of a series that a question asks for; whether the gate let one."""
    asked = asking.asked
    ordered = sorted(range(len(series.cells)), key=lambda at: (series.value(at), -at))
    ends = [at for pattern, at in ((HIGH, ordered[-1]), (LOW, ordered[0])) if pattern.search(asking.text)]
    rows: list[FigureRow] = []
    for end in ends:
        is_high = end == ordered[-1]
        for at in (at for at in range(len(series.cells)) if series.value(at) == series.value(end)):
            row = state_extreme(asked, reply, asking.report, series.cells[at], is_high, series.wholes[at] if series.wholes else None)
            rows += [row] if row is not None else []
    if not rows:
        return False
    if len(ends) == 2 and GAP.search(asking.text):
        add_difference(asked, reply, [rows[0], rows[-1]])
    elif asking.is_share and not series.wholes and (whole := _whole(asking, series.grid, series.cells[ends[0]])) is not None:
        add_share(asked, reply, asking.report, series.cells[ends[0]], whole)
        rows.append(FigureRow(asking.report, whole.figure, rows[0].citation))
    reply.figures = (*reply.figures, *rows)
    return True


def _whole(asking: _Asking, grid: Grid, part: Cell) -> Cell | None:
    """What a cell is a part of: the report's figure of the column's indicator, else the column's own whole."""
    name = part.column if part.figure.canonical else next(iter(asking.names), "")
    level = level_of(asking.asked, asking.report, name) if name else None
    own = grid.at("", part.column)
    found = Cell("", part.column, level.figure) if level is not None else own
    return found if found is not None and (found.figure.amount or 0.0) >= (part.figure.amount or 0.0) > 0 else own


def _of_named_rows(asking: _Asking) -> Reply | None:
    """The cells of the rows that a question names, under the columns that it asks for."""
    found = [one for grid in _grids(asking) if (one := _named(asking, grid))]
    if not found:
        return None
    _, grid, cells = max(found, key=lambda one: one[0])
    if _is_better_said(asking, cells[0]):
        return None
    reply, asked = Reply(Status.ANSWERED), asking.asked
    rows = [row for cell in cells if (row := state_cell(asked, reply, asking.report, cell)) is not None]
    if not rows:
        return None
    if asking.is_share:
        rows += _add_shares(asking, reply, grid, cells)
    elif len(rows) == 2 and GAP.search(asking.text):
        add_difference(asked, reply, rows)
    reply.figures = tuple(rows)
    return reply


def _is_better_said(asking: _Asking, cell: Cell) -> bool:
    """Whether a number in a sentence stands among more of the words of an English question than the row and the column of a cell."""
    if asking.asked.understood.language is not Language.ENGLISH or asks_for_a_quarter(asking.text):
        return False
    telling = [group for group in asking.subject.groups if is_telling(group) and without_indicators(group.phrase).strip()]
    matter = Topic(asking.subject.text, tuple(telling))
    own = words_around(asking.report, cell.figure).own_share(Topic(matter.text, matter.groups)) if telling else 1.0
    numbers = asking.asked.library.contents.figures_of[asking.report.id]
    said = [words_around(asking.report, n).own_share(matter) for n in numbers if not n.canonical and n.role is Role.LEVEL and not is_cell(asking.report, n)]
    return own < SURELY_THE_ROW and max(said, default=0.0) >= own


def _add_shares(asking: _Asking, reply: Reply, grid: Grid, cells: Sequence[Cell]) -> list[FigureRow]:
    """The first cell as a share of another one beside it, or of the whole."""
    part = cells[-1] if len(cells) == 1 else min(cells, key=lambda cell: cell.figure.amount or 0.0)
    whole = None if OF_ALL.search(asking.text) else _beside(grid, part)
    whole = whole or _whole(asking, grid, part)
    if whole is None:
        return []
    add_share(asking.asked, reply, asking.report, part, whole)
    return [FigureRow(asking.report, whole.figure, 1)]


def _beside(grid: Grid, part: Cell) -> Cell | None:
    """The cell of the same row that counts what a cell is a part of."""
    own = [cell for cell in grid.cells if cell.row == part.row and cell.figure.measure == part.figure.measure]
    named = [cell for name in wholes_of(part.column) for cell in own if cell.column == name]
    first = named or own
    return first[0] if first and first[0] is not part and (first[0].figure.amount or 0.0) >= (part.figure.amount or 0.0) else None


def _named(asking: _Asking, grid: Grid) -> tuple[float, Grid, list[Cell]] | None:
    quarters = [label for label in (*grid.rows, *grid.columns) if QUARTER.search(label)]
    if not grid.is_table and not (quarters and asks_for_a_quarter(asking.text)):
        return None
    if quarters and set(quarters) <= set(grid.columns):
        return _crossed(asking, grid)
    if asks_for_a_quarter(asking.text) and not quarters:
        return None
    rows = named_labels(asking.text, asking.subject, grid.rows, asking.report.agency)
    if not rows:
        return _of_the_whole(asking, grid)
    columns, worth = _columns(asking, grid)
    unit = unit_asked(asking.text)
    if unit.fitting in (MONEY, AREAS) and not any(unit.fits(cell.figure) for cell in grid.cells):
        return None
    cells = [cell for row in rows for column in columns if (cell := grid.at(row, column)) is not None]
    return (worth + grid.is_table, grid, cells) if cells else None


def _of_the_whole(asking: _Asking, grid: Grid) -> tuple[float, Grid, list[Cell]] | None:
    """The whole of a column that a question names by what it is called (农村的占百分之几), where it names no row."""
    named = _other_columns(asking, grid, asking.text) if not asking.names else []
    cells = [cell for column in named if (cell := grid.at("", column)) is not None and unit_asked(asking.text).fits(cell.figure)]
    if asking.is_share:
        cells = [cell for column in named if (cell := grid.at("", column)) is not None]
    return (2.0, grid, cells) if cells else None


def _crossed(asking: _Asking, grid: Grid) -> tuple[float, Grid, list[Cell]] | None:
    """Rows of items under columns of quarters: each that is not named stands for the whole."""
    rows = named_labels(asking.text, asking.subject, grid.rows, asking.report.agency)
    columns = named_labels(asking.text, asking.subject, grid.columns, asking.report.agency) if asks_for_a_quarter(asking.text) else []
    if not (rows or columns):
        return None
    cells = [cell for row in rows or [""] for column in columns or [""] if (cell := grid.at(row, column)) is not None]
    return (2.0, grid, cells) if cells else None


def _columns(asking: _Asking, grid: Grid) -> tuple[list[str], float]:
    """The columns that the parts of a question ask for, in its order; the first one for a part that names none."""
    if asks_change(asking.text):
        changed = [cell.column for cell in grid.cells if cell.figure.role is Role.CHANGE]
        return (list(dict.fromkeys([*(n for n in asking.names if n in grid.columns), *changed])), 4.0) if changed else ([], 0.0)
    found: list[str] = []
    worth = 1.0
    for part in (one.text for one in parts(asking.text)):
        names = _names(part)
        named = [*(name for name in names if name in grid.columns), *_other_columns(asking, grid, part)]
        if not named and TIME_ASKED.search(part):
            named = _time_columns(grid)
        if named:
            worth = 4.0
        elif names and any(cell.figure.canonical for cell in grid.cells):
            return [], 0.0
        elif wording.FIGURE.search(part) and not (asking.is_share and found):
            named = [_main_column(grid)]
        found += [column for column in named if column not in found]
    return found, worth


def _names(text: str) -> tuple[str, ...]:
    """The indicators that words name; none of what is done with applications where it is asked how long, nor for the word applications alone."""
    named = [one.name for one in asked_with_weight(text) if one.weight > OF_AN_OBJECT]
    return tuple(name for name in named if not (name in WHAT_IS_DONE and TIME_ASKED.search(text)))


def _has_the_quarter(asking: _Asking) -> bool:
    """Whether a row or a column of the report is of the quarter that a question names."""
    labels = [label for grid in _grids(asking) for label in (*grid.rows, *grid.columns)]
    return any(pattern.search(asking.text) and pattern.search(label) for pattern in QUARTERS for label in labels)


def _asks_untold_quarters(asking: _Asking) -> bool:
    """Whether numbers by quarters are asked of a report that tells none."""
    if not (asks_for_a_quarter(asking.text) or EACH_QUARTER.search(asking.text)) or asking.asked.understood.kind is Kind.LOOKUP:
        return False
    if EACH_QUARTER.search(asking.text):
        return not any(QUARTER.search(label) for grid in _grids(asking) for label in (*grid.rows, *grid.columns))
    return not any(pattern.search(asking.text) and pattern.search(asking.report.search.text) for pattern in QUARTERS)
