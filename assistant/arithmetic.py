"""Sums, differences, shares and averages over figures: each shown, each operand cited, units never mixed."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.candidates import sentence_around
from assistant.evidence import widened
from assistant.grids import is_cell, row_span
from assistant.over_time import FELL, ROSE
from assistant.quotes import closed
from assistant.reply import Asked, Reply
from assistant.types import Evidence, FigureRow
from assistant.units import SHARES, count_alike
from corpus.repair import simplify
from corpus.sentences import clauses
from corpus.types import Role

ROUNDING = Decimal("0.01")
MOST_PLACES = 8


def evidence_of(row: FigureRow) -> Evidence:
    """The words that carry a row's figure: of a table the row that names what its cell counts, of a canonical figure its clause, its
    quotation marks closed, of any other what belongs to its sentence around it."""
    report, number = row.report, row.figure
    if is_cell(report, number):
        return Evidence(report, number.section, row_span(report, number))
    clause = closed(report, number.clause)
    if not number.canonical:
        pieces = clauses(report.text, sentence_around(report, number))
        at = next((place for place, piece in enumerate(pieces) if piece.start <= number.start < piece.end), None)
        whole = widened(pieces, at, at) if at is not None else clause
        clause = whole if whole.start <= clause.start and clause.end <= whole.end else clause
    return Evidence(report, number.section, clause)


def exact(row: FigureRow) -> Decimal:
    """The row's number without the rounding of binary fractions."""
    return Decimal(str(row.figure.amount or 0.0))


def shown(number: Decimal) -> str:
    """A number as people write it: no exponent, no trailing zeros."""
    plain = f"{number.quantize(ROUNDING):f}" if number % 1 else f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def percent(part: Decimal, whole: Decimal) -> str:
    """A part as a percentage of the whole, to two places; to more where it would read as all or as nothing.

    >>> percent(Decimal(2838), Decimal(736253)), percent(Decimal(1), Decimal(410053))
    ('0.39', '0.0002')
    """
    exactly = part / whole * 100
    places = next((n for n in range(2, MOST_PLACES) if exactly in (0, 100) or f"{exactly:.{n}f}".rstrip("0").rstrip(".") not in ("0", "100")), MOST_PLACES)
    plain = f"{exactly:.{places}f}"
    return plain.rstrip("0").rstrip(".")


def operand(row: FigureRow) -> str:
    """A row's number in a sum: as the source prints it where that is the number itself (1,919), else worked out."""
    printed = row.figure.value
    try:
        return printed if Decimal(printed.replace(",", "")) == exact(row) else shown(exact(row))
    except ArithmeticError:
        return shown(exact(row))


def scaled(rows: Sequence[FigureRow]) -> tuple[str, list[Decimal]]:
    """The scale that all rows are printed in (11.6万, 27.5万), with their numbers in it; else none, with the exact numbers."""
    printed = [re.fullmatch(r"(?P<number>[\d,.]+)(?P<scale>[万亿])", simplify(row.figure.value)) for row in rows]
    scales = {match["scale"] for match in printed if match}
    if len(scales) != 1 or not all(printed):
        return "", [exact(row) for row in rows]
    return scales.pop(), [Decimal(match["number"].replace(",", "")) for match in printed if match]


def operands(rows: Sequence[FigureRow]) -> list[str]:
    """The numbers of a sum as it shows them."""
    scale, values = scaled(rows)
    return [shown(value) for value in values] if scale else [operand(row) for row in rows]


def are_alike(rows: Sequence[FigureRow]) -> bool:
    """Whether there are at least two rows, all with a number, all in units that count the same."""
    numbers = all(r.figure.amount is not None for r in rows)
    return len(rows) > 1 and numbers and len(ways := {_direction(row) for row in rows}) == 1 and None not in ways and count_alike([row.figure for row in rows])


def _direction(row: FigureRow) -> int | None:
    """Which way a change in percent went, 1 or -1, as its words say; 0 of a level, None of any other change, which stands alone."""
    if row.figure.role is not Role.CHANGE:
        return 0
    clause = row.report.search.slice_of(row.figure.clause)
    return (bool(ROSE.search(clause)) - bool(FELL.search(clause))) or None if row.figure.measure in SHARES else None


def add_difference(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    """The larger of two less the smaller; of two agencies which one has more."""
    if len(rows) != 2 or not are_alike(rows):
        return
    larger, smaller = sorted(rows, key=lambda row: -(row.figure.amount or 0.0))
    scale, (most, least) = scaled((larger, smaller))
    difference = shown(most - least)
    if larger.figure.measure in SHARES and smaller.figure.measure in SHARES:
        points = {"larger": operand(larger) + "%", "smaller": operand(smaller) + "%", "difference": difference}
        _state(asked, reply, asked.words.say("points_claim", **points), rows, [difference])
        return
    shown_operands = operands((larger, smaller))
    values = {"larger": shown_operands[0], "smaller": shown_operands[1], "difference": f"{difference}{scale}"}
    computed = [difference, shown(exact(larger) - exact(smaller)), *shown_operands]
    one, other = larger.report.agency, smaller.report.agency
    if one and other and one != other and difference != "0":
        text = asked.words.say("more_claim", agency=asked.words.agency(one), other=asked.words.agency(other), **values)
        if _state(asked, reply, text, (larger, smaller), computed):
            return
    _state(asked, reply, asked.words.say("difference_claim", **values), rows, computed)


def add_ratio(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    """The smaller of two as a share of the larger."""
    if len(rows) != 2 or not are_alike(rows) or not all(row.figure.amount for row in rows):
        return
    part, whole = sorted(rows, key=lambda row: row.figure.amount or 0.0)
    ratio = percent(exact(part), exact(whole))
    values = {"part": operand(part), "whole": operand(whole), "ratio": ratio + "%"}
    _state(asked, reply, asked.words.say("ratio_claim", **values), rows, [ratio])


def add_times(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    """How many times the smaller of two the larger is."""
    if len(rows) != 2 or not are_alike(rows) or not all(row.figure.amount for row in rows):
        return
    smaller, larger = sorted(rows, key=exact)
    ratio = shown(exact(larger) / exact(smaller))
    _state(asked, reply, asked.words.say("ratio_claim", part=operand(larger), whole=operand(smaller), ratio=ratio), rows, [ratio])


def add_share_of_difference(asked: Asked, reply: Reply, rows: Sequence[FigureRow], base: FigureRow) -> None:
    """The difference of two as a share of one of them: fewer by 44.3%."""
    if len(rows) != 2 or not are_alike(rows) or not base.figure.amount or any(row.figure.measure in SHARES for row in rows):
        return
    difference = abs(exact(rows[0]) - exact(rows[1]))
    ratio = percent(difference, exact(base))
    larger, smaller = sorted(rows, key=exact, reverse=True)
    difference_shown = f"{operand(larger)} − {operand(smaller)} = {shown(difference)}"
    values = {"part": f"{difference_shown}, {shown(difference)}", "whole": operand(base), "ratio": ratio + "%"}
    _state(asked, reply, asked.words.say("ratio_claim", **values), rows, [ratio, shown(difference)])


def add_total(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    """The sum of all rows."""
    if not are_alike(rows):
        return
    scale, values = scaled(rows)
    total = shown(sum(values, Decimal(0)))
    _state(asked, reply, asked.words.say("sum_claim", sum=" + ".join(operands(rows)), total=f"{total}{scale}"), rows, [total, shown(sum(map(exact, rows), Decimal(0))), *operands(rows)])


def add_share_of_total(asked: Asked, reply: Reply, one: Sequence[FigureRow], rows: Sequence[FigureRow]) -> None:
    """One row as a share of the sum of all of them."""
    if len(one) != 1 or not are_alike(rows):
        return
    total = sum(map(exact, rows), Decimal(0))
    if total:
        add_total(asked, reply, rows)
        ratio = percent(exact(one[0]), total)
        values = {"part": operand(one[0]), "whole": shown(total), "ratio": ratio + "%"}
        _state(asked, reply, asked.words.say("ratio_claim", **values), rows, [ratio, shown(total)])


def add_sum_of(asked: Asked, reply: Reply, rows: Sequence[FigureRow], whole: FigureRow) -> None:
    """The sum of rows as a share of a whole."""
    total = sum(map(exact, rows), Decimal(0))
    if are_alike([*rows, whole]) and 0 < total <= exact(whole):
        ratio = percent(total, exact(whole))
        sum_shown = f"{' + '.join(map(operand, rows))} = {shown(total)}, {shown(total)}"
        values = {"part": sum_shown, "whole": operand(whole), "ratio": ratio + "%"}
        _state(asked, reply, asked.words.say("ratio_claim", **values), [*rows, whole], [ratio, shown(total)])


def add_average(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    """The mean of all rows, with the sum and the count it comes from."""
    if not are_alike(rows):
        return
    total = sum(map(exact, rows), Decimal(0))
    values = {"total": shown(total), "count": str(len(rows)), "average": shown(total / len(rows))}
    add_total(asked, reply, rows)
    _state(asked, reply, asked.words.say("average_claim", **values), rows, list(values.values()))


def add_extreme(asked: Asked, reply: Reply, rows: Sequence[FigureRow], highest: bool) -> None:
    """The row with the largest or the smallest number; all of them where several are level."""
    if not are_alike(rows):
        return
    words, amounts = asked.words, [row.figure.amount or 0.0 for row in rows]
    wanted = max(amounts) if highest else min(amounts)
    for row in (row for row, amount in zip(rows, amounts, strict=True) if amount == wanted):
        text = words.say(
            "highest_claim" if highest else "lowest_claim",
            indicator=words.indicator(row.figure.indicator),
            agency=words.report(row.report) if _is_one_agency(rows) else words.agency(row.report.agency),
            value=row.figure.value + row.figure.unit,
        )
        computed = [str(row.report.year)] if row.report.year else []
        reply.state(words, reply.draft.claim(text, [evidence_of(row)], computed))


def _is_one_agency(rows: Sequence[FigureRow]) -> bool:
    return len({row.report.agency for row in rows}) == 1


def _state(asked: Asked, reply: Reply, text: str, rows: Sequence[FigureRow], computed: Sequence[str]) -> bool:
    """State what is worked out from rows; whether the gate let it."""
    operands = [operand(row) for row in rows]
    claim = reply.draft.claim(text, [evidence_of(row) for row in rows], [*computed, *operands])
    reply.state(asked.words, claim)
    return claim is not None
