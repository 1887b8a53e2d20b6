"""Sentences that were found, as quotes and as claims of an answer."""

from collections.abc import Sequence

from assistant.beside import heads_a_table, table_under
from assistant.evidence import Scored, as_evidence
from assistant.gate.dates import dates_in, in_digits
from assistant.points import LEADING
from assistant.quotes import is_heading, standing_alone, with_what_follows
from assistant.reply import Asked, Reply
from assistant.sought import WHEN
from assistant.types import Evidence

MOST_CLAIMS = 3


def say_quotes(asked: Asked, reply: Reply, found: Sequence[Evidence]) -> None:
    """Say each quote as a claim, under the report that all are of."""
    words = asked.words
    of_one = len({evidence.report.id for evidence in found}) == 1
    lead = words.say("lookup_lead_of", report=words.report(found[0].report)) if of_one else words.say("lookup_lead")
    reply.say(lead)
    for evidence in found:
        claim = reply.draft.claim(_claim_text(asked, evidence), [evidence])
        if of_one:
            reply.quote(words, claim, evidence.report)
        else:
            reply.state(words, claim, evidence.report)


def _claim_text(asked: Asked, evidence: Evidence) -> str:
    """The quote; where a time is asked for and it names one date, behind that date as the reader writes it."""
    words, agency = asked.words, asked.words.agency(evidence.report.agency)
    dated = dates_in(in_digits(evidence.report.search.slice_of(evidence.span))) if WHEN.search(asked.understood.question) else []
    if len(dated) == 1 and dated[0].year is not None:
        date = words.date(dated[0].year, dated[0].month, dated[0].day)
        return words.say("dated_quote_claim", agency=agency, date=date, quote=evidence.quote)
    return words.say("quote_claim", agency=agency, quote=evidence.quote)


def evidence_of(asked: Asked, scored: Scored) -> Evidence:
    """A sentence as evidence, with the table that it leads to, or what follows it where it cannot stand alone."""
    report = asked.library.contents.reports[scored.passage.report]
    if heads_a_table(report, scored.sentence):
        return Evidence(report, scored.passage.section, table_under(report, scored.sentence), round(scored.score, 4))
    evidence = standing_alone(as_evidence(asked.library, scored, asked.topic))
    leads = report.sections[scored.passage.section].type in LEADING
    return evidence if leads else with_what_follows(evidence)


def unlike(found: Sequence[Evidence]) -> list[Evidence]:
    """The quotes in order, without one that only repeats a better one, of the same report, or a part of it."""
    kept: list[Evidence] = []
    for one in found:
        mine = _words_of(one)
        if not any(one.report.id == other.report.id and (mine in (yours := _words_of(other)) or yours in mine) for other in kept):
            kept.append(one)
    return kept


def _words_of(evidence: Evidence) -> str:
    return "".join(character for character in evidence.quote if character.isalnum())


def only_leads(asked: Asked, scored: Scored) -> bool:
    """Whether a sentence is a heading that only leads to what is said; those of problems and plans say it."""
    section = asked.library.contents.reports[scored.passage.report].sections[scored.passage.section]
    return section.type not in LEADING and is_heading(section, scored.sentence)
