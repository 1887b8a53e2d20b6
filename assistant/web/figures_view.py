"""The page of all figures: the table, its filters, the chart, the files, a figure's source."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import gradio as gr

from assistant.listing import Listed, Narrowing, narrowed_to
from assistant.spreadsheet import write_csv, write_workbook
from assistant.types import Language
from assistant.web.chart import chart
from assistant.web.citations import agency_of, year_of
from assistant.web.doubts import flag_in
from assistant.web.figure_notes import note, note_of
from assistant.web.layout import FiguresView
from assistant.web.markup import Html, element, together
from assistant.web.session import Desk
from assistant.web.source import empty_panel, figure_panel
from assistant.web.tables import Column, Table, no_reports
from assistant.web.wording import agency_choices
from assistant.web.words import Words, words_in
from assistant.words import words_in as answer_words

Updates = dict[Any, Any]
# A browser grows slow beyond these; the files hold all.
MOST_ROWS = 300
BY_AGENCY, BY_YEAR = "agency", "year"


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Answers the events of the figures' view."""

    parts: FiguresView
    desk: Desk
    folder: TemporaryDirectory[str] = field(default_factory=lambda: TemporaryDirectory(prefix="askreports-figures-"))

    def worded(self, language: str, opened: str, by: str, *chosen: Any) -> Updates:
        """Everything in a language; the filters keep what is chosen."""
        figures, words = self.desk.figures(), words_in(Language(language or Language.CHINESE))
        return {**labels(self.parts, figures, words), **self.narrow(language, by, *chosen), self.parts.source: self.source(opened, language)}

    def narrow(self, language: str, by: str, *chosen: Any) -> Updates:
        """The table and the chart of what the filters leave."""
        words = words_in(Language(language or Language.CHINESE))
        kept = narrowed_to(self.desk.figures(), narrowing(*chosen))
        drawn = chart(kept, by == BY_YEAR, words)
        return {self.parts.table: table(kept, words) if self.desk.reports() else no_reports(words), self.parts.chart: gr.update(value=drawn, visible=drawn is not None)}

    def show(self, language: str, event: gr.EventData) -> Updates:
        """Open the source of the figure that was clicked."""
        opened = str(event.figure)
        return {self.parts.opened: opened, self.parts.source: self.source(opened, language)}

    def source(self, opened: str, language: str) -> Html:
        """The panel of a figure, of none, or of one that the collection no longer has."""
        words = words_in(Language(language or Language.CHINESE))
        if not opened:
            return empty_panel(words("figure.empty"))
        found = next((one for one in self.desk.figures() if one.key == opened), None)
        return empty_panel(words("figure.gone")) if found is None else figure_panel(found, words)

    def csv(self, *chosen: Any) -> str:
        """The figures that the filters leave, as a CSV file; gives its path."""
        rows, path = self._rows(*chosen), self._file("csv", *chosen)
        write_csv(rows, path)
        return str(path)

    def workbook(self, *chosen: Any) -> str:
        """The figures that the filters leave, as an Excel file; gives its path."""
        rows, path = self._rows(*chosen), self._file("xlsx", *chosen)
        write_workbook(rows, path)
        return str(path)

    def _rows(self, *chosen: Any) -> list[dict[str, Any]]:
        return [one.row() for one in narrowed_to(self.desk.figures(), narrowing(*chosen))]

    def _file(self, kind: str, *chosen: Any) -> Path:
        """A file of its own for each choice, so that two readers do not write into one."""
        folder = Path(self.folder.name) / hashlib.sha256(repr(chosen).encode()).hexdigest()[:16]
        folder.mkdir(exist_ok=True)
        return folder / f"askreports-figures.{kind}"


def narrowing(agencies: Sequence[str], years: Sequence[int], indicators: Sequence[str], only_canonical: bool) -> Narrowing:
    """What the four filters name."""
    return Narrowing(tuple(agencies), tuple(years), tuple(indicators), bool(only_canonical))


def labels(parts: FiguresView, figures: Sequence[Listed], words: Words) -> Updates:
    """The words of the view and what its filters offer."""
    named = answer_words(words.language).indicator
    agencies = agency_choices((one.report.agency for one in figures), words)
    years = sorted({year for one in figures for year in one.report.metadata.years})
    indicators = [(named(name), name) for name in dict.fromkeys(one.figure.indicator for one in figures if one.figure.canonical)]
    by = [(words("chart.by_agency"), BY_AGENCY), (words("chart.by_year"), BY_YEAR)]
    return {
        parts.agencies: gr.update(choices=agencies, label=words("filter.agencies")),
        parts.years: gr.update(choices=years, label=words("filter.years")),
        parts.indicators: gr.update(choices=indicators, label=words("filter.indicators")),
        parts.only_canonical: gr.update(label=words("filter.canonical")),
        parts.by: gr.update(choices=by, label=words("chart.by")),
        parts.csv: gr.update(value=words("figures.csv")),
        parts.workbook: gr.update(value=words("figures.xlsx")),
    }


def table(figures: Sequence[Listed], words: Words) -> Html:
    """The figures, a row each; a click on a row opens the source."""
    if not figures:
        return element("p", words("figures.none"), class_="empty")
    columns = [
        Column(words("column.agency"), 26),
        Column(words("column.year"), 9),
        Column(words("column.indicator"), 27),
        Column(words("column.value"), 13),
        Column(words("column.period"), 11),
        Column(words("column.check"), 14),
    ]
    rows = [_row(one, words) for one in figures[:MOST_ROWS]]
    reports = len({one.report.id for one in figures})
    counted = words("figures.counted", figures=len(figures), reports=reports)
    more = element("p", words("figures.more", shown=MOST_ROWS), class_="faint") if len(figures) > MOST_ROWS else ""
    shown = Table("figure-list", words("figures.all"), columns, rows).markup(words)
    return together([element("p", counted, class_="faint counted"), shown, more])


def _row(one: Listed, words: Words) -> Html:
    number, named = one.figure, answer_words(words.language).indicator
    name = named(number.indicator) if number.canonical else number.indicator
    spoken = {} if number.canonical else {"lang": "zh"}
    said = words.listed(tuple(filter(None, (number.value + number.unit, note_of(number, words)))))
    label = words("figure.open", agency=one.report.agency, indicator=name, value=said)
    value = element(
        "button", f"{number.value} {number.unit}".strip(), type="button", class_="value", lang="zh",
        data_figure=one.key, aria_label=label,
    )  # fmt: skip
    told = (flag_in(flag, words) for flag in one.flags)
    flags = together(element("div", element("span", "⚠ ", aria_hidden="true"), flag, class_="flag") for flag in told)
    return element(
        "tr",
        element("th", agency_of(one.report, words), scope="row"),
        element("td", year_of(one.report, words), class_="year"),
        element("td", _with_item(one, element("span", name, **spoken))),
        element("td", value, note(number, words)),
        _labelled("column.period", number.period.replace("-", "–"), words),
        element("td", flags),
    )


def _labelled(column: str, text: str, words: Words) -> Html:
    return element("td", text, data_label=words(column), class_="faint period")


def _with_item(one: Listed, name: Html) -> Html:
    """An indicator with the licensing item that it counts, where it counts only one."""
    item = one.figure.subject
    return together([name, element("small", item, class_="english-name", lang="zh") if item else ""])
