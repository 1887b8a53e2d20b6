"""One fact: the sentences that state it, or the word that none does."""

from assistant.evidence import Scored, as_evidence, best_sentences
from assistant.refuse import no_section, not_found
from assistant.reply import Asked, Reply, partly
from assistant.terms import Topic
from assistant.types import Scope, Status

# A sentence must hold this share of the question's terms, or less of them and much of its meaning.
ENOUGH_TERMS = 0.62
SOME_TERMS, ENOUGH_MEANING = 0.45, 0.72
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
    scope = Scope(tuple(r.agency for r in asked.reports), understood.scope.years, sections)
    scored = best_sentences(asked.library, understood.question, asked.topic, scope, CANDIDATES)
    chosen = [s for s in scored if states_it(s, asked.topic)]
    if not chosen:
        return not_found(asked)
    return partly(_answer(asked, chosen), asked)


def states_it(scored: Scored, topic: Topic) -> bool:
    """Whether a sentence bears enough on the topic to be an answer."""
    if not topic.groups:
        return False
    return scored.share >= ENOUGH_TERMS or (scored.share >= SOME_TERMS and scored.meaning >= ENOUGH_MEANING)


def _answer(asked: Asked, chosen: list[Scored]) -> Reply:
    reply = Reply(Status.ANSWERED)
    reply.say(asked.words.say("lookup_lead"))
    best = chosen[0].score
    for scored in [s for s in chosen if s.score >= NEARLY_AS_GOOD * best][:MOST_CLAIMS]:
        evidence = as_evidence(asked.library, scored, asked.topic)
        agency = asked.words.agency(evidence.report.agency)
        claim = reply.draft.claim(asked.words.say("quote_claim", agency=agency, quote=evidence.quote), [evidence])
        reply.state(asked.words, claim)
    return reply
