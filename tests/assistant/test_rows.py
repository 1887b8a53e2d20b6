"""Questions that the rows of a table answer, on small reports of the tests' own."""

import pytest

from assistant.ask import Assistant
from assistant.asked import asked_indicators
from assistant.functions import function_of, without_function
from assistant.grids import grids
from assistant.labels_asked import named_labels
from assistant.topics import Topic
from assistant.types import Status
from corpus.settings import Settings
from corpus.types import Role
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

REPORT = """清远市交通运输局2022年度行政许可实施和监督管理情况报告

一、基本情况
2022年收到申请5210件，受理5200件，比2021年的5000件增长4%。一季度受理1100件，二季度1600件，三季度1300件，四季度1200件。网上受理3900件，占75.0%。
各县（市、区）办理情况如下：
地区 | 受理（件） | 不予许可（件）
清城区 | 2400 | 11
英德市 | 1500 | 24
连山县 | 119 | 0
合计 | 4019 | 35
各类许可办理情况如下：
事项 | 受理 | 准予许可 | 不予许可 | 平均用时
危险货物运输许可 | 260 | 250 | 8 | 6.5
出租汽车经营许可 | 4840 | 4800 | 40 | 2.1
港口经营许可 | 100 | 97 | 2 | 9.8
合计 | 5200 | 5147 | 50 |
二、监督管理
检查情况见下表。
类别 | 检查户数 | 发现问题户数 | 已整改户数 | 比上年增减
危险货物运输企业 | 40 | 9 | 7 | +6
驾驶培训机构 | 25 | 5 | 5 | -3
全年立案12件，罚款18.4万元。平均办结用时由法定的15个工作日压到4个工作日。

清远市交通运输局
2023年1月15日
"""
WATER = """韶关市水利局2022年度行政许可实施和监督管理情况报告

一、基本情况
2022年受理申请310件，办结308件。

二、监督管理
查处违法取水案件5件，罚款6.5万元。

韶关市水利局
2023年1月20日
"""


@pytest.fixture(scope="module")
def transport(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder = tmp_path_factory.mktemp("transport")
    (folder / "transport.txt").write_text(REPORT, encoding="utf-8")
    (folder / "water.txt").write_text(WATER, encoding="utf-8")
    settings = Settings(store=folder / "store")
    assert run_index(settings, sorted(folder.glob("*.txt")), encoder).added == 2
    return Assistant(Library(settings, encoder))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("清远交通2022年哪个季度受理最多，多少件", ["二季度", "1600"]),
        ("清远交通运输局2022年哪个区县没批准的件最多？", ["英德市", "24"]),
        ("Which type of permit took Qingyuan transport the longest in 2022?", ["港口经营许可", "9.8"]),
        ("In which county did Qingyuan transport refuse the fewest applications in 2022?", ["连山县"]),
        ("清远交通2022年哪个季度受理最少，跟最多的季度差多少", ["1100", "1600", "1600 − 1100 = 500"]),
        ("清远交通2022年哪类许可受理最多？占全部多大比例？", ["出租汽车经营许可", "4840 ÷ 5200 = 93.08%"]),
    ],
)
def test_the_row_that_has_the_most_is_named(transport: Assistant, question: str, told: list[str]) -> None:
    answer = transport.ask(question)
    assert answer.status is Status.ANSWERED
    assert all(words in answer.text for words in told), answer.text


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("清远交通局2022年最后批下来的危货运输许可有几件", ["250"]),
        ("清远交通2022年出租汽车经营许可收了几件，平均几天办完", ["4840", "2.1"]),
        ("清远交通2022年检查危货运输企业，多少户有问题", ["40", "9"]),
        ("How many port permits did Qingyuan transport turn down in 2022?", ["2"]),
        ("清远交通2022年驾驶培训机构检查户数比上年增加多少", ["-3"]),
    ],
)
def test_an_item_is_answered_with_its_own_cells(transport: Assistant, question: str, values: list[str]) -> None:
    answer = transport.ask(question)
    assert set(values) <= {row.figure.value for row in answer.figures}, answer.text


def test_a_cell_is_cited_with_its_row(transport: Assistant) -> None:
    answer = transport.ask("清远交通2022年港口经营许可不予许可几件")
    assert "港口经营许可 | 100 | 97 | 2" in answer.citations[0].evidence.quote


@pytest.mark.parametrize("question", ["清远交通2022年哪个区县罚款最多", "韶关市水利局2022年分季度的办结量是多少", "How many applications did Shaoguan water bureau accept in the third quarter of 2022?"])
def test_what_no_row_tells_is_not_answered_with_another_column_or_the_whole(transport: Assistant, question: str) -> None:
    assert not transport.ask(question).figures


def test_fines_of_two_agencies_are_added_in_the_scale_they_are_printed_in(transport: Assistant) -> None:
    assert "18.4 + 6.5 = 24.9" in transport.ask("Add up the fines reported by the Qingyuan and Shaoguan bureaus").text


def test_a_change_is_told_with_both_numbers_and_the_printed_share(transport: Assistant) -> None:
    text = transport.ask("清远交通2022年受理量比头一年多了多少？").text
    assert "5000" in text and "4%" in text and "5200 − 5000 = 200" in text


def test_cells_hotlines_signs_and_former_times_are_read(transport: Assistant) -> None:
    (entry,) = [e for e in transport.library.contents.entries if e.report.file == "transport.txt"]
    values = {figure.value: figure for figure in entry.figures}
    assert values["119"].subject == "连山县"
    assert values["+6"].role is Role.CHANGE
    assert values["15"].role is Role.FORMER
    assert values["75.0"].parent == "网上受理量"
    assert values["4"].indicator == "受理量" or any(f.indicator == "受理量" and f.role is Role.CHANGE for f in entry.figures)


def test_tables_and_what_is_counted_in_turn_are_grids(transport: Assistant) -> None:
    (entry,) = [e for e in transport.library.contents.entries if e.report.file == "transport.txt"]
    found = {grid.rows: grid.columns for grid in grids(entry.report, entry.figures)}
    assert found[("清城区", "英德市", "连山县")] == ("受理量", "审批不同意量")
    assert found[("一季度", "二季度", "三季度", "四季度")] == ("受理量",)


def test_a_name_is_meant_by_what_no_other_name_has() -> None:
    rows = ["道路货运(含危险货物运输)", "危险货物运输企业", "港口经营人"]
    assert named_labels("检查危货运输企业", Topic(""), rows, "") == ["危险货物运输企业"]
    assert named_labels("检查企业多少家", Topic(""), ["农药经营企业", "种子经营企业"], "") == []


@pytest.mark.parametrize(
    ("agency", "behind", "left"),
    [
        ("清远市交通运输局", " transport accept", " accept"),
        ("清远市住房和城乡建设局", "住建消防验收", " 消防验收"),
        ("清远市文化广电旅游体育局", " culture & tourism 2023", " 2023"),
        ("清远市政务服务数据管理局", " service windows", " service windows"),
    ],
)
def test_what_an_agency_is_belongs_to_its_name(agency: str, behind: str, left: str) -> None:
    function = function_of(agency)
    assert function is not None
    assert without_function(behind, [function]) == left


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("清远交通运输局和韶关水利局两级局2022年受理量加起来是多少", "5200 + 310 = 5510"),
        ("How many applications did Qingyuan Transport Bureau and Shaoguan Water Resources Bureau accept together in 2022?", "5200 + 310 = 5510"),
        ("清远交通运输局和韶关水利局2022年受理量加一块是多少", "5200 + 310 = 5510"),
        ("清远交通运输局和韶关水利局2022年各受理多少件，合在一起呢", "5200 + 310 = 5510"),
        ("How many applications did Qingyuan Transport Bureau and Shaoguan Water Resources Bureau accept in 2022, all told?", "5200 + 310 = 5510"),
        ("清远交通运输局2022年最后收下来多少件申请", "5200"),
    ],
)
def test_how_a_sum_or_a_count_is_asked_for_is_no_word_that_must_stand_in_the_report(transport: Assistant, question: str, told: str) -> None:
    answer = transport.ask(question)
    assert answer.status is Status.ANSWERED and told in answer.text, answer.text


def test_the_acceptance_of_works_is_not_that_of_applications() -> None:
    assert asked_indicators("how many fire acceptance cases were refused") == ("审批不同意量",)
    assert asked_indicators("how many applications were accepted") == ("受理量",)
