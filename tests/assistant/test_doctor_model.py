"""What doctor says of a language model: one line, with the mend, and never the key."""

import socket

import pytest
from pydantic import SecretStr

from assistant.chat import Trouble
from assistant.doctor import MODEL_TROUBLES, Finding, Health, language_model
from corpus.settings import Settings
from tests.openai_server import MODEL, Behaviour, Said, failing, openai_server, saying

KEY = "sk-never-to-be-seen-0123456789"
TRUTH = saying(lambda heard: "")


def found_at(address: str, model: str = MODEL) -> Finding:
    settings = Settings(llm_base_url=address, llm_model=model, llm_api_key=SecretStr(KEY), llm_timeout=1.5)
    finding = language_model(settings)
    assert KEY not in repr(finding) and "\n" not in finding.found
    return finding


def test_without_settings_the_answers_are_in_the_words_of_the_reports() -> None:
    finding = language_model(Settings())
    assert finding.health is Health.WELL and "not configured" in finding.found


def test_an_endpoint_that_has_the_model_is_well() -> None:
    with openai_server(TRUTH) as server:
        assert found_at(server.address).health is Health.WELL


def test_a_model_that_is_not_there_is_told_with_those_that_are() -> None:
    with openai_server(TRUTH, models=("qwen", "glm")) as server:
        finding = found_at(server.address)
    assert finding.health is Health.FELL_SHORT and "qwen, glm" in finding.found and "_MODEL" in finding.mend


@pytest.mark.parametrize(
    ("behaviour", "mend"),
    [(failing(401), "_API_KEY"), (failing(404), "/v1"), (failing(500), "log"), (lambda heard: Said(status=302), "/v1")],
)
def test_an_endpoint_that_fails_is_told_with_its_mend(behaviour: Behaviour, mend: str) -> None:
    with openai_server(behaviour) as server:
        finding = found_at(server.address)
    assert finding.health is Health.FELL_SHORT and mend in finding.mend


def test_nobody_listening_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    finding = found_at(f"http://127.0.0.1:{port}/v1")
    assert finding.health is Health.FELL_SHORT and "cannot be reached" in finding.found and finding.mend


def test_settings_that_name_no_endpoint_cannot_be_used() -> None:
    assert found_at("127.0.0.1:8000/v1").health is Health.UNUSABLE
    assert "ASKREPORTS_LLM_MODEL" in found_at("http://127.0.0.1:8000/v1", model="").mend


def test_every_trouble_has_its_mend() -> None:
    assert set(MODEL_TROUBLES) == {trouble.value for trouble in Trouble}
