"""What a section says, report by report: numbered points with a quote each, and what is said under them."""


from assistant.lookup import without_the_section
from assistant.points import Point, points, say_points
from assistant.refuse import not_found
from assistant.reply import Asked, Reply, partly
from assistant.types import Status
from corpus.types import Report

MOST_POINTS_OF_ONE = 8
MOST_POINTS_OF_MANY = 3


def summary(asked: Asked) -> Reply:
    """Summarise the sections asked for; without one named, problems and next steps, else the whole report."""
    if not asked.reports:
        return not_found(asked)
    kinds = asked.understood.scope.sections
    having = [report for report in asked.reports if not kinds or set(kinds) & set(report.section_types())]
    if not having:
        return without_the_section(asked, kinds)
    reply = Reply(Status.ANSWERED)
    if len(having) > 1:
        named = asked.section_names(kinds) if kinds else asked.understood.topic
        reply.say(asked.words.say("summary_lead_all", count=len(having), section=named))
    for report in having:
        most = MOST_POINTS_OF_MANY if len(having) > 3 else MOST_POINTS_OF_ONE
        _report_points(asked, reply, report, most, is_one=len(having) == 1)
    lacking = [report for report in asked.reports if report not in having]
    if lacking and kinds:
        names = asked.words.join([asked.words.report(report) for report in lacking])
        section = asked.section_names(kinds)
        reply.say(asked.words.say("partly_missing_section", agencies=names, section=section))
        if asked.understood.scope.agencies:
            reply.status = Status.PARTIAL
    return partly(reply, asked)


def _report_points(asked: Asked, reply: Reply, report: Report, most: int, is_one: bool) -> None:
    words, kinds = asked.words, asked.understood.scope.sections
    if is_one and kinds:
        reply.say(words.say("summary_lead", report=words.report(report), section=asked.section_names(kinds)))
    else:
        reply.say(words.say("heading_of_report", report=words.report(report)))
    found = points(report, kinds)[:most]
    say_points(asked, reply, found if most > MOST_POINTS_OF_MANY else [Point(point.lead) for point in found])
