"""Tables of plain text whose columns are parted by nothing but white space: each gap becomes the bar that parts columns elsewhere."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.types import SearchText

# A gap between columns, in the text as printed or in the search text.
GAP = re.compile(r"(?<=\S)(?:[ \u3000\u00a0]{2,}|[ \u3000\u00a0]*\t[ \t\u3000\u00a0]*)(?=\S)")
BAR = " | "
# Rows that hold numbers, for lines to be a table; a line of prose has marks that no cell has.
FEWEST_ROWS, LONGEST_CELL = 2, 30
PROSE = re.compile(r"[。;:!?|│┃¦]|,(?!\d{3})")
A_NUMBER = re.compile(r"(?!(?:19|20)\d\d年)[约近超逾]?[-+−]?[\d,]+(?:\.\d+)?(?:万\d{1,4}|[万亿])?(?:余|多)?(?:[%‰]|[\u4e00-\u9fff]{0,3})")
NOTHING = re.compile(r"[-—/无]")


def with_bars(view: SearchText) -> SearchText:
    """The text with a bar for each gap between the columns of a table; the bar stands for the gap."""
    kept: list[tuple[str, int, int]] = []
    at = 0
    for start, end in _gaps(view.text):
        kept += zip(view.text[at:start], view.starts[at:start], view.ends[at:start], strict=True)
        kept += [(character, view.starts[start], view.ends[end - 1]) for character in BAR]
        at = end
    if at == 0:
        return view
    kept += zip(view.text[at:], view.starts[at:], view.ends[at:], strict=True)
    text, starts, ends = zip(*kept, strict=True)
    return SearchText("".join(text), starts, ends)


def is_number(cell: str) -> bool:
    """Whether a cell holds a number and nothing more than its unit."""
    return A_NUMBER.fullmatch(cell.strip()) is not None


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Where the gaps between columns are, in order."""
    lines, at = list[tuple[int, str, list[str]]](), 0
    for line in text.split("\n"):
        lines.append((at, line, _cells(line)))
        at += len(line) + 1
    for cells, block in groupby(lines, key=lambda one: len(one[2])):
        rows = list(block)
        if cells > 1 and _is_table([of_row for _, _, of_row in rows]):
            yield from ((start + gap.start(), start + gap.end()) for start, line, _ in rows for gap in GAP.finditer(line))


def _cells(line: str) -> list[str]:
    """The cells of a line that may be a row, none of any other."""
    cells = [cell.strip() for cell in GAP.split(line)]
    return [] if PROSE.search(line) or any(len(cell) > LONGEST_CELL for cell in cells) else cells


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows of as many cells are those of a table: at most a head, and below it a name and its numbers in each."""
    numbered = [cells for cells in rows if any(map(is_number, cells[1:]))]
    return len(numbered) >= FEWEST_ROWS and len(rows) - len(numbered) <= 1 and all(is_number(cells[-1]) or NOTHING.fullmatch(cells[-1]) for cells in numbered)
