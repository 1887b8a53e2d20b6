"""Figures in tables: rows of cells, cells one a line, cells run together."""

import pytest

from corpus.figures import figures
from corpus.types import Figure, Role
from tests.texts import report_of

Row = tuple[str, str, str, str]


def of_lines(*lines: str) -> list[Figure]:
    return list(figures(report_of("一、基本情况\n具体情况见下表：\n" + "\n".join(lines) + "\n二、存在问题\n窗口人员不足。\n")))


def rows(found: list[Figure]) -> list[Row]:
    return [(f.indicator, f.value, f.unit, f.subject) for f in found if f.canonical]


@pytest.mark.parametrize("bar", ["|", "│", "\t"])
def test_a_row_is_named_by_its_first_cell(bar: str) -> None:
    lines = [bar.join(cells) for cells in (("指标", "数量", "备注"), ("申请量", "310件", ""), ("办结量", "1,308", "含网上"))]
    assert rows(of_lines(*lines)) == [("申请量", "310", "件", ""), ("办结量", "1,308", "", "")]


def test_the_head_of_a_column_names_it_and_the_row_says_of_what() -> None:
    found = of_lines(
        "| 序号 | 许可事项 | 申请量（件） | 受理量（件） | 办结量（件） |",
        "|---|---|---|---|---|",
        "| 1 | 取水许可 | 310 | 309 | 308 |",
        "| 2 | 采矿权审批 | 20 | 20 | 19 |",
        "| | 合计 | 330 | 329 | 327 |",
    )
    assert rows(found) == [
        ("申请量", "310", "件", "取水许可"),
        ("受理量", "309", "件", "取水许可"),
        ("办结量", "308", "件", "取水许可"),
        ("申请量", "20", "件", "采矿权审批"),
        ("受理量", "20", "件", "采矿权审批"),
        ("办结量", "19", "件", "采矿权审批"),
        ("申请量", "330", "件", ""),
        ("受理量", "329", "件", ""),
        ("办结量", "327", "件", ""),
    ]
    assert len(found) == 9


@pytest.mark.parametrize("gap", ["    ", "\u3000\u3000", " \t"])
def test_columns_parted_by_space_alone_are_a_table(gap: str) -> None:
    cells = (("大队", "申请量", "不同意"), ("东城大队", "702件", "21件"), ("西城大队", "1,455件", "—"), ("合计", "2157件", "21件"))
    assert rows(of_lines(*(gap.join(row) for row in cells))) == [
        ("申请量", "702", "件", "东城大队"),
        ("审批不同意量", "21", "件", "东城大队"),
        ("申请量", "1,455", "件", "西城大队"),
        ("申请量", "2157", "件", ""),
        ("审批不同意量", "21", "件", ""),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("发布时间：2023-02-20    来源：市公安局    浏览次数：12", "索引号：3    文号：无    浏览次数：13"),
        ("受理申请   520件，办结   431件", "受理投诉   12件，办结   11件"),
        ("申请    520件    受理",),
        ("当前位置    首页    公示公告", "发布机构    教体局    正文"),
    ],
)
def test_space_within_lines_that_are_no_rows_makes_no_table(lines: tuple[str, ...]) -> None:
    assert " | " not in report_of("\n".join(lines)).search.text


def test_a_column_of_another_year_has_that_period() -> None:
    found = of_lines("| 指标 | 2019年 | 2020年 |", "| 受理量 | 100件 | 120件 |")
    assert [(f.indicator, f.value, f.period) for f in found] == [("受理量", "100", "2019"), ("受理量", "120", "2020")]


def test_cells_one_a_line_are_named_by_the_cell_before() -> None:
    found = of_lines("指标", "数量", "备注", "申请量", "310件", "含网上", "办结量", "308件")
    assert rows(found) == [("申请量", "310", "件", ""), ("办结量", "308", "件", "")]


def test_cells_one_a_line_with_all_names_first_are_given_out_in_turn() -> None:
    assert rows(of_lines("申请量", "受理量", "办结量", "310", "309", "308")) == [
        ("申请量", "310", "", ""),
        ("受理量", "309", "", ""),
        ("办结量", "308", "", ""),
    ]


def test_cells_one_a_line_keep_the_item_that_they_count() -> None:
    found = of_lines("许可事项", "申请量", "办结量", "取水许可", "310", "308", "采矿权审批", "20", "19")
    assert rows(found) == [
        ("申请量", "310", "", "取水许可"),
        ("办结量", "308", "", "取水许可"),
        ("申请量", "20", "", "采矿权审批"),
        ("办结量", "19", "", "采矿权审批"),
    ]


def test_cells_run_together_are_parted_by_their_units() -> None:
    assert rows(of_lines("指标数量备注申请量310件含网上受理量309件办结量308件含网上网上受理量12件")) == [
        ("申请量", "310", "件", ""),
        ("受理量", "309", "件", ""),
        ("办结量", "308", "件", ""),
        ("网上受理量", "12", "件", ""),
    ]


def test_rows_of_years_give_the_period() -> None:
    found = of_lines("| 年度 | 主项 | 窗口人员（名） |", "| 2019年 | 41 | 17 |", "| 2020 | 40 | 23 |")
    assert [(f.value, f.period) for f in found[:4]] == [("41", "2019"), ("17", "2019"), ("40", "2020"), ("23", "2020")]


def test_a_row_by_quarters_counts_parts() -> None:
    found = of_lines("| 季度 | 一季度 | 二季度 |", "| 受理（件） | 140 | 121 |")
    assert rows(found) == [("受理量", "140", "件", "一季度"), ("受理量", "121", "件", "二季度")]


def test_a_column_of_changes_holds_changes_with_their_sign() -> None:
    found = of_lines("| 指标 | 数量 | 同比增减 |", "| 受理量 | 140 | -7.5% |")
    assert [(f.indicator, f.value, f.amount, f.role) for f in found[:2]] == [
        ("受理量", "140", 140, Role.LEVEL),
        ("受理量", "-7.5", -7.5, Role.CHANGE),
    ]
