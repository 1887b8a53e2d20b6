"""Terms that the user adds to a topic, or strikes."""

import json

import pytest
from typer.testing import CliRunner

from assistant.ask import Assistant
from assistant.cli import app
from assistant.types import Answer, Choice, Scope
from corpus.settings import Settings

QUESTION = "哪些单位把信息孤岛列为存在的问题？"


def saying_yes(answer: Answer) -> set[str]:
    return {verdict.report.file for verdict in answer.verdicts if verdict.choice is Choice.YES}


def test_an_added_term_counts_as_the_users_own(assistant: Assistant) -> None:
    before = assistant.ask("哪些单位提到蓝藻水华？")
    after = assistant.ask("哪些单位提到蓝藻水华？", Scope(with_terms=("一窗通办",)))
    assert saying_yes(before) == set() != saying_yes(after)
    assert ("一窗通办", "user") in {(term.term, term.source) for term in after.terms}


def test_struck_terms_stand_for_nothing(assistant: Assistant) -> None:
    before = assistant.ask(QUESTION)
    struck = tuple(term.term for term in before.terms)
    after = assistant.ask(QUESTION, Scope(without_terms=struck))
    assert saying_yes(before) and not {term.term for term in after.terms} & set(struck)
    reasons = [verdict.reason for verdict in after.verdicts if verdict.choice is Choice.YES]
    assert not any(term in reason for term in struck for reason in reasons)


def test_with_every_term_struck_nothing_is_claimed(assistant: Assistant) -> None:
    terms = tuple(term.term for term in assistant.ask("哪些单位提到一窗通办？").terms)
    answer = assistant.ask("哪些单位提到一窗通办？", Scope(without_terms=terms))
    assert answer.status == "not_found" and not answer.claims


def test_the_command_line_takes_terms(
    assistant: Assistant, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Assistant, "open", classmethod(lambda cls, settings: assistant))
    arguments = ["ask", QUESTION, "--term", "数据烟囱", "--without-term", "信息孤岛", "--store", str(settings.store), "--json"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    scope = json.loads(result.stdout)["scope"]
    assert (scope["with_terms"], scope["without_terms"]) == (["数据烟囱"], ["信息孤岛"])
