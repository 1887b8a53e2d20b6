"""Which reports have a figure, or one above or below a bar."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.asked import asked_with_weight
from assistant.figures import best_figures, printed
from assistant.reply import Asked
from assistant.types import Choice, Evidence, FigureRow
from assistant.verdicts import Judged
from corpus.figures import amount

ABOVE = r"超过|大于|高于|多于|不少于|不低于|至少|突破|达到|more than|over|above|exceed(?:s|ed|ing)?|at least|greater than|higher than|larger than|>=?|≥"
BELOW = r"低于|少于|小于|不足|不到|不超过|less than|under|below|fewer than|lower than|at most|<=?|≤"
NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
BAR = re.compile(
    rf"(?:(?P<above>{ABOVE})|(?P<below>{BELOW}))\s*(?P<value>{NUMBER})\s*(?P<scale>[万亿千百])?"
    rf"(?P<thousand>\s*(?:thousand|k\b))?(?P<million>\s*million)?"
    rf"|(?P<value2>{NUMBER})\s*(?P<scale2>[万亿千百])?\s*(?:件|宗|份|项|%|个)?\s*(?P<side>以上|以下)",
    re.IGNORECASE,
)
GIVES_A_FIGURE = re.compile(
    r"(?:列出|给出|公布|公开|披露|写明|报告|有).{0,10}(?:率|数字|数据|指标|百分比|具体)|\b(?:give|gives|state|states|publish\w*|contain\w*|have|provide\w*|report)\b.{0,30}\b(?:figure|percentage|number|rate|ratio)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure must be: the test and nothing more."""

    fits: Callable[[float], bool]


def is_about_figures(asked: Asked) -> bool:
    """Whether a list question asks for reports by a figure of theirs."""
    question = asked.understood.question
    return bool(asked.understood.indicators) and bool(BAR.search(question) or GIVES_A_FIGURE.search(question))


def judge_figures(asked: Asked) -> list[Judged]:
    """A verdict for every report in scope by its figure for the indicator asked for."""
    bar = bar_in(asked.understood.question)
    rows = {row.report.id: row for row in best_figures(asked, _heaviest(asked), text="")}
    return [_judged(asked, report.id, rows.get(report.id), bar) for report in asked.reports]


def _heaviest(asked: Asked) -> str:
    """Of several indicators that a question names, the one with the most telling wording."""
    named = asked_with_weight(asked.understood.question)
    names = [one.name for one in sorted(named, key=lambda one: -one.weight)]
    return next((name for name in names if name in asked.understood.indicators), asked.understood.indicators[0])


def bar_in(question: str) -> Bar:
    """The bar that a question sets; without one, any figure fits."""
    found = BAR.search(question)
    if found is None:
        return Bar(lambda _: True)
    value = amount(found["value"] or found["value2"], found["scale"] or found["scale2"] or "")
    value *= 1e6 if found["million"] else 1e3 if found["thousand"] else 1.0
    if found["below"] or found["side"] == "以下":
        return Bar(lambda number: number < value)
    inclusive = bool(re.search("至少|不少于|不低于|at least|达到|>=|≥|以上", found[0], re.IGNORECASE))
    return Bar(lambda number: number >= value if inclusive else number > value)


def _judged(asked: Asked, report_id: str, row: FigureRow | None, bar: Bar) -> Judged:
    words = asked.words
    report = next(report for report in asked.reports if report.id == report_id)
    if row is None or row.figure.amount is None:
        return Judged(report, Choice.NO, 0.0, words.say("verdict_figure_none"))
    evidence = (Evidence(report, row.figure.section, row.figure.clause, 1.0),)
    fits = bar.fits(row.figure.amount)
    reason = words.say("verdict_figure_yes" if fits else "verdict_figure_no", value=printed(row.figure, words))
    return Judged(report, Choice.YES if fits else Choice.NO, float(fits), reason, evidence)
