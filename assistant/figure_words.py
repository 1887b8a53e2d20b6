"""How well the words of a part of a question fit those around a figure, through every dictionary there is, both ways."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from assistant.glossary import LONGEST_GLOSS, concepts, dictionary, stems
from assistant.stopwords import soft_words, stopwords
from assistant.topics import Group, Topic
from assistant.types import Language
from corpus.readings import syllables
from corpus.types import Figure, Report, Span
from corpus.words import words

# What a word of the dictionary that stands in the clause is worth beside a term of the glossary.
BY_DICTIONARY = 0.9
LONGEST_WORD = 6
# English words of one stem: trusted and trustworthy.
SHARED_START = 5
# Shorter words are too easily part of a longer pinyin.
SHORTEST_NAME = 7
# The heading above, the sentence around, what stands before it.
IN_HEADING, IN_SENTENCE, BEFORE = 0.8, 0.6, 0.5
WORDS_BEFORE = 120


@dataclass(frozen=True, slots=True)
class Around:
    """The words around a figure in the search text's form, from the nearest to the farthest."""

    clause: str
    heading: str
    sentence: str
    before: str

    def of_group(self, group: Group) -> float:
        """What the best place of the group's wordings is worth, 0 to 1."""
        places = ((self.clause, 1.0), (self.heading, IN_HEADING), (self.sentence, IN_SENTENCE), (self.before, BEFORE))
        return max(weight * worth(group, text) for text, weight in places)

    def share(self, topic: Topic) -> float:
        """The share of the topic's weight that stands around the figure, 0 to 1."""
        return sum(g.weight * self.of_group(g) for g in topic.groups) / topic.weight if topic.groups else 0.0

    def own_share(self, topic: Topic) -> float:
        """The share of the topic's weight that stands in the figure's own clause, 0 to 1."""
        return sum(g.weight * worth(g, self.clause) for g in topic.groups) / topic.weight if topic.groups else 0.0


def around(report: Report, number: Figure, sentence: Span) -> Around:
    """The words around a figure of a report."""
    heading = " ".join(report.sections[number.section].heading_path)
    before = report.search.slice_of(Span(max(0, number.start - WORDS_BEFORE), number.end))
    called = "" if number.canonical else number.indicator
    clause = f"{number.subject} {called} {report.search.slice_of(number.clause)}"
    return Around(clause, heading, report.search.slice_of(sentence), before)


def worth(group: Group, text: str) -> float:
    """What a group's best wording in a text is worth; an English one may also stand there as a dictionary has it."""
    worth = group.worth_in(text)
    if worth >= BY_DICTIONARY or not group.phrase.isascii() or not text:
        return worth
    asked = [stem for stem in stems(group.phrase) if stem not in stopwords(Language.ENGLISH)]
    if len(group.phrase) >= SHORTEST_NAME and group.phrase.lower() in spelled(text):
        return 1.0
    known = english_of(text)
    held = sum(_known(stem, known) for stem in asked)
    return max(worth, BY_DICTIONARY * held / len(asked) if asked else 0.0)


def _known(stem: str, known: frozenset[str]) -> bool:
    return stem in known or (len(stem) >= SHARED_START and any(word[:SHARED_START] == stem[:SHARED_START] for word in known))


@lru_cache(maxsize=65_536)
def spelled(text: str) -> str:
    """A Chinese text in pinyin, for names that an English question spells so (Yueshengshi)."""
    return "".join(syllables(text)).lower()


@lru_cache(maxsize=65_536)
def english_of(text: str) -> frozenset[str]:
    """Stems of every English word that some part of a Chinese text may stand for.

    >>> "seal" in english_of("全年我市刻章店共交付公章")
    True
    """
    found: set[str] = set()
    glosses, terms = _glosses(), _terms()
    pieces = {text[at : at + n] for at in range(len(text)) for n in range(2, LONGEST_WORD + 1)} | set(words(text))
    for piece in pieces:
        found |= glosses.get(piece, frozenset())
        found |= terms.get(piece, frozenset())
    return frozenset(found)


@lru_cache(maxsize=65_536)
def glosses_of(text: str) -> frozenset[str]:
    """Stems of the English words that the dictionary, and what such reports count, have for some part of a Chinese text.

    >>> "seal" in glosses_of("公章"), "approv" in glosses_of("公章刻制")
    (True, False)
    """
    pieces = {text[at : at + n] for at in range(len(text)) for n in range(2, LONGEST_WORD + 1)} | set(words(text))
    of_counts = (stems_of for term, stems_of in _counted().items() if term in pieces)
    return frozenset().union(*(_glosses().get(piece, frozenset()) for piece in pieces), *of_counts)


@lru_cache(maxsize=1)
def _glosses() -> dict[str, frozenset[str]]:
    """The dictionary turned round: a Chinese word → the stems of its short glosses."""
    found: dict[str, set[str]] = {}
    for key, chinese in dictionary().items():
        if len(key) <= LONGEST_GLOSS:
            for word in chinese:
                found.setdefault(word, set()).update(key)
    return {word: frozenset(stems) for word, stems in found.items()}


@lru_cache(maxsize=1)
def _terms() -> dict[str, frozenset[str]]:
    """Words of the glossary and of what such reports count, turned round."""
    found: dict[str, set[str]] = {term: set(known) for term, known in _counted().items()}
    _add_words(found, ((concept.english, concept.chinese) for concept in concepts()))
    return {term: frozenset(stems) for term, stems in found.items()}


@lru_cache(maxsize=1)
def _counted() -> dict[str, frozenset[str]]:
    """Words of what such reports count, turned round."""
    found: dict[str, set[str]] = {}
    content = yaml.safe_load(files("assistant").joinpath("counted.yaml").read_text(encoding="utf-8"))
    _add_words(found, ((tuple(entry["en"]), tuple(entry["zh"])) for entry in content["words"]))
    return {term: frozenset(stems) for term, stems in found.items()}


def _add_words(found: dict[str, set[str]], pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
    for english, chinese in pairs:
        known = {stem for wording in english for stem in stems(wording)}
        for term in chinese:
            found.setdefault(term, set()).update(known)


# What is done with any application, and the whole of them.
DONE_WITH_ANY = frozenset("收到 接到 接收 接 收 收取 收下 收件 办 办了 办成 办好 处理 完成 提出 提交 递交 送来 报告 单位 全年 全部 总 合计 整年 年度".split())


def is_bare(topic: Topic) -> bool:
    """Whether a part of a question says nothing of its own, so that the part before it says what is meant."""
    soft = soft_words(Language.ENGLISH) | soft_words(Language.CHINESE) | DONE_WITH_ANY
    return all(group.phrase in soft or (bool(stems(group.phrase)) and set(stems(group.phrase)) <= soft) for group in topic.groups if group.phrase)


def is_telling(group: Group) -> bool:
    """Whether a group of a topic is more than a word of every report."""
    if group.phrase.isascii():
        return not set(stems(group.phrase)) <= soft_words(Language.ENGLISH)
    return group.phrase not in soft_words(Language.CHINESE)
