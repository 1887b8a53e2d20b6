"""The reader of answers: the weights in the package, what it learns from, and what it says of questions and sentences."""

import json
from random import Random

import pytest

from assistant import answering
from assistant.answers_learned import asked_of_concepts, asked_of_passages
from index.model import Encoder

PASSAGE = {
    "sentences": ["全年受理申请310件。", "窗口只有3人,还要兼顾信访。", "下一步拟增设两个窗口。"],
    "asked": [{"q": "收了几件?", "at": [0]}, {"q": "Who built the hall?", "at": []}],
    "lists": [{"q": "哪些单位人手紧?", "at": [1]}],
}
# The reader alone holds no sentence for an answer below this.
READ_AS_AN_ANSWER = 0.25
SENTENCES = (
    "全年共组织许可案卷评查两次,抽取案卷60宗,评出优秀案卷41宗。",
    "行政诉讼1件,系一家砂石公司不服不予许可决定起诉,一审判决驳回其诉讼请求。",
    "承担受理审查的只有3人,还要兼顾信访和统计,忙起来电话都顾不上接。",
    "大厅8台自助终端为2016年采购,卡纸、黑屏屡见不鲜。",
    "下一步,拟从县里选派3名技术骨干到窗口跟班半年。",
    "未发生因行政许可引起的行政复议。",
)


def test_the_weights_in_the_package_were_learned_from_the_questions_in_the_package() -> None:
    assert answering.LEARNED.kept_fingerprint() == answering.LEARNED.fingerprint(), "run `make answers`"


def test_the_sentences_of_a_passage_answer_as_its_writer_says(encoder: Encoder) -> None:
    pairs = list(asked_of_passages([json.dumps(PASSAGE)], encoder, Random(1)))
    answered = {(pair.question, pair.sentence) for pair in pairs if pair.answers}
    assert answered == {("收了几件?", "全年受理申请310件。"), ("哪些单位人手紧?", "窗口只有3人,还要兼顾信访。")}
    assert {pair.question for pair in pairs if not pair.answers} == {"收了几件?", "Who built the hall?", "哪些单位人手紧?"}


def test_a_name_of_a_concept_is_answered_by_its_sentences_alone() -> None:
    pairs = list(asked_of_concepts(200, Random(1)))
    assert 150 < sum(pair.answers for pair in pairs) <= 200 < len(pairs)
    by_answer = {True: set(), False: set()}  # type: dict[bool, set[tuple[str, str]]]
    for pair in pairs:
        by_answer[pair.answers].add((pair.question, pair.sentence))
    assert not by_answer[True] & by_answer[False]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("谁把他们告上了法庭?", 1),
        ("who sued them and how did it end", 1),
        ("哪些单位干活的人不够?", 2),
        ("which agencies are short-handed", 2),
        ("哪些单位的机器旧了老出毛病", 3),
        ("when were the self-service machines bought", 3),
        ("他们打算派谁来帮窗口?", 4),
        ("How many case files were reviewed for quality?", 0),
    ],
)
def test_the_sentence_that_answers_is_found_in_other_words(question: str, answer: int) -> None:
    likely = answering.answering().likely(question, SENTENCES)
    assert int(likely.argmax()) == answer


@pytest.mark.parametrize("question", ["窗口主任叫什么名字?", "which company made the terminals", "哪些单位收过罚款?"])
def test_what_no_sentence_says_is_answered_by_none(question: str) -> None:
    assert answering.answering().likely(question, SENTENCES).max() < READ_AS_AN_ANSWER
