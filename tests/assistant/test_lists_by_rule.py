"""Lists that a rule decides: who gives a number, agencies of a level or within a place, years left open, what is never named."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.levels import of_level
from assistant.open_years import with_closed_years
from assistant.types import Choice, Kind, Status
from assistant.wording import LIST, NEGATIVE, TOTAL
from corpus.section_types import section_type
from corpus.settings import Settings
from corpus.types import SectionType
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

REPORT = """{agency}{year}年度行政许可实施和监督管理情况报告

一、基本情况
{year}年，我局受理行政许可申请120件，办结120件。
二、主要做法
{done}
三、存在的问题
（一）窗口设备老旧。
{agency}
"""
TOLD = {
    ("广东省文化厅", 2023): "（一）监督检查。全年检查演出场所300家，发现问题18个，罚款26.5万元。\n（二）业务培训。举办审批业务培训班3期。\n（三）全年没有发生行政复议。",
    ("江门市文化局", 2022): "（一）回访。办件回访满意率98.2%。\n（二）业务培训。举办许可业务培训班2期。\n（三）全年收到投诉3件。",
    ("江门市新会区文化局", 2023): "（一）便民服务。证书免费邮寄。\n（二）监督检查。抽查网吧60家，未发现违规经营。\n（三）队伍建设。全年安排业务骨干到省厅跟班学习2期。\n（四）全年未收到投诉。",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("by_rule")
    (folder / "shelf").mkdir()
    for (agency, year), done in TOLD.items():
        (folder / "shelf" / f"{agency}.txt").write_text(REPORT.format(agency=agency, year=year, done=done), encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "shelf"], encoder)
    return Assistant(Library(settings, encoder))


PROVINCE, CITY, DISTRICT = (f"{agency}.txt" for agency, _ in TOLD)


def of(assistant: Assistant, question: str, choice: Choice = Choice.YES) -> set[str]:
    answer = assistant.ask(question)
    assert answer.kind is Kind.LIST, answer.kind
    return {one.report.file for one in answer.verdicts if one.choice is choice}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many of the agencies print the amount of their fines in yuan?", {PROVINCE}),
        ("哪些报告给出了罚款的具体数额？", {PROVINCE}),
        ("哪些单位没有公布罚款金额？", {CITY, DISTRICT}),
        ("有几份报告公布了满意度或好评率的数字？", {CITY}),
        ("Which reports give no satisfaction or good-review percentage at all?", {PROVINCE, DISTRICT}),
        ("哪几家没有公布满意度？", {PROVINCE, DISTRICT}),
        ("Which ones say they received no complaints at all about licensing?", {DISTRICT}),
        ("whose inspections turned up problems?", {PROVINCE}),
        ('Which reports are silent on administrative reconsideration (neither cases nor a "none")?', {CITY, DISTRICT}),
        ("江门市的（连下面区县一起算）有哪些单位交了报告？", {CITY, DISTRICT}),
        ("Which Jiangmen agencies, districts included, handed in reports?", {CITY, DISTRICT}),
        ("2023年及以后的报告，哪些单位检查发现了问题？", {PROVINCE}),
        ("哪些单位办理量超过100件？", {PROVINCE, CITY, DISTRICT}),
        ("which agencies handled more than 500 cases?", set()),
        ("which agencies imposed fines of more than 10,000 yuan?", {PROVINCE}),
        ("哪些单位的检查超过200家？", {PROVINCE}),
        ("哪些单位超过50万？", set()),
        ("Which county-level offices received no complaints?", {DISTRICT}),
    ],
)
def test_a_rule_decides(assistant: Assistant, question: str, expected: set[str]) -> None:
    assert of(assistant, question) == expected


@pytest.mark.parametrize("question", ["哪些报告没有推行标准化章节？", "没有公开公示章节的报告有哪些？", "which reports have no section on standardisation?"])
def test_who_has_no_section_is_told_by_the_sections(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert {one.report.file for one in answer.verdicts if one.choice is Choice.YES} == {PROVINCE, CITY, DISTRICT}
    assert all("章节" in one.reason or "section" in one.reason for one in answer.verdicts)


def test_the_highest_of_one_number_alone_is_a_part_of_what_is_asked(assistant: Assistant) -> None:
    answer = assistant.ask("满意度最高的是哪家？")
    assert len(answer.figures) == 1 and answer.status is Status.PARTIAL
    assert TOTAL.search("total applications of all agencies")


def test_a_number_of_cases_says_what_it_counts(assistant: Assistant) -> None:
    reasons = {verdict.reason for verdict in assistant.ask("哪些单位办理量超过50万件？").verdicts}
    assert reasons == {"办结量 120件，不符合条件"}


def test_who_tells_it_in_other_words_is_hardly_silent(assistant: Assistant) -> None:
    question = "哪些报告一个字都没提培训？"
    assert of(assistant, question) == set() and of(assistant, question, Choice.UNCLEAR) == {DISTRICT}


@pytest.mark.parametrize("turn", ["How many of those are city-level rather than provincial?", "其中市级的有几家？"])
def test_a_turn_narrows_to_a_level(assistant: Assistant, turn: str) -> None:
    before = assistant.ask("哪些单位举办了许可业务培训班？")
    answer = assistant.ask(turn, previous=before.understood)
    assert {one.report.file for one in answer.verdicts if one.choice is Choice.YES} == {CITY}


def test_levels_that_are_dealt_with_limit_nothing() -> None:
    agencies = [agency for agency, _ in TOLD]
    assert of_level("哪些市级单位提到培训", agencies) == ("江门市文化局",)
    assert of_level("哪些单位和市级部门联动", agencies) == () == of_level("who says provincial systems do not connect", agencies)


def test_open_years_are_those_of_the_collection() -> None:
    assert with_closed_years("2021年以前的报告里", (2019, 2020, 2022)) == "2019年、2020年的报告里"
    assert with_closed_years("reports from 2021 onwards", (2020, 2021, 2022)) == "reports 2021, 2022"
    assert with_closed_years("自2021年以来实行告知承诺", (2021, 2022)) == "自2021年以来实行告知承诺"


def test_lists_of_those_among_reports_and_of_those_that_do_not() -> None:
    assert LIST.search("哪几份里头根本没谈自己的难处") and LIST.search("哪几家当年吊销过许可证")
    assert NEGATIVE.search("哪几家没有公布满意度") and NEGATIVE.search("没向上级提建议的是哪几家") and not NEGATIVE.search("哪几家没有人手")


def test_a_heading_may_say_that_problems_must_be_faced() -> None:
    assert section_type("需要正视的几个问题") is SectionType.PROBLEMS and section_type("亟待解决的难题") is SectionType.PROBLEMS
    assert section_type("解决群众关心的问题情况") is not SectionType.PROBLEMS
