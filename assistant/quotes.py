"""Quotes that can stand alone: quotation marks closed, a short sentence with the one before it, no numeral in front."""

import re

from assistant.types import Evidence
from corpus.sentences import sentences, trimmed
from corpus.types import Report, Section, Span

PAIRS = {"”": "“", "’": "‘", "」": "「", "』": "『", "》": "《", ")": "(", "）": "（"}
SENTENCE_ENDS = "。!?！？;；\n"
# A sentence shorter than this (整改措施：已整改。) says nothing without the one before it.
SHORTEST_ALONE = 12
NUMERAL = re.compile(
    r"\s*[:：]?\s*(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．)](?!\d(?!0\d\d年))|[第其][一二三四五六七八九十][,，、]|[一二三四五六七八九十]是)\s*"
)
# A heading in front of its paragraph is no longer than this and counts nothing.
LONGEST_RUN_IN = 30
DIGIT = re.compile(r"\d")
CLOSING = re.compile(r"[\s。；;:：]+$")


def closed(report: Report, span: Span) -> Span:
    """The span with what comes before it, as far as quotation marks and brackets that close in it open there.

    It stays within its sentence; where nothing opens them there it is left as it is.
    """
    wanted = _unopened(report.text[span.start : span.end])
    at = span.start
    while wanted and at > 0 and report.text[at - 1] not in SENTENCE_ENDS:
        at -= 1
        character = report.text[at]
        if character in PAIRS:
            wanted.append(PAIRS[character])
        elif wanted[-1] == character:
            wanted.pop()
    return span if wanted else Span(at, span.end)


def standing_alone(evidence: Evidence) -> Evidence:
    """A sentence that is too short to say anything, with the one before it in its section."""
    report, span = evidence.report, evidence.span
    section = report.sections[evidence.section]
    if len(report.quote(span).strip()) >= SHORTEST_ALONE or span.start < section.heading_end:
        return evidence
    before = sentences(report.text, section.heading_end, span.start)
    return Evidence(report, evidence.section, Span(before[-1].start, span.end), evidence.score) if before else evidence


def with_what_follows(evidence: Evidence) -> Evidence:
    """A numbered heading that runs on in its paragraph (1、并联审批。…), with the sentence behind it, which tells it."""
    report, span = evidence.report, evidence.span
    behind = told_below(report, report.sections[evidence.section], span)
    return evidence if behind is None else Evidence(report, evidence.section, Span(span.start, behind.end), evidence.score)


def told_below(report: Report, section: Section, span: Span) -> Span | None:
    """The sentence below a short numbered heading (1、并联审批。) that tells it; None where the span is no such heading."""
    heading = report.quote(span).strip()
    numeral = NUMERAL.match(heading)
    if numeral is None or len(heading) > LONGEST_RUN_IN or DIGIT.search(heading[numeral.end() :]):
        return None
    behind = sentences(report.text, span.end, section.end)
    return behind[0] if behind and not NUMERAL.match(report.quote(behind[0])) else None


def without_numeral(report: Report, span: Span) -> Span:
    """The span without the numeral in front of it (（一）, 1., 一是) and the stop behind it."""
    text = report.text[span.start : span.end]
    numeral = NUMERAL.match(text)
    start = numeral.end() if numeral else 0
    end = len(text) - len(match[0]) if (match := CLOSING.search(text)) else len(text)
    return trimmed(report.text, Span(span.start + start, span.start + end)) or span if start < end else span


def is_heading(section: Section, span: Span) -> bool:
    """Whether a span of a section lies in its heading."""
    return section.start <= span.start and span.end <= section.heading_end


def _unopened(text: str) -> list[str]:
    """The opening marks that are lacking, the outermost first."""
    open_marks: list[str] = []
    lacking: list[str] = []
    for character in text:
        if character in PAIRS.values():
            open_marks.append(character)
        elif character in PAIRS:
            if open_marks and open_marks[-1] == PAIRS[character]:
                open_marks.pop()
            elif not open_marks:
                lacking.insert(0, PAIRS[character])
    return lacking
