"""Numbers with the words they belong to, their unit, their period and their place."""

import pytest

from corpus.figures import figures
from corpus.repair import simplify
from corpus.types import Figure, Report
from tests.texts import report_of

FIRST_WORDS = ["guangzhou", "haizhu", "huadu", "jiangmen", "lechang"]


def named(report: Report, indicator: str) -> list[Figure]:
    return [figure for figure in figures(report) if figure.indicator == indicator]


def of_sentence(sentence: str) -> list[Figure]:
    return list(figures(report_of(f"一、基本情况\n{sentence}\n")))


@pytest.mark.parametrize(
    ("first", "indicator", "value", "unit"),
    [
        ("huadu", "申请量", "736253", "件"),
        ("huadu", "不予受理量", "0", "件"),
        ("huadu", "审批不同意量", "2838", "件"),
        ("haizhu", "申请量", "865359", "份"),
        ("haizhu", "受理量", "865310", "份"),
        ("haizhu", "网上受理量", "10434", "份"),
        ("haizhu", "不予受理量", "49", "份"),
        ("haizhu", "审批同意量", "858546", "份"),
        ("jiangmen", "受理量", "410054", "宗"),
        ("lechang", "审批同意量", "106459", "件"),
        ("lechang", "进驻率", "86.9", "%"),
    ],
)
def test_the_reports_figures_have_their_indicator(
    reports: dict[str, Report], first: str, indicator: str, value: str, unit: str
) -> None:
    assert (value, unit) in [(figure.value, figure.unit) for figure in named(reports[first], indicator)]


@pytest.mark.parametrize("first", FIRST_WORDS)
def test_every_figure_stands_in_the_text_as_printed(reports: dict[str, Report], first: str) -> None:
    report = reports[first]
    found = figures(report)
    assert found
    for figure in found:
        printed = report.text[figure.start : figure.end]
        assert printed.startswith(figure.value) and figure.unit in simplify(printed)
        assert figure.clause.start <= figure.start and figure.end <= figure.clause.end


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年3月28日召开会议。",
        "拨打12345热线、110报警平台反映。",
        "穗府令[2021]第178号文件。",
        "1.持续深化便民措施。",
        "使用12123交管服务App。",
    ],
)
def test_dates_names_and_numerals_are_no_figures(sentence: str) -> None:
    assert of_sentence(sentence) == []


def test_a_scaled_number_keeps_its_print_and_knows_its_amount() -> None:
    (figure,) = of_sentence("累计为29.4万人次提供了便利。")
    assert (figure.value, figure.unit, figure.amount) == ("29.4万", "人次", 294000.0)


def test_a_range_has_no_single_amount() -> None:
    (figure,) = of_sentence("设立1至4名联络员。")
    assert figure.amount is None


def test_thousands_separators_and_full_width_digits_are_read() -> None:
    first, second = of_sentence("受理量1,234件；办结量１２３０件。")
    assert (first.value, first.amount) == ("1,234", 1234.0)
    assert (second.value, second.amount) == ("１２３０", 1230.0)


def test_a_figure_of_another_year_has_that_period() -> None:
    report = report_of("某市某局2021年度行政许可情况报告\n一、基本情况\n2021年受理量200件，2019年受理量100件。\n")
    assert [(f.value, f.period) for f in named(report, "受理量")] == [("200", "2021"), ("100", "2019")]


def test_a_review_of_several_years_gives_its_span_as_period(reports: dict[str, Report]) -> None:
    assert "2017-2022" in {figure.period for figure in figures(reports["guangzhou"])}
