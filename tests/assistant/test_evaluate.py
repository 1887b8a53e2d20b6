"""The question set: true to the reports, and answered above its bars."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.evaluate import Question, evaluate, load_questions, metrics
from corpus.errors import WrongCall
from corpus.settings import PROJECT
from corpus.types import Report

QUESTIONS = PROJECT / "eval_questions.yaml"


def test_every_true_span_and_value_is_in_its_report(reports: dict[str, Report]) -> None:
    by_file = {report.file: report for report in reports.values()}
    for question in load_questions(QUESTIONS).questions:
        assert all(span.text in by_file[span.file].text for span in question.spans), question.id
        assert all(any(value in by_file[f].text for f in question.files) for value in question.values), question.id


def test_the_set_has_both_languages_and_enough_that_cannot_be_answered() -> None:
    questions = load_questions(QUESTIONS).questions
    chinese = sum(question.language == "zh" for question in questions)
    assert len(questions) >= 160 and abs(2 * chinese - len(questions)) <= 10
    assert sum(question.status != "answered" for question in questions) >= 40
    names = {question.id: question for question in questions}
    assert all(names[q.pair].pair == q.id for q in questions if q.pair)


# Slow (about 15 s): asks all 326 questions.
def test_the_answers_reach_the_bars(assistant: Assistant) -> None:
    file = load_questions(QUESTIONS)
    outcomes = evaluate(assistant, file.questions, lambda done, total: None)
    short = [metric for metric in metrics(outcomes, file.bars) if not metric.reached]
    assert not short, [(metric.name, metric.value, metric.bar) for metric in short]


def test_a_false_truth_falls_under_the_bar(assistant: Assistant) -> None:
    false = Question(question="花都区分局2023年行政许可申请量是多少？", status="answered", kind="figure", values=("1",))
    found = {m.name: m for m in metrics(evaluate(assistant, [false], lambda *_: None), {"figure_exact": 0.5})}
    assert not found["figure_exact"].reached


def test_a_file_that_is_no_question_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    for content in ("questions: [{question: 1}]", "- a", "x: ["):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(WrongCall, match="no question file"):
            load_questions(path)
    with pytest.raises(WrongCall, match="cannot be read"):
        load_questions(tmp_path / "missing.yaml")
