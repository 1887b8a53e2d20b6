"""What decides a verdict of a list: sentences and no mere headings, what something happened for, a section that is not there."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.types import Choice, Kind, Understood
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

REPORT = """{place}市文化局2023年度行政许可实施和监督管理情况报告

一、基本情况
2023年，我局受理行政许可申请120件，办结120件。
二、主要做法
{done}
{rest}
{place}市文化局
2024年1月20日
"""
PLAN = "三、存在的问题\n（一）窗口人员不足。\n四、下一步措施\n组织审批人员业务培训两期。\n"
TOLD = {
    "江门": ("（一）告知承诺。演出场所许可以告知承诺方式办理42件，事后核查2件不实，均依法撤销许可。\n（二）全年未发生涉许可的行政复议和行政诉讼。", PLAN),
    "佛山": ("（一）告知承诺。古建修缮关系文物安全，不适用告知承诺制。\n（二）证照管理。一家网吧停业，注销许可证1张。\n（三）引发行政诉讼1件，法院驳回原告起诉。", PLAN),
    "中山": ("（一）日常抽查。全年检查网吧90家次。\n（二）便民服务。证书免费邮寄。", PLAN),
    "珠海": ("（一）便民服务。网吧业主可以在网上查询进度。", "三、眼下的难处\n（一）懂审批的人少。\n"),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("verdicts")
    (folder / "shelf").mkdir()
    for place, (done, rest) in TOLD.items():
        (folder / "shelf" / f"{place}.txt").write_text(REPORT.format(place=place, done=done, rest=rest), encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "shelf"], encoder)
    return Assistant(Library(settings, encoder))


def yes(assistant: Assistant, question: str) -> set[str]:
    answer = assistant.ask(question)
    assert answer.kind is Kind.LIST
    return {one.report.file.removesuffix(".txt") for one in answer.verdicts if one.choice is Choice.YES}


@pytest.mark.parametrize("question", ["有谁搞过告知承诺的？", "哪几家已经推了告知承诺？", "Which agencies use the commitment system (告知承诺)?"])
def test_what_a_report_says_does_not_apply_is_not_done(assistant: Assistant, question: str) -> None:
    assert yes(assistant, question) == {"江门"}


def test_a_heading_is_quoted_with_the_sentence_that_tells_it(assistant: Assistant) -> None:
    answer = assistant.ask("有谁搞过告知承诺的？")
    assert any("42件" in citation.evidence.quote for citation in answer.citations)


def test_a_heading_in_other_words_decides_nothing(assistant: Assistant) -> None:
    assert "中山" not in yes(assistant, "Which agencies carried out double random inspections?")


@pytest.mark.parametrize("question", ["哪些单位因为承诺不实把证给撤了？", "Which agencies revoked licences because of false commitments?"])
def test_what_it_happened_for_must_stand_there_too(assistant: Assistant, question: str) -> None:
    assert yes(assistant, question) == {"江门"}


def test_licences_taken_back_are_told_whatever_they_were_taken_back_for(assistant: Assistant) -> None:
    assert yes(assistant, "把发出去的证又撤了、注销了的有哪几家？") == {"江门", "佛山"}


@pytest.mark.parametrize("question", ["Which reports have nothing about what the agency will do next?", "Is there a report here which says nothing about next steps? which one"])
def test_reports_without_a_section_are_the_answer_where_it_is_asked_for(assistant: Assistant, question: str) -> None:
    assert yes(assistant, question) == {"珠海"}


def test_problems_are_read_under_a_plain_name_too(assistant: Assistant) -> None:
    assert yes(assistant, "既说人手紧、又免费寄证的有谁") == {"中山"}
    assert "珠海" in yes(assistant, "Which agencies, openly or not, admit that they have too few people?")


def understood(assistant: Assistant, question: str) -> Understood:
    meant = assistant.ask(question).understood
    assert meant is not None
    return meant


@pytest.mark.parametrize("question", ["2023年有没有哪家因为审批被人告到法院去了", "哪些单位的决定有人不服，请法官来评理了？", "Whose decisions did somebody challenge before a judge?"])
def test_who_says_that_there_was_none_had_none(assistant: Assistant, question: str) -> None:
    assert "江门" not in yes(assistant, question)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("哪些单位组织了业务培训，而不只是打算？", "组织了业务培训"),
        ("Which of the bureaus actually trained their people, rather than just planning to?", "actually trained their people"),
    ],
)
def test_what_is_only_planned_is_set_apart_from_what_was_done(assistant: Assistant, question: str, topic: str) -> None:
    meant = understood(assistant, question)
    assert meant.topic == topic and meant.leaves_plans_out and not meant.scope.sections
    assert not yes(assistant, question)


def test_problems_that_were_solved_are_sought_in_every_section(assistant: Assistant) -> None:
    assert not understood(assistant, "哪些单位提出要请省里出面帮忙解决问题？").scope.sections
    assert understood(assistant, "哪些单位还没解决人手不足的问题？").scope.sections


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("告知承诺、证书邮寄哪些单位用了？", {"江门", "中山"}),
        ("哪些单位用了告知承诺或者证书邮寄？", {"江门", "中山"}),
        ("Which agencies use notification and commitment or mail certificates?", {"江门", "中山"}),
        ("not enough window staff or staff not trained - who says that?", {"江门", "佛山", "中山", "珠海"}),
    ],
)
def test_each_of_several_things_is_enough(assistant: Assistant, question: str, expected: set[str]) -> None:
    assert yes(assistant, question) == expected
