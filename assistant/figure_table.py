"""Every number of the genre that the reports in scope give, report by report."""

from collections.abc import Iterator

from assistant.figure_claims import stated
from assistant.refuse import not_found
from assistant.reply import Asked, Reply, partly
from assistant.types import FigureRow, Status
from corpus.indicators import indicators
from corpus.types import Report, Role

MOST_REPORTS = 12


def figure_table(asked: Asked) -> Reply:
    """The figures of the known indicators as they stand, in the order of the genre, each with its citation."""
    reports = [report for report in asked.reports if any(True for _ in _rows(asked, report))]
    if not reports:
        return not_found(asked)
    reply = Reply(Status.ANSWERED)
    reply.say(asked.words.say("table_lead", count=min(len(reports), MOST_REPORTS)))
    rows = [row for report in reports[:MOST_REPORTS] for each in _rows(asked, report) if (row := stated(asked, reply, each)) is not None]
    if len(reports) > MOST_REPORTS:
        reply.say(asked.words.say("table_more", count=len(reports) - MOST_REPORTS))
    reply.figures = tuple(rows)
    return partly(reply, asked)


def _rows(asked: Asked, report: Report) -> Iterator[FigureRow]:
    """The first figure of each indicator that is a level of the agency's work as a whole."""
    numbers = asked.library.contents.figures_of[report.id]
    for indicator in indicators():
        found = (n for n in numbers if n.canonical and n.indicator == indicator.name and n.role is Role.LEVEL and not n.subject)
        yield from (FigureRow(report, number, 0) for number in list(found)[:1])
