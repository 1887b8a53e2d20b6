"""Which reports tell that a figure rose, or fell, over the year before."""

from collections.abc import Sequence

from assistant.bars import sets_a_bar
from assistant.change import Change, change_to
from assistant.figure_claims import printed
from assistant.over_time import direction_asked
from assistant.reply import Asked
from assistant.types import Choice, Evidence
from assistant.verdict import Judged
from assistant.workload import workload_asked
from corpus.types import Report


def is_about_trends(asked: Asked) -> bool:
    """Whether a list question asks for reports by the change of a figure of theirs."""
    understood = asked.understood
    return bool(understood.indicators or workload_asked(understood.question)) and not understood.scope.sections and not sets_a_bar(understood.question) and direction_asked(understood.question) != 0


def judge_trends(asked: Asked) -> list[Judged]:
    """A verdict for every report in scope by how its figure changed since the year before."""
    wanted = direction_asked(asked.understood.question)
    names = workload_asked(asked.understood.question) or asked.understood.indicators[:1]
    return [_judged(asked, report, _change(asked, report, names), wanted) for report in asked.reports]


def _change(asked: Asked, report: Report, names: Sequence[str]) -> Change:
    """How the first of several names of a number changed of which a report, or the one before, says it."""
    changes = [change_to(asked, report, name) for name in names]
    return next((one for one in changes if one.direction), next((one for one in changes if one.is_known), changes[0]))


def _judged(asked: Asked, report: Report, change: Change, wanted: int) -> Judged:
    if not change.is_known:
        return Judged(report, Choice.NO, 0.0, asked.words.say("verdict_figure_none"))
    rows = change.printed or tuple(row for row in (change.earlier, change.later) if row is not None)
    fits = (change.direction == wanted) != asked.understood.negative
    once = {(row.report.id, row.figure.clause.start): row for row in sorted(rows, key=lambda row: row.report.id != report.id)}.values()
    value = " → ".join(dict.fromkeys(printed(row.figure, asked.words) for row in rows))
    reason = asked.words.say("verdict_figure_yes" if fits else "verdict_figure_no", value=value)
    evidence = tuple(Evidence(row.report, row.figure.section, row.figure.clause, 1.0) for row in once)
    return Judged(report, Choice.YES if fits else Choice.NO, float(fits), reason, evidence)
