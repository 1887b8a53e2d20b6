"""What the reader of answers learns from questions on whole reports, and a further round of it."""

import json
from random import Random

import numpy as np
import pytest

from assistant.answering import LEARNED
from assistant.ask import Assistant
from assistant.evaluation.questions import Question, TrueSpan
from assistant.types import Kind
from bench.examples import BY_CHANCE, LIKELIEST, One, line, read_for, sampled
from bench.further_round import mean
from corpus.settings import Settings
from index.adapting import adapter

LECHANG = "lechang-service-data-2019.txt"


@pytest.mark.parametrize(("question", "known"), [("乐昌2019年受理了多少件", [True]), ("乐昌2019年全市收下来办的一共多少件", [None, None])])
def test_a_number_answers_where_it_stands_but_once(assistant: Assistant, question: str, known: list[bool | None]) -> None:
    """106561件 were accepted and as many concluded, both in one sentence: where both are read, which of them is meant is not known."""
    asked = Question(question=question, status="answered", kind=Kind.FIGURE, files=(LECHANG,), values=("106561",), spans=(TrueSpan(file=LECHANG, text="106561件"),))
    read = read_for(assistant, asked, ())
    of_it = [one for one in read if "【106561件】" in one.text]
    assert [one.answers for one in of_it] == known and len(read) > len(of_it)


def test_a_list_teaches_nothing_of_what_may_be_on_it(assistant: Assistant) -> None:
    words = "信息孤岛、部门信息共享难突破"
    asked = Question(question="哪些单位的数据在部门之间传不起来？", status="answered", kind=Kind.LIST, files=(LECHANG,), unclear=("jiangmen-police-2020.txt",), spans=(TrueSpan(file=LECHANG, text=words),))
    read = read_for(assistant, asked, ())
    assert any(one.answers and words in one.text for one in read)
    assert all(one.answers is None for one in read if "窗口服务评价数据对接滞后" in one.text)
    assert any(one.answers is False for one in read)


def test_what_answers_is_kept_and_a_part_of_the_rest() -> None:
    found = [One("江门受理多少件", f"第{number}句", {0: True, 1: None}.get(number, False)) for number in range(40)]
    kept = sampled("江门受理多少件", found, Random(1))
    assert [one.text for one in kept if one.answers] == ["第0句"] and len(kept) == 1 + LIKELIEST + BY_CHANCE
    assert json.loads(line("江门受理多少件", found[:3])) == {"q": "江门受理多少件", "s": ["第0句", "第1句", "第2句"], "yes": [0], "perhaps": [1]}


def test_a_further_round_goes_on_from_the_reader_in_every_layer() -> None:
    """Slow for its kind (some 10 s): the model is loaded and learns for two steps."""
    before = LEARNED.reader().arrays
    pairs = [("受理了多少件", "受理【12件】"), ("受理了多少件", "办结【9件】")] * 32
    after = adapter(Settings(), pairs, [1, 0] * 32, rounds=1.0, start=before, is_further=True)
    bent = [name for name in after if name.endswith("/up")]
    first, last = min(bent, key=lambda name: int(name.split(".")[2])), max(bent, key=lambda name: int(name.split(".")[2]))
    for name in (first, last, "head/weights"):
        moved = np.abs(np.asarray(after[name], np.float32) - np.asarray(before[name], np.float32)).max()
        assert 0 < moved < 0.01, name
    between = mean(before, after)
    assert np.allclose(np.asarray(between["head/weights"], np.float32), (np.asarray(before["head/weights"], np.float32) + np.asarray(after["head/weights"], np.float32)) / 2, atol=1e-3)
    assert str(between["model"]) == str(before["model"])
