"""What a section says, report by report, as points with a quote each."""

import re
from collections.abc import Iterator

from assistant.lookup import without_the_section
from assistant.refuse import not_found
from assistant.reply import Asked, Reply, partly
from assistant.types import Evidence, Status
from corpus.sentences import sentences
from corpus.types import Report, Section, SectionType, Span

MOST_POINTS_OF_ONE = 8
MOST_POINTS_OF_MANY = 3
SHORTEST_POINT = 8
ENUMERATED = re.compile(r"(?:^|(?<=[。;:,\n\s]))\s*(?:[一二三四五六七八九十]是|第[一二三四五六七八九十],|[(]\d[)])")
LEADING = (SectionType.PROBLEMS, SectionType.NEXT_STEPS)


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
        _report_points(asked, reply, report, kinds, MOST_POINTS_OF_MANY if len(having) > 3 else MOST_POINTS_OF_ONE)
    lacking = [report for report in asked.reports if report not in having]
    if lacking and kinds:
        names = asked.words.join([asked.words.report(report) for report in lacking])
        section = asked.section_names(kinds)
        reply.say(asked.words.say("partly_missing_section", agencies=names, section=section))
        if asked.understood.scope.agencies:
            reply.status = Status.PARTIAL
    return partly(reply, asked)


def points(report: Report, kinds: tuple[SectionType, ...]) -> list[Evidence]:
    """The points of the sections of these types: headed ones by their heading and first sentence, enumerated ones one by one."""
    found: list[Evidence] = []
    chosen = [s for s in report.sections if s.type in kinds] if kinds else _whole(report)
    deepest = {section.number for section in chosen if not _has_children(report, section)}
    for section in chosen:
        body = Span(section.heading_end, section.end)
        if section.number in deepest and section.level > 1 and _is_statement(report, section):
            found.append(Evidence(report, section.number, _heading_line(report, section)))
            continue
        found += [Evidence(report, section.number, span) for span in _point_spans(report, body)]
    return found


def _report_points(asked: Asked, reply: Reply, report: Report, kinds: tuple[SectionType, ...], most: int) -> None:
    words = asked.words
    named = asked.section_names(kinds) if kinds else report.metadata.title or report.file
    reply.say(words.say("summary_lead", report=words.report(report), section=named))
    for evidence in points(report, kinds)[:most]:
        reply.state(words, reply.draft.claim(f"“{evidence.quote}”", [evidence]))


def _whole(report: Report) -> list[Section]:
    """What stands for a report as a whole: problems and next steps where it has them, else the first of each part."""
    leading = [s for s in report.sections if s.type in LEADING or s.type is SectionType.OVERVIEW]
    return leading or [s for s in report.sections if s.level >= 1]


def _has_children(report: Report, section: Section) -> bool:
    after = report.sections[section.number + 1 : section.number + 2]
    return bool(after) and after[0].level > section.level and section.level > 0


def _is_statement(report: Report, section: Section) -> bool:
    """A heading that says something itself (a problem, a measure), not merely the section's name."""
    heading = re.sub(r"^[(（\d一二三四五六七八九十)）、.．\s]+", "", section.heading_path[-1])
    return section.type in LEADING and len(heading) >= SHORTEST_POINT


def _heading_line(report: Report, section: Section) -> Span:
    end = section.heading_end
    while end > section.start and report.text[end - 1].isspace():
        end -= 1
    return Span(section.start, end)


def _point_spans(report: Report, body: Span) -> Iterator[Span]:
    """Enumerated points (一是…二是…) where there are any, else the sentences."""
    view = report.search.slice_of(body)
    marks = [match.start() for match in ENUMERATED.finditer(view)]
    spans = sentences(report.text, body.start, body.end)
    if len(marks) >= 2:
        spans = [span for span in spans if ENUMERATED.search(report.search.slice_of(span))]
    for span in spans:
        if span.end - span.start >= SHORTEST_POINT:
            yield span
