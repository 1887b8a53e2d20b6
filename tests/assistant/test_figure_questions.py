"""Questions over figures, on the five reports with the real model."""

import pytest

from assistant.ask import Assistant
from assistant.types import Answer, Status


def printed(answer: Answer) -> list[str]:
    return [row.figure.value for row in answer.figures]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("江门公安2020年刻章店一共交付多少枚公章，平均要多久？", ["55122", "0.48"]),
        ("How many official seals were delivered in Jiangmen in 2020 and what was the average time?", ["55122", "0.48"]),
        ("How many exit-entry permits went through Haizhu's self-service machines in 2024?", ["56万"]),
        ("Number of powers delegated by the city bureau to Huadu, with a breakdown", ["21", "7", "3", "11"]),
        ("乐昌进驻办事大厅的行政许可事项有多少，占全市比例多少", ["567", "93.87"]),
        ("花都分局嘅「一窗通辦」窗口同廣州市公安局嘅「辦不成事」窗口，各有幾多個", ["27", "5"]),
    ],
)
def test_each_part_gets_its_own_figure(assistant: Assistant, question: str, values: list[str]) -> None:
    assert printed(assistant.ask(question)) == values


def test_what_is_not_so_is_the_whole_less_the_part(assistant: Assistant) -> None:
    answer = assistant.ask("广州公安的自助终端里，不是24小时的有多少台？")
    assert "784 − 534 = 250" in answer.text
    assert {citation.evidence.report.file for citation in answer.citations} == {"guangzhou-police-approvals-2017-2022.txt"}


def test_the_pieces_of_a_question_are_added_and_each_is_cited(assistant: Assistant) -> None:
    answer = assistant.ask("花都分局双随机本部门、牵头跨部门、参与跨部门三类任务各查了多少市场主体，合计多少？")
    assert "69 + 18 + 3 = 90" in answer.text
    assert len(answer.claims[-1].citations) == 3


def test_a_share_of_a_count_is_worked_out_from_part_and_whole(assistant: Assistant) -> None:
    answer = assistant.ask("What percentage of the applications concluded did Haizhu approve in 2024?")
    assert "858546 ÷ 865349 = 99.21%" in answer.text


def test_units_of_different_things_are_never_added(assistant: Assistant) -> None:
    answer = assistant.ask("花都分局一共有多少个综合窗口和多少条专线，合计多少？")
    assert " + " not in answer.text


def test_each_agency_is_asked_for_its_own_year(assistant: Assistant) -> None:
    answer = assistant.ask("花都分局2023年与海珠分局2023年的受理量相差多少？")
    assert answer.status is Status.PARTIAL
    assert printed(answer) == ["736253"]


def test_a_number_in_another_unit_is_no_answer(assistant: Assistant) -> None:
    answer = assistant.ask("How many self-service machines has Haizhu placed in its police stations?")
    assert answer.status is Status.NOT_FOUND


def test_a_future_number_is_not_told_by_a_present_one(assistant: Assistant) -> None:
    assert assistant.ask("What floor area will the new Lechang service hall have?").status is Status.NOT_FOUND


def test_a_typing_error_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("花都分居2023年行政许科事项有多少项")
    assert answer.question == "花都分居2023年行政许科事项有多少项"
    assert answer.text.startswith("按“花都分局2023年行政许可事项有多少项”理解")
    assert printed(answer) == ["82"]


def test_the_average_shows_its_sum_and_its_count(assistant: Assistant) -> None:
    answer = assistant.ask("花都分局2023年和海珠分局2024年受理量的平均值是多少？")
    assert "736253 + 865310 = 1601563" in answer.text
    assert "1601563 ÷ 2 = 800781.5" in answer.text
