"""Which reports give a number of something that is no indicator: the sum of the fines, how many inspections."""

from collections.abc import Iterator

from assistant.bars import GIVES_A_NUMBER_OF, OF_A_NUMBER, sets_a_bar
from assistant.candidates import words_around
from assistant.figure_claims import printed
from assistant.reply import Asked
from assistant.terms import topic
from assistant.topics import Topic
from assistant.types import Choice, Evidence
from assistant.units import NO_COUNTS, UnitAsked, unit_asked
from assistant.verdict import Judged, inverted
from corpus.types import Figure, Report

# The share of the words for the thing that the clause of a number must hold for a yes, in the unit asked for or where none is, and for doubt.
ENOUGH, ENOUGH_OF_A_COUNT, DOUBTFUL = 0.6, 0.75, 0.4


def is_about_numbers(asked: Asked) -> bool:
    """Whether a list question asks who gives a number of something that is no indicator."""
    understood = asked.understood
    return not understood.indicators and not understood.scope.sections and not sets_a_bar(understood.question) and bool(GIVES_A_NUMBER_OF.search(understood.question))


def judge_numbers(asked: Asked) -> list[Judged]:
    """A verdict for every report in scope by the number whose own words are most those for the thing."""
    thing = _thing(asked)
    if not thing.groups:
        return []
    unit = unit_asked(asked.understood.question)
    best = {report.id: max(_worded(thing, unit, report, numbers), default=None, key=lambda pair: (pair[0], -pair[1].start)) for report, numbers in figures_of(asked)}
    enough = ENOUGH if unit.is_set else ENOUGH_OF_A_COUNT
    judged = [_judged(asked, report, best.get(report.id), enough) for report in asked.reports]
    return [inverted(one, asked.words) for one in judged] if asked.understood.negative else judged


def figures_of(asked: Asked) -> Iterator[tuple[Report, tuple[Figure, ...]]]:
    """The reports in scope, each with its figures."""
    wanted = {report.id for report in asked.reports}
    return ((entry.report, entry.figures) for entry in asked.library.contents.entries if entry.report.id in wanted)


def _thing(asked: Asked) -> Topic:
    """What the number is to be of: the topic without the words for giving a number."""
    return topic(OF_A_NUMBER.sub(" ", asked.understood.topic).strip(), asked.understood.language, asked.vocabulary)


def _worded(thing: Topic, unit: UnitAsked, report: Report, numbers: tuple[Figure, ...]) -> Iterator[tuple[float, Figure]]:
    """The numbers of a report in the unit asked for, each with the share of the words that its own clause holds."""
    for number in numbers:
        if unit.fits(number) and (unit.is_set or number.measure not in NO_COUNTS):
            yield words_around(report, number).own_share(thing), number


def _judged(asked: Asked, report: Report, best: tuple[float, Figure] | None, enough: float) -> Judged:
    if best is None or best[0] < DOUBTFUL:
        return Judged(report, Choice.NO, 0.0, asked.words.say("verdict_figure_none"))
    share, number = best
    choice = Choice.YES if share >= enough else Choice.UNCLEAR
    reason = asked.words.say("verdict_figure_yes", value=printed(number, asked.words))
    return Judged(report, choice, round(share, 4), reason, (Evidence(report, number.section, number.clause, 1.0),))
