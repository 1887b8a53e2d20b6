"""A table that shows twenty rows at once and loses none."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.web.markup import Html, element, together
from assistant.web.words import Words

# Rows shown at once; the others stand in a part that opens.
ROWS_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and its width in per cent of the table."""

    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table before it is markup; `style` is its CSS class, `rows` are `<tr>` elements."""

    style: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Html]

    def markup(self, words: Words) -> Html:
        """The table, with the rows beyond the first twenty in a part that opens."""
        first, rest = self.rows[:ROWS_AT_ONCE], self.rows[ROWS_AT_ONCE:]
        shown = self._part(first)
        if not rest:
            return shown
        summary = element("summary", words("table.more", rows=len(rest)))
        return together([shown, element("details", summary, self._part(rest))])

    def _part(self, rows: Sequence[Html]) -> Html:
        widths = together(element("col", style=f"width: {column.width}%") for column in self.columns)
        headings = together(element("th", column.heading, scope="col") for column in self.columns)
        table = element(
            "table",
            element("caption", self.caption),
            element("colgroup", widths),
            element("thead", element("tr", headings)),
            element("tbody", together(rows)),
            class_=self.style,
        )
        return element("div", table, class_="table-frame")


def no_reports(words: Words) -> Html:
    """What stands in the place of a table, or of example questions, while the collection has no report."""
    return element("p", words("collection.empty"), class_="empty")
