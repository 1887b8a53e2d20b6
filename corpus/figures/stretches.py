"""The search text cut into stretches that are read for figures: paragraphs, wrapped lines put together, and cells."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from corpus.columns import is_number
from corpus.types import Report, SearchText, Span

# A line broken by a margin is at least this long; a shorter one ends where its writer ended it.
SHORTEST_WRAPPED = 24
LONGEST_CELL = 30
SHORTEST_RUN = 3
ENDED = re.compile(r"[。;!?:][”’\"')」』》]*$")
OPENS = re.compile(r"\s|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d{1,2}[、.)](?!\d)|[•·▪●|│]|附件|第[一二三四五六七八九十]+[,、章节条]")
COLUMN = re.compile(r"[|│┃¦\t]")
RULE = re.compile(r"[\s─━┌┬┐└┴┘├┼┤│|\-+:=]+$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text read as one; character `i` stands at `at[i]` of the search text.

    A cell brings the words of its row and column, its column's unit, and what it counts where that is
    not the whole report.
    """

    text: str
    at: tuple[int, ...]
    words: str = ""
    unit: str = ""
    subject: str = ""
    is_cell: bool = False

    def original(self, search: SearchText, start: int, end: int) -> Span:
        """The report's own span behind `text[start:end]` (which must not be empty)."""
        return search.original(self.at[start], self.at[end - 1] + 1)

    def printed(self, report: Report, start: int, end: int) -> str:
        """`text[start:end]` in the source's characters, without what the search text leaves out (線(xiàn), line ends)."""
        view = report.search
        places = dict.fromkeys(view.starts[at] for at in self.at[start:end])
        return "".join(report.text[place] for place in places)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the search text without its end; `width` is its length as printed, readings and all."""

    text: str
    start: int
    width: int = 0

    @property
    def at(self) -> tuple[int, ...]:
        return tuple(range(self.start, self.start + len(self.text)))

    def part(self, start: int, end: int) -> "Line":
        """The line's part without white space at its ends."""
        piece = self.text[start:end]
        return Line(piece.strip(), self.start + start + len(piece) - len(piece.lstrip()))


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a paragraph, rows of cells, or cells that stand one a line."""

    kind: str
    lines: tuple[Line, ...]


def blocks(view: SearchText) -> Iterator[Block]:
    """The text's lines in blocks, in order; empty lines fall away."""
    lines = list(_lines(view))
    number_ends = _number_ends(lines)
    at = 0
    while at < len(lines):
        stop, kind = at + 1, "text"
        if _is_row(lines[at].text):
            stop, kind = _last(lines, at, lambda line: _is_row(line.text) or bool(RULE.fullmatch(line.text))), "rows"
        elif (end := _cells_end(lines, at, number_ends[at])) > at:
            stop, kind = end, "cells"
        else:
            while stop < len(lines) and _goes_on(lines[stop - 1], lines[stop].text):
                stop += 1
        kept = tuple(line for line in lines[at:stop] if line.text.strip() and not (kind == "rows" and RULE.fullmatch(line.text)))
        if kept:
            yield Block(kind, kept)
        at = stop


def paragraph(lines: Sequence[Line]) -> Stretch:
    """Lines as one text; nothing stands between the lines of a Chinese paragraph."""
    pieces = [line if number == 0 else line.part(0, len(line.text)) for number, line in enumerate(lines)]
    return Stretch("".join(piece.text for piece in pieces), tuple(at for piece in pieces for at in piece.at))


def cells_of(row: Line) -> list[Line]:
    """The cells of a row, empty ones kept, the outer borders left out."""
    cuts = [-1, *(match.start() for match in COLUMN.finditer(row.text)), len(row.text)]
    cells = [row.part(a + 1, b) for a, b in pairwise(cuts)]
    if cells and not cells[0].text and COLUMN.match(row.text.lstrip()):
        cells = cells[1:]
    if cells and not cells[-1].text and COLUMN.search(row.text.rstrip()[-1:]):
        cells = cells[:-1]
    return cells


def _lines(view: SearchText) -> Iterator[Line]:
    at = 0
    for text in view.text.split("\n"):
        width = view.ends[at + len(text) - 1] - view.starts[at] if text else 0
        yield Line(text, at, width)
        at += len(text) + 1


def _is_row(line: str) -> bool:
    return COLUMN.search(line.strip()) is not None and not RULE.fullmatch(line)


def _last(lines: Sequence[Line], at: int, fits: Callable[[Line], bool]) -> int:
    stop = at + 1
    while stop < len(lines) and fits(lines[stop]):
        stop += 1
    return stop


def _cells_end(lines: Sequence[Line], at: int, last: int) -> int:
    """Where a run of one-cell lines ends that holds numbers of its own line and words for them; `at` where none is."""
    if not lines[at].text.strip() or is_number(lines[at].text):
        return at
    held = islice((line for line in lines[at:last] if line.text.strip()), SHORTEST_RUN)
    return last if len(list(held)) == SHORTEST_RUN else at


def _number_ends(lines: Sequence[Line]) -> list[int]:
    """For each line the place behind the last number of the run of cells it stands in; its own place where none is.

    Found for all lines in one pass from the last: a run of thousands of cells is not gone through from each.
    """
    ends: list[int] = []
    for at in reversed(range(len(lines))):
        text = lines[at].text
        if not _is_cell(text):
            ends.append(at)
        elif ends and ends[-1] > at + 1:
            ends.append(ends[-1])
        else:
            ends.append(at + 1 if is_number(text) else at)
    return ends[::-1]


def _is_cell(line: str) -> bool:
    return len(line.strip()) <= LONGEST_CELL and not re.search(r"[。;,:!?]", line.replace(",", "", 2) if is_number(line) else line)


def _goes_on(line: Line, following: str) -> bool:
    """Whether a line was broken by a margin and the next one goes on with it."""
    if line.width < SHORTEST_WRAPPED or ENDED.search(line.text.rstrip()) or not following.strip() or _is_row(following):
        return False
    within_a_number = line.text[-1].isdigit() and following[0].isdigit()
    return within_a_number or not OPENS.match(following)
