"""Which indicator a number of a quote belongs to, and whether a claim means the same one."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.asked import WEAK, asked_indicators
from assistant.gate.numbers import Number, carried, numbers_in
from assistant.types import Evidence, Language
from assistant.words import words_in
from corpus.figures import figures
from corpus.indicators import indicators, instead_of, named_in
from corpus.types import Figure, Report, Span

IN_TURN = re.compile(r"分别|依次|\brespectively\b|\bin that order\b", re.IGNORECASE)
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
    asked = set(asked_indicators(clause))
    if not asked or IN_TURN.search(clause):
        return True
    having = [one for one in quoted if carried(number, clause, [one.number])]
    return any(_fits(asked, clause, one) for one in having)


def _fits(asked: set[str], clause: str, quoted: Quoted) -> bool:
    if not quoted.indicator or asked & _kin(quoted.indicator) or _printed(quoted.indicator) in clause.lower():
        return True
    if any(pattern.search(quoted.words) for name in asked for pattern in _patterns(name)):
        return True
    return _is_loose(clause) and any(_alike(name, quoted.indicator) for name in asked)


def _is_loose(clause: str) -> bool:
    """Whether the clause names only what every indicator counts: applications, items."""
    lowered = clause.lower()
    strong = [w for one in indicators() for w in (*one.english, *one.asked) if w not in WEAK and w in lowered]
    return not strong


def _alike(first: str, second: str) -> bool:
    """Both count items, or both count cases."""
    return ("项" in first) == ("项" in second)


def _kin(name: str) -> set[str]:
    """An indicator with those that may be said for it: its whole, and what answers for it."""
    whole = next((one.part_of for one in indicators() if one.name == name), "")
    instead = {one.name for one in indicators() if name in one.instead}
    return {name, whole, *instead_of(name), *instead} - {""}


@lru_cache(maxsize=256)
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return next((one.words for one in indicators() if one.name == name), ())


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
