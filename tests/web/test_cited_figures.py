"""The table of figures inside an answer: every number has its citation, and a ranking its order."""

import re

import pytest

from assistant.ask import Assistant
from assistant.web.conversation import answer_card
from tests.web.test_markup import shown


def rows(markup: str) -> list[str]:
    table = markup.split('class="figures"')[1].split("</table>")[0]
    return re.findall("<tr>.*?</tr>", table.split("<tbody>")[1])


@pytest.mark.parametrize(
    "question",
    ["which agency had the highest approval rate?", "哪个单位的同意率最低？", "花都的同意率是多少？", "海珠受理量比花都多多少？", "比较花都和海珠的受理量"],
)
def test_every_number_has_its_citation(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.figures
    for row in answer.figures:
        cited = next(one.evidence for one in answer.citations if one.n == row.citation)
        assert cited.report.id == row.report.id and cited.span.start <= row.figure.start and row.figure.end <= cited.span.end
    values = re.findall(r'class="value" lang="zh">.*?</div>', "".join(rows(answer_card(answer, 0))))
    assert len(values) == len(answer.figures) and all("data-cite=" in value for value in values)


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("which agency had the highest approval rate?", ("江门", "乐昌", "花都", "海珠")),
        ("哪个单位的同意率最低？", ("海珠", "花都", "乐昌", "江门")),
        ("哪个单位受理量最大？", ("海珠", "花都", "江门", "乐昌")),
    ],
)
def test_rows_stand_in_the_order_that_is_asked_for(assistant: Assistant, question: str, order: tuple[str, ...]) -> None:
    found = [shown(row) for row in rows(answer_card(assistant.ask(question), 0))]
    assert len(found) == len(order) and all(name in row for name, row in zip(order, found, strict=True))


def test_an_answer_starts_like_a_sentence(assistant: Assistant) -> None:
    assert assistant.ask("which agency had the highest approval rate?").text.startswith("Applications approved as a share of")
