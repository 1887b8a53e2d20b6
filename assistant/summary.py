"""What a section says, report by report: numbered points with a quote each, and what is said under them."""

from collections.abc import Sequence

from assistant.lookup import without_the_section
from assistant.outline import outline
from assistant.points import FEW, MOST_UNDER, Point, points, say_points
from assistant.question import names_beside_sections
from assistant.refuse import not_found
from assistant.reply import Asked, Reply, partly
from assistant.types import Status
from corpus.section_types import kinds_in
from corpus.types import Report

MOST_OF_THE_TOPIC = 0.6
MOST_POINTS_OF_ONE = 8
MOST_POINTS_OF_MANY = 3
MOST_POINTS_OF_ALL = 24


def summary(asked: Asked) -> Reply:
    """Summarise the sections asked for; without one named, problems and next steps, else the whole report."""
    if not asked.reports:
        return not_found(asked)
    kinds = asked.understood.scope.sections
    having = [report for report in asked.reports if not kinds or set(kinds) & set(kinds_in(report))]
    if not having:
        return without_the_section(asked, kinds)
    bearing = {report.id: _bearing(asked, points(report, kinds)) for report in having} if kinds and names_beside_sections(asked.understood) else {}
    lacking = [report for report in asked.reports if report not in having]
    if any(bearing.values()):
        having = [report for report in having if bearing[report.id]]
    reply = Reply(Status.ANSWERED)
    if len(having) > 1:
        named = asked.section_names(kinds) if kinds else asked.understood.topic
        reply.say(asked.words.say("summary_lead_all", count=len(having), section=named))
    for report in having:
        most = MOST_POINTS_OF_MANY if len(having) > 3 else MOST_POINTS_OF_ONE
        found = bearing.get(report.id) or points(report, kinds)
        if not kinds and len(having) == 1:
            found, most = outline(report) or found, MOST_POINTS_OF_ALL
        _report_points(asked, reply, report, found[:most], most, is_one=len(having) == 1)
    if lacking and kinds:
        names = asked.words.join([asked.words.report(report) for report in lacking])
        section = asked.section_names(kinds)
        reply.say(asked.words.say("partly_missing_section", agencies=names, section=section))
        if asked.understood.scope.agencies:
            reply.status = Status.PARTIAL
    return partly(reply, asked)


def _bearing(asked: Asked, found: Sequence[Point]) -> list[Point]:
    """The points that hold most of what is named beside the section, they or what is said under them."""
    return [point for point in found if max(asked.topic.share(one.report.search.slice_of(one.span)) for one in (point.lead, *point.under)) >= MOST_OF_THE_TOPIC]


def _report_points(asked: Asked, reply: Reply, report: Report, found: Sequence[Point], most: int, is_one: bool) -> None:
    words, kinds = asked.words, asked.understood.scope.sections
    if is_one and kinds:
        reply.say(words.say("summary_lead", report=words.report(report), section=asked.section_names(kinds)))
    else:
        reply.say(words.say("heading_of_report", report=words.report(report)))
    most_under = (MOST_UNDER if is_one and len(found) <= FEW else 1) if most > MOST_POINTS_OF_MANY else 0
    say_points(asked, reply, [Point(point.lead, point.under[:most_under]) for point in found])
