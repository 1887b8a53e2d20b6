"""Which indicators a question asks for."""

import re
from functools import lru_cache

from assistant.glossary import stems
from corpus.indicators import indicators

# Objects of every question of the field; they name an indicator only when nothing else does.
WEAK = frozenset(
    ("申请", "受理", "同意", "批准", "行政许可事项", "许可事项", "审批事项", "applications", "items", "get", "number of applications",
     "how many applications", "received", "receive", "许可申请", "提出申请", "refused")
)


def asked_indicators(question: str) -> tuple[str, ...]:
    """Canonical names in the order in which the question names them; the longest wording first where they overlap.

    >>> asked_indicators("不予受理了多少申请"), asked_indicators("how many applications were not accepted")
    (('不予受理量',), ('不予受理量',))
    """
    found = _chinese(question) or _english(question)
    strong = [name for name, weak in found if not weak]
    return tuple(dict.fromkeys(strong or [name for name, _ in found]))


def _chinese(question: str) -> list[tuple[str, bool]]:
    taken = [False] * len(question)
    found: list[tuple[int, str, bool]] = []
    for wording, name in _chinese_wordings():
        for match in re.finditer(re.escape(wording), question):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * len(wording)
                found.append((match.start(), name, wording in WEAK))
    return [(name, weak) for _, name, weak in sorted(found)]


def _english(question: str) -> list[tuple[str, bool]]:
    tokens = stems(question)
    taken = [False] * len(tokens)
    found: list[tuple[int, str, bool]] = []
    for key, wording, name in _english_wordings():
        for at in range(len(tokens) - len(key) + 1):
            if tokens[at : at + len(key)] == key and not any(taken[at : at + len(key)]):
                taken[at : at + len(key)] = [True] * len(key)
                found.append((at, name, wording in WEAK))
    return [(name, weak) for _, name, weak in sorted(found)]


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
