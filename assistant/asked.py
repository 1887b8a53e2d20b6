"""Which indicators a question asks for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.glossary import stems
from corpus.indicators import indicators

# Objects of every question of the field; they name an indicator only when nothing else does.
WEAK = frozenset(
    ("申请", "行政许可事项", "许可事项", "审批事项", "applications", "items", "get", "number of applications",
     "how many applications", "许可申请", "提出申请", "application count", "licensing items", "permit items")
)
# How much an indicator's wording weighs beside the rest of a question: a lone verb little, a set phrase much.
OF_AN_OBJECT, OF_A_WORD, OF_A_PHRASE = 2.0, 3.0, 6.0


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
    strong = [(name, wording) for name, wording in found if wording not in WEAK]
    chosen: dict[str, AskedIndicator] = {}
    for name, wording in strong or found:
        weight = OF_AN_OBJECT if wording in WEAK and wording.isascii() else OF_A_PHRASE if " " in wording or (not wording.isascii() and len(wording) > 1) else OF_A_WORD
        chosen.setdefault(name, AskedIndicator(name, weight))
    return tuple(chosen.values())


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
    tokens = stems(question)
    taken = [False] * len(tokens)
    found: list[tuple[int, str, str]] = []
    for key, wording, name in _english_wordings():
        for at in range(len(tokens) - len(key) + 1):
            if tokens[at : at + len(key)] == key and not any(taken[at : at + len(key)]):
                taken[at : at + len(key)] = [True] * len(key)
                found.append((at, name, wording))
    return [(name, wording) for _, name, wording in sorted(found)]


@lru_cache(maxsize=1)
def _chinese_wordings() -> tuple[tuple[str, str], ...]:
    pairs = [(wording, indicator.name) for indicator in indicators() for wording in indicator.asked]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=1)
def _english_wordings() -> tuple[tuple[tuple[str, ...], str, str], ...]:
    triples = [(stems(wording), wording, indicator.name) for indicator in indicators() for wording in indicator.english]
    return tuple(sorted(triples, key=lambda triple: (-len(triple[0]), -len(triple[1]), triple)))


def without_indicators(text: str) -> str:
    """A topic without the words that name an indicator, strong or weak."""
    for wording, _ in _chinese_wordings():
        text = text.replace(wording, " ")
    tokens = re.findall(r"[A-Za-z0-9]+|[^A-Za-z0-9]+", text)
    spelled = [at for at, token in enumerate(tokens) if token[0].isalnum() and token[0].isascii()]
    keys = [stems(tokens[at])[0] for at in spelled]
    for key, _, _ in _english_wordings():
        for at in range(len(keys) - len(key) + 1):
            if tuple(keys[at : at + len(key)]) == key:
                for place in range(at, at + len(key)):
                    tokens[spelled[place]], keys[place] = "", ""
    return "".join(tokens)
