"""A figure as a claim of an answer: its value under its name, its words where it has none, a target as a target."""

import re

from assistant.arithmetic import evidence_of
from assistant.grids import is_cell, parts_of_cell
from assistant.reply import Asked, Reply
from assistant.types import Claim, Evidence, FigureRow
from assistant.words import Words
from corpus.types import Figure, Role, Span


def stated(asked: Asked, reply: Reply, row: FigureRow, named: str = "") -> FigureRow | None:
    """State a figure as a claim of the answer; None where its words do not carry it.

    Args:
        named: an indicator that a line above names, so that this one need not.
    """
    evidence = evidence_of(row)
    said = next((claim for claim in reply.draft.claims if not row.figure.canonical and claim.text == _claim_text(asked, row, evidence)), None)
    if said is not None:
        return FigureRow(row.report, row.figure, said.citations[0])
    claim = _cell_claim(asked, reply, row) or _item_claim(asked, reply, row, evidence) or reply.draft.claim(_claim_text(asked, row, evidence), [evidence], read=_read(row))
    if claim is None:
        return None
    is_named = row.figure.canonical and not other_year(row) and not row.figure.subject and row.figure.role not in (Role.CHANGE, Role.TARGET) and row.figure.indicator == named
    agency = asked.words.agency(row.report.agency)
    shown = asked.words.say("value_claim", agency=agency, value=printed(row.figure, asked.words)) if is_named else ""
    reply.state(asked.words, claim, row.report, shown)
    return FigureRow(row.report, row.figure, claim.citations[0])


def _read(row: FigureRow) -> list[Evidence]:
    """The parts of a table that a cell is read by; none for any other figure."""
    return parts_of_cell(row.report, row.figure) if row.figure.canonical and is_cell(row.report, row.figure) else []


def _cell_claim(asked: Asked, reply: Reply, row: FigureRow) -> Claim | None:
    """A cell that only its row and its column name, under their words, with the row as its quote; None for any other figure."""
    report, number = row.report, row.figure
    if number.canonical or report.quote(number.clause).strip() != (number.value + number.unit).strip() or not number.indicator:
        return None
    start, end = report.text.rfind("\n", 0, number.start) + 1, report.text.find("\n", number.end)
    evidence = Evidence(report, number.section, Span(start, end if end > 0 else len(report.text)))
    values = {"agency": asked.words.agency(report.agency), "indicator": number.indicator, "value": printed(number, asked.words)}
    text = asked.words.say("figure_claim", **values)
    refused = len(reply.draft.refused)
    claim = reply.draft.claim(text, [evidence])
    del reply.draft.refused[refused:]
    return claim or reply.draft.claim(asked.words.say("generic_figure_claim", agency=values["agency"], quote=evidence.quote), [evidence])


def _item_claim(asked: Asked, reply: Reply, row: FigureRow, evidence: Evidence) -> Claim | None:
    """A figure of one item, a cell under its row's name, any other in the words of its clause; None for one of all."""
    number, agency = row.figure, asked.words.agency(row.report.agency)
    if not (number.canonical and number.subject) or number.role is not Role.LEVEL:
        return None
    text = asked.words.say("generic_figure_claim", agency=agency, quote=evidence.quote)
    if is_cell(row.report, number):
        values = {"row": number.subject, "indicator": _named(asked, row), "value": printed(number, asked.words)}
        text = asked.words.say("row_claim", agency=agency, **values)
    refused = len(reply.draft.refused)
    claim = reply.draft.claim(text, [evidence], read=_read(row))
    del reply.draft.refused[refused:]
    return claim


def _claim_text(asked: Asked, row: FigureRow, evidence: Evidence) -> str:
    agency = asked.words.agency(row.report.agency)
    if not row.figure.canonical or row.figure.role is Role.CHANGE:
        return asked.words.say("generic_figure_claim", agency=agency, quote=evidence.quote)
    values = {"agency": agency, "indicator": _named(asked, row), "value": printed(row.figure, asked.words)}
    if row.figure.role is Role.TARGET:
        return asked.words.say("target_claim", quote=evidence.quote, **values)
    return asked.words.say("figure_claim", **values)


def _named(asked: Asked, row: FigureRow) -> str:
    """What an indicator is called, with the year of a figure that is of another year than the report."""
    name = asked.words.indicator(row.figure.indicator)
    year = other_year(row)
    return asked.words.say("indicator_of_year", year=year, indicator=name) if year else name


def other_year(row: FigureRow) -> str:
    """The year of a figure that a report tells of a year it is not on; empty for any other figure."""
    year, years = row.figure.period, row.report.metadata.years
    return year if re.fullmatch(r"\d{4}", year) and years and int(year) not in years else ""


def printed(number: Figure, words: Words) -> str:
    """Value and unit for a reader of this language."""
    return words.measured(number.value, number.unit)
