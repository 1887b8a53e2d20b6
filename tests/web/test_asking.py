"""Asking in a real browser: questions sent while others are answered, and a conversation begun anew; no model is needed."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from assistant.types import Answer, Scope, Understood
from assistant.web.session import Answering
from tests.web.conftest import Visit
from tests.web.scripted import ScriptedAssistant, evidence_for, list_answer, read_folder

BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Halting(ScriptedAssistant):
    """Answers when it may; one question breaks it."""

    may: threading.Event = field(default_factory=threading.Event)

    def answers(self, question: str, *, narrowed: Scope, previous: Understood | None) -> Iterator[Answer]:
        assert self.may.wait(60)
        if question == BROKEN:
            raise RuntimeError(question)
        yield from ScriptedAssistant.answers(self, question, narrowed=narrowed, previous=previous)


@pytest.fixture(scope="module")
def halting() -> Halting:
    reports = read_folder()
    return Halting(list_answer(reports, evidence_for(reports[-1], "信息孤岛、部门信息共享难突破")), reports)


@pytest.fixture(scope="module")
def halting_address(halting: Halting, serving: Callable[[Answering], str]) -> str:
    return serving(halting)


@pytest.fixture
def page(visit: Visit, halting: Halting, halting_address: str) -> Iterator[Page]:
    """The page, whose assistant waits, with its own first event behind it."""
    halting.may.clear()
    opened = visit(halting_address)
    opened.wait_for_timeout(1_500)
    yield opened
    halting.may.set()


def send(page: Page, *questions: str) -> None:
    page.focus("#question textarea")
    for question in questions:
        page.keyboard.type(question)
        page.keyboard.press("Enter")


def test_questions_sent_at_once_are_answered_in_order_and_what_is_typed_next_stays(page: Page, halting: Halting) -> None:
    questions = ["哪些机关？", "which years", BROKEN, "那海珠呢？"]
    send(page, *questions)
    page.keyboard.type("a draft")
    expect(page.locator(".turn .question")).to_have_text(questions)
    expect(page.locator(".answer.pending")).to_have_count(4)
    halting.may.set()
    expect(page.locator(".answer.answered")).to_have_count(3, timeout=20_000)
    expect(page.locator(".turn").nth(2)).to_contain_text("Something went wrong")
    expect(page.locator(".turn .question")).to_have_text(questions)
    expect(page.locator("#question textarea")).to_have_value("a draft")


def test_a_new_conversation_is_not_undone_by_answers_that_were_on_their_way(page: Page, halting: Halting) -> None:
    send(page, "old")
    expect(page.locator(".answer.pending")).to_have_count(1)
    send(page, "older")
    expect(page.locator(".answer.pending")).to_have_count(2)
    page.click("#restart")
    expect(page.locator(".turn")).to_have_count(0)
    send(page, "new")
    halting.may.set()
    expect(page.locator(".answer.answered")).to_have_count(1, timeout=20_000)
    page.wait_for_timeout(500)
    expect(page.locator(".turn .question")).to_have_text(["new"])


def test_a_number_is_copied_apart_from_its_citation(page: Page, halting: Halting) -> None:
    halting.may.set()
    send(page, "which")
    expect(page.locator(".answer.answered")).to_have_count(1, timeout=20_000)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.answer-text'))")
    assert "乐昌市政务服务数据管理局 [1]. Not a citation: [2]." in page.evaluate("getSelection().toString()")


def test_escape_beside_the_page_leaves_the_focus_in_the_question_box(page: Page, halting: Halting) -> None:
    halting.may.set()
    send(page, "which")
    page.locator("button.cite").first.click()
    expect(page.locator("#source-panel h2")).to_be_focused(timeout=20_000)
    page.focus("#question textarea")
    page.keyboard.press("Escape")
    expect(page.locator("#question textarea")).to_be_focused()
    page.focus("#source-panel h2")
    page.keyboard.press("Escape")
    expect(page.locator("button.cite").first).to_be_focused()


def test_an_example_started_by_key_leaves_the_focus_in_the_question_box(page: Page) -> None:
    page.locator(".examples button").first.press("Enter")
    expect(page.locator(".turn")).to_have_count(1, timeout=20_000)
    expect(page.locator("#question textarea")).to_be_focused()


def test_a_source_that_covers_the_page_is_a_dialog_and_back_closes_it(page: Page, halting: Halting) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    halting.may.set()
    send(page, "which")
    page.locator("button.cite").first.click()
    dialog = page.get_by_role("dialog", name="Source")
    expect(dialog.locator("h2")).to_be_focused(timeout=20_000)
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('#top, .main-column')")
    page.go_back()
    expect(page.locator("#source-panel")).to_be_hidden()
    expect(page.locator("button.cite").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.locator("h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("button.cite").first).to_be_focused()
    expect(page.locator(".turn")).to_have_count(1)
