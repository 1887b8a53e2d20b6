"""The figures table as CSV and as an Excel file."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font

from assistant.answer_json import Json
from corpus.errors import WrongCall

COLUMNS = (
    "file", "agency", "year", "indicator", "value", "unit", "amount", "measure", "qualifier", "period", "role", "parent",
    "subject", "flags", "section", "quote", "start", "end", "report",
)  # fmt: skip
WIDTHS = {"file": 40, "agency": 32, "indicator": 28, "quote": 80}
# What a spreadsheet program would take for a formula when it opens a CSV file.
FORMULA = re.compile(r"[=+\-@\t\r]")
# XML 1.0 has no place for these; a workbook that holds one cannot be opened.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_csv(rows: Sequence[Json], path: Path) -> None:
    """Write the rows as UTF-8 with a byte order mark, which Excel needs to read Chinese.

    Raises:
        WrongCall: when the file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows([_as_text(row[column]) for column in COLUMNS] for row in rows)
    except OSError as error:
        raise _unwritable(path, error) from error


def write_workbook(rows: Sequence[Json], path: Path) -> None:
    """Write the rows as one sheet; every text is a text cell, whatever it looks like.

    Raises:
        WrongCall: when the file cannot be written.
    """
    book = Workbook(write_only=False)
    sheet = book.active
    sheet.title = "figures"
    sheet.freeze_panes = "A2"
    for at, column in enumerate(COLUMNS, start=1):
        heading = sheet.cell(1, at, column)
        heading.font = Font(bold=True)
        sheet.column_dimensions[heading.column_letter].width = WIDTHS.get(column, 12)
    for line, row in enumerate(rows, start=2):
        for at, column in enumerate(COLUMNS, start=1):
            _fill(sheet.cell(line, at), row[column])
    try:
        book.save(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def _plain(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _fill(cell: Cell, value: object) -> None:
    value = _plain(value)
    if isinstance(value, str):
        cell.value = UNPRINTABLE.sub("", value)
        cell.data_type = "s"
    else:
        cell.value = value


def _as_text(value: object) -> object:
    """Several values as one; a text that starts like a formula gets an apostrophe before it, which spreadsheet programs take as "text"."""
    value = _plain(value)
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def _unwritable(path: Path, error: OSError) -> WrongCall:
    return WrongCall(f"{path}: cannot be written ({error.strerror}); name another file.")
