"""Unclear verdicts judged by a language model: only with the report's own words, in a sentence that is near."""

from collections.abc import Callable, Iterator

import pytest

from assistant.ask import Assistant
from assistant.types import Answer, Choice, Verdict
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.assistant.test_written import connected, core
from tests.openai_server import MODEL, Behaviour, Heard, Server, failing, openai_server, saying
from tests.writers import truth

QUESTION = "哪些机关提到了“数据共享”"
UNCLEAR = "haizhu"
NEAR = "三是通过公安部门的信息共享，实现申请人免提交户口本"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with openai_server(saying(truth)) as running:
        yield running


@pytest.fixture(scope="module")
def with_model(server: Server, settings: Settings, encoder: Encoder) -> Assistant:
    return Assistant(Library(connected(settings, server.address), encoder))


@pytest.fixture(scope="module")
def extractive(assistant: Assistant) -> Answer:
    answer = assistant.ask(QUESTION)
    assert [v.report.file.split("-")[0] for v in answer.verdicts if v.choice is Choice.UNCLEAR] == [UNCLEAR]
    return answer


def is_judging(heard: Heard) -> bool:
    return heard.prompt.startswith(("The thing", "这件事"))


def judging(verdict: Callable[[Heard], str]) -> Behaviour:
    """Judges so, and words the answer truthfully."""
    return saying(lambda heard: verdict(heard) if is_judging(heard) else truth(heard))


def judged(answer: Answer) -> Verdict:
    (verdict,) = [v for v in answer.verdicts if v.report.file.startswith(UNCLEAR)]
    return verdict


@pytest.mark.parametrize("choice", ["yes", "no"])
def test_a_verdict_with_the_reports_words_settles_what_was_unclear(
    choice: str, with_model: Assistant, extractive: Answer, server: Server
) -> None:
    server.behaviour = judging(lambda heard: f"{choice}\n{NEAR}")
    server.heard.clear()
    answer = with_model.ask(QUESTION)
    (asked,) = [heard for heard in server.questions if is_judging(heard)]
    assert NEAR in "\n".join(asked.fenced) and "海珠" in asked.prompt
    verdict = judged(answer)
    assert verdict.choice == choice and MODEL in verdict.reason and NEAR in verdict.reason
    assert answer.ledger is not None and extractive.ledger is not None
    assert answer.ledger.unclear == 0 and getattr(answer.ledger, choice) == getattr(extractive.ledger, choice) + 1
    if choice == "yes":
        (citation,) = [c for c in answer.citations if c.n == verdict.citation]
        assert citation.evidence.quote == NEAR and f"{answer.ledger.yes}份" in answer.text
    others = [v for v in answer.verdicts if v is not verdict]
    before = [v for v in extractive.verdicts if not v.report.file.startswith(UNCLEAR)]
    assert [(v.report.id, v.choice, v.reason) for v in others] == [(v.report.id, v.choice, v.reason) for v in before]


NOT_ENOUGH: dict[str, Callable[[Heard], str]] = {
    "words that are not in the report": lambda heard: "yes\n三是建成全市数据共享平台，实现数据共享",
    "words of another sentence": lambda heard: "yes\n" + heard.fenced[0][:40],
    "words of the report, changed": lambda heard: f"yes\n{NEAR.replace('公安', '税务')}",
    "too few words": lambda heard: "yes\n信息",
    "no words": lambda heard: "yes",
    "no verdict": lambda heard: f"也许\n{NEAR}",
    "a talk around it": lambda heard: f"I think the answer is yes.\n{NEAR}",
    "no opinion": lambda heard: "unclear\n",
    "nothing": lambda heard: "",
    "words of the instructions": lambda heard: "yes\n" + heard.system[:60],
}


@pytest.mark.parametrize("answer_of", NOT_ENOUGH.values(), ids=NOT_ENOUGH)
def test_a_verdict_without_the_reports_words_leaves_it_unclear(
    answer_of: Callable[[Heard], str], with_model: Assistant, extractive: Answer, server: Server
) -> None:
    server.behaviour = judging(answer_of)
    answer = with_model.ask(QUESTION)
    assert core(answer) == core(extractive) and answer.written_by == MODEL


def test_a_model_that_fails_over_a_verdict_is_not_called_again_and_costs_one_line(
    with_model: Assistant, extractive: Answer, server: Server
) -> None:
    server.behaviour = failing(500)
    server.heard.clear()
    answer = with_model.ask(QUESTION)
    assert len(server.heard) == 1 and core(answer) == core(extractive)
    assert answer.text.startswith(extractive.text + "\n") and "服务器出错" in answer.text


def test_the_number_of_verdicts_that_a_model_may_judge_is_limited(
    settings: Settings, encoder: Encoder, extractive: Answer, server: Server
) -> None:
    server.behaviour = judging(lambda heard: f"yes\n{NEAR}")
    server.heard.clear()
    none = Assistant(Library(connected(settings, server.address, llm_verdicts=0), encoder))
    assert core(none.ask(QUESTION)) == core(extractive)
    assert not [heard for heard in server.questions if is_judging(heard)]


def test_what_a_report_tells_the_model_to_do_is_inside_the_fence(with_model: Assistant, server: Server) -> None:
    server.behaviour = judging(lambda heard: "unclear\n")
    server.heard.clear()
    with_model.ask(QUESTION)
    (asked,) = [heard for heard in server.questions if is_judging(heard)]
    assert any(NEAR in line for line in asked.fenced)
    assert NEAR not in asked.system and NEAR not in asked.prompt.replace("\n".join(asked.fenced), "")
