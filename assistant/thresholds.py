"""Which reports have a figure, or one above or below a bar."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import asked_with_weight
from assistant.bars import GIVES_A_FIGURE, GIVES_IT, Bar, bar_in, sets_a_bar
from assistant.figure_claims import printed
from assistant.figures import best_figures
from assistant.numbers_given import figures_of
from assistant.rates import Rate, Share, rate_claim, rate_of
from assistant.reply import Asked
from assistant.types import Choice, Evidence, FigureRow
from assistant.units import SHARES
from assistant.verdict import Judged, inverted
from assistant.workload import workload_asked
from corpus.indicators import RATE, indicators
from corpus.types import Report, Role, SectionType, Span

ONE_OR_ANOTHER = re.compile(r"或者?|\bor\b", re.IGNORECASE)


def is_about_figures(asked: Asked) -> bool:
    """Whether a list question asks for reports by a figure of theirs."""
    question, indicators = asked.understood.question, asked.understood.indicators
    gives = GIVES_A_FIGURE.search(question) or (GIVES_IT.search(question) and any(RATE.search(name) for name in indicators))
    # Who speaks of a low rate as a problem (提到使用率低的困难) gives none by that.
    is_a_problem = SectionType.PROBLEMS in asked.understood.scope.sections
    return bool(indicators or workload_asked(question)) and bool(sets_a_bar(question) or (gives and not is_a_problem))


def judge_figures(asked: Asked) -> list[Judged]:
    """A verdict for every report in scope by its figure for the indicator asked for, or by its share of what it is a part of."""
    workload = workload_asked(asked.understood.question)
    bar, name = bar_in(asked.understood.question), _heaviest(asked) if not workload else workload[0]
    # Any of several will do where no bar is set: satisfaction or good reviews.
    either = ONE_OR_ANOTHER.search(asked.understood.question) and not sets_a_bar(asked.understood.question)
    names = [*reversed(workload or asked.understood.indicators), name] if either or workload else [name]
    rows = {row.report.id: row for one in names for row in best_figures(asked, one, text="")}
    share = Share(name)
    if not sets_a_bar(asked.understood.question):
        rows = {**_worded_so(asked, names), **rows}
    rates = {r.id: rate for r in asked.reports if (rate := rate_of(asked, r, share)) is not None} if _is_worked_out(bar, share) else None
    judged = [_judged(asked, report, rows.get(report.id), bar, bool(workload)) if rates is None else _judged_rate(asked, report, rates.get(report.id), share) for report in asked.reports]
    if not asked.understood.negative:
        return judged
    # Who gives none is who has no figure; who is not above a bar has one below it.
    barred = sets_a_bar(asked.understood.question)
    return [one if barred and not one.evidence else inverted(one, asked.words) for one in judged]


def _worded_so(asked: Asked, names: Sequence[str]) -> dict[str, FigureRow]:
    """Of each report a share whose clause calls it by a name of these rates, whatever it is a rate of: 办件回访满意率98.6%."""
    called = [wording for one in indicators() if one.name in names and RATE.search(one.name) for wording in one.asked if not wording.isascii()]
    return {
        report.id: FigureRow(report, number, 0)
        for report, numbers in figures_of(asked)
        for number in numbers
        if number.measure in SHARES and number.amount is not None and number.role is Role.LEVEL
        and any(wording in report.search.slice_of(Span(number.clause.start, number.start)) for wording in called)
    }


def _is_worked_out(bar: Bar, share: Share) -> bool:
    """Whether a count is to be tested as a share of what it is a part of."""
    return bar.is_share and not RATE.search(share.part)


def _heaviest(asked: Asked) -> str:
    """Of several indicators that a question names, the one with the most telling wording."""
    named = asked_with_weight(asked.understood.question)
    names = [one.name for one in sorted(named, key=lambda one: -one.weight)]
    return next((name for name in names if name in asked.understood.indicators), asked.understood.indicators[0])


def _judged(asked: Asked, report: Report, row: FigureRow | None, bar: Bar, is_named: bool) -> Judged:
    """A verdict by one figure; `is_named` says which indicator it is, where any of several will do."""
    if row is None or row.figure.amount is None:
        return _without(asked, report)
    value = printed(row.figure, asked.words)
    name = f"{asked.words.indicator(row.figure.indicator)} " if is_named and row.figure.canonical else ""
    return _verdict(asked, (row,), bar.fits(row.figure.amount), f"{name}{value}")


def _judged_rate(asked: Asked, report: Report, rate: Rate | None, share: Share) -> Judged:
    if rate is None:
        return _without(asked, report)
    judged = _verdict(asked, rate.rows, bar_in(asked.understood.question).fits(float(rate.percent)), rate.working)
    return replace(judged, working=rate.working, claim=rate_claim(asked, rate, share)) if len(rate.rows) > 1 else judged


def _without(asked: Asked, report: Report) -> Judged:
    return Judged(report, Choice.NO, 0.0, asked.words.say("verdict_figure_none"))


def _verdict(asked: Asked, rows: Sequence[FigureRow], fits: bool, value: str) -> Judged:
    """Yes or no by figures, each clause cited once."""
    once = {(row.figure.clause.start, row.figure.clause.end): row for row in rows}.values()
    evidence = tuple(Evidence(row.report, row.figure.section, row.figure.clause, 1.0) for row in once)
    reason = asked.words.say("verdict_figure_yes" if fits else "verdict_figure_no", value=value)
    return Judged(rows[0].report, Choice.YES if fits else Choice.NO, float(fits), reason, evidence)
