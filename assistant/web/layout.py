"""The parts of the page and where they stand."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.web.session import Dialogue
from assistant.web.theme import script

# Characters; a browser takes no more into the question box.
LONGEST_QUESTION = 20_000
FILES = ("csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Top:
    """The head of the page."""

    masthead: gr.HTML
    language: gr.Radio
    remembered: gr.BrowserState


@dataclass(frozen=True, slots=True)
class Filters:
    """The scope of every question until it is changed."""

    frame: gr.Accordion
    agencies: gr.Dropdown
    years: gr.Dropdown
    sections: gr.Dropdown
    added: gr.Dropdown
    struck: gr.Dropdown

    @property
    def chosen(self) -> list[gr.Dropdown]:
        """The five filters, in the order the page reads them."""
        return [self.agencies, self.years, self.sections, self.added, self.struck]


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a question is written."""

    question: gr.Textbox
    ask: gr.Button
    restart: gr.Button


@dataclass(frozen=True, slots=True)
class AskView:
    """The conversation, and the source beside it."""

    dialogue: gr.State
    cited: gr.State
    conversation: gr.HTML
    filters: Filters
    entry: Entry
    source: gr.HTML


@dataclass(frozen=True, slots=True)
class ReportsView:
    """The table of the reports, and a report's text beside it."""

    opened: gr.State
    collection: gr.HTML
    report: gr.HTML


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The table of all figures with its filters, the chart, the files, and a figure's source beside them.

    `ready` are the files made ready, which the browser fetches at once.
    """

    opened: gr.State
    agencies: gr.Dropdown
    years: gr.Dropdown
    indicators: gr.Dropdown
    only_canonical: gr.Checkbox
    by: gr.Radio
    csv: gr.Button
    workbook: gr.Button
    ready: tuple[gr.DownloadButton, ...]
    chart: gr.Plot
    table: gr.HTML
    source: gr.HTML

    @property
    def chosen(self) -> list[Any]:
        """The four filters, in the order the page reads them."""
        return [self.agencies, self.years, self.indicators, self.only_canonical]


@dataclass(frozen=True, slots=True)
class Parts:
    """Every part of the page."""

    top: Top
    asking: AskView
    figures: FiguresView
    reports: ReportsView


def lay_out() -> Parts:
    """Place the parts in the page that is being built; their words come later, by language."""
    return Parts(_top(), _ask_view(), _figures_view(), _reports_view())


def _top() -> Top:
    with gr.Row(elem_id="top"):
        masthead = gr.HTML(elem_id="masthead", js_on_load=script("masthead.js"), apply_default_css=False)
        language = gr.Radio(
            [("中文", "zh"), ("English", "en")], container=False, show_label=False, elem_id="language", min_width=150
        )
    # Not a secret: Gradio wants a key to keep the choice in the browser.
    remembered = gr.BrowserState("", storage_key="askreports-language", secret="askreports-language")
    return Top(masthead, language, remembered)


def _ask_view() -> AskView:
    with gr.Row(elem_id="ask-view", elem_classes="workbench"):
        with gr.Column(scale=3, min_width=320, elem_classes="main-column"):
            conversation = gr.HTML(
                elem_id="conversation", js_on_load=script("conversation.js"), apply_default_css=False
            )
            filters = _filters()
            entry = _entry()
        source = _panel("source")
    return AskView(gr.State(Dialogue()), gr.State(None), conversation, filters, entry, source)


def _reports_view() -> ReportsView:
    with gr.Row(elem_id="reports-view", elem_classes="workbench"):
        with gr.Column(scale=3, min_width=320, elem_classes="main-column"):
            collection = gr.HTML(elem_id="collection", js_on_load=script("collection.js"), apply_default_css=False)
        report = _panel("report")
    return ReportsView(gr.State(""), collection, report)


def _figures_view() -> FiguresView:
    with gr.Row(elem_id="figures-view", elem_classes="workbench"):
        with gr.Column(scale=3, min_width=320, elem_classes="main-column", elem_id="figures-column"):
            with gr.Row(elem_id="figure-filters"):
                names = ("agencies", "years", "indicators")
                agencies, years, indicators = (
                    gr.Dropdown(multiselect=True, min_width=150, elem_id=f"figure-{name}") for name in names
                )
            with gr.Row(elem_id="figure-tools"):
                only_canonical = gr.Checkbox(True, label="…", elem_id="only-canonical", min_width=140)
                by = gr.Radio(["agency", "year"], value="agency", container=False, elem_id="chart-by", min_width=140)
                csv, workbook = (gr.Button(size="sm", scale=0, min_width=86, elem_id=f"figures-{kind}") for kind in FILES)
            ready = tuple(gr.DownloadButton(elem_id=f"ready-{kind}", elem_classes="ready") for kind in FILES)
            chart = gr.Plot(show_label=False, container=False, elem_id="figure-chart")
            table = gr.HTML(elem_id="figure-table", js_on_load=script("figures.js"), apply_default_css=False)
        source = _panel("figure")
    filters = (agencies, years, indicators, only_canonical)
    return FiguresView(gr.State(""), *filters, by, csv, workbook, ready, chart, table, source)


def _filters() -> Filters:
    with gr.Accordion(open=False, elem_id="scope") as frame:
        with gr.Row():
            chosen = [gr.Dropdown(multiselect=True, min_width=180, elem_id=name) for name in ("agencies", "years", "kinds")]
        with gr.Row():
            # Words that the visitor types, so that there is nothing to choose from.
            typed = [
                gr.Dropdown(multiselect=True, allow_custom_value=True, min_width=220, elem_id=name)
                for name in ("terms-added", "terms-struck")
            ]
    return Filters(frame, *chosen, *typed)


def _entry() -> Entry:
    with gr.Row(elem_id="entry"):
        question = gr.Textbox(
            show_label=False,
            container=False,
            max_lines=5,
            max_length=LONGEST_QUESTION,
            # Its text is sent by conversation.js; Gradio would take a box that no event reads to be read-only.
            interactive=True,
            autofocus=True,
            scale=8,
            elem_id="question",
            min_width=160,
        )
        ask = gr.Button(variant="primary", scale=0, min_width=76, elem_id="ask")
        restart = gr.Button(variant="secondary", scale=0, min_width=96, elem_id="restart")
    return Entry(question, ask, restart)


def _panel(name: str) -> gr.HTML:
    with gr.Column(scale=2, min_width=320, elem_id=f"{name}-panel", elem_classes="side"):
        return gr.HTML(js_on_load=script("panel.js"), apply_default_css=False, panel=name)
