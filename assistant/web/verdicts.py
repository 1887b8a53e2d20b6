"""A list question's ledger, and the verdict of every report as a table."""

from assistant.types import Answer, Choice, Ledger, Verdict
from assistant.web.citations import agency_of, cite_button_of, year_of
from assistant.web.markup import Html, element, together
from assistant.web.tables import Column, Table
from assistant.web.words import Words

VERDICT_ORDER = (Choice.YES, Choice.UNCLEAR, Choice.NO)


def verdict_table(answer: Answer, turn: int, words: Words) -> Html:
    """One row a report: agency, year, verdict, and the words that carry it; yes first, no last."""
    columns = [
        Column(words("column.agency"), 30),
        Column(words("column.year"), 14),
        Column(words("column.verdict"), 16),
        Column(words("column.quote"), 40),
    ]
    ordered = sorted(answer.verdicts, key=lambda verdict: VERDICT_ORDER.index(verdict.choice))
    rows = [_row(verdict, answer, turn, words) for verdict in ordered]
    return Table("verdicts", words("verdict.caption"), columns, rows).markup(words)


def _row(verdict: Verdict, answer: Answer, turn: int, words: Words) -> Html:
    choice = element("span", words(f"verdict.{verdict.choice}"), class_=f"verdict {verdict.choice}")
    return element(
        "tr",
        element("th", agency_of(verdict.report, words), scope="row"),
        element("td", year_of(verdict.report, words), class_="year"),
        element("td", choice),
        element("td", _words_of(verdict, answer, turn, words)),
    )


def _words_of(verdict: Verdict, answer: Answer, turn: int, words: Words) -> Html:
    quotes = (c.evidence.quote for c in answer.citations if c.n == verdict.citation)
    cited = together(element("q", quote, lang="zh") for quote in quotes)
    button = cite_button_of(answer, verdict.citation, turn, words)
    # The quote of a yes says all; what is not a yes needs its reason too.
    reason = "" if cited and verdict.choice is Choice.YES else element("div", verdict.reason, class_="faint")
    return together([cited, " ", button, reason])


def ledger_line(answer: Answer, ledger: Ledger, words: Words) -> Html:
    """How many reports were in scope, had the section, and said what; and which fell out."""
    counts = {name: getattr(ledger, name) for name in ("reports", "in_scope", "with_section", "yes", "no", "unclear")}
    asked = bool(answer.scope.sections) or ledger.with_section < ledger.in_scope
    shown = ("in_scope", *(("with_section",) if asked else ()), "yes", "no", "unclear")
    parts = [words(f"ledger.{name}", **counts) for name in shown]
    for name, left_out in (("without_section", ledger.without_section), ("unreadable", ledger.unreadable)):
        if left_out:
            parts.append(words(f"ledger.{name}", names=words.listed(_named(answer, left_out))))
    return element("ul", together(element("li", part) for part in parts), class_="ledger")


def _named(answer: Answer, reports: tuple[str, ...]) -> tuple[str, ...]:
    """Agencies in the place of report ids and files where the answer knows them."""
    agencies = {key: v.report.agency for v in answer.verdicts for key in (v.report.id, v.report.file)}
    return tuple(agencies.get(report, report) for report in reports)
