"""The figures behind an answer, side by side: one row a report, one column an indicator."""

from assistant.types import Answer, FigureRow
from assistant.web.citations import agency_of, cite_button_of, year_of
from assistant.web.figure_notes import note
from assistant.web.markup import Html, element
from assistant.web.tables import Column, Table
from assistant.web.words import Words
from assistant.words import words_in as answer_words
from corpus.types import Report


def figure_table(answer: Answer, turn: int, words: Words) -> Html:
    """One row a report, one column an indicator; every value with its citation."""
    indicators = list(dict.fromkeys(row.figure.indicator for row in answer.figures))
    reports = {row.report.id: row.report for row in answer.figures}
    columns = [Column(words("column.agency"), 28), Column(words("column.year"), 12)]
    named = answer_words(answer.language).indicator
    columns += [Column(named(indicator), 60 // len(indicators)) for indicator in indicators]
    rows = [_line(report, indicators, answer, turn, words) for report in reports.values()]
    return Table("figures", words("figures.caption"), columns, rows).markup(words)


def _line(report: Report, indicators: list[str], answer: Answer, turn: int, words: Words) -> Html:
    own = [row for row in answer.figures if row.report.id == report.id]
    named = answer_words(answer.language).indicator
    cells = (
        # A narrow screen shows no headings: there a cell says its indicator.
        element("td", *(_value(row, answer, turn, words) for row in own if row.figure.indicator == name), data_label=named(name))
        for name in indicators
    )
    agency = element("th", agency_of(report, words), scope="row")
    return element("tr", agency, element("td", year_of(report, words), class_="year"), *cells)


def _value(row: FigureRow, answer: Answer, turn: int, words: Words) -> Html:
    figure = row.figure
    # The report's own year stands in its column already.
    other = figure.period if figure.period != str(row.report.year) else ""
    period = element("span", other, class_="faint") if other else ""
    value = element("span", f"{figure.value} {figure.unit}".strip(), class_="value", lang="zh")
    return element("div", value, " ", cite_button_of(answer, row.citation, turn, words), " ", period, note(figure, words))
