"""The kinds of answer that a question asks for, its halves, and the year of what was planned."""

import pytest

from assistant.planned import asks_what_came_of_it, planned_in
from assistant.sought import CAUSE, LENGTH, halves, sought_in, untold


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("排队系统是谁建的,花了多少钱?", "排队系统是谁建的"),
        ("窗口有几个人?够用不?", "窗口有几个人"),
        ("When did the pilot begin and in which districts?", "When did the pilot begin"),
        ("Who built the queue system and how much did it cost?", "Who built the queue system"),
        ("What did it do about wells, how long did it last and what was the closing rate?", "What did it do about wells, what was the closing rate"),
        ("受理了多少件,批准了多少件?", "受理了多少件,批准了多少件?"),
        ("How long do applicants wait, and where do they apply?", "How long do applicants wait, and where do they apply?"),
    ],
)
def test_a_half_without_a_matter_of_its_own_is_cut_off(question: str, first: str) -> None:
    assert halves(question).first == first


def test_what_is_lacking_is_what_no_quote_gives() -> None:
    question = "排队系统是谁建的,花了多少钱,什么时候上线?"
    assert [one.name for one in sought_in(question)] == ["when", "who", "cost"]
    assert [one.name for one in untold(question, ["系统由市信息中心负责建设,投入32万元。"])] == ["when"]


def test_what_causes_by_name_only_is_no_cause() -> None:
    assert CAUSE.search("原因是材料不齐") and CAUSE.search("受汛期影响,申请减少") and not CAUSE.search("全年因许可引发复议2件")
    assert LENGTH.search("共需7个工作日") and not LENGTH.search("5月20日起施行")


def test_plans_for_a_year_are_read_in_the_report_of_the_year_before() -> None:
    assert planned_in("What did the bureau plan for 2023?", (2023,), {2022, 2023}) == (2022,)
    assert planned_in("2023年的计划", (2023,), {2022}) == (2022,)
    assert planned_in("2023年的计划", (2023,), {2023}) == (2023,)
    assert planned_in("The kiosks planned for 2023: were they launched?", (2023,), {2022, 2023}) == (2022, 2023)
    assert planned_in("2023年受理多少", (2023,), {2022, 2023}) == (2023,)
    assert planned_in("Applications that the planning bureau received in 2023", (2023,), {2022}) == (2023,)
    assert asks_what_came_of_it("自助机按计划建成了吗") and not asks_what_came_of_it("明年计划建什么")


def test_years_told_of_lead_to_the_reports_that_tell_of_them() -> None:
    covered = {2021, 2022, 2023}
    assert planned_in("Why were not all pledge-based permits checked in 2022?", (2022,), covered) == (2022,)
    assert planned_in("他们2021年抱怨要录两遍,后来解决了吗", (2021,), covered) == (2021, 2022, 2023)
    assert planned_in("2021年说要建专家库,第二年建了没", (2021,), covered) == (2021, 2022)
    assert planned_in("Since May 2022 fewer shops need a check", (2022,), covered) == (2022, 2023)
    assert planned_in("2022年说2023年要做什么", (2022, 2023), covered) == (2022,)
    assert planned_in("2024年打算干啥", (2024,), covered) == (2023,)
    assert planned_in("2024年受理多少", (2024,), covered) == (2024,)


def test_why_behind_a_statement_is_the_whole_question() -> None:
    for question in ("Fewer shops need the check, how come?", "申请变少了,为什么?"):
        assert halves(question).leaning == ()
    assert halves("哪一年上线,为什么?").leaning == ("为什么",)
