"""Questions for those that something is true of, in all the ways that they are asked."""

import pytest

from assistant import wording
from assistant.question import question_parts
from assistant.types import Kind
from assistant.understand import understand
from assistant.who_asked import with_agencies_asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("窗口的机器太旧,还没处买零件的,有谁", "窗口的机器太旧,还没处买零件的,哪些单位"),
        ("谁会派人下到海岛,就地收件", "哪些单位会派人下到海岛,就地收件"),
        ("照样跑窗口,这种情况谁提了?", "照样跑窗口,这种情况哪些单位提了?"),
        ("坐柜台的老换人,谁家有这毛病", "坐柜台的老换人,哪些单位有这毛病"),
        ("谁家的系统互相不通,同样的内容要录两遍", "哪些单位的系统互相不通,同样的内容要录两遍"),
        ("接下来打算让机器自动看材料的是哪家", "接下来打算让机器自动看材料的哪些单位"),
        ("办证不要钱,或者比以前便宜了的,有哪些", "办证不要钱,或者比以前便宜了的,哪些单位"),
        ("不用自己去开证明的,都有谁", "不用自己去开证明的,哪些单位"),
        ("有没有哭穷的,说钱不够花?", "哪些单位哭穷的,说钱不够花?"),
        ("哪里有烂尾楼?", "哪些单位有烂尾楼?"),
        ("Did anybody hand a case over to the police?", "which agencies hand a case over to the police?"),
        ("Was any of these bureaus taken to court?", "which agencies taken to court?"),
        ("Anyone letting the computer grant permits all by itself?", "which agencies letting the computer grant permits all by itself?"),
        ("which regulators came across firms trading on a lapsed licence", "which agencies came across firms trading on a lapsed licence"),
        ("Which complain that staff don't know the job?", "which agencies complain that staff don't know the job?"),
        ("Which claim a clean sheet on complaints, or at least on those about staff?", "which agencies claim a clean sheet on complaints, or at least on those about staff?"),
        ("who is short of people with real know-how", "which agencies is short of people with real know-how"),
        ("who?", "which agencies?"),
        ("anybody?", "which agencies?"),
        ("new cameras for inspectors: who?", "new cameras for inspectors: who?"),
        ("front desk staff keep quitting, whose problem is this", "which agencies front desk staff keep quitting?"),
    ],
)
def test_whoever_is_asked_for_is_an_agency(question: str, asked: str) -> None:
    assert with_agencies_asked(question) == asked
    assert wording.LIST.search(asked)


@pytest.mark.parametrize(
    "question",
    [
        "哪些单位提到数据孤岛",
        "跟谁一起办的",
        "材料不齐要找谁",
        "由谁负责核查",
        "采取的措施有哪些",
        "请的是哪家公司",
        "受理量最多的是哪家",
        "Which agencies cited data silos?",
        "Which permits take the longest?",
        "Which problems do they report?",
        "Which licensed shops were checked?",
        "Who is responsible for the checks?",
        "How many applications were there?",
        "Which of them had the most complaints?",
    ],
)
def test_other_questions_stay(question: str) -> None:
    assert with_agencies_asked(question) == question


def test_a_person_at_an_agency_that_is_named_stays_a_person() -> None:
    assert question_parts("洛阳林业局的审批拖过了头,怪谁?", ()).text == "洛阳林业局的审批拖过了头,怪谁?"
    assert question_parts("拖过了头,都怪谁家?", ()).text == "拖过了头,都怪哪些单位?"
    assert question_parts("谁掏的钱?", (), is_turn=True).text == "谁掏的钱?"


@pytest.mark.parametrize(
    "question",
    [
        "Which agencies had an administrative reconsideration case filed against a licensing decision but report no lawsuit?",
        "who intends to close service counters now that most things are online",
        "who intends to get their computer systems talking to each other",
        "Which claim a clean sheet on complaints, or at least on those about staff?",
    ],
)
def test_what_only_sounds_like_a_comparison_is_a_list(question: str) -> None:
    assert understand(question, ()).kind is Kind.LIST


@pytest.mark.parametrize(
    ("question", "is_silence"),
    [
        ("whose IT systems don't talk to each other", False),
        ("which agencies complain that staff don't have time", False),
        ("which agencies say applicants don't turn up", False),
        ("which agencies don't mention staff", True),
        ("who does not plan to hire", True),
        ("Which of the eight still don't offer online filing", True),
        ("which agencies are not using AI", True),
        ("不用自己去开证明的,都有谁", False),
    ],
)
def test_only_what_is_denied_of_the_agencies_is_silence(question: str, is_silence: bool) -> None:
    assert understand(question, ()).negative is is_silence


@pytest.mark.parametrize("question", ["which agencies never once ran past the turnaround time it had promised", "which agencies broke the deadline promised to applicants", "which agencies missed the promised deadline"])
def test_the_time_promised_for_a_case_is_no_plan(question: str) -> None:
    assert not understand(question, ()).scope.sections
