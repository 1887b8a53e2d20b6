"""The page of an evaluation in a real browser: whole in itself, to be filtered and read, safe with any words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from assistant.ask import Assistant
from assistant.evaluate import Question, compare, evaluate, load_run, metrics, record, save_run, write_page
from assistant.types import Kind

NASTY = "<img src=x onerror='window.ran=1'> \"quoted\" & <script>window.ran=1</script>受理量"
ASKED = (
    Question(id="one", question="花都区分局2023年行政许可申请量是多少？", status="answered", kind=Kind.FIGURE, language="zh",
             files=("huadu-police-2023.txt",), values=("736253",), tags=("single",)),
    Question(id="two", question="which agencies cited data silos as a problem", status="answered", kind=Kind.LIST,
             language="en", files=("lechang-service-data-2019.txt",)),
    Question(id=NASTY, question=NASTY, status="answered", language="en", tags=(NASTY,), values=(NASTY,)),
)  # fmt: skip


@pytest.fixture(scope="module")
def written(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of three questions, against a run of the first two."""
    folder = tmp_path_factory.mktemp("evaluation")
    outcomes = evaluate(assistant, ASKED, lambda done, total: None)
    run = record("three.yaml", outcomes, metrics(outcomes, {"right": 0.9}))
    save_run(record("two.yaml", outcomes[:2], metrics(outcomes[:2], {})), folder / "run.json")
    run["against"] = compare(run, load_run(folder / "run.json"))
    write_page(run, folder / "page.html")
    return folder / "page.html"


@pytest.fixture
def page(browser: Browser, written: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    opened.goto(written.as_uri())
    yield opened
    context.close()


def test_the_page_shows_every_question_and_what_is_under_its_bar(page: Page) -> None:
    assert page.locator("details").count() == len(ASKED)
    assert "Under its bar: right" in page.locator("header").inner_text()
    assert page.locator("#against").inner_text().count("Worse") == 1


def test_an_answer_opens_beside_its_truth_with_its_citations(page: Page) -> None:
    page.locator("#q-one summary").click()
    beside = page.locator("#q-one .beside").inner_text()
    assert "736253" in beside and "行政许可申请量为736253件" in beside and "huadu-police-2023.txt" in beside


def test_questions_are_filtered_by_kind_language_words_and_whether_they_are_right(page: Page) -> None:
    def shown() -> int:
        return page.locator("details:visible").count()

    page.select_option("[data-filter=right]", "no")
    assert shown() == 1 and "1 questions, 0 right" in page.locator("output").inner_text()
    page.select_option("[data-filter=right]", "")
    page.select_option("[data-filter=kind]", "list")
    assert shown() == 1
    page.select_option("[data-filter=kind]", "")
    page.select_option("[data-filter=language]", "zh")
    assert shown() == 1
    page.select_option("[data-filter=language]", "")
    page.fill("[data-filter=words]", "DATA SILOS")
    assert shown() == 1


def test_words_of_a_question_stay_words(page: Page) -> None:
    assert page.evaluate("window.ran") is None
    assert page.locator("img").count() == 0 and page.locator("script").count() == 1


def test_the_page_asks_no_other_host_and_fits_a_narrow_screen(browser: Browser, written: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    opened, asked = context.new_page(), []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(written.as_uri())
    assert asked == [written.as_uri()]
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_an_address_with_a_question_opens_it(browser: Browser, written: Path) -> None:
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(written.as_uri() + "#q-two")
    assert opened.locator("#q-two").get_attribute("open") is not None
    context.close()
