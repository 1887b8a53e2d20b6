"""A number of a year that no report is on, worked out from that of the year behind it and from how much it changed."""

from dataclasses import replace

from assistant.candidates import Candidate, sentence_around
from assistant.figure_claims import stated
from assistant.figure_search import best_of_each_report
from assistant.over_time import asks_change, compares_with
from assistant.own_words import bare_of
from assistant.parts import parts
from assistant.question import years_in
from assistant.reply import Asked, Reply
from assistant.types import FigureRow, Status
from assistant.wanted import wanted_of
from assistant.worked_from import Worked, say, year_before
from corpus.types import Role


def of_the_year_before(asked: Asked) -> Reply | None:
    """The answer from the report on the year behind the one that is asked for; None where that report does not tell it."""
    understood = asked.understood
    covered = {year for report in asked.collection for year in report.metadata.years if report.agency in {one.agency for one in asked.reports}}
    untold = [year for year in years_in(understood.question) if year not in covered]
    if len(untold) != 1 or asks_change(understood.question) or compares_with(understood.question, untold[0]):
        return None
    year = untold[0]
    later = replace(
        asked,
        understood=replace(understood, told_years=(), scope=replace(understood.scope, years=(year + 1,))),
        reports=tuple(report for report in asked.reports if report.year == year + 1),
    )
    reply, rows = Reply(Status.ANSWERED), list[FigureRow]()
    for part in parts(bare_of(understood.question, [report.agency for report in asked.collection])) if later.reports else ():
        for now in (one for wanted in wanted_of(later, part.text) for one in best_of_each_report(later, wanted)):
            if now.figure.role is not Role.LEVEL or _is_told(later, now, year):
                return None
            earlier = year_before(later, now)
            if isinstance(earlier, Worked):
                rows += say(later, reply, earlier)
            elif earlier is not None and (row := stated(later, reply, FigureRow(earlier.report, earlier.figure, 0))) is not None:
                rows.append(row)
    reply.figures = tuple(rows)
    return reply if reply.draft.claims else None


def _is_told(asked: Asked, now: Candidate, year: int) -> bool:
    """Whether a report gives the number of that year itself, so that nothing need be worked out."""
    numbers = asked.library.contents.figures_of[now.report.id]
    sentence = sentence_around(now.report, now.figure)
    of_year = [n for n in numbers if n.period == str(year) and n.measure == now.figure.measure and n.role is not Role.CHANGE]
    return any(n.indicator == now.figure.indicator or sentence.start <= n.start < sentence.end for n in of_year)
