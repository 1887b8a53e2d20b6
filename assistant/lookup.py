"""One fact: the sentences that state it, or the word that none does."""

from assistant.evidence import Scored, as_evidence, best_sentences, states_it
from assistant.refuse import no_section, not_found
from assistant.reply import Asked, Reply, partly
from assistant.types import Scope, Status

# Further sentences are shown when they score nearly as high as the best.
NEARLY_AS_GOOD = 0.9
MOST_CLAIMS = 3
CANDIDATES = 24


def lookup(asked: Asked) -> Reply:
    """Answer with the words of the reports."""
    understood = asked.understood
    if (understood.missing_agencies or understood.missing_years) and not asked.reports:
        return not_found(asked)
    sections = understood.scope.sections
    if sections and not any(set(sections) & set(report.section_types()) for report in asked.reports):
        return no_section(asked, sections)
    scored = best_sentences(asked, Scope(sections=sections), asked.reports, CANDIDATES)
    chosen = [s for s in scored if states_it(asked, asked.topic, s.share, s.meaning)]
    if not chosen:
        return not_found(asked)
    return partly(_answer(asked, chosen), asked)


def _answer(asked: Asked, chosen: list[Scored]) -> Reply:
    reply = Reply(Status.ANSWERED)
    reply.say(asked.words.say("lookup_lead"))
    best = chosen[0]
    near = [s for s in chosen if s.score >= NEARLY_AS_GOOD * best.score and s.share >= NEARLY_AS_GOOD * best.share]
    for scored in near[:MOST_CLAIMS]:
        evidence = as_evidence(asked.library, scored, asked.topic)
        agency = asked.words.agency(evidence.report.agency)
        claim = reply.draft.claim(asked.words.say("quote_claim", agency=agency, quote=evidence.quote), [evidence])
        reply.state(asked.words, claim, evidence.report)
    return reply
