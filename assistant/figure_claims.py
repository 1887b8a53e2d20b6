"""A figure as a claim of an answer: its value under its name, its words where it has none, a target as a target."""

from assistant.arithmetic import evidence_of
from assistant.reply import Asked, Reply
from assistant.types import Evidence, FigureRow
from assistant.words import Words
from corpus.types import Figure, Role


def stated(asked: Asked, reply: Reply, row: FigureRow, named: str = "") -> FigureRow | None:
    """State a figure as a claim of the answer; None where its words do not carry it.

    Args:
        named: an indicator that a line above names, so that this one need not.
    """
    evidence = evidence_of(row)
    claim = reply.draft.claim(_claim_text(asked, row, evidence), [evidence])
    if claim is None:
        return None
    is_named = row.figure.canonical and row.figure.role not in (Role.CHANGE, Role.TARGET) and row.figure.indicator == named
    agency = asked.words.agency(row.report.agency)
    shown = asked.words.say("value_claim", agency=agency, value=printed(row.figure, asked.words)) if is_named else ""
    reply.state(asked.words, claim, row.report, shown)
    return FigureRow(row.report, row.figure, claim.citations[0])


def _claim_text(asked: Asked, row: FigureRow, evidence: Evidence) -> str:
    agency = asked.words.agency(row.report.agency)
    if not row.figure.canonical or row.figure.role is Role.CHANGE:
        return asked.words.say("generic_figure_claim", agency=agency, quote=evidence.quote)
    values = {"agency": agency, "indicator": asked.words.indicator(row.figure.indicator), "value": printed(row.figure, asked.words)}
    if row.figure.role is Role.TARGET:
        return asked.words.say("target_claim", quote=evidence.quote, **values)
    return asked.words.say("figure_claim", **values)


def printed(number: Figure, words: Words) -> str:
    """Value and unit for a reader of this language."""
    return words.measured(number.value, number.unit)
