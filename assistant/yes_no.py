"""A yes-or-no question that a figure answers: whether there are any, whether there are more than a bar."""

import re

from assistant.bars import bar_in, sets_a_bar
from assistant.figure_claims import stated
from assistant.figure_search import SURELY_CANONICAL, Candidate, best_of_each_report
from assistant.lookup import lookup
from assistant.reply import Asked, Reply, partly
from assistant.types import FigureRow, Status
from assistant.understand import YES_OR_NO
from assistant.wanted import wanted_of

NEGATED = re.compile(r"没有?(?!有)|不(?!予|同意|少于|低于|超过|足|到)|未|\b(?:not|never|fail\w*)\b|n't\b", re.IGNORECASE)


def fact(asked: Asked) -> Reply:
    """Answer with the figure that decides a yes or no; every other fact with the words of the reports."""
    question = asked.understood.question
    if not YES_OR_NO.search(question) or not asked.understood.indicators:
        return lookup(asked)
    found = _surely(asked)
    if not found:
        return lookup(asked)
    reply = Reply(Status.ANSWERED)
    rows = [row for one in found if (row := stated(asked, reply, FigureRow(one.report, one.figure, 0))) is not None]
    reply.figures = tuple(rows)
    if len(rows) == 1 and rows[0].figure.amount is not None and sets_a_bar(question) and not NEGATED.search(question):
        reply.lines.insert(0, asked.words.say("bar_yes" if bar_in(question).fits(rows[0].figure.amount) else "bar_no"))
    return partly(reply, asked) if rows else lookup(asked)


def _surely(asked: Asked) -> list[Candidate]:
    """The figures of an indicator that the question names by more than a word of every report, where it says little else."""
    question = asked.understood.question
    wanted = [one for one in wanted_of(asked, question) if one.indicator]
    found = [candidate for one in wanted[:1] for candidate in best_of_each_report(asked, one)]
    return [one for one in found if one.figure.canonical and one.share >= SURELY_CANONICAL]
