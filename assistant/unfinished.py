"""What was accepted and is not concluded yet, where no report prints it: the one less the other, of all or of one item."""

import re

from assistant.asked import asked_indicators
from assistant.candidates import Candidate
from assistant.labels_asked import named_labels
from assistant.reply import Asked, Reply
from assistant.row_asking import Asking, asking_of, grids_of
from assistant.types import Status
from assistant.wholes import level_of
from assistant.worked_from import Worked, say
from corpus.types import Report, Role

UNFINISHED = re.compile(
    r"(?<!逾期)(?<!按时)(?:没有?|未)(?:能)?(?:全部|完全)?(?:办[完结妥好]|审结|审完|了结|结掉|结案)|(?<!好)(?:还|仍|尚)?在办(?:的|件)|"
    r"\b(?:not|never|yet to be|still to be)\b (?:\w+ ){0,2}?(?:concluded|completed|finished|processed|closed|settled|dealt with)\b|"
    r"\bstill (?:open|pending|unfinished|outstanding|in progress|being processed|under way)\b|\b(?:unfinished|unconcluded|uncompleted|backlog)\b|\bpending at\b",
    re.IGNORECASE,
)
HOW_MANY = re.compile(r"多少|几[件宗份项个]|\bhow many\b|\bnumber of\b", re.IGNORECASE)
# A report that tells of such cases itself is answered with its own number.
TOLD = re.compile(r"(?:未|没)(?:能)?(?:办结|办完|审结)|在办|正在办理|结转(?:至|到)?(?:下|次|明)")
ACCEPTED, CONCLUDED = "受理量", "办结量"


def unfinished(asked: Asked) -> Reply | None:
    """What is left of the accepted cases of the one report asked; None where that is not asked, or the report tells it or not both numbers."""
    question = asked.understood.question
    if len(asked.reports) != 1 or not UNFINISHED.search(question) or not HOW_MANY.search(question) or "未按时办结量" in asked_indicators(question):
        return None
    report = asked.reports[0]
    if _tells_it(asked, report):
        return None
    pair = _of_an_item(asking_of(asked, report)) or _of_all(asked, report)
    if pair is None or pair[0].figure.measure != pair[1].figure.measure or (pair[0].figure.amount or 0.0) < (pair[1].figure.amount or 0.0):
        return None
    reply = Reply(Status.ANSWERED)
    rows = say(asked, reply, Worked(pair[0], (pair[1],), "−"))
    reply.figures = tuple(rows)
    return reply if len(rows) == len(pair) else None


def _tells_it(asked: Asked, report: Report) -> bool:
    numbers = asked.library.contents.figures_of[report.id]
    return any(n.role is Role.LEVEL and TOLD.search(report.search.slice_of(n.clause)) for n in numbers)


def _of_all(asked: Asked, report: Report) -> tuple[Candidate, Candidate] | None:
    accepted, concluded = level_of(asked, report, ACCEPTED), level_of(asked, report, CONCLUDED)
    return (accepted, concluded) if accepted is not None and concluded is not None else None


def _of_an_item(asking: Asking) -> tuple[Candidate, Candidate] | None:
    """The two cells of the row that a question names."""
    for grid in grids_of(asking):
        for row in named_labels(asking.text, asking.subject, grid.rows, asking.report.agency) if grid.is_table else ():
            cells = [grid.at(row, column) for column in (ACCEPTED, CONCLUDED)]
            found = [Candidate(asking.report, cell.figure, 1.0, 1.0) for cell in cells if cell is not None]
            if len(found) == 2:
                return found[0], found[1]
    return None
