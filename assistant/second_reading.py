"""Verdicts read again: the sentence that a doubtful one quotes, held against the question as a whole."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.answering import answering
from assistant.reply import Asked
from assistant.terms import Topic
from assistant.types import Choice, Language
from assistant.verdict import Judged
from corpus.errors import UnusableModel

# How likely the sentence must answer for a yes, and where the user's own words are meant; of many doubtful verdicts the first so many are read.
SURE, SURE_OF_WORDS, MOST_READ = 0.6, 0.85, 64
FRAMES = {
    (True, Language.CHINESE): "哪些单位存在{}的问题?",
    (True, Language.ENGLISH): "Which agencies cited {} as a problem?",
    (False, Language.CHINESE): "哪些单位{}?",
    (False, Language.ENGLISH): "Which agencies have {}?",
}


def framed(asked: Asked, topic: Topic) -> str:
    """A topic as a question for those that it is true of."""
    return FRAMES[topic.is_of_problems, asked.understood.language].format(topic.text)


def read_again(asked: Asked, topic: Topic, question: str, judged: Sequence[Judged]) -> list[Judged]:
    """The verdicts, a doubtful one a yes where its quote surely answers the question.

    Questions for names and for what went wrong keep the verdict that their words gave.
    """
    doubtful = [one for one in judged if one.choice is Choice.UNCLEAR and one.evidence][:MOST_READ]
    if not doubtful or topic.incidents or wording.NAMES.search(asked.understood.question):
        return list(judged)
    quotes = [one.evidence[0].report.search.slice_of(one.evidence[0].span) for one in doubtful]
    try:
        likely = answering().likely(question, quotes)
    except UnusableModel:
        return list(judged)
    least = SURE_OF_WORDS if asked.understood.is_literal else SURE
    sure = {one.report.id: round(value, 4) for one, value in zip(doubtful, likely.tolist(), strict=True) if value >= least}
    reason = asked.words.say("verdict_yes_meaning")
    return [
        replace(one, choice=Choice.YES, score=sure[one.report.id], reason=reason) if one.report.id in sure else one for one in judged
    ]
