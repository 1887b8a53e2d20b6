"""Figures that belong together in a report: a count and what it is a part of, parts of it, counts alike beside each other."""

import re
from itertools import pairwise

from assistant.candidates import FAR, NEARBY, OWN_MEASURES, Candidate, words_around
from assistant.figure_words import Around
from assistant.grids import is_cell
from assistant.reply import Asked
from assistant.topics import Topic
from assistant.units import SHARES
from assistant.wanted import Wanted
from corpus.indicators import wholes_of
from corpus.types import Figure, Report, Role, Span

# Of the words of a part, what the clause of a figure beside the whole must have; how many more of them than the whole itself.
ENOUGH_OF_A_PART, ENOUGH_OF_PIECES, MORE = 0.5, 0.4, 0.15
# 对69个市场主体进行抽查: so many characters behind a number say what it counts.
SHORTEST_ALIKE = 4
MOST_PIECES = 10


def level_of(asked: Asked, report: Report, indicator: str, before: Figure | None = None) -> Candidate | None:
    """A report's figure of an indicator as it stands: the last one before a given figure, else the first."""
    numbers = asked.library.contents.figures_of[report.id]
    found = [n for n in numbers if n.indicator == indicator and n.role is Role.LEVEL and not n.subject]
    if before is not None:
        found = [n for n in reversed(found) if n.start < before.start and n.measure == before.measure] or [
            n for n in found if n.measure == before.measure
        ]
    # A sentence says what it counts; a cell is read by its row and its column.
    said = next((n for n in found if not is_cell(report, n)), found[0]) if found and before is None else next(iter(found), None)
    return Candidate(report, said, 1.0, 1.0) if said is not None else None


def whole_of(asked: Asked, part: Candidate) -> Candidate | None:
    """The figure that a figure is a part of, as the report says it or as the genre has it."""
    for name in (part.figure.parent, *wholes_of(part.figure.indicator)):
        whole = level_of(asked, part.report, name, part.figure) if name else None
        if whole is not None and whole.figure.start != part.figure.start:
            return whole
    return None


def part_within(asked: Asked, whole: Candidate, wanted: Wanted, closely: bool) -> Candidate | None:
    """The figure of a report that counts a part of what another one counts, by the words of the question; None where none does.

    Args:
        closely: only what the report ties to the whole, not all that it counts in the same unit near it.
    """
    number = whole.figure
    words = wanted.topic if wanted.indicator else wanted.whole
    if not words.groups or number.amount is None or number.measure in SHARES:
        return None
    numbers = asked.library.contents.figures_of[whole.report.id]
    near = [n for n in numbers if n.start != number.start and n.measure == number.measure and _is_part(n, number, closely)]
    own = words_around(whole.report, number).own_share(words)
    scored = [(_share_of_a_part(words_around(whole.report, n), words, closely), n) for n in near]
    share, best = max(scored, key=lambda pair: (pair[0], -pair[1].start), default=(0.0, None))
    enough = ENOUGH_OF_PIECES if number.measure in OWN_MEASURES else ENOUGH_OF_A_PART
    return Candidate(whole.report, best, share, share) if best is not None and share >= enough and (not closely or share > own + MORE) else None


def _share_of_a_part(words: Around, asked_for: Topic, closely: bool) -> float:
    return words.own_share(asked_for) if closely else words.share(asked_for)


def _is_part(number: Figure, whole: Figure, closely: bool) -> bool:
    if number.amount is None or whole.amount is None or number.amount > whole.amount or number.role is not Role.LEVEL:
        return False
    if number.parent and number.parent == whole.indicator:
        return True
    return not closely and not number.canonical and number.section == whole.section and abs(number.start - whole.start) <= FAR


def adding_up_to(asked: Asked, total: Candidate) -> list[Candidate]:
    """The numbers of one sentence, none of them an indicator's, that add up to a total wherever that stands."""
    numbers = asked.library.contents.figures_of[total.report.id]
    counted = [n for n in numbers if n.measure == total.figure.measure and not n.canonical and n.amount is not None and n.role is Role.LEVEL]
    for at in range(len(counted)):
        for end in range(at + 2, min(len(counted), at + MOST_PIECES) + 1):
            run = counted[at:end]
            within = "。" not in total.report.text[run[0].start : run[-1].end]
            if within and sum(n.amount or 0.0 for n in run) == total.figure.amount:
                return [Candidate(total.report, n, total.share, total.score) for n in run]
    return []


def alike_beside(asked: Asked, one: Candidate) -> list[Candidate]:
    """A figure with those beside it that count the same in the same words (对69个市场主体进行抽查…对18个市场主体进行抽查), in order.

    One that the report itself gives as the sum of the others leaves the figure alone.
    """
    words = _counted_in(one.report, one.figure)
    numbers = asked.library.contents.figures_of[one.report.id]
    if len(words) < SHORTEST_ALIKE or one.figure.canonical:
        return [one]
    same = [n for n in numbers if n.section == one.figure.section and n.measure == one.figure.measure and n.amount is not None]
    alike = [n for n in same if n.role is Role.LEVEL and _counted_in(one.report, n) == words]
    total = sum(n.amount or 0.0 for n in alike)
    apart = any(later.start - earlier.end > NEARBY for earlier, later in pairwise(alike))
    if apart or any(2 * (n.amount or 0.0) == total for n in alike):
        return [one]
    return [Candidate(one.report, n, one.share, one.score) for n in alike]


def _counted_in(report: Report, number: Figure) -> str:
    """What stands behind a number up to the end of its clause."""
    tail = report.search.slice_of(Span(number.end, max(number.end + 1, number.clause.end)))
    return re.split(r"[,，。;；、()（）]", tail)[0]
