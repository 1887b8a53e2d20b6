"""A language model words the answer: nothing false passes, and no failure is more than a line."""

import json
import time
from collections.abc import Callable, Iterator

import pytest
from pydantic import SecretStr

from assistant.answer_json import answer_json
from assistant.ask import Assistant
from assistant.chat import Chat, Endpoint, Trouble
from assistant.types import Answer, Language
from assistant.words import words_in
from assistant.written import Writer
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.openai_server import MODEL, Behaviour, Heard, Said, Server, failing, in_pieces, openai_server, saying
from tests.writers import LIES, inventions, truth, wrong_numbers

KEY = "sk-never-to-be-seen-0123456789"
# Ample for a machine that is busy; what is slow on purpose takes longer than the second.
TIME_LIMIT, SHORT_LIMIT = 20.0, 1.0
QUESTIONS = (
    "which agencies cited data silos as a problem",
    "哪些机关在存在问题中提到了信息孤岛？",
    "比较花都和海珠的受理量",
    "Compare the applications accepted by Huadu and Haizhu",
    "江门市公安局下一步有哪些措施？",
    "What next steps does the Jiangmen bureau plan?",
    "花都区分局2023年行政许可申请量是多少？",
    "How many applications did Haizhu refuse to accept in 2024?",
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with openai_server(saying(truth)) as running:
        yield running


@pytest.fixture(scope="module")
def with_model(server: Server, settings: Settings, encoder: Encoder) -> Assistant:
    """The five reports with a language model."""
    return Assistant(Library(connected(settings, server.address), encoder))


@pytest.fixture
def writer(server: Server, settings: Settings) -> Writer:
    """What words the answers of that model."""
    return Writer(Chat(Endpoint.of(connected(settings, server.address))), settings.llm_evidence_tokens)


@pytest.fixture
def behaving(server: Server) -> Callable[[Behaviour], Server]:
    """Lets the model behave so from now on."""

    def behave(behaviour: Behaviour) -> Server:
        server.heard.clear()
        server.behaviour = behaviour
        return server

    return behave


def connected(settings: Settings, address: str, **others: object) -> Settings:
    wanted = {"llm_base_url": address, "llm_model": MODEL, "llm_api_key": SecretStr(KEY), "llm_retries": 0}
    return settings.model_copy(update={**wanted, "llm_timeout": TIME_LIMIT, **others})


def core(answer: Answer) -> dict[str, object]:
    """What a model must not change."""
    content = answer_json(answer)
    kept = ("question", "language", "kind", "status", "verdicts", "ledger", "scope", "terms", "figures", "suggestions")
    return {name: content[name] for name in kept}


def is_extractive_with_one_line_more(answer: Answer, extractive: Answer) -> str:
    """The line."""
    *same, line = answer.text.split("\n")
    assert "\n".join(same) == extractive.text and core(answer) == core(extractive)
    assert answer.claims == extractive.claims and answer.citations == extractive.citations
    assert answer.written_by == "extractive" and MODEL in line
    return line


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_truthful_model_words_the_answer_and_changes_nothing_else(
    question: str, with_model: Assistant, assistant: Assistant, behaving: Callable[[Behaviour], Server]
) -> None:
    server = behaving(saying(truth))
    answer, extractive = with_model.ask(question), assistant.ask(question)
    (worded,) = [heard for heard in server.questions if not heard.prompt.startswith(("The thing", "这件事"))]
    assert answer.written_by == MODEL
    assert core(answer) == core(extractive)
    assert len(answer.claims) == len(worded.evidence)
    numbers = {citation.n for citation in answer.citations}
    assert numbers == {n for claim in answer.claims for n in claim.citations}
    assert all(claim.text in answer.text for claim in answer.claims)
    assert all(c in extractive.citations for c in answer.citations)


@pytest.fixture(scope="module")
def extractive_answers(assistant: Assistant) -> dict[str, Answer]:
    """What the program answers by itself."""
    return {question: assistant.ask(question) for question in QUESTIONS}


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.__name__)
@pytest.mark.parametrize("number", range(len(QUESTIONS)))
def test_no_lie_reaches_the_answer(
    number: int,
    lie: Callable[[Heard], str],
    extractive_answers: dict[str, Answer],
    writer: Writer,
    behaving: Callable[[Behaviour], Server],
) -> None:
    server = behaving(saying(lie))
    extractive = extractive_answers[QUESTIONS[number]]
    *growing, answer = writer.answers(extractive)
    said = server.questions[0]
    if lie(said) == truth(said):
        pytest.skip("a lie of this kind cannot be told with this evidence")
    assert not any(state.claims for state in growing)
    is_extractive_with_one_line_more(answer, extractive)


def test_lies_among_truths_are_removed_and_counted(
    with_model: Assistant, behaving: Callable[[Behaviour], Server]
) -> None:
    behaving(saying(lambda heard: f"{truth(heard)}\n{wrong_numbers(heard)}\n{inventions(heard)}"))
    answer = with_model.ask("Compare the applications accepted by Huadu and Haizhu")
    assert len(answer.claims) == 2 and answer.written_by == MODEL
    (remark,) = [line for line in answer.text.splitlines() if "Left out" in line]
    assert ": 4 (" in remark and "a number that is not in the quote: 2" in remark


def test_what_the_program_worked_out_may_be_said(
    with_model: Assistant, behaving: Callable[[Behaviour], Server]
) -> None:
    server = behaving(saying(lambda heard: "海珠区分局比花都区分局多受理129057[1][2]。\n两局相差129058[1][2]。"))
    answer = with_model.ask("比较花都和海珠的受理量")
    assert any("129057" in line for line in server.questions[0].fenced)
    assert "129058" not in answer.text
    assert [claim.citations for claim in answer.claims if "129057" in claim.text] == [(1, 2)]


FAILURES: dict[str, Behaviour] = {
    "did not accept the key": failing(401),
    "too busy": failing(429),
    "failed.": failing(500),
    "refused the request": failing(400),
    "at this address": failing(404),
    "broke off": lambda heard: Said(in_pieces(truth(heard)), breaks_after=3),
    "could not be read": lambda heard: Said(raw=b"<html>Welcome</html>"),
    "wrote nothing": lambda heard: Said(()),
    "passed the check": saying(lambda heard: "I'm sorry, but I can't help with that."),
    "nothing is cited: 1": saying(lambda heard: "lorem ipsum " * 50),
}


@pytest.mark.parametrize("told", FAILURES)
def test_a_model_that_fails_costs_one_line(
    told: str, with_model: Assistant, assistant: Assistant, behaving: Callable[[Behaviour], Server]
) -> None:
    behaving(FAILURES[told])
    question = "What next steps does the Jiangmen bureau plan?"
    assert told in is_extractive_with_one_line_more(with_model.ask(question), assistant.ask(question))


def test_a_model_that_is_slow_costs_one_line_and_no_more_than_the_time_it_has(
    settings: Settings, encoder: Encoder, assistant: Assistant, server: Server, behaving: Callable[[Behaviour], Server]
) -> None:
    behaving(lambda heard: Said(in_pieces(truth(heard)), before=3))
    hurried = Assistant(Library(connected(settings, server.address, llm_timeout=SHORT_LIMIT), encoder))
    question = "What next steps does the Jiangmen bureau plan?"
    extractive = assistant.ask(question)
    answer = hurried.ask(question)
    assert "in time" in is_extractive_with_one_line_more(answer, extractive)
    assert answer.timing.total < 1000 * SHORT_LIMIT + 10 * extractive.timing.total + 1000


def test_the_line_is_in_the_language_of_the_question(
    with_model: Assistant, assistant: Assistant, behaving: Callable[[Behaviour], Server]
) -> None:
    behaving(failing(500))
    question = "江门市公安局下一步有哪些措施？"
    line = is_extractive_with_one_line_more(with_model.ask(question), assistant.ask(question))
    assert "服务器出错" in line and "In the words" not in line


def test_every_trouble_and_every_refusal_of_the_gate_has_its_words_in_both_languages() -> None:

    for language in Language:
        words = words_in(language)
        for trouble in Trouble:
            assert MODEL in words.say(f"unwritten_{trouble.value}", model=MODEL)
        for reason in ("uncited", "citation", "misplaced", "quote", "number", "date", "year", "agency", "polarity", "support"):
            assert words.say(f"removed_{reason}")


@pytest.mark.parametrize("question", ["天河区2021年的报告说了什么？", "Who is the director of the Haizhu branch?", "库里有哪些报告？"])
def test_the_model_is_not_called_where_nothing_is_found_or_only_the_collection_is_asked_about(
    question: str, with_model: Assistant, assistant: Assistant, behaving: Callable[[Behaviour], Server]
) -> None:
    server = behaving(saying(truth))
    answer = with_model.ask(question)
    assert server.heard == [] and answer.text == assistant.ask(question).text


def test_the_answer_grows_by_what_passed_while_the_model_still_writes(
    with_model: Assistant, behaving: Callable[[Behaviour], Server]
) -> None:
    def slowly(heard: Heard) -> Said:
        return Said(in_pieces(f"{inventions(heard)}\n{truth(heard)}\n", 20), between=0.01)

    behaving(slowly)
    grown: list[tuple[float, Answer]] = []
    for answer in with_model.answers("江门市公安局下一步有哪些措施？"):
        grown.append((time.monotonic(), answer))
    counts = [len(answer.claims) for _, answer in grown]
    assert counts == [0, 1, 2, 3, 4, 4] and [answer.whole for _, answer in grown] == [False] * 5 + [True]
    assert not any("外包" in answer.text for _, answer in grown)
    assert grown[-1][0] - grown[0][0] > 0.1


def test_a_stream_that_breaks_after_a_good_statement_leaves_the_reports_own_words(
    with_model: Assistant, assistant: Assistant, behaving: Callable[[Behaviour], Server]
) -> None:
    behaving(lambda heard: Said(in_pieces(truth(heard)), breaks_after=len(in_pieces(truth(heard))) - 1))
    question = "江门市公安局下一步有哪些措施？"
    *earlier, last = with_model.answers(question)
    assert earlier[-1].claims and earlier[-1].written_by == MODEL and not earlier[-1].whole and last.whole
    is_extractive_with_one_line_more(last, assistant.ask(question))


def test_evidence_without_room_is_left_out_and_the_answer_says_so(
    settings: Settings, encoder: Encoder, server: Server, behaving: Callable[[Behaviour], Server]
) -> None:
    behaving(saying(truth))
    narrow = Assistant(Library(connected(settings, server.address, llm_evidence_tokens=60), encoder))
    answer = narrow.ask("江门市公安局下一步有哪些措施？")
    shown = len(server.questions[0].evidence)
    assert 0 < shown < 4 and f"4条证据中的{shown}条" in answer.text
    assert len(answer.claims) == shown


def test_the_key_is_in_no_answer(with_model: Assistant, behaving: Callable[[Behaviour], Server]) -> None:
    for behaviour in (saying(truth), saying(lambda heard: f"{heard.headers['Authorization']} [1]"), failing(401)):
        behaving(behaviour)
        answer = with_model.ask(QUESTIONS[0])
        assert KEY not in json.dumps(answer_json(answer), ensure_ascii=False) and KEY not in repr(answer)


def test_without_settings_nothing_of_a_model_is_imported(assistant: Assistant) -> None:
    import subprocess
    import sys

    code = "import sys, assistant.ask, assistant.doctor, assistant.cli; print([m for m in sys.modules if m in ('openai', 'assistant.chat', 'llama_index.llms.openai_like')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
    assert assistant.ask(QUESTIONS[0]).written_by == "extractive"
