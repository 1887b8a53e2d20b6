"""Questions for figures over years, quarters and licensing items, on small reports of the tests' own."""

import pytest

from assistant.ask import Assistant
from assistant.over_time import asks_change, compares_with, without_time
from assistant.types import Choice, Status
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

REPORT = """清远市林业局{year}年度行政许可实施和监督管理情况报告

一、基本情况
{year}年，我局收到行政许可申请{received}件{compared}，受理{received}件，按季度看，一季度{verb}{a}件，二季度{verb}{b}件。{more}
事项 | 受理（件） | 准予许可（件） | 不予许可（件）
林木采伐许可 | {felling} | {allowed} | {denied}
合计 | {received} | {granted} | {refused}
二、监督管理
{year}年查处案件{cases}宗，罚款{fines}万元。群众满意度为{content}%。

清远市林业局
{next}年1月15日
"""
YEARS = {
    2021: {"verb": "", "received": 900, "a": 400, "b": 500, "felling": 300, "allowed": 290, "denied": 10, "granted": 860, "refused": 40, "cases": 31, "fines": 12.5, "content": 95.1, "compared": "，比2020年的800件增加100件", "more": ""},
    2022: {"verb": "受理", "received": 840, "a": 440, "b": 400, "felling": 310, "allowed": 301, "denied": 9, "granted": 815, "refused": 25, "cases": 47, "fines": 20.5, "content": 96.4, "compared": "", "more": "不予许可的原因中，因选址不符的14件，因提交虚假材料的11件。"},
}


@pytest.fixture(scope="module")
def forestry(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder = tmp_path_factory.mktemp("forestry")
    for year, numbers in YEARS.items():
        (folder / f"forestry-{year}.txt").write_text(REPORT.format(year=year, next=year + 1, **numbers), encoding="utf-8")
    settings = Settings(store=folder / "store")
    assert run_index(settings, sorted(folder.glob("*.txt")), encoder).added == len(YEARS)
    return Assistant(Library(settings, encoder))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("清远市林业局2022年的申请量比上年减少百分之几？", ["900 − 840 = 60", "60 ÷ 900 = 6.67%"]),
        ("Did the applications of Qingyuan forestry bureau go up or down in 2022?", ["Down by 60"]),
        ("清远市林业局2021年申请量比2020年增加多少？", ["比2020年的800件增加100件", "900 − 800 = 100"]),
        ("清远市林业局满意度两年上升多少个百分点？", ["96.4% − 95.1% = 1.3"]),
        ("清远市林业局哪一年查处案件最多？", ["31宗", "47宗", "最高"]),
        ("清远市林业局两年查处案件总数是多少？", ["31 + 47 = 78"]),
        ("清远市林业局两年的罚款金额各是多少？", ["罚款12.5万元", "罚款20.5万元"]),
        ("清远市林业局2022年各季度分别受理多少件？", ["440", "400"]),
        ("清远市林业局2021年每个季度各办了多少件？", ["400", "500"]),
        ("How much money in fines did each agency report?", ["12.5万元", "20.5万元"]),
        ("清远市林业局2022年林木采伐许可批了多少，不批的多少？", ["301", "9"]),
        ("清远市林业局2022年因提交虚假材料不予许可的有多少件？", ["因提交虚假材料的11件"]),
        ("Break down the refusals of Qingyuan forestry bureau in 2022 by reason", ["25", "14件", "11件"]),
        ("清远市林业局2022年的满意度为什么下降了？", ["并没有下降", "96.4% − 95.1%"]),
    ],
)
def test_figures_over_time(forestry: Assistant, question: str, told: list[str]) -> None:
    answer = forestry.ask(question)
    assert answer.status is Status.ANSWERED
    assert all(words in answer.text for words in told), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "清远市林业局2022年湿地占用许可受理多少件？",
        "清远市林业局2022年草原许可受理多少件？",
        "清远市林业局2022年猎捕许可不予许可多少件？",
        "How many hunting permits did the Qingyuan forestry bureau accept in 2022?",
    ],
)
def test_an_item_is_answered_with_no_total_and_no_other_item(forestry: Assistant, question: str) -> None:
    assert not forestry.ask(question).figures


def test_a_year_without_a_report_is_answered_by_its_own_number_or_not_at_all(forestry: Assistant) -> None:
    assert [row.figure.value for row in forestry.ask("清远市林业局2020年收到多少件申请？").figures] == ["800"]
    assert not forestry.ask("清远市林业局2020年群众满意度是多少？").figures


def test_a_year_only_compared_with_is_told_from_one_asked_for() -> None:
    assert compares_with("2022年比2021年少了多少", 2021) and not compares_with("2022年比2021年少了多少", 2022)
    assert compares_with("How much did it grow over 2020?", 2020)


def test_a_reform_is_no_change_between_years() -> None:
    assert not asks_change("申请材料减少了多少份") and asks_change("申请量同比减少多少")


def test_what_is_left_without_time_is_the_matter() -> None:
    assert without_time("三年来罚款各是多少").strip() == "罚款各是多少"


def test_the_cases_handled_rose_where_any_name_of_them_tells_it(forestry: Assistant) -> None:
    answer = forestry.ask("哪些单位的办件量增长了？")
    assert {one.report.year for one in answer.verdicts if one.choice is Choice.YES} == {2021}
