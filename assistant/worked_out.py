"""What a question over several agencies wants worked out: the extremes, a sum, a mean and who is above it, a difference."""

from collections.abc import Sequence
from decimal import Decimal

from assistant import wording
from assistant.arithmetic import (
    add_average,
    add_difference,
    add_extreme,
    add_share_of_difference,
    add_times,
    add_total,
    are_alike,
    evidence_of,
    exact,
    operand,
    shown,
)
from assistant.asked import without_indicators
from assistant.reply import Asked, Reply
from assistant.types import FigureRow
from assistant.units import SHARES
from corpus.indicators import instead_of
from corpus.types import Figure


def wants_working_out(question: str) -> bool:
    """Whether a question that names an indicator wants an order, a sum or a mean of it."""
    rest = without_indicators(question)
    return any(pattern.search(text) for pattern, text in ((wording.RANK, question), (wording.TOTAL_OF, rest), (wording.AVERAGE_OF, rest)))


def add_arithmetic(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    """Highest and lowest, sum or average where asked for, and the difference of two; none of figures of different kinds."""
    whole = asked.understood.question
    rest = without_indicators(whole)
    numbers = [row for row in rows if row.figure.amount is not None]
    if not of_one_matter([row.figure for row in numbers]):
        return
    if wording.AVERAGE.search(rest) or wording.AVERAGE_OF.search(rest):
        add_average(asked, reply, numbers)
        _add_those_beyond(asked, reply, numbers)
    elif wording.RANK.search(whole) and not (wording.MOST.search(rest) or wording.LEAST.search(rest)):
        return
    elif wording.TOTAL.search(rest) or wording.TOTAL.search(whole) or wording.TOTAL_OF.search(rest):
        if not any(row.figure.measure in SHARES for row in numbers):
            add_total(asked, reply, numbers)
    elif wording.MOST.search(rest) or wording.LEAST.search(rest):
        _add_extremes(asked, reply, numbers)
    elif len(numbers) == 2:
        add_difference(asked, reply, numbers)
        if wording.TIMES_AS_MANY.search(whole):
            add_times(asked, reply, numbers)
        elif wording.BY_WHAT_SHARE.search(whole):
            _add_share_of_the_second(asked, reply, numbers)
    else:
        add_extreme(asked, reply, numbers, highest=True)


def of_one_matter(numbers: Sequence[Figure]) -> bool:
    """Whether figures are not known to be of different indicators; what stands in for another is no different one."""
    names = {number.indicator for number in numbers if number.canonical}
    return len(names) < 2 or any(names <= {name, *instead_of(name)} for name in names)


def _add_share_of_the_second(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    """The difference as a share of the figure of the agency that the question compares with, the one it names last."""
    named = asked.understood.scope.agencies
    base = [row for row in rows if named and row.report.agency == named[-1]]
    if len(base) == 1 and len(named) == 2:
        add_share_of_difference(asked, reply, rows, base[0])


def _add_extremes(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    question = asked.understood.question
    if wording.MOST.search(question):
        add_extreme(asked, reply, rows, highest=True)
    if wording.LEAST.search(question):
        add_extreme(asked, reply, rows, highest=False)


def _add_those_beyond(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    """Who is above or below the mean, where the question wants to know."""
    if not are_alike(rows):
        return
    mean = sum(map(exact, rows), Decimal(0)) / len(rows)
    for pattern, template, sign in ((wording.ABOVE_AVERAGE, "above_average_claim", 1), (wording.BELOW_AVERAGE, "below_average_claim", -1)):
        beyond = [row for row in rows if sign * (exact(row) - mean) > 0] if pattern.search(asked.understood.question) else []
        for row in beyond:
            values = {"agency": asked.words.agency(row.report.agency), "value": operand(row), "average": shown(mean)}
            claim = reply.draft.claim(asked.words.say(template, **values), [evidence_of(row)], [shown(mean), operand(row)])
            reply.state(asked.words, claim)
