"""Cantonese questions in written Chinese."""

import pytest

from assistant.dialect import written_chinese


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("減咗幾多環節同跑動？", "减了多少环节和跑动?"),
        ("有冇同意嘅申請", "有没有同意的申请"),
        ("邊個局嘅系統最快", "哪个局的系统最快"),
    ],
)
def test_cantonese_is_asked_in_written_chinese(typed: str, written: str) -> None:
    assert written_chinese(typed) == written


@pytest.mark.parametrize("question", ["同意量和受理量是多少？", "同比增长多少", "Huadu系统多少", "合同登記多少宗"])
def test_mandarin_stays_as_it_is_typed(question: str) -> None:
    assert written_chinese(question) == question
