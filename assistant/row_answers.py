"""Questions that the rows of a table answer: an item's own figures, which row has the most, its share of the whole."""

import re
from collections.abc import Sequence

from assistant import wording
from assistant.arithmetic import add_difference, add_share_of_difference
from assistant.asked import without_indicators
from assistant.candidates import Candidate, words_around
from assistant.change import changes_of
from assistant.figure_choice import by_reading
from assistant.figure_search import printed_shares
from assistant.figure_words import is_telling
from assistant.grids import QUARTER, Cell, Grid, is_cell
from assistant.items import names_a_cause
from assistant.labels_asked import QUARTERS, asks_for_a_quarter, named_labels
from assistant.over_time import EACH_QUARTER, asks_change
from assistant.parts import parts
from assistant.refuse import not_found
from assistant.reply import Asked, Reply
from assistant.row_asking import (
    Asking,
    asking_of,
    grids_of,
    indicators_named,
    main_column,
    other_columns,
    time_columns,
    whole_in,
)
from assistant.row_claims import add_share, state_cell
from assistant.row_ranks import which_row
from assistant.row_words import GAP, OF_ALL, TIME_ASKED
from assistant.topics import Topic
from assistant.types import FigureRow, Kind, Language, Status
from assistant.unfinished import unfinished
from assistant.units import AREAS, MONEY, SHARES, unit_asked
from assistant.wanted import wanted_of
from assistant.worked_from import quarters_answer
from corpus.indicators import wholes_of
from corpus.places import by_name
from corpus.types import Role

# Of the telling words of a question, what the row and the column of a cell have when no sentence is the better answer.
SURELY_THE_ROW = 0.9
# The row of a place: 酒泉市, 奎文区, 寿光大队.
OF_A_PLACE = re.compile(r"([\u4e00-\u9fff]{2,5}?)(?:自治[州县旗]|新区|[省市州县区旗盟镇乡])?(?:分?局|大队|支队|所)?$")
# What a quarter stands behind that another one is compared with, and how close.
COMPARED_WITH, NEAR_BEHIND = re.compile(r"[比较]|\b(?:than|from|over|on|against|versus|vs)\b", re.IGNORECASE), 16
KINDS = (Kind.FIGURE, Kind.COMPARE, Kind.LOOKUP, Kind.LIST)


def row_answer(asked: Asked) -> Reply | None:
    """The answer from rows and columns, of the one agency that is asked; None where they do not tell it."""
    understood = asked.understood
    if understood.kind not in KINDS or len({report.agency for report in asked.reports}) != 1:
        return None
    if understood.missing_agencies or names_a_cause(understood.question):
        return None
    if (left := unfinished(asked)) is not None:
        return left
    asking = [asking_of(asked, report) for report in asked.reports]
    if asks_change(understood.question) and any(one.earlier and one.later for one in changes_of(asked)):
        return None
    if len(asking) > 1:
        return which_row(asking)
    if asks_for_a_quarter(asking[0].text) and not _has_the_quarter(asking[0]) and (left := quarters_answer(asked, asking[0].report, asking[0].text, next(iter(asking[0].names), "受理量"))):
        return left
    if _asks_untold_quarters(asking[0]):
        return not_found(asked)
    return which_row(asking) or (_of_named_rows(asking[0]) if understood.kind in (Kind.FIGURE, Kind.COMPARE) else None)


def _of_named_rows(asking: Asking) -> Reply | None:
    """The cells of the rows that a question names, under the columns that it asks for."""
    found = [one for grid in grids_of(asking) if (one := _named(asking, grid))]
    if not found:
        return None
    _, grid, cells = max(found, key=lambda one: one[0])
    cells = list({cell.figure.start: cell for cell in cells}.values())
    if not _names_the_place(asking, cells[0].row) and (_is_better_said(asking, cells[0]) or (len(cells) == 1 and _is_read_elsewhere(asking, cells[0]))):
        return None
    reply, asked = Reply(Status.ANSWERED), asking.asked
    rows = [row for cell in cells if (row := state_cell(asked, reply, asking.report, cell)) is not None]
    if not rows:
        return None
    if len(rows) == 2 and GAP.search(asking.text):
        add_difference(asked, reply, rows)
        if asking.is_share and (base := _compared_with(asking, cells)) is not None:
            add_share_of_difference(asked, reply, rows, FigureRow(asking.report, base.figure, 0))
    elif asking.is_share:
        rows += _add_shares(asking, reply, grid, cells)
    reply.figures = tuple(rows)
    return reply


def _names_the_place(asking: Asking, row: str) -> bool:
    """Whether a row is that of a place that the question names, so that no sentence on all of them answers."""
    place = OF_A_PLACE.match(row)
    return place is not None and place[1] in by_name() and place[1] in asking.text


def _compared_with(asking: Asking, cells: Sequence[Cell]) -> Cell | None:
    """The quarter that a question compares another one with."""
    named = COMPARED_WITH.search(asking.text)
    behind = asking.text[named.end() :] if named else ""
    found = [cell for cell in cells for pattern in QUARTERS if pattern.search(cell.row or cell.column) and (match := pattern.search(behind)) and match.start() < NEAR_BEHIND]
    return found[0] if len(found) == 1 else None


def _is_better_said(asking: Asking, cell: Cell) -> bool:
    """Whether a number in a sentence stands among more of the words of an English question than the row and the column of a cell."""
    if asking.asked.understood.language is not Language.ENGLISH or asks_for_a_quarter(asking.text):
        return False
    telling = [group for group in asking.subject.groups if is_telling(group) and without_indicators(group.phrase).strip()]
    matter = Topic(asking.subject.text, tuple(telling))
    own = words_around(asking.report, cell.figure).own_share(Topic(matter.text, matter.groups)) if telling else 1.0
    numbers = asking.asked.library.contents.figures_of[asking.report.id]
    said = [words_around(asking.report, n).own_share(matter) for n in numbers if not n.canonical and n.role is Role.LEVEL and not is_cell(asking.report, n)]
    return own < SURELY_THE_ROW and max(said, default=0.0) >= own


def _reads_otherwise(asking: Asking, cell: Cell) -> bool:
    """Whether another figure of the report, read beside the question, is likelier than a cell."""
    numbers = asking.asked.library.contents.figures_of[asking.report.id]
    chosen = Candidate(asking.report, cell.figure, 1.0, 1.0)
    wanted = wanted_of(asking.asked, asking.text)[0]
    likelier = by_reading(asking.asked, wanted, [chosen], (), [(asking.report, number) for number in numbers])
    return any(one.figure.start != cell.figure.start for one in likelier)


def _is_read_elsewhere(asking: Asking, cell: Cell) -> bool:
    """Whether another figure than a cell, or a share that is printed, is read as what is asked for."""
    return _share_printed(asking, cell) if asking.is_share else _reads_otherwise(asking, cell)


def _share_printed(asking: Asking, cell: Cell) -> bool:
    """Whether the report prints the share that is asked for elsewhere than in a cell."""
    printed = printed_shares(asking.asked, wanted_of(asking.asked, asking.text)[0])
    return any(one.figure.start != cell.figure.start for one in printed)


def _add_shares(asking: Asking, reply: Reply, grid: Grid, cells: Sequence[Cell]) -> list[FigureRow]:
    """The first cell as a share of another one beside it, or of the whole."""
    if any(cell.figure.measure in SHARES for cell in cells):
        return []
    part = cells[-1] if len(cells) == 1 else min(cells, key=lambda cell: cell.figure.amount or 0.0)
    whole = None if OF_ALL.search(asking.text) else _beside(grid, part)
    whole = whole or whole_in(asking, grid, part)
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


def _named(asking: Asking, grid: Grid) -> tuple[float, Grid, list[Cell]] | None:
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
    if places := [row for row in rows if _names_the_place(asking, row)]:
        rows, worth = places, worth + 1.0
    unit = unit_asked(asking.text)
    if unit.fitting in (MONEY, AREAS) and not any(unit.fits(cell.figure) for cell in grid.cells):
        return None
    cells = [cell for row in rows for column in columns if (cell := grid.at(row, column)) is not None]
    return (worth + grid.is_table, grid, cells) if cells else None


def _of_the_whole(asking: Asking, grid: Grid) -> tuple[float, Grid, list[Cell]] | None:
    """The whole of a column that a question names by what it is called (农村的占百分之几), where it names no row."""
    named = other_columns(asking, grid, asking.text) if not asking.names else []
    cells = [cell for column in named if (cell := grid.at("", column)) is not None and unit_asked(asking.text).fits(cell.figure)]
    if asking.is_share:
        cells = [cell for column in named if (cell := grid.at("", column)) is not None]
    return (2.0, grid, cells) if cells else None


def _crossed(asking: Asking, grid: Grid) -> tuple[float, Grid, list[Cell]] | None:
    """Rows of items under columns of quarters: each that is not named stands for the whole."""
    rows = named_labels(asking.text, asking.subject, grid.rows, asking.report.agency)
    columns = named_labels(asking.text, asking.subject, grid.columns, asking.report.agency) if asks_for_a_quarter(asking.text) else []
    if not (rows or columns):
        return None
    cells = [cell for row in rows or [""] for column in columns or [""] if (cell := grid.at(row, column)) is not None]
    return (2.0, grid, cells) if cells else None


def _columns(asking: Asking, grid: Grid) -> tuple[list[str], float]:
    """The columns that the parts of a question ask for, in its order; the first one for a part that names none."""
    if asks_change(asking.text):
        changed = [cell.column for cell in grid.cells if cell.figure.role is Role.CHANGE]
        return (list(dict.fromkeys([*(n for n in asking.names if n in grid.columns), *changed])), 4.0) if changed else ([], 0.0)
    found: list[str] = []
    worth = 1.0
    for part in (one.text for one in parts(asking.text)):
        names = indicators_named(part)
        named = [*(name for name in names if name in grid.columns), *other_columns(asking, grid, part)]
        if not named and TIME_ASKED.search(part):
            named = time_columns(grid)
        if named:
            worth = 4.0
        elif names and any(cell.figure.canonical for cell in grid.cells):
            return [], 0.0
        elif wording.FIGURE.search(part) and not (asking.is_share and found):
            named = [main_column(grid, asking.years)]
        found += [column for column in named if column not in found]
    return found, worth


def _has_the_quarter(asking: Asking) -> bool:
    """Whether a row or a column of the report is of the quarter that a question names."""
    labels = [label for grid in grids_of(asking) for label in (*grid.rows, *grid.columns)]
    return any(pattern.search(asking.text) and pattern.search(label) for pattern in QUARTERS for label in labels)


def _asks_untold_quarters(asking: Asking) -> bool:
    """Whether numbers by quarters are asked of a report that tells none."""
    if not (asks_for_a_quarter(asking.text) or EACH_QUARTER.search(asking.text)) or asking.asked.understood.kind is Kind.LOOKUP:
        return False
    if EACH_QUARTER.search(asking.text):
        return not any(QUARTER.search(label) for grid in grids_of(asking) for label in (*grid.rows, *grid.columns))
    return not any(pattern.search(asking.text) and pattern.search(asking.report.search.text) for pattern in QUARTERS)
