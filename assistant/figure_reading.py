"""Figures read beside the question: each number with the words at it and the head of its sentence, or with its row and the head of its column."""

import re
from collections.abc import Sequence

from assistant.answering import Likely, answering
from assistant.candidates import sentence_around
from assistant.grids import is_cell, labelled, parts_of_cell
from corpus.types import Figure, Report, Span

MARKED, LEFT_OUT = "【{}】", "…"
# What ends the words at a number, and so many characters of them, and of the head of its sentence, are read.
BREAK = re.compile(r"[,;:、()。\n]")
LONGEST_BEFORE, LONGEST_BEHIND, LONGEST_HEAD = 40, 16, 24
# The head of a sentence goes as far as its first number.
HEAD = re.compile(r"(?:\d{2,4}年(?:度|底|末)?|[^\d\n])*")


def likely_figures(question: str, figures: Sequence[tuple[Report, Figure]]) -> Likely:
    """How likely each figure is one that a question asks for, shape (figures,); the question in the search text's form.

    Raises:
        UnusableModel: when the reader was learned on another model.
    """
    return answering().likely(question, [as_read(report, number) for report, number in figures])


def as_read(report: Report, number: Figure) -> str:
    """A figure as the reader sees it, in the search text's form."""
    printed = report.search.slice_of(Span(number.start, number.end))
    if is_cell(report, number):
        labels = [report.search.slice_of(part.span) for part in parts_of_cell(report, number)[:-1]]
        if not labels:
            cell = labelled(number)
            labels = [label for label in (cell.row, cell.column) if label]
        return cell_as_read(labels, printed)
    sentence = sentence_around(report, number)
    before, behind = Span(sentence.start, number.start), Span(number.end, sentence.end)
    return number_as_read(report.search.slice_of(before), printed, report.search.slice_of(behind))


def cell_as_read(labels: Sequence[str], printed: str) -> str:
    """A cell of a table.

    >>> cell_as_read(["护士执业注册", "受理(件)"], "4987")
    '护士执业注册,受理(件):【4987】'
    """
    return ",".join(label.strip() for label in labels) + ":" + MARKED.format(printed.strip())


def number_as_read(before: str, printed: str, behind: str) -> str:
    """A number of a sentence: the words at it, and how the sentence begins.

    >>> number_as_read("全年受理食品经营许可申请12件,准予", "9件", ",不予许可3件")
    '全年受理食品经营许可申请…准予【9件】'
    """
    breaks = [match.end() for match in BREAK.finditer(before)]
    start = breaks[-1] if breaks else 0
    end = BREAK.search(behind)
    at_it = before[start:][-LONGEST_BEFORE:] + MARKED.format(printed) + behind[: end.start() if end else None][:LONGEST_BEHIND]
    head = (HEAD.match(before[:start]) or [""])[0][-LONGEST_HEAD:].strip(",;:、()。 ")
    return head + LEFT_OUT + at_it if head else at_it
