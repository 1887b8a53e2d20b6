"""The buttons that open a source, and how a report is named beside them."""

import re

from assistant.layout import ITEM
from assistant.named_agency import english_name
from assistant.types import Answer, Citation, Language
from assistant.web.markup import Html, element, safe, together
from assistant.web.words import Words
from corpus.types import Report

MARK = re.compile(r"\[(\d+)\]")


def agency_of(report: Report, words: Words) -> Html:
    """The report's agency as printed, with its English name underneath for English readers."""
    return together([printed_agency(report), english_agency(report, words)])


def printed_agency(report: Report) -> Html:
    """The report's agency as printed; its file when no agency is known."""
    return element("span", report.agency or report.file, lang="zh")


def english_agency(report: Report, words: Words) -> Html:
    """The agency's English name, if it has one and the interface is English."""
    english = english_name(report.agency) if words.language is Language.ENGLISH else ""
    return element("small", english, class_="english-name") if english else Html()


def year_of(report: Report, words: Words) -> str:
    """The report's year, or the range of a review of several years."""
    years = report.metadata.years
    if len(years) > 1:
        return f"{min(years)}–{max(years)}"
    return str(report.year) if report.year is not None else words("report.no_year")


def cite_button(citation: Citation, turn: int, words: Words) -> Html:
    """The button that opens a citation's source; it reads [n], so that a number before it is copied as that number."""
    report = citation.evidence.report
    label = words("cite.label", n=citation.n, agency=report.agency, year=year_of(report, words))
    return element(
        "button",
        f"[{citation.n}]",
        type="button",
        class_="cite",
        data_turn=turn,
        data_cite=citation.n,
        aria_label=label,
        title=label,
    )


def answer_text(answer: Answer, turn: int, words: Words) -> Html:
    """The answer's lines with a button for every mark [n] that is one of its citations."""
    buttons = {str(citation.n): cite_button(citation, turn, words) for citation in answer.citations}
    return together(
        element("p", _with_buttons(ITEM.sub("", line, count=1), buttons), class_=_class_of(line))
        for line in answer.text.splitlines()
    )


def _class_of(line: str) -> str | None:
    """How a line is set: a numbered point has no dot of its own, a point under another stands further in."""
    item = ITEM.match(line)
    if item is None:
        return None
    return "item under" if item["inset"] else "item" if item[0] else "item point"


def _with_buttons(line: str, buttons: dict[str, Html]) -> Html:
    pieces = MARK.split(line)
    return together(
        buttons.get(piece, safe(f"[{piece}]")) if place % 2 else safe(piece) for place, piece in enumerate(pieces)
    )


def cite_button_of(answer: Answer, n: int | None, turn: int, words: Words) -> Html:
    """The button of the answer's citation `n`; nothing when there is none."""
    return together(cite_button(citation, turn, words) for citation in answer.citations if citation.n == n)
