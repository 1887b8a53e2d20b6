"""The page in a real browser, over the real model and index."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from assistant.web.session import Answering
from tests.web.conftest import Visit
from tests.web.scripted import ScriptedAssistant, evidence_for, list_answer, read_folder

NARROW = {"width": 390, "height": 844}
SILOS = "which agencies cited data silos as a problem"
INJECTION = "<script>window.ran=1</script><img src=x onerror='window.ran=1'> **粗** $x^2$ {{value}} ${1+1}"


def ask(page: Page, question: str) -> None:
    """Ask, and wait for the answer of this turn."""
    before = page.locator(".turn").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn")).to_have_count(before + 1, timeout=20_000)
    expect(page.locator(".answer.pending")).to_have_count(0, timeout=20_000)


def open_first_citation(page: Page) -> str:
    """Click the citation in the verdict table; the quote that the table shows."""
    quote = page.locator("table.verdicts q").first.inner_text()
    page.locator("table.verdicts button.cite").first.click()
    page.wait_for_selector("#source-panel mark")
    return quote


def expect_in_view(page: Page, quote: str) -> None:
    mark = page.locator("#source-panel mark")
    assert (mark.text_content() or "").strip() == quote.strip().strip("“”")
    assert "信息孤岛" in quote
    expect(mark).to_be_in_viewport()


def test_a_list_question_shows_five_verdicts_and_opens_the_source(visit: Visit, address: str) -> None:
    page = visit(address)
    ask(page, SILOS)
    expect(page.locator("table.verdicts tbody tr")).to_have_count(5)
    expect(page.locator(".ledger")).to_contain_text("no, without that section 1: Guangzhou Public Security Bureau (广州市公安局)")
    quote = open_first_citation(page)
    expect_in_view(page, quote)
    expect(page.locator("#source-panel h2")).to_contain_text("乐昌市政务服务数据管理局")


def test_on_a_narrow_screen_the_source_covers_the_page_and_leads_back(visit: Visit, address: str) -> None:
    page = visit(address, **NARROW)
    ask(page, SILOS)
    expect(page.locator("#source-panel")).to_be_hidden()
    quote = open_first_citation(page)
    expect_in_view(page, quote)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.click("#source-panel .back")
    expect(page.locator("#source-panel")).to_be_hidden()
    expect(page.locator("table.verdicts button.cite").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#source-panel mark")).to_be_in_viewport()


def test_the_interface_follows_the_browser_and_the_switch_and_keeps_the_conversation(
    visit: Visit, address: str
) -> None:
    page = visit(address, locale="zh-CN")
    expect(page.locator("#ask")).to_have_text("提问")
    ask(page, SILOS)
    expect(page.locator("table.verdicts")).to_contain_text("yes")
    page.locator("#language label", has_text="English").click()
    expect(page.locator("#ask")).to_have_text("Ask")
    expect(page.locator(".turn")).to_have_count(1)
    page.reload()
    expect(page.locator("#ask")).to_have_text("Ask")


def test_a_follow_up_keeps_what_the_first_question_asked(visit: Visit, address: str) -> None:
    page = visit(address, locale="zh-CN")
    ask(page, "花都区分局2023年行政许可申请量是多少？")
    expect(page.locator(".turn").nth(0)).to_contain_text("736253")
    ask(page, "那海珠呢？")
    expect(page.locator(".turn").nth(1)).to_contain_text("865359")
    expect(page.locator(".question").nth(1)).to_be_in_viewport()


def test_examples_suggestions_and_a_new_conversation_ask_at_once(visit: Visit, address: str) -> None:
    page = visit(address)
    page.locator(".examples button").last.click()
    page.locator(".suggestions button").first.click()
    expect(page.locator(".answer:not(.pending)")).to_have_count(2)
    page.click("#restart")
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator(".examples button").first).to_be_visible()


def test_filters_narrow_the_next_question(visit: Visit, address: str) -> None:
    page = visit(address)
    page.locator("#scope button").first.click()
    page.click("#years input")
    page.get_by_role("option", name="2024").click()
    expect(page.locator("#scope")).to_contain_text("Scope of every question from now on: 2024")
    ask(page, SILOS)
    expect(page.locator("table.verdicts tbody tr")).to_have_count(1)


def test_an_empty_question_does_nothing_and_a_very_long_one_is_answered(visit: Visit, address: str) -> None:
    page = visit(address)
    page.fill("#question textarea", "   ")
    page.press("#question textarea", "Enter")
    page.wait_for_timeout(500)
    expect(page.locator(".examples")).to_be_visible()
    ask(page, "信息孤岛" * 1250)
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator(".answer.failed")).to_have_count(0)


def test_a_report_opens_beside_the_table(visit: Visit, address: str) -> None:
    page = visit(address)
    page.click("[data-view=reports]")
    expect(page.locator("table.reports tbody tr")).to_have_count(5)
    page.locator("[data-report]", has_text="海珠").click()
    expect(page.locator("#report-panel h2")).to_contain_text("2024")
    expect(page.locator("#report-panel")).to_contain_text("行政许可申请量865359份")


def test_every_request_goes_to_this_machine(visit: Visit, address: str) -> None:
    page = visit(address)
    hosts: set[str | None] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.reload()
    page.wait_for_selector(".examples button")
    ask(page, SILOS)
    open_first_citation(page)
    page.click("[data-view=reports]")
    page.wait_for_timeout(500)
    assert hosts == {"127.0.0.1"}


@pytest.fixture
def hostile(tmp_path: Path, serving: Callable[[Answering], str]) -> str:
    """The page over a report that holds markup."""
    sentence = "行政许可事项已全部进驻政务服务平台，并按规定公开办理条件、程序和期限。"
    text = f"某市公安局2023年度行政许可情况报告\n{sentence * 4}\n一、存在问题\n（一）信息孤岛{INJECTION}仍然存在。\n"
    (tmp_path / "some-police-2023.txt").write_text(text, encoding="utf-8")
    reports = read_folder(tmp_path)
    answer = list_answer(reports, evidence_for(reports[0], f"信息孤岛{INJECTION}"))
    return serving(ScriptedAssistant(answer, reports))


def test_markup_in_a_report_or_a_question_is_shown_as_text(visit: Visit, hostile: str) -> None:
    page = visit(hostile)
    ask(page, INJECTION)
    expect(page.locator(".question")).to_have_text(INJECTION)
    expect(page.locator("table.verdicts q")).to_contain_text(INJECTION)
    page.locator("table.verdicts button.cite").click()
    expect(page.locator("#source-panel mark")).to_have_text(f"信息孤岛{INJECTION}")
    page.click("[data-view=reports]")
    page.click("[data-report]")
    expect(page.locator("#report-panel")).to_contain_text(INJECTION)
    assert page.evaluate("window.ran") is None
    assert page.locator("#conversation img, .side img, .side script").count() == 0
