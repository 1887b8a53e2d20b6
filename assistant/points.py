"""The points that sections make: headed ones by their heading, enumerated ones one by one, else by paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.planned import is_to_be_done
from assistant.quotes import without_numeral
from assistant.reply import Asked, Reply
from assistant.types import Evidence
from corpus.section_types import kinds_of, section_type
from corpus.sentences import sentences
from corpus.types import Report, Section, SectionType, Span

SHORTEST_POINT = 8
# A point so short (服务范围进一步扩大) is a heading of its own: what follows tells it.
SHORT_LEAD = 24
# A problem or a plan whose heading is as short as this (信息不通) is told by the sentence under it.
SHORT_HEADING = 10
# Of few points the sentence behind each is told too.
FEW = 4
MOST_UNDER = 3
MOST_OF_A_PARAGRAPH = 2
ENUMERATED = re.compile(r"(?:^|(?<=[。;:,\n\s]))\s*(?:[一二三四五六七八九十]是|[第其][一二三四五六七八九十],|[(]\d[)])")
# 一是留不住人。
A_SHORT_ONE = re.compile(r"\s*[一二三四五六七八九十]是\w{2}")
LED_TO = re.compile(r"[:：]\s*(?=[一二三四五六七八九十]是|其一)")
LEADING = (SectionType.PROBLEMS, SectionType.NEXT_STEPS)
NUMBERED = re.compile(r"^\s*[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．\s]*")
ENDS = "。!?！？;；”"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a section with what is said under it."""

    lead: Evidence
    under: tuple[Evidence, ...] = ()


def points(report: Report, kinds: tuple[SectionType, ...]) -> list[Point]:
    """The points of the sections of these types, in the report's order."""
    chosen = [s for s in report.sections if s.type in kinds] if kinds else _whole(report)
    if kinds == (SectionType.NEXT_STEPS,) and not chosen:
        return [point for section in report.sections if SectionType.NEXT_STEPS in kinds_of(section) for point in _planned(report, section)]
    numbers = {section.number for section in chosen}
    above = {_parent(report, section) for section in chosen}
    is_of_parts = not kinds and not any(section.type in (*LEADING, SectionType.OVERVIEW) for section in chosen)
    found: list[Point] = []
    for section in chosen:
        if section.heading_path and (_parent(report, section) in numbers or is_of_parts or _is_of_a_lost_part(report, section)):
            found.append(headed_point(report, section))
        elif section.number not in above:
            found += points_under(report, section)
        else:
            # Before headed points stand only words that lead to them, unless they are enumerated too.
            found += _enumerated(report, section)
    return found


def _planned(report: Report, section: Section) -> list[Point]:
    """What a section on problems and next steps alike says is to be done, sentence by sentence."""
    return [_point(report, section, [span]) for span in _sentences(report, section) if is_to_be_done(report.search.slice_of(span))]


def _is_of_a_lost_part(report: Report, section: Section) -> bool:
    """Whether a problem's heading stands below a part of another type, and is no name of a section itself."""
    heading = section_type(NUMBERED.sub("", report.search.slice_of(Span(section.start, section.heading_end)).strip()))
    return section.type is SectionType.PROBLEMS and section.level > 1 and _parent(report, section) >= 0 and heading is None


def points_under(report: Report, section: Section) -> list[Point]:
    """The points of a section's own text: enumerated ones, else its paragraphs, else its sentences."""
    if enumerated := _enumerated(report, section):
        return enumerated
    paragraphs = list(_paragraphs(report, _sentences(report, section)))
    if len(paragraphs) == 1:
        return [_point(report, section, [span]) for span in paragraphs[0]]
    return [_point(report, section, paragraph[: 1 + MOST_OF_A_PARAGRAPH]) for paragraph in paragraphs]


def say_points(asked: Asked, reply: Reply, found: Sequence[Point]) -> None:
    """State points, numbered, each with what is said under it; a lone one without a number of its own."""
    number = 0
    for point in found:
        claim = reply.draft.claim(f"“{point.lead.quote}”", [point.lead])
        number += claim is not None
        reply.point(asked.words, claim, number)
        for under in point.under if claim is not None else ():
            reply.point(asked.words, reply.draft.claim(f"“{under.quote}”", [under]))


def headed_point(report: Report, section: Section) -> Point:
    """A headed section as a point: the heading, and what is enumerated under it, else how it begins."""
    heading = without_numeral(report, Span(section.start, section.heading_end))
    if section.type in LEADING:
        # Their headings say it themselves, unless they are but a word or two; running text under them also tells what is well.
        under = [point.lead for point in _enumerated(report, section)][:MOST_UNDER] or _beginning(report, section, heading)
    else:
        under = [one for point in points_under(report, section) for one in (point.lead, *point.under)][:MOST_UNDER]
    return Point(Evidence(report, section.number, heading), tuple(under))


def _beginning(report: Report, section: Section, heading: Span) -> list[Evidence]:
    """How the text under a short heading begins; nothing under a longer one."""
    return [Evidence(report, section.number, without_numeral(report, span)) for span in _sentences(report, section)[:1]] if _is_a_word_or_two(report, heading) else []


def _enumerated(report: Report, section: Section) -> list[Point]:
    """The points that are counted (一是…二是…) and, but for problems and plans, what is said before them."""
    spans = _sentences(report, section)
    starts = [n for n, span in enumerate(spans) if ENUMERATED.search(report.search.slice_of(span))]
    if len(starts) < 2:
        return []
    first = [] if section.type in LEADING else [paragraph[:1] for paragraph in _paragraphs(report, spans[: starts[0]])]
    counted = [spans[start:after] for start, after in zip(starts, [*starts[1:], len(spans)], strict=True)]
    tells_more = section.type is not SectionType.PROBLEMS
    counted = [[_from_the_mark(report, own[0]), *own[1:]] for own in counted]
    shown = [own[: 1 + ((tells_more and (len(starts) <= FEW or _is_short(own[0]))) or _is_a_word_or_two(report, own[0]))] for own in counted]
    return [_point(report, section, own) for own in (*first, *shown)]


def _from_the_mark(report: Report, span: Span) -> Span:
    """The sentence from where it begins to count: 还存在一些不足：一是…"""
    match = LED_TO.search(report.text, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def _is_short(span: Span) -> bool:
    return span.end - span.start <= SHORT_LEAD


def _is_a_word_or_two(report: Report, span: Span) -> bool:
    told = without_numeral(report, span)
    return told.end - told.start <= SHORT_HEADING


def _point(report: Report, section: Section, spans: Sequence[Span]) -> Point:
    lead, *under = (Evidence(report, section.number, without_numeral(report, span)) for span in spans)
    return Point(lead, tuple(under))


def _sentences(report: Report, section: Section) -> list[Span]:
    found = sentences(report.text, section.heading_end, section.end)
    return [span for span in found if span.end - span.start >= SHORTEST_POINT or A_SHORT_ONE.match(report.search.slice_of(span))]


def _paragraphs(report: Report, found: Sequence[Span]) -> Iterator[list[Span]]:
    """Sentences by paragraph; a line that breaks off in a sentence ends none."""
    paragraph: list[Span] = []
    for span in found:
        if paragraph and "\n" in report.text[paragraph[-1].end : span.start] and report.text[paragraph[-1].end - 1] in ENDS:
            yield paragraph
            paragraph = []
        paragraph.append(span)
    if paragraph:
        yield paragraph


def _whole(report: Report) -> list[Section]:
    """What stands for a report as a whole: problems and next steps where it has them, else each part."""
    leading = [s for s in report.sections if s.type in LEADING or s.type is SectionType.OVERVIEW]
    return leading or [s for s in report.sections if s.level >= 1]


def _parent(report: Report, section: Section) -> int:
    """The number of the section above; -1 when there is none."""
    above = (s.number for s in reversed(report.sections[: section.number]) if 0 < s.level < section.level)
    return next(above, -1)
