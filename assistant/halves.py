"""A question with a second half that has no matter of its own: …, and who leads it?, …，花了多少钱？, … 够用不？"""

from collections.abc import Callable
from dataclasses import replace

from assistant import wording
from assistant.beside import beside
from assistant.facts import fact
from assistant.figures import figure
from assistant.reply import Asked, Reply
from assistant.sought import first_half, untold
from assistant.types import Status


def in_full(answer: Callable[[Asked], Reply]) -> Callable[[Asked], Reply]:
    """An answer to the first half of a question, with what the others ask for from around it."""

    def answered(asked: Asked) -> Reply:
        question = asked.understood.question
        half = first_half(question)
        first = asked if half == question else replace(asked, understood=replace(asked.understood, question=half))
        of_figures = answer is figure and (half == question or bool(wording.FIGURE.search(half)))
        reply = figure(first) if of_figures else fact(first)
        return _completed(asked, reply)

    return answered


def _completed(asked: Asked, reply: Reply) -> Reply:
    told = [citation.evidence for citation in reply.draft.citations]
    if reply.status is Status.NOT_FOUND or not told:
        return reply
    lacking = untold(asked.understood.question, [one.report.search.slice_of(one.span) for one in told])
    for evidence in beside(asked, told, lacking):
        text = asked.words.say("quote_claim", agency=asked.words.agency(evidence.report.agency), quote=evidence.quote)
        reply.state(asked.words, reply.draft.claim(text, [evidence]), evidence.report)
    return reply
