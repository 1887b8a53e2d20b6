"""Parts of a question over figures that no number answers, and that ask for none: answered in the words of the reports."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.answering import in_turn
from assistant.evidence import Scored, as_evidence, best_sentences
from assistant.own_words import topic_of
from assistant.quotes import standing_alone
from assistant.reading import MOST_READ, answering_among, is_told, with_chinese_names
from assistant.reply import Asked, Reply
from assistant.sought import untold
from assistant.terms import topic
from assistant.types import Evidence, Scope
from index.search import sentence_scores

# So likely a sentence must answer the part by itself; of the question as a whole it must be an answer like any other.
SURELY = 0.5


def answered_in_words(asked: Asked, reply: Reply, lacking: Sequence[str]) -> list[str]:
    """Quote what answers a part that asks for no number (what happened to them, on what grounds); the parts that nothing answers."""
    return [part for part in lacking if not (part.startswith("“") and not wording.FIGURE.search(part) and _is_answered(asked, reply, part.strip("“”")))]


def _is_answered(asked: Asked, reply: Reply, part: str) -> bool:
    rest = asked.understood.question.replace(part, " ")
    alone, behind = _answering(asked, part), _answering(asked, part, rest)
    quotes = [citation.evidence for citation in reply.draft.citations]
    begun = [one for one in (*alone, *behind) if _is_quoted(one, quotes)]
    if any(_is_quoted(one, quotes, wholly=True) for one in begun):
        return True
    texts = [quote.report.search.slice_of(quote.span) for quote in quotes]
    if is_told(with_chinese_names(asked, in_turn(rest, part)), texts, SURELY):
        return True
    # A part alone (on what grounds) may be answered by what has nothing to do with the rest of the question: it is read behind that too.
    found = answering_among(asked, _surely(asked, part, alone)) or _surely(asked, part, behind) or begun
    for one in found[:1]:
        evidence = standing_alone(as_evidence(asked.library, one, asked.topic))
        if any(_holds(quote, evidence) for quote in quotes):
            return True
        text = asked.words.say("quote_claim", agency=asked.words.agency(evidence.report.agency), quote=evidence.quote)
        claim = reply.draft.claim(text, [evidence])
        reply.state(asked.words, claim, evidence.report)
        return claim is not None
    return False


def _is_quoted(one: Scored, quotes: Sequence[Evidence], wholly: bool = False) -> bool:
    """Whether a sentence is quoted already, in part or, the full stop aside, wholly."""
    span = one.sentence
    own = [quote.span for quote in quotes if one.passage.report == quote.report.id]
    return any(quote.start <= span.start and span.end - 1 <= quote.end if wholly else span.start < quote.end and quote.start < span.end for quote in own)


def _holds(quote: Evidence, other: Evidence) -> bool:
    """Whether a quote holds another one, the full stop aside."""
    return quote.report.id == other.report.id and quote.span.start <= other.span.start and other.span.end - 1 <= quote.span.end


def _answering(asked: Asked, part: str, leans_on: str = "") -> list[Scored]:
    """The sentences that answer a part, by itself or behind what it leans on, the likeliest first."""
    about = topic_of(part, [report.agency for report in asked.collection])
    understood = replace(asked.understood, question=part, topic=about, leans_on=leans_on)
    if leans_on:
        of_part = replace(asked, understood=understood)
    else:
        of_part = replace(asked, understood=understood, topic=topic(about, understood.language, asked.vocabulary), meanings=sentence_scores(asked.library, part))
    return answering_among(of_part, best_sentences(of_part, Scope(), of_part.reports, MOST_READ))


def _surely(asked: Asked, part: str, found: Sequence[Scored]) -> list[Scored]:
    """Those that surely answer, with the kind of answer that the part asks for."""
    reports = asked.library.contents.reports
    return [one for one in found if one.answers >= SURELY and not untold(part, [reports[one.passage.report].search.slice_of(one.sentence)])]
