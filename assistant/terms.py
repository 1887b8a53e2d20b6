"""A topic's Chinese terms, and where each comes from."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.concepts import Family, Meaning
from assistant.glossary import concepts, stems, term_pattern
from assistant.groups import chinese, literal, meant_group, mixed, weighed
from assistant.incidents import Incident, Said, said_in
from assistant.stopwords import soft_words, stopwords
from assistant.topics import HAN, LIKELY, OWN, SURE, Alternative, Group, Topic
from assistant.types import Language, Term
from assistant.vocabulary import Vocabulary
from corpus.repair import simplify
from corpus.types import Report
from corpus.words import words
from index.concordance import Concordance

QUOTATION = re.compile(
    r"[“”\"]([^“”\"]+)[“”\"]|「([^「」]+)」|『([^『』]+)』|《([^《》]+)》|[(（]([^()（）“”\"]+)[)）]|‘([^‘’]+)’|(?<![A-Za-z])'([^']+)'(?![A-Za-z])"
)
SHORTEST_QUOTATION, LONGEST_QUOTATION = 2, 24


def topic(
    text: str, language: Language, vocabulary: Vocabulary, strict: bool = False, meaning: Meaning | None = None
) -> Topic:
    """Find the terms of a topic and weigh them by how rare they are in the collection.

    Args:
        strict: the user's own Chinese words are meant (who mentions X), and their variants say less.
        meaning: the concepts that the topic as a whole means.
    """
    # A Chinese user's own word for a practice may be what reports call it; an English word would be guessed at.
    stands = meaning is not None and (meaning.family is Family.PROBLEMS or not HAN.search(text))
    meant = [concept for concept in concepts() if stands and meaning is not None and concept.id in meaning.weights]
    if meant:
        groups = [meant_group(text, meant)]
    else:
        groups = chinese(text, vocabulary, strict) if language is Language.CHINESE else mixed(text, vocabulary, strict)
    quoted = {simplify(name) for name in quotations(text)}
    once = {group.phrase: group for group in groups}.values()
    return Topic(text, tuple(weighed(group, vocabulary, quoted) for group in once), meaning)


def incident_topic(text: str, found: Sequence[Incident], vocabulary: Vocabulary, averted: bool = False) -> Topic:
    """A topic of what went wrong, or did not, in the words that reports tell it in."""
    groups = (
        Group(one.id, tuple(Alternative(word, literal(word), OWN, "glossary") for word in (*one.told, *one.averted, *one.near)), LIKELY) for one in found
    )
    return Topic(text, tuple(weighed(group, vocabulary, ()) for group in groups), None, tuple(found), averted)


def said_of(subject: Topic, sentence: str) -> Said:
    """What a sentence in the search text's form says of the incidents that a topic is about."""
    told = [term_pattern(word) for one in subject.incidents for word in one.told]
    averted = [term_pattern(word) for one in subject.incidents for word in one.averted]
    if any(one.unless is not None and one.unless.search(sentence) for one in subject.incidents):
        return Said.NOTHING
    own = any(one.own for one in subject.incidents)
    said = said_in(sentence, told, averted, own)
    near = [term_pattern(word) for one in subject.incidents for word in one.near]
    return Said.OPEN if said is Said.NOTHING and said_in(sentence, near, (), own) is Said.HAPPENED else said


def quotations(text: str) -> list[str]:
    """Names that stand in quotation marks or brackets.

    >>> quotations('the window for "things that could not be done" (办不成事), 「一窗通办」')
    ['办不成事', '一窗通办']
    """
    found = (match[match.lastindex or 0].strip() for match in QUOTATION.finditer(text))
    return [name for name in found if SHORTEST_QUOTATION <= len(name) <= LONGEST_QUOTATION]


def edited(subject: Topic, added: Sequence[str], struck: Sequence[str], vocabulary: Vocabulary) -> Topic:
    """A topic with the user's terms: those added stand for its weightiest part, those struck stand for nothing.

    A concept that is struck by one of its terms is not told in other words either.
    """
    if not added and not struck:
        return subject
    gone = {simplify(term).strip() for term in struck}
    groups = [
        replace(
            group,
            alternatives=tuple(a for a in group.alternatives if a.term not in gone),
        )
        for group in subject.groups
    ]
    kept = [group for group in groups if group.alternatives]
    own = tuple(Alternative(term, literal(term), OWN, "user") for term in dict.fromkeys(map(_typed, added)) if term)
    if own:
        main = max(kept, key=lambda group: group.weight, default=Group(own[0].term, (), SURE))
        kept = [group for group in kept if group is not main]
        kept.insert(0, replace(main, alternatives=(*own, *main.alternatives), certainty=SURE))
    is_struck = any(a.term in gone for group in subject.groups for a in group.alternatives)
    meaning = None if is_struck else subject.meaning
    return replace(subject, groups=tuple(weighed(group, vocabulary, ()) for group in kept), meaning=meaning)


def _typed(term: str) -> str:
    return simplify(term).strip()


def names_a_topic(text: str, language: Language, soft: bool = False) -> bool:
    """Whether any word of the text is more than a stop word (or, with `soft`, than a word of every report)."""
    skipped = stopwords(language) | (soft_words(language) if soft else frozenset())
    if language is Language.CHINESE:
        return any(word not in skipped and (len(word) > 1 or not HAN.match(word)) for word in words(text))
    return any(stem not in skipped for stem in stems(text)) or bool(HAN.search(text))


def term_rows(subject: Topic, concordance: Concordance, reports: Sequence[Report]) -> tuple[Term, ...]:
    """The terms that some of these reports has, and the user's own, with the number of reports of each."""
    rows = []
    for group in subject.groups:
        for alternative in group.alternatives:
            count = concordance.reports_with([alternative], reports)
            if count or alternative.worth == OWN:
                rows.append(Term(alternative.term, alternative.source, count))
    return tuple(dict.fromkeys(rows))
