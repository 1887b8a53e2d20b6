"""A language model on the command line: its words where it works, one line where it does not, its key never."""

import json
from pathlib import Path

import pytest

from assistant.ask import Assistant
from corpus.errors import WrongCall
from corpus.settings import Settings
from tests.calling import call, is_one_line
from tests.openai_server import MODEL, openai_server, saying
from tests.writers import truth

KEY = "sk-never-to-be-seen-0123456789"
QUESTION = "花都区分局2023年行政许可申请量是多少？"


def connection(address: str, model: str = MODEL) -> dict[str, str]:
    return {
        "ASKREPORTS_LLM_BASE_URL": address,
        "ASKREPORTS_LLM_MODEL": model,
        "ASKREPORTS_LLM_API_KEY": KEY,
        "ASKREPORTS_LLM_RETRIES": "0",
    }


def test_a_model_words_the_answer_and_its_name_is_told(settings: Settings) -> None:
    with openai_server(saying(truth)) as server:
        ended = call(settings.store, "ask", QUESTION, "--json", **connection(server.address))
        assert server.questions[0].headers["Authorization"] == f"Bearer {KEY}"
    assert ended.returncode == 0 and json.loads(ended.stdout)["written_by"] == MODEL
    assert "Traceback" not in ended.stderr and KEY not in ended.stdout + ended.stderr


def test_a_server_that_is_not_there_changes_neither_the_answer_nor_the_exit_status(settings: Settings) -> None:
    ended = call(settings.store, "ask", QUESTION, **connection("http://127.0.0.1:9/v1"))
    assert ended.returncode == 0 and "736253" in ended.stdout and "无法连接" in ended.stdout
    assert "Traceback" not in ended.stdout + ended.stderr and KEY not in ended.stdout + ended.stderr


def test_settings_that_name_no_server_are_a_wrong_call(settings: Settings) -> None:
    for wrong in (connection("127.0.0.1:9"), connection(f"http://me:{KEY}@127.0.0.1/v1"), connection("http://a/v1", "")):
        ended = call(settings.store, "ask", QUESTION, **wrong)
        assert ended.returncode == 2 and is_one_line(ended.stderr) and "ASKREPORTS_LLM_" in ended.stderr
        assert KEY not in ended.stdout + ended.stderr


def test_settings_that_name_no_server_are_told_before_a_store_is_looked_for(tmp_path: Path) -> None:
    with pytest.raises(WrongCall, match="ASKREPORTS_LLM_BASE_URL"):
        Assistant.open(Settings(store=tmp_path / "none", llm_base_url="127.0.0.1:9"))
