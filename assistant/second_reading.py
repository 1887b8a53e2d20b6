"""Verdicts read again: the sentences of the reports that bear most on a topic, held against the topic as a plain question."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant import wording
from assistant.evidence import MEANING_WEIGHT, TERM_WEIGHT, Scored, as_evidence, is_title
from assistant.glossary import is_a_name
from assistant.meant import without_edges
from assistant.quotes import with_what_follows
from assistant.reading import SHORTEST, likely_by_name, log_odds, odds_of
from assistant.reply import Asked
from assistant.signals import scored_at, signals
from assistant.terms import quotations
from assistant.topics import Topic
from assistant.types import Choice, Language, Scope
from assistant.verdict import Judged
from assistant.verdicts import ENOUGH, PERHAPS_TOLD, denied, is_plan, strength_of
from corpus.errors import UnusableModel
from corpus.repair import simplify
from corpus.types import Report, SectionType

# So many sentences are read, of one report no more than so many: those that bear most on the topic by terms, meaning and what they tell.
MOST_READ, MOST_READ_OF_MANY, MOST_OF_ONE = 96, 48, 12
# In so many reports every sentence may be read, in more those that have a word of the topic or tell it, in more than `FEW_READ` none: of so
# many verdicts so few sentences would change hardly one.
EVERY_SENTENCE, FEW_READ = 300, 2_000
# Log odds that a sentence says it, of each of its signs in the order of `_signs`; fitted on the strangers' sets (`bench/answers.py`).
WEIGHTS: tuple[float, ...] = (1.24, -0.36, 2.71, 2.32, 2.06, -0.77, -0.67, -0.48, 0.56, 0.14, -0.84, 2.54, 0.85)
OFFSET = -1.55
# From here on a report's likeliest sentence makes a yes: of a no, of a doubt, and of what words had made a yes already.
LEAST = {Choice.NO: 0.65, Choice.UNCLEAR: 0.35, Choice.YES: 0.3}
# A problem that a question calls by a set name of the field has such names in reports too.
LEAST_OF_FIELD_NAMES = {Choice.NO: 0.97, Choice.UNCLEAR: 0.25, Choice.YES: 0.1}
# Who does what a question calls by its name, in quotation marks, has to say so nearly in that name.
LEAST_OF_NAMES = {Choice.NO: 0.95, Choice.UNCLEAR: 0.8, Choice.YES: 0.1}
# What went wrong is never found by reading alone.
LEAST_OF_INCIDENTS = {Choice.NO: math.inf, Choice.UNCLEAR: 0.5, Choice.YES: 0.0}
# A sentence that only plans counts from here on, where no problem is asked for.
LEAST_OF_PLANS = 0.8
# From here on a no falls to doubt where a yes needs more; where the user set the terms a yes needs so much.
IN_DOUBT, OF_WORDS = 0.5, 0.85
TELLS_WHOLLY = 0.3
FRAMES = {
    (True, Language.CHINESE): "哪些单位存在{}的问题?",
    (True, Language.ENGLISH): "Which agencies cited {} as a problem?",
    (False, Language.CHINESE): "哪些单位{}?",
    (False, Language.ENGLISH): "Which agencies have {}?",
}


@dataclass(frozen=True, slots=True)
class Read:
    """The likeliest sentence of a report, how likely it says what is asked, and whether the quote of the verdict by words was read too."""

    scored: Scored
    likely: float
    with_quote: bool


def framed(asked: Asked, topic: Topic) -> str:
    """A topic as a plain question for those that it is true of: read so, sentences are told apart better than beside the question as it was put."""
    return FRAMES[topic.is_of_problems, asked.understood.language].format(without_edges(topic.text))


def read_again(asked: Asked, topic: Topic, scope: Scope, judged: Sequence[Judged]) -> list[Judged]:
    """The verdicts in the light of each report's likeliest sentence.

    Questions for names, and those over more than `FEW_READ` reports, keep the verdict that their words gave; what went wrong is a yes only where words make it one, or may.
    """
    if wording.NAMES.search(asked.understood.question) or len(asked.reports) > FEW_READ:
        return list(judged)
    try:
        likeliest = _likeliest(asked, topic, scope, judged)
    except UnusableModel:
        return list(judged)
    return [_in_light(asked, topic, one, likeliest[one.report.id]) if one.report.id in likeliest else one for one in judged]


def _likeliest(asked: Asked, topic: Topic, scope: Scope, judged: Sequence[Judged]) -> Mapping[str, Read]:
    """Of each report that is read its likeliest sentence."""
    best: dict[str, Read] = {}
    verdicts, with_quote = {one.report.id: one for one in judged}, set[str]()
    settled = {verdict.report.id for verdict in judged if verdict.choice is Choice.NO and verdict.evidence}
    reports = asked.library.contents.reports
    for one, of_one in signs(asked, topic, scope, judged):
        report, likely = one.passage.report, odds_of(WEIGHTS, OFFSET, of_one)
        if _is_quoted(verdicts[report], one):
            with_quote.add(report)
        planned = is_plan(asked, topic, scope.sections, reports[report], one) and (topic.is_of_problems or asked.understood.leaves_plans_out or likely < LEAST_OF_PLANS)
        if report in settled or denied(reports[report], one, topic) or planned:
            # What is said not to be so, or only planned, is hardly a yes, however near the question it is.
            continue
        if report not in best or likely > best[report].likely:
            best[report] = Read(one, likely, False)
    return {report: replace(read, with_quote=report in with_quote) for report, read in best.items()}


def signs(asked: Asked, topic: Topic, scope: Scope, judged: Sequence[Judged]) -> list[tuple[Scored, tuple[float, ...]]]:
    """The sentences that are read, each with the signs that it says what is asked, as in `_signs`."""
    nearest, verdicts = _nearest(asked, topic, scope), {one.report.id: one for one in judged}
    reports = [asked.library.contents.reports[one.passage.report] for one in nearest]
    texts = [report.search.slice_of(one.sentence) for report, one in zip(reports, nearest, strict=True)]
    read = likely_by_name(asked, simplify(framed(asked, topic)), texts)
    return [
        (one, _signs(topic, report, one, text, value, verdicts[report.id]))
        for one, report, text, value in zip(nearest, reports, texts, read, strict=True)
    ]


def _nearest(asked: Asked, topic: Topic, scope: Scope) -> list[Scored]:
    """The sentences that bear most on the topic, of all reports in scope, no more than `MOST_OF_ONE` of each."""
    every = len(asked.reports) <= EVERY_SENTENCE
    found = signals(asked, topic, scope, asked.told.shares(topic.meaning), 0.0 if every else PERHAPS_TOLD)
    worth = TERM_WEIGHT * found.share + MEANING_WEIGHT * found.meaning + found.told
    report = asked.library.concordance.report[asked.library.concordance.passage[found.rows]]
    order = np.lexsort((found.rows, -worth, report))
    # The place of each sentence among those of its report.
    first = np.concatenate([[True], report[order][1:] != report[order][:-1]]) if len(order) else np.zeros(0, bool)
    place = np.arange(len(order)) - np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    order = order[place < MOST_OF_ONE]
    order = order[np.argsort(-worth[order], kind="stable")][: MOST_READ if every else MOST_READ_OF_MANY]
    nearest = [scored_at(asked, found, at) for at in order.tolist()]
    reports = asked.library.contents.reports
    return [one for one in nearest if not is_title(reports[one.passage.report], one.passage, one.sentence)]


def _signs(topic: Topic, report: Report, one: Scored, text: str, read: float, verdict: Judged) -> tuple[float, ...]:
    """What tells that a sentence says it: the reader's log odds, the share of the terms, the nearness in meaning, what it tells, how strongly
    it states it and whether enough, whether it denies it, is short, stands among the problems or the plans, terms and meaning at once, and
    whether it is the quote of a yes or of a doubt."""
    strength, section = strength_of(one, topic), report.sections[one.passage.section].type
    quoted = _is_quoted(verdict, one)
    return (
        log_odds(read),
        one.share,
        one.meaning,
        min(one.told, TELLS_WHOLLY) / TELLS_WHOLLY,
        strength,
        float(strength >= ENOUGH),
        float(denied(report, one, topic)),
        float(len(text) < SHORTEST),
        float(section is SectionType.PROBLEMS and topic.is_of_problems),
        float(section is SectionType.NEXT_STEPS),
        one.share * one.meaning,
        float(quoted and verdict.choice is Choice.YES),
        float(quoted and verdict.choice is Choice.UNCLEAR),
    )


def _is_quoted(verdict: Judged, one: Scored) -> bool:
    """Whether a verdict quotes a sentence, or a part of it."""
    quote = verdict.evidence[0].span if verdict.evidence else None
    return quote is not None and quote.start < one.sentence.end and one.sentence.start < quote.end


def _in_light(asked: Asked, topic: Topic, one: Judged, read: Read) -> Judged:
    """A verdict in the light of the likeliest sentence of its report."""
    edited = bool(asked.understood.scope.with_terms or asked.understood.scope.without_terms)
    if read.likely >= (OF_WORDS if edited and one.choice is not Choice.YES else _bounds(asked, topic)[one.choice]):
        return _yes(asked, topic, one, read)
    if topic.incidents:
        return one
    if one.choice is Choice.YES and read.with_quote and not edited:
        return replace(one, choice=Choice.UNCLEAR, score=round(read.likely, 4), reason=asked.words.say("verdict_unclear_meaning"))
    # Whoever does not say what a question calls by its name, in quotation marks, leaves no doubt.
    by_name = asked.understood.is_literal and quotations(asked.understood.question)
    if one.choice is Choice.NO and not one.evidence and read.likely >= IN_DOUBT and not (edited or by_name):
        evidence = (as_evidence(asked.library, read.scored, topic),)
        return replace(one, choice=Choice.UNCLEAR, score=round(read.likely, 4), reason=asked.words.say("verdict_unclear_meaning"), evidence=evidence)
    return one


def _bounds(asked: Asked, topic: Topic) -> Mapping[Choice, float]:
    """From where on a report's likeliest sentence makes a yes, by what is asked for."""
    if topic.incidents:
        return LEAST_OF_INCIDENTS
    if topic.is_of_problems or not asked.understood.is_literal:
        return LEAST_OF_FIELD_NAMES if is_a_name(without_edges(topic.text)) else LEAST
    return LEAST_OF_NAMES if quotations(asked.understood.question) else LEAST


def _yes(asked: Asked, topic: Topic, one: Judged, read: Read) -> Judged:
    """A yes with the likeliest sentence; one that was a yes keeps its quote and its score."""
    if one.choice is Choice.YES:
        return one
    evidence = as_evidence(asked.library, read.scored, topic)
    evidence = evidence if topic.is_of_problems else with_what_follows(evidence)
    return replace(one, choice=Choice.YES, score=round(read.likely, 4), reason=asked.words.say("verdict_yes_meaning"), evidence=(evidence,))
