"""Several numbers asked for in one question, and what is worked out from more than one, on small reports of the tests' own."""

import pytest

from assistant.ask import Assistant
from assistant.figure_words import is_bare
from assistant.gate import judge
from assistant.over_time import asks_change
from assistant.parts import parts
from assistant.question import years_in
from assistant.terms import topic
from assistant.types import Evidence, Kind, Language, Status
from corpus.settings import Settings
from corpus.types import Span
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

NOW = """韶关市水务局2022年度行政许可实施和监督管理情况报告

一、基本情况
2022年收到申请1240件，受理1200件，不予受理40件；办结1180件，结转下年20件，不予许可12件。分季度看，一季度280件，二季度320件，三季度310件，四季度290件。
各类许可情况如下：
许可类别 | 2021年申请量（件） | 2022年申请量（件） | 同比
取水许可 | 400 | 460 | 15.00%
河道采砂许可 | 300 | 240 | -20.00%
水土保持方案审批 | 500 | 540 | 8.00%
合计 | 1200 | 1240 | 3.33%
分事项受理数：山塘登记900件，排水口备案300件。全年批准取水户82户。
二、监督管理
抽查取水企业60家，责令改正9家。自助办证机增至12台，比上年多4台。
三、存在问题和困难
（一）水政执法人员年龄偏大，夜间巡查力量跟不上。
（二）老旧水表更换资金没有着落。

韶关市水务局
2023年2月1日
"""
BEFORE = """韶关市水务局2021年度行政许可实施和监督管理情况报告

一、基本情况
2021年收到申请1200件，受理1150件；办结1140件，不予许可15件。全市设自助办证机8台。
二、监督管理
抽查取水企业50家，责令改正6家。
三、存在问题和困难
（一）审批系统与省里的平台没有连通，数据要录两遍。
（二）乡镇水利员流动大。

韶关市水务局
2022年2月1日
"""
OTHER = """河源市林业局2022年度行政许可实施和监督管理情况报告

一、基本情况
2022年受理300件，同比增长20%，全部办结，其中不予许可9件。与江西省互办“跨省通办”事项35件。全年批准占用林地面积5.4万平方米，比2021年减少1.2万平方米。

河源市林业局
2023年2月3日
"""


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder = tmp_path_factory.mktemp("shaoguan")
    for name, text in (("now", NOW), ("before", BEFORE), ("other", OTHER)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = Settings(store=folder / "store")
    assert run_index(settings, sorted(folder.glob("*.txt")), encoder).added == 3
    return Assistant(Library(settings, encoder))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("韶关水务局2022年收到多少件申请 又受理了多少", ["1240", "1200"]),
        ("韶关水务局2022年上半年收了多少件", ["280 + 320 = 600"]),
        ("哪家受理量最大 哪家最小", ["最高", "最低", "300"]),
        ("韶关水务局2022年采砂许可的申请比前一年少了几件", ["300 − 240 = 60"]),
        ("韶关水务局2022年取水许可收到多少件申请", ["460"]),
        ("韶关水务局自助办证机2022年有多少台 比2021年多几台", ["12", "12 − 8 = 4"]),
        ("By how many did applications at the Shaoguan water bureau rise from 2021 to 2022, and how many were refused in 2022?", ["1240 − 1200 = 40", "12 cases"]),
        ("韶关水务局21、22两年抽查了多少企业、责令改正多少家，对比一下", ["60 − 50 = 10", "9 − 6 = 3"]),
        ("How many applications did the Shaoguan water bureau accept in 2022, and how many cases were carried over?", ["1200", "20"]),
        ("How much forest land did Heyuan allow to be occupied in 2021 (not 2022)?", ["5.4 + 1.2 = 6.6"]),
        ("韶关水务局2022年申请最多的两类许可合起来占申请量的多大比例", ["540 + 460 = 1000", "1000 ÷ 1240 = 80.65%"]),
        ("Which kind of permit grew fastest at the Shaoguan water bureau in 2022?", ["取水许可", "15.00%"]),
        ("韶关水务局2022年受理的一千多件里，排水口备案占几成", ["300 ÷ 1200 = 25%"]),
        ("Shaoguan water bureau or Heyuan forestry bureau in 2022: where was the share of refusals among completed cases higher?", ["9 ÷ 300 = 3%"]),
    ],
)
def test_every_number_that_is_asked_for_is_told(water: Assistant, question: str, told: list[str]) -> None:
    text = water.ask(question).text
    assert [one for one in told if one not in text] == []


def test_problems_of_two_years_are_laid_side_by_side(water: Assistant) -> None:
    answer = water.ask("Compare the difficulties that the Shaoguan water bureau named in 2021 with those of 2022")
    assert answer.kind is Kind.COMPARE
    assert "没有连通" in answer.text or "录两遍" in answer.text
    assert "年龄偏大" in answer.text


def test_a_number_of_all_is_no_answer_where_others_are_said_of_what_is_asked(water: Assistant) -> None:
    answer = water.ask("Add up all the cross-province cases that were handled by the agencies")
    assert [row.figure.value for row in answer.figures] == ["35"]


def test_a_year_without_its_report_is_worked_out_only_where_the_next_one_tells(water: Assistant) -> None:
    assert water.ask("河源林业局2021年受理多少件").status is Status.NOT_FOUND


def test_two_askings_need_no_comma_between_them() -> None:
    assert [part.text for part in parts("检查多少户、查出问题多少个")] == ["检查多少户", "查出问题多少个"]
    assert [part.text for part in parts("海珠 受理了多少")] == ["海珠 受理了多少"]
    assert asks_change("有多少台 比2021年多几台")


def test_a_chinese_word_of_its_own_is_not_bare(water: Assistant) -> None:
    assert not is_bare(topic("取水户", Language.CHINESE, water._vocabulary))
    assert is_bare(topic("审批业务", Language.CHINESE, water._vocabulary))


def test_a_year_that_is_put_aside_is_not_asked_for() -> None:
    assert years_in("in 2022 (not 2023)") == (2022,)


def test_a_sum_that_is_shown_carries_its_claim(water: Assistant) -> None:
    report = next(report for report in water.reports() if report.year == 2022 and "韶关" in report.agency)
    start = report.text.index("一季度280")
    evidence = Evidence(report, 1, Span(start, report.text.index("。", start)))
    assert judge("推算：280 + 320 = 600", [evidence], ["600", "280", "320"]).accepted
    assert not judge("推算：280 + 320 = 610", [evidence], []).accepted
