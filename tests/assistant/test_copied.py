"""Words that a model copied belong to the evidence they come from, and are not denied by the words beside them."""

import pytest

from assistant.copied import is_of_another, is_turned_round
from assistant.types import Evidence
from corpus.types import Report
from tests.web.scripted import evidence_for

STEPS = ("（一）开展政务服务优化工作。", "（二）深化推进“互联网”+公安政务服务工作。")


@pytest.fixture(scope="module")
def steps(reports: dict[str, Report]) -> list[Evidence]:
    return [evidence_for(reports["jiangmen"], quote) for quote in STEPS]


@pytest.fixture(scope="module")
def silos(reports: dict[str, Report]) -> Evidence:
    return evidence_for(reports["lechang"], "信息孤岛、部门信息共享难突破")


def test_copied_words_belong_to_their_own_evidence(steps: list[Evidence]) -> None:
    text = "江门市公安局将开展政务服务优化工作"
    assert not is_of_another(text, steps[:1], steps[1:]) and is_of_another(text, steps[1:], steps[:1])
    assert not is_of_another(text, steps, [])
    assert not is_of_another("The bureau will improve its services.", steps[:1], steps[1:])


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("乐昌市提到信息孤岛、部门信息共享难突破", False),
        ("Lechang reports: 信息孤岛、部门信息共享难突破", False),
        ("Lechang reports data silos.", False),
        ("Lechang does not report: 信息孤岛、部门信息共享难突破", True),
        ("乐昌市不存在信息孤岛、部门信息共享难突破的问题", True),
        ("乐昌市没有出现信息孤岛", True),
        ("乐昌市不断解决信息孤岛问题", False),
    ],
)
def test_copied_words_are_not_denied(text: str, turned: bool, silos: Evidence) -> None:
    assert is_turned_round(text, [silos]) is turned
