"""Headings as a series: what lies below what, what only lists the points of a notice, and a first one that is missing."""

import re
from dataclasses import dataclass, replace

from corpus.section_types import section_type
from corpus.types import SectionType, Span

NUMERAL = "一二三四五六七八九十"
PART_NAMED = re.compile(rf"第[{NUMERAL}]{{1,3}}部分")
FEWEST_NOTICED = 4
# What a sentence has that tells of the year, and a heading has not.
TELLS = re.compile(r"\d{4}年|本年度|共有|\d[项件宗份条%]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the search text: where its line starts, where the heading ends, and how deep it is.

    `numeral` is 0 for a heading without one.
    """

    start: int
    end: int
    level: int
    numeral: int
    type: SectionType | None


def below_parts(text: str, found: list[Heading]) -> list[Heading]:
    """一、 lies below 第一部分 where a report has both, and what is below 一、 one deeper."""
    parts = {heading.start for heading in found if PART_NAMED.match(text, heading.start)}
    if not parts:
        return found
    result, within, below = [], False, False
    for heading in found:
        if heading.start in parts or (heading.level == 1 and not within):
            within, below = within or heading.start in parts, False
        elif heading.level == 1:
            below, heading = True, replace(heading, level=2)
        elif below:
            heading = replace(heading, level=heading.level + 1)
        result.append(heading)
    return result


def without_notice(text: str, found: list[Heading]) -> list[Heading]:
    """Drop the points of a notice before the report.

    They are a first series of parts, before a second, that names no section, or in which no part has a text.
    """
    listed = next((n for n, h in enumerate(found) if h.level > 1 or h.type or (n and h.numeral <= found[n - 1].numeral)), 0)
    ends = [heading.start for heading in found[1:listed]]
    if listed >= FEWEST_NOTICED and not any(text[h.end : end].strip(" 。;\n") for h, end in zip(found, ends, strict=False)):
        return found[listed:]
    restarts = [n for n, heading in enumerate(found) if heading.level == 1 and heading.numeral == 1]
    if len(restarts) < 2:
        return found
    before, after = found[: restarts[-1]], found[restarts[-1] :]
    named = {heading.type for heading in after if heading.level == 1} - {None}
    return after if named and not any(heading.type for heading in before) else found


def with_missing_firsts(text: str, found: list[Heading]) -> list[Heading]:
    """Put the missing （一） back where a part goes straight to （二）: its first sentence is the heading."""
    result: list[Heading] = []
    for heading in found:
        parent = result[-1] if result else None
        if heading.level == 2 and heading.numeral == 2 and parent is not None and parent.level == 1:
            first = _first_sentence(text, parent.end, heading.start)
            if first is not None:
                result.append(Heading(first.start, first.end, 2, 1, section_type(text[first.start : first.end])))
        result.append(heading)
    return result


def _first_sentence(text: str, start: int, end: int) -> Span | None:
    """The first sentence of a part, lines that only announce what follows left out."""
    match = re.match(r"[\s:。]*(?:[^\n]*:\s*\n\s*)?([^。\n]{4,40}(?:。|(?=\n)))", text[start:end])
    if match is None or TELLS.search(match[1]):
        return None
    return Span(start + match.start(1), start + match.end(1))
