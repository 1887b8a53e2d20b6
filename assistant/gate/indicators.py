"""Which indicator a number of a quote belongs to, and whether a claim means the same one."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asked import WEAK, asked_indicators
from assistant.gate.numbers import Number, carried, numbers_in
from assistant.glossary import stems
from assistant.types import Evidence, Language
from assistant.words import words_in
from corpus.figures import figures
from corpus.indicators import indicators, named_in
from corpus.types import Figure, Report, Span

IN_TURN = re.compile(r"分别|依次|\brespectively\b|\bin that order\b", re.IGNORECASE)
PERCENT = "percent"
RATE = re.compile(r"率$|比例|占比|比重|同比|环比|百分")
WORDS_BEFORE_A_NUMBER = 40
# Reports whose figures are kept between claims.
MOST_KEPT = 64
_kept: OrderedDict[str, tuple[Figure, ...]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Quoted:
    """A number of a quote: the words before it up to the number before, and the indicator that the reader gave it."""

    number: Number
    words: str
    indicator: str


def quoted_numbers(evidence: Sequence[Evidence], quotes: Sequence[str]) -> list[Quoted]:
    """Every number of the quotes, in order."""
    found: list[Quoted] = []
    for piece, quote in zip(evidence, quotes, strict=True):
        known = _known(piece)
        before = 0
        for number in numbers_in(quote):
            words = quote[max(before, number.start - WORDS_BEFORE_A_NUMBER) : number.start]
            named = named_in(words, None)
            indicator = known.get(float(number.amount)) or (named.name if named else "")
            found.append(Quoted(number, words, indicator))
            before = number.end
    return found


def means_the_same(number: Number, clause: str, quoted: Sequence[Quoted]) -> bool:
    """Whether a quote ties the number to an indicator that the claim's clause names, as far as both name one."""
    asked = set(asked_indicators(clause)) | printed_in(clause)
    if number.unit == PERCENT:
        # what a share is of may be named beside it: 90% of county-level items
        asked = {name for name in asked if RATE.search(name)}
    if not asked or IN_TURN.search(clause):
        return True
    having = [one for one in quoted if carried(number, clause, [one.number])]
    return any(_fits(asked, clause, one) for one in having)


def is_loose(clause: str) -> bool:
    """Whether the clause names only what every indicator counts: applications, items."""
    lowered = clause.lower()
    return not any(w not in WEAK and w in lowered for one in indicators() for w in (*one.english, *one.asked, _printed(one.name)))


def _fits(asked: set[str], clause: str, quoted: Quoted) -> bool:
    if not quoted.indicator or asked & _kin(quoted.indicator) or _says(clause, _printed(quoted.indicator)):
        return True
    if any(_names(name, quoted.words) for name in asked):
        return True
    return is_loose(clause) and any(("项" in name) == ("项" in quoted.indicator) for name in asked)


def _says(clause: str, name: str) -> bool:
    """Whether a clause has every word of an indicator's name in another order: requests for information."""
    return name.isascii() and name not in clause.lower() and set(stems(name)) <= set(stems(clause))


def printed_in(clause: str) -> set[str]:
    """The indicators that a clause calls as answers do; of "applications accepted online" the longer name alone."""
    lowered = clause.lower()
    names = {one.name: _printed(one.name) for one in indicators() if _printed(one.name) in lowered}
    return {name for name, words in names.items() if not any(words != other and words in other for other in names.values())}


def _kin(name: str) -> set[str]:
    """An indicator with those that it answers for where a report gives no other: main items for items."""
    return {name, *(one.name for one in indicators() if name in one.instead)}


def _names(name: str, words: str) -> bool:
    """Whether words before a number name an indicator, as the reader of figures would take them."""
    one = next((one for one in indicators() if one.name == name), None)
    if one is None or any(pattern.search(words) for pattern in one.excluded):
        return False
    return any(pattern.search(words) for pattern in one.words)


def _printed(name: str) -> str:
    """What an answer in English calls an indicator."""
    return words_in(Language.ENGLISH).indicators.get(name, name).lower()


def _known(piece: Evidence) -> dict[float, str]:
    """The canonical indicator by amount, of the figures within the quote."""
    within = Span(piece.span.start, piece.span.end)
    return {
        figure.amount: figure.indicator
        for figure in _figures(piece.report)
        if figure.canonical and figure.amount is not None and within.holds(Span(figure.start, figure.end))
    }


def _figures(report: Report) -> tuple[Figure, ...]:
    """A report's figures, kept for the claims that follow."""
    if report.id not in _kept:
        _kept[report.id] = figures(report)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return _kept[report.id]
