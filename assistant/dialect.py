"""Cantonese questions in written Chinese, so that one grammar of questions serves both."""

import re
from functools import lru_cache
from importlib.resources import files

import yaml

from corpus.repair import simplify


def written_chinese(question: str) -> str:
    """The question with its Cantonese words in written Chinese; any other question as it is.

    >>> written_chinese("花都嘅窗口同海珠嘅窗口各有幾多個")
    '花都的窗口和海珠的窗口各有多少个'
    """
    plain = simplify(question)
    marks, beside, keep = _table()
    if not any(mark in plain for mark in marks):
        return question
    wordings = {**{word: word for word in keep}, **beside, **marks}
    longest = sorted(wordings, key=lambda word: (-len(word), word))
    return re.sub("|".join(map(re.escape, longest)), lambda match: wordings[match[0]], plain)


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], dict[str, str], tuple[str, ...]]:
    content = yaml.safe_load(files("assistant").joinpath("dialect.yaml").read_text(encoding="utf-8"))
    return content["marks"], content["beside"], tuple(content["keep"])
