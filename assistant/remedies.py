"""What a report plans against a problem: the next step of the same number, of the same words, or nearest in meaning."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answering import answering
from assistant.evidence import best_sentences, states_it
from assistant.points import Point, points
from assistant.quotes import with_what_follows, without_numeral
from assistant.reading import SHORTEST, asked_for
from assistant.refuse import no_section, not_found
from assistant.reply import Asked, Reply, partly
from assistant.stopwords import soft_words, stopwords
from assistant.types import Evidence, Language, Scope, Status
from corpus.errors import UnusableModel
from corpus.section_types import kinds_in
from corpus.sentences import sentences
from corpus.types import Report, Section, SectionType, Span
from corpus.words import words

PROBLEMS, PLANS = (SectionType.PROBLEMS,), (SectionType.NEXT_STEPS,)
# A measure in the problem's own paragraph.
PLANNED = re.compile(r"\d{4}年.{0,6}(?:拟|计划|将|启用|建成|前)|下一?步|明年|(?:^|[,，;；])\s*(?:拟|计划|打算|将|争取|力争|准备|建议|提请)")
SAME_NUMBER, PER_WORD, PER_DEVIATION, OF_TOPIC, MOST_WORDS = 0.7, 0.3, 0.3, 0.5, 2
# Enough for a measure to be one against the problem, and how near to the best a second one must be.
ENOUGH, NEARLY_AS_GOOD = 0.7, 0.9
CANDIDATES = 12
# What is asked of others, as a report words it; so many sentences are read at the most, and from where on one is a measure.
ASKED_OF_OTHERS = re.compile(r"建议|恳请|提请|请求|商请|希望|争取")
MOST_READ_IN_TURN, READ_AS_MEASURE = 32, 0.3
# A heading so short is quoted with what is said under it, up to so much.
SHORT_HEADING, LONGEST_QUOTE = 20, 160


@dataclass(frozen=True, slots=True)
class _Problem:
    """A problem as a report words it: its place among the problems, how many there are, and the words of its paragraph."""

    number: int
    count: int
    section: int
    span: Span


def remedies(asked: Asked) -> Reply:
    """For each report the measures against the problem that the turn before told of it, else against that of the topic."""
    about = asked.understood.about
    told = {evidence.report.id for evidence in about}
    reports = [report for report in asked.reports if not told or report.id in told]
    found = {report.id: measures(asked, report) for report in reports}
    having = [report for report in reports if found[report.id]]
    if not having:
        lacks = not any(set(PLANS) & set(kinds_in(report)) for report in reports)
        return no_section(asked, PLANS) if lacks else not_found(asked)
    reply = Reply(Status.ANSWERED)
    words_of = asked.words
    of_one = len(having) == 1
    reply.say(words_of.say("lookup_lead_of", report=words_of.report(having[0])) if of_one else words_of.say("lookup_lead"))
    for report in having:
        for evidence in found[report.id]:
            claim = reply.draft.claim(words_of.say("quote_claim", agency=words_of.agency(report.agency), quote=evidence.quote), [evidence])
            if of_one:
                reply.quote(words_of, claim, report)
            else:
                reply.state(words_of, claim, report)
    lacking = [report for report in reports if not found[report.id]]
    if lacking and (told or asked.understood.scope.agencies):
        reply.say(words_of.say("partly_missing_part", agencies=words_of.join(list(map(words_of.report, lacking)))))
        reply.status = Status.PARTIAL
    return partly(reply, asked)


def planned_against(asked: Asked) -> Reply | None:
    """The measures against a problem that a question names itself, of the agencies that it names; None where there are none."""
    if not asked.understood.scope.agencies:
        return None
    reply = remedies(asked)
    return reply if reply.draft.claims else None


def measures(asked: Asked, report: Report) -> list[Evidence]:
    """The measures of a report against the problem asked about; none where it tells no such problem, or no measure."""
    problem = _problem(asked, report)
    if problem is None:
        return []
    planned = points(report, PLANS)
    beside = _in_its_paragraph(report, problem) or _read_in_turn(asked, report)
    if not planned:
        return beside
    scores = _scores(asked, report, problem, planned)
    best = max(scores)
    if best < ENOUGH:
        return beside
    chosen = [point for point, score in zip(planned, scores, strict=True) if score >= max(ENOUGH, NEARLY_AS_GOOD * best)]
    return [_with_its_text(report, point.lead) for point in chosen[:2]]


def _with_its_text(report: Report, lead: Evidence) -> Evidence:
    """A short heading with the sentences under it, as far as a reader takes them in."""
    section = report.sections[lead.section]
    if lead.span.end > section.heading_end or lead.span.end - lead.span.start > SHORT_HEADING:
        return with_what_follows(lead)
    under = [span for span in sentences(report.text, section.heading_end, section.end) if span.end - lead.span.start <= LONGEST_QUOTE]
    return Evidence(report, lead.section, Span(lead.span.start, under[-1].end)) if under else lead


def _problem(asked: Asked, report: Report) -> _Problem | None:
    """The problem that the turn before told of a report, its n-th where a turn counts, else the one nearest to the topic."""
    leads = [point.lead for point in points(report, PROBLEMS)]
    if asked.understood.nth:
        at = asked.understood.nth - 1
        return _whole(report, leads, at) if at < len(leads) else None
    told = [evidence for evidence in asked.understood.about if evidence.report.id == report.id]
    if told:
        place = _point_of(report, leads, told[0])
        return _whole(report, leads, place) if place is not None else _Problem(0, 0, told[0].section, told[0].span)
    scored = best_sentences(asked, Scope(sections=PROBLEMS), [report], CANDIDATES)
    for one in scored[:1]:
        if states_it(asked, asked.topic, one.share, one.meaning):
            place = _point_of(report, leads, Evidence(report, one.passage.section, one.sentence))
            return _whole(report, leads, place) if place is not None else None
    return None


def _point_of(report: Report, leads: Sequence[Evidence], evidence: Evidence) -> int | None:
    """Which of the problems' points holds a piece of evidence: the last that begins before it ends, in its section."""
    if report.sections[evidence.section].type is not SectionType.PROBLEMS:
        return None
    before = [at for at, lead in enumerate(leads) if lead.section == evidence.section and lead.span.start < evidence.span.end]
    return before[-1] if before else None


def _whole(report: Report, leads: Sequence[Evidence], at: int) -> _Problem:
    """A point of the problems from its lead to the next one, or to the end of its section."""
    lead, section = leads[at], report.sections[leads[at].section]
    after = [other.span.start for other in leads if other.section == lead.section and other.span.start > lead.span.start]
    return _Problem(at + 1, len(leads), lead.section, Span(lead.span.start, min(after, default=section.end)))


def _in_its_paragraph(report: Report, problem: _Problem) -> list[Evidence]:
    """The measures that stand behind a problem in its own words."""
    found = [span for span in sentences(report.text, problem.span.start, problem.span.end) if PLANNED.search(report.search.slice_of(span))]
    return [Evidence(report, problem.section, without_numeral(report, span)) for span in found[:2]]


def _read_in_turn(asked: Asked, report: Report) -> list[Evidence]:
    """What a report plans or asks others to do that is read as the answer to a turn; nothing where no sentence is likely to be."""
    if not asked.understood.leans_on:
        return []
    found = [
        (passage.section, sentence, text)
        for passage in asked.library.contents.of_report[report.id]
        for sentence in passage.sentences
        if (text := report.search.slice_of(sentence))
        and len(text) >= SHORTEST
        and (report.sections[passage.section].type in PLANS or PLANNED.search(text) or ASKED_OF_OTHERS.search(text))
    ][:MOST_READ_IN_TURN]
    try:
        likely = answering().likely(asked_for(asked), [text for *_, text in found]) if found else np.zeros(0)
    except UnusableModel:
        return []
    if not found or likely.max() < READ_AS_MEASURE:
        return []
    section, sentence, _ = found[int(np.argmax(likely))]
    return [Evidence(report, section, without_numeral(report, sentence))]


def _scores(asked: Asked, report: Report, problem: _Problem, planned: Sequence[Point]) -> list[float]:
    """How far each planned point is against a problem: by its number, its words and its meaning."""
    texts = [report.search.slice_of(_span_of(report.sections[point.lead.section], point, planned)) for point in planned]
    told = report.search.slice_of(problem.span)
    rows = asked.library.encoder.passages([told, *texts])
    near = np.asarray(rows[1:] @ rows[0], np.float64)
    standard = (near - near.mean()) / (near.std() or 1.0) if len(near) > 2 else np.zeros(len(near))
    corresponds = problem.number and problem.count <= len(planned) + 1
    return [
        SAME_NUMBER * bool(corresponds and at + 1 == problem.number)
        + PER_WORD * min(MOST_WORDS, len(_own_words(told) & _own_words(text)))
        + PER_DEVIATION * float(deviation)
        + OF_TOPIC * asked.topic.share(text)
        for at, (text, deviation) in enumerate(zip(texts, standard, strict=True))
    ]


def _span_of(section: Section, point: Point, planned: Sequence[Point]) -> Span:
    """A planned point with what is said under it."""
    after = [other.lead.span.start for other in planned if other.lead.section == section.number and other.lead.span.start > point.lead.span.start]
    return Span(point.lead.span.start, min(after, default=section.end))


def _own_words(text: str) -> set[str]:
    skipped = stopwords(Language.CHINESE) | soft_words(Language.CHINESE)
    return {word for word in words(text) if len(word) > 1 and word not in skipped and not word.isdigit()}
