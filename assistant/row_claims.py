"""Claims over the cells of a table: each under its row and its column, with the row as its quote."""

from assistant.arithmetic import evidence_of, exact, operand, percent
from assistant.figure_claims import other_year, printed
from assistant.grids import Cell, parts_of_cell
from assistant.reply import Asked, Reply
from assistant.types import Evidence, FigureRow
from corpus.types import Report


def state_cell(asked: Asked, reply: Reply, report: Report, cell: Cell) -> FigureRow | None:
    """State a cell under its row and its column; None where the gate does not let it."""
    return _stated(asked, reply, report, cell, "row_claim")


def state_extreme(asked: Asked, reply: Reply, report: Report, cell: Cell, is_high: bool, whole: Cell | None = None) -> FigureRow | None:
    """State the row that has the most or the least; with a whole, by its share of that, worked out."""
    row = _stated(asked, reply, report, cell, "row_highest_claim" if is_high else "row_lowest_claim", whole)
    if row is not None and whole is not None:
        add_share(asked, reply, report, cell, whole)
    return row


def _stated(asked: Asked, reply: Reply, report: Report, cell: Cell, template: str, whole: Cell | None = None) -> FigureRow | None:
    words = asked.words
    row = FigureRow(report, cell.figure, 0)
    indicator = _called(asked, row, cell)
    if whole is not None:
        indicator = words.say("row_share", part=indicator, whole=_called(asked, row, whole))
    values = {
        "agency": words.agency(report.agency),
        "row": cell.row or words.say("row_of_all"),
        "indicator": indicator,
        "value": printed(cell.figure, words),
    }
    claim = reply.draft.claim(words.say(template, **values).replace("  ", " "), [evidence_of(row)], read=parts_of_cell(report, cell.figure))
    if claim is None:
        return None
    reply.state(words, claim, report)
    return FigureRow(report, cell.figure, claim.citations[0])


def _called(asked: Asked, row: FigureRow, cell: Cell) -> str:
    """What a cell's column is called, with its year where the report is on another one and the column does not say it."""
    name = asked.words.indicator(cell.column) if cell.column else asked.words.say("row_count")
    year = other_year(row)
    return name if not year or year in name or year in cell.row else asked.words.say("indicator_of_year", year=year, indicator=name)


def add_share(asked: Asked, reply: Reply, report: Report, part: Cell, whole: Cell) -> None:
    """A cell as a share of another one, worked out."""
    rows = [FigureRow(report, part.figure, 0), FigureRow(report, whole.figure, 0)]
    if not rows[1].figure.amount:
        return
    ratio = percent(exact(rows[0]), exact(rows[1]))
    values = {"part": operand(rows[0]), "whole": operand(rows[1]), "ratio": ratio + "%"}
    evidence: list[Evidence] = [evidence_of(row) for row in rows]
    claim = reply.draft.claim(asked.words.say("ratio_claim", **values), evidence, [ratio, operand(rows[0]), operand(rows[1])])
    reply.state(asked.words, claim)
