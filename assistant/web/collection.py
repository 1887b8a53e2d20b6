"""The table of the reports in the collection."""

from collections.abc import Iterable, Sequence

from assistant.web.citations import agency_of, year_of
from assistant.web.doubts import told
from assistant.web.markup import Html, element
from assistant.web.tables import Column, Table, no_reports
from assistant.web.words import Words
from corpus.section_types import kinds_in
from corpus.types import SKELETON, Report, SectionType


def report_table(reports: Sequence[Report], words: Words) -> Html:
    """One row a report; its agency is a button that opens its text. Without reports how to add some."""
    if not reports:
        return no_reports(words)
    columns = [
        Column(words("column.agency"), 19),
        Column(words("column.year"), 9),
        Column(words("column.title"), 24),
        Column(words("column.found"), 20),
        Column(words("column.missing"), 14),
        Column(words("column.warnings"), 14),
    ]
    rows = [_row(report, words) for report in reports]
    return Table("reports", words("reports.caption"), columns, rows).markup(words)


def _row(report: Report, words: Words) -> Html:
    found = set(kinds_in(report))
    return element(
        "tr",
        element("th", _open_button(report, words), scope="row"),
        element("td", year_of(report, words), class_="year"),
        element("td", element("div", report.metadata.title, lang="zh"), element("code", report.file)),
        _cell("column.found", _types((kind for kind in SKELETON if kind in found), words), words),
        _cell("column.missing", _types((kind for kind in SKELETON if kind not in found), words), words),
        _cell("column.warnings", told(report.warnings, words) or words("report.none"), words),
    )


def _cell(column: str, text: str, words: Words) -> Html:
    """A cell that can say its column where a narrow screen shows no headings."""
    return element("td", text, data_label=words(column))


def _open_button(report: Report, words: Words) -> Html:
    label = words("report.open", agency=report.agency, year=year_of(report, words))
    return element(
        "button", agency_of(report, words), type="button", class_="open", data_report=report.id, aria_label=label
    )


def _types(kinds: Iterable[SectionType], words: Words) -> str:
    return words.listed(tuple(words(f"section.{kind}") for kind in kinds)) or words("report.none")
