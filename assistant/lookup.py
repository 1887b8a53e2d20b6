"""One fact: the sentences that state it, or the word that none does."""

from dataclasses import replace

from assistant.evidence import ENOUGH_TERMS, Scored, as_evidence, best_sentences, states_it
from assistant.gate.parts import parts_of
from assistant.gate.support import share
from assistant.refuse import no_section, not_found
from assistant.reply import Asked, Reply, partly
from assistant.terms import SOFT
from assistant.types import Language, Scope, Status
from corpus.types import SectionType

# Further sentences are shown when they score nearly as high as the best.
NEARLY_AS_GOOD = 0.9
MOST_CLAIMS = 3
CANDIDATES = 80
# An English question is also held against a sentence word by word through the dictionary, as the gate holds a claim. By that
# share a sentence answers that says so much of it and is near in meaning too; and one that says less than the least does not.
ENOUGH_TRANSLATED, LEAST_TRANSLATED, LEAST_MEANING, ENOUGH_OF_BOTH = 0.5, 0.42, 0.25, 0.9


def lookup(asked: Asked) -> Reply:
    """Answer with the words of the reports."""
    understood = asked.understood
    if (understood.missing_agencies or understood.missing_years) and not asked.reports:
        return not_found(asked)
    sections = understood.scope.sections
    if sections and not any(set(sections) & set(report.section_types()) for report in asked.reports):
        return without_the_section(asked, sections)
    # What was done about a problem stands elsewhere than among the problems.
    chosen = _stating(asked, sections) or (_stating(asked, ()) if sections else [])
    return partly(_answer(asked, chosen), asked) if chosen else not_found(asked)


def without_the_section(asked: Asked, sections: tuple[SectionType, ...]) -> Reply:
    """The section asked for is not there: what else is asked about is answered, the lack is named."""
    missing = no_section(asked, sections)
    chosen = _stating(asked, ()) if asks_for_more(asked, sections) else []
    if not chosen:
        return missing
    reply = partly(_answer(asked, chosen), asked)
    reply.say(missing.lines[1])
    reply.status = Status.PARTIAL
    return reply


def asks_for_more(asked: Asked, sections: tuple[SectionType, ...]) -> bool:
    """Whether the topic names something beside the section."""
    named = " ".join(asked.section_names((kind,)) for kind in sections)
    soft = SOFT * max((group.weight for group in asked.topic.groups), default=0.0)
    return any(group.weight > max(1.0, soft) and group.phrase not in named for group in asked.topic.groups)


def _stating(asked: Asked, sections: tuple[SectionType, ...]) -> list[Scored]:
    """The sentences that state what is asked, best first."""
    scored = best_sentences(asked, Scope(sections=sections), asked.reports, CANDIDATES)
    if asked.understood.language is Language.ENGLISH:
        return _stating_in_translation(asked, scored)
    return [s for s in scored if states_it(asked, asked.topic, s.share, s.meaning)]


def _stating_in_translation(asked: Asked, scored: list[Scored]) -> list[Scored]:
    """As `_stating` for an English question; the better of the two shares counts."""
    asked_for = parts_of(asked.understood.topic)
    found: list[Scored] = []
    for one in scored:
        text = asked.library.contents.reports[one.passage.report].search.slice_of(one.sentence)
        translated = share(asked_for, text, "") if asked_for else 0.0
        if _states(asked, one, translated):
            found.append(replace(one, share=max(one.share, translated)))
    return sorted(found, key=lambda one: (-one.score, one.passage.id, one.sentence.start))


def _states(asked: Asked, one: Scored, translated: float) -> bool:
    if translated >= ENOUGH_TRANSLATED and one.meaning >= LEAST_MEANING:
        return translated + one.meaning >= ENOUGH_OF_BOTH or states_it(asked, asked.topic, one.share, one.meaning)
    by_terms = one.share >= ENOUGH_TERMS or translated >= LEAST_TRANSLATED
    return by_terms and states_it(asked, asked.topic, one.share, one.meaning)


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
