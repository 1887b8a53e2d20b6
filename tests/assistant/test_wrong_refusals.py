"""What a report plainly tells is not refused because of how it is asked; what it does not tell still is."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.field_names import glossed, names
from assistant.glossary import stems
from assistant.types import Kind, Status
from assistant.units import unit_asked
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

CULTURE = """河源市文化广电旅游局2021年度行政许可实施和监督管理情况报告

一、基本情况

2021年，我局共受理行政许可申请412件，办结412件，其中不予许可6件。6件不予许可中，4件因场所紧邻中学，2件因图纸与现场不符。

二、主要做法

各科室原有的27枚审批章全部封存，改用一枚专用章。为赶场的剧团办理应急许可9件，最快的一件从申请到领证用了3个小时。请回5名老业务员担任导师，手把手带新人。就东源县一个露营演出项目召开听证会，采纳居民意见3条后作出准予许可决定。乡村赶集演出由镇文化站派人到场看管舞台用电，未发生事故。

三、存在问题和困难

剧团负责人年纪偏大，不会在网上传材料。消防检查结果要靠发函询问，来回多则半月。

四、下一步工作措施

2022年上半年建成演出登记系统。对虚报场地图纸的申请人列入失信名单，两年内不适用告知承诺。
"""
SERVICES = """韶关市2021年度行政许可实施和监督管理情况报告

一、基本情况

2021年，全市受理行政许可申请81240件。业务量过万的部门有两个：市公安局31577件，市市场监管局14208件。

二、存在问题和困难

部分窗口人员流动快。

韶关市政务服务数据管理局
2022年2月10日
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("refusals")
    (folder / "shelf").mkdir()
    for name, text in (("heyuan-culture-2021.txt", CULTURE), ("shaoguan-services-2021.txt", SERVICES)):
        (folder / "shelf" / name).write_text(text, encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "shelf"], encoder)
    return Assistant(Library(settings, encoder))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        # English names that no dictionary has for what the report has.
        ("How many old departmental seals did Heyuan lock away?", "27枚"),
        ("Why were the six applications turned down in Heyuan?", "紧邻中学"),
        ("Who watches over the stage at village fairs in Heyuan?", "镇文化站"),
        # A number of people is not given in 个, nor hours in 小时 alone.
        ("河源文旅局请了几个退休老师傅带徒弟", "5名"),
        ("河源文旅局给剧团办证最快用多久", "3个小时"),
        # A place that the agency's report only tells of.
        ("东源那个露营项目，河源文旅局是怎么听取意见的", "听证会"),
        # What is planned is for the next year.
        ("What happens from 2022 to applicants in Heyuan who make false drawings?", "两年内"),
        # The number of an agency without a report of its own.
        ("韶关市公安局2021年受理了多少件", "31577"),
    ],
)
def test_what_a_report_tells_is_answered_without_reserve(assistant: Assistant, question: str, words: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED and any(words in citation.evidence.quote for citation in answer.citations), answer.text


@pytest.mark.parametrize("question", ["河源文旅局哪些地方没做好", "what went badly at the Heyuan culture bureau in 2021?", "河源文旅局2021年的薄弱环节"])
def test_what_is_not_done_well_are_the_problems(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.kind is Kind.SUMMARY and any("年纪偏大" in citation.evidence.quote for citation in answer.citations), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "韶关市公安局2021年有多少民警",
        "韶关市教育局2021年受理了多少件",
        "梅州市公安局2021年受理了多少件",
        "How many passports did Heyuan's culture bureau revoke?",
        "Who is the director of the Heyuan culture bureau?",
    ],
)
def test_what_no_report_tells_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_FOUND, answer.text


def test_a_place_put_beside_an_agency_is_still_missing(assistant: Assistant) -> None:
    assert "东源" in assistant.ask("对比河源和东源2021年的受理量").text


def test_english_names_stand_beside_their_chinese_as_far_as_the_reports_have_it() -> None:
    told = "林木采伐 封存".split()
    assert glossed("Who issues felling permits?", told.__contains__, frozenset()) == "Who issues felling permits (林木采伐)?"
    assert glossed("Which seals were locked away?", told.__contains__, frozenset()) == "Which seals were locked away (封存)?"
    assert glossed("Who issues felling permits?", lambda _: False, frozenset()) == "Who issues felling permits?"


def test_every_field_name_is_english_with_chinese_words() -> None:
    assert len(names()) > 600
    assert all(key and words and all(not word.isascii() or word.isupper() for word in words) for key, words in names().items())
    assert stems("copied paperwork")[0] == stems("copies")[0]


def test_a_time_and_a_share_are_told_in_words_too() -> None:
    assert unit_asked("最快多久").is_told_in("三天，五年以内") and unit_asked("占比是多少").is_told_in("过半")
    assert not unit_asked("最快多久").is_told_in("2021年度共21件") and not unit_asked("花了多少钱").is_told_in("过半")
