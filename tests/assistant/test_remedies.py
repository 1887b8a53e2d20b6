"""What reports plan against the problems that the turn before told, and which reports have none to tell."""

import pytest

from assistant.ask import Assistant
from assistant.remedy_words import asks_remedy, nth_point
from assistant.types import Answer, Choice, Kind, Status
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

TEXT = """{agency}2023年度行政许可实施和监督管理情况报告

一、基本情况
全年受理许可申请{received}件。
二、监督管理情况
{checks}
{problems}三、下一步工作
（一）{first}
（二）{second}
"""
PROBLEMS = """三、存在问题
（一）停车位太少。
大厅门口只有12个车位，群众常常绕行半小时。
（二）窗口人员不足。
综合窗口只有3人，忙的时候顾不过来。
"""
REPORTS = (
    ("新会区民政局", 410, "对42家单位开展双随机抽查。", PROBLEMS, "租用隔壁商场地下停车场。", "向编办申请增加4个窗口编制。"),
    ("台山市民政局", 220, "全年巡查养老机构18家。", PROBLEMS, "协调交警增划路边车位。", "面向社会招聘窗口人员2名。"),
    ("恩平市民政局", 130, "全年巡查墓地9处。", "", "延长服务时间。", "更新办事指南。"),
)


@pytest.fixture(scope="module")
def civil_affairs(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder = tmp_path_factory.mktemp("remedies")
    (folder / "shelf").mkdir()
    for agency, received, checks, problems, first, second in REPORTS:
        text = TEXT.format(agency=agency, received=received, checks=checks, problems=problems, first=first, second=second)
        (folder / "shelf" / f"{agency}.txt").write_text(text, encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "shelf"], encoder)
    return Assistant(Library(settings, encoder))


def quotes(answer: Answer) -> str:
    return " ".join(citation.evidence.quote for citation in answer.citations)


@pytest.mark.parametrize("turn", ["那他们各自准备怎么解决", "它们打算咋补人", "How does each of them plan to fix it?", "What do they want to do about that?"])
def test_each_that_a_list_found_is_asked_for_its_measures(civil_affairs: Assistant, turn: str) -> None:
    first = civil_affairs.ask("哪些单位说窗口人员不足？")
    second = civil_affairs.ask(turn, previous=first.understood)
    assert (second.kind, second.status) == (Kind.LOOKUP, Status.ANSWERED)
    assert "4个窗口编制" in quotes(second) and "招聘窗口人员" in quotes(second) and "停车" not in quotes(second)


def test_the_measure_of_one_of_the_points_told_is_that_of_its_number(civil_affairs: Assistant) -> None:
    first = civil_affairs.ask("新会民政局存在哪些问题")
    second = civil_affairs.ask("第一条他们准备怎么治", previous=first.understood)
    assert "地下停车场" in quotes(second) and "编制" not in quotes(second)


def test_a_report_without_problems_has_no_measure_to_tell(civil_affairs: Assistant) -> None:
    first = civil_affairs.ask("恩平民政局为什么停车难")
    second = civil_affairs.ask("那他们打算怎么解决", previous=first.understood)
    assert second.status is Status.NOT_FOUND


def test_a_report_without_a_part_on_problems_is_silent_on_them(civil_affairs: Assistant) -> None:
    for question in ("哪家的报告从头到尾没有写问题不足这一块", "Is there any report that says nothing about its own shortcomings?"):
        answer = civil_affairs.ask(question)
        assert [v.report.agency for v in answer.verdicts if v.choice is Choice.YES] == ["恩平市民政局"]


def test_who_does_a_thing_under_another_name_does_not_mention_it(civil_affairs: Assistant) -> None:
    answer = civil_affairs.ask("哪些报告通篇没有提双随机")
    assert sorted(v.report.agency for v in answer.verdicts if v.choice is Choice.YES) == ["台山市民政局", "恩平市民政局"]


def test_what_is_asked_of_each_that_a_list_found_is_a_figure_of_theirs(civil_affairs: Assistant) -> None:
    first = civil_affairs.ask("哪些单位说窗口人员不足？")
    second = civil_affairs.ask("各受理了多少件", previous=first.understood)
    assert second.kind is Kind.FIGURE and sorted(row.figure.value for row in second.figures) == ["220", "410"]


def test_turns_that_ask_for_measures() -> None:
    assert asks_remedy("以后怎么防着再出这种事") and asks_remedy("有什么对策") and asks_remedy("what do they ask the ministry to do about these?")
    assert not asks_remedy("他们受理多少") and not asks_remedy("what do they say about that?")
    assert (nth_point("第三个问题怎么办"), nth_point("how will they solve the second one"), nth_point("第三季度")) == (3, 2, 0)
