"""One fact: the figure that decides it, else the words of the reports, else what they do not say."""

import re

from assistant import wording
from assistant.candidates import Candidate
from assistant.figure_claims import stated
from assistant.figure_search import SURELY_CANONICAL, best_of_each_report
from assistant.figures import best_figures
from assistant.lookup import lookup
from assistant.premise import false_direction
from assistant.refuse import not_found
from assistant.reply import Asked, Reply, partly
from assistant.types import FigureRow, Status
from assistant.wanted import wanted_of
from assistant.yes_no import say_whether

ASKS_MORE = re.compile(r"原因|为什么|为何|如何|怎|什么|哪|\b(?:why|how|which|what|who|when|where)\b", re.IGNORECASE)


def fact(asked: Asked) -> Reply:
    """Answer with the figure that decides a yes or no; every other fact with the words of the reports."""
    question = asked.understood.question
    if (shown := false_direction(asked)) is not None:
        return partly(shown, asked)
    if not wording.YES_OR_NO.search(question) or ASKS_MORE.search(question) or not asked.understood.indicators:
        return _in_words(asked)
    found = _surely(asked)
    if not found:
        return _in_words(asked)
    reply = Reply(Status.ANSWERED)
    rows = [row for one in found if (row := stated(asked, reply, FigureRow(one.report, one.figure, 0))) is not None]
    reply.figures = tuple(rows)
    say_whether(asked, reply)
    return partly(reply, asked) if rows else lookup(asked)


def _in_words(asked: Asked) -> Reply:
    reply = lookup(asked)
    return (_false_premise(asked) or reply) if reply.status is Status.NOT_FOUND else reply


def _false_premise(asked: Asked) -> Reply | None:
    """Why there are so many of something, where the report gives their number and no reason: that it does, for the user to ask."""
    if not wording.WHY.search(asked.understood.question) or not asked.understood.scope.agencies:
        return None
    names = [name for name in asked.understood.indicators if best_figures(asked, name, text="")]
    return not_found(asked, reason=asked.words.say("reason_not_told", indicator=asked.words.join(list(map(asked.words.indicator, names))))) if names else None


def _surely(asked: Asked) -> list[Candidate]:
    """The figures of an indicator that the question names by more than a word of every report, where it says little else."""
    question = asked.understood.question
    wanted = [one for one in wanted_of(asked, question) if one.indicator]
    found = [candidate for one in wanted[:1] for candidate in best_of_each_report(asked, one)]
    return [one for one in found if one.figure.canonical and one.share >= SURELY_CANONICAL]
