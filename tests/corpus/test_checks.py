"""What must add up is checked; what does not is told with both numbers and left as printed."""

import pytest

from corpus.checks import discrepancies, flags
from corpus.figures import figures
from corpus.types import Report
from tests.texts import report_of


def told(*sentences: str) -> list[str]:
    return [one.told() for one in discrepancies(figures(report_of("一、基本情况\n" + "\n".join(sentences) + "\n")))]


@pytest.mark.parametrize(
    ("sentence", "flag"),
    [
        ("申请量100件，其中受理量98件、不予受理量3件。", "受理量 98 + 不予受理量 3 = 101 ≠ 申请量 100"),
        ("办结量98件，其中审批同意量90件、审批不同意量7件。", "审批同意量 90 + 审批不同意量 7 = 97 ≠ 办结量 98"),
        (
            "行政许可事项102项，全流程网上办理事项85项，全程网办率73.33%。",
            "全程网办事项数 85 ÷ 行政许可事项数 102 = 83.33% ≠ 全程网办率 73.33%",
        ),
    ],
)
def test_sums_and_shares_that_fail_are_told_with_both_numbers(sentence: str, flag: str) -> None:
    assert told(sentence) == [flag]


@pytest.mark.parametrize(
    "sentence",
    [
        "申请量100件，其中受理量98件、不予受理量2件。",
        "办结量100件，审批同意量90件、审批不同意量7件，申请人撤回3件。",
        "审批同意量90件、审批不同意量7件，办结量97件。收到建议12条，办结12条。",
        "申请量1.23万件，其中受理量12,296件、不予受理量10件。",
        "申请量约100件，其中受理量98件、不予受理量3件。",
        "申请量100件，其中受理量98件。",
        "申请量100件，受理量同比增长98%，不予受理量3件。",
        "2021年申请量100件，2020年受理量90件、不予受理量3件。",
        "行政许可事项102项，全流程网上办理事项85项，全程网办率83.3%。",
        "1、取水许可：申请100件，受理98件；\n2、采矿权审批：申请7件，不予受理3件。",
    ],
)
def test_what_adds_up_or_cannot_be_told_is_not_flagged(sentence: str) -> None:
    assert told(sentence) == []


def test_the_same_numbers_said_twice_are_flagged_once() -> None:
    sentence = "申请量100件，其中受理量98件、不予受理量3件。"
    assert len(told(sentence, sentence)) == 1


def test_every_figure_of_a_broken_sum_carries_the_flag_and_no_other() -> None:
    found = figures(report_of("一、基本情况\n申请量100件，其中受理量98件、不予受理量3件。满意度99%。\n"))
    broken = discrepancies(found)
    assert [len(flags(broken, figure)) for figure in found] == [1, 1, 1, 0]
    assert [figure.value for figure in found] == ["100", "98", "3", "99"]


def test_the_five_reports_add_up(reports: dict[str, Report]) -> None:
    assert {name: discrepancies(figures(report)) for name, report in reports.items()} == dict.fromkeys(reports, ())
