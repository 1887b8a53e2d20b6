"""Which reports give a number of something that is no indicator, or one above a bar: the sum of the fines, how many inspections."""

from collections.abc import Iterator, Sequence

from assistant.bars import (
    GIVES_A_NUMBER_OF,
    HAVING,
    OF_A_NUMBER,
    Bar,
    bar_in,
    sets_a_bar,
    sets_a_telling_bar,
    without_bar,
)
from assistant.candidates import words_around
from assistant.figure_claims import printed
from assistant.reply import Asked
from assistant.terms import topic
from assistant.topics import Topic
from assistant.types import Choice, Evidence
from assistant.units import MONEY, NO_COUNTS, SHARES, UnitAsked, unit_asked
from assistant.verdict import Judged, inverted
from corpus.types import Figure, Report, Role

# The share of the words for the thing that the clause of a number must hold for a yes, in the unit asked for or where none is, and for doubt.
ENOUGH, ENOUGH_OF_A_COUNT, DOUBTFUL = 0.6, 0.75, 0.4


def is_about_numbers(asked: Asked) -> bool:
    """Whether a list question asks who gives a number of something that is no indicator, or has one above a bar."""
    understood = asked.understood
    if understood.indicators or understood.scope.sections:
        return False
    return sets_a_telling_bar(understood.question) or (not sets_a_bar(understood.question) and bool(GIVES_A_NUMBER_OF.search(understood.question)))


def judge_numbers(asked: Asked) -> list[Judged]:
    """A verdict for every report in scope by the number whose own words are most those for the thing; none by no words where no bar is set."""
    question, thing = asked.understood.question, _thing(asked)
    barred, bar = sets_a_bar(question), bar_in(question)
    if not thing.groups:
        return [_without(asked, report) for report in asked.reports] if barred else []
    unit = _unit(question, bar)
    best = {report.id: _best(list(_worded(thing, unit, report, [n for n in numbers if not barred or n.role is Role.LEVEL])), bar) for report, numbers in figures_of(asked)}
    enough = ENOUGH if unit.is_set else ENOUGH_OF_A_COUNT
    judged = [_judged(asked, report, best.get(report.id), enough, bar) for report in asked.reports]
    if not asked.understood.negative:
        return judged
    # Who is not above a bar has a number below it.
    return [one if barred and not one.evidence else inverted(one, asked.words) for one in judged]


def _unit(question: str, bar: Bar) -> UnitAsked:
    """What the number must be told in, by its bar or else by the question."""
    if bar.is_share or bar.is_money:
        return UnitAsked("", SHARES if bar.is_share else MONEY)
    return unit_asked(question)


def _best(worded: list[tuple[float, Figure]], bar: Bar) -> tuple[float, Figure] | None:
    """Of the numbers with the most words for the thing one that fits the bar, else the first."""
    return max(worded, default=None, key=lambda pair: (pair[0], bar.fits(pair[1].amount or 0.0), -pair[1].start))


def figures_of(asked: Asked) -> Iterator[tuple[Report, tuple[Figure, ...]]]:
    """The reports in scope, each with its figures."""
    wanted = {report.id for report in asked.reports}
    return ((entry.report, entry.figures) for entry in asked.library.contents.entries if entry.report.id in wanted)


def _thing(asked: Asked) -> Topic:
    """What the number is to be of: the topic without the words for giving a number, or for having one above a bar."""
    words = OF_A_NUMBER.sub(" ", asked.understood.topic)
    if sets_a_bar(asked.understood.question):
        words = OF_A_NUMBER.sub(" ", HAVING.sub(" ", without_bar(asked.understood.topic)))
    return topic(words.strip(), asked.understood.language, asked.vocabulary)


def _worded(thing: Topic, unit: UnitAsked, report: Report, numbers: Sequence[Figure]) -> Iterator[tuple[float, Figure]]:
    """The numbers of a report in the unit asked for, each with the share of the words that its own clause holds."""
    for number in numbers:
        if unit.fits(number) and (unit.is_set or number.measure not in NO_COUNTS):
            yield words_around(report, number).own_share(thing), number


def _judged(asked: Asked, report: Report, best: tuple[float, Figure] | None, enough: float, bar: Bar) -> Judged:
    if best is None or best[0] < DOUBTFUL:
        return _without(asked, report)
    share, number = best
    evidence = (Evidence(report, number.section, number.clause, 1.0),)
    if not bar.fits(number.amount or 0.0):
        return Judged(report, Choice.NO, 0.0, asked.words.say("verdict_figure_no", value=printed(number, asked.words)), evidence)
    choice = Choice.YES if share >= enough else Choice.UNCLEAR
    reason = asked.words.say("verdict_figure_yes", value=printed(number, asked.words))
    return Judged(report, choice, round(share, 4), reason, evidence)


def _without(asked: Asked, report: Report) -> Judged:
    return Judged(report, Choice.NO, 0.0, asked.words.say("verdict_figure_none"))
