"""The page of all figures, in a real browser over the real index."""

import csv
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.web.conftest import Visit
from tests.web.test_browser import NARROW


def open_figures(page: Page) -> None:
    page.click("[data-view=figures]")
    page.wait_for_selector("table.figure-list")
    page.wait_for_selector("#figure-chart .main-svg")


def choose(page: Page, name: str, option: str) -> None:
    page.click(f"#figure-{name} input")
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")


def test_a_row_opens_the_source_at_the_exact_words(visit: Visit, address: str) -> None:
    page = visit(address, locale="zh-CN")
    open_figures(page)
    choose(page, "agencies", "广州市公安局海珠区分局")
    choose(page, "indicators", "不予受理量")
    expect(page.locator("table.figure-list tbody tr")).to_have_count(1)
    page.locator("table.figure-list tbody tr td").first.click()
    expect(page.locator("#figure-panel mark")).to_have_text("不予受理量49份")
    expect(page.locator("#figure-panel mark")).to_be_in_viewport()


def test_filters_leave_what_is_chosen_and_a_free_number_comes_back(visit: Visit, address: str) -> None:
    page = visit(address)
    open_figures(page)
    choose(page, "years", "2024")
    expect(page.locator("#figure-table .counted")).to_contain_text("10 figures of 1 report;")
    page.locator("#only-canonical input").uncheck()
    expect(page.locator("#figure-table .counted")).to_contain_text("11 figures of 1 report;")


def test_the_chart_is_drawn_by_agency_and_by_year(visit: Visit, address: str) -> None:
    page = visit(address)
    open_figures(page)
    choose(page, "indicators", "applications accepted")
    chart = page.locator("#figure-chart")
    expect(chart.locator(".bars path")).to_have_count(4)
    expect(chart).to_contain_text("applications accepted")
    page.locator("#chart-by label", has_text="By year").click()
    expect(chart.locator(".scatterlayer .points path")).to_have_count(4)
    expect(chart.locator(".xtick")).to_have_text(["2019", "2020", "2023", "2024"])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_files_hold_what_the_filters_leave(visit: Visit, address: str, tmp_path: Path, kind: str) -> None:
    page = visit(address)
    open_figures(page)
    choose(page, "indicators", "applications accepted")
    expect(page.locator("table.figure-list tbody tr")).to_have_count(4)
    with page.expect_download() as download:
        page.click(f"#figures-{kind}")
    path = tmp_path / f"figures.{kind}"
    download.value.save_as(path)
    assert values(path) == ["106561", "865310", "736253", "410054"]


def values(path: Path) -> list[str]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [row["value"] for row in csv.DictReader(file)]
    rows = list(load_workbook(path).active.iter_rows(values_only=True))
    return [str(row[rows[0].index("value")]) for row in rows[1:]]


def test_the_language_switch_speaks_the_whole_view(visit: Visit, address: str) -> None:
    page = visit(address)
    open_figures(page)
    choose(page, "years", "2023")
    page.locator("#language label", has_text="中文").click()
    expect(page.locator("#figures-csv")).to_have_text("下载 CSV")
    expect(page.locator("#figure-table .counted")).to_contain_text("1 份报告")
    expect(page.locator("#figure-chart")).to_contain_text("量")


def test_on_a_narrow_screen_nothing_is_wider_than_the_page(visit: Visit, address: str) -> None:
    page = visit(address, **NARROW)
    open_figures(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.locator("table.figure-list button.value").first.click()
    expect(page.locator("#figure-panel mark")).to_be_in_viewport()
    page.click("#figure-panel .back")
    expect(page.locator("#figure-panel")).to_be_hidden()
    expect(page.locator("table.figure-list button.value").first).to_be_focused()


def test_the_view_asks_no_other_host(visit: Visit, address: str) -> None:
    page = visit(address)
    hosts: set[str | None] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.reload()
    page.wait_for_selector(".examples button")
    open_figures(page)
    page.locator("#chart-by label", has_text="By year").click()
    page.wait_for_timeout(500)
    assert hosts == {"127.0.0.1"}
