"""Verdicts read again: sentences that may tell what a list asks for, held against the question as a whole."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant import wording
from assistant.answering import answering
from assistant.evidence import SHORTEST_STATEMENT, Scored, as_evidence, is_title, nearnesses
from assistant.reply import Asked
from assistant.terms import Topic
from assistant.types import Choice, Language, Scope
from assistant.verdict import Judged
from assistant.verdicts import denied
from corpus.errors import UnusableModel
from index.concordance import Numbers

# Of each report so many sentences are read, those nearest to the question in meaning; at most so many in all.
OF_A_REPORT, MOST_READ = 4, 128
# How likely a sentence answers: for a yes, and too little for the yes that its words gave. Less than a yes makes no doubt.
SURE, HARDLY = 0.9, 0.03
FRAMES = {
    (True, Language.CHINESE): "哪些单位存在{}的问题?",
    (True, Language.ENGLISH): "Which agencies cited {} as a problem?",
    (False, Language.CHINESE): "哪些单位{}?",
    (False, Language.ENGLISH): "Which agencies have {}?",
}


def framed(asked: Asked, topic: Topic) -> str:
    """A topic as a question for those that it is true of."""
    return FRAMES[topic.is_of_problems, asked.understood.language].format(topic.text)


def read_again(asked: Asked, topic: Topic, scope: Scope, question: str, judged: Sequence[Judged]) -> list[Judged]:
    """The verdicts, mended where the sentences of a report, read beside the question, say otherwise.

    Questions for names and for what went wrong keep the verdict that their words gave, and so does a report whose sentences
    deny what is asked. Of very many reports those are read that are in doubt or nearest to the question.
    """
    if topic.incidents or wording.NAMES.search(asked.understood.question):
        return list(judged)
    quotes = {one.report.id: _quoted(one) for one in sorted(judged, key=_doubt) if one.evidence}
    first = [report for one in judged if (report := one.report.id) in quotes and one.choice is Choice.UNCLEAR]
    nearest = _nearest(asked, scope, [one for one in judged if one.choice is not Choice.YES])[: MOST_READ - len(first)]
    others = [report for report in quotes if report not in first][: max(0, MOST_READ - len(first) - len(nearest))]
    texts = [*(quotes[report] for report in (*first, *others)), *(_text(asked, one) for one in nearest)]
    try:
        likely = answering().likely(question, texts[:MOST_READ]).tolist()
    except UnusableModel:
        return list(judged)
    quoted = dict(zip((*first, *others), likely, strict=False))
    best: dict[str, Scored] = {}
    for scored, value in zip(nearest, likely[len(first) + len(others) :], strict=False):
        known = best.get(scored.passage.report)
        if known is None or value > known.answers:
            best[scored.passage.report] = replace(scored, answers=value)
    return [_settled(asked, topic, one, best.get(one.report.id), quoted.get(one.report.id)) for one in judged]


def _doubt(one: Judged) -> int:
    return (Choice.UNCLEAR, Choice.YES, Choice.NO).index(one.choice)


def _quoted(one: Judged) -> str:
    evidence = one.evidence[0]
    return evidence.report.search.slice_of(evidence.span)


def _settled(asked: Asked, topic: Topic, one: Judged, best: Scored | None, quoted: float | None) -> Judged:
    """The verdict after reading.

    Args:
        best: of the sentences read the one that most likely answers.
        quoted: how likely the sentence does that the verdict quotes, where it was read.
    """
    if one.choice is Choice.YES:
        return replace(one, choice=Choice.UNCLEAR) if quoted is not None and quoted < HARDLY else one
    if one.choice is Choice.UNCLEAR and quoted is not None and quoted >= SURE:
        return replace(one, choice=Choice.YES)
    denies = (one.choice is Choice.NO and bool(one.evidence)) or (best is not None and denied(one.report, best, topic))
    if best is None or denies or best.answers < SURE:
        return replace(one, choice=Choice.NO) if one.choice is Choice.UNCLEAR and quoted is not None and quoted < HARDLY else one
    reason = asked.words.say("verdict_yes_meaning")
    return Judged(one.report, Choice.YES, round(best.answers, 4), reason, (as_evidence(asked.library, best, topic),))


def _nearest(asked: Asked, scope: Scope, judged: Sequence[Judged]) -> list[Scored]:
    """The sentences of each report in the sections meant that are nearest to the question; of many reports the nearest of all."""
    concordance, meaning = asked.library.concordance, nearnesses(asked.meanings.all())
    numbers = concordance.numbers([one.report for one in judged])
    within = np.isin(concordance.report, numbers)
    if scope.sections:
        within &= np.isin(concordance.type, [concordance.types.index(kind) for kind in scope.sections])
    rows = np.flatnonzero(within[concordance.passage] & (concordance.length >= SHORTEST_STATEMENT))
    report = concordance.report[concordance.passage[rows]]
    order = np.lexsort((-meaning[rows], report))
    rows, report = rows[order], report[order]
    place = np.arange(len(rows)) - np.searchsorted(report, report)
    rows = rows[place < OF_A_REPORT]
    rows = rows[np.argsort(-meaning[rows], kind="stable")[:MOST_READ]]
    found = [_scored(asked, rows, at, float(meaning[rows[at]])) for at in range(len(rows))]
    return [one for one in found if not is_title(asked.library.contents.reports[one.passage.report], one.passage, one.sentence)]


def _scored(asked: Asked, rows: Numbers, at: int, meaning: float) -> Scored:
    concordance, row = asked.library.concordance, int(rows[at])
    number = int(concordance.passage[row])
    passage = asked.library.contents.passages[number]
    return Scored(passage, passage.sentences[row - int(concordance.first[number])], 0.0, meaning)


def _text(asked: Asked, one: Scored) -> str:
    return asked.library.contents.reports[one.passage.report].search.slice_of(one.sentence)
