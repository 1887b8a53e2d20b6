"""A question with a second half that has no matter of its own: …, and who leads it?, …，花了多少钱？, … 够用不？"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant import wording
from assistant.beside import beside
from assistant.facts import fact
from assistant.figures import figure
from assistant.headed import headed
from assistant.reading import is_told
from assistant.remedies import remedies
from assistant.reply import Asked, Reply
from assistant.sought import halves, untold
from assistant.summary import summary
from assistant.types import Status


def in_full(answer: Callable[[Asked], Reply]) -> Callable[[Asked], Reply]:
    """An answer to the first half of a question, with what the others ask for from around it."""

    def answered(asked: Asked) -> Reply:
        if asked.understood.mends:
            return remedies(asked)
        if answer is not figure and (under := headed(asked)) is not None:
            return under
        question = asked.understood.question
        parted, numbers = halves(question), halves(question, with_numbers=False)
        if answer is figure and (not parted.leaning or wording.FIGURE.search(numbers.first)):
            return _completed(asked, figure(_asking(asked, numbers.first)), (parted.first, *parted.leaning), parted.first)
        if answer is summary:
            # A summary has no matter that a sentence elsewhere could be told by.
            return _completed(asked, summary(_asking(asked, parted.first)), parted.leaning, parted.first, elsewhere=False)
        return _completed(asked, fact(_asking(asked, parted.first)), (parted.first, *parted.leaning), parted.first)

    return answered


def _asking(asked: Asked, question: str) -> Asked:
    return replace(asked, understood=replace(asked.understood, question=question))


def _completed(asked: Asked, reply: Reply, asked_for: Sequence[str], first: str, elsewhere: bool = True) -> Reply:
    """The reply with what it lacks from around its quotes; a half that nothing answers is said to be untold."""
    if reply.status is Status.NOT_FOUND or not reply.draft.citations:
        return reply
    for half in asked_for:
        if any(half in part or part in half for part in reply.untold):
            continue
        told = [citation.evidence for citation in reply.draft.citations]
        lacking = untold(half, [one.report.search.slice_of(one.span) for one in told])
        found = beside(asked, told, lacking, elsewhere=elsewhere and half != first)
        for evidence in found:
            text = asked.words.say("quote_claim", agency=asked.words.agency(evidence.report.agency), quote=evidence.quote)
            reply.state(asked.words, reply.draft.claim(text, [evidence]), evidence.report)
        told_words = [one.report.search.slice_of(one.span) for one in told]
        if lacking and not found and half != first and reply.status is Status.ANSWERED and not is_told(half, told_words):
            reply.say(asked.words.say("half_untold", half=half))
            reply.status = Status.PARTIAL
    return reply
