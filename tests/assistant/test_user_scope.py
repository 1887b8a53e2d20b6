"""What a question names beside the scope that the user set: it is never answered for another without a word."""

import pytest

from assistant.ask import Assistant
from assistant.types import Scope, Status

HAIZHU, HUADU, JIANGMEN = "广州市公安局海珠区分局", "广州市公安局花都区分局", "江门市公安局"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What were the problems of Jiangmen?", "Your scope leaves out Jiangmen"),
        ("How many applications did Huadu accept in 2023?", "Your scope leaves out Huadu"),
        ("江门市公安局存在哪些问题？", f"您设定的范围不含{JIANGMEN}"),
        ("花都和江门谁受理得多？", f"您设定的范围不含{HUADU}"),
    ],
)
def test_an_agency_outside_the_scope_is_said_to_be_so(assistant: Assistant, question: str, sentence: str) -> None:
    answer = assistant.ask(question, Scope(agencies=(HAIZHU,)))
    assert answer.status is Status.NOT_FOUND and not answer.claims and not answer.verdicts
    assert sentence in answer.text and answer.scope.agencies == (HAIZHU,)
    assert answer.suggestions and not any(name in one for one in answer.suggestions for name in ("Huadu", "Jiangmen", "花都", "江门"))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [("Compare the applications accepted by Huadu and Haizhu", "Your scope leaves out"), ("比较花都和海珠的受理量", "您设定的范围不含")],
)
def test_a_part_within_the_scope_is_answered_as_a_part(assistant: Assistant, question: str, sentence: str) -> None:
    answer = assistant.ask(question, Scope(agencies=(HAIZHU,)))
    assert answer.status is Status.PARTIAL and sentence in answer.text and HUADU in answer.text
    assert {one.evidence.report.agency for one in answer.citations} == {HAIZHU}


@pytest.mark.parametrize("question", ["花都区分局2023年受理多少件？", "花都区分局存在哪些问题？"])
def test_a_year_outside_the_scope_is_said_to_be_so(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, Scope(years=(2024,)))
    assert answer.status is Status.NOT_FOUND and "您设定的范围不含" in answer.text


def test_a_year_of_others_than_those_in_scope_is_outside(assistant: Assistant) -> None:
    answer = assistant.ask("2023年受理多少件？", Scope(agencies=(HAIZHU,)))
    assert answer.status is Status.NOT_FOUND and "您设定的范围不含2023" in answer.text


def test_an_agency_that_nobody_has_is_not_answered_for_by_the_scope(assistant: Assistant) -> None:
    answer = assistant.ask("佛山市公安局存在哪些问题？", Scope(agencies=(HAIZHU,)))
    assert answer.status is Status.NOT_FOUND and "没有收录佛山市公安局" in answer.text


def test_of_several_in_scope_only_the_one_that_is_named_answers(assistant: Assistant) -> None:
    answer = assistant.ask("海珠存在哪些问题？", Scope(agencies=(HAIZHU, HUADU)))
    assert answer.status is Status.ANSWERED and answer.scope.agencies == (HAIZHU,)


def test_a_place_narrowed_by_the_scope_is_no_part_left_out(assistant: Assistant) -> None:
    answer = assistant.ask("广东哪些单位提到信息孤岛？", Scope(agencies=(HAIZHU,)))
    assert "范围不含" not in answer.text and answer.scope.agencies == (HAIZHU,)


def test_a_turn_goes_on_with_what_the_scope_leaves_out(assistant: Assistant) -> None:
    scope = Scope(agencies=(HAIZHU,))
    first = assistant.ask("江门市公安局存在哪些问题？", scope)
    goes_on = assistant.ask("下一步呢？", scope, first.understood)
    assert goes_on.status is Status.NOT_FOUND and JIANGMEN in goes_on.text
    opened = assistant.ask("下一步呢？", Scope(), first.understood)
    assert opened.status is Status.ANSWERED and {one.evidence.report.agency for one in opened.citations} == {JIANGMEN}


def test_a_scope_set_since_moves_what_a_turn_carries_on(assistant: Assistant) -> None:
    first = assistant.ask("江门市公安局存在哪些问题？")
    moved = assistant.ask("下一步呢？", Scope(agencies=(HAIZHU,)), first.understood)
    assert moved.status is Status.ANSWERED and {one.evidence.report.agency for one in moved.citations} == {HAIZHU}
