"""A list question's ledger, and the verdict of every report as a table."""

from collections.abc import Iterator, Sequence

from assistant.types import Answer, Choice, Ledger, Verdict
from assistant.web.citations import agency_of, cite_button_of, year_of
from assistant.web.markup import Html, element, together
from assistant.web.tables import Column, Table
from assistant.web.words import Words
from assistant.words import words_in as answer_words

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
    choice = element("span", _said(verdict, answer, words), class_=f"verdict {verdict.choice}")
    return element(
        "tr",
        element("th", agency_of(verdict.report, words), scope="row"),
        element("td", year_of(verdict.report, words), class_="year"),
        element("td", choice),
        element("td", _words_of(verdict, answer, turn, words)),
    )


def _said(verdict: Verdict, answer: Answer, words: Words) -> str:
    """The verdict in words; that of a report without the section says so, for the ledger counts it apart."""
    said = words(f"verdict.{verdict.choice}")
    return words("verdict.without_section", verdict=said) if _lacks_section(verdict, answer) else said


def _lacks_section(verdict: Verdict, answer: Answer) -> bool:
    return answer.ledger is not None and verdict.report.file in answer.ledger.without_section


def _words_of(verdict: Verdict, answer: Answer, turn: int, words: Words) -> Html:
    cited = together(_cited(n, answer, turn, words) for n in verdict.citations)
    # The quote of a yes says all, unless it is worked out; what is not a yes needs its reason too.
    tells_all = cited and verdict.choice is Choice.YES and not verdict.working
    return together([cited, "" if tells_all else element("div", verdict.reason, class_="faint")])


def _cited(n: int, answer: Answer, turn: int, words: Words) -> Html:
    quotes = (element("q", c.evidence.quote, lang="zh") for c in answer.citations if c.n == n)
    return together([*quotes, " ", cite_button_of(answer, n, turn, words), " "])


def ledger_line(answer: Answer, ledger: Ledger, words: Words) -> Html:
    """How many reports were in scope, had the section, and said what; and which fell out."""
    counts = {name: getattr(ledger, name) for name in ("reports", "in_scope", "with_section", "yes", "no", "unclear")}
    asked = bool(answer.scope.sections) or ledger.with_section < ledger.in_scope
    shown = ("in_scope", *(("with_section",) if asked else ()), "yes", "no", "unclear")
    parts = [words(f"ledger.{name}", **counts) for name in shown]
    parts += _without_section(answer, words)
    if ledger.unreadable:
        parts.append(words("ledger.unreadable", names=words.listed(ledger.unreadable)))
    return element("ul", together(element("li", part) for part in parts), class_="ledger")


def _without_section(answer: Answer, words: Words) -> list[str]:
    """The reports that lack the section, counted and named by what is said of them."""
    lacking = [verdict for verdict in answer.verdicts if _lacks_section(verdict, answer)]
    by_choice = [[verdict for verdict in lacking if verdict.choice is choice] for choice in VERDICT_ORDER]
    return [
        words("ledger.without_section", verdict=_said(same[0], answer, words), count=len(same), names=words.listed(tuple(_named(same, words))))
        for same in by_choice
        if same
    ]


def _named(verdicts: Sequence[Verdict], words: Words) -> Iterator[str]:
    """The agencies of some reports, their English names before them for English readers."""
    agency = answer_words(words.language).agency
    return (agency(one.report.agency) if one.report.agency else one.report.file for one in verdicts)
