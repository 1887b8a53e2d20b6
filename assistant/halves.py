"""A question with a second half that has no matter of its own: …, and who leads it?, …，花了多少钱？, … 够用不？"""

from collections.abc import Callable
from dataclasses import replace

from assistant import wording
from assistant.beside import beside
from assistant.facts import fact
from assistant.figures import figure
from assistant.reply import Asked, Reply
from assistant.sought import Halves, halves, untold
from assistant.types import Status


def in_full(answer: Callable[[Asked], Reply]) -> Callable[[Asked], Reply]:
    """An answer to the first half of a question, with what the others ask for from around it."""

    def answered(asked: Asked) -> Reply:
        parted = halves(asked.understood.question)
        first = replace(asked, understood=replace(asked.understood, question=parted.first)) if parted.leaning else asked
        of_figures = answer is figure and (not parted.leaning or bool(wording.FIGURE.search(parted.first)))
        reply = figure(first) if of_figures else fact(first)
        return _completed(asked, reply, parted)

    return answered


def _completed(asked: Asked, reply: Reply, parted: Halves) -> Reply:
    """The reply with what it lacks from around its quotes; a half that nothing answers is said to be untold."""
    if reply.status is Status.NOT_FOUND or not reply.draft.citations:
        return reply
    for half in (parted.first, *parted.leaning):
        told = [citation.evidence for citation in reply.draft.citations]
        lacking = untold(half, [one.report.search.slice_of(one.span) for one in told])
        found = beside(asked, told, lacking, elsewhere=half != parted.first)
        for evidence in found:
            text = asked.words.say("quote_claim", agency=asked.words.agency(evidence.report.agency), quote=evidence.quote)
            reply.state(asked.words, reply.draft.claim(text, [evidence]), evidence.report)
        if lacking and not found and half != parted.first:
            reply.say(asked.words.say("half_untold", half=half))
            reply.status = Status.PARTIAL
    return reply
