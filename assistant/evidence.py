"""The sentences of the reports that bear on a topic, scored by its terms and by meaning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.terms import Topic
from assistant.types import Evidence, Scope
from corpus.sentences import clauses
from corpus.types import Passage, Report, Section, Span
from index.library import Library
from index.search import search, sentence_scores
from index.types import Query

# A term in the heading above or elsewhere in the passage says less than one in the sentence itself.
IN_HEADING, IN_PASSAGE = 0.8, 0.55
# Cosines of multilingual-e5-small lie close together: unrelated Chinese sentences near 0.78, restatements near 0.9.
UNRELATED, RESTATED = 0.78, 0.90
TERM_WEIGHT, MEANING_WEIGHT = 0.7, 0.3
LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with the share of the topic's terms it holds and its nearness in meaning, both 0 to 1."""

    passage: Passage
    sentence: Span
    share: float
    meaning: float

    @property
    def score(self) -> float:
        return TERM_WEIGHT * self.share + MEANING_WEIGHT * self.meaning


def reports_in(reports: Sequence[Report], scope: Scope) -> list[Report]:
    """The reports of a scope's agencies and years."""
    return [
        report
        for report in reports
        if (not scope.agencies or report.agency in scope.agencies)
        and (not scope.years or any(year in report.metadata.years for year in scope.years))
    ]


def sections_in(report: Report, scope: Scope) -> list[Section]:
    """The sections of a report that a scope asks for."""
    return [section for section in report.sections if not scope.sections or section.type in scope.sections]


def best_sentences(library: Library, question: str, topic: Topic, scope: Scope, count: int) -> list[Scored]:
    """The sentences of the scope that bear most on the topic, best first: those with its terms, and those near in meaning."""
    reports = reports_in([e.report for e in library.contents.entries], scope)
    query = Query(question, topic.search_terms(), frozenset(r.id for r in reports), frozenset(scope.sections))
    near = [hit.passage for hit in search(library, query, library.settings.hits)] if reports else []
    worded = [p for report in reports for p in passages_with_terms(library, report, topic, scope)]
    scored = scored_sentences(library, question, topic, _unique([*near, *worded]))
    return sorted(scored, key=lambda s: (-s.score, s.passage.id, s.sentence.start))[:count]


def passages_with_terms(library: Library, report: Report, topic: Topic, scope: Scope) -> list[Passage]:
    """Passages of a report's sections in scope that hold at least one of the topic's terms."""
    wanted = {section.number for section in sections_in(report, scope)}
    return [
        passage
        for passage in library.contents.of_report[report.id]
        if passage.section in wanted and topic.share(report.search.slice_of(Span(passage.start, passage.end))) > 0
    ]


def scored_sentences(library: Library, question: str, topic: Topic, passages: Sequence[Passage]) -> list[Scored]:
    """Every sentence of these passages with its share of the topic and its nearness to the question."""
    scored: list[Scored] = []
    similarities = {(s.report, s.sentence): s.similarity for s in sentence_scores(library, question, list(passages))}
    for passage in passages:
        report = library.contents.reports[passage.report]
        heading = " ".join(report.sections[passage.section].heading_path)
        around = report.search.slice_of(Span(passage.start, passage.end))
        for sentence in passage.sentences:
            share = share_with_context(topic, report.search.slice_of(sentence), heading, around)
            meaning = nearness(similarities.get((report.id, sentence), 0.0))
            scored.append(Scored(passage, sentence, share, meaning))
    return scored


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


def nearness(similarity: float) -> float:
    """A cosine on a scale from 0 (unrelated) to 1 (a restatement)."""
    return min(1.0, max(0.0, (similarity - UNRELATED) / (RESTATED - UNRELATED)))


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
    first, last = holding[0], holding[-1]
    if last.end - first.start > 2 * LONGEST_QUOTE:
        best = max(holding, key=lambda piece: (topic.share(report.search.slice_of(piece)), -piece.start))
        return best
    return Span(first.start, last.end)


def _unique(passages: Iterable[Passage]) -> list[Passage]:
    return list({passage.id: passage for passage in passages}.values())
