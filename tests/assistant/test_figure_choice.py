"""Figures asked in words that their reports do not have, on reports of the strangers' sets."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.figure_search import runs_together
from assistant.types import Answer, Kind, Status
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

STRANGERS = Path(__file__).resolve().parents[2] / "bench/strangers"
FILES = ("s7/reports/luzhou-health-2023.txt", "s8/reports/jingmen-approval-2023.docx", "s8/reports/zhanjiang-police-2022.txt", "s8/reports/xiashan-police-2023.txt", "s13/reports/yinzhou-ecology-2022.txt")


@pytest.fixture(scope="module")
def strangers(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    settings = Settings(store=tmp_path_factory.mktemp("strangers") / "store")
    assert run_index(settings, [STRANGERS / file for file in FILES], encoder).added == len(FILES)
    return Assistant(Library(settings, encoder))


def values(answer: Answer) -> set[str]:
    return {row.figure.value for row in answer.figures}


def test_an_item_is_found_by_its_short_name_and_divided_by_the_whole(strangers: Assistant) -> None:
    answer = strangers.ask("泸州卫健委2023年护士注册办了多少件，占全部办件的百分之几？")
    assert values(answer) == {"4987", "9836"} and "4987 ÷ 9836 = 50.7%" in answer.text, answer.text


def test_a_share_that_no_words_find_is_read_from_a_row(strangers: Assistant) -> None:
    assert "137254 ÷ 184309 = 74.47%" in strangers.ask("荆门审批局23年全年有多大比例是网上办的").text


def test_the_column_that_is_named_is_ranked_whatever_its_rows_are_called(strangers: Assistant) -> None:
    answer = strangers.ask("In the 2022 report of the Zhanjiang Public Security Bureau, which line of business had the most refusals?")
    assert "交通管理" in answer.text and values(answer) == {"702"}, answer.text


def test_what_asks_for_no_number_is_answered_in_words(strangers: Assistant) -> None:
    answer = strangers.ask("Xiashan branch: how many hotline complaints were really down to the branch, and what happened to the clerks involved?")
    assert "已对当事窗口人员谈话" in answer.text


def test_an_indicator_that_a_report_does_not_give_is_not_answered_by_another_number(strangers: Assistant) -> None:
    assert strangers.ask("泸州卫健委2023年平均每月受理多少件？").status is Status.NOT_FOUND


def test_words_asked_for_beside_a_number_are_answered_or_said_to_be_missing(strangers: Assistant) -> None:
    answer = strangers.ask("泸州卫健委2023年受理了多少件，办事的人要交什么费用、找谁交？")
    assert values(answer) == {"9836"} and answer.status is Status.PARTIAL and "找谁交" in answer.text, answer.text


def test_numbers_of_cells_that_run_together_answer_nothing(strangers: Assistant) -> None:
    figures = [figure for entry in strangers.library.contents.entries for figure in entry.figures]
    assert "3232" in {figure.value for figure in figures if runs_together(figure)}
    assert "3232" not in values(strangers.ask("鄞州分局2022年排污许可一共受理了多少件？"))


def test_what_is_said_to_be_missing_is_not_followed_by_a_sentence_on_something_else(strangers: Assistant) -> None:
    answer = strangers.ask("How many applications did the Luzhou health commission accept in 2023, and who trained the staff?")
    assert answer.status is Status.PARTIAL and "who trained the staff" in answer.lines[-1], answer.text


def test_how_something_is_done_is_no_question_for_a_figure(strangers: Assistant) -> None:
    answer = strangers.ask("How does the Zhanjiang police handle complaints at its windows?")
    assert answer.kind is Kind.LOOKUP and not answer.figures, answer.text


def test_a_part_that_is_counted_does_not_stand_for_all(strangers: Assistant) -> None:
    assert not strangers.ask("荆门审批局23年受理多少件").figures


def test_a_number_that_hardly_answers_is_not_told(strangers: Assistant) -> None:
    answer = strangers.ask("How many foreign crew members went through the Xiashan port fast lane in 2023?")
    assert answer.status is Status.NOT_FOUND and not answer.figures, answer.text
