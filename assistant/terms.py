"""A topic's Chinese terms, and where each comes from."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

import yaml

from assistant.glossary import LONGEST_GLOSS, Concept, by_chinese, by_english, dictionary, stems, term_pattern
from assistant.types import Language, Term
from corpus.repair import mainland_wording, simplify
from corpus.types import Report
from corpus.words import words

# What a hit of each kind is worth: the user's own word, a variant of it, a word that only hints at it.
OWN, VARIANT, HINT = 1.0, 0.95, 0.4
MOST_DICTIONARY_WORDS = 12
HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to word a part of the topic."""

    term: str
    pattern: re.Pattern[str]
    worth: float
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the topic with all its wordings; `weight` grows with its rarity in the collection."""

    phrase: str
    alternatives: tuple[Alternative, ...]
    weight: float = 1.0

    def worth_in(self, text: str) -> float:
        """What the best of its wordings in the text is worth, 0 when none is there."""
        return max((a.worth for a in self.alternatives if a.pattern.search(text)), default=0.0)


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked about: its words and its groups of terms."""

    text: str
    groups: tuple[Group, ...] = field(default=())

    @property
    def weight(self) -> float:
        return sum(group.weight for group in self.groups)

    def share(self, text: str) -> float:
        """The share of the topic's weight that a search text holds, 0 to 1."""
        return sum(g.weight * g.worth_in(text) for g in self.groups) / self.weight if self.groups else 0.0

    def search_terms(self) -> tuple[str, ...]:
        """Chinese terms for the keyword search."""
        return tuple(
            a.term.replace("*", " ") for g in self.groups for a in g.alternatives if a.worth > HINT and HAN.search(a.term)
        )


def topic(text: str, language: Language, reports: Sequence[Report]) -> Topic:
    """Find the terms of a topic and weigh them by how rare they are in these reports."""
    groups = _chinese(text) if language is Language.CHINESE or HAN.search(text) else _english(text, reports)
    return Topic(text, tuple(_weighed(group, reports) for group in groups))


def term_rows(subject: Topic, reports: Sequence[Report]) -> tuple[Term, ...]:
    """The terms that some report has, and the user's own, with the number of reports of each."""
    rows = []
    for group in subject.groups:
        for alternative in group.alternatives:
            count = sum(1 for report in reports if alternative.pattern.search(report.search.text))
            if count or alternative.worth == OWN:
                rows.append(Term(alternative.term, alternative.source, count))
    return tuple(dict.fromkeys(rows))


@lru_cache(maxsize=2)
def stopwords(language: Language) -> frozenset[str]:
    """Words of a question that say nothing of its topic; the English ones as stems."""
    content = yaml.safe_load(files("assistant").joinpath("stopwords.yaml").read_text(encoding="utf-8"))
    listed = str(content[language.value]).split()
    return frozenset(listed if language is Language.CHINESE else (s for word in listed for s in stems(word)))


def _chinese(text: str) -> list[Group]:
    """Glossary concepts that the topic names, longest term first; the rest word by word."""
    rest, groups = simplify(text), []
    mainland = mainland_wording(text)
    for term, pattern, concept in by_chinese():
        match = pattern.search(rest)
        if match is None and mainland != rest and "*" not in term and term in mainland:
            rest, match = mainland, pattern.search(mainland)
        if match is not None and match[0].strip():
            groups.append(_concept_group(match[0], concept))
            rest = rest[: match.start()] + " " + rest[match.end() :]
    skipped = stopwords(Language.CHINESE)
    for word in words(rest):
        if word not in skipped and not word.isdigit() and (len(word) > 1 or not HAN.match(word)):
            spelled = dict.fromkeys((word, mainland_wording(word)))
            groups.append(Group(word, tuple(Alternative(w, term_pattern(w), OWN, "question") for w in spelled)))
    return groups


def _english(text: str, reports: Sequence[Report]) -> list[Group]:
    """Longest English phrase first: the glossary, then the dictionary; what neither has stays without a term."""
    tokens, groups, at = stems(text), [], 0
    spelled = re.findall(r"[A-Za-z0-9]+", text)
    skipped = stopwords(Language.ENGLISH)
    while at < len(tokens):
        length, group = _longest_phrase(tokens, spelled, at, reports)
        if group is not None:
            groups.append(group)
        elif tokens[at] not in skipped and not tokens[at].isdigit():
            own = Alternative(spelled[at], term_pattern(spelled[at]), OWN, "question")
            groups.append(Group(spelled[at], (own,)))
        at += length
    return groups


def _longest_phrase(
    tokens: tuple[str, ...], spelled: list[str], at: int, reports: Sequence[Report]
) -> tuple[int, Group | None]:
    skipped = stopwords(Language.ENGLISH)
    for length in range(min(LONGEST_GLOSS + 1, len(tokens) - at), 0, -1):
        key = tokens[at : at + length]
        if all(token in skipped for token in key):
            continue
        phrase = " ".join(spelled[at : at + length])
        if key in by_english():
            return length, _concept_group(phrase, by_english()[key])
        found = [word for word in dictionary().get(key, ()) if any(word in r.search.text for r in reports)]
        if found and (length > 1 or key[0] not in skipped):
            alternatives = (Alternative(w, term_pattern(w), VARIANT, "dictionary") for w in found[:MOST_DICTIONARY_WORDS])
            return length, Group(phrase, tuple(alternatives))
    return 1, None


def _concept_group(phrase: str, concept: Concept) -> Group:
    own = [Alternative(phrase, term_pattern(phrase), OWN, "question")] if HAN.search(phrase) else []
    stated = [Alternative(term, term_pattern(term), VARIANT, "glossary") for term in concept.chinese if term != phrase]
    hinted = [Alternative(term, term_pattern(term), HINT, "glossary") for term in concept.near]
    return Group(phrase, tuple([*own, *stated, *hinted]))


def _weighed(group: Group, reports: Sequence[Report]) -> Group:
    """Inverse document frequency over sections: a word that every section has says little."""
    total, having = 0, 0
    for text in _section_texts(reports):
        total += 1
        having += any(a.worth > HINT and a.pattern.search(text) for a in group.alternatives)
    return Group(group.phrase, group.alternatives, math.log(1 + (total + 1) / (having + 1)))


def _section_texts(reports: Sequence[Report]) -> Iterator[str]:
    for report in reports:
        for section in report.sections:
            yield report.search.slice_of(section.span)
