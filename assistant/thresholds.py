"""Which reports have a figure, or one above or below a bar."""

import re

from assistant.arithmetic import are_alike, exact, operand, shown
from assistant.asked import asked_with_weight
from assistant.bars import Bar, bar_in, sets_a_bar
from assistant.figures import best_figures, printed
from assistant.reply import Asked
from assistant.types import Choice, Evidence, FigureRow
from assistant.verdicts import Judged
from corpus.indicators import RATE, indicators
from corpus.types import Report

GIVES_A_FIGURE = re.compile(
    r"(?:列出|给出|公布|公开|披露|写明|报告|有).{0,10}(?:率|数字|数据|指标|百分比|具体)|\b(?:give|gives|state|states|publish\w*|contain\w*|have|provide\w*|report)\b.{0,30}\b(?:figure|percentage|number|rate|ratio)s?\b",
    re.IGNORECASE,
)


def is_about_figures(asked: Asked) -> bool:
    """Whether a list question asks for reports by a figure of theirs."""
    question = asked.understood.question
    return bool(asked.understood.indicators) and bool(sets_a_bar(question) or GIVES_A_FIGURE.search(question))


def judge_figures(asked: Asked) -> list[Judged]:
    """A verdict for every report in scope by its figure for the indicator asked for, or by its share of what it is a part of."""
    bar, name = bar_in(asked.understood.question), _heaviest(asked)
    rows = {row.report.id: row for row in best_figures(asked, name, text="")}
    whole = next((one.part_of for one in indicators() if one.name == name), "")
    wholes = {row.report.id: row for row in best_figures(asked, whole, text="")} if bar.is_share and whole else {}
    return [_judged(asked, report, rows.get(report.id), wholes.get(report.id), bar) for report in asked.reports]


def _heaviest(asked: Asked) -> str:
    """Of several indicators that a question names, the one with the most telling wording."""
    named = asked_with_weight(asked.understood.question)
    names = [one.name for one in sorted(named, key=lambda one: -one.weight)]
    return next((name for name in names if name in asked.understood.indicators), asked.understood.indicators[0])


def _judged(asked: Asked, report: Report, row: FigureRow | None, whole: FigureRow | None, bar: Bar) -> Judged:
    words = asked.words
    none = Judged(report, Choice.NO, 0.0, words.say("verdict_figure_none"))
    if row is None or row.figure.amount is None:
        return none
    amount, value, rows = row.figure.amount, printed(row.figure, words), [row]
    if bar.is_share and not RATE.search(row.figure.indicator):
        if whole is None or not whole.figure.amount or not are_alike([row, whole]):
            return none
        rows = list({(r.figure.clause.start, r.figure.clause.end): r for r in (row, whole)}.values())
        amount = float(exact(row) / exact(whole) * 100)
        value = f"{operand(row)} / {operand(whole)} = {shown(exact(row) / exact(whole) * 100)}%"
    fits = bar.fits(amount)
    evidence = tuple(Evidence(report, one.figure.section, one.figure.clause, 1.0) for one in rows)
    reason = words.say("verdict_figure_yes" if fits else "verdict_figure_no", value=value)
    return Judged(report, Choice.YES if fits else Choice.NO, float(fits), reason, evidence)
