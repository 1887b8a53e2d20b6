"""Chinese words: the one door to the word segmenter and its dictionary."""

import logging
import math
from functools import lru_cache

import jieba
import jieba.posseg

jieba.setLogLevel(logging.WARNING)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a search text, in order, punctuation and spaces left out.

    >>> words("行政许可申请量")
    ('行政许可', '申请量')
    """
    return tuple(word for word in jieba.cut(text, HMM=False) if any(c.isalnum() for c in word))


@lru_cache(maxsize=4096)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each word of a search text starts and ends, in order.

    >>> spans("申请量, 2023")
    ((0, 3), (3, 4), (4, 5), (5, 9))
    """
    return tuple((start, end) for _, start, end in jieba.tokenize(text, HMM=False))


def reads(text: str) -> float:
    """How well a simplified text reads: the logarithm of the likelihood of its best cut into words.

    >>> reads("受理条件") > reads("受理铟件")
    True
    """
    if not text:
        return 0.0
    route: dict[int, tuple[float, int]] = {}
    jieba.dt.calc(text, jieba.dt.get_DAG(text), route)
    return float(route[0][0])


def is_word(text: str) -> bool:
    """Whether the dictionary has a simplified word."""
    jieba.initialize()
    return bool(jieba.dt.FREQ.get(text))


@lru_cache(maxsize=4096)
def kind_of_word(word: str) -> str:
    """The dictionary's letter for what a simplified word is (n noun, v verb, r pronoun, m numeral, d adverb…); empty where it has none.

    >>> kind_of_word("那么"), kind_of_word("一些")
    ('r', 'm')
    """
    return str(jieba.posseg.dt.word_tag_tab.get(word, ""))[:1]


def rejoined(text: str) -> str:
    """A search text with verbs put together that 了 or 过 splits from their object, where both are one word of the dictionary.

    >>> rejoined("谁罚过款,立了案"), rejoined("用了电子证照、通过关口、有了人")
    ('谁罚款,立案', '用了电子证照、通过关口、有了人')
    """
    cut = spans(text)
    starts, ends = {start for start, _ in cut}, {end for _, end in cut}
    kept = list(text)
    for at in range(1, len(text) - 1):
        parted = text[at] in "了过" and {at - 1, at} <= starts and at + 2 in ends
        if parted and kind_of_word(text[at - 1] + text[at + 1]) not in ("", "r"):
            kept[at] = ""
    return "".join(kept)


def character_share(character: str) -> float:
    """The logarithm of a simplified character's share in the dictionary's words, 0.0 where none has it."""
    return _shares().get(character, 0.0)


@lru_cache(maxsize=1)
def _shares() -> dict[str, float]:
    jieba.initialize()
    counts: dict[str, int] = {}
    for word, count in jieba.dt.FREQ.items():
        for character in word if count else "":
            counts[character] = counts.get(character, 0) + count
    total = sum(counts.values())
    return {character: math.log(count / total) for character, count in counts.items()}


for _term in ("行政许可", "申请量", "受理量", "办结量", "政务服务", "自助终端", "自助机", "一窗通办", "好差评", "放管服"):
    jieba.add_word(_term)
