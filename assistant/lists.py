"""Which reports: a verdict for every one, the ledger, and the answer that follows from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import wording
from assistant.meant import asked_topic
from assistant.refuse import not_found, suggestions
from assistant.reply import Asked, Reply, partly
from assistant.terms import Topic, term_rows
from assistant.thresholds import is_about_figures, judge_figures
from assistant.types import Choice, Evidence, Ledger, Scope, Status, Verdict
from assistant.understand import topic_of
from assistant.verdicts import Judged, both, inverted, judge
from corpus.repair import simplify
from corpus.types import Report, SectionType, Span

MOST_NAMED = 12
MOST_QUOTED = 20
# So many reports with one and the same sentence are told to have copied it, numbering and marks aside.
FEWEST_COPIES = 3
QUIET = re.compile(r"^[(（]?[\d一二三四五六七八九十]+[)）、.．是]*|[^\w]")
AND = re.compile(
    r"[,;]?\s*(?:而且|并且|同时(?:又|还|也)?|(?<=.{3})(?:又|并|还|且)(?=.{0,2}(?:提|打算|计划|下一步|在|有|存在|推|将|把|说|设|开|没|未|不|搞|要|列|用|反映|准备)))"
    r"|,\s*(?:也|还|又|但|却)(?=.)|(?<=.{3})(?:但是?|却)(?=(?:又|却)?(?:没|未|不|冇))"
    r"|,?\s+(?:and|but)\s+(?:also\s+|then\s+|at the same time\s+)?(?=(?:plans?|planned|intends?|cites?|cited|mentions?|mentioned|reports?|reported|says?|has|have|had|uses?|offers?|does|do|did|don't|not|never|is|are|wants?|list|complain|promise|propose|set|run|no)\b)",
    re.IGNORECASE,
)
BOTH_ZH = re.compile(r"(?:既|都|同时)(?:有)?(?:提到|提及|有|推行|设|搞|说)?(?P<first>.{2,24}?)(?:又|也|和|与|、|及)(?P<second>.{2,24})")
BOTH_EN = re.compile(r"\bboth\s+(?P<first>.{3,60}?)\s+and\s+(?P<second>.{3,60})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a list question asks of each report."""

    topic: Topic
    sections: tuple[SectionType, ...]
    negative: bool


def list_reports(asked: Asked) -> Reply:
    """Answer with exactly one verdict for every report in scope."""
    if not asked.reports:
        return not_found(asked)
    if is_about_figures(asked):
        return _reply(asked, judge_figures(asked), [Condition(asked.topic, (), False)])
    conditions = conditions_of(asked)
    if not any(condition.topic.groups for condition in conditions):
        return _by_section(asked, conditions)
    return _reply(asked, _judged(asked, conditions), conditions)


def _reply(asked: Asked, judged: Sequence[Judged], conditions: Sequence[Condition]) -> Reply:
    nobody = all(j.choice is Choice.NO for j in judged)
    reply = Reply(Status.NOT_FOUND if nobody and not conditions[0].negative else Status.ANSWERED)
    _count(asked, reply, judged, conditions)
    if reply.status is Status.NOT_FOUND:
        reply.suggestions = suggestions(asked)
    reply.terms = tuple(row for c in conditions for row in term_rows(c.topic, asked.reports))
    return partly(reply, asked)


def conditions_of(asked: Asked) -> list[Condition]:
    """The question's conditions; two when a conjunction joins two that each name something."""
    understood = asked.understood
    whole = [Condition(asked.topic, understood.scope.sections, understood.negative)]
    parts = _parts(understood.question)
    if len(parts) != 2:
        return whole
    negative = understood.negative and not wording.PART_NEGATIVE.search(parts[1])
    split = [_condition(asked, part, negative, number) for number, part in enumerate(parts)]
    return split if all(c.topic.groups or c.sections for c in split) else whole


def _parts(question: str) -> list[str]:
    both = BOTH_EN.search(question) or (BOTH_ZH.search(question) if "既" in question or "都" in question else None)
    if both and not AND.search(question):
        return [both["first"], both["second"]]
    return [part for part in AND.split(question) if part and part.strip()]


def _condition(asked: Asked, part: str, negative: bool, number: int) -> Condition:
    """One of several conditions; negation before them all, and terms that the user added, are the first one's."""
    understood = asked.understood
    negative = negative and number == 0
    own_terms = understood.scope.with_terms if number == 0 else ()
    words = topic_of(part, [report.agency for report in asked.collection])
    named = tuple(
        kind for kind, pattern in wording.SECTION_WORDS if kind in wording.HARD_SECTIONS and pattern.search(part)
    )
    # In a question about problems each condition may be told as a problem is, also where it names no section.
    about = named or tuple(kind for kind in understood.scope.sections if kind is SectionType.PROBLEMS)
    meant = replace(understood, scope=replace(understood.scope, sections=about, with_terms=own_terms))
    subject = asked_topic(meant, words, asked.vocabulary, asked.concepts)
    denies = negative or bool(wording.PART_NEGATIVE.search(part))
    sections = named[:1]
    if not sections and not denies and understood.scope.sections == about:
        # "… as a problem and also cite Y": as a problem too. "… but do not mention Y": nowhere.
        sections = about[:1]
    return Condition(subject, sections, denies)


def _judged(asked: Asked, conditions: Sequence[Condition]) -> list[Judged]:
    rounds = []
    for condition in conditions:
        scope = Scope(sections=condition.sections)
        verdicts = judge(asked, condition.topic, scope)
        if asked.opinion is not None:
            verdicts = asked.opinion.settled(asked, condition.topic, scope, verdicts)
        rounds.append([inverted(v, asked.words) if condition.negative else v for v in verdicts])
    combined = rounds[0]
    for other in rounds[1:]:
        combined = [both(first, second) for first, second in zip(combined, other, strict=True)]
    return combined


def _by_section(asked: Asked, conditions: Sequence[Condition]) -> Reply:
    """Nothing but a section is asked about: which reports have it (or have it not)."""
    kinds = asked.understood.scope.sections
    if not kinds:
        return not_found(asked)
    judged = [_has_section(asked, report, kinds, asked.understood.negative) for report in asked.reports]
    reply = Reply(Status.ANSWERED)
    _count(asked, reply, judged, conditions, section_is_the_question=True)
    return partly(reply, asked)


def _has_section(asked: Asked, report: Report, kinds: tuple[SectionType, ...], negative: bool) -> Judged:
    section = next((s for s in report.sections if s.type in kinds), None)
    if section is None:
        reason = asked.words.say("verdict_without_section", section=asked.section_names(kinds))
        return Judged(report, Choice.YES if negative else Choice.NO, 1.0 if negative else 0.0, reason)
    span = Span(section.start, max(section.heading_end, section.start + 1))
    evidence = Evidence(report, section.number, span, 1.0)
    reason = asked.words.say("verdict_yes", terms=evidence.quote.strip())
    return Judged(report, Choice.NO if negative else Choice.YES, 0.0 if negative else 1.0, reason, (evidence,))


def _count(
    asked: Asked,
    reply: Reply,
    judged: Sequence[Judged],
    conditions: Sequence[Condition],
    section_is_the_question: bool = False,
) -> None:
    needed = {kind for condition in conditions for kind in condition.sections}
    lacking = [
        j.report for j in judged if needed and not section_is_the_question and not needed & set(j.report.section_types())
    ]
    _say_count(asked, reply, judged, lacking, conditions)
    reply.verdicts = tuple(_verdict(asked, reply, j) for j in judged)
    reply.ledger = _ledger(asked, judged, lacking)


def _ledger(asked: Asked, judged: Sequence[Judged], lacking: Sequence[Report]) -> Ledger:
    counted = [j for j in judged if j.report not in lacking]
    return Ledger(
        reports=len(asked.collection),
        in_scope=len(judged),
        with_section=len(counted),
        yes=_number(counted, Choice.YES),
        no=_number(counted, Choice.NO),
        unclear=_number(counted, Choice.UNCLEAR),
        without_section=tuple(report.file for report in lacking),
        unreadable=asked.library.contents.unreadable,
    )


def _number(judged: Sequence[Judged], choice: Choice) -> int:
    return sum(j.choice is choice for j in judged)


def _say_count(
    asked: Asked, reply: Reply, judged: Sequence[Judged], lacking: Sequence[Report], conditions: Sequence[Condition]
) -> None:
    """The count with its denominator, then who fits, who is unclear, who lacks the section."""
    words = asked.words
    fitting = [j for j in judged if j.choice is Choice.YES]
    unclear = [j for j in judged if j.choice is Choice.UNCLEAR]
    negative = len(conditions) == 1 and conditions[0].negative
    sections = conditions[0].sections if len(conditions) == 1 else ()
    key = "list_lead" + ("_negative" if negative else "")
    if sections and lacking:
        counted = [j for j in fitting if j.report not in lacking]
        section = asked.section_names(sections)
        lead = words.say(key + "_section", with_section=len(judged) - len(lacking), yes=len(counted), section=section)
    else:
        lead = words.say(key, in_scope=len(judged), yes=len(fitting))
    tail = words.say("list_lead_tail", agencies=_names(asked, fitting)) if fitting else words.say("list_lead_none")
    reply.say(lead + tail)
    for j in fitting[:MOST_QUOTED]:
        _say_quote(asked, reply, j)
    if len(fitting) > MOST_QUOTED:
        reply.say(words.say("list_more", count=len(fitting) - MOST_QUOTED))
    for copied in _copied(fitting):
        reply.say(words.say("list_same_words", count=len(copied), agencies=_names(asked, copied)))
    if negative:
        _say_mentions(asked, reply, judged)
    if unclear:
        reply.say(words.say("list_unclear", count=len(unclear), agencies=_names(asked, unclear)))
    if lacking:
        reply.say(words.say("list_without_section", agencies=words.join([words.report(r) for r in lacking[:MOST_NAMED]])))
    if asked.library.contents.unreadable:
        files = words.join(list(asked.library.contents.unreadable[:MOST_NAMED]))
        reply.say(words.say("list_unreadable", files=files))


def _copied(fitting: Sequence[Judged]) -> list[list[Judged]]:
    """Reports that say it in the very same words, where they are several: a sentence handed on says less than its own."""
    by_words: dict[str, list[Judged]] = {}
    for j in fitting:
        for evidence in j.evidence[:1]:
            by_words.setdefault(QUIET.sub("", simplify(evidence.quote)), []).append(j)
    return [copied for copied in by_words.values() if len(copied) >= FEWEST_COPIES]


def _say_mentions(asked: Asked, reply: Reply, judged: Sequence[Judged]) -> None:
    mentioning = [j for j in judged if j.choice is Choice.NO and j.evidence]
    if mentioning:
        reply.say(asked.words.say("list_mentioned"))
    for j in mentioning[:MOST_QUOTED]:
        _say_quote(asked, reply, j)


def _say_quote(asked: Asked, reply: Reply, judged: Judged) -> None:
    agency = asked.words.agency(judged.report.agency)
    for evidence in judged.evidence:
        text = asked.words.say("quote_claim", agency=agency, quote=evidence.quote)
        reply.state(asked.words, reply.draft.claim(text, [evidence]), judged.report)


def _names(asked: Asked, judged: Sequence[Judged]) -> str:
    named = asked.words.join([asked.words.report(j.report) for j in judged[:MOST_NAMED]])
    return named + ("…" if len(judged) > MOST_NAMED else "")


def _verdict(asked: Asked, reply: Reply, judged: Judged) -> Verdict:
    cited = bool(judged.evidence) and (judged.choice is not Choice.NO or _is_claimed(reply, judged))
    citation = reply.draft.cite(judged.evidence[0]) if cited else None
    return Verdict(judged.report, judged.choice, judged.score, judged.reason, citation)


def _is_claimed(reply: Reply, judged: Judged) -> bool:
    return any(c.evidence == judged.evidence[0] for c in reply.draft.citations)
