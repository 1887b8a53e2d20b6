"""The door to a language model: every way in which a server can fail is one trouble, within the time set."""

import socket
import time
from dataclasses import replace

import pytest
from pydantic import SecretStr

from assistant.chat import Chat, Endpoint, NoText, Trouble
from assistant.words import Prompt
from corpus.errors import WrongCall
from corpus.settings import Settings
from tests.openai_server import MODEL, Behaviour, Heard, Said, Server, failing, in_pieces, openai_server, saying

KEY = "sk-never-to-be-seen-0123456789"
PROMPT = Prompt("你只说真话。", "Question: 报告说了什么？")
TEXT = "甲局受理736253件[1]。\n乙局受理865310件[2]。"
TIME_LIMIT = 1.5
TRUTH = saying(lambda heard: TEXT)


def chat_with(server: Server, retries: int = 0, timeout: float = TIME_LIMIT) -> Chat:
    return Chat(Endpoint(server.address, MODEL, timeout, retries, 800, SecretStr(KEY)))


def trouble_with(behaviour: Behaviour, retries: int = 0) -> Trouble:
    """What keeps the text of a server that behaves like this from coming, told within the time limit."""
    with openai_server(behaviour) as server, pytest.raises(NoText) as raised:
        started = time.monotonic()
        try:
            chat_with(server, retries).whole(PROMPT)
        finally:
            assert time.monotonic() - started < TIME_LIMIT + 1
    return raised.value.trouble


def test_the_text_comes_as_it_is_written() -> None:
    def slowly(heard: Heard) -> Said:
        return Said(in_pieces(TEXT), between=0.05)

    with openai_server(slowly) as server:
        times = [(time.monotonic(), piece) for piece in chat_with(server, timeout=5).stream(PROMPT)]
    assert "".join(piece for _, piece in times) == TEXT
    assert times[-1][0] - times[0][0] > 0.05 * (len(times) - 2)


def test_what_is_sent_is_the_two_messages_the_limits_and_the_key_and_nothing_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-service")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-another-service")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with openai_server(TRUTH) as server:
        chat_with(server).whole(PROMPT)
        (heard,) = server.heard
    assert heard.body["messages"] == [
        {"role": "system", "content": PROMPT.system},
        {"role": "user", "content": PROMPT.user},
    ]
    assert heard.body["model"] == MODEL and heard.body["stream"] is True and heard.body["max_tokens"] == 800
    names = {name.lower() for name in heard.headers}
    assert heard.headers["Authorization"] == f"Bearer {KEY}" and heard.headers["User-Agent"] == "AskReports"
    assert names <= {
        "host", "accept", "accept-encoding", "connection", "content-type", "content-length", "authorization", "user-agent"
    }  # fmt: skip
    assert "another-service" not in str(heard.headers)


def test_without_a_key_no_other_services_key_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-service")
    with openai_server(TRUTH) as server:
        Chat(replace(chat_with(server).endpoint, key=SecretStr(""))).whole(PROMPT)
        assert server.heard[0].headers["Authorization"] == "Bearer none"


@pytest.mark.parametrize(
    ("status", "trouble"),
    [(400, "refused"), (401, "key"), (403, "key"), (404, "address"), (429, "busy"), (500, "server"), (503, "server")],
)
def test_a_status_says_what_is_wrong(status: int, trouble: str) -> None:
    assert trouble_with(failing(status)) == trouble


def test_nobody_listening_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    endpoint = Endpoint(f"http://127.0.0.1:{port}/v1", MODEL, TIME_LIMIT, 0, 800)
    with pytest.raises(NoText) as raised:
        Chat(endpoint).whole(PROMPT)
    assert raised.value.trouble is Trouble.UNREACHABLE


def test_a_server_that_says_nothing_is_slow() -> None:
    assert trouble_with(lambda heard: Said(in_pieces(TEXT), before=3)) is Trouble.SLOW


def test_a_server_that_trickles_is_slow_too() -> None:
    assert trouble_with(lambda heard: Said(in_pieces(TEXT * 9), between=0.2)) is Trouble.SLOW


def test_a_server_hears_that_nobody_reads_on() -> None:
    with openai_server(lambda heard: Said(in_pieces("甲局受理5件。" * 400), between=0.02)) as server:
        with pytest.raises(NoText):
            chat_with(server, timeout=0.5).whole(PROMPT)
        text = chat_with(server, timeout=20).stream(PROMPT)
        next(text)
        text.close()
        deadline = time.monotonic() + 6
        while server.hung_up < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert server.hung_up == 2


def test_a_connection_that_breaks_is_broken() -> None:
    assert trouble_with(lambda heard: Said(in_pieces(TEXT), breaks_after=2)) is Trouble.BROKEN


def test_a_stream_that_never_says_it_is_finished_is_broken() -> None:
    assert trouble_with(lambda heard: Said(in_pieces(TEXT), finishes=False)) is Trouble.BROKEN


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html><body>Welcome to the router</body></html>",
        b"data: {not json\n\n",
        b'data: {"choices": null}\n\n',
        b'data: {"choices": [{"delta": {"content": 5}, "finish_reason": null}]}\n\n',
        b'data: {"error": {"message": "out of memory"}}\n\n',
        b"data: [1, 2]\n\ndata: [DONE]\n\n",
        b"\xff\xfe\x00\x00",
    ],
)
def test_nonsense_is_broken(raw: bytes) -> None:
    assert trouble_with(lambda heard: Said(raw=raw, headers={"Content-Type": "text/event-stream"})) is Trouble.BROKEN


def test_a_busy_server_is_asked_again_after_the_time_it_names() -> None:
    times: list[float] = []

    def busy_once(heard: Heard) -> Said:
        times.append(time.monotonic())
        return Said(status=429, headers={"Retry-After": "1"}) if len(times) == 1 else Said(in_pieces(TEXT))

    with openai_server(busy_once) as server:
        assert chat_with(server, retries=2, timeout=5).whole(PROMPT) == TEXT
    assert len(times) == 2 and times[1] - times[0] >= 1


def test_a_server_that_stays_busy_is_asked_no_more_often_than_set() -> None:
    with openai_server(failing(500, Retry_After="0.05")) as server:
        with pytest.raises(NoText):
            chat_with(server, retries=2, timeout=5).whole(PROMPT)
        assert len(server.heard) == 3


def test_waiting_for_a_busy_server_ends_with_the_time_limit() -> None:
    assert trouble_with(failing(429, Retry_After="30"), retries=5) is Trouble.SLOW


def test_no_redirect_carries_the_key_to_another_host() -> None:
    with openai_server(TRUTH) as elsewhere:
        there = f"{elsewhere.address}/chat/completions"
        assert trouble_with(failing(307, Location=there)) is Trouble.REFUSED
        assert elsewhere.heard == []


def test_the_models_on_offer() -> None:
    with openai_server(TRUTH, models=("a", "b")) as server:
        assert chat_with(server).models() == ["a", "b"]
        assert server.heard[0].headers["Authorization"] == f"Bearer {KEY}"
        server.behaviour = failing(401)
        with pytest.raises(NoText) as raised:
            chat_with(server).models()
    assert raised.value.trouble is Trouble.KEY


def test_the_key_prints_nowhere() -> None:
    settings = Settings(llm_base_url="http://127.0.0.1:1/v1", llm_model=MODEL, llm_api_key=SecretStr(KEY))
    chat = Chat(Endpoint.of(settings))
    printed = [repr(settings), str(settings), settings.model_dump_json(), repr(settings.model_dump())]
    printed += [repr(chat.endpoint), str(chat.endpoint), repr(chat), repr(vars(chat))]
    with pytest.raises(NoText) as raised:
        chat.whole(PROMPT)
    printed += [repr(raised.value), str(raised.value), repr(raised.value.__cause__)]
    assert not [text for text in printed if KEY in text]


@pytest.mark.parametrize(
    ("address", "model"),
    [
        ("127.0.0.1:8000/v1", MODEL),
        ("ftp://127.0.0.1/v1", MODEL),
        ("http://", MODEL),
        ("http://[::1/v1", MODEL),
        ("http://127.0.0.1:90000/v1", MODEL),
        ("http://me:secret@127.0.0.1/v1", MODEL),
        ("http://127.0.0.1/v1?key=secret", MODEL),
        ("http://127.0.0.1/v1", ""),
    ],
)
def test_an_endpoint_that_cannot_be_one_is_one_sentence_without_secrets(address: str, model: str) -> None:
    with pytest.raises(WrongCall) as raised:
        Endpoint.of(Settings(llm_base_url=address, llm_model=model))
    message = str(raised.value)
    assert "ASKREPORTS_LLM_" in message and len(message.splitlines()) == 1 and "secret" not in message
