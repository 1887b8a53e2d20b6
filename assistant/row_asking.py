"""What a question asks of the tables of one report: its words, the indicators and the columns it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import wording
from assistant.agencies import mentions
from assistant.asked import OF_AN_OBJECT, WHAT_IS_DONE, asked_with_weight
from assistant.grids import Cell, Grid, grids
from assistant.labels_asked import named_labels
from assistant.matter_places import with_labels
from assistant.own_words import bare_of, topic_of
from assistant.reply import Asked
from assistant.row_words import TIME_ASKED, TIME_COLUMN
from assistant.terms import topic
from assistant.topics import Topic
from assistant.units import SHARES, TIMES, unit_asked
from assistant.wholes import level_of
from corpus.indicators import RATE
from corpus.repair import simplify
from corpus.types import Report

# Characters of private use that stand for the names of rows while agencies are cut out.
HIDDEN = 0xE000
YEAR_COLUMN = re.compile(r"(?<!\d)20\d\d(?=年|$)")


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question asks of the tables of one report: its words, its topic, the indicators it names."""

    asked: Asked
    report: Report
    text: str
    subject: Topic
    names: tuple[str, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the question names, else those of its scope, else that of the report."""
        understood = self.asked.understood
        named = tuple(int(year) for year in wording.YEAR.findall(simplify(understood.question)))
        return named or understood.told_years or tuple(y for y in self.report.metadata.years if y in understood.scope.years) or self.report.metadata.years

    @property
    def is_share(self) -> bool:
        return unit_asked(self.text).fitting == SHARES and not any(RATE.search(name) for name in self.names)


def asking_of(asked: Asked, report: Report) -> Asking:
    agencies = [report.agency for report in asked.collection]
    labels = [row for grid in grids(report, asked.library.contents.figures_of[report.id]) if grid.is_table for row in grid.rows]
    text = without_agencies(with_labels(simplify(asked.understood.question), labels, agencies), agencies, labels)
    subject = topic(topic_of(text, agencies), asked.understood.language, asked.vocabulary)
    return Asking(asked, report, text, subject, indicators_named(text))


def without_agencies(text: str, agencies: Sequence[str], labels: Sequence[str]) -> str:
    """A question without agencies and years; a place that begins a row's name is none that reports.

    >>> without_agencies("2023年寿光大队收到多少申请", ["潍坊市消防救援支队"], ["寿光大队"])
    '寿光大队收到多少申请'
    """
    places = [one.text for one in mentions(text, agencies) if not one.agencies]
    named = sorted({label for label in labels if label in text and label.startswith(tuple(places))}, key=len, reverse=True)
    hidden = {chr(HIDDEN + at): label for at, label in enumerate(named)}
    for mark, label in hidden.items():
        text = text.replace(label, mark)
    bare = bare_of(text, agencies)
    return "".join(hidden.get(character, character) for character in bare)


def grids_of(asking: Asking) -> list[Grid]:
    """The tables of the report; of columns that count the same in several years the one of the year asked for, else of the report's own."""
    understood = asking.asked.understood
    years = understood.told_years or tuple(y for y in asking.report.metadata.years if y in understood.scope.years) or asking.report.metadata.years
    return [_of_years(grid, years) for grid in grids(asking.report, asking.asked.library.contents.figures_of[asking.report.id])]


def _of_years(grid: Grid, years: Sequence[int]) -> Grid:
    wanted = {str(year) for year in years}
    own = {(cell.row, cell.column) for cell in grid.cells if cell.figure.period in wanted}
    return Grid(grid.report, tuple(cell for cell in grid.cells if cell.figure.period in wanted or (cell.row, cell.column) not in own))


def indicators_named(text: str) -> tuple[str, ...]:
    """The indicators that words name; none of what is done with applications where it is asked how long, nor for the word applications alone."""
    named = [one.name for one in asked_with_weight(text) if one.weight > OF_AN_OBJECT]
    return tuple(name for name in named if not (name in WHAT_IS_DONE and TIME_ASKED.search(text)))


def main_column(grid: Grid, years: Sequence[int] = ()) -> str:
    """The column of the whole, of one of these years where columns are of years, else the first that is not of shares."""
    of_years = {column: int(year[0]) for column in grid.columns if (year := YEAR_COLUMN.search(column))}
    if of_years and (own := [column for column, year in of_years.items() if year in years]):
        return own[0]
    if any(cell.row and not cell.column for cell in grid.cells):
        return ""
    counts = [cell.column for cell in grid.cells if cell.figure.measure not in SHARES | TIMES]
    return counts[0] if counts else grid.cells[0].column


def other_columns(asking: Asking, grid: Grid, text: str) -> list[str]:
    known = {cell.column for cell in grid.cells if cell.figure.canonical}
    return named_labels(text, asking.subject, [column for column in grid.columns if column not in known], asking.report.agency)


def time_columns(grid: Grid) -> list[str]:
    return list(dict.fromkeys(cell.column for cell in grid.cells if TIME_COLUMN.search(cell.column) or cell.figure.measure in TIMES))


def whole_in(asking: Asking, grid: Grid, part: Cell) -> Cell | None:
    """What a cell is a part of: the report's figure of the column's indicator, else the column's own whole."""
    name = part.column if part.figure.canonical else next(iter(asking.names), "")
    level = level_of(asking.asked, asking.report, name) if name else None
    own = grid.at("", part.column)
    found = Cell("", part.column, level.figure) if level is not None else own
    return found if found is not None and (found.figure.amount or 0.0) >= (part.figure.amount or 0.0) > 0 else own
