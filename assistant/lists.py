"""Which reports: a verdict for every one, the ledger, and the answer that follows from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import wording
from assistant.refuse import not_found
from assistant.reply import Asked, Reply, partly
from assistant.terms import Topic, term_rows, topic
from assistant.types import Choice, Ledger, Scope, Status, Verdict
from assistant.verdicts import Judged, both, inverted, judge
from corpus.types import Report, SectionType

MOST_NAMED = 12
MOST_QUOTED = 20
AND = re.compile(
    r"[,;]?\s*(?:(?<=[^和与])(?:并且|而且|同时(?:又|还|也)?|且|又|并|还)(?=.{0,2}(?:提|打算|计划|下一步|在|有|存在|推|将|把|说|设|开|没|未|不))|,\s*(?:也|还|又|但|却)|但(?:是)?(?:又|却|没有|没|不)?(?=.))"
    r"|,?\s+(?:and|but)\s+(?:also\s+|then\s+)?(?=(?:plans?|planned|intends?|cites?|cited|mentions?|mentioned|reports?|reported|says?|has|have|had|uses?|offers?|does|do|did|next|is|are|wants?|list|complain|promise|propose|set|run|at the same time)\b)",
    re.IGNORECASE,
)


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
    conditions = conditions_of(asked)
    if not any(condition.topic.groups for condition in conditions):
        return _by_section(asked, conditions)
    judged = _judged(asked, conditions)
    reply = Reply(Status.ANSWERED)
    _count(asked, reply, judged, conditions)
    reply.terms = tuple(row for c in conditions for row in term_rows(c.topic, asked.reports))
    return partly(reply, asked)


def conditions_of(asked: Asked) -> list[Condition]:
    """The question's conditions; two when a conjunction joins two that each name something."""
    understood = asked.understood
    whole = [Condition(asked.topic, understood.scope.sections, understood.negative)]
    parts = [part for part in AND.split(understood.question) if part and part.strip()]
    if len(parts) != 2:
        return whole
    split = [_condition(asked, part, understood.negative and number == 0) for number, part in enumerate(parts)]
    return split if all(c.topic.groups for c in split) else whole


def _condition(asked: Asked, part: str, negative: bool) -> Condition:
    from assistant.understand import topic_of

    understood = asked.understood
    words = topic_of(part, [report.agency for report in asked.collection])
    named = tuple(kind for kind, pattern in wording.SECTION_WORDS if pattern.search(part) and kind in wording.HARD_SECTIONS)
    subject = topic(words, understood.language, asked.collection)
    return Condition(subject, named, negative or bool(wording.PART_NEGATIVE.search(part)))


def _judged(asked: Asked, conditions: Sequence[Condition]) -> list[Judged]:
    rounds = []
    for condition in conditions:
        scope = Scope(sections=condition.sections)
        question = asked.understood.question if len(conditions) == 1 else condition.topic.text
        verdicts = judge(asked.library, question, condition.topic, scope, asked.reports, asked.words)
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
    from assistant.types import Evidence
    from corpus.types import Span

    section = next((s for s in report.sections if s.type in kinds), None)
    if section is None:
        reason = asked.words.say("verdict_without_section", section=asked.section_names(kinds))
        return Judged(report, Choice.YES if negative else Choice.NO, 1.0 if negative else 0.0, reason, None)
    span = Span(section.start, max(section.heading_end, section.start + 1))
    evidence = Evidence(report, section.number, span, 1.0)
    reason = asked.words.say("verdict_yes", terms=evidence.quote.strip())
    return Judged(report, Choice.NO if negative else Choice.YES, 0.0 if negative else 1.0, reason, evidence)


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
    if negative:
        _say_mentions(asked, reply, judged)
    if unclear:
        reply.say(words.say("list_unclear", count=len(unclear), agencies=_names(asked, unclear)))
    if lacking:
        reply.say(words.say("list_without_section", agencies=words.join([words.report(r) for r in lacking[:MOST_NAMED]])))
    if asked.library.contents.unreadable:
        files = words.join(list(asked.library.contents.unreadable[:MOST_NAMED]))
        reply.say(words.say("list_unreadable", files=files))


def _say_mentions(asked: Asked, reply: Reply, judged: Sequence[Judged]) -> None:
    mentioning = [j for j in judged if j.choice is Choice.NO and j.evidence is not None]
    if mentioning:
        reply.say(asked.words.say("list_mentioned"))
    for j in mentioning[:MOST_QUOTED]:
        _say_quote(asked, reply, j)


def _say_quote(asked: Asked, reply: Reply, judged: Judged) -> None:
    if judged.evidence is not None:
        agency = asked.words.agency(judged.report.agency)
        text = asked.words.say("quote_claim", agency=agency, quote=judged.evidence.quote)
        reply.state(asked.words, reply.draft.claim(text, [judged.evidence]))


def _names(asked: Asked, judged: Sequence[Judged]) -> str:
    named = asked.words.join([asked.words.report(j.report) for j in judged[:MOST_NAMED]])
    return named + ("…" if len(judged) > MOST_NAMED else "")


def _verdict(asked: Asked, reply: Reply, judged: Judged) -> Verdict:
    cited = judged.evidence is not None and judged.choice is not Choice.NO
    cited = cited or (judged.evidence is not None and _is_claimed(reply, judged))
    citation = reply.draft.cite(judged.evidence) if cited and judged.evidence else None
    return Verdict(judged.report, judged.choice, judged.score, judged.reason, citation)


def _is_claimed(reply: Reply, judged: Judged) -> bool:
    return any(c.evidence == judged.evidence for c in reply.draft.citations)
