"""By how much two numbers differ that the turns before gave: 差多少, by how much."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.arithmetic import add_difference
from assistant.change import Change, say_direction
from assistant.figure_claims import stated
from assistant.reply import Asked, Reply
from assistant.types import FigureRow, Kind, Status, Understood
from assistant.units import count_alike
from corpus.types import Role

# A turn that asks this and nothing else.
ASKS = re.compile(
    r"[\s那又,，]*(?:一共|总共|它们|他们|[两二]者|这?两[个家年])*(?:之间)?的?(?:(?:相?差|[增减多少升降涨跌])(?:加|长|少|出|了)*(?:多少|几[件个]?|多大)[件个]?|差[距额值](?:是|有)?(?:多少|多大|几何)?)[呢啊?？。\s]*"
    r"|\s*(?:and |so |but )?(?:what(?:'s| is| was) )?(?:the )?(?:difference|gap)(?: between (?:them|the two|both))?[\s?.]*"
    r"|\s*(?:and |so |but )?(?:by how (?:much|many)|how (?:much|many) (?:more|fewer|less|higher|lower))(?: (?:did|is|was|has) (?:it|that|they)(?: (?:rise|risen|grow|grown|fall|fallen|drop|change|increase|decrease|differ))?)?[\s?.]*",
    re.IGNORECASE,
)


def of_those_given(question: str, own: Understood, previous: Understood) -> Understood | None:
    """A turn as the difference of the two numbers that the turns before gave; None where it asks anything else, or they gave no two of a kind.

    >>> bool(ASKS.fullmatch("差多少？")), bool(ASKS.fullmatch("增长了多少")), bool(ASKS.fullmatch("差评多少")), bool(ASKS.fullmatch("by how much?"))
    (True, True, False, True)
    """
    rows = previous.given
    if not ASKS.fullmatch(question) or len(rows) != 2 or not count_alike([row.figure for row in rows]):
        return None
    agencies, years = ({row.report.agency for row in rows}, {row.report.year for row in rows})
    scope = replace(own.scope, agencies=tuple(sorted(agencies)), years=own.scope.years if len(years) == 1 else ())
    return replace(own, kind=Kind.FIGURE if len(agencies) == 1 else Kind.COMPARE, scope=scope, between=rows, missing_agencies=(), missing_years=(), pairs=())


def given_by(rows: Sequence[FigureRow], understood: Understood, previous: Understood | None) -> tuple[FigureRow, ...]:
    """The numbers that a turn leaves to be compared: its own, a single one behind that of the turn it goes on from."""
    levels = tuple(row for row in rows if row.figure.amount is not None and row.figure.role is Role.LEVEL)
    if len(levels) != 1 or previous is None or not understood.standalone:
        return levels
    return (*(row for row in previous.given[-1:] if (row.report.id, row.figure.start) != (levels[0].report.id, levels[0].figure.start)), *levels)


def gap(asked: Asked) -> Reply | None:
    """The difference of the two numbers that a turn is about; None where it is about none."""
    rows = asked.understood.between
    if not rows:
        return None
    reply = Reply(Status.ANSWERED)
    told = [row for one in rows if (row := stated(asked, reply, FigureRow(one.report, one.figure, 0))) is not None]
    reply.figures = tuple(told)
    if len(told) != len(rows):
        return None
    earlier, later = sorted(told, key=lambda row: (row.report.year or 0, row.report.file))
    if earlier.report.agency == later.report.agency and earlier.report.year != later.report.year and earlier.figure.indicator == later.figure.indicator:
        say_direction(asked, reply, Change(earlier, later))
    else:
        add_difference(asked, reply, told)
    return reply
