"""One PDF page → its printed lines, tables as rows, in the order they are read."""

import unicodedata
from dataclasses import dataclass, replace
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import Table

from corpus.read.joining import joined
from corpus.read.pdf_columns import crosses, gap_between_columns
from corpus.read.tables import table_lines

# A gap between characters counts as a space from this share of their size; justified Chinese lines stay under it.
GAP = 0.45
# Lines and edges of boxes on a page; with more it is a map or a drawing, and a search for tables takes minutes.
MOST_EDGES = 4000
FEWEST_COLUMNS = 2
# Tangent of the angle by which a scanned and recognised page may be askew.
TILT = 0.1
# The parts of Unicode with second code points for the same characters, which fonts in PDF files often name.
RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed: its words, its place in points from the page's left top corner, its size."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    page_width: float
    page_height: float
    in_table: bool = False

    @property
    def size(self) -> float:
        return self.bottom - self.top


def lines_on(page: Page, parted_before: float | None = None) -> tuple[list[PrintedLine], float | None]:
    """The lines of a page in reading order, and where its two columns part, None where it has one.

    Args:
        parted_before: where the page before was parted.
    """
    page = page.dedupe_chars()
    tables = _tables(page)
    outside = page.filter(lambda thing: not any(_inside(thing, table) for table in tables) and _is_level(thing))
    found = outside.extract_text_lines(x_tolerance_ratio=GAP)
    gap = None if tables else gap_between_columns([words["chars"] for words in found], float(page.width), parted_before)
    if gap is not None:
        return _in_columns(outside, found, gap), gap
    lines = [_line(page, words) for words in found]
    for table in tables:
        lines += _rows(page, table)
    return sorted((line for line in lines if line.text), key=lambda line: (line.top, line.left, line.text)), None


def _in_columns(page: Page, found: list[dict[str, Any]], gap: float) -> list[PrintedLine]:
    """The left column, then the right; a line across both ends what is above it and stands before what is below.

    Both columns count as pages of one narrow width that start at its edge, so that their margins are the same.
    """
    across = sorted((_line(page, words) for words in found if crosses(words["chars"], gap)), key=lambda line: line.top)
    inner = page.filter(lambda thing: not any(line.top <= _middle(thing) <= line.bottom for line in across))
    sides = []
    for side in (inner.filter(lambda thing: _across(thing) < gap), inner.filter(lambda thing: _across(thing) >= gap)):
        lines = [_line(page, words) for words in side.extract_text_lines(return_chars=False, x_tolerance_ratio=GAP)]
        edge = min((line.left for line in lines), default=0.0)
        sides.append([replace(line, left=line.left - edge, right=line.right - edge, page_width=gap) for line in lines])
    ordered: list[PrintedLine] = []
    above = 0.0
    for below in (*(line.top for line in across), float("inf")):
        ordered += [line for side in sides for line in side if above <= line.top < below]
        ordered += [line for line in across if line.top == below]
        above = below
    return [line for line in ordered if line.text]


def _tables(page: Page) -> list[Table]:
    if len(page.edges) > MOST_EDGES:
        return []
    return [table for table in page.find_tables() if max(len(row.cells) for row in table.rows) >= FEWEST_COLUMNS]


def _inside(thing: dict[str, Any], table: Table) -> bool:
    left, top, right, bottom = table.bbox
    return bool(left <= _across(thing) <= right and top <= _middle(thing) <= bottom)


def _across(thing: dict[str, Any]) -> float:
    return (float(thing["x0"]) + float(thing["x1"])) / 2


def _middle(thing: dict[str, Any]) -> float:
    return (float(thing["top"]) + float(thing["bottom"])) / 2


def _is_level(thing: dict[str, Any]) -> bool:
    """Whether a character stands straight or sideways; a watermark across the page does neither."""
    if thing["object_type"] != "char":
        return True
    across, down = sorted((abs(float(thing["matrix"][0])), abs(float(thing["matrix"][1]))))
    return across <= down * TILT


def _line(page: Page, words: dict[str, Any]) -> PrintedLine:
    left, right, top, bottom = (float(words[edge]) for edge in ("x0", "x1", "top", "bottom"))
    return PrintedLine(_written(words["text"]), left, right, top, bottom, float(page.width), float(page.height))


def _rows(page: Page, table: Table) -> list[PrintedLine]:
    """The table's rows, each at its own height; a cell wrapped by its column is one piece of text again."""
    lines = []
    for row, cells in zip(table.rows, table.extract(x_tolerance_ratio=GAP), strict=True):
        left, top, right, bottom = row.bbox
        texts = [[joined(_written(cell or "").split("\n"))] if cell else [] for cell in cells]
        for text in table_lines([texts]):
            lines.append(PrintedLine(text, left, right, top, bottom, float(page.width), float(page.height), True))
    return lines


def _written(text: str) -> str:
    return text.translate(RADICALS).strip()
