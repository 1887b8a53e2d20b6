"""How the page is laid out in a real browser, on screens of several sizes and in both languages; no model is needed."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from assistant.types import Answer, FigureRow
from assistant.web.session import Answering
from corpus.figures import figures
from tests.web.conftest import Visit
from tests.web.scripted import ScriptedAssistant, evidence_for, list_answer, read_folder

SCREENS = ((1440, 900), (1150, 800), (900, 800), (390, 844))


@pytest.fixture(scope="module")
def scripted_address(serving: Callable[[Answering], str]) -> str:
    """A page that answers every question with verdicts and figures."""
    reports = read_folder()
    answer = list_answer(reports, evidence_for(reports[-1], "信息孤岛、部门信息共享难突破"))
    return serving(ScriptedAssistant(with_figures(answer), reports))


def with_figures(answer: Answer) -> Answer:
    found = [(verdict.report, [f for f in figures(verdict.report) if f.canonical][:3]) for verdict in answer.verdicts]
    return replace(answer, figures=tuple(FigureRow(report, figure, 1) for report, own in found for figure in own))


def asked(page: Page) -> Page:
    page.fill("#question textarea", "哪些机关？")
    page.press("#question textarea", "Enter")
    expect(page.locator("table.figures")).to_be_visible(timeout=20_000)
    return page


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
def test_the_page_is_as_high_as_the_window_with_the_question_box_in_it(visit: Visit, scripted_address: str, locale: str) -> None:
    page = visit(scripted_address, locale=locale)
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        expect(page.locator("#ask")).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollHeight") <= height
        assert page.evaluate("document.documentElement.scrollWidth") <= width


BROKEN_NUMBERS = """() => {
  const broken = [];
  for (const cell of document.querySelectorAll('.table-frame .year, .table-frame .value, .table-frame th[scope=col]')) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[\\w.,%–]+/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""


def test_numbers_years_and_headings_of_tables_stay_whole(visit: Visit, scripted_address: str) -> None:
    page = asked(visit(scripted_address))
    for view, shown in (("ask", ".figures .value"), ("figures", ".figure-list .value"), ("reports", ".reports .year")):
        page.click(f"[data-view={view}]")
        expect(page.locator(shown).first).to_be_attached()
        for width, height in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(BROKEN_NUMBERS) == [], (view, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (view, width)


def test_citation_buttons_are_big_enough_for_a_finger(visit: Visit, scripted_address: str) -> None:
    page = asked(visit(scripted_address, width=390, height=844))
    sizes = page.locator("button.cite").evaluate_all("found => found.map(one => [one.offsetWidth, one.offsetHeight])")
    assert sizes and min(min(size) for size in sizes) >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_placeholder_of_the_question_box_can_be_read(visit: Visit, scripted_address: str, scheme: str) -> None:
    page = visit(f"{scripted_address}?__theme={scheme}")
    ink, paper = page.eval_on_selector(
        "#question textarea", "box => [getComputedStyle(box, '::placeholder').color, getComputedStyle(box).backgroundColor]"
    )
    assert contrast(ink, paper) >= 4.5


def contrast(ink: str, paper: str) -> float:
    """The contrast of two colours written as CSS `rgb()`, as WCAG 2 defines it."""
    dark, light = sorted(luminance(colour) for colour in (ink, paper))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_language_switch_covers_no_view(visit: Visit, scripted_address: str) -> None:
    page = visit(scripted_address, width=320, height=640)
    views, switch = page.locator("#masthead nav").bounding_box(), page.locator("#language").bounding_box()
    assert views and switch and views["x"] + views["width"] <= switch["x"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_open_scope_leaves_room_for_the_conversation_and_the_way_to_ask(visit: Visit, scripted_address: str) -> None:
    page = asked(visit(scripted_address, width=390, height=664))
    page.locator("#scope button").first.click()
    expect(page.locator("#terms-struck")).to_be_visible()
    for width, height in ((390, 664), (844, 390)):
        page.set_viewport_size({"width": width, "height": height})
        conversation = page.locator("#conversation").bounding_box()
        assert conversation and conversation["height"] >= 150
        page.locator("#ask").scroll_into_view_if_needed()
        expect(page.locator("#ask")).to_be_in_viewport(ratio=1)
