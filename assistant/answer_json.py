"""An answer, a report, a figure in the contract's JSON."""

from collections.abc import Sequence
from typing import Any

from assistant.types import Answer, Citation, FigureRow, Verdict
from corpus.section_types import kinds_in
from corpus.types import SKELETON, Figure, Report, Section

Json = dict[str, Any]


def answer_json(answer: Answer) -> Json:
    """The answer of `ask --json`."""
    scope, ledger = answer.scope, answer.ledger
    return {
        "question": answer.question,
        "standalone": answer.understood.standalone if answer.understood else "",
        "language": answer.language.value,
        "kind": answer.kind.value,
        "status": answer.status.value,
        "answer": answer.text,
        "claims": [{"text": claim.text, "citations": list(claim.citations)} for claim in answer.claims],
        "citations": [citation_json(citation) for citation in answer.citations],
        "verdicts": [verdict_json(verdict) for verdict in answer.verdicts],
        "ledger": None
        if ledger is None
        else {
            "reports": ledger.reports,
            "in_scope": ledger.in_scope,
            "with_section": ledger.with_section,
            "yes": ledger.yes,
            "no": ledger.no,
            "unclear": ledger.unclear,
            "without_section": list(ledger.without_section),
            "unreadable": list(ledger.unreadable),
        },
        "scope": {
            "agencies": list(scope.agencies),
            "years": list(scope.years),
            "sections": [kind.value for kind in scope.sections],
            "with_terms": list(scope.with_terms),
            "without_terms": list(scope.without_terms),
        },
        "terms": [{"term": t.term, "source": t.source, "reports": t.reports} for t in answer.terms],
        "figures": [row_json(row) for row in answer.figures],
        "suggestions": list(answer.suggestions),
        "written_by": answer.written_by,
        "timing_ms": {"total": answer.timing.total},
        "index": answer.index,
    }


def citation_json(citation: Citation) -> Json:
    evidence = citation.evidence
    section = evidence.report.sections[evidence.section]
    page = evidence.report.page_of(evidence.span.start)
    return {
        "n": citation.n,
        **_named(evidence.report),
        "title": evidence.report.metadata.title,
        "section": section.type.value,
        "heading_path": list(section.heading_path),
        "quote": evidence.quote,
        "start": evidence.span.start,
        "end": evidence.span.end,
        **({} if page is None else {"page": page}),
    }


def verdict_json(verdict: Verdict) -> Json:
    return {
        **_named(verdict.report),
        "verdict": verdict.choice.value,
        "score": verdict.score,
        "reason": verdict.reason,
        "citation": verdict.citation,
        "citations": list(verdict.citations),
    }


def row_json(row: FigureRow) -> Json:
    return {**figure_json(row.report, row.figure, quoted=False), "citation": row.citation}


def figure_json(report: Report, figure: Figure, quoted: bool = True, flags: Sequence[str] = ()) -> Json:
    """A figure with its place; the whole table also gives the quote, which an answer has in its citation.

    `flags` tells the sums and shares that the printed numbers break.
    """
    row: Json = {
        **_named(report),
        "indicator": figure.indicator,
        "value": figure.value,
        "unit": figure.unit,
        "period": figure.period,
    }
    if quoted:
        row |= {
            "amount": figure.amount,
            "measure": figure.measure,
            "qualifier": figure.qualifier,
            "role": figure.role.value,
            "parent": figure.parent,
            "subject": figure.subject,
            "flags": list(flags),
            "canonical": figure.canonical,
            "section": report.sections[figure.section].type.value,
            "quote": report.quote(figure.clause),
            "start": figure.clause.start,
            "end": figure.clause.end,
        }
    return row


def report_json(report: Report) -> Json:
    """A report as `askreports reports` lists it."""
    present = set(kinds_in(report))
    return {
        "id": report.id,
        "file": report.file,
        "agency": report.metadata.agency,
        "year": report.year,
        "years": list(report.metadata.years),
        "title": report.metadata.title,
        "date": report.metadata.date,
        "document_number": report.metadata.document_number,
        "address": report.metadata.address,
        "places": list(report.metadata.places),
        "origin": dict(report.metadata.origin),
        "sections_found": [kind.value for kind in SKELETON if kind in present],
        "sections_missing": [kind.value for kind in SKELETON if kind not in present],
        "warnings": list(report.warnings),
    }


def report_text_json(report: Report) -> Json:
    """A report as `askreports show` gives it: the metadata, the text, the sections, the furniture taken out."""
    return {
        **report_json(report),
        "text": report.text,
        "sections": [section_json(section) for section in report.sections],
        "furniture": [{"text": piece.text, "at": piece.at} for piece in report.furniture],
    }


def section_json(section: Section) -> Json:
    return {
        "type": section.type.value,
        "heading_path": list(section.heading_path),
        "start": section.start,
        "heading_end": section.heading_end,
        "end": section.end,
    }


def _named(report: Report) -> Json:
    return {"report": report.id, "file": report.file, "agency": report.metadata.agency, "year": report.year}
