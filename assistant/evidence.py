"""The sentences of the reports that bear on a topic, scored by its terms and by meaning."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.reply import Asked
from assistant.stopwords import soft_words
from assistant.topics import LIKELY, Topic
from assistant.types import Evidence, Language, Scope
from corpus.repair import simplify
from corpus.section_types import kinds_of
from corpus.sentences import clauses
from corpus.types import Passage, Report, Section, Span
from corpus.words import words
from index.library import Library
from index.search import search
from index.types import Query, Vectors

# A term in the heading above or elsewhere in the passage says less than one in the sentence itself.
IN_HEADING, IN_PASSAGE = 0.8, 0.55
# Standard scores of a sentence's cosine among all sentences: of the unrelated, and of a restatement.
UNRELATED, RESTATED = 1.0, 4.0
TERM_WEIGHT, MEANING_WEIGHT = 0.55, 0.45
# A sentence is an answer when it holds this share of the terms, or less of them and enough of the meaning.
ENOUGH_TERMS = 0.62
LEAST_TERMS = {Language.CHINESE: 0.25, Language.ENGLISH: 0.0}
ENOUGH_TOGETHER = {Language.CHINESE: 0.5, Language.ENGLISH: 0.44}
# Beyond this share of the topic in terms that no report in scope has, nothing near in meaning counts.
MOST_MISSING = 0.3
LONGEST_QUOTE = 160
# A heading that names a section and says nothing: (五)实施效果情况.
TITLE = re.compile(r"\s*[(（]?[一二三四五六七八九十\d]*[)）、.．]?\s*[^,。;]{2,12}?(?:情况|措施|问题|方式|做法|成效|效果|工作|建议|打算|计划)\s*[。:：]?\s*")
# A bare heading: 存在不足, 当前面临的困难, 下一步工作打算.
BARE_TITLE = re.compile(
    r"(?:第[一二三四五六七八九十\d]+(?:部分|章|节)?)?(?:当前|目前|仍然?|还|我局|我委|工作中|许可|审批|行政)*(?:存在|面临|遇到)?(?:的|着)?(?:主要|突出|一些|几个|若干)?的?"
    r"(?:(?:问题|困难|不足|短板|难题|难点|挑战|差距|原因)(?:之处|分析)?(?:和|与|及|以及|、)?)+"
)
HEADING_MARKS = re.compile(r"^\s*(?:第[一二三四五六七八九十\d]+(?:部分|章|节)|[(（〔]?[一二三四五六七八九十\d]{1,3}[)）〕、.．]|\d(?!\d)|[①-⑳㈠-㈩])*\s*|[\s。:：;；]+$")
SHORTEST_STATEMENT = 5
MOST_READ_WHOLE = 600
# Words that name a field of work and say nothing of it, beside those of every report.
FIELDS = frozenset("监督 监管 监督管理 监督检查 事中 事后 事中事后 批后 证后 方面 依法 实施 公开 公示 评价 人员 队伍 收费 决策 创新 许可证 基本 其他 和 与 及 的".split())
LONGEST_FIELD = 8


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with the share of the topic's terms it holds and its nearness in meaning, both 0 to 1.

    `told` is how far it tells the concepts that the topic means, in whatever words, and `answers` how likely it answers the
    question where both were read together, each 0 to 1.
    """

    passage: Passage
    sentence: Span
    share: float
    meaning: float
    told: float = 0.0
    answers: float = 0.0

    @property
    def score(self) -> float:
        return together(self.share, self.meaning)


def together(share: float, meaning: float) -> float:
    """Terms and meaning as one score, 0 to 1."""
    return TERM_WEIGHT * share + MEANING_WEIGHT * meaning


def states_it(asked: Asked, topic: Topic, share: float, meaning: float) -> bool:
    """Whether a sentence with this share of the terms and this nearness in meaning answers the question."""
    if not topic.groups:
        return False
    if share >= ENOUGH_TERMS:
        return True
    language = asked.understood.language
    if language is Language.ENGLISH and missing_share(asked, topic) > MOST_MISSING:
        return False
    return share >= LEAST_TERMS[language] and together(share, meaning) >= ENOUGH_TOGETHER[language]


def missing_share(asked: Asked, topic: Topic) -> float:
    """The share of the topic's weight in terms of the glossary or the user's own that no report in scope has."""
    sure = [group for group in topic.groups if group.certainty >= LIKELY]
    missing = [group for group in sure if not asked.library.concordance.reports_with(group.alternatives, asked.reports)]
    return sum(group.weight for group in missing) / topic.weight


def reports_in(reports: Sequence[Report], scope: Scope) -> list[Report]:
    """The reports of a scope's agencies and years."""
    agencies = frozenset(scope.agencies)
    return [
        report
        for report in reports
        if (not agencies or report.agency in agencies)
        and (not scope.years or any(year in report.metadata.years for year in scope.years))
    ]


def sections_in(report: Report, scope: Scope) -> list[Section]:
    """The sections of a report that a scope asks for."""
    return [section for section in report.sections if not scope.sections or set(kinds_of(section)) & set(scope.sections)]


def best_sentences(asked: Asked, scope: Scope, reports: Sequence[Report], count: int) -> list[Scored]:
    """The sentences of these reports that bear most on the topic, best first.

    In a scope of up to `MOST_READ_WHOLE` passages all are looked at, in a larger one those that search finds.
    """
    passages = [p for report in reports for p in passages_of(asked.library, report, scope)]
    if len(passages) > MOST_READ_WHOLE:
        passages = _found(asked, scope, reports)
    scored = scored_sentences(asked, asked.topic, passages)
    return sorted(scored, key=lambda s: (-s.score, s.passage.id, s.sentence.start))[:count]


def _found(asked: Asked, scope: Scope, reports: Sequence[Report]) -> list[Passage]:
    text = asked.understood.topic or asked.understood.question
    everywhere = len(reports) == len(asked.collection)
    within = frozenset() if everywhere else frozenset(report.id for report in reports)
    query = Query(text, asked.topic.search_terms(), within, frozenset(scope.sections))
    return [hit.passage for hit in search(asked.library, query, asked.library.settings.hits)]


def passages_of(library: Library, report: Report, scope: Scope) -> list[Passage]:
    """The passages of a report's sections in scope."""
    wanted = {section.number for section in sections_in(report, scope)}
    return [passage for passage in library.contents.of_report[report.id] if passage.section in wanted]


def scored_sentences(asked: Asked, topic: Topic, passages: Sequence[Passage]) -> list[Scored]:
    """Every sentence of these passages with its share of the topic and its nearness to the question."""
    told = asked.told.shares(topic.meaning) if topic.meaning else None
    scored: list[Scored] = []
    for passage in passages:
        report = asked.library.contents.reports[passage.report]
        heading = simplify(" ".join(report.sections[passage.section].heading_path))
        around = report.search.slice_of(Span(passage.start, passage.end))
        in_passage = topic.share(around) > 0 or topic.share(heading) > 0
        tells = told.of(passage) if told is not None else [0.0] * len(passage.sentences)
        for sentence, standard, tells_it in zip(passage.sentences, asked.meanings.of(passage), tells, strict=True):
            if sentence.end - sentence.start < SHORTEST_STATEMENT:
                continue
            text = report.search.slice_of(sentence)
            if is_title(report, passage, sentence):
                continue
            worded = share_with_context(topic, text, heading, around) if in_passage else 0.0
            scored.append(Scored(passage, sentence, worded, nearness(standard), tells_it))
    return scored


def is_title(report: Report, passage: Passage, sentence: Span) -> bool:
    """Whether a sentence is the mere title of its section, the report's or a part of it, or a heading that tells nothing."""
    section, text = report.sections[passage.section], HEADING_MARKS.sub("", report.search.slice_of(sentence))
    if BARE_TITLE.fullmatch(text) or names_only_a_field(text) or text in simplify(report.metadata.title):
        return True
    return sentence.start < section.heading_end and bool(TITLE.fullmatch(report.search.slice_of(sentence)))


@lru_cache(maxsize=4096)
def names_only_a_field(text: str) -> bool:
    """Whether a short heading has but words of every report: 窗口, 监督检查.

    >>> names_only_a_field("监督检查"), names_only_a_field("窗口拥挤")
    (True, False)
    """
    every = soft_words(Language.CHINESE) | FIELDS
    return 0 < len(text) <= LONGEST_FIELD and all(word in every for word in words(text))


def share_with_context(topic: Topic, sentence: str, heading: str, passage: str) -> float:
    """The share of the topic that a sentence holds, its heading and passage counting for less."""
    if not topic.groups:
        return 0.0
    held = sum(
        group.weight
        * max(
            group.worth_in(sentence),
            IN_HEADING * group.worth_in(heading),
            IN_PASSAGE * group.worth_in(passage),
        )
        for group in topic.groups
    )
    return held / topic.weight


def nearness(standard: float) -> float:
    """A standard score on a scale from 0 (unrelated) to 1 (a restatement)."""
    return min(1.0, max(0.0, (standard - UNRELATED) / (RESTATED - UNRELATED)))


def nearnesses(standards: Vectors) -> Vectors:
    """The same for many, in their shape."""
    near: Vectors = np.clip((standards - UNRELATED) / (RESTATED - UNRELATED), 0.0, 1.0)
    return near


def as_evidence(library: Library, scored: Scored, topic: Topic) -> Evidence:
    """A scored sentence as evidence: the sentence, or of a very long one the clauses that hold the terms."""
    report = library.contents.reports[scored.passage.report]
    span = narrowed(report, scored.sentence, topic)
    return Evidence(report, scored.passage.section, span, round(scored.score, 4))


def narrowed(report: Report, sentence: Span, topic: Topic) -> Span:
    """The run of clauses of a long sentence from the first to the last that holds a term of the topic."""
    if sentence.end - sentence.start <= LONGEST_QUOTE:
        return sentence
    pieces = clauses(report.text, sentence)
    holding = [piece for piece in pieces if topic.share(report.search.slice_of(piece)) > 0]
    if not holding:
        return sentence
    first, last = pieces.index(holding[0]), pieces.index(holding[-1])
    if pieces[last].end - pieces[first].start > 2 * LONGEST_QUOTE:
        first = last = pieces.index(max(holding, key=lambda p: (topic.share(report.search.slice_of(p)), -p.start)))
    return widened(pieces, first, last)


def widened(pieces: Sequence[Span], first: int, last: int) -> Span:
    """A run of clauses of a sentence with its neighbours, before and after in turn, as long as the quote stays short."""
    while True:
        before = pieces[last].end - pieces[first - 1].start if first > 0 else LONGEST_QUOTE + 1
        after = pieces[last + 1].end - pieces[first].start if last + 1 < len(pieces) else LONGEST_QUOTE + 1
        if min(before, after) > LONGEST_QUOTE:
            return Span(pieces[first].start, pieces[last].end)
        if before <= after:
            first -= 1
        else:
            last += 1
