"""The lines of a web page as a browser lays them out: blocks, breaks, lists and tables."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from corpus.read.tables import WIDEST_SPAN, Cell, table_lines

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
HEADLINES = frozenset(("h1", "h2", "h3"))
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026"
# A line end of the source between two wide characters is no space: the page was wrapped by a program.
WRAP = re.compile(rf"(?<=[{WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{WIDE}])")
SPACE = re.compile(r"[ \t\r\n\f]+")
NUMBERED = re.compile(r"[（(]?[\d一二三四五六七八九十①-⑳]+\s*[)）、.．]|[①-⑳]|第[一二三四五六七八九十]")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


@dataclass(frozen=True, slots=True)
class Line:
    """One line: whether it stands in the main content, and whether it is a headline."""

    text: str
    in_core: bool
    headline: bool


def lines_of(body: HtmlElement, core: HtmlElement) -> list[Line]:
    """The lines of a page in the order they are read, without empty ones."""
    return _Layout(core).of(body)


class _Layout:
    """One walk over the page; `_open` is the line being filled."""

    def __init__(self, core: HtmlElement) -> None:
        self._core = core
        self._open: list[str] = []
        self._lines: list[Line] = []
        self._in_core = False
        self._headline = False
        # The number of a list's item, until the item's first words come.
        self._marker = ""

    def of(self, element: HtmlElement) -> list[Line]:
        self._element(element)
        self._close()
        return self._lines

    def _element(self, element: HtmlElement) -> None:
        outside = self._in_core
        starts_core = element is self._core
        if starts_core or element.tag in BLOCKS:
            self._close()
        self._in_core = outside or starts_core
        before, self._headline = self._headline, self._headline or element.tag in HEADLINES
        self._content(element)
        if starts_core or element.tag in BLOCKS:
            self._close()
        self._in_core, self._headline = outside, before

    def _content(self, element: HtmlElement) -> None:
        if element.tag == "br":
            self._close()
        elif element.tag == "table":
            self._table(element)
        elif element.tag == "pre":
            for line in element.text_content().splitlines():
                self._open.append(line)
                self._close()
        else:
            self._open.append(element.text or "")
            markers = _markers(element)
            for child in element:
                self._marker = markers.get(child, self._marker)
                self._element(child)
                self._marker = "" if child in markers else self._marker
                self._open.append(child.tail or "")

    def _table(self, table: HtmlElement) -> None:
        if self._arranges(table):
            for child in table:
                self._element(child)
            return
        rows = [_cells(row) for row in table.iter("tr") if _table_of(row) is table]
        captions = [line.text for caption in table.iter("caption") for line in _Layout(caption).of(caption)]
        for text in [*captions, *table_lines(_with_gaps(rows))]:
            self._lines.append(Line(text, self._in_core, False))

    def _arranges(self, table: HtmlElement) -> bool:
        """Whether a table holds parts of the page; known before its cells are laid out, or each level doubles the work."""
        within = ("table", "h1", "h2")
        return any(part is self._core or part.tag in within for part in table.iterdescendants())

    def _close(self) -> None:
        text = SPACE.sub(" ", WRAP.sub("", "".join(self._open))).strip()
        self._open.clear()
        if text:
            self._lines.append(Line(self._marker + text, self._in_core, self._headline))
            self._marker = ""


def _table_of(row: HtmlElement) -> HtmlElement | None:
    return next(row.iterancestors("table"), None)


@dataclass(frozen=True, slots=True)
class _TableCell:
    lines: Cell
    columns: int
    rows: int


def _cells(row: HtmlElement) -> list[_TableCell]:
    return [
        _TableCell(_lines_in(cell), _span(cell, "colspan"), _span(cell, "rowspan"))
        for cell in row.iterchildren("td", "th")
    ]


def _lines_in(cell: HtmlElement) -> Cell:
    return [line.text for line in _Layout(cell).of(cell)]


def _span(cell: HtmlElement, name: str) -> int:
    return min(max(_whole(cell.get(name), 1), 1), WIDEST_SPAN)


def _with_gaps(rows: list[list[_TableCell]]) -> list[list[Cell]]:
    """The rows with an empty cell wherever a merged cell goes on, so that columns stay under each other."""
    pending: dict[int, int] = {}
    grid: list[list[Cell]] = []
    for row in rows:
        line: list[Cell] = []
        for cell in row:
            line += _continued(pending, len(line))
            for column in range(len(line), len(line) + cell.columns):
                pending[column] = cell.rows
            line += [cell.lines, *([()] * (cell.columns - 1))]
        line += _continued(pending, len(line))
        pending = {column: left - 1 for column, left in pending.items() if left > 1}
        grid.append(line)
    return grid


def _continued(pending: dict[int, int], column: int) -> list[Cell]:
    gaps = 0
    while pending.get(column + gaps):
        gaps += 1
    return [()] * gaps


def _markers(element: HtmlElement) -> dict[HtmlElement, str]:
    """The numbers that a browser prints before the items of a numbered list; none where the text has its own."""
    if element.tag != "ol" or "none" in (element.get("style") or ""):
        return {}
    markers = {}
    number = _whole(element.get("start"), 1) - 1
    for item in element.iterchildren("li"):
        number = _whole(item.get("value"), number + 1)
        text = item.text_content().strip()
        markers[item] = "" if not text or NUMBERED.match(text) else _numeral(number, element.get("type") or "1") + ". "
    return markers


def merged_cells(body: HtmlElement) -> int:
    """How many cells the merged cells of a page claim together; no more gaps than this are ever filled."""
    return sum(_span(cell, "colspan") * _span(cell, "rowspan") for cell in body.iter("td", "th"))


def _whole(words: str | None, otherwise: int) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 7 else otherwise


def _numeral(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= len(LETTERS):
        return LETTERS[number - 1] if kind == "a" else LETTERS[number - 1].upper()
    if kind in ("i", "I") and 1 <= number <= len(ROMAN):
        return ROMAN[number - 1] if kind == "i" else ROMAN[number - 1].upper()
    return str(number)
