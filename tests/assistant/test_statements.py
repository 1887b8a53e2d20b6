"""A model's text → its statements, each with the numbers that it cites."""

import pytest

from assistant.statements import Statement, settled, statements

CASES = {
    "甲局受理5件[1]。": [("甲局受理5件", (1,))],
    "甲局受理5件。[1]": [("甲局受理5件。", (1,))],
    "甲局受理5件【1】；乙局受理6件［2］。": [("甲局受理5件", (1,)), ("乙局受理6件", (2,))],
    "Huadu accepted 98.5% of them. It refused 2 [1][2].": [
        ("Huadu accepted 98.5% of them.", (1, 2)),
        ("It refused 2", (1, 2)),
    ],
    "According to Notice No. 5 Huadu accepted 10 [3].": [("According to Notice No. 5 Huadu accepted 10", (3,))],
    "- **Huadu**: `10` [1, 2]": [("Huadu: 10", (1, 2))],
    "1. First [1-3].\n2. Second [2、4]": [("First", (1, 2, 3)), ("Second", (2, 4))],
    "以下是答案：\n甲局受理5件[1]": [("以下是答案：", ()), ("甲局受理5件", (1,))],
    "甲局受理5件[1]，乙局没有受理": [("甲局受理5件", (1,)), ("乙局没有受理", ())],
    "根据穗府〔2018〕5号文[1]。": [("根据穗府〔2018〕5号文", (1,))],
    "<think>甲局受理9件[9]。</think>\n甲局受理5件[1]": [("甲局受理5件", (1,))],
    "<think>甲局受理9件[9]。": [],
    "[1] … ——": [],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=range(len(CASES)))
def test_each_sentence_has_the_numbers_that_follow_it(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert statements(text) == [Statement(*pair) for pair in expected]


@pytest.mark.parametrize("text", CASES, ids=range(len(CASES)))
def test_what_is_settled_while_the_text_grows_stays_as_it_is(text: str) -> None:
    whole = statements(text)
    for end in range(len(text) + 1):
        found = statements(settled(text[:end]))
        if "<think>" not in text:
            assert found == whole[: len(found)], text[:end]
    assert len(statements(settled(text + "\n"))) == len(whole)
