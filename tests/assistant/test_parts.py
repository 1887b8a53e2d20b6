"""A question over figures taken apart."""

import pytest

from assistant.parts import GAP_ONLY, NOT, SUM_ONLY, Part, parts


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("刻章店一共交付多少枚公章，平均要多久？", ["刻章店一共交付多少枚公章", "平均要多久"]),
        ("呢，申请了多少？", ["呢 申请了多少"]),
        ("How many seals were delivered and what was the average time?", ["How many seals were delivered", "what was the average time"]),
        ("number of cross-region items and of city-wide items?", ["number of cross-region items", "of city-wide items"]),
        ("受理736,253件和多少份申请", ["受理736,253件和多少份申请"]),
    ],
)
def test_each_number_asked_for_is_a_part(question: str, expected: list[str]) -> None:
    assert [part.text for part in parts(question)] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("双随机本部门、牵头跨部门、参与跨部门三类任务各查了多少市场主体", ["双随机本部门", "牵头跨部门", "参与跨部门"]),
        ("涉企和涉个人各多少", ["涉企", "涉个人"]),
        ("减了多少环节和跑动", ["减了多少环节", "减了多少跑动"]),
        ("How many praise letters and silk banners did the hall receive", ["How many praise letters", "How many silk banners"]),
    ],
)
def test_things_asked_for_together_are_guessed_apart_and_remember_the_whole(question: str, expected: list[str]) -> None:
    found = parts(question)
    assert [part.text.startswith(start) for part, start in zip(found, expected, strict=True)] == [True] * len(expected)
    assert {part.whole for part in found} == {question}


def test_a_sum_or_a_gap_alone_asks_for_arithmetic() -> None:
    assert SUM_ONLY.match("合计多少") and not SUM_ONLY.match("合计受理多少")
    assert SUM_ONLY.match("凑一块儿是多少") and SUM_ONLY.match("合在一起")
    assert GAP_ONLY.match("差多少") and not GAP_ONLY.match("差评多少")


def test_a_negation_leaves_what_is_denied() -> None:
    assert Part("自助终端里 不是24小时的有多少台").positive == "自助终端里  24小时的有多少台"
    assert NOT.search("不予受理了多少") is None
    assert Part("受理了多少").positive == ""
