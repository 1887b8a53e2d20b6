"""The figures behind an answer as its table shows them: each with its citation, in the order that the question ranks by."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.arithmetic import are_alike, evidence_of
from assistant.reply import Reply
from assistant.types import FigureRow
from assistant.units import COUNTED


def cited_rows(reply: Reply, question: str) -> tuple[FigureRow, ...]:
    """The rows of a reply: one that something was worked out from has the citation that carries it."""
    rows = [replace(row, citation=row.citation or _citation(reply, row)) for row in reply.figures]
    return tuple(in_rank(rows, question) if ranks(question) and _of_one_kind(rows) else rows)


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


def in_rank(rows: Sequence[FigureRow], question: str) -> list[FigureRow]:
    """Rows from the highest or the lowest, as the question has it, where they can be compared; else as they are."""
    if not (are_alike(rows) or all(row.figure.canonical and row.figure.measure in COUNTED for row in rows)):
        return list(rows)
    sign = 1 if ranks_up(question) else -1
    return sorted(rows, key=lambda row: (sign * (row.figure.amount or 0.0), row.report.file, row.figure.start))


def _of_one_kind(rows: Sequence[FigureRow]) -> bool:
    """Whether rows are of one indicator, one a report."""
    return len({(row.figure.indicator, row.figure.role) for row in rows}) == 1 and len({row.report.id for row in rows}) == len(rows)
