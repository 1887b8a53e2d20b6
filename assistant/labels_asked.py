"""Which of several names, of the rows or the columns of a table, a question means."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.asked import without_indicators
from assistant.figure_words import english_of, glosses_of
from assistant.glossary import stems
from assistant.grids import QUARTER
from assistant.named_agency import english_name, taken_apart
from assistant.stopwords import soft_words, stopwords
from assistant.topics import Group, Topic
from assistant.types import Language
from corpus.words import spans, words

# A question's word for a quarter or a half-year, in order.
QUARTERS = (
    re.compile(r"(?:第?[一1]|首)季度|\b(?:first quarter|q1|1st quarter)\b", re.IGNORECASE),
    re.compile(r"第?[二2]季度|\b(?:second quarter|q2|2nd quarter)\b", re.IGNORECASE),
    re.compile(r"第?[三3]季度|\b(?:third quarter|q3|3rd quarter)\b", re.IGNORECASE),
    re.compile(r"(?:第?[四4]|末)季度|\b(?:fourth quarter|last quarter|q4|4th quarter)\b", re.IGNORECASE),
    re.compile(r"上半年|\bfirst half\b", re.IGNORECASE),
    re.compile(r"下半年|\bsecond half\b", re.IGNORECASE),
)
IN_BRACKETS = re.compile(r"\([^()]*\)")
HAN = re.compile(r"[\u4e00-\u9fff]")
# Characters of names that say little of them.
LITTLE = re.compile(r"许可|审批|核发|登记|备案|核准|认定|注册|管理|经营|其他|事项|类|的|户数|件数|数量|情况|其中|已|单位")
# What the words that a question shares with a name must weigh, one that no other name has being 1.
ENOUGH = 1.0
A_WHOLE_NAME = 10.0
ENOUGH_OF_A_WORD = 0.5
LEAST_IN_ENGLISH = 0.5
# A word that the glossary has for some term of the field.
A_GUESS = 0.5
# A concept of the glossary holds more than the one thing.
BY_CONCEPT = 0.75


def named_labels(text: str, subject: Topic, labels: Sequence[str], agency: str) -> list[str]:
    """The labels that a question names, those it names best first; of alike names the one it says most of.

    Args:
        text: the question without its agency, in the search text's form.
        subject: the same as a topic.
    """
    quarters = [label for label in labels if QUARTER.search(label) and any(p.search(label) and p.search(text) for p in QUARTERS)]
    if quarters:
        return quarters
    if not HAN.search(text):
        return _in_english(subject, [label for label in labels if not QUARTER.search(label)], agency)
    return _in_chinese(text, labels)


def asks_for_a_quarter(text: str) -> bool:
    """Whether a question names one quarter or half-year."""
    return any(pattern.search(text) for pattern in QUARTERS)


def _in_chinese(text: str, labels: Sequence[str]) -> list[str]:
    named: list[str] = []
    left, names = text, list(labels)
    while names:
        scored = [(_shared(left, label, labels), label) for label in names]
        score, best = max(scored, key=lambda pair: (pair[0], -labels.index(pair[1])))
        if score < ENOUGH or any(one == score and label != best and _told(left, label) & _told(left, best) for one, label in scored):
            break
        named.append(best)
        names.remove(best)
        left = _without(left, _pieces(best))
    return named


def _without(text: str, pieces: frozenset[str]) -> str:
    """A text with all of these pairs of characters blanked, those that overlap too."""
    held = {at + n for at in range(len(text) - 1) if text[at : at + 2] in pieces for n in (0, 1)}
    return "".join("·" if at in held else character for at, character in enumerate(text))


def _shared(text: str, label: str, labels: Sequence[str]) -> float:
    """What the pairs of characters that a question shares with a label weigh, the rarer among the labels the more."""
    plain = IN_BRACKETS.sub("", label)
    if len(plain) > 1 and plain in text:
        return A_WHOLE_NAME + len(plain)
    score = sum(1 / sum(pair in other for other in labels) for pair in _told(text, label))
    return score + sum(1.0 for word in _shortened(text) if _abbreviates(word, plain) and sum(_abbreviates(word, other) for other in labels) == 1)


def _told(text: str, label: str) -> set[str]:
    return {pair for pair in _pieces(label) if pair in text}


@lru_cache(maxsize=4096)
def _pieces(label: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a label that say something of it."""
    return frozenset("".join(pair) for run in LITTLE.split(label) for pair in pairwise(run) if all(map(HAN.match, pair)))


def _shortened(text: str) -> set[str]:
    return {word for word in words(text) if len(word) > 1 and HAN.match(word) and word not in stopwords(Language.CHINESE)} | {
        "".join(pair) for pair in pairwise(text) if all(map(HAN.match, pair))
    }


def _abbreviates(word: str, label: str) -> bool:
    """Whether the characters of a word stand in the label in order, the first at the start of a word: 危货 for 危险货物, 民非 for 民办非企业单位."""
    if word in label or len(word) > 3:
        return False
    starts = (start for start, _ in spans(label) if label[start] == word[0])
    return any(re.match(".*?".join(map(re.escape, word)), label[start:]) for start in starts)


def _in_english(subject: Topic, labels: Sequence[str], agency: str) -> list[str]:
    skipped = _of_the_agency(agency) | soft_words(Language.ENGLISH) | stopwords(Language.ENGLISH)
    asked = [group for group in subject.groups if group.phrase and without_indicators(group.phrase).strip() and not set(stems(group.phrase)) <= skipped]
    single = dict.fromkeys(stem for group in asked for stem in stems(group.phrase) if stem not in skipped)
    score = dict.fromkeys(labels, 0.0)
    told = [(1.0, _having(stem, labels)) for stem in single]
    guessed = [(A_GUESS, found) for stem in single if not _having(stem, labels) and (found := [one for one in labels if stem in english_of(one)])]
    for worth, fitting in (*told, *guessed, *((BY_CONCEPT, _fitting(group, labels)) for group in asked)):
        for label in fitting:
            score[label] += worth / len(fitting)
    ranked = sorted(score.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < LEAST_IN_ENGLISH or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return []
    return [ranked[0][0]]


def _of_the_agency(name: str) -> set[str]:
    """The English words for what an agency is, which name none of its rows: police, housing."""
    function = taken_apart(name).function
    return {stem for words_of in (english_name(name), *(function.english if function else ())) for stem in stems(words_of)}


def _having(stem: str, labels: Sequence[str]) -> list[str]:
    return [label for label in labels if stem in glosses_of(label)]


def _fitting(group: Group, labels: Sequence[str]) -> list[str]:
    """The labels that a part of a question fits by the glossary: those that hold the longest of its wordings."""
    fitting = {label: max((len(a.term) for a in group.alternatives if a.worth >= ENOUGH_OF_A_WORD and a.pattern.search(label)), default=0) for label in labels}
    longest = max(fitting.values(), default=0)
    return [label for label, length in fitting.items() if length and length == longest]
