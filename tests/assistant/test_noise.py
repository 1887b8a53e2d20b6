"""Questions that hold no question, and what stands in one and is no word of it."""

import pytest

from assistant.ask import LONGEST_QUESTION, Assistant
from assistant.types import Status


@pytest.mark.parametrize("question", ["😀😀😀", "？？？", "-", "\ufffd\ufffd", "and?", "那呢？", "没有", "show more", "a" * 20_000])
def test_what_asks_for_nothing_is_told_so(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_FOUND and not answer.citations and len(answer.lines) == 1, answer.text


@pytest.mark.parametrize("question", ["<script>alert(1)</script> 花都的申请量", "[1] [2] [99] 花都申请量[7]", "%s %d {0} {question} ${HOME} 花都申请量"])
def test_markup_and_place_holders_change_no_figure(assistant: Assistant, question: str) -> None:
    assert [row.figure.value for row in assistant.ask(question).figures] == ["736253"]


def test_of_a_question_that_is_too_long_it_is_said_how_much_was_read(assistant: Assistant) -> None:
    assert str(LONGEST_QUESTION) in assistant.ask("花都的申请量是多少？" + "谢谢。" * LONGEST_QUESTION).lines[0]
