"""What frames a list question is taken off it, and nothing of its matter is."""

import pytest

from assistant.bars import bar_in, sets_a_bar
from assistant.conditions import A_DEED, _parts
from assistant.own_words import topic_in
from assistant.wording import DONE_OR_PLANNED, LIST, SECTION_WORDS
from corpus.furniture import is_furniture
from corpus.types import SectionType

NEXT_STEPS = next(pattern for kind, pattern in SECTION_WORDS if kind is SectionType.NEXT_STEPS)


def test_the_verb_behind_who_is_the_matter() -> None:
    assert topic_in("who closed counters in the evening?") == "closed counters in the evening"
    assert topic_in("who says staff are few?") == "staff are few"


def test_what_is_planned_or_done_is_told_anywhere() -> None:
    assert DONE_OR_PLANNED.search("which offices use or plan drones") and DONE_OR_PLANNED.search("哪些单位在用或者打算用无人机")
    assert not DONE_OR_PLANNED.search("which offices plan drones")


def test_who_asks_for_agencies_wherever_it_stands() -> None:
    assert all(LIST.search(question) for question in ("有谁搞过容缺受理的？", "这些单位里头谁没提放管服", "谁的决定被推翻过"))
    assert not any(LIST.search(question) for question in ("谁负责审批", "报告是谁签发的", "责任由谁承担"))


def test_promises_of_applicants_are_no_plans() -> None:
    assert not NEXT_STEPS.search("who found that promises were false") and NEXT_STEPS.search("who promises to hire")


def test_a_bar_is_set_by_a_bare_verb() -> None:
    assert bar_in("受理量过三万的有几家").fits(30001) and not bar_in("受理量过三万的有几家").fits(29999)
    assert not sets_a_bar("办过三件事的单位")


def test_both_of_two_things_may_be_said_behind_them() -> None:
    assert _parts("延时服务和上门服务，两样都有的单位") == ["延时服务", "上门服务"]


@pytest.mark.parametrize(("line", "expected"), [("网站首页 | 无障碍浏览 | 智能问答", True), ("政务公开 | 网站地图 | 联系我们", True), ("受理 | 办结 | 不予许可", False)])
def test_a_row_of_links_is_furniture(line: str, expected: bool) -> None:
    assert is_furniture(line) is expected


def test_a_deed_beside_a_problem_is_told_anywhere() -> None:
    assert all(A_DEED.search(part) for part in ("issues electronic certificates", "又推行了告知承诺", "opened an evening counter"))
    assert not any(A_DEED.search(part) for part in ("issues with data", "又缺人手", "admitted delays"))
