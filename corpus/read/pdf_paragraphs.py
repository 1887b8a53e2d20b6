"""Printed lines → the text of a PDF: page numbers and running heads gone, paragraphs whole."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.read.joining import STARTS_ANEW, between
from corpus.read.pdf_page import PrintedLine

PAGE_NUMBER = re.compile(
    r"[-—–―－~·•\s]*(?:第\s*)?(?:\d{1,4}|[ivx]{1,5})(?:\s*页)?(?:\s*[,，/／]?\s*共?\s*\d{1,4}\s*页?)?[-—–―－~·•\s]*|Page\s+\d+.*"
)
NUMBER = re.compile(r"[A-Za-z\d.,%-]{2,16}")
DIGITS = re.compile(r"\d+")
# Share of the page's height above and below which heads and feet stand.
MARGIN = 0.12
# A head or foot is the same on this many pages at least, and on more than half of all.
FEWEST_RUNNING = 2
# In sizes of the line: how near to the right margin a wrapped line ends, the width of a digit, how far in a paragraph starts,
# how far apart two lines of a paragraph stand.
NEAR_MARGIN = 1.7
HALF_WIDTH = 0.55
INDENT = 0.7
LEADING = 2.2
SAME_SIZE = 0.12
# Share of the lines that start at the left margin, at the least.
SHARE_AT_MARGIN = 0.08
ENDED = ("。", "；", "：", "！", "？", ":", ";")


@dataclass(frozen=True, slots=True)
class _Margins:
    """Where lines start and end; `indents` says whether paragraphs start further in."""

    left: float
    right: float
    indents: bool


def paragraphs(pages: Sequence[Sequence[PrintedLine]]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages and the offset at which each page starts.

    A paragraph that goes on over a page break is one; the page then starts within it.
    """
    running = _running(pages)
    bodies = [[line for line in page if not _is_edge(line, running)] for page in pages]
    margins = _margins(bodies)
    text, starts, before = "", [], None
    for page in bodies:
        starts.append(len(text))
        for number, line in enumerate(page):
            glue = _glue(before, line, margins, number == 0)
            text += glue + line.text
            if number == 0:
                starts[-1] = len(text) - len(line.text)
            before = line
    return text, tuple(starts)


def _glue(before: PrintedLine | None, line: PrintedLine, margins: dict[float, _Margins], new_page: bool) -> str:
    if before is None:
        return ""
    if _goes_on(before, line, margins[before.page_width], margins[line.page_width], new_page):
        found = between(before.text, line.text)
        return "\n" if found is None else found
    return "\n"


def _goes_on(before: PrintedLine, line: PrintedLine, old: _Margins, new: _Margins, new_page: bool) -> bool:
    """Whether a line was broken only by the margin, and the next goes on with its paragraph."""
    if before.in_table or line.in_table or STARTS_ANEW.match(line.text):
        return False
    if before.text.endswith(ENDED) and not old.indents:
        return False
    size = before.size
    same_size = abs(line.size - size) <= size * SAME_SIZE
    reaches_margin = before.right + _first_piece(line.text) * size >= old.right
    starts_at_margin = line.left <= new.left + INDENT * size
    close = new_page or line.top - before.bottom <= LEADING * size
    return same_size and reaches_margin and starts_at_margin and close


def _first_piece(text: str) -> float:
    """Width in sizes of what cannot be broken at the start of a line, and so did not fit on the line before."""
    number = NUMBER.match(text)
    return NEAR_MARGIN + (HALF_WIDTH * len(number[0]) if number else 0)


def _margins(pages: Sequence[Sequence[PrintedLine]]) -> dict[float, _Margins]:
    """Left and right margin of the running text for each width of page."""
    lines: dict[float, list[PrintedLine]] = {}
    for page in pages:
        for line in page:
            lines.setdefault(line.page_width, []).append(line)
    return {width: _margins_of([line for line in found if _is_body(line)] or found) for width, found in lines.items()}


def _is_body(line: PrintedLine) -> bool:
    return not line.in_table and not _in_margin(line)


def _margins_of(lines: list[PrintedLine]) -> _Margins:
    """The outermost edges that lines share; a single line may hang over."""
    left = Counter(round(line.left) for line in lines)
    right = Counter(round(line.right / 4) * 4 for line in lines)
    least = max(2, len(lines) * SHARE_AT_MARGIN)
    shared_left = [edge for edge, count in left.items() if count >= least] or list(left)
    shared_right = [edge for edge, count in right.items() if count > 1] or list(right)
    return _Margins(min(shared_left), max(shared_right), len(shared_left) > 1)


def _is_edge(line: PrintedLine, running: frozenset[str]) -> bool:
    if not _in_margin(line):
        return False
    return PAGE_NUMBER.fullmatch(line.text) is not None or _masked(line) in running


def _running(pages: Sequence[Sequence[PrintedLine]]) -> frozenset[str]:
    """Heads and feet that come back on most pages, their numbers masked."""
    seen = Counter(words for page in pages for words in _edges(page))
    least = max(FEWEST_RUNNING, len(pages) // 2 + 1)
    return frozenset(words for words, count in seen.items() if count >= least)


def _edges(page: Sequence[PrintedLine]) -> Iterator[str]:
    yield from dict.fromkeys(_masked(line) for line in page if _in_margin(line))


def _in_margin(line: PrintedLine) -> bool:
    outside = line.bottom < line.page_height * MARGIN or line.top > line.page_height * (1 - MARGIN)
    return outside and not line.in_table


def _masked(line: PrintedLine) -> str:
    return DIGITS.sub("#", line.text)
