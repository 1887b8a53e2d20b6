"""An answer that a language model words, in a real browser: it comes as it is written, and only what passed the gate."""

import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from assistant.ask import Assistant
from assistant.web.session import Answering
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.assistant.test_written import KEY, connected
from tests.openai_server import MODEL, Heard, Said, Server, in_pieces, openai_server, saying
from tests.web.conftest import Visit
from tests.writers import inventions, truth

QUESTION = "江门市公安局下一步有哪些措施？"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with openai_server(saying(truth)) as running:
        yield running


@pytest.fixture(scope="module")
def written_address(
    server: Server, settings: Settings, encoder: Encoder, serving: Callable[[Answering], str]
) -> str:
    return serving(Assistant(Library(connected(settings, server.address), encoder)))


def test_statements_appear_while_the_model_writes_and_what_failed_never_does(
    visit: Visit, written_address: str, server: Server
) -> None:
    seen = threading.Event()

    def halting(heard: Heard) -> Said:
        first, *rest = truth(heard).splitlines()
        return Said((f"{inventions(heard)}\n", f"{first}\n", *in_pieces("\n".join(rest))), waits_after=(2, seen))

    server.behaviour = halting
    page = visit(written_address)
    said: list[str] = []
    page.on("request", lambda request: said.append(f"{request.post_data} {request.headers}"))
    page.on("response", lambda response: said.append(str(response.headers)))
    page.fill("#question textarea", QUESTION)
    page.press("#question textarea", "Enter")
    # On a busy machine the first statement takes its time.
    expect(page.locator(".growing")).to_contain_text(MODEL, timeout=20_000)
    expect(page.locator(".answer-text .item")).to_have_count(1, timeout=20_000)
    assert not seen.is_set()
    seen.set()
    expect(page.locator(".answer-text .item")).to_have_count(4, timeout=20_000)
    expect(page.locator(".written")).to_contain_text("每句均已与所引原文核对")
    expect(page.locator(".growing")).to_have_count(0)
    text = page.locator(".answer").inner_text()
    assert "外包" not in text and "已删去" in text
    assert KEY not in page.content() and not [line for line in said if KEY in line]
    page.locator(".answer-text button.cite").first.click()
    expect(page.locator("#source-panel mark")).to_be_in_viewport()


def test_a_model_that_fails_leaves_the_reports_own_words_and_one_line(
    visit: Visit, written_address: str, server: Server
) -> None:
    server.behaviour = lambda heard: Said(status=500)
    page = visit(written_address)
    page.fill("#question textarea", QUESTION)
    page.press("#question textarea", "Enter")
    expect(page.locator(".answer-text")).to_contain_text("服务器出错", timeout=20_000)  # The request is tried again before it is given up.
    expect(page.locator(".answer-text .item")).to_have_count(4)
    expect(page.locator(".answer.failed, .written, .growing")).to_have_count(0)
