"""The conversation as markup: verdicts, ledger, citations, suggestions."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from assistant.types import Answer, Choice, FigureRow, Kind, Language, Status, Verdict
from assistant.web.conversation import answer_card, conversation
from assistant.web.session import Desk, Turn, citation_of
from assistant.web.words import words_in
from corpus.errors import WrongCall
from corpus.types import Figure, Report, Span
from tests.web.scripted import ScriptedAssistant, evidence_for, list_answer, read_folder
from tests.web.test_markup import shown

ENGLISH = words_in(Language.ENGLISH)
QUOTE = "信息孤岛、部门信息共享难突破"


@pytest.fixture(scope="module")
def reports() -> tuple[Report, ...]:
    return read_folder()


@pytest.fixture(scope="module")
def answer(reports: tuple[Report, ...]) -> Answer:
    return list_answer(reports, evidence_for(reports[-1], QUOTE))


def rows(markup: str) -> list[str]:
    return [
        shown(row) for body in re.findall(r"<tbody>(.*?)</tbody>", markup) for row in re.findall("<tr>.*?</tr>", body)
    ]


def test_every_verdict_has_one_row_and_yes_stands_first(answer: Answer) -> None:
    found = rows(answer_card(answer, 0))
    assert len(found) == 5
    assert "yes" in found[0] and QUOTE in found[0] and "乐昌" in found[0]
    assert all(Choice.NO in row for row in found[1:])


def test_more_than_twenty_verdicts_are_folded_and_none_is_lost(answer: Answer, reports: tuple[Report, ...]) -> None:
    many = tuple(Verdict(reports[0], Choice.NO, 0.0, f"reason {n}") for n in range(57))
    markup = answer_card(replace(answer, verdicts=many), 0)
    assert [row.split("reason ")[1] for row in rows(markup)] == [str(n) for n in range(57)]
    assert "37 more rows" in markup and len(rows(markup.split("<details>")[0])) == 20


def test_the_ledger_names_the_report_without_the_section(answer: Answer) -> None:
    text = shown(answer_card(answer, 0))
    assert "5 of 5 reports in scope" in text and "4 with the section asked about" in text
    assert "no, without that section 1: Guangzhou Public Security Bureau (广州市公安局)" in text


def told(markup: str) -> dict[str, int]:
    """How many rows of the verdict table say what."""
    return Counter(re.findall(r'<span class="verdict \w+">(.*?)</span>', markup))


@pytest.mark.parametrize(("choice", "other"), [(Choice.YES, Choice.NO), (Choice.NO, Choice.YES)])
def test_the_table_and_the_ledger_count_the_same(answer: Answer, choice: Choice, other: Choice) -> None:
    assert answer.ledger is not None
    turned = tuple(replace(one, choice=choice if one.choice is Choice.YES else other) for one in answer.verdicts)
    found, others = answer.ledger.yes, answer.ledger.no
    ledger = replace(answer.ledger, yes=found, no=others) if choice is Choice.YES else replace(answer.ledger, yes=others, no=found)
    markup = answer_card(replace(answer, verdicts=turned, ledger=ledger), 0)
    rows_of = told(markup)
    assert rows_of == {choice: 1, other: 3, f"{other}, without that section": 1}
    assert all(f"<li>{said} {count}" in markup for said, count in rows_of.items())


def test_a_mark_is_a_button_only_when_it_is_a_citation(answer: Answer) -> None:
    markup = answer_card(answer, 3)
    buttons = re.findall(r"<button[^>]*data-cite[^>]*>", markup)
    assert len(buttons) == 2 and all('data-turn="3"' in b and "aria-label=" in b for b in buttons)
    assert "乐昌市政务服务数据管理局 [1]. Not a citation: [2]." in shown(markup)


def test_every_figure_has_its_citation_and_the_value_as_printed(answer: Answer, reports: tuple[Report, ...]) -> None:
    report = reports[-1]
    figure = Figure(report.id, 0, "受理量", True, "7,362", 7362.0, "件", "2018", 0, 5, Span(0, 5))
    compared = replace(answer, kind=Kind.COMPARE, verdicts=(), ledger=None, figures=(FigureRow(report, figure, 1),))
    (row,) = rows(answer_card(compared, 0))
    assert row.endswith("7,362 件 [1] 2018")


def test_suggestions_are_buttons_that_ask(answer: Answer) -> None:
    refused = replace(answer, status=Status.NOT_FOUND, citations=(), verdicts=(), ledger=None, suggestions=('"花都"?',))
    assert 'data-ask="&quot;花都&quot;?"' in answer_card(refused, 0)
    assert "Not in the reports" in answer_card(refused, 0)


def test_a_question_and_an_error_are_shown_as_text() -> None:
    turns = (Turn("<script>alert(1)</script>", error="The <b>store</b> is gone."), Turn("<i>"))
    markup = conversation(turns, ENGLISH)
    assert "<script" not in markup and "<b>" not in markup and "<i>" not in markup
    assert "Reading the reports" in markup


def test_the_desk_turns_an_error_into_its_sentence_and_keeps_what_was_understood(answer: Answer) -> None:
    class Failing(ScriptedAssistant):
        def answers(self, question, *, narrowed, previous):  # type: ignore[no-untyped-def]
            assert previous == answer.understood
            raise WrongCall("The store is gone: run `askreports index`.")
            yield

    (turn,) = Desk(Failing(answer, ())).turns("那海珠呢？", answer.scope, (Turn("a", answer), Turn("b", error="x")))
    assert turn == Turn("那海珠呢？", error="The store is gone: run `askreports index`.")


def test_a_citation_that_is_not_in_the_conversation_is_none(answer: Answer) -> None:
    turns = (Turn("a", answer), Turn("b", error="x"))
    assert citation_of(turns, 0, 1) == answer.citations[0]
    assert [citation_of(turns, *place) for place in ((0, 2), (1, 1), (2, 1), (-1, 1))] == [None] * 4


def test_a_long_list_offers_its_next_page(answer: Answer) -> None:
    markup = answer_card(replace(answer, status=Status.ANSWERED, suggestions=("show more",)), 0)
    assert 'data-ask="show more"' in markup and "Ask next" in markup
    assert "Nearest things" not in markup
