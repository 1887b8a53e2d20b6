"""A whole report in points: its basic figures, what was done, what is wrong and what is planned, in its own order."""

import re
from collections.abc import Iterator

from assistant.points import LEADING, SHORTEST_POINT, Point, points, points_under
from assistant.quotes import without_numeral
from assistant.types import Evidence
from corpus.sentences import sentences
from corpus.types import Report, Section, SectionType, Span

# Fewer parts than this are no report in sections.
FEWEST_PARTS = 3
MOST_FIGURES, MOST_DONE, MOST_UNDER, MOST_LEADING = 3, 4, 8, 5
NUMBER = re.compile(r"\d(?!\d{0,3}\s*年)")
CELLS = re.compile(r"[|｜]")


def outline(report: Report) -> list[Point]:
    """The points that stand for a report; empty where it has no parts."""
    parts = [section for section in report.sections if section.level == 1]
    if len(parts) < FEWEST_PARTS:
        return []
    found: list[Point] = []
    for n, section in enumerate(parts):
        if section.type in LEADING:
            if section.type not in {before.type for before in parts[:n]}:
                found += [Point(point.lead) for point in points(report, (section.type,))[:MOST_LEADING]]
        elif section.type is SectionType.OVERVIEW or not found:
            found += _with_numbers(report, section)
            found += _done(report, section) if _tells_more(report, section) else []
        else:
            found += _done(report, section)
    return found


def _with_numbers(report: Report, section: Section) -> list[Point]:
    """What a part on the basics counts, else how it begins."""
    told = [span for part in with_those_under(report, section) for span in _told(report, part)]
    counted = [one for one in told if NUMBER.search(report.search.slice_of(one.span))]
    return [Point(one) for one in (counted or told)[:MOST_FIGURES]]


def _done(report: Report, section: Section) -> list[Point]:
    """What a part tells to be done: each heading under it with how it begins, else its points."""
    under = [part for part in with_those_under(report, section)[1:] if part.level == section.level + 1 and part.type is not SectionType.OVERVIEW]
    if not under:
        return [Point(point.lead) for point in points_under(report, section)[:MOST_DONE] if not CELLS.search(point.lead.quote)]
    found = []
    for part in under[:MOST_UNDER]:
        heading = Evidence(report, part.number, without_numeral(report, Span(part.start, part.heading_end)))
        found.append(Point(heading, tuple(list(_told(report, part))[:1])))
    return found


def _tells_more(report: Report, section: Section) -> bool:
    """Whether a part on the basics also has what was done under it, as headed parts of other kinds."""
    return any(part.type not in (SectionType.OVERVIEW, SectionType.OTHER) for part in with_those_under(report, section)[1:])


def with_those_under(report: Report, section: Section) -> list[Section]:
    """A section and those below it, up to the next of its level."""
    found = [section]
    for other in report.sections[section.number + 1 :]:
        if other.level <= section.level:
            break
        found.append(other)
    return found


def _told(report: Report, section: Section) -> Iterator[Evidence]:
    for span in sentences(report.text, section.heading_end, section.end):
        if span.end - span.start >= SHORTEST_POINT and not CELLS.search(report.text[span.start : span.end]):
            yield Evidence(report, section.number, without_numeral(report, span))
