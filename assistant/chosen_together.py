"""Numbers of several reports that are put side by side, chosen together: in one unit, and as alike in what they count as can be."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.candidates import Candidate
from assistant.figure_reading import likely_figures
from assistant.grids import is_cell, labelled
from assistant.reading import log_odds
from assistant.units import SHARES, count_alike
from corpus.errors import UnusableModel
from corpus.indicators import instead_of
from corpus.repair import simplify
from corpus.types import Role, Span

# So many of the likeliest numbers of each report are tried; how likely each must be asked for, and a share among so much of the words.
MOST_TRIED, LEAST, LEAST_OF_A_SHARE, AMONG_THE_WORDS = 8, 0.25, 0.05, 0.5
# Log odds that two numbers count the same where they are of one indicator, and where the words at them are the same.
OF_ONE_INDICATOR, IN_THE_SAME_WORDS = 0.8, 3.0
SO_MANY_BEFORE, LONGEST_ASKED, SHORTEST_ASKED = 8, 24, 6
# So likely a number must be asked for that others are read beside.
SURE = 0.3
# So much likelier, as log odds, numbers must be than others of the same reports that go together too: 对186家核查,发现问题43家.
CLEARLY = 0.5
NO_WORD = re.compile(r"[^\u4e00-\u9fff]|全年|年内|累计|[的了为是共约]")


@dataclass(frozen=True, slots=True)
class Together:
    """Numbers of several reports that go together, one of each, and whether no others do nearly as well."""

    numbers: tuple[Candidate, ...] = ()
    is_clear: bool = True


def chosen_together(of_each: Sequence[Sequence[Candidate]]) -> Together:
    """One number of each report, of two of both or of neither; none where no two of them go together.

    Args:
        of_each: for each report its numbers with how likely each is asked for.
    """
    surest = max((one for each in of_each for one in each), key=lambda one: (one.score, one.report.file), default=None)
    if surest is not None and surest.score >= SURE:
        of_each = [each if any(one.report.id == surest.report.id for one in each) else _read_beside(surest, each) for each in of_each]
    tried = [sorted(each, key=lambda one: (-one.score, one.figure.start))[:MOST_TRIED] for each in of_each]
    found = [_beside(anchor, tried) for each in tried for anchor in each if _may_be_asked(anchor)]
    best = max((chosen for chosen in found if len(chosen) > 1), key=lambda chosen: (len(chosen), _worth(chosen)), default=[])
    rivals = (chosen for chosen in found if len(chosen) == len(best) and not any(one is other for one in chosen for other in best))
    return Together(tuple(best), all(_worth(best) - _worth(chosen) >= CLEARLY for chosen in rivals))


def _read_beside(surest: Candidate, numbers: Sequence[Candidate]) -> list[Candidate]:
    """The numbers of another report, each as likely as the question and the words of the surest number of the first one make it."""
    words = re.split(r"[,，;；。:：]", simplify(surest.report.search.slice_of(Span(surest.figure.clause.start, surest.figure.start))))[-1]
    askings = [f"{words[-length:]}多少{surest.figure.unit}" for length in (LONGEST_ASKED, SHORTEST_ASKED)]
    if is_cell(surest.report, surest.figure):
        cell = labelled(surest.figure)
        askings = [f"{cell.row}{cell.column}有多少"]
    figures = [(one.report, one.figure) for one in numbers]
    try:
        read = [max(values) for values in zip(*(likely_figures(asked, figures).tolist() for asked in askings), strict=True)]
    except UnusableModel:
        return list(numbers)
    values = [(log_odds(one.score) + max(log_odds(one.score), log_odds(value))) / 2 for one, value in zip(numbers, read, strict=True)]
    return [replace(one, score=1 / (1 + math.exp(-value))) for one, value in zip(numbers, values, strict=True)]


def _beside(anchor: Candidate, tried: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """A number with the one of each other report that goes with it best."""
    chosen: list[Candidate] = []
    for each in tried:
        own = [anchor] if any(one is anchor for one in each) else [one for one in each if _may_go_with(one, anchor)]
        best = max(own, key=lambda one: log_odds(one.score) + _alike(one, anchor), default=None)
        chosen += [best] if best is not None else []
    return chosen


def _may_go_with(one: Candidate, other: Candidate) -> bool:
    """Whether two numbers are of one kind, and the one is likely asked for or stands in the words of the other."""
    here, there = one.figure, other.figure
    of_a_kind = count_alike([here, there]) and (here.measure in SHARES) == (there.measure in SHARES) and (here.role is Role.CHANGE) == (there.role is Role.CHANGE)
    return of_a_kind and (_may_be_asked(one) or (one.score >= LEAST_OF_A_SHARE and _shared(one, other) >= AMONG_THE_WORDS))


def count_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether two numbers are of one indicator and item, or any words at the one stand at the other."""
    first, second = one.figure, other.figure
    if first.canonical and second.canonical:
        return first.indicator == second.indicator and first.subject == second.subject
    return bool(_words_at(one, behind=True) & _words_at(other, behind=True))


def _worth(chosen: Sequence[Candidate]) -> float:
    return sum(log_odds(one.score) for one in chosen) + sum(_alike(one, other) for one, other in pairwise(chosen))


def _may_be_asked(one: Candidate) -> bool:
    """Whether a number is likely enough what is asked for; of shares, of which a report has few, one among the words of the question."""
    return one.score >= LEAST or (one.figure.measure in SHARES and one.share >= AMONG_THE_WORDS and one.score >= LEAST_OF_A_SHARE)


def _alike(one: Candidate, other: Candidate) -> float:
    """How much two numbers count the same, as log odds."""
    if one is other:
        return 0.0
    names = (one.figure.indicator, other.figure.indicator)
    named = one.figure.canonical and other.figure.canonical and (names[0] == names[1] or names[1] in instead_of(names[0]))
    return OF_ONE_INDICATOR * named + IN_THE_SAME_WORDS * _shared(one, other)


def _shared(one: Candidate, other: Candidate) -> float:
    """How much of the words before two numbers is the same, 0 to 1."""
    here, there = _words_at(one), _words_at(other)
    return len(here & there) / max(1, min(len(here), len(there)))


def _words_at(one: Candidate, behind: bool = False) -> frozenset[str]:
    """The pairs of characters of the words right before a number, and of those behind it in its clause; of a cell those of its row and its column."""
    report, number = one.report, one.figure
    if is_cell(report, number):
        cell = labelled(number)
        text = f"{cell.row} {cell.column}"
    else:
        before = report.search.slice_of(Span(max(number.clause.start, number.start - 3 * SO_MANY_BEFORE), number.start))
        text = NO_WORD.sub("", re.split(r"[,，;；。:：]", before)[-1])[-SO_MANY_BEFORE:]
        text += " " + NO_WORD.sub("", report.search.slice_of(Span(number.end, max(number.end, number.clause.end))))[:SO_MANY_BEFORE] if behind else ""
    return frozenset("".join(pair) for pair in pairwise(NO_WORD.sub(" ", text)) if " " not in pair)
