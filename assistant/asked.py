"""Which indicators a question asks for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.glossary import stems
from assistant.types import Language
from assistant.units import SHARES, unit_asked
from assistant.words import words_in
from corpus.indicators import indicators, named_around, named_in

NUMBER_ASKED = re.compile(r"(?:是|有|为)?(?:多少|几)(?:个(?!工作日))?(?:人次|[件宗份项条次家台人天类起])?|百分之(?:几|多少)|$")
CLAUSE_MARK = re.compile(r"[,，;；:：]")
# Objects of every question of the field; they name an indicator only when nothing else does.
WEAK = frozenset(
    ("申请", "行政许可事项", "许可事项", "审批事项", "applications", "items", "get", "total applications", "number of applications",
     "how many applications", "许可申请", "提出申请", "application count", "licensing items", "permit items")
)
# What is done with licensing applications, and what else may be received or completed.
WHAT_IS_DONE = frozenset(("申请量", "受理量", "办结量"))
COUNTS_OF_THEIR_OWN = frozenset(("信息公开申请量", "双随机抽查任务数", "投诉量"))
JOINED = re.compile(r"[,，、;；和与及]|\b(?:and|or|than)\b|&", re.IGNORECASE)
# The acceptance of works (验收), which is a licensing item and not the acceptance of an application (受理).
OTHER_ACCEPTANCE = re.compile(
    r"\b(?:fire(?:[ -](?:protection|safety))?|completion|final|works?|project|construction|quality|environmental) acceptances?\b|\bacceptance (?:inspections?|checks?|tests?)\b",
    re.IGNORECASE,
)
# How much an indicator's wording weighs beside the rest of a question: a lone verb little, a set phrase much.
OF_AN_OBJECT, OF_A_WORD, OF_A_PHRASE = 2.0, 3.0, 6.0
# Words that may stand between those of an English wording, and how many others beside them.
BETWEEN = frozenset(s for word in "a an the of in on at to for by with that which who were was are is be been did do does came come had has have how many much what number".split() for s in stems(word))
MOST_BETWEEN = 1
# A wording with a negation, or beside one, means something else in another order.
NEGATIONS = frozenset(s for word in "not no never non without refuse refused refusal reject rejected and or".split() for s in stems(word))


@dataclass(frozen=True, slots=True)
class AskedIndicator:
    """An indicator that a question names, and how much its wording weighs."""

    name: str
    weight: float


def asked_indicators(question: str) -> tuple[str, ...]:
    """Canonical names in the order in which the question names them; the longest wording first where they overlap.

    >>> asked_indicators("不予受理了多少申请"), asked_indicators("how many applications were not accepted")
    (('不予受理量',), ('不予受理量',))
    """
    return tuple(asked.name for asked in asked_with_weight(question))


def asked_with_weight(question: str) -> tuple[AskedIndicator, ...]:
    """The indicators that a question names, with the weight of their wording."""
    found = _chinese(question) or _english(question)
    strong = [(name, wording) for name, wording in found if wording not in WEAK] or _by_pattern(question)
    chosen: dict[str, AskedIndicator] = {}
    for name, wording in _governed(question, strong or found):
        weight = OF_AN_OBJECT if wording in WEAK and wording.isascii() else OF_A_PHRASE if " " in wording or (not wording.isascii() and len(wording) > 1) else OF_A_WORD
        chosen.setdefault(name, AskedIndicator(name, weight))
    return tuple(chosen.values())


def _governed(question: str, found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without the verb of a count of its own: 受理信息公开申请, inspection tasks completed are no licensing applications."""
    if JOINED.search(question) or not any(name in COUNTS_OF_THEIR_OWN for name, _ in found):
        return found
    return [(name, wording) for name, wording in found if name not in WHAT_IS_DONE or " " in wording or (len(wording) > 2 and not wording.isascii())]


def _by_pattern(question: str) -> list[tuple[str, str]]:
    """The indicators that the manner of asking means, with the words that do (办了多少件, handled 700,000 applications)."""
    return [(one.name, match[0]) for one in indicators() for pattern in one.asked_as if (match := pattern.search(question))][:1]


def without_patterns(text: str) -> str:
    """A part of a question without the words that mean an indicator by the manner of asking."""
    for one in indicators():
        for pattern in one.asked_as:
            text = pattern.sub(" ", text)
    return text


def _chinese(question: str) -> list[tuple[str, str]]:
    taken = [False] * len(question)
    found: list[tuple[int, str, str]] = []
    for wording, name in _chinese_wordings():
        for match in re.finditer(re.escape(wording), question):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * len(wording)
                found.append((match.start(), name, wording))
    return [(name, wording) for _, name, wording in sorted(found)]


def _english(question: str) -> list[tuple[str, str]]:
    tokens = stems(OTHER_ACCEPTANCE.sub(" ", question))
    taken = [False] * len(tokens)
    found: list[tuple[int, str, str]] = []
    for key, wording, name in _english_wordings():
        for places in _places_of(key, tokens):
            if not any(taken[at] for at in places):
                taken = [held or at in places for at, held in enumerate(taken)]
                found.append((places[0], name, wording))
    return [(name, wording) for _, name, wording in sorted(found)]


def _places_of(key: tuple[str, ...], tokens: tuple[str, ...]) -> list[tuple[int, ...]]:
    """Where the words of a wording stand: side by side, else near each other in any order (reduction of time limits)."""
    runs = [tuple(range(at, at + len(key))) for at in range(len(tokens) - len(key) + 1) if tokens[at : at + len(key)] == key]
    if runs or len(key) < 2 or NEGATIONS & {*key, *tokens}:
        return runs
    spoken = [at for at, token in enumerate(tokens) if token not in BETWEEN]
    for first in range(len(spoken)):
        near = spoken[first : first + len(key) + MOST_BETWEEN]
        places = tuple(sorted(at for at in near if tokens[at] in key))
        if near and tokens[near[0]] in key and sorted(tokens[at] for at in places) == sorted(key):
            return [places]
    return []


@lru_cache(maxsize=1)
def _chinese_wordings() -> tuple[tuple[str, str], ...]:
    pairs = {(wording, indicator.name) for indicator in indicators() for wording in (indicator.name, *indicator.asked)}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=1)
def _english_wordings() -> tuple[tuple[tuple[str, ...], str, str], ...]:
    shown = words_in(Language.ENGLISH).indicators
    triples = {
        (stems(wording), wording, indicator.name)
        for indicator in indicators()
        for wording in (*indicator.english, *([shown[indicator.name]] if indicator.name in shown else []))
    }
    return tuple(sorted(triples, key=lambda triple: (-len(triple[0]), -len(triple[1]), triple)))


def read_as_a_report(part: str) -> str:
    """The indicator of a Chinese part read as a report is read, with the asking word for the number; else empty.

    >>> read_as_a_report("进驻办事大厅的行政许可事项有多少")
    '进驻事项数'
    """
    match = NUMBER_ASKED.search(part)
    if match is None:
        return ""
    asked = unit_asked(part)
    measure = asked.named or ("%" if asked.fitting == SHARES else None)
    left = re.sub(r"\s+", "", CLAUSE_MARK.split(part[: match.start()])[-1])
    named = named_in(left, measure) or (named_around(left, re.sub(r"\s+", "", part[match.end() :]), measure) if measure else None)
    return named.name if named else ""


def counts_in(name: str, units: frozenset[str]) -> bool:
    """Whether an indicator may be told in one of these units; no units: in any."""
    return not units or any(one.units & units for one in indicators() if one.name == name)


def without_indicators(text: str) -> str:
    """A topic without the words that name an indicator, strong or weak."""
    for wording, _ in _chinese_wordings():
        text = text.replace(wording, " ")
    tokens = re.findall(r"[A-Za-z0-9]+|[^A-Za-z0-9]+", text)
    spelled = [at for at, token in enumerate(tokens) if token[0].isalnum() and token[0].isascii()]
    keys = [stems(tokens[at])[0] for at in spelled]
    for key, _, _ in _english_wordings():
        for places in _places_of(key, tuple(keys)):
            for place in places:
                tokens[spelled[place]], keys[place] = "", ""
    return "".join(tokens)
