"""Years that a question names and that nothing in the answer is of."""

import re

from assistant.over_time import LAST_YEAR
from assistant.question import years_in
from assistant.reply import Asked, Reply
from assistant.types import Status
from corpus.types import Role


def say_untold_years(asked: Asked, reply: Reply) -> Reply:
    """Name the years of the one agency asked for that no report covers and no cited words tell, and its reports that give no such figure."""
    agencies = {report.agency for report in asked.reports}
    years = years_in(asked.understood.question)
    if reply.status is not Status.ANSWERED or not reply.figures or len(agencies) != 1 or len(years) < 2:
        return reply
    agency, words = next(iter(agencies)), asked.words
    covered = {year for report in asked.collection if report.agency == agency for year in report.metadata.years}
    having = {row.report.id for row in reply.figures}
    for year in years:
        if year not in covered and not _is_told(reply, year) and year not in asked.understood.missing_years:
            reply.say(words.say("partly_missing_pair", agency=words.agency(agency), year=year))
            reply.status = Status.PARTIAL
    lacking = [report for report in asked.reports if report.id not in having and set(report.metadata.years) & set(years)]
    lacking = [report for report in lacking if not any(_is_told(reply, year) for year in report.metadata.years)]
    if lacking:
        reply.say(words.say("partly_missing_part", agencies=words.join([words.report(report) for report in lacking])))
        reply.status = Status.PARTIAL
    return reply


def _is_told(reply: Reply, year: int) -> bool:
    """Whether a figure of the answer is of a year, or the words cited tell of it or of the year before theirs."""
    if any(row.figure.period == str(year) or (row.figure.role is not Role.LEVEL and row.report.year == year + 1) for row in reply.figures):
        return True
    for citation in reply.draft.citations:
        report = citation.evidence.report
        quote = report.search.slice_of(citation.evidence.span)
        if str(year) in quote or (report.year == year + 1 and re.search(LAST_YEAR, quote)):
            return True
    return False
