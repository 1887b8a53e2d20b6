"""The collection itself: how many reports, of whom, for which years."""

import re
from collections.abc import Iterator, Sequence

from assistant import wording
from assistant.refuse import not_found
from assistant.reply import Asked, Reply
from assistant.types import Evidence, Status
from corpus.sentences import sentences
from corpus.types import Report, Span

NEWEST = re.compile(r"最新|最近|最晚|\b(?:newest|latest|most recent)\b", re.IGNORECASE)
OLDEST = re.compile(r"最早|最旧|\b(?:oldest|earliest|first)\b", re.IGNORECASE)


def meta(asked: Asked) -> Reply:
    """One claim a report, each citing the report's own title or first words."""
    reports = list(asked.reports)
    if not reports:
        return not_found(asked)
    words = asked.words
    reply = Reply(Status.ANSWERED)
    question = asked.understood.question
    if wording.DATED.search(question):
        return _dated(asked, reply, reports)
    if NEWEST.search(question) or OLDEST.search(question):
        reports = _at_the_end(reports, newest=bool(NEWEST.search(question)))
        key = "meta_newest" if NEWEST.search(question) else "meta_oldest"
        reply.say(words.say(key, year=reports[0].year or ""))
    elif len(reports) < len(asked.collection):
        reply.say(words.say("meta_lead_scope", count=len(reports), total=len(asked.collection)))
    else:
        years = words.years_of(y for r in reports for y in r.metadata.years)
        agencies = len({report.agency for report in reports})
        reply.say(words.say("meta_lead", count=len(reports), agencies=agencies, years=years))
    for report in reports:
        evidence = Evidence(report, 0, title_span(report))
        claim = reply.draft.claim(words.agency(report.agency), [evidence])
        if claim is not None:
            reply.lines.append(words.say("line", text=words.report(report) + words.marks(claim.citations)))
    return reply


def _dated(asked: Asked, reply: Reply, reports: Sequence[Report]) -> Reply:
    """When each report was signed or published, where its text says so."""
    words = asked.words
    for report in reports:
        for section, span in _date_in(report):
            year, month, day = map(int, report.metadata.date.split("-"))
            text = words.say("dated_quote_claim", agency=words.agency(report.agency), date=words.date(year, month, day), quote=report.quote(span))
            reply.state(words, reply.draft.claim(text, [Evidence(report, section, span)]), report)
    return reply if reply.draft.claims else not_found(asked)


def _date_in(report: Report) -> Iterator[tuple[int, Span]]:
    """The last place where a report prints its date, if any."""
    if not report.metadata.date:
        return
    year, month, day = map(int, report.metadata.date.split("-"))
    printed = re.compile(rf"{year}\s*(?:年|[-/.])\s*0?{month}\s*(?:月|[-/.])\s*0?{day}(?!\d)\s*日?")
    found = list(printed.finditer(report.search.text))
    if found:
        span = report.search.original(found[-1].start(), found[-1].end())
        section = next((s.number for s in report.sections if s.start <= span.start < s.end), 0)
        yield section, span


def title_span(report: Report) -> Span:
    """Where the report's title stands in its text, else its first sentence."""
    title = report.metadata.title
    at = report.text.find(title) if title else -1
    if at >= 0:
        return Span(at, at + len(title))
    return sentences(report.text, 0, len(report.text))[0]


def _at_the_end(reports: list[Report], newest: bool) -> list[Report]:
    years = [report.year for report in reports if report.year is not None]
    if not years:
        return reports
    wanted = max(years) if newest else min(years)
    return [report for report in reports if report.year == wanted]
