"""Figures as the reader of answers sees them, and which it holds to be asked for."""

import json
from random import Random

import pytest

from assistant.answering import answering
from assistant.answers_learned import asked_of_fragments, judged_for_lists
from assistant.ask import Assistant
from assistant.figure_reading import as_read, cell_as_read, number_as_read

FRAGMENT = {
    "sentences": ["全年收到申请310件，受理298件，其中网上受理200件。", "罚款5万元。"],
    "table": {"columns": ["事项", "受理（件）", "不予许可（件）"], "rows": [["护士执业注册", "120", "3"], ["放射诊疗许可", "78", ""]]},
    "asked": [
        {"q": "网上收的有几件？", "at": [["s", 0, "200件"]]},
        {"q": "how many nurses were turned down", "at": [["t", 0, 2]]},
        {"q": "去年罚了多少", "at": []},
        {"q": "哪一类驳回最多？", "at": [["t", 0, 2]]},
    ],
}
JUDGED = {"q": "哪些单位缺人？", "s": ["窗口只有三人。", "人手还算够用。", "今年未招录。"], "yes": [0], "perhaps": [2]}


def test_a_number_is_read_with_the_words_at_it_and_the_head_of_its_sentence() -> None:
    assert number_as_read("2023年全年收到申请310件,受理298件,其中网上受理", "200件", ",占67.1%") == "2023年全年收到申请…其中网上受理【200件】"
    assert number_as_read("", "3家", "被处罚") == "【3家】被处罚"
    assert len(number_as_read("长" * 500, "3家", "短" * 500)) < 100


def test_a_cell_is_read_with_its_row_and_its_column() -> None:
    assert cell_as_read(["护士执业注册", " 受理(件)"], "4987 ") == "护士执业注册,受理(件):【4987】"


def test_every_figure_of_the_reports_is_read_with_its_own_number(assistant: Assistant) -> None:
    for entry in assistant.library.contents.entries:
        for number in entry.figures:
            read = as_read(entry.report, number)
            assert read.count("【") == 1
            marked = read[read.index("【") + 1 : read.index("】")]
            assert marked == entry.report.search.slice_of(type(number.clause)(number.start, number.end)).strip()


def test_the_numbers_of_a_fragment_answer_as_its_writer_says() -> None:
    pairs = list(asked_of_fragments([json.dumps(FRAGMENT)], Random(1)))
    answered = {(pair.question, pair.sentence) for pair in pairs if pair.answers}
    assert answered == {
        ("网上收的有几件?", "全年收到申请…其中网上受理【200件】"),
        ("how many nurses were turned down", "护士执业注册,不予许可(件):【3】"),
    }
    assert ("how many nurses were turned down", "护士执业注册,受理(件):【120】") in {(p.question, p.sentence) for p in pairs if not p.answers}
    assert {p.question for p in pairs} == {"网上收的有几件?", "how many nurses were turned down", "去年罚了多少"}, "which is the most no number tells"


def test_what_may_or_may_not_answer_is_not_learned() -> None:
    pairs = [(pair.sentence, pair.answers) for pair in judged_for_lists([json.dumps(JUDGED)])]
    assert pairs == [("窗口只有三人。", True), ("人手还算够用。", False)]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("护士注册驳回了多少", "护士执业注册,不予许可(件):【9】"),
        ("how many radiology permits were taken in", "放射诊疗许可,受理(件):【184】"),
        ("没收进来的有多少", "全年共收到申请…不予受理【171件】"),
        ("多少人自己撤了", "全年共收到申请…申请人主动撤回【28件】"),
        ("how big were the fines", "全年开展检查…罚没款【93.4万元】"),
    ],
)
def test_of_numbers_beside_each_other_the_one_asked_for_is_likeliest(question: str, answer: str) -> None:
    read = (
        "护士执业注册,不予许可(件):【9】",
        "护士执业注册,受理(件):【2764】",
        "放射诊疗许可,受理(件):【184】",
        "放射诊疗许可,不予许可(件):【8】",
        "全年共收到申请…受理【6047件】",
        "全年共收到申请…不予受理【171件】",
        "全年共收到申请…申请人主动撤回【28件】",
        "全年开展检查…罚没款【93.4万元】",
        "全年开展检查…立案查处【67件】",
    )
    likely = answering().likely(question, read)
    assert read[int(likely.argmax())] == answer
