"""Which row of a table has the most or the least of a column."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant import wording
from assistant.arithmetic import add_difference, add_sum_of, add_total
from assistant.figure_reading import likely_figures
from assistant.figure_words import is_telling, worth
from assistant.gate.numbers import english_amount
from assistant.grids import Cell, Grid
from assistant.own_words import topic_of
from assistant.reading import log_odds
from assistant.reply import Reply
from assistant.row_asking import Asking, grids_of, main_column, other_columns, time_columns, whole_in
from assistant.row_claims import add_share, state_cell, state_extreme
from assistant.row_words import ASKED_ROWS, FIRST, GAP, GREW, HIGH, LOW, POINTING, SHRANK, TIME_ASKED
from assistant.terms import topic
from assistant.topics import Group
from assistant.types import FigureRow, Status
from assistant.units import SHARES, UNIT_ASKED
from corpus.errors import UnusableModel
from corpus.figures.chinese import amount_in_words
from corpus.indicators import wholes_of
from corpus.repair import simplify
from corpus.types import Report, Role, Span
from corpus.words import words

# Characters above a table that may say what it counts; what a word of the question must be worth in them.
ABOVE, LEAST_SAID = 150, 0.4
# What asks for one of several; the fewest rows that are several; how likely the cells of a column must be asked for to be ranked, and how much
# likelier than those of any other.
WHICH = re.compile(r"哪|什么|啥|谁|\b(?:which|what|who|whose|where|when)\b", re.IGNORECASE)
HAN = re.compile(r"[\u4e00-\u9fff]")
FEWEST_ROWS, LIKELY_COLUMN, MUCH_LIKELIER = 3, 0.08, 1.6


def which_row(asking: Sequence[Asking]) -> Reply | None:
    """Which row has the most or the least of a column, in each report that has such rows."""
    reply = Reply(Status.ANSWERED)
    told = [_told(one, series, reply) for one in asking if (series := _ranked(one)) is not None]
    return reply if any(told) else None


def _ranked(asking: Asking) -> "_Series | None":
    """The cells that a question for the most or the least ranks; None where it asks for none, or the report has none."""
    fits = next((fits for pattern, fits in ASKED_ROWS if pattern.search(asking.text)), None)
    if FIRST.search(asking.text):
        return _ranked_by_words(asking, fits or bool)
    if not (HIGH.search(asking.text) or LOW.search(asking.text)):
        return None
    if fits is not None and (GREW.search(asking.text) or SHRANK.search(asking.text)) and (changed := _of_changes(asking, fits)) is not None:
        return changed
    return (_ranked_by_words(asking, fits) if fits is not None else None) or _ranked_by_reading(asking, fits)


def _of_changes(asking: Asking, fits: Callable[[str], bool]) -> "_Series | None":
    """The column of a table that says in percent how much each row changed."""
    for grid in grids_of(asking):
        cells = tuple(cell for cell in grid.cells if cell.row and fits(cell.row) and cell.figure.role is Role.CHANGE and cell.figure.measure in SHARES and cell.figure.amount is not None)
        if len(cells) > 1 and len({cell.column for cell in cells}) == 1:
            return _Series(grid, cells, is_high=not SHRANK.search(asking.text))
    return None


def _ranked_by_words(asking: Asking, fits: Callable[[str], bool]) -> "_Series | None":
    """The column that the words of a question name, or the main one."""
    series = [one for grid in grids_of(asking) for turned in (grid, grid.turned()) if (one := _series(asking, turned, fits))]
    series += [one for grid in grids_of(asking) for one in [_shares(asking, grid, fits)] if one] if asking.is_share else []
    return max(series, key=lambda one: one.worth, default=None)


def _ranked_by_reading(asking: Asking, fits: Callable[[str], bool] | None) -> "_Series | None":
    """Of the columns of a report's tables the one that is named, or whose cells, each read beside the question, are likeliest asked for."""
    question = HIGH.sub(" ", LOW.sub(" ", asking.text))
    if not WHICH.search(question) or len(asking.names) > 1:
        return None
    found: list[_Series] = []
    for grid in (grid for grid in grids_of(asking) if grid.is_table):
        for turned in (grid, grid.turned()) if fits is not None else (grid,):
            rows = [row for row in turned.rows if fits is None or fits(row)]
            for column in turned.columns if len(rows) >= FEWEST_ROWS else ():
                cells = tuple(cell for row in rows if (cell := turned.at(row, column)) is not None and cell.figure.amount is not None)
                if len(cells) >= FEWEST_ROWS and not any(cell.figure.role is Role.CHANGE for cell in cells):
                    found.append(_Series(turned, cells, (), 1.0 if column in asking.names else _mean_likely(simplify(question), asking.report, cells)))
    found.sort(key=lambda one: -one.worth)
    if not found or found[0].worth < LIKELY_COLUMN or (len(found) > 1 and found[0].worth < MUCH_LIKELIER * found[1].worth):
        return None
    return found[0]


def _mean_likely(question: str, report: Report, cells: Sequence[Cell]) -> float:
    """How likely the cells of a column are asked for, on the average, 0 to 1."""
    try:
        read = likely_figures(question, [(report, cell.figure) for cell in cells]).tolist()
    except UnusableModel:
        return 0.0
    return 1 / (1 + math.exp(-sum(map(log_odds, read)) / len(read)))


@dataclass(frozen=True, slots=True)
class _Series:
    """The cells of one column that are ranked, each with what it is to be divided by, where shares are; of changes whether the highest is asked for."""

    grid: Grid
    cells: tuple[Cell, ...]
    wholes: tuple[Cell, ...] = ()
    worth: float = 0.0
    is_high: bool | None = None

    def value(self, at: int) -> float:
        amount = self.cells[at].figure.amount or 0.0
        return amount / (self.wholes[at].figure.amount or 1.0) if self.wholes else amount


def _series(asking: Asking, grid: Grid, fits: Callable[[str], bool]) -> _Series | None:
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


def _shares(asking: Asking, grid: Grid, fits: Callable[[str], bool]) -> _Series | None:
    """A column as a share of another one, row by row: of what was concluded that which was refused."""
    columns = [name for name in asking.names if name in grid.columns]
    pair = next(((part, whole) for part in columns for whole in columns if whole in wholes_of(part)), None)
    if pair is None:
        return None
    both = [(part, whole) for row in grid.rows if fits(row) and (part := grid.at(row, pair[0])) and (whole := grid.at(row, pair[1])) and whole.figure.amount]
    return _Series(grid, tuple(part for part, _ in both), tuple(whole for _, whole in both), 10.0) if len(both) > 1 else None


def _column(asking: Asking, grid: Grid) -> tuple[str | None, float]:
    """The column that is ranked, with how surely it is meant: named, of times, the first; None where another one is named."""
    named = [*(name for name in asking.names if name in grid.columns), *other_columns(asking, grid, asking.text)]
    if named:
        # 其中：农村 says more than the column that it is a part of.
        return next((column for column in named if column.startswith("其中")), named[0]), 4.0
    times = time_columns(grid) if TIME_ASKED.search(asking.text) and not asking.names else []
    if times:
        return times[0], 3.0
    has_indicators = any(cell.figure.canonical for cell in grid.cells)
    if asking.names and has_indicators and any(grid.columns):
        return None, 0.0
    return (None, 0.0) if _is_of_another_matter(asking, grid) else (main_column(grid), 1.0)


def _is_of_another_matter(asking: Asking, grid: Grid) -> bool:
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


def _told(asking: Asking, series: _Series, reply: Reply) -> bool:
    """State the ends of a series that a question asks for; whether the gate let one."""
    asked = asking.asked
    ordered = sorted(range(len(series.cells)), key=lambda at: (series.value(at), -at))
    if (first := FIRST.search(asking.text)) is not None:
        return _first_told(asking, series, ordered[: -1 - amount_of(first) : -1], reply)
    ends = [at for pattern, at in ((HIGH, ordered[-1]), (LOW, ordered[0])) if pattern.search(asking.text)]
    ends = ends if series.is_high is None else [ordered[-1 if series.is_high else 0]]
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
    elif asking.is_share and not series.wholes and series.is_high is None and (whole := whole_in(asking, series.grid, series.cells[ends[0]])) is not None:
        add_share(asked, reply, asking.report, series.cells[ends[0]], whole)
        rows.append(FigureRow(asking.report, whole.figure, rows[0].citation))
    reply.figures = (*reply.figures, *rows)
    return True


def amount_of(first: re.Match[str]) -> int:
    """How many of them the first are: 前五名, the top three."""
    word = next(group for group in first.groups() if group)
    return int(amount_in_words(word) or 0) if HAN.match(word) else int(word) if word.isdigit() else english_amount(word)


def _first_told(asking: Asking, series: _Series, first: Sequence[int], reply: Reply) -> bool:
    """State the first rows of a series, their sum and its share of the whole where these are asked for."""
    asked, cells = asking.asked, [series.cells[at] for at in first]
    rows = [row for cell in cells if (row := state_cell(asked, reply, asking.report, cell)) is not None]
    if len(rows) < len(cells) or len(rows) < 2:
        return bool(rows)
    if asking.is_share or wording.TOTAL.search(asking.text) or wording.TOTAL_OF.search(asking.text):
        add_total(asked, reply, rows)
    whole = whole_in(asking, series.grid, cells[0]) if asking.is_share else None
    if whole is not None:
        of_all = FigureRow(asking.report, whole.figure, rows[0].citation)
        add_sum_of(asked, reply, rows, of_all)
        rows.append(of_all)
    reply.figures = (*reply.figures, *rows)
    return True
