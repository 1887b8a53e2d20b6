"""Figures asked in plain words, and those that follow from what reports print, on small reports of the tests' own."""

import pytest

from assistant.ask import Assistant
from assistant.own_words import without_own_name
from assistant.rates import is_above
from assistant.terms import topic
from assistant.types import Kind, Language, Status
from assistant.units import unit_asked
from assistant.worked_from import quarters_in
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

CITY = """梅州市公安局2022年度行政许可实施和监督管理情况报告

一、基本情况
2022年收到申请9000件，受理8960件，比上年增加160件，准予许可8800件，不予许可40件。
各类许可办理情况如下：
事项 | 受理 | 准予许可 | 不予许可
民办保安培训单位备案 | 60 | 55 | 5
公章刻制业许可 | 900 | 880 | 20
出入境证件签发 | 8000 | 7865 | 15
合计 | 8960 | 8800 | 40
年末持证单位分布如下：
片区 | 持证单位 | 其中：城镇 | 其中：农村
江南 | 300 | 280 | 20
江北 | 500 | 180 | 320
合计 | 800 | 460 | 340
二、监督管理
抽查旅馆210家，有问题的42家。12345热线转来工单320件，其中反映停车难的80件。审批法定时限20日，实际平均6日。
全年发出提示函18份76页，比上年增加3份、减少4页。

梅州市公安局
2023年1月15日
"""
DISTRICT = """梅州市公安局梅江区分局2022年度行政许可实施和监督管理情况报告

一、基本情况
2022年受理1792件，准予许可1780件。一季度受理300件，三、四季度合计受理900件。

二、监督管理
检查旅馆50家。

梅州市公安局梅江区分局
2023年1月12日
"""


@pytest.fixture(scope="module")
def police(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder = tmp_path_factory.mktemp("meizhou")
    (folder / "city.txt").write_text(CITY, encoding="utf-8")
    (folder / "district.txt").write_text(DISTRICT, encoding="utf-8")
    settings = Settings(store=folder / "store")
    assert run_index(settings, sorted(folder.glob("*.txt")), encoder).added == 2
    return Assistant(Library(settings, encoder))


@pytest.mark.parametrize(
    ("question", "working"),
    [
        ("梅州市公安局2022年有几件申请没受理？", "9000 − 8960 = 40"),
        ("梅州市公安局2022年受理多少件，前一年是多少？", "8960 − 160 = 8800"),
        ("梅江区分局2022年二季度受理了多少件？", "1792 − 300 − 900 = 592"),
        ("梅江区分局2022年受理的件数占全市公安的比重是多少？", "1792 ÷ 8960 = 20%"),
        ("梅州市公安局2022年热线工单里反映停车难的占百分之几？", "80 ÷ 320 = 25%"),
        ("What percentage of the hotel inspections of the Meizhou police in 2022 had problems?", "42 ÷ 210 = 20%"),
        ("梅州市公安局2022年持证单位里头农村的占百分之几", "340 ÷ 800 = 42.5%"),
        ("梅州市公安局2022年的不予许可率大概是多少？", "40 ÷ 8960 = 0.45%"),
    ],
)
def test_what_no_report_prints_is_worked_out_and_shown(police: Assistant, question: str, working: str) -> None:
    answer = police.ask(question)
    assert working in answer.text
    assert answer.status is Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("梅州市公安局2022年民保备案那一块批下来几件", "55"),
        ("梅州市公安局2022年哪个片区的农村持证单位最多", "320"),
        ("梅州市公安局2022年审批平均几天能办完", "6"),
        ("梅州市公安局2022年，受理进来了但最后没给批的有多少件", "40"),
        ("Meizhou police 2022: how many seal engraving applications did it take in?", "900"),
    ],
)
def test_figures_are_found_in_the_words_that_people_use(police: Assistant, question: str, value: str) -> None:
    assert value in [row.figure.value for row in police.ask(question).figures]


def test_the_other_end_of_an_order_is_a_turn_of_its_own(police: Assistant) -> None:
    first = police.ask("梅州市公安局2022年哪个事项受理最多？")
    assert "8000" in first.text
    assert "60" in police.ask("那最少的是哪个，几件？", previous=first.understood).text


def test_an_item_is_named_in_the_claim(police: Assistant) -> None:
    assert "公章刻制业许可" in police.ask("梅州市公安局和梅江区分局2022年公章刻制业许可各受理多少件").claims[0].text


def test_words_that_only_point_or_join_are_no_topic(police: Assistant) -> None:
    groups = topic("那么一些旅馆", Language.CHINESE, police._vocabulary).groups
    assert [group.phrase for group in groups] == ["旅馆"]


def test_quarters_are_read_together() -> None:
    assert quarters_in("三、四季度合计受理") == {3, 4}
    assert quarters_in("in the second quarter") == {2}
    assert quarters_in("上半年") == {1, 2}


def test_a_places_agency_is_known_by_the_words_of_its_name() -> None:
    assert without_own_name(" sports 2025 refused", ["宝鸡市体育局"]) == " 2025 refused"
    assert without_own_name("药品经营许可批了", ["浙江省药品监督管理局"]) == "药品经营许可批了"


def test_an_agency_is_above_another_of_its_kind() -> None:
    assert is_above("梅州市公安局", "梅州市公安局梅江区分局")
    assert not is_above("梅州市水利局", "梅州市公安局梅江区分局")


def test_fees_collected_are_money() -> None:
    assert "万元" in unit_asked("how much did it collect in fees").fitting


def test_who_has_most_is_a_comparison(police: Assistant) -> None:
    assert police.ask("谁受理的最多？有多少件").kind is Kind.COMPARE
