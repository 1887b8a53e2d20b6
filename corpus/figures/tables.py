"""Rows of cells as stretches, each with the words of its row and its column."""

import re
from collections.abc import Iterator, Sequence

from corpus.columns import is_number
from corpus.figures.amounts import UNIT
from corpus.figures.stretches import Block, Line, Stretch, cells_of
from corpus.indicators import named_in

IN_BRACKETS = re.compile(rf"\((?:单位[:：]?)?({UNIT})\)\s*$|/({UNIT})$|\(单位:?({UNIT})")
NO_FIGURE = re.compile(r"序号|编号|代码|电话|日期|时间$|年份|邮编")
YEAR_ALONE = re.compile(r"(?:19|20)\d{2}年?(?:度)?")
YEARS = re.compile(r"年[份度]|^年$")
# What a column may count apart from the others beside it.
PART_COLUMN = re.compile(r"季度|半年|\d月|[类镇所科]$|分局$|街道|许可|审批|核发|登记|备案|窗口|[线网][上下]|现场|[^全市本][区县市]$")
WHOLE = re.compile(r"合计|总计|小计|总数|全市|全区|全县|全局|本单位|全年|数量|数值|指标值|数据|\d{4}年(?:度)?$|本年度?|今年")


def stretches_of_rows(block: Block) -> Iterator[Stretch]:
    """The cells of rows; cells of the first row without numbers name the columns below them."""
    header: list[Line] = []
    for line in block.lines:
        row = cells_of(line)
        if not any(is_number(cell.text) for cell in row):
            header = row if len(row) > 1 else header
            yield from (Stretch(cell.text, cell.at, is_cell=False) for cell in row if cell.text)
        else:
            yield from _row(row, header if len(header) == len(row) else [])


def stretches_of_cells(block: Block) -> Iterator[Stretch]:
    """Cells that stand one a line: names and as many numbers, in turn or after all the names."""
    names: list[Line] = []
    header: list[Line] = []
    run: list[Line] = []
    for line in (*(line.part(0, len(line.text)) for line in block.lines), None):
        if line is not None and is_number(line.text):
            run.append(line)
            continue
        if run:
            header, subject = _headed(names, header, len(run))
            yield from _run(run, header, subject)
            names, run = [], []
        if line is not None:
            names.append(line)


def _headed(names: Sequence[Line], header: list[Line], numbers: int) -> tuple[list[Line], str]:
    """The names of a run of numbers, and what stands before them: the item that they count."""
    if numbers == 1:
        return list(names[-1:]), ""
    if len(names) > numbers:
        return list(names[-numbers - 1 : -1]), names[-1].text
    if len(names) == numbers:
        return list(names), ""
    return header, names[-1].text if names else ""


def _run(run: Sequence[Line], header: Sequence[Line], subject: str) -> Iterator[Stretch]:
    named: list[Line | None] = list(header) if len(header) == len(run) else [None] * len(run)
    for cell, name in zip(run, named, strict=True):
        yield _cell(cell, name.text if name else subject, _subject(subject))


def _row(row: Sequence[Line], header: Sequence[Line]) -> Iterator[Stretch]:
    for at, cell in enumerate(row):
        if not cell.text:
            continue
        column = header[at].text if header else ""
        # A number that counts the rows is no figure.
        if NO_FIGURE.search(column) or (at == 0 and is_number(cell.text) and len(row) > 1 and not header):
            continue
        if at == 0 and column and not named_in(_plain(column), _unit_of(cell.text)) and is_number(cell.text):
            continue
        if not is_number(cell.text):
            yield Stretch(cell.text, cell.at)
            continue
        name = _name_before(row, at, header)
        yield from _named_cell(cell, name, column)


def _named_cell(cell: Line, name: str, column: str) -> Iterator[Stretch]:
    """A number's cell under a column's name, in a row that an indicator or an item names."""
    if YEAR_ALONE.fullmatch(name):
        yield _cell(cell, f"{name.rstrip('年度')}年 {column}", "")
        return
    unit = _unit_of(cell.text) or _unit_of(column) or _unit_of(name)
    by_row, by_column = named_in(_plain(name), unit), named_in(_plain(column), unit)
    if by_row or not by_column:
        part = _subject(column) if by_row and PART_COLUMN.search(column) else ""
        yield _cell(cell, f"{column} {name}".strip(), part)
    else:
        yield _cell(cell, column, _subject(name))


def _cell(cell: Line, words: str, subject: str) -> Stretch:
    unit = "" if re.search(r"[^\d,.\s]", cell.text) else next((u for u in map(_unit_of, words.split()[::-1]) if u), "")
    return Stretch(cell.text, cell.at, " ".join(map(_plain, words.split())), unit, subject, is_cell=True)


def _name_before(row: Sequence[Line], at: int, header: Sequence[Line]) -> str:
    """The nearest cell to the left that holds words, or the year where the first column is one of years."""
    if at and header and YEARS.search(header[0].text) and YEAR_ALONE.fullmatch(row[0].text):
        return row[0].text
    return next((cell.text for cell in reversed(row[:at]) if cell.text and not is_number(cell.text)), "")


def _subject(name: str) -> str:
    return "" if not name or WHOLE.search(name) or is_number(name) else name


def _plain(words: str) -> str:
    return re.sub(r"\([^)]*\)\s*$|/[\u4e00-\u9fff]$", "", words).strip()


def _unit_of(words: str) -> str:
    """The unit that a header gives in brackets, or a cell beside its number."""
    bracketed = IN_BRACKETS.search(words)
    if bracketed:
        return next(unit for unit in bracketed.groups() if unit)
    beside = re.search(rf"\d(?:{UNIT})$", words)
    return words[beside.start() + 1 :] if beside else ""
