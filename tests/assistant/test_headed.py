"""What stands under a heading of a report's own, asked for by that heading."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.types import Status
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

REPORT = """茂名市水务局2023年度行政许可实施和监督管理情况报告

一、基本情况
2023年，我局受理行政许可申请120件，办结120件。
二、主要做法
（一）便民措施
1.河道采砂许可全程网办，证照免费邮寄。
2.在高州、信宜设立代收窗口，群众不必跑市里。
（二）后续监管情况
对涉河项目逐一回访，核查36个，责令整改4个。
三、存在的问题
（一）窗口设备老旧。
四、下一步措施
（一）更新设备。
茂名市水务局
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("headed")
    (folder / "shelf").mkdir()
    (folder / "shelf" / "maoming.txt").write_text(REPORT, encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "shelf"], encoder)
    return Assistant(Library(settings, encoder))


@pytest.mark.parametrize(
    "question",
    ["茂名水务局的便民措施有哪些？", "总结一下茂名市水务局的便民措施", "茂名水务便民措施讲一下", "What are the convenience measures of the Maoming water bureau?"],
)
def test_what_stands_under_a_heading_is_told_by_its_name(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert [citation.evidence.quote[:4] for citation in answer.citations] == ["河道采砂", "在高州、"], answer.text


def test_a_heading_with_parts_is_told_part_by_part(assistant: Assistant) -> None:
    text = assistant.ask("茂名水务局主要做法有哪些？").text
    assert "“便民措施”" in text and "“后续监管情况”" in text and "设备" not in text, text


@pytest.mark.parametrize("question", ["茂名水务局后续监管整改了多少个？", "茂名水务局的便民措施为什么要设代收窗口？", "茂名水务局便民措施花了多少钱？"])
def test_what_is_asked_of_the_thing_is_not_the_whole_of_it(assistant: Assistant, question: str) -> None:
    assert "1. “河道采砂" not in assistant.ask(question).text


def test_problems_and_plans_are_told_as_before(assistant: Assistant) -> None:
    assert "更新设备" in assistant.ask("茂名水务局下一步措施有哪些？").text
    assert "窗口设备老旧" in assistant.ask("茂名水务局存在的问题有哪些？").text
