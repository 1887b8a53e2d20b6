"""The words of every part of the page in one language."""

from collections.abc import Iterable, Sequence
from typing import Any

import gradio as gr

from assistant.types import Scope
from assistant.web.collection import report_table
from assistant.web.layout import Filters, Parts
from assistant.web.markup import Html, element, together
from assistant.web.words import Words
from assistant.words import words_in as answer_words
from corpus.section_types import kinds_in
from corpus.types import Report, SectionType

# New values and labels by part, as Gradio takes them.
Updates = dict[Any, Any]
VIEWS = ("ask", "figures", "reports")


def worded(parts: Parts, reports: Sequence[Report], words: Words) -> Updates:
    """Everything that speaks the interface's language but what is open: conversation, scope, source, report."""
    entry = parts.asking.entry
    return {
        parts.top.masthead: masthead(len(reports), words),
        parts.top.language: gr.update(value=words.language.value, label=words("language.label")),
        entry.question: gr.update(placeholder=words("question.placeholder"), label=words("question.label")),
        entry.ask: gr.update(value=words("question.ask")),
        entry.restart: gr.update(value=words("question.restart")),
        parts.reports.collection: report_table(reports, words),
        **filter_choices(parts.asking.filters, reports, words),
    }


def filter_choices(filters: Filters, reports: Sequence[Report], words: Words) -> Updates:
    """What each filter offers: the agencies, years and section types that the reports have."""
    agencies = agency_choices((report.agency for report in reports), words)
    years = sorted({year for report in reports for year in report.metadata.years or (report.year,) if year})
    present = {kind for report in reports for kind in kinds_in(report)}
    kinds = [(words(f"section.{kind}"), kind.value) for kind in SectionType if kind in present]
    return {
        filters.agencies: gr.update(choices=agencies, label=words("filter.agencies")),
        filters.years: gr.update(choices=years, label=words("filter.years")),
        filters.sections: gr.update(choices=kinds, label=words("filter.sections")),
        filters.added: gr.update(label=words("filter.added")),
        filters.struck: gr.update(label=words("filter.struck")),
    }


def agency_choices(agencies: Iterable[str], words: Words) -> list[tuple[str, str]]:
    """Each agency as a filter offers it, with what it stands for: its English name first for English readers, who type that."""
    named = answer_words(words.language).agency
    return [(named(agency), agency) for agency in sorted(set(agencies))]


def scope_title(scope: Scope, words: Words) -> str:
    """The title over the filters: what is chosen, even while they are folded."""
    kinds = tuple(words(f"section.{kind}") for kind in scope.sections)
    terms = (*(f"+{term}" for term in scope.with_terms), *(f"−{term}" for term in scope.without_terms))
    chosen = (*map(answer_words(words.language).agency, scope.agencies), *map(str, scope.years), *kinds, *terms)
    return f"{words('filter.title')}: {words.listed(chosen) or words('filter.all')}"


def masthead(reports: int, words: Words) -> Html:
    """The page's name, what it is for, and the way to its views."""
    counted = words("app.counted", reports=reports)
    views = together(element("button", words(f"view.{name}"), type="button", data_view=name) for name in VIEWS)
    return element(
        "header",
        element("h1", words("app.title")),
        element("p", element("span", words("app.purpose"), " · ", class_="purpose"), counted),
        element("nav", views, aria_label=words("view.label")),
        lang=words.language,
    )
