"""Parts whose own heading is lost: the numbering below it begins again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.types import SearchText, Section, SectionType

NUMERALS = "一二三四五六七八九十"
NUMERAL = re.compile(rf"\s*[(（]?([{NUMERALS}]|\d)[)）]?\s*[、.．)）]?")


def with_lost_problems(parts: Sequence[Section], search: SearchText) -> list[Section]:
    """The sections, those under a lost heading right before the next steps as problems, where none are called so."""
    if any(part.type is SectionType.PROBLEMS for part in parts):
        return list(parts)
    tops = [part for part in parts if part.level == 1]
    for before, after in pairwise(tops):
        first, second = _number(before, search), _number(after, search)
        if after.type is SectionType.NEXT_STEPS and first and second > first:
            lost = set(_begun_again(parts[before.number + 1 : after.number], search))
            return [replace(part, type=SectionType.PROBLEMS) if part.number in lost else part for part in parts]
    return list(parts)


def _begun_again(parts: Sequence[Section], search: SearchText) -> list[int]:
    """The numbers of the sections from where the numbering of the level below the parts begins again."""
    numbered = [(part, _number(part, search)) for part in parts if part.level == 2]
    again = [at for at, (_, number) in enumerate(numbered) if number == 1 and at > 0 and numbered[at - 1][1] > 1]
    if not again:
        return []
    first = numbered[again[-1]][0].number
    return [part.number for part in parts if part.number >= first]


def _number(part: Section, search: SearchText) -> int:
    """The number that a section's heading begins with, 0 for none."""
    found = NUMERAL.match(search.slice_of(part.span))
    if found is None:
        return 0
    return int(found[1]) if found[1].isdigit() else NUMERALS.index(found[1]) + 1
