"""A verdict that rests on a rate shows how that is worked out, with the citations of all it is worked out from."""

import re

import pytest

from assistant.answer_json import answer_json
from assistant.ask import Assistant
from assistant.types import Choice, Kind
from assistant.web.conversation import answer_card


@pytest.mark.parametrize("question", ["which agencies approved more than 99% of applications?", "哪些单位的同意率超过99%？"])
def test_a_rate_over_a_bar_is_shown_with_both_citations(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    verdict = next(one for one in answer.verdicts if "海珠" in one.report.agency)
    assert answer.kind is Kind.LIST and verdict.choice is Choice.YES and verdict.working == "858546 ÷ 865349 = 99.21%"
    assert "858546 ÷ 865349 = 99.21%" in answer.text
    assert any("99.21%" in claim.text and claim.citations == verdict.citations for claim in answer.claims)
    row = next(row for row in re.findall("<tr>.*?</tr>", answer_card(answer, 0)) if "海珠" in row)
    assert "858546 ÷ 865349 = 99.21%" in row and row.count("data-cite=") == 2 == row.count("<q ")
    told = next(one for one in answer_json(answer)["verdicts"] if "海珠" in one["agency"])
    assert told["citation"] == told["citations"][0] and len(told["citations"]) == 2


def test_a_rate_under_the_bar_is_shown_too(assistant: Assistant) -> None:
    answer = assistant.ask("哪些单位的同意率超过99.5%？")
    verdict = next(one for one in answer.verdicts if "海珠" in one.report.agency)
    assert verdict.choice is Choice.NO and len(verdict.citations) == 2 and "99.21%" in verdict.reason
