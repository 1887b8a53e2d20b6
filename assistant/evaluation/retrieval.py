"""Where the passages that hold the true spans stand among the passages found for a question."""

import math
from collections.abc import Iterator, Sequence

from assistant.evaluation.places import places
from assistant.evaluation.questions import Question
from assistant.evaluation.scores import ENOUGH
from assistant.types import Kind
from corpus.types import Passage, Span
from index.library import Library
from index.search import search
from index.types import Query

DEPTH = 10


def retrieval_scores(library: Library, question: Question) -> Iterator[tuple[str, float]]:
    """hit@1, hit@5 and nDCG@10; nothing for a list, for which no ten passages are enough, or a follow-up."""
    if not question.spans or question.kind is Kind.LIST or question.after:
        return
    relevant = _relevant(library, question)
    found = [hit.passage.id in relevant for hit in search(library, Query(question.question), DEPTH)]
    yield "hit@1", float(any(found[:1]))
    yield "hit@5", float(any(found[:5]))
    yield "ndcg@10", ndcg(found, len(relevant))


def ndcg(found: Sequence[bool], relevant: int, depth: int = DEPTH) -> float:
    """nDCG of a ranking with binary relevance (Järvelin and Kekäläinen, 2002).

    Args:
        found: whether each hit is relevant, best first.
        relevant: how many relevant passages there are, found or not.
    """
    gained = sum(1 / math.log2(rank + 2) for rank, hit in enumerate(found[:depth]) if hit)
    ideal = sum(1 / math.log2(rank + 2) for rank in range(min(relevant, depth)))
    return gained / ideal if ideal else 0.0


def _relevant(library: Library, question: Question) -> set[str]:
    contents = library.contents
    spans = {
        (report.id, place)
        for report in contents.reports.values()
        for span in question.spans
        if span.file == report.file
        for place in places(report.text, span.text)
    }
    return {passage.id for passage in contents.passages if any(_holds(passage, *span) for span in spans)}


def _holds(passage: Passage, report: str, place: Span) -> bool:
    """A long span may run over several passages: one that is full of it counts too."""
    here = Span(passage.start, passage.end)
    least = ENOUGH * min(place.end - place.start, here.end - here.start)
    return passage.report == report and place.overlap(here) >= least
