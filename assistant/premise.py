"""Whether a number went the way that a question takes for granted: why did it fall, where it rose."""

from assistant.change import change_of_premise, say_rows
from assistant.over_time import FELL, ROSE, WHY
from assistant.reply import Asked, Reply
from assistant.types import Status


def false_direction(asked: Asked) -> Reply | None:
    """The numbers that show it the other way round, said to be so; None where the question is right, or nobody can tell."""
    question = asked.understood.question
    supposed = bool(ROSE.search(question)) - bool(FELL.search(question))
    if not WHY.search(question) or not supposed or not asked.understood.indicators:
        return None
    one = change_of_premise(asked)
    if one is None or one.direction != -supposed:
        return None
    reply = Reply(Status.ANSWERED)
    indicator = asked.words.indicator(asked.understood.indicators[0])
    reply.say(asked.words.say("premise_fell" if supposed > 0 else "premise_rose", indicator=indicator))
    reply.figures = tuple(say_rows(asked, reply, one, ()))
    return reply if reply.draft.claims else None
