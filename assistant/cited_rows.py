"""The figures behind an answer as its table shows them: each with its citation, in the order that the question ranks by."""

from dataclasses import replace

from assistant import wording
from assistant.arithmetic import are_alike, evidence_of
from assistant.reply import Reply
from assistant.types import FigureRow
from assistant.units import COUNTED


def cited_rows(reply: Reply, question: str) -> tuple[FigureRow, ...]:
    """The rows of a reply: one that something was worked out from has the citation that carries it."""
    return _in_rank([replace(row, citation=row.citation or _citation(reply, row)) for row in reply.figures], question)


def ranks(question: str) -> bool:
    """Whether a question asks which has the most or the least, or for all in that order."""
    return any(pattern.search(question) for pattern in (wording.RANK, wording.MOST, wording.LEAST))


def ranks_up(question: str) -> bool:
    """Whether the lowest comes first in the order that a question ranks by."""
    if wording.RANK.search(question):
        return wording.RANK_UP.search(question) is not None
    return wording.LEAST.search(question) is not None and not wording.MOST.search(question)


def _citation(reply: Reply, row: FigureRow) -> int:
    number = row.figure
    for citation in reply.draft.citations:
        span = citation.evidence.span
        if citation.evidence.report.id == row.report.id and span.start <= number.start and number.end <= span.end:
            return citation.n
    return reply.draft.cite(evidence_of(row))


def _in_rank(rows: list[FigureRow], question: str) -> tuple[FigureRow, ...]:
    """Rows of one kind, one a report, from the highest or the lowest where the question ranks them; others as they are."""
    one_kind = len({(row.figure.indicator, row.figure.role) for row in rows}) == 1 and len({row.report.id for row in rows}) == len(rows)
    comparable = are_alike(rows) or all(row.figure.canonical and row.figure.measure in COUNTED for row in rows)
    if not (ranks(question) and one_kind and comparable):
        return tuple(rows)
    sign = 1 if ranks_up(question) else -1
    return tuple(sorted(rows, key=lambda row: (sign * (row.figure.amount or 0.0), row.report.file)))
