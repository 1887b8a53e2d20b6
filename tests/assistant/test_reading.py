"""Lookups and lists whose words no report has: the sentences are read beside the question."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.reading import SIGNATURE, is_told
from assistant.types import Choice, Status
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

REPORT = """{place}市水利局2023年度行政许可实施和监督管理情况报告

一、基本情况

2023年，我局共受理行政许可申请{count}件，均在承诺期限内办结。{done}

二、存在问题和困难

{problem}

三、下一步工作措施

{plan}
"""
TOLD = {
    "清远": (
        "行政诉讼1件，系一家砂石公司不服不予采砂许可决定起诉，局主要负责人出庭应诉，一审判决驳回其诉讼请求。",
        "大厅8台终端为2016年采购，卡纸、黑屏屡见不鲜。",
        "报请财政安排资金，分批更换大厅终端。",
    ),
    "韶关": ("选任6名业务骨干担任首席审批员，简单事项由其一人核准。", "部分乡镇距县城较远，群众往返不便。", "在5个偏远乡镇设立代办点。建议省厅尽早开放统一接口，免得各地市各建一套。"),
    "河源": ("未发生因行政许可引起的行政复议和行政诉讼。", "取水口小而散，计量装不到位。", "推广在线计量。"),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("reading")
    (folder / "shelf").mkdir()
    for number, (place, (done, problem, plan)) in enumerate(TOLD.items()):
        text = REPORT.format(place=place, count=310 + number, done=done, problem=problem, plan=plan)
        (folder / "shelf" / f"{place}.txt").write_text(text, encoding="utf-8")
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "shelf"], encoder)
    return Assistant(Library(settings, encoder))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who at the Shaoguan water bureau can decide alone?", "首席审批员"),
        ("韶关水利局怎么方便住得偏远的群众办事？", "代办点"),
    ],
)
def test_a_lookup_in_other_words_is_answered_by_the_sentence(assistant: Assistant, question: str, words: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is not Status.NOT_FOUND and any(words in citation.evidence.quote for citation in answer.citations), answer.text


@pytest.mark.parametrize("question", ["清远水利局的审批软件是哪家公司开发的？", "Who is the director of the Heyuan water bureau?"])
def test_what_no_sentence_answers_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


def test_what_a_quote_answers_is_not_called_untold() -> None:
    quote = ["成立由审管科牵头、监督室配合的核查整改机制。"]
    assert is_told("谁牵头", quote) and not is_told("花了多少钱", quote) and not is_told("谁牵头", [])


def test_a_doubtful_verdict_whose_quote_surely_answers_is_a_yes(assistant: Assistant) -> None:
    verdicts = {v.report.agency[:2]: v for v in assistant.ask("有几家单位在报告里向省里提了建议或者请省里出面？").verdicts}
    assert verdicts["韶关"].choice is Choice.YES and verdicts["韶关"].reason == "意思相近的句子"
    assert verdicts["河源"].choice is not Choice.YES


def test_who_signs_and_when_is_a_signature_and_nothing_else_is() -> None:
    assert SIGNATURE.fullmatch("惠州市公安局惠城区分局 2023年2月6日") and SIGNATURE.fullmatch("二〇二三年二月六日")
    assert not SIGNATURE.fullmatch("新大厅于2023年2月6日启用。") and not SIGNATURE.fullmatch("惠州市公安局惠城区分局")
