"""Verdicts by what reports say of a problem: that it is solved, that there is none, or, where no section is on problems, that it is there."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.evidence import Scored, as_evidence
from assistant.remarks import Remark
from assistant.reply import Asked
from assistant.stance import Stance
from assistant.topics import HINT, Topic
from assistant.types import Choice, Scope
from assistant.verdict import Judged
from corpus.types import Report, SectionType

# A remark, and how far it speaks of a topic.
Spoken = tuple[Remark, float]

# How likely a remark must speak of the problem meant for a yes, and for doubt; few words are left of it, so more is asked for
# than of a whole sentence.
SPOKEN_OF, PERHAPS_SPOKEN_OF = 0.25, 0.08
SURELY_SPOKEN_OF = 0.5
# A remark on problems as such: that one is solved, that there is none of weight.
ANY_PROBLEM = {
    Stance.SOLVED: re.compile(r"问题|困难|难题|瓶颈|堵点|痛点|短板|矛盾|成为历史|难|不再|告别"),
    Stance.DENIED: re.compile(r"(?:未|没有?|不)(?:发现|存在|出现)?[^,。;]{0,12}(?:突出|明显|重大|较大|主要)[^,。;]{0,4}(?:问题|困难|不足|短板)"),
}
# The share of a topic's terms that one of its pieces must hold.
ENOUGH_TERMS = 0.72


def judge_stance(asked: Asked, topic: Topic) -> list[Judged]:
    """A yes for a report with a remark of the stance asked for that speaks of the topic; silence is a no."""
    best = best_remarks(asked, topic, topic.stance, asked.reports)
    return [_judged(asked, topic, report, best.get(report.id)) for report in asked.reports]


def judge_any(asked: Asked, topic: Topic) -> list[Judged]:
    """A yes for a report with a remark of the stance asked for on whatever problem."""
    said: dict[str, Remark] = {}
    for at in asked.remarks.of(asked.reports, topic.stance):
        one = asked.remarks.all[at]
        report = asked.library.contents.reports[one.passage.report]
        if ANY_PROBLEM[topic.stance].search(report.search.slice_of(one.sentence)):
            said.setdefault(one.passage.report, one)
    return [_judged(asked, topic, report, (said[report.id], 1.0) if report.id in said else None) for report in asked.reports]


def in_remarks(asked: Asked, topic: Topic, scope: Scope, judged: Sequence[Judged]) -> list[Judged]:
    """Verdicts on a problem, in the light of what is said of it elsewhere.

    Where it is told outside a section on problems, a no becomes doubt, and a yes in a report without such a section; where it is said to
    be solved or denied, doubt becomes a no.
    """
    if not topic.is_of_problems or (scope.sections and SectionType.PROBLEMS not in scope.sections):
        return list(judged)
    open_ones = [one.report for one in judged if one.choice is not Choice.YES]
    there = best_remarks(asked, topic, Stance.TELLS, open_ones)
    gone = {**best_remarks(asked, topic, Stance.DENIED, open_ones), **best_remarks(asked, topic, Stance.SOLVED, open_ones)}
    return [_in_light(asked, topic, one, there.get(one.report.id), gone.get(one.report.id)) for one in judged]


def _in_light(asked: Asked, topic: Topic, one: Judged, there: Spoken | None, gone: Spoken | None) -> Judged:
    if gone is not None and gone[1] < SPOKEN_OF:
        gone = None
    if one.choice is Choice.UNCLEAR and gone is not None:
        return replace(standing(asked, topic, one.report, *gone, Choice.NO), reason=asked.words.say("verdict_negated"))
    if one.choice is Choice.NO and not one.evidence and there is not None and gone is None and there[1] >= SPOKEN_OF:
        is_only_place = SectionType.PROBLEMS not in one.report.section_types() and there[1] >= SURELY_SPOKEN_OF
        return standing(asked, topic, one.report, *there, Choice.YES if is_only_place else Choice.UNCLEAR)
    return one


def best_remarks(asked: Asked, topic: Topic, stance: Stance, reports: Sequence[Report]) -> dict[str, Spoken]:
    """Of each report the remark of a stance that speaks most of the topic, with how far; those that hardly do are left out."""
    remarks, best = asked.remarks, dict[str, Spoken]()
    told, worded = remarks.told(topic.meaning), _passages_with(asked, topic)
    for at in remarks.of(reports, stance):
        one = remarks.all[at]
        strength = max(float(told[at]), _worded(topic, one.pieces) if one.passage.id in worded else 0.0)
        if strength >= PERHAPS_SPOKEN_OF and strength > best.get(one.passage.report, (one, 0.0))[1]:
            best[one.passage.report] = (one, strength)
    return best


def standing(asked: Asked, topic: Topic, report: Report, remark: Remark, strength: float, choice: Choice) -> Judged:
    """The verdict that a remark carries."""
    evidence = as_evidence(asked.library, Scored(remark.passage, remark.sentence, 0.0, 0.0, strength), topic)
    reason = asked.words.say("verdict_yes_meaning" if choice is Choice.YES else "verdict_unclear_meaning")
    return Judged(report, choice, round(strength, 4), reason, (evidence,))


def _judged(asked: Asked, topic: Topic, report: Report, best: Spoken | None) -> Judged:
    if best is None:
        return Judged(report, Choice.NO, 0.0, asked.words.say("verdict_no"))
    return standing(asked, topic, report, *best, Choice.YES if best[1] >= SPOKEN_OF else Choice.UNCLEAR)


def _passages_with(asked: Asked, topic: Topic) -> frozenset[str]:
    """The passages with a term of the topic that more than hints at it."""
    told = [one for group in topic.groups for one in group.alternatives if one.worth > HINT]
    passages = asked.library.contents.passages
    return frozenset(passages[number].id for number in asked.library.concordance.passages_with(told).tolist())


def _worded(topic: Topic, pieces: Sequence[str]) -> float:
    """1 where a piece has the terms of the topic, else 0."""
    return float(np.max([topic.share(piece) >= ENOUGH_TERMS for piece in pieces], initial=False)) if topic.groups else 0.0
