"""Numbers of a report with the words they belong to, their unit, their period and their place."""

from bisect import bisect_right
from collections.abc import Iterator

from corpus.figures.amounts import Number, amount, numbers
from corpus.figures.labels import Labelled, clause_around, indicator_of, labelled, left_words
from corpus.figures.parts import parent, subject
from corpus.figures.stretches import Stretch, blocks, paragraph
from corpus.figures.tables import stretches_of_cells, stretches_of_rows
from corpus.figures.timing import period, role
from corpus.figures.wholes import of_parts
from corpus.types import Figure, Report, Span

__all__ = ["amount", "figures"]


def figures(report: Report) -> tuple[Figure, ...]:
    """Every number of the report that counts or measures something; dates, names and numerals are left out."""
    starts = [section.start for section in report.sections]
    found = [
        (_figure(report, labels, at, max(0, bisect_right(starts, _place(report, labels[at]).start) - 1)), labels[at])
        for stretch in stretches(report)
        for labels in [_labels(stretch)]
        for at in range(len(labels))
    ]
    once = {figure.start: (figure, label) for figure, label in found}
    return tuple(of_parts([once[start] for start in sorted(once)]))


def stretches(report: Report) -> Iterator[Stretch]:
    """The report's search text as paragraphs and cells."""
    for block in blocks(report.search):
        if block.kind == "rows":
            yield from stretches_of_rows(block)
        elif block.kind == "cells":
            yield from stretches_of_cells(block)
        else:
            yield paragraph(block.lines)


def _labels(stretch: Stretch) -> list[Labelled]:
    def named(start: int, unit: str) -> bool:
        return indicator_of(left_words(stretch, start, 0), "", unit) is not None

    return labelled(stretch, list(numbers(stretch.text, named, stretch.is_cell)))


def _place(report: Report, label: Labelled) -> Span:
    return label.stretch.original(report.search, label.number.start, label.number.end)


def _figure(report: Report, labels: list[Labelled], at: int, section: int) -> Figure:
    label, number = labels[at], labels[at].number
    place = _place(report, label)
    said = role(report, label, report.sections[section].type)
    known = number.amount
    return Figure(
        report=report.id,
        section=section,
        indicator=label.indicator.name if label.indicator else label.words,
        canonical=label.indicator is not None,
        value=label.stretch.printed(report, number.start, number.value_end),
        amount=None if known is None else float(known),
        unit=_unit(report, label),
        period=period(report, label, said),
        start=place.start,
        end=place.end,
        clause=_clause(report, label),
        measure=number.measure or label.stretch.unit,
        qualifier=number.qualifier,
        role=said,
        parent=parent(labels, at),
        subject=subject(label),
    )


def _unit(report: Report, label: Labelled) -> str:
    """The unit as printed: beside the number, or in the head of its column."""
    number: Number = label.number
    if number.unit:
        return label.stretch.printed(report, number.unit_start, number.end)
    return label.stretch.unit


def _clause(report: Report, label: Labelled) -> Span:
    start, end = clause_around(label.stretch.text, label.number)
    return label.stretch.original(report.search, start, end)
