"""Questions for a section as a whole that do not name it, and those that only look like one."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.types import Kind, Status
from corpus.section_types import section_type
from corpus.settings import Settings
from corpus.types import SectionType
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

REPORT = """清远市体育局2023年度行政许可实施和监督管理情况报告

一、基本情况
2023年，我局受理高危险性体育项目许可申请52件，办结52件。
二、几点困惑
（一）游泳池救生员持证人数赶不上开放需求。
（二）攀岩场所没有统一的检查标准。
三、来年打算
（一）与人社部门合办救生员考证班。
（二）制定攀岩场所检查指引。
清远市体育局
2024年1月8日
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("plain")
    (folder / "qingyuan.txt").write_text(REPORT, encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "qingyuan.txt"], encoder)
    return Assistant(Library(settings, encoder))


@pytest.mark.parametrize(
    ("question", "section", "told"),
    [
        ("清远市体育局自己说哪些方面做得还不到位", SectionType.PROBLEMS, "救生员持证人数"),
        ("清远体育局承认自己哪些地方做得不够", SectionType.PROBLEMS, "攀岩场所没有统一的检查标准"),
        ("Where does Qingyuan sports fall short?", SectionType.PROBLEMS, "救生员持证人数"),
        ("清远市体育局往后想怎么改", SectionType.NEXT_STEPS, "考证班"),
        ("How is Qingyuan sports going to do better?", SectionType.NEXT_STEPS, "检查指引"),
    ],
)
def test_a_section_is_asked_for_in_plain_words(assistant: Assistant, question: str, section: SectionType, told: str) -> None:
    answer = assistant.ask(question)
    assert answer.kind is Kind.SUMMARY and answer.scope.sections == (section,) and told in answer.text, answer.text


@pytest.mark.parametrize("question", ["清远市体育局的局长叫什么名字", "清远市体育局有没有买新车", "Who trained the staff of Qingyuan sports?"])
def test_what_asks_for_something_else_stays_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize("heading", ["需要正视的几个问题", "问题分析", "几点困惑", "尚存的欠缺", "还没解决的问题", "短板弱项"])
def test_headings_of_problems(heading: str) -> None:
    assert section_type(heading) is SectionType.PROBLEMS


@pytest.mark.parametrize("heading", ["解决了三个难题", "打通堵点", "破解企业难题", "坚持问题导向", "历史遗留问题"])
def test_headings_of_what_was_done_about_problems(heading: str) -> None:
    assert section_type(heading) is not SectionType.PROBLEMS
