"""A run as one JSON document: what `--json` writes, `--save` keeps and the page shows."""

from collections.abc import Sequence
from dataclasses import asdict

from assistant.answer_json import Json, citation_json
from assistant.evaluation.metrics import Metric, groups, kind_of, language_of
from assistant.evaluation.questions import Question
from assistant.evaluation.run import Outcome
from assistant.evaluation.scores import amiss, is_cited, is_true, said_yes
from assistant.types import Answer, Choice


def record(name: str, outcomes: Sequence[Outcome], found: Sequence[Metric]) -> Json:
    """The document of a run; `name` is the question file's."""
    return {
        "file": name,
        "index": outcomes[0].answer.index if outcomes else "",
        "metrics": [asdict(metric) for metric in found],
        "groups": [asdict(group) for group in groups(outcomes)],
        "questions": [_entry(outcome) for outcome in outcomes],
    }


def _entry(outcome: Outcome) -> Json:
    question = outcome.question
    return {
        "id": question.id,
        "question": question.question,
        "language": language_of(outcome),
        "kind": kind_of(outcome),
        "tags": list(question.tags),
        "after": list(question.after),
        "status": outcome.answer.status.value,
        "right": outcome.is_right,
        "amiss": amiss(question, outcome.scores),
        "scores": {name: round(value, 4) for name, value in outcome.scores.items()},
        "truth": _truth(question, outcome.answer),
        "answer": _answer(question, outcome.answer),
    }


def _truth(question: Question, answer: Answer) -> Json:
    """What is true, with each span marked whether it is cited."""
    fields = {"status", "files", "unclear", "count", "values", "computed"}
    spans = [{"file": span.file, "text": span.text, "cited": is_cited(span, answer)} for span in question.spans]
    return {**question.model_dump(mode="json", include=fields), "spans": spans}


def _answer(question: Question, answer: Answer) -> Json:
    """Of the verdicts the files alone: with hundreds of reports their reasons would fill the document."""
    unclear = sorted(verdict.report.file for verdict in answer.verdicts if verdict.choice is Choice.UNCLEAR)
    return {
        "kind": answer.kind.value,
        "text": answer.text,
        "yes": sorted(said_yes(answer)),
        "unclear": unclear,
        "claims": [{"text": claim.text, "citations": list(claim.citations)} for claim in answer.claims],
        "citations": [{**citation_json(c), "true": is_true(question, c)} for c in answer.citations],
        "terms": [term.term for term in answer.terms],
        "ms": answer.timing.total,
    }
