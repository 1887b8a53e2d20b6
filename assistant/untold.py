"""Parts of a question over figures that no number answers, and that ask for none: answered in the words of the reports."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.evidence import as_evidence, best_sentences
from assistant.own_words import topic_of
from assistant.quotes import standing_alone
from assistant.reading import MOST_READ, answering_among
from assistant.reply import Asked, Reply
from assistant.terms import topic
from assistant.types import Evidence, Scope
from index.search import sentence_scores

# So likely a sentence must answer the part by itself; of the question as a whole it must be an answer like any other.
SURELY = 0.5


def answered_in_words(asked: Asked, reply: Reply, lacking: Sequence[str]) -> list[str]:
    """Quote what answers a part that asks for no number (what happened to them, on what grounds); the parts that nothing answers."""
    return [part for part in lacking if not (part.startswith("“") and not wording.FIGURE.search(part) and _is_answered(asked, reply, part.strip("“”")))]


def _is_answered(asked: Asked, reply: Reply, part: str) -> bool:
    of_part = _asking(asked, part)
    found = answering_among(of_part, best_sentences(of_part, Scope(), of_part.reports, MOST_READ), SURELY)
    # A part alone (on what grounds) may be answered by what has nothing to do with the rest of the question.
    for one in answering_among(asked, found)[:1]:
        evidence = standing_alone(as_evidence(asked.library, one, of_part.topic))
        if any(_holds(citation.evidence, evidence) for citation in reply.draft.citations):
            return True
        text = asked.words.say("quote_claim", agency=asked.words.agency(evidence.report.agency), quote=evidence.quote)
        claim = reply.draft.claim(text, [evidence])
        reply.state(asked.words, claim, evidence.report)
        return claim is not None
    return False


def _holds(quote: Evidence, other: Evidence) -> bool:
    """Whether a quote holds another one, the full stop aside."""
    return quote.report.id == other.report.id and quote.span.start <= other.span.start and other.span.end - 1 <= quote.span.end


def _asking(asked: Asked, part: str) -> Asked:
    """The same as if a part alone had been asked."""
    about = topic_of(part, [report.agency for report in asked.collection])
    understood = replace(asked.understood, question=part, topic=about)
    subject = topic(about, understood.language, asked.vocabulary)
    return replace(asked, understood=understood, topic=subject, meanings=sentence_scores(asked.library, part))
