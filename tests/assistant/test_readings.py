"""Turns that put one thing in place of another, mean one of those compared, or ask what became of something; and a place that stands alone."""

import pytest

from assistant.agencies import asked_agencies
from assistant.ask import Assistant
from assistant.bearing import by_place, with_bearing
from assistant.types import Answer, Choice, Kind, Status
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

WATER_2021 = """开平市水利局2021年度行政许可实施和监督管理情况报告

一、基本情况
全年收到申请830件，受理812件，不予受理18件，准予790件，不予许可22件。
事项 | 受理（件） | 不予许可（件） | 网上申请占比
取水许可 | 402 | 9 | 81.5%
河道采砂许可 | 118 | 7 | 40.2%
水土保持方案审批 | 292 | 6 | 92.0%
合计 | 812 | 22 | 78.0%
二、存在问题
（一）取水计量数据靠人工抄报。老旧泵站没有远程计量，每月抄表误差大。
（二）审批科人手少。全科只有2名在编人员。
三、下一步工作
（一）为老旧泵站加装远程计量设备，实现取水数据自动上传。
（二）向编办申请增加编制1名。
"""
WATER_2022 = """开平市水利局2022年度行政许可实施和监督管理情况报告

一、基本情况
全年收到申请900件，受理880件，不予受理20件，准予861件，不予许可19件。
季度 | 受理（件） | 办结（件）
第一季度 | 201 | 198
第二季度 | 236 | 230
第三季度 | 243 | 241
第四季度 | 200 | 199
全年 | 880 | 868
不予许可的19件，主要是取水口设在饮用水水源保护区内。
二、实施情况
（一）上年反映的泵站抄表问题，已为37座老旧泵站加装远程计量设备，取水数据自动上传。
（二）公开办事指南26份。
（三）组织送法进村宣讲9场。
三、存在问题
（一）采砂船夜间作业难发现。
四、下一步工作
（一）在河口加装视频监控6处，夜间自动报警。
"""
GRAIN = """开平市粮食局2020年度行政许可实施和监督管理情况报告

一、基本情况
全年受理粮食收购许可申请64件，准予61件，不予许可3件。
不予许可的3件都是因为仓房面积不够。
二、下一步工作
推行收购许可备案制。
"""
TEXTS = {"water-2021.txt": WATER_2021, "water-2022.txt": WATER_2022, "grain-2020.txt": GRAIN}
AGENCIES = ["开平市水利局", "开平市粮食局"]


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder = tmp_path_factory.mktemp("readings")
    (folder / "shelf").mkdir()
    for name, text in TEXTS.items():
        (folder / "shelf" / name).write_text(text, encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "shelf"], encoder)
    return Assistant(Library(settings, encoder))


DISPUTES = {
    "police-2023.txt": "清远市公安局2023年度行政许可实施和监督管理情况报告\n\n一、监督管理情况\n受理申请510件。全年发生行政复议2件，复议机关均维持原决定。全年没有行政诉讼。\n",
    "drug-2023.txt": "广东省药品监督管理局2023年度行政许可实施和监督管理情况报告\n\n一、监督管理情况\n受理申请930件。全年发生行政复议1件，申请人自行撤回。行政诉讼3件，均胜诉。\n",
    "sport-2023.txt": "江门市体育局2023年度行政许可实施和监督管理情况报告\n\n一、监督管理情况\n受理申请41件，检查游泳场馆36家。\n",
}


@pytest.fixture(scope="module")
def disputes(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder = tmp_path_factory.mktemp("disputes")
    (folder / "shelf").mkdir()
    for name, text in DISPUTES.items():
        (folder / "shelf" / name).write_text(text, encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "shelf"], encoder)
    return Assistant(Library(settings, encoder))


def last_of(assistant: Assistant, turns: list[str]) -> Answer:
    answer = assistant.ask(turns[0])
    for turn in turns[1:]:
        answer = assistant.ask(turn, previous=answer.understood)
    return answer


def quotes(answer: Answer) -> str:
    return " ".join(citation.evidence.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (["开平水利局2022年第二季度受理多少", "全年呢"], "880"),
        (["开平水利局2022年第二季度受理多少", "那四季度呢"], "200"),
        (["开平水利局2022年第二季度受理多少", "办结的呢"], "230"),
        (["开平水利局2022年Q3受理多少", "Q4呢"], "200"),
        (["How many water intake approvals were accepted by Kaiping water in 2021?", "river sand mining?"], "118"),
        (["开平水利局2022年第三季度受理多少", "为什么这么多", "一季度呢"], "201"),
        (["How many cases did Kaiping water accept in the second quarter of 2022?", "and the whole year?"], "880"),
        (["开平水利局2021年取水许可受理多少件", "河道采砂呢"], "118"),
        (["开平水利局2021年取水许可受理多少件", "没批的呢"], "9"),
        (["开平水利局2021年河道采砂许可受理多少件", "网上申请占比呢"], "40.2"),
        (["开平水利局2021年一共受理了多少件", "那没收的有几件"], "18"),
        (["开平水利局2021年不予许可的那几件是什么情况", "那同一年水土保持受理了多少件"], "292"),
    ],
)
def test_a_turn_puts_one_thing_of_the_figure_before_in_place_of_another(water: Assistant, turns: list[str], value: str) -> None:
    answer = last_of(water, turns)
    assert answer.status is Status.ANSWERED and answer.figures[0].figure.value.rstrip("%") == value, answer.text


def test_the_figure_of_the_whole_is_no_answer_to_an_item_that_is_not_there(water: Assistant) -> None:
    answer = last_of(water, ["开平水利局2021年取水许可受理多少件", "围垦河道呢"])
    assert not answer.figures or "812" not in answer.text


def test_what_changed_is_worked_out_over_the_years_of_the_turns(water: Assistant) -> None:
    answer = last_of(water, ["开平水利局2021年受理多少件", "2022年呢", "多了多少"])
    assert "880 − 812 = 68" in answer.text


def test_one_of_those_that_were_compared_is_meant_by_its_size(water: Assistant) -> None:
    bigger = last_of(water, ["2022年开平水利局和2020年开平粮食局谁不予许可多", "少的那家是因为什么不批"])
    assert "仓房面积" in quotes(bigger) and bigger.understood is not None and bigger.understood.scope.agencies == ("开平市粮食局",)
    english = last_of(water, ["Who refused more, Kaiping water in 2022 or Kaiping grain in 2020?", "on what grounds were the bigger one's refusals made?"])
    assert "饮用水水源保护区" in quotes(english)


@pytest.mark.parametrize("turn", ["第二年解决了没有", "后来改善了吗", "were they dealt with the year after?", "did they get fixed a year later?"])
def test_what_became_of_problems_is_told_by_the_next_report(water: Assistant, turn: str) -> None:
    answer = last_of(water, ["开平水利局2021年有哪些问题", turn])
    assert "37座老旧泵站" in quotes(answer) and "审批科人手少" in answer.text and answer.status is Status.PARTIAL, answer.text


@pytest.mark.parametrize("turn", ["往后他们怎么弄", "以后会不会装监控", "how will they cope with it?", "what will they do about it?"])
def test_what_is_planned_is_against_the_matter_of_the_turn_before(water: Assistant, turn: str) -> None:
    answer = last_of(water, ["开平水利局2022年采砂船有什么问题", turn])
    assert "视频监控" in quotes(answer), answer.text


def test_sections_are_put_beside_those_of_the_year_before(water: Assistant) -> None:
    answer = last_of(water, ["Summarize the next steps of Kaiping water in 2022", "how do those compare with what it planned a year earlier?"])
    assert answer.kind is Kind.COMPARE and "远程计量设备" in quotes(answer) and "视频监控" in quotes(answer)


def test_a_turn_that_only_repeats_what_was_told_is_not_answered_by_it(water: Assistant) -> None:
    assert last_of(water, ["开平粮食局2020年不予许可的有几件", "都是什么原因", "后来有人告吗"]).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "years", "meant"),
    [
        ("Kaiping grain 2020 rejections", (2020,), ("开平市粮食局",)),
        ("did Kaiping turn down any grain purchase licences", (), ("开平市粮食局",)),
        ("开平的水利许可受理了多少", (), ("开平市水利局",)),
        ("开平2020年不予许可了多少件", (2020,), ("开平市粮食局",)),
        ("开平不予许可了多少件", (), ("开平市水利局", "开平市粮食局")),
    ],
)
def test_a_place_alone_means_those_of_its_agencies_that_the_question_bears_on(water: Assistant, question: str, years: tuple[int, ...], meant: tuple[str, ...]) -> None:
    named = with_bearing(question, asked_agencies(question, AGENCIES), water.reports(), years)
    assert [mention.agencies for mention in named] == [meant]
    assert by_place(named) == (meant if len(meant) > 1 else ())


def test_an_agency_that_only_its_place_names_is_not_missing(water: Assistant) -> None:
    answer = water.ask("开平不予受理了多少件")
    assert answer.status is Status.ANSWERED and "粮食局" not in answer.text


@pytest.mark.parametrize("turn", ["结果怎么样", "And how did those cases end?"])
def test_how_the_cases_of_a_list_ended_is_told_for_each(disputes: Assistant, turn: str) -> None:
    answer = last_of(disputes, ["哪些单位被申请过行政复议", turn])
    assert "维持" in quotes(answer) and "撤回" in quotes(answer) and "游泳" not in quotes(answer), answer.text


@pytest.mark.parametrize("turn", ["did either of them end up in court?", "他们打官司了吗"])
def test_each_of_a_list_says_whether_it_happened(disputes: Assistant, turn: str) -> None:
    answer = last_of(disputes, ["哪些单位被申请过行政复议", turn])
    assert "没有行政诉讼" in quotes(answer) and "均胜诉" in quotes(answer), answer.text


@pytest.mark.parametrize(("turn", "found"), [("其中省级的有几家", "广东省药品监督管理局"), ("省级的有几家", "广东省药品监督管理局"), ("city-level?", "清远市公安局"), ("how many of those are city-level rather than provincial?", "清远市公安局")])
def test_a_list_is_narrowed_to_a_level_of_place(disputes: Assistant, turn: str, found: str) -> None:
    answer = last_of(disputes, ["哪些单位被申请过行政复议", turn])
    assert [verdict.report.agency for verdict in answer.verdicts if verdict.choice is Choice.YES] == [found]
