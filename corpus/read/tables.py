"""Tables as rows of text that keep their cells apart, the same for every format."""

from collections.abc import Sequence

APART = " | "
# A longer cell holds running text: the table only arranges the page, and each cell is read as text of its own.
LONGEST_CELL = 300
# Columns a merged cell may claim; more is no table that a reader sees.
WIDEST_SPAN = 60

Cell = Sequence[str]
"""The lines of one cell; none where a merged cell goes on."""


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """One line a row, empty cells kept; the cells' own lines where the table only arranges the page.

    >>> table_lines([[["项目"], ["受理数", "(件)"]], [["开办"], []]])
    ['项目 | 受理数 (件)', '开办 | ']
    """
    if arranges_page(rows):
        return [line for row in rows for cell in row for line in cell]
    lines = [APART.join(" ".join(cell) for cell in row) for row in rows]
    return [line for line in lines if line.replace("|", "").strip()]


def arranges_page(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table holds text rather than values: one column, or a cell as long as a paragraph."""
    widest = max((len(row) for row in rows), default=0)
    return widest <= 1 or any(sum(map(len, cell)) > LONGEST_CELL for row in rows for cell in row)
