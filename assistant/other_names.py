"""Who never names a matter but tells it in other words: neither silent on it nor not, where a question asks who never says a word of it."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.concepts import Family
from assistant.glossary import dictionary, stems, term_pattern
from assistant.meant import asks_for_silence
from assistant.reply import Asked
from assistant.topics import VARIANT, Alternative, Group, Topic
from assistant.types import Choice, Language, Scope
from assistant.verdict import Judged
from assistant.verdicts import judge

# So many words of the dictionary stand for one English word.
MOST_WORDS = 6


def in_any_words(asked: Asked, topic: Topic) -> Topic:
    """What an English question says is never named, in the words of the dictionary too: an English word is no name of the reports."""
    if not asks_for_silence(asked.understood) or asked.understood.language is not Language.ENGLISH:
        return topic
    return replace(topic, groups=tuple(_with_the_dictionary(asked, group) for group in topic.groups))


def _with_the_dictionary(asked: Asked, group: Group) -> Group:
    known = {one.term for one in group.alternatives}
    found = [word for word in dictionary().get(stems(group.phrase), ()) if word not in known and asked.vocabulary.has(word)]
    return replace(group, alternatives=(*group.alternatives, *(Alternative(word, term_pattern(word), VARIANT, "dictionary") for word in found[:MOST_WORDS])))


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
    if one.choice is not Choice.NO or one.evidence or other.choice is not Choice.YES:
        return one
    return replace(other, choice=Choice.UNCLEAR, reason=asked.words.say("verdict_unclear_meaning"))
