"""A yes-or-no question that a figure answers: whether there are any, whether there are more than a bar."""

import re

from assistant.bars import bar_in, sets_a_bar
from assistant.figure_claims import stated
from assistant.figure_search import SURELY_CANONICAL, Candidate, best_of_each_report
from assistant.lookup import lookup
from assistant.reply import Asked, Reply, partly
from assistant.types import FigureRow, Status
from assistant.wanted import wanted_of

YES_OR_NO = re.compile(r"[吗嘛]|(?<![什怎那这多])么(?=[?？。!\s]*$)|有没有|是不是|是否|^\s*(?:do|does|did|is|are|was|were|has|have|had)\b", re.IGNORECASE)
ASKS_MORE = re.compile(r"原因|为什么|为何|如何|怎|什么|哪|\b(?:why|how|which|what|who|when|where)\b", re.IGNORECASE)
NEGATED = re.compile(r"没有?(?!有)|不(?!予|同意|少于|低于|超过|足|到)|未|\b(?:not|never|fail\w*)\b|n't\b", re.IGNORECASE)


def fact(asked: Asked) -> Reply:
    """Answer with the figure that decides a yes or no; every other fact with the words of the reports."""
    question = asked.understood.question
    if not YES_OR_NO.search(question) or ASKS_MORE.search(question) or not asked.understood.indicators:
        return lookup(asked)
    found = _surely(asked)
    if not found:
        return lookup(asked)
    reply = Reply(Status.ANSWERED)
    rows = [row for one in found if (row := stated(asked, reply, FigureRow(one.report, one.figure, 0))) is not None]
    reply.figures = tuple(rows)
    say_whether(asked, reply)
    return partly(reply, asked) if rows else lookup(asked)


def say_whether(asked: Asked, reply: Reply) -> None:
    """Before one figure that a question asks to be above or below a bar, whether it is."""
    question = asked.understood.question
    amount = reply.figures[0].figure.amount if len(reply.figures) == 1 else None
    if amount is not None and YES_OR_NO.search(question) and sets_a_bar(question) and not NEGATED.search(question):
        reply.lines.insert(0, asked.words.say("bar_yes" if bar_in(question).fits(amount) else "bar_no"))


def _surely(asked: Asked) -> list[Candidate]:
    """The figures of an indicator that the question names by more than a word of every report, where it says little else."""
    question = asked.understood.question
    wanted = [one for one in wanted_of(asked, question) if one.indicator]
    found = [candidate for one in wanted[:1] for candidate in best_of_each_report(asked, one)]
    return [one for one in found if one.figure.canonical and one.share >= SURELY_CANONICAL]
