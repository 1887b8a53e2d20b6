"""Example questions are about what the collection has; a collection without reports says so, and how to add some."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.types import Language, Status
from assistant.understand import understand
from assistant.web.collection import report_table
from assistant.web.conversation import conversation
from assistant.web.examples import EXAMPLES, examples_of
from assistant.web.words import Words, words_in
from corpus.settings import Settings
from corpus.types import Report
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index
from tests.texts import report_of, report_text, write_report
from tests.web.scripted import read_folder

WORDS = [words_in(language) for language in Language]


@pytest.fixture(scope="module")
def reports() -> tuple[Report, ...]:
    return read_folder()


@pytest.mark.parametrize("words", WORDS)
def test_examples_name_only_what_is_there(reports: tuple[Report, ...], words: Words) -> None:
    found = examples_of(reports, words)
    assert len(found) == len(EXAMPLES)
    for question in found:
        understood = understand(question, reports)
        assert not understood.missing_agencies and not understood.missing_years, question
    assert all(question in conversation((), words, reports) for question in found if '"' not in question)


@pytest.mark.parametrize("words", WORDS)
def test_of_one_agency_nothing_is_compared(words: Words) -> None:
    one = report_of(report_text("九江市市场监督管理局", 2020))
    found = examples_of((one,), words)
    assert len(found) == len(EXAMPLES) - 1 and not any("Compare" in question or "比较" in question for question in found)
    assert any("2020" in question for question in found)


@pytest.mark.parametrize("words", WORDS)
def test_without_reports_there_are_no_examples_but_the_way_to_add_some(words: Words) -> None:
    for shown in (conversation((), words, ()), report_table((), words)):
        assert "askreports index" in shown and "docs/adding-reports.md" in shown
        assert "<button" not in shown and "<table" not in shown


@pytest.fixture(scope="module")
def nobody(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("empty")
    settings = Settings(store=folder / "store")
    only = write_report(folder / "shelf" / "only.txt", "九江市市场监督管理局", 2020)
    run_index(settings, [folder / "shelf"], encoder)
    only.unlink()
    run_index(settings, [folder / "shelf"], encoder, prune=True)
    return Assistant(Library(settings, encoder))


@pytest.mark.parametrize(("question", "said"), [("How many reports are there, and which?", "no reports yet"), ("哪些单位提到信息孤岛？", "还没有报告"), ("江门受理多少件？", "还没有报告")])
def test_an_answer_from_an_empty_collection_says_that_it_is_empty(nobody: Assistant, question: str, said: str) -> None:
    answer = nobody.ask(question)
    assert answer.status is Status.NOT_FOUND and said in answer.text and "askreports index" in answer.text and not answer.suggestions
