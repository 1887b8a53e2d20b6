"""Who never names a matter but tells it in other words: neither silent on it nor not, where a question asks who never says a word of it."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.concepts import Family
from assistant.meant import asks_for_silence
from assistant.reply import Asked
from assistant.terms import Topic
from assistant.types import Choice, Scope
from assistant.verdict import Judged
from assistant.verdicts import judge

# How strongly, as `verdicts.strengths` counts it, a sentence must tell what is meant: more than where it is asked who does it.
STRONGLY = 0.75


def told_otherwise(asked: Asked, topic: Topic, scope: Scope, judged: Sequence[Judged]) -> list[Judged]:
    """Verdicts on whether a matter is named: a clear no becomes doubt where a sentence tells what the matter means."""
    if not asks_for_silence(asked.understood):
        return list(judged)
    meaning = asked.concepts.of(topic.text, asked.understood.language, tuple(Family))
    if meaning is None:
        return list(judged)
    others = judge(asked, Topic(topic.text, meaning=meaning), scope)
    return [_in_doubt(asked, one, other) for one, other in zip(judged, others, strict=True)]


def _in_doubt(asked: Asked, one: Judged, other: Judged) -> Judged:
    if one.choice is not Choice.NO or one.evidence or other.choice is not Choice.YES or other.score < STRONGLY:
        return one
    return replace(other, choice=Choice.UNCLEAR, reason=asked.words.say("verdict_unclear_meaning"))
