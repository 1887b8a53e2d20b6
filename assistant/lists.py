"""Which reports: a verdict for every one, the ledger, and the answer that follows from them."""

from collections.abc import Sequence, Set

from assistant.conditions import Condition, conditions_of
from assistant.list_answer import say_count
from assistant.meta import title_span
from assistant.numbers_given import is_about_numbers, judge_numbers
from assistant.other_names import in_any_words, told_otherwise
from assistant.question import names_beside_sections, tells_in_small_words
from assistant.refuse import not_found, suggestions
from assistant.reply import Asked, Reply, partly
from assistant.second_reading import read_again
from assistant.silence import EMPTY
from assistant.stance import Stance
from assistant.stance_verdicts import in_remarks, judge_any, judge_stance
from assistant.terms import term_rows
from assistant.thresholds import is_about_figures, judge_figures
from assistant.topics import Topic
from assistant.trends import is_about_trends, judge_trends
from assistant.types import Choice, Evidence, Ledger, Scope, Status, Verdict
from assistant.verdict import Judged, both, doubted, either, inverted
from assistant.verdicts import judge
from corpus.section_types import kinds_in, kinds_of
from corpus.types import Report, Section, SectionType, Span


def list_reports(asked: Asked) -> Reply:
    """Answer with exactly one verdict for every report in scope."""
    if not asked.reports:
        return not_found(asked)
    if is_about_figures(asked):
        return _reply(asked, judge_figures(asked), [Condition(asked.topic, (), False)])
    if is_about_numbers(asked) and (judged := judge_numbers(asked)):
        return _reply(asked, judged, [Condition(asked.topic, (), False)])
    if is_about_trends(asked):
        return _reply(asked, judge_trends(asked), [Condition(asked.topic, (), False)])
    conditions = conditions_of(asked)
    if asked.understood.negative and len(conditions) == 1 and asked.understood.scope.sections and not names_beside_sections(asked.understood):
        return _by_section(asked, conditions)
    if len(conditions) == 1 and conditions[0].topic.stance is not Stance.TELLS and not conditions[0].topic.groups:
        return _reply(asked, judge_any(asked, conditions[0].topic), conditions)
    if not any(condition.topic.groups or tells_in_small_words(condition.topic.text) for condition in conditions):
        return _by_section(asked, conditions)
    return _reply(asked, _judged(asked, conditions), conditions)


def _reply(asked: Asked, judged: Sequence[Judged], conditions: Sequence[Condition]) -> Reply:
    nobody = all(j.choice is Choice.NO for j in judged)
    reply = Reply(Status.NOT_FOUND if nobody and not conditions[0].negative else Status.ANSWERED)
    _count(asked, reply, judged, conditions)
    if reply.status is Status.NOT_FOUND:
        reply.suggestions = suggestions(asked)
    reply.terms = tuple(row for c in conditions for row in term_rows(c.topic, asked.library.concordance, asked.reports))
    return partly(reply, asked)


def _judged(asked: Asked, conditions: Sequence[Condition]) -> list[Judged]:
    rounds = []
    for condition in conditions:
        scope = Scope(sections=condition.sections)
        told = condition.topic.stance is Stance.TELLS
        topic = in_any_words(asked, condition.topic) if condition.negative else condition.topic
        verdicts = _judged_one(asked, topic, scope, condition.negative)
        for part in condition.others:
            verdicts = [either(one, another) for one, another in zip(verdicts, _judged_one(asked, part, scope), strict=True)]
        if condition.negative:
            verdicts = told_otherwise(asked, condition.topic, scope, verdicts)
        if asked.opinion is not None and told:
            verdicts = asked.opinion.settled(asked, condition.topic, scope, verdicts)
        rounds.append([inverted(v, asked.words) if condition.negative else v for v in verdicts])
    combined = rounds[0]
    for other in rounds[1:]:
        combined = [both(first, second) for first, second in zip(combined, other, strict=True)]
    return combined


def _judged_one(asked: Asked, topic: Topic, scope: Scope, negative: bool = False) -> list[Judged]:
    """A verdict for every report on one thing; of who does not tell it in a section, where it is worded freely, reading only doubts."""
    if topic.stance is not Stance.TELLS:
        return judge_stance(asked, topic)
    verdicts = judge(asked, topic, scope)
    if negative and scope.sections:
        verdicts = doubted(verdicts, read_again(asked, topic, scope, verdicts))
    elif not negative:
        verdicts = read_again(asked, topic, scope, verdicts)
    return in_remarks(asked, topic, scope, verdicts)


def _by_section(asked: Asked, conditions: Sequence[Condition]) -> Reply:
    """Nothing but a section is asked about: which reports have it (or have it not)."""
    kinds = asked.understood.scope.sections
    if not kinds:
        return _by_scope(asked, conditions)
    judged = [_has_section(asked, report, kinds, asked.understood.negative) for report in asked.reports]
    reply = Reply(Status.ANSWERED)
    _count(asked, reply, judged, conditions, section_is_the_question=True)
    return partly(reply, asked)


def _by_scope(asked: Asked, conditions: Sequence[Condition]) -> Reply:
    """Nothing but years or agencies are asked about: the reports that there are of them, by their titles."""
    scope = asked.understood.scope
    if asked.understood.negative or not (scope.years or scope.agencies):
        return not_found(asked)
    reason = asked.words.say("verdict_in_scope")
    judged = [Judged(report, Choice.YES, 1.0, reason, (Evidence(report, 0, title_span(report)),)) for report in asked.reports]
    reply = Reply(Status.ANSWERED)
    _count(asked, reply, judged, conditions, section_is_the_question=True)
    return partly(reply, asked)


def _has_section(asked: Asked, report: Report, kinds: tuple[SectionType, ...], negative: bool) -> Judged:
    of_kind = [section for section in report.sections if set(kinds_of(section)) & set(kinds)]
    section = next((section for section in of_kind if not _is_empty(report, section)), None)
    if section is None:
        empty = tuple(Evidence(report, one.number, Span(one.start, one.end), 1.0) for one in of_kind[:1])
        reason = asked.words.say("verdict_without_section", section=asked.section_names(kinds))
        return Judged(report, Choice.YES if negative else Choice.NO, 1.0 if negative else 0.0, reason, empty)
    evidence = Evidence(report, section.number, Span(section.start, max(section.heading_end, section.start + 1)), 1.0)
    reason = asked.words.say("verdict_yes", terms=evidence.quote.strip())
    return Judged(report, Choice.NO if negative else Choice.YES, 0.0 if negative else 1.0, reason, (evidence,))


def _is_empty(report: Report, section: Section) -> bool:
    """Whether a section says that there is nothing to say, in so many words: 无。"""
    return EMPTY.fullmatch(report.search.slice_of(Span(section.heading_end, section.end))) is not None


def _count(
    asked: Asked,
    reply: Reply,
    judged: Sequence[Judged],
    conditions: Sequence[Condition],
    section_is_the_question: bool = False,
) -> None:
    needed = {kind for condition in conditions for kind in condition.sections}
    lacking = [
        j.report for j in judged if needed and not section_is_the_question and not needed & set(kinds_in(j.report))
    ]
    say_count(asked, reply, judged, lacking, conditions)
    claimed = {_place(citation.evidence) for citation in reply.draft.citations}
    reply.verdicts = tuple(_verdict(reply, j, claimed) for j in judged)
    reply.ledger = _ledger(asked, judged, lacking)


def _ledger(asked: Asked, judged: Sequence[Judged], lacking: Sequence[Report]) -> Ledger:
    without = {report.id for report in lacking}
    counted = [j for j in judged if j.report.id not in without]
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


def _verdict(reply: Reply, judged: Judged, claimed: Set[tuple[str, Span]]) -> Verdict:
    told = judged.choice is not Choice.NO or (judged.working and reply.status is not Status.NOT_FOUND)
    cited = bool(judged.evidence) and (told or _place(judged.evidence[0]) in claimed)
    citation = reply.draft.cite(judged.evidence[0]) if cited else None
    also = tuple(reply.draft.cite(evidence) for evidence in judged.evidence[1:]) if cited and judged.working else ()
    return Verdict(judged.report, judged.choice, judged.score, judged.reason, citation, also, judged.working)


def _place(evidence: Evidence) -> tuple[str, Span]:
    return evidence.report.id, evidence.span
