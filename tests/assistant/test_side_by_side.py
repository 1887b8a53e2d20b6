"""Numbers set side by side: the same number of two reports, two quarters of one, what is not concluded yet; on small reports of the tests' own."""

import pytest

from assistant.ask import Assistant
from assistant.asked_alone import COMPARES
from assistant.gate.dates import years_in
from assistant.over_time import asks_change
from assistant.types import Status
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

NORTH = """丽水市水利局2021年度行政许可实施和监督管理情况报告

一、基本情况
2021年受理1977件，办结1950件。一季度受理300件，二季度受理500件，三季度受理600件，四季度受理577件。网上办理率81.5%。

二、监督管理
组织案卷评查，抽查案卷120卷，其中优秀90卷。服务对象满意率98.5%。

丽水市水利局
2022年1月15日
"""
SOUTH = """衢州市水利局2021年度行政许可实施和监督管理情况报告

一、基本情况
2021年受理1200件，办结1200件。

二、监督管理
开展内部评查4次，评查许可案卷80卷，不合格2卷。“好差评”好评率99.1%。

衢州市水利局
2022年1月15日
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder = tmp_path_factory.mktemp("side")
    reports = folder / "reports"
    reports.mkdir()
    for name, text in (("lishui", NORTH), ("quzhou", SOUTH)):
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [reports], encoder)
    return Assistant(Library(settings, encoder))


def test_two_quarters_of_a_report_are_taken_from_each_other(assistant: Assistant) -> None:
    assert "100" in assistant.ask("丽水市水利局2021年第三季度比第二季度多受理了多少件").text
    assert "20%" in assistant.ask("丽水市水利局2021年第三季度比第二季度多受理了百分之几").text


def test_what_is_accepted_and_not_concluded_is_worked_out(assistant: Assistant) -> None:
    assert "1977 − 1950 = 27" in assistant.ask("丽水市水利局2021年受理了但还没办完的有多少件").text
    assert "1977 − 1950 = 27" in assistant.ask("How many cases of Lishui water bureau were still not concluded at the end of 2021?").text


def test_numbers_that_no_indicator_names_are_chosen_together_and_added_up(assistant: Assistant) -> None:
    assert "120 + 80 = 200" in assistant.ask("丽水市水利局和衢州市水利局2021年评查的案卷加在一起有多少卷").text


def test_who_is_happier_is_told_by_satisfaction_and_by_what_stands_for_it(assistant: Assistant) -> None:
    assert "0.6" in assistant.ask("Whose users were happier in 2021, Lishui water bureau or Quzhou water bureau, and what is the gap?").text


def test_a_year_that_is_compared_with_and_not_told_makes_the_answer_partial(assistant: Assistant) -> None:
    assert assistant.ask("衢州市水利局2021年受理的比2020年多还是少？").status is Status.PARTIAL


@pytest.mark.parametrize("question", ["2022年受理的比2021年多还是少", "2022年比2021年投诉是少了还是多了"])
def test_more_or_fewer_than_in_a_year_asks_for_a_change(question: str) -> None:
    assert asks_change(question)


def test_a_number_of_a_sum_is_no_year() -> None:
    assert years_in("1977 − 1744 = 233") == set()
    assert years_in("in 1977 there were 12") == {1977}


def test_a_bad_rating_is_no_word_of_comparing() -> None:
    assert COMPARES.sub("", "谁的差评更多") == "差评"
