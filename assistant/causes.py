"""What something is asked to have happened for, or been about: 因为承诺不实撤证, complaints about parking."""

import re
from collections.abc import Sequence

from assistant.incidents import Incident
from assistant.stopwords import soft_words
from assistant.terms import topic
from assistant.topics import LIKELY, Group
from assistant.types import Language
from assistant.vocabulary import Vocabulary
from corpus.repair import simplify

CAUSE = re.compile(
    r"(?:因为?|由于|关于|针对)(?P<zh>[^,，。;；?？]{2,24})|\b(?:because(?: of)?|due to|owing to|for|over|about|after|concerning)\s+(?P<en>[^,;?.]{4,80})",
    re.IGNORECASE,
)


def cause_of(text: str, incidents: Sequence[Incident]) -> str:
    """The words for what a question's incident is to have happened for, empty where it names nothing of the kind.

    >>> from assistant.incidents import asked_of
    >>> question = "因为承诺不实被撤证"
    >>> cause_of(question, asked_of(question)), cause_of("被撤证", asked_of("被撤证"))
    ('承诺不实被', '')
    """
    bare = simplify(text)
    for one in incidents:
        bare = one.english.sub(",", one.chinese.sub(",", bare))
    found = CAUSE.search(bare)
    return (found["zh"] or found["en"]).strip() if found else ""


def cause_words(text: str, incidents: Sequence[Incident], language: Language, vocabulary: Vocabulary) -> tuple[Group, ...]:
    """The terms of that cause: of them a sentence, its passage or its heading must have one."""
    soft = soft_words(Language.CHINESE)
    groups = topic(cause_of(text, incidents), language, vocabulary).groups
    return tuple(one for one in groups if one.certainty >= LIKELY and one.phrase not in soft)
