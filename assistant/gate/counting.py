"""Numbers of a claim that its quotes carry without a figure: counted in a list, worked out, or told with no measure word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from assistant.gate.indicators import is_loose
from assistant.gate.numbers import OF_A_FRACTION, ORDINAL_UNIT, Number, carried
from corpus.figures.chinese import NUMERAL, amount_in_words

# 两头, 三级, 唯二; not 一是, 三、, (二)
LOOSE = re.compile(rf"(?:{NUMERAL}|[双俩])(?!是|、|\))")
PAIR = frozenset("双俩")
FIVE_YEARS = re.compile(r"(十[一二三四五六])五")
JOINT = re.compile(r"以及|[和与及或]")
OF_TWO = re.compile(r"互|对方|之间|彼此")
ENDS = re.compile(r"[,。;:!?()“”\n]")
SMALLEST_SCALE, MOST_LISTED = 100, 12
COMPARES = re.compile(
    r"[多少差增减降缩压升余剩另]|其他|提高|上涨|fewer|less\b|more\b|than\b|\bgap|differ|remain|\brest\b|\bothers?\b|reduc|\bcut|\bfell|drop|\brose|\brise|increas|shorten|sav(?:ed|ing)|short of|grew|up by|down by",
    re.IGNORECASE,
)


def counted(number: Number, clause: str, quotes: Sequence[str], quoted: Sequence[Number]) -> bool:
    """Whether the quotes carry a number in another way than by a figure.

    Args:
        clause: the claim's clause that has the number.
        quoted: the figures of the quotes.
    """
    loose = {amount for quote in quotes for amount in _loose(quote)}
    if number.unit == ORDINAL_UNIT:
        return number.amount in loose
    if number.step == OF_A_FRACTION:
        return carried(number, clause, _shares(quoted))
    if not is_loose(clause):
        return False
    if number.unit != "percent" and number.amount in loose:
        return True
    if number.unit in ("", "count", "person") and any(_lists(quote, number.amount) for quote in quotes):
        return True
    return bool(COMPARES.search(clause)) and carried(number, clause, _worked_out(quoted))


def _loose(quote: str) -> Iterator[Decimal]:
    for match in FIVE_YEARS.finditer(quote):
        yield amount_in_words(match[1]) or Decimal(0)
    for match in LOOSE.finditer(quote):
        amount = Decimal(2) if match[0] in PAIR else amount_in_words(match[0])
        if amount is not None and 1 < amount < SMALLEST_SCALE:
            yield amount


def _lists(quote: str, count: Decimal) -> bool:
    """Whether a part of the quote names this many things side by side."""
    if not 2 <= count <= MOST_LISTED:
        return False
    for part in ENDS.split(quote):
        named = part.count("、") + bool(JOINT.search(part)) + 1
        if named == count or (count == 2 and OF_TWO.search(part)):
            return True
    return False


def _shares(quoted: Iterable[Number]) -> Iterator[Number]:
    for one, other in permutations((n for n in quoted if n.unit == "count"), 2):
        if 0 < one.amount <= other.amount:
            yield Number(100 * one.amount / other.amount, "percent", Decimal(1), 0, 0)


def _worked_out(quoted: Iterable[Number]) -> Iterator[Number]:
    """Differences, what is left of a hundred per cent, and changes in per cent."""
    known = list(quoted)
    for one in known:
        if one.unit == "percent" and one.amount < 100:
            yield Number(100 - one.amount, "percent", one.step, 0, 0)
    for one, other in combinations(known, 2):
        if one.unit == other.unit and one.amount != other.amount:
            difference = abs(one.amount - other.amount)
            yield Number(difference, one.unit, one.step, 0, 0)
            if one.amount and one.unit != "percent":
                yield Number(100 * difference / one.amount, "percent", Decimal(1), 0, 0)
