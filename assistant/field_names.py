"""English names of the field in Chinese, and an English question with the Chinese of what it names beside it."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files

import yaml

from assistant.glossary import LONGEST_GLOSS, by_english, dictionary, stems

LATIN_WORD = re.compile(r"[A-Za-z0-9]+")
# A word that the dictionary gives more Chinese words for, of those that the reports have, says too little.
MOST_MEANT = 2


@lru_cache(maxsize=1)
def names() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Chinese words of each name of the field by the stems of its English wordings, the commonest first."""
    groups = yaml.safe_load(files("assistant").joinpath("field_names.yaml").read_text(encoding="utf-8"))
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for english, chinese in (entry for group in groups.values() for entry in group.items()):
        for wording in english.split(","):
            found.setdefault(stems(wording), {}).update(dict.fromkeys(chinese.split()))
    return {key: tuple(words) for key, words in found.items()}


def glossed(question: str, has: Callable[[str], bool], skipped: frozenset[str]) -> str:
    """An English question with the Chinese of each name in it behind that, as far as `has` says that the reports have it.

    Args:
        skipped: stems that say nothing of a matter, which the dictionary is not asked for.

    >>> glossed("Who issues felling permits?", lambda word: word in ("采伐", "林木采伐"), frozenset())
    'Who issues felling permits (林木采伐)?'
    """
    found = list(LATIN_WORD.finditer(question))
    tokens, ends = [stems(word[0])[0] for word in found], [word.end() for word in found]
    glossed, written = "", 0
    for last, chinese in _glosses(tokens, has, skipped):
        glossed, written = f"{glossed}{question[written : ends[last]]} ({chinese})", ends[last]
    return glossed + question[written:]


def _glosses(tokens: list[str], has: Callable[[str], bool], skipped: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The place of the last word of each name, and its Chinese; the longest names first."""
    at = 0
    while at < len(tokens):
        length, chinese = next(
            ((n, word) for n in range(min(LONGEST_GLOSS, len(tokens) - at), 0, -1) if (word := _chinese(tuple(tokens[at : at + n]), has, skipped))), (1, "")
        )
        at += length
        if chinese:
            yield at - 1, chinese


def _chinese(key: tuple[str, ...], has: Callable[[str], bool], skipped: frozenset[str]) -> str:
    """The first Chinese word for some English ones that the reports have, empty where there is none."""
    concept = by_english().get(key)
    known: list[str] = [*names().get(key, ()), *(term for term in (concept.chinese if concept is not None else ()) if "*" not in term)]
    if told := [word for word in known if has(word)]:
        return told[0]
    if all(stem in skipped for stem in key):
        return ""
    meant = [word for word in dictionary().get(key, ()) if has(word)]
    return meant[0] if 0 < len(meant) <= MOST_MEANT else ""
