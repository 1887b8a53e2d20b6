"""What every sentence in scope says of a topic, for all reports at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.concepts import Shares, without_number
from assistant.evidence import IN_HEADING, IN_PASSAGE, SHORTEST_STATEMENT, Scored, nearnesses
from assistant.planned import is_intended, is_to_be_done
from assistant.reply import Asked
from assistant.topics import Group, Topic
from assistant.types import Scope
from corpus.types import SectionType
from index.concordance import Concordance, Numbers
from index.types import Vectors


@dataclass(frozen=True, slots=True)
class Signals:
    """Sentences of the sections in scope that may bear on a topic, in the order of the library.

    All arrays have shape (sentences,): the row of each in the concordance, its share of the topic's terms, its nearness
    in meaning and how far it tells the concepts meant, as in `Scored`.
    """

    rows: Numbers
    share: Vectors
    meaning: Vectors
    told: Vectors


def signals(asked: Asked, topic: Topic, scope: Scope, told: Shares, least: float) -> Signals:
    """The sentences in passages that hold a term of the topic, or tell what it means at least so far."""
    concordance = asked.library.concordance
    live = np.zeros(len(concordance.texts), bool)
    live[concordance.passages_with([a for group in topic.groups for a in group.alternatives])] = True
    live[concordance.passage[told.shares >= least]] = True
    live &= _in_scope(asked, scope)
    rows = np.flatnonzero(live[concordance.passage] & (concordance.length >= SHORTEST_STATEMENT))
    rows = rows[_fits(asked, scope, rows)]
    share = np.zeros(len(rows), np.float32)
    for group in topic.groups:
        share += group.weight * _worth(concordance, group, rows)
    if topic.weight:
        share /= topic.weight
    return Signals(rows, share, nearnesses(asked.meanings.all()[rows]), told.shares[rows])


def scored_at(asked: Asked, found: Signals, at: int) -> Scored:
    """One of the sentences by its place in the arrays."""
    row, concordance = int(found.rows[at]), asked.library.concordance
    number = int(concordance.passage[row])
    passage = asked.library.contents.passages[number]
    sentence = passage.sentences[row - int(concordance.first[number])]
    return Scored(passage, sentence, float(found.share[at]), float(found.meaning[at]), float(found.told[at]))


def _in_scope(asked: Asked, scope: Scope) -> NDArray[np.bool_]:
    """Which passages lie in the reports and sections in scope, shape (passages,)."""
    concordance = asked.library.concordance
    reports = np.zeros(len(asked.library.contents.entries), bool)
    reports[concordance.numbers(asked.reports)] = True
    within = reports[concordance.report]
    if scope.sections:
        of_type = np.isin(concordance.type, [concordance.types.index(kind) for kind in scope.sections])
        within &= of_type | concordance.of_both | _of_problems(concordance) if SectionType.NEXT_STEPS in scope.sections else of_type
    return within


def _of_problems(concordance: Concordance) -> NDArray[np.bool_]:
    """Which passages stand among the problems of a report that has a section on next steps: intentions may stand there too, shape (passages,)."""
    problems, plans = (np.isin(concordance.type, [concordance.types.index(kind)]) if kind in concordance.types else np.zeros(len(concordance.type), bool) for kind in (SectionType.PROBLEMS, SectionType.NEXT_STEPS))
    found: NDArray[np.bool_] = problems & np.isin(concordance.report, concordance.report[plans])
    return found


def _fits(asked: Asked, scope: Scope, rows: Numbers) -> NDArray[np.bool_]:
    """Which sentences are of the sections in scope: of a section on problems and plans alike the problems or the plans, of one on problems what is intended, shape (rows,)."""
    concordance, contents = asked.library.concordance, asked.library.contents
    fits = np.ones(len(rows), bool)
    problems, plans = (kind in scope.sections for kind in (SectionType.PROBLEMS, SectionType.NEXT_STEPS))
    if problems == plans:
        return fits
    mixed = concordance.of_both | _of_problems(concordance) if plans else concordance.of_both
    for at in np.flatnonzero(mixed[concordance.passage[rows]]).tolist():
        number = int(concordance.passage[rows[at]])
        passage = contents.passages[number]
        sentence = passage.sentences[int(rows[at]) - int(concordance.first[number])]
        text = without_number(contents.reports[passage.report], sentence)
        fits[at] = (is_to_be_done(text) if concordance.of_both[number] else is_intended(text)) == plans
    return fits


def _worth(concordance: Concordance, group: Group, rows: Numbers) -> Vectors:
    """What the best of a group's wordings is worth in each sentence, its heading and passage counting for less."""
    sentences = np.zeros(len(concordance.length), np.float32)
    passages = np.zeros(len(concordance.texts), np.float32)
    headings = np.zeros(len(concordance.headings), np.float32)
    for alternative in group.alternatives:
        places = concordance.places(alternative)
        for worth, at in ((sentences, places.sentences), (passages, places.passages), (headings, places.headings)):
            worth[at] = np.maximum(worth[at], alternative.worth)
    numbers = concordance.passage[rows]
    around = np.maximum(IN_PASSAGE * passages, IN_HEADING * headings[concordance.heading])
    best: Vectors = np.maximum(sentences[rows], around[numbers])
    return best
