"""A real browser, and the real page over the real index."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.ask import Assistant
from assistant.web.serve import free_port, launch
from assistant.web.session import Answering
from assistant.web.wiring import build_page

# On a busy machine the page may take its time.
expect.set_options(timeout=20_000)

CHROMIUM = "/usr/bin/chromium"
# Without them the browser itself calls home, and a container has neither sandbox nor graphics.
QUIET = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
    "--no-first-run"
)
HOST = "127.0.0.1"
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def serving() -> Iterator[Callable[[Answering], str]]:
    """Serves a page over an assistant until the tests are over; gives its address."""
    pages = []

    def serve_page(answering: Answering) -> str:
        pages.append(build_page(answering))
        return launch(pages[-1], HOST, free_port(HOST, 0))

    yield serve_page
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def address(assistant: Assistant, serving: Callable[[Answering], str]) -> str:
    """The page over the five reports."""
    return serving(assistant)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens an address as a new visitor: a language, a screen."""
    contexts = []

    def open_page(address: str, locale: str = "en-US", width: int = 1440, height: int = 900) -> Page:
        context = browser.new_context(locale=locale, viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(address)
        page.wait_for_selector(".examples button")
        return page

    yield open_page
    for context in contexts:
        context.close()
