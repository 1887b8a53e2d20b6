"""Questions over figures, on the five reports with the real model."""

import pytest

from assistant.ask import Assistant
from assistant.types import Answer, Kind, Status


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


@pytest.mark.parametrize("question", ["全程网办率是多少？", "What is the fully online rate?", "各单位全程网办率排名"])
def test_a_target_is_no_level_beside_the_levels_of_other_reports(assistant: Assistant, question: str) -> None:
    assert printed(assistant.ask(question)) == ["83.33"]


@pytest.mark.parametrize(("question", "told"), [("乐昌的全程网办率是多少？", "目标"), ("What is Lechang's fully online rate?", "target")])
def test_where_only_a_target_is_given_it_is_called_one(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert printed(answer) == ["90"]
    assert told in answer.text


@pytest.mark.parametrize("question", ["How long does it take to make a seal in Jiangmen?", "average time to carve a seal in Jiangmen"])
def test_the_level_in_the_sentence_of_a_target_is_the_answer(assistant: Assistant, question: str) -> None:
    assert printed(assistant.ask(question)) == ["0.48"]


@pytest.mark.parametrize("question", ["哪家单位同意率最高？", "Which agency has the highest approval rate?", "哪家同意率最低", "rank the agencies by approval rate"])
def test_rates_asked_of_several_reports_are_worked_out_in_each(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    for working in ("858546 ÷ 865349 = 99.21%", "733415 ÷ 736253 = 99.61%", "106459 ÷ 106561 = 99.9%", "410052 ÷ 410053 = 99.9998%"):
        assert working in answer.text


def test_the_highest_rate_is_that_of_the_largest_share_and_not_of_the_largest_count(assistant: Assistant) -> None:
    assert "最高：江门市公安局，99.9998%" in assistant.ask("哪家单位同意率最高？").text
    assert "最低：广州市公安局海珠区分局，99.21%" in assistant.ask("哪家同意率最低").text


def test_two_rates_differ_by_points(assistant: Assistant) -> None:
    assert "相差0.4个百分点" in assistant.ask("花都和海珠的不同意率哪个高？").text


@pytest.mark.parametrize(
    ("question", "working"),
    [
        ("花都审批不同意的有多少件，占办结量的百分之几？", "2838 ÷ 736253 = 0.39%"),
        ("海珠网上受理的占全部受理的多少？", "10434 ÷ 865310 = 1.21%"),
        ("What is the online share of Haizhu's accepted applications?", "10434 ÷ 865310 = 1.21%"),
        ("乐昌的不同意率是多少", "102 ÷ 106561 = 0.1%"),
        ("广州市局的自助终端里有几成能24小时服务", "534 ÷ 784 = 68.11%"),
        ("How many seals were made in Jiangmen and what share was done online?", "30858 ÷ 55122 = 55.98%"),
        ("What share of total acceptances comes from Haizhu?", "865310 ÷ 2118178 = 40.85%"),
    ],
)
def test_a_part_is_divided_by_the_whole_that_is_named(assistant: Assistant, question: str, working: str) -> None:
    assert working in assistant.ask(question).text


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("受理量从高到低排一下", ["865310", "736253", "410054", "106561"]),
        ("Rank the agencies by number of applications accepted.", ["865310", "736253", "410054", "106561"]),
        ("按办结量从低到高排序", ["410053", "736253", "865349"]),
    ],
)
def test_an_order_is_kept_and_who_gives_no_figure_is_named(assistant: Assistant, question: str, values: list[str]) -> None:
    answer = assistant.ask(question)
    assert printed(answer) == values
    assert "没有给出" in answer.text or "Not given in the report of" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Total refusals across all reports?", "102 + 1 + 2838 + 6803 = 9744"),
        ("平均受理量是多少", "2118178 ÷ 4 = 529544.5"),
        ("申请量平均数是多少，哪家高于平均？", "高于平均：广州市公安局海珠区分局，865359 > 670555.33"),
    ],
)
def test_sums_and_means_are_worked_out_however_they_are_asked(assistant: Assistant, question: str, told: str) -> None:
    assert told in assistant.ask(question).text


def test_what_was_handled_is_compared_by_one_indicator_that_all_of_them_give(assistant: Assistant) -> None:
    answer = assistant.ask("江门比乐昌多办了多少件许可？")
    assert printed(answer) == ["106561", "410054"]
    assert "江门市公安局比乐昌市政务服务数据管理局多303493" in answer.text


@pytest.mark.parametrize(
    ("question", "value"), [("花都分居23年办了几多件？", "736253"), ("乐昌办了几件？", "106561"), ("How many applications did Jiangmen handle in 2020?", "410053")]
)
def test_what_an_agency_handled_is_what_it_concluded_or_accepted(assistant: Assistant, question: str, value: str) -> None:
    assert printed(assistant.ask(question)) == [value]


@pytest.mark.parametrize(
    ("question", "yes", "value"),
    [
        ("Did Huadu handle more than 700,000 applications?", "Yes.", "736253"),
        ("Did Haizhu receive more than a million applications?", "No.", "865359"),
        ("花都受理量超过80万吗？", "否。", "736253"),
    ],
)
def test_a_figure_decides_whether_it_is_above_a_bar(assistant: Assistant, question: str, yes: str, value: str) -> None:
    answer = assistant.ask(question)
    assert answer.lines[0] == yes
    assert printed(answer) == [value]


def test_whether_there_are_any_is_answered_with_the_figure(assistant: Assistant) -> None:
    assert printed(assistant.ask("Did Huadu receive any information disclosure requests?")) == ["39"]


def test_a_reason_is_not_answered_with_the_figure(assistant: Assistant) -> None:
    assert not assistant.ask("江门市公安局2020年那一宗不予许可是什么原因？").figures


@pytest.mark.parametrize("question", ["花都分局2023年罚款金额是多少？", "How much was the fine in Huadu?"])
def test_an_amount_of_money_is_no_count(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize("question", ["花都2023年平均每月受理多少件", "花都每个窗口办了多少件"])
def test_a_number_for_each_month_or_window_is_not_that_of_the_year(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize("question", ["花都的双随机一共抽查了多少个市场主体？", "花都一共抽查了多少市场主体？"])
def test_parts_named_alike_beside_each_other_are_added(assistant: Assistant, question: str) -> None:
    assert "69 + 18 + 3 = 90" in assistant.ask(question).text


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("How many self-service terminals does Guangzhou have, and how many run around the clock?", ["784", "534"]),
        ("How many times on average do people have to go in person in Jiangmen?", ["0.098"]),
        ("How many seals were delivered", ["55122"]),
    ],
)
def test_the_second_part_is_of_the_noun_of_the_first_and_names_may_be_everyday_ones(assistant: Assistant, question: str, values: list[str]) -> None:
    assert printed(assistant.ask(question)) == values


def test_a_difference_of_rates_is_told_in_points(assistant: Assistant) -> None:
    assert "95.7% − 93.79% = 1.91" in assistant.ask("By how many percentage points does Guangzhou's time reduction exceed Jiangmen's?").text


@pytest.mark.parametrize("question", ["numbers for all pls", "show all figures", "给我所有数字"])
def test_all_figures_are_listed_report_by_report(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert {row.report.id for row in answer.figures} == {report.id for report in assistant.reports()}
    assert len(answer.figures) > 40


@pytest.mark.parametrize(
    ("question", "value"), [("海珠2024年自助机办了多少件", "56万"), ("江门邑微警平台办了多少件业务", "554356"), ("花都分局全年共办了多少件行政许可业务？", "736253")]
)
def test_what_a_machine_or_a_platform_handled_is_not_all_that_the_agency_did(assistant: Assistant, question: str, value: str) -> None:
    assert printed(assistant.ask(question)) == [value]


@pytest.mark.parametrize(("question", "told"), [("花都申请量是江门的几倍", "736253 ÷ 410054 = 1.8"), ("江门申请量比花都少百分之几", "326199 ÷ 736253 = 44.31%")])
def test_how_many_times_and_by_what_share_are_worked_out(assistant: Assistant, question: str, told: str) -> None:
    assert told in assistant.ask(question).text


def test_of_two_numbers_asked_for_the_one_that_lacks_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("花都的申请量和投诉数分别是多少？")
    assert answer.status is Status.PARTIAL and "投诉量" in answer.text
    assert [row.figure.value for row in answer.figures] == ["736253"]


@pytest.mark.parametrize("question", ["How many appeals did Huadu have?", "how many complaints did Lechang get in 2019", "江门有多少窗口人员", "how many inspections did Lechang carry out"])
def test_a_number_of_something_else_is_no_answer(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_FOUND and not answer.figures, answer.text


def test_who_has_the_most_of_an_indicator_is_an_order_of_its_figures(assistant: Assistant) -> None:
    for question in ("which agency accepted the most applications", "哪个单位受理量最大？"):
        answer = assistant.ask(question)
        assert answer.kind is Kind.COMPARE and [row.figure.value for row in answer.figures] == ["865310", "736253", "410054", "106561"]


def test_who_has_the_most_of_anything_is_every_number_and_no_winner_among_unlike_ones(assistant: Assistant) -> None:
    answer = assistant.ask("哪家自助机最多")
    assert answer.kind is Kind.COMPARE and answer.status is Status.PARTIAL
    assert "784" in {row.figure.value for row in answer.figures} and "不排先后" in answer.text, answer.text


def test_who_is_the_most_of_something_is_no_order_of_numbers(assistant: Assistant) -> None:
    assert {assistant.ask(question).kind for question in ("哪个单位最有创新", "which office was the most innovative")} == {Kind.LIST}
