"""The same number of several reports: looked up in each by itself, as a row of a table or in a sentence, and chosen together."""

from dataclasses import replace

from assistant.asked import asked_indicators
from assistant.asked_alone import WHOSE_MOST, of_one
from assistant.candidates import Candidate, words_around
from assistant.chosen_together import chosen_together
from assistant.figure_choice import MOST_REPORTS, weighed
from assistant.figure_search import all_fitting, runs_together
from assistant.figure_time import period_fits
from assistant.grids import is_cell, labelled
from assistant.own_words import topic_of
from assistant.reply import Asked
from assistant.row_answers import row_answer
from assistant.terms import topic
from assistant.types import FigureRow, Kind
from assistant.units import SHARES, unit_asked
from assistant.wanted import wanted_of
from corpus.types import Figure, Report
from corpus.words import words

# What stands in the row that a report's table gives for the words is that likely the number asked for.
OF_THE_ROW = 0.85


def same_number(asked: Asked) -> list[FigureRow]:
    """The number that a question compares, of each report that gives it, in the order of the reports; empty where no two of them do, or others could be meant as well."""
    if not 1 < len(asked.reports) <= MOST_REPORTS or not (asked.understood.scope.agencies or _is_of_the_most(asked)):
        return []
    text = of_one(asked)
    if not text:
        return []
    together = chosen_together([_numbers(asked, report, text) for report in asked.reports])
    return [FigureRow(one.report, one.figure, 0) for one in together.numbers] if together.is_clear else []


def _is_of_the_most(asked: Asked) -> bool:
    """Whether it is asked who has the most of what is no indicator, whose own figures are not put beside others."""
    return not asked.understood.indicators and WHOSE_MOST.search(asked.understood.question) is not None


def _numbers(asked: Asked, report: Report, text: str) -> list[Candidate]:
    """The numbers of a report, each with how likely the words ask for it."""
    understood = asked.understood
    scope = replace(understood.scope, agencies=(report.agency,), years=tuple(y for y in report.metadata.years if y in understood.scope.years))
    alone = replace(asked, reports=(report,), understood=replace(understood, question=text, kind=Kind.FIGURE, scope=scope, pairs=(), indicators=asked_indicators(text), missing_agencies=(), missing_years=()))
    told = row_answer(alone)
    rows = told.figures if told is not None else ()
    of_rows = [Candidate(report, row.figure, 1.0, OF_THE_ROW) for row in rows if row.report.id == report.id and _may_be_compared(asked, report, row.figure)]
    wanted = wanted_of(alone, text)[0]
    fitting = all_fitting(alone, wanted)[:1]
    numbers = [(report, n) for n in asked.library.contents.figures_of[report.id] if n.amount is not None and period_fits(alone, report, n) and _may_be_compared(asked, report, n)]
    found = weighed(alone, wanted, of_rows[:1] or fitting, numbers)
    is_share = unit_asked(text).fitting == SHARES
    said = topic(topic_of(text, [one.agency for one in asked.collection]), understood.language, asked.vocabulary)
    found = [replace(one, share=words_around(report, one.figure).share(said)) for one in found]
    others = [one for one in found if (one.figure.measure in SHARES or not is_share) and not _is_of_an_item(report, one.figure, text)]
    return [*of_rows[:1], *(one for one in others if one.figure.start not in {row.figure.start for row in of_rows[:1]})]


def _may_be_compared(asked: Asked, report: Report, number: Figure) -> bool:
    """Whether a number is under the column that is asked for, if it is a cell, and not of a line in which words and numbers run together."""
    if runs_together(number):
        return False
    names = asked.understood.indicators
    return not names or not number.canonical or not is_cell(report, number) or number.indicator in names


def _is_of_an_item(report: Report, number: Figure, text: str) -> bool:
    """Whether a number is of one row of a table, of which the words say nothing."""
    row = labelled(number).row if is_cell(report, number) else ""
    return bool(row) and not text.isascii() and not any(part in text for part in words(row) if len(part) > 1)
