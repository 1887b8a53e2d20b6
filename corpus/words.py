"""Chinese words: the one door to the word segmenter."""

import logging
from functools import lru_cache

import jieba

jieba.setLogLevel(logging.WARNING)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a search text, in order, punctuation and spaces left out.

    >>> words("行政许可申请量")
    ('行政许可', '申请量')
    """
    return tuple(word for word in jieba.cut(text, HMM=False) if any(c.isalnum() for c in word))


for _term in ("行政许可", "申请量", "受理量", "办结量", "政务服务", "自助终端", "自助机", "一窗通办", "好差评", "放管服"):
    jieba.add_word(_term)
