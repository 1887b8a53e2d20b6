"""Lists of problems: what a question names is the problem, all of it and nothing beside it."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.types import Choice, Kind
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

REPORT = """{agency}2023年度行政许可实施和监督管理情况报告

一、基本情况
2023年，我局受理行政许可申请120件，办结120件，网上办理率86%，自助终端使用率20%。
二、存在的问题
{problems}
{agency}
"""
TOLD = {
    "茂名市水务局": "（一）自助终端数量少，设备长期闲置。\n（二）老年人等特殊群体使用智能设备存在困难。",
    "湛江市农业局": "（一）服务中心周边停车难，群众意见较大。\n（二）基层便民服务中心可办事项少。",
    "阳江市文化局": "（一）网上办理率不高。\n（二）窗口设备老旧。",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("problems_named")
    (folder / "shelf").mkdir()
    for agency, problems in TOLD.items():
        (folder / "shelf" / f"{agency}.txt").write_text(REPORT.format(agency=agency, problems=problems), encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "shelf"], encoder)
    return Assistant(Library(settings, encoder))


WATER, FARMS, CULTURE = TOLD


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # A low rate told as a problem is no figure that is given.
        ("哪些报告提到存在自助终端少、使用率低的困难？", {WATER}),
        ("哪些单位提到网上办理率低的问题？", {CULTURE}),
        # What the second half means, the whole means already: it is no problem of its own.
        ("哪些报告提到存在停车难、交通不便的困难？", {FARMS}),
    ],
)
def test_what_is_named_is_found(assistant: Assistant, question: str, expected: set[str]) -> None:
    answer = assistant.ask(question)
    assert answer.kind is Kind.LIST
    assert {one.report.agency for one in answer.verdicts if one.choice is Choice.YES} == expected
