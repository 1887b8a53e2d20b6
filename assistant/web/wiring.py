"""Which part of the page starts what."""

from typing import Any

import gradio as gr

from assistant.types import Language
from assistant.web.figures_view import FiguresPage
from assistant.web.layout import lay_out
from assistant.web.page import Page
from assistant.web.session import Answering, Desk
from assistant.web.wording import worded
from assistant.web.words import words_in

# Clicks that only look something up; they do not wait in the queue behind a question.
QUICK: dict[str, Any] = {"show_progress": "hidden", "queue": False, "api_visibility": "private"}
# Questions are shown in the order they are sent, every one of them.
ENTERED: dict[str, Any] = {
    "show_progress": "hidden",
    "concurrency_limit": 1,
    "concurrency_id": "enter",
    "trigger_mode": "multiple",
    "api_visibility": "private",
}
# Answers wait for each other, those of other visitors too.
ONE_BY_ONE: dict[str, Any] = {
    "show_progress": "hidden",
    "concurrency_limit": 1,
    "concurrency_id": "answer",
    "trigger_mode": "multiple",
    "api_visibility": "private",
}


def build_page(assistant: Answering) -> gr.Blocks:
    """The whole page over an assistant, ready to be launched."""
    blocks = gr.Blocks(title="AskReports 问报告", fill_width=True, analytics_enabled=False)
    with blocks:
        page = Page(lay_out(), Desk(assistant))
        _connect_language(page, blocks)
        _connect_asking(page)
        _connect_reading(page)
        _connect_figures(page, FiguresPage(page.parts.figures, page.desk))
    return blocks


def _connect_language(page: Page, blocks: gr.Blocks) -> None:
    top, asking, reports = page.parts.top, page.parts.asking, page.parts.reports
    spoken = [
        *worded(page.parts, (), words_in(Language.ENGLISH)),
        top.remembered,
        asking.conversation,
        asking.source,
        asking.filters.frame,
        reports.report,
    ]
    shown = [top.language, asking.dialogue, asking.cited, reports.opened, *asking.filters.chosen]
    blocks.load(page.open, top.remembered, spoken, **QUICK)
    top.language.input(page.speak, shown, spoken, **QUICK)


def _connect_asking(page: Page) -> None:
    asking = page.parts.asking
    state = [page.parts.top.language, asking.dialogue]
    context, told = [*state, *asking.filters.chosen], asking.conversation
    told.ask(page.enter, context, told, **ENTERED).then(page.answer, state, told, **ONE_BY_ONE)
    asking.entry.restart.click(page.restart, state, [asking.cited, told, asking.source], **QUICK)


def _connect_reading(page: Page) -> None:
    language, asking, reports = page.parts.top.language, page.parts.asking, page.parts.reports
    asking.conversation.cite(page.cite, [asking.dialogue, language], [asking.cited, asking.source], **QUICK)
    reports.collection.open(page.show, language, [reports.opened, reports.report], **QUICK)
    changes = [chosen.change for chosen in asking.filters.chosen]
    gr.on(changes, page.narrow, [language, *asking.filters.chosen], asking.filters.frame, **QUICK)


def _connect_figures(page: Page, figures: FiguresPage) -> None:
    language, parts = page.parts.top.language, figures.parts
    shown = [parts.table, parts.chart]
    spoken = [*parts.chosen, parts.by, parts.csv, parts.workbook, *shown, parts.source]
    state = [language, parts.opened, parts.by, *parts.chosen]
    # The language is set as soon as a visitor comes, and with it everything that speaks it.
    language.change(figures.worded, state, spoken, **QUICK)
    changes = [part.change for part in (*parts.chosen, parts.by)]
    gr.on(changes, figures.narrow, [language, parts.by, *parts.chosen], shown, **QUICK)
    parts.table.open(figures.show, language, [parts.opened, parts.source], **QUICK)
    for button, make, ready in zip((parts.csv, parts.workbook), (figures.csv, figures.workbook), parts.ready, strict=True):
        made = button.click(make, parts.chosen, ready, **QUICK)
        made.then(None, js=f"() => document.querySelector('#{ready.elem_id}')?.click()")
