"""Comparisons of what one report prints in a table and another tells in a sentence; agencies and years that are not there."""

from pathlib import Path

import pytest

from assistant import chosen_together
from assistant.agencies import asked_agencies
from assistant.ask import Assistant
from assistant.types import Answer, Status
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

REPORT = "{agency}{year}年度行政许可实施和监督管理情况报告\n\n一、基本情况\n\n{year}年，我局受理行政许可申请{whole}件。\n\n{told}\n\n{agency}\n"
TABLE = "| 事项 | 受理量 | 不予受理量 |\n|---|---|---|\n| 取水许可 | 214 | 3 |\n| 河道内建设方案审批 | 96 | 1 |\n| 合计 | 310 | 4 |"
TOLD = {
    ("韶关市水务局", 2022): (310, TABLE),
    ("韶关市浈江区水务局", 2022): (41, "其中取水许可受理37件，其余为排水许可。窗口装了2台自助机。"),
    ("韶关市乐昌市水务局", 2021): (58, "现场核验取水口84处。"),
    ("韶关市南雄市水务局", 2022): (77, "全年共开展涉水检查33次，整改到位率为97%。"),
    ("韶关市仁化县水务局", 2022): (52, "全年检查涉水项目21次，整改到位率95%。"),
    ("韶关市始兴县水务局", 2020): (12, "抽查取水户61家，发现问题19家。"),
    ("韶关市始兴县水务局", 2021): (15, "抽查取水户70家，发现问题22家。"),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("compared")
    (folder / "shelf").mkdir()
    for (agency, year), (whole, told) in TOLD.items():
        (folder / "shelf" / f"{agency}{year}.md").write_text(REPORT.format(agency=agency, year=year, whole=whole, told=told), encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "shelf"], encoder)
    return Assistant(Library(settings, encoder))


def values(answer: Answer) -> set[str]:
    return {row.figure.value for row in answer.figures}


@pytest.mark.parametrize("question", ["取水许可受理量，韶关市水务局跟浈江区水务局差多少件", "韶关市水务局和浈江区水务局谁受理的取水许可更多？"])
def test_an_item_of_a_table_is_compared_with_that_of_a_sentence(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert values(answer) == {"214", "37"} and "214 − 37 = 177" in answer.text, answer.text


def test_numbers_that_no_indicator_names_are_looked_up_in_each_report(assistant: Assistant) -> None:
    answer = assistant.ask("南雄和仁化水务局检查次数相差多少")
    assert values(answer) == {"33", "21"} and "33 − 21 = 12" in answer.text, answer.text


def test_a_share_of_the_agency_above_is_no_rate_of_each(assistant: Assistant) -> None:
    answer = assistant.ask("2022年浈江区水务局受理的申请占韶关市水务局的多大比重")
    assert "41 ÷ 310 = 13.23%" in answer.text, answer.text
    answer = assistant.ask("浈江区水务局受理的取水许可跟韶关市水务局比，占多大比重")
    assert "37 ÷ 214 = 17.29%" in answer.text, answer.text


def test_an_agency_without_a_report_of_the_year_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("2022年韶关市水务局和乐昌市水务局谁受理的申请多？")
    assert answer.status is Status.PARTIAL and values(answer) == {"310"}, answer.text
    assert any("乐昌市水务局2022年" in line for line in answer.lines), answer.text


def test_a_change_since_a_year_that_no_report_tells_is_partly_answered(assistant: Assistant) -> None:
    answer = assistant.ask("韶关市水务局2022年受理的比2021年多还是少？")
    assert answer.status is Status.PARTIAL and values(answer) == {"310"}, answer.text


def test_unlike_things_are_not_put_beside_each_other(assistant: Assistant) -> None:
    answer = assistant.ask("Which handled more hotline tickets in 2022, Shaoguan water or Zhenjiang water?")
    assert not {"2", "84"} & values(answer), answer.text


def test_a_gap_asked_for_behind_two_numbers_is_their_difference(assistant: Assistant) -> None:
    answer = assistant.ask("韶关市水务局和浈江区水务局2022年分别受理了多少件申请，差几件？")
    assert values(answer) == {"310", "41"} and "310 − 41 = 269" in answer.text, answer.text


def test_numbers_of_which_others_could_be_meant_are_not_subtracted(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    question = "始兴县水务局2021年查出问题的取水户比2020年多还是少？"
    monkeypatch.setattr(chosen_together, "CLEARLY", 100.0)
    assert "−" not in assistant.ask(question).text
    monkeypatch.setattr(chosen_together, "CLEARLY", 0.0)
    assert "−" in assistant.ask(question).text


def test_a_city_shares_its_last_character_with_its_market_regulator() -> None:
    agencies = ["肇庆市政务服务数据管理局", "湛江市市场监督管理局"]
    assert [mention.agencies for mention in asked_agencies("湛江市监局和肇庆市监局", agencies)] == [("湛江市市场监督管理局",), ()]
