"""What is said of a problem: that it is there, that it is solved, or that there is none; in questions and in sentences."""

from pathlib import Path

import pytest

from assistant.agencies import asked_agencies
from assistant.alternatives import parts_of
from assistant.ask import Assistant
from assistant.evidence import BARE_TITLE
from assistant.own_words import topic_of
from assistant.stance import Stance, says, stated_in
from assistant.tails import without_tails
from assistant.types import Choice, Language
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index


@pytest.mark.parametrize(
    ("topic", "stance", "left"),
    [
        ("说人手不足的问题已经解决", Stance.SOLVED, "人手不足"),
        ("说停车难的问题得到了解决", Stance.SOLVED, "停车难"),
        ("that long queues have been resolved", Stance.SOLVED, "long queues"),
        ("否认存在数据壁垒", Stance.DENIED, "数据壁垒"),
        ("deny having a data silo", Stance.DENIED, "a data silo"),
        ("审批人手够用", Stance.DENIED, "审批人手不足"),
        ("人手不够用", Stance.TELLS, "人手不够用"),
        ("打算解决停车难", Stance.TELLS, "打算解决停车难"),
        ("say they found no major problems", Stance.DENIED, ""),
        ("停车难还没有解决", Stance.TELLS, "停车难还没有解决"),
        ("say they do not have enough staff", Stance.TELLS, "say they do not have enough staff"),
        ("not having enough vehicles", Stance.TELLS, "not having enough vehicles"),
    ],
)
def test_what_a_question_wants_to_be_said(topic: str, stance: Stance, left: str) -> None:
    stated = stated_in(topic)
    assert (stated.stance, stated.topic) == (stance, left)


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("去年反映的窗口拥挤问题得到解决。", Stance.SOLVED),
        ("系统已完成对接,不存在数据壁垒。", Stance.DENIED),
        ("两套系统至今仍未打通。", Stance.TELLS),
        ("明年争取彻底解决停车难问题。", None),
        ("全年受理申请三千余件。", None),
    ],
)
def test_what_a_sentence_says(sentence: str, stance: Stance | None) -> None:
    assert says(sentence) is stance


def test_what_only_qualifies_a_question_is_no_matter_of_it() -> None:
    assert without_tails("哪些单位撤销过已经发出的许可证?").text == "哪些单位撤销过许可证?"
    assert without_tails("Which agencies cancelled permits they had already issued?").text == "Which agencies cancelled permits?"
    done = without_tails("哪些单位用机器人导办?只是打算用的不要。")
    assert (done.text, done.leaves_plans_out) == ("哪些单位用机器人导办?", True)
    assert not without_tails("哪些单位打算建新大厅?").leaves_plans_out


def test_a_bare_heading_tells_nothing() -> None:
    assert all(BARE_TITLE.fullmatch(text) for text in ("存在不足", "当前面临的困难", "问题与不足"))
    assert not any(BARE_TITLE.fullmatch(text) for text in ("人手不足", "停车难问题"))


def test_the_name_of_a_law_names_no_place() -> None:
    named = asked_agencies("哪些报告依据《广东省行政许可监督管理条例》?", ["广州市公安局花都区分局"])
    assert named == []


def test_a_topic_of_one_thing_or_another_is_both() -> None:
    assert parts_of("poor signage or unclear guides", Language.ENGLISH) == ["poor signage", "unclear guides"]
    assert parts_of("人手不足或者停车难", Language.CHINESE) == ["人手不足", "停车难"]
    assert parts_of("人手不足", Language.CHINESE) == []


REPORT = """{place}市民政局2023年度行政许可实施和监督管理情况报告

一、基本情况
2023年，我局受理行政许可申请120件，办结120件。{overview}

二、存在的问题
{problem}

三、下一步措施
{plan}

{place}市民政局
2024年1月20日
"""
TOLD = {
    "江门": ("", "一是窗口人员不足，难以满足办件需要。", "争取增加窗口人员编制。"),
    "佛山": ("经招聘补充，上一年反映的窗口人手不足问题得到解决。", "办事指南更新不及时。", "及时更新办事指南。"),
    "中山": ("窗口人员配备到位，没有出现人手不足的情况。", "停车位偏少，群众停车难。", "增设停车位。"),
    "珠海": ("", "办事指南更新不及时。", "增加窗口人员，防止出现人手不足。"),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("stance")
    (folder / "shelf").mkdir()
    for place, (overview, problem, plan) in TOLD.items():
        text = REPORT.format(place=place, overview=overview, problem=problem, plan=plan)
        (folder / "shelf" / f"{place}.txt").write_text(text, encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "shelf"], encoder)
    return Assistant(Library(settings, encoder))


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("哪些单位把人手不足列为存在的问题？", {"江门"}),
        ("哪些单位说以前的问题已经解决了？", {"佛山"}),
        ("哪些单位人手不足，到现在还没解决？", {"江门"}),
        ("哪些单位人手不足？", {"江门"}),
        ("哪些单位说人手不足的问题已经解决？", {"佛山"}),
        ("Which agencies say the staff shortage has been solved?", {"佛山"}),
        ("哪些单位否认人手不足？", {"中山"}),
        ("Which agencies deny a staff shortage?", {"中山"}),
        ("哪些单位说窗口人手够用？", {"中山"}),
        ("Which agencies complain about a shortage of staff or parking?", {"江门", "中山"}),
        ("Which agencies cite neither a staff shortage nor a parking shortage as a problem?", {"佛山", "珠海"}),
    ],
)
def test_the_stance_asked_for_decides(assistant: Assistant, question: str, places: set[str]) -> None:
    found = {v.report.agency[:2] for v in assistant.ask(question).verdicts if v.choice is Choice.YES}
    assert found == places


def test_what_is_said_to_be_solved_or_not_there_leaves_no_doubt(assistant: Assistant) -> None:
    said = {v.report.agency[:2]: v.choice for v in assistant.ask("哪些单位人手不足？").verdicts}
    assert all(said[place] is Choice.NO for place in ("佛山", "中山"))


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("这一条我局已经登记,由谁负责都写明了。", Stance.DENIED),
        ("各环节职责已明确。", Stance.DENIED),
        ("部门之间职责尚未明确。", Stance.TELLS),
        ("职责已明确,但落实仍不到位。", Stance.TELLS),
    ],
)
def test_duties_that_are_settled_are_no_problem_of_unclear_ones(sentence: str, stance: Stance) -> None:
    assert says(sentence) is stance


@pytest.mark.parametrize("question", ["有哪几家在报告的问题部分反映了重审批轻监管", "有哪些单位反映了重审批轻监管"])
def test_what_is_left_of_asking_who_there_is_belongs_to_no_topic(question: str) -> None:
    assert topic_of(question, []) == "重审批轻监管"
