"""Whose reports of which years a question is about."""

from collections.abc import Sequence

import pytest

from assistant.question import with_full_years
from assistant.understand import understand
from corpus.types import Report
from tests.texts import report_of, report_text

FILLED = {
    ("江西省广播电视局", 2019): "为南昌龙舟赛转播开设绿色通道",
    ("江西省广播电视局", 2020): "窗口人员不足",
    ("九江市市场监督管理局", 2020): "系统不通",
}


@pytest.fixture(scope="module")
def filed() -> Sequence[Report]:
    return [report_of(report_text(agency, year, problem=problem), f"{number}.txt") for number, ((agency, year), problem) in enumerate(FILLED.items())]


@pytest.mark.parametrize(
    ("question", "agencies", "years", "missing"),
    [
        ("2019年南昌龙舟赛的时候省广电局开了什么通道", ("江西省广播电视局",), (2019,), ()),
        ("What did the Jiangxi radio and TV bureau do for the Nanchang Boat Race", ("江西省广播电视局",), (), ()),
        ("南昌龙舟赛期间开了什么通道", (), (), ()),
        ("南昌2019年受理多少", (), (2019,), ("南昌",)),
        ("江西省广电局和南昌市广电局谁受理得多", ("江西省广播电视局",), (), ("南昌市广电局",)),
        ("江西省九江市场监管局2020年受理多少", ("九江市市场监督管理局",), (2020,), ()),
        ("How many records did Jiujiang market regulator put on the Jiangxi cloud", ("九江市市场监督管理局",), (), ()),
        ("江西这些单位里谁提到系统不通", ("江西省广播电视局", "九江市市场监督管理局"), (), ()),
        ("the two Jiangxi bureaus (Jiujiang market regulator, Jiangxi radio and TV): who lacks staff", ("九江市市场监督管理局", "江西省广播电视局"), (), ()),
    ],
)
def test_a_place_of_the_matter_is_no_agency(
    filed: Sequence[Report], question: str, agencies: tuple[str, ...], years: tuple[int, ...], missing: tuple[str, ...]
) -> None:
    understood = understand(question, filed)
    assert set(understood.scope.agencies) == set(agencies) and understood.missing_agencies == missing
    assert understood.scope.years == years


@pytest.mark.parametrize(
    ("question", "years", "missing"),
    [
        ("九江市场监管局20年报告里说21年打算干啥", (2020,), ()),
        ("九江市场监管局2019年的报告里说2020年打算干啥", (), (2019,)),
        ("江西省广电局19和20年受理多少", (2019, 2020), ()),
        ("江西省广电局2020年和2021年受理多少", (2020,), (2021,)),
        ("Jiujiang market regulator 2020: what is hoped for by 2026", (2020,), ()),
        ("江西省广电局2099年受理多少", (), (2099,)),
        ("江西省广电局2199年受理多少", (), (2199,)),
        ("江西省广电局2019年和2055年受理量对比", (2019,), (2055,)),
        ("江西省广电局谁受理超过2080个", (), ()),
        ("how many applications did Jiangxi radio and TV receive in 2077", (), (2077,)),
    ],
)
def test_a_year_that_a_report_tells_of_cuts_no_scope(filed: Sequence[Report], question: str, years: tuple[int, ...], missing: tuple[int, ...]) -> None:
    understood = understand(question, filed)
    assert (understood.scope.years, understood.missing_years) == (years, missing)


def test_years_are_written_out() -> None:
    assert with_full_years("21和22年,2021-22") == "2021和2022年,2021-2022"
    assert with_full_years("2021-12-03, 2019-12") == "2021-12-03, 2019-12"
