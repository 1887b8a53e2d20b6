"""Headings → sections with heading path and type: an exact partition of the report's text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.heading_series import Heading
from corpus.headings import headings
from corpus.lost_parts import with_lost_problems
from corpus.section_types import may_be_overview
from corpus.types import SearchText, Section, SectionType, Span

SIGNATURE = re.compile(
    r"\n\s*(?:\S{2,40}(?:局|厅|委员会|委|办公室|中心|政府|分局|大队|支队|处|院|站|署|总队|管委会)\s*\n\s*)?"
    r"(?:\d{4}|[〇零一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*"
    r"(?:\n\s*(?:附件|附)\s*:?[^\n]{0,60}\s*)*$"
)
CLOSED_TYPES = (SectionType.PROBLEMS, SectionType.NEXT_STEPS)
NUMERAL = re.compile(r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+|\([一二三四五六七八九十]+\)|\d{1,2})[、.:\s]*")
# What a report counts in its overview: 受理1,203件, 许可事项19项.
COUNTED = re.compile(r"(?:申请|受理|办结|准予|批准|同意|收件|接件|事项|许可)[^,。;:\n\d]{0,10}\d[\d,.万余]*[件项宗份]")
FEWEST_COUNTED = 3


def sections(text: str, search: SearchText) -> tuple[Section, ...]:
    """Cut the report's text into sections; every character is in exactly one.

    Args:
        text: the report's text.
        search: its search text, in which headings are looked for.
    """
    marks = headings(search.text, _gaps(text, search))
    cuts = [_original(search, mark.start, len(text)) for mark in marks]
    body_end = _signature_start(search, marks, len(text))
    cut_list = list(_sections(text, search, marks, cuts, body_end))
    return tuple(with_lost_problems(_with_overview(cut_list, search), search)) or (Section(0, (), SectionType.OTHER, 0, 0, len(text)),)


def _with_overview(parts: list[Section], search: SearchText) -> list[Section]:
    """The first part as the overview where none is called so, and it tells the numbers of the year."""
    first = next((part for part in parts if part.level == 1), None)
    if first is None or any(part.level == 1 and part.type is SectionType.OVERVIEW for part in parts):
        return parts
    heading = NUMERAL.sub("", search.slice_of(Span(first.start, first.heading_end)).strip())
    within = [part for part in parts if part.heading_path[:1] == first.heading_path and part.type is first.type]
    told = sum(len(COUNTED.findall(search.slice_of(part.span))) for part in within)
    unnamed = first.type is SectionType.OTHER or may_be_overview(heading)
    if not unnamed or told < FEWEST_COUNTED:
        return parts
    return [replace(part, type=SectionType.OVERVIEW) if part in within else part for part in parts]


def _sections(
    text: str, search: SearchText, marks: list[Heading], cuts: list[int], body_end: int
) -> Iterator[Section]:
    number = 0
    first = cuts[0] if cuts else body_end
    if first > 0:
        yield Section(number, (), SectionType.OTHER, 0, 0, first)
        number += 1
    path: list[tuple[int, str, SectionType]] = []
    for mark, start, end in zip(marks, cuts, [*cuts[1:], body_end][: len(cuts)], strict=True):
        heading_end = search.ends[mark.end - 1]
        while path and path[-1][0] >= mark.level:
            path.pop()
        path.append((mark.level, text[start:heading_end].strip(), _type(mark, path)))
        yield Section(number, tuple(words for _, words, _ in path), path[-1][2], start, heading_end, end)
        number += 1
    if body_end < len(text):
        yield Section(number, (), SectionType.OTHER, body_end, body_end, len(text))


def _type(mark: Heading, path: list[tuple[int, str, SectionType]]) -> SectionType:
    """The heading's own type; under problems and next steps, and where it names none, the parent's."""
    parent = path[-1][2] if path else SectionType.OTHER
    if parent in CLOSED_TYPES or mark.type is None:
        return parent
    return mark.type


def _signature_start(search: SearchText, marks: list[Heading], length: int) -> int:
    """Where the signature and date at the end begin, in the report's text."""
    match = SIGNATURE.search(search.text, marks[-1].end if marks else 0)
    if match is None:
        return length
    return _original(search, match.start() + 1, length)


def _gaps(text: str, search: SearchText) -> frozenset[int]:
    """Offsets of the search text before which the source has a space that the search text has not."""
    ends = enumerate(zip(search.starts, search.ends, strict=True), 1)
    return frozenset(at for at, (start, end) in ends if end > start + 1 and text[end - 1] in " \t\u00a0\u3000")


def _original(search: SearchText, at: int, length: int) -> int:
    return search.starts[at] if at < len(search.starts) else length
