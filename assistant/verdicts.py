"""One verdict a report, from its own evidence."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant import wording
from assistant.evidence import Scored, as_evidence, is_title, passages_of, scored_sentences, sections_in
from assistant.incidents import Said
from assistant.quotes import told_below, with_what_follows
from assistant.reply import Asked
from assistant.signals import Signals, scored_at, signals
from assistant.stance import NO_SUCH, is_settled
from assistant.terms import said_of
from assistant.topics import HINT, Topic
from assistant.types import Choice, Scope
from assistant.verdict import Judged
from corpus.repair import simplify
from corpus.types import Report, SectionType, Span
from index.types import Vectors

# The share of a topic's weight that one sentence must hold for a yes, and for doubt.
ENOUGH, DOUBTFUL = 0.72, 0.4
# Less is enough in a sentence that is also near in meaning; a topic of everyday words alone needs meaning too.
ENOUGH_WITH_MEANING, MUCH_MEANING = 0.38, 0.75
TELLING_WEIGHT, SOME_MEANING = 1.0, 0.4
# How likely a sentence must tell the concepts meant for a yes, and for doubt: of hundreds of concepts hardly one is likely at
# all, so little is enough (decision 8).
TOLD, PERHAPS_TOLD = 0.06, 0.04
# … and what it is worth at most: a sentence with the very words of the topic is quoted first.
WHOLLY_TOLD = 0.9
# A sentence that begins with what shall be done.
IS_PLANNED = re.compile(r"[^,。;\w]*(?:[\d一二三四五六七八九十]+[)）、.．是]*)?[^,。;]{0,12}?(?:拟(?=[在于对将开推建设引选])|(?<!年)计划(?=[在于对将开推建设引])|打算|力争|争取(?!到|了))")
# 无人工干预, 无纸化, 零距离 … deny nothing.
_WITHOUT = r"无(?!法|线|障碍|偿|人|纸|证|照|需|须|缝|感|差别|论|形)"
A_DENIAL = re.compile(rf"没有|{_WITHOUT}|未|零(?!售|距离)|\b(?:no|none|not|without|zero|never)\b", re.IGNORECASE)
DENIAL = re.compile(
    rf"(?:未(?:列入|纳入|实行|推行|开展|采用|启用))[^,。;]{{0,10}}$|没有(?:群众|企业|人|申请人)(?:反映|反馈|投诉)[^,。;]{{0,24}}$|(?:未(?:出现|发生|发现|收到|接到|有|存在)|没有|没(?:有)?(?:出现|发生)|{_WITHOUT}(?:收到|接到|出现)?|不存在|杜绝|避免|绝无|并无|零(?!售|距离))[^,。;]{{0,10}}$"
)
# A practice is denied by not being carried out; what it avoids or makes needless is no denial of it.
NOT_DONE = re.compile(r"(?:未(?!来|成年)|没有|没能|暂无|无法|不能|难以|不存在|不(?:再|予|得|宜|可)?(?:适用|实行|推行|采用|采取|接受|列入|纳入|适合|具备)|(?:暂停|暂缓|停止|取消)(?:了|实行|推行)?)[^,。;]{0,10}$")

# A sentence that says nothing but that there was none: 全年未发生涉许可的行政诉讼.
WAS_NONE = re.compile(r"[^,。;]{0,12}?(?:未(?:发生|出现|收到|接到|有)|没有(?:发生|出现|收到|接到)|没(?:发生|出现|收到|接到)|无(?=[因一任涉群]))[^,;。]{2,40}[。;]?")


def judge(asked: Asked, topic: Topic, scope: Scope) -> list[Judged]:
    """Judge every report in scope on the sections meant; none is left out, whatever their number."""
    found = signals(asked, topic, scope, asked.told.shares(topic.meaning), PERHAPS_TOLD)
    strength = strengths(found, topic)
    concordance = asked.library.concordance
    report = concordance.report[concordance.passage[found.rows]]
    order = np.lexsort((found.rows, -found.meaning, -found.share, -strength, report))
    numbers = concordance.numbers(asked.reports)
    edges = np.searchsorted(report[order], np.stack([numbers, numbers + 1]))
    no = asked.words.say("verdict_no")
    judged = []
    for one, start, stop in zip(asked.reports, *edges.tolist(), strict=True):
        best = order[start:stop]
        if start == stop and scope.sections and not sections_in(one, scope):
            section = asked.section_names(scope.sections)
            judged.append(Judged(one, Choice.NO, 0.0, asked.words.say("verdict_without_section", section=section)))
        elif start == stop or strength[best[0]] < DOUBTFUL:
            judged.append(Judged(one, Choice.NO, round(float(strength[best[0]]), 4) if start < stop else 0.0, no))
        else:
            enough = best[strength[best] >= DOUBTFUL].tolist()
            several = [scored_at(asked, found, at) for at in enough]
            standing = [scored for scored in several if not is_title(one, scored.passage, scored.sentence)]
            judged.append(_judge_one(asked, topic, scope.sections, one, _without_bare_headings(one, topic, standing)))
    return judged


def doubtful(asked: Asked, topic: Topic, scope: Scope, report: Report) -> list[Scored]:
    """The sentences of a report that may say it and do not deny it."""
    scored = scored_sentences(asked, topic, passages_of(asked.library, report, scope))
    return [s for s in scored if strength_of(s, topic) >= DOUBTFUL and not denied(report, s, topic)]


def _without_bare_headings(report: Report, topic: Topic, several: Sequence[Scored]) -> list[Scored]:
    """The sentences without headings that have no word of a practice: such a one only names what the sentence below it tells."""
    if not topic.is_of_practices:
        return list(several)
    return [one for one in several if one.share >= ENOUGH_WITH_MEANING or told_below(report, report.sections[one.passage.section], one.sentence) is None]


def _judge_one(asked: Asked, topic: Topic, sections: Sequence[SectionType], report: Report, enough: Sequence[Scored]) -> Judged:
    """The verdict from the sentences that may say it, the strongest first."""
    if topic.incidents:
        return _judge_incidents(asked, topic, report, enough)
    words, denying, planned = asked.words, None, None
    names = asked.understood.is_literal and wording.NAMES.search(asked.understood.question)
    for scored in enough:
        if names and scored.told < PERHAPS_TOLD and not _has_a_word(report, scored, topic):
            continue
        if names or not _is_denied(report, scored, topic):
            if is_plan(asked, topic, sections, report, scored) and not wording.NAMES.search(asked.understood.question):
                planned = planned or scored
                continue
            standing = _standing(asked, topic, report, scored)
            if denying is not None and standing.choice is Choice.UNCLEAR and (topic.is_of_problems or not _has_a_word(report, scored, topic)):
                # What hardly tells it does not outweigh that it is said not to be there.
                break
            return standing
        denying = denying or scored
    if planned is not None and denying is None:
        # What is to be done about a problem hardly says that it is one; what is planned has not been done.
        return replace(_standing(asked, topic, report, planned), choice=Choice.UNCLEAR)
    if denying is None:
        return Judged(report, Choice.NO, 0.0, words.say("verdict_no"))
    return Judged(report, Choice.NO, 0.0, words.say("verdict_negated"), (as_evidence(asked.library, denying, topic),))


def is_plan(asked: Asked, topic: Topic, sections: Sequence[SectionType], report: Report, scored: Scored) -> bool:
    """Whether a sentence only plans, where a problem or what was done is asked for."""
    out = asked.understood.leaves_plans_out
    if sections or not (out or topic.is_of_problems or topic.is_of_practices):
        return False
    return report.sections[scored.passage.section].type is SectionType.NEXT_STEPS or (
        (out or topic.is_of_practices) and IS_PLANNED.match(report.search.slice_of(scored.sentence)) is not None
    )


def _judge_incidents(asked: Asked, topic: Topic, report: Report, enough: Sequence[Scored]) -> Judged:
    """The verdict on what went wrong: yes only where a sentence says that it happened, no where one says that it did not.

    Where what is asked is that it did not, the other way round.
    """
    said: dict[Said, Scored] = {}
    for scored in enough:
        if _is_of_the_cause(report, scored, topic):
            said.setdefault(said_of(topic, report.search.slice_of(scored.sentence)), scored)
    wanted, opposite = (Said.DENIED, Said.HAPPENED) if topic.averted else (Said.HAPPENED, Said.DENIED)
    if wanted in said and not (topic.averted and opposite in said):
        return replace(_standing(asked, topic, report, said[wanted]), choice=Choice.YES)
    if opposite in said:
        return Judged(report, Choice.NO, 0.0, asked.words.say("verdict_negated"), (as_evidence(asked.library, said[opposite], topic),))
    if Said.OPEN in said and not topic.averted:
        reason = asked.words.say("verdict_unclear", terms=asked.words.join(matched_terms(report, said[Said.OPEN], topic)))
        return Judged(report, Choice.UNCLEAR, DOUBTFUL, reason, (as_evidence(asked.library, said[Said.OPEN], topic),))
    return Judged(report, Choice.NO, 0.0, asked.words.say("verdict_no"))


def _is_of_the_cause(report: Report, scored: Scored, topic: Topic) -> bool:
    """Whether a sentence, its passage or its heading has a word of what it is asked to have happened for, where that is named."""
    passage, heading = scored.passage, simplify(" ".join(report.sections[scored.passage.section].heading_path))
    around = heading + report.search.slice_of(Span(passage.start, passage.end))
    return not topic.special or any(group.worth_in(around) > 0 for group in topic.special)


def _standing(asked: Asked, topic: Topic, report: Report, best: Scored) -> Judged:
    words, strength = asked.words, strength_of(best, topic)
    choice = Choice.YES if strength >= ENOUGH and _is_as_special(report, best, topic) else Choice.UNCLEAR
    key = "verdict_yes" if choice is Choice.YES else "verdict_unclear"
    matched = matched_terms(report, best, topic)
    reason = words.say(key, terms=words.join(matched)) if matched else words.say(key + "_meaning")
    evidence = as_evidence(asked.library, best, topic)
    return Judged(report, choice, round(strength, 4), reason, (evidence if topic.is_of_problems else with_what_follows(evidence),))


def _has_a_word(report: Report, scored: Scored, topic: Topic) -> bool:
    """Whether the sentence has a word of the topic that more than hints at it."""
    text = report.search.slice_of(scored.sentence)
    return any(a.worth > HINT and a.pattern.search(text) for group in topic.groups for a in group.alternatives)


def _is_as_special(report: Report, best: Scored, topic: Topic) -> bool:
    """Whether the sentence has a word that makes the topic special, where it has such words."""
    text = report.search.slice_of(best.sentence)
    return not topic.special or any(group.worth_in(text) > 0 for group in topic.special)


def strength_of(scored: Scored, topic: Topic) -> float:
    """How strongly a sentence states the topic, as in `strengths`."""
    one = Signals(
        np.zeros(1, np.int64), *(np.array([value], np.float32) for value in (scored.share, scored.meaning, scored.told))
    )
    return float(strengths(one, topic)[0])


def strengths(found: Signals, topic: Topic) -> Vectors:
    """How strongly each sentence states the topic, 0 to 1: what it tells, or its terms, or some of them and the meaning."""
    told = np.interp(found.told, (0.0, PERHAPS_TOLD, TOLD, 1.0), (0.0, DOUBTFUL, ENOUGH, WHOLLY_TOLD))
    near = (found.share >= ENOUGH_WITH_MEANING) & (found.meaning >= MUCH_MEANING)
    worded = np.where(near, np.maximum(found.share, ENOUGH), found.share)
    if topic.weight < TELLING_WEIGHT:
        worded = np.where(found.meaning < SOME_MEANING, found.share * 0.5, worded)
    strongest: Vectors = np.maximum(told, worded).astype(np.float32)
    return strongest


def matched_terms(report: Report, scored: Scored, topic: Topic) -> list[str]:
    """The report's words that matched, one a group of terms."""
    text = report.search.slice_of(scored.sentence)
    found = []
    for group in topic.groups:
        matches = [(a.worth, m[0]) for a in group.alternatives if (m := a.pattern.search(text))]
        if matches:
            found.append(max(matches, key=lambda match: (match[0], len(match[1])))[1])
    return found


def _is_denied(report: Report, scored: Scored, topic: Topic) -> bool:
    """Whether a sentence, or the one below a heading, denies it."""
    below = told_below(report, report.sections[scored.passage.section], scored.sentence) if not topic.is_of_problems else None
    return denied(report, scored, topic) or (below is not None and denied(report, replace(scored, sentence=below), topic))


def denied(report: Report, scored: Scored, topic: Topic) -> bool:
    """Whether the sentence says that there is no such thing: that it is settled, or denied before every match.

    A topic that is itself a denial (finished in time, none overdue) is not denied by one.
    """
    text = report.search.slice_of(scored.sentence)
    if topic.is_of_problems and (NO_SUCH.search(text) or is_settled(text)):
        return True
    if not topic.is_of_problems and A_DENIAL.search(topic.text):
        return False
    matches = [
        match
        for group in topic.groups
        for alternative in group.alternatives
        if alternative.worth > HINT
        for match in alternative.pattern.finditer(text)
    ]
    if not matches:
        return WAS_NONE.fullmatch(text.strip()) is not None
    denials = (NOT_DONE,) if topic.is_of_practices else (DENIAL,) if topic.is_of_problems else (DENIAL, NOT_DONE)
    return all(any(denial.search(text[: match.start()]) for denial in denials) for match in matches)
