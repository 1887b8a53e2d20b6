"""Verdicts on all reports at once are those that reading each report's sentences gives."""

import pytest

from assistant import lists, terms
from assistant.ask import Assistant
from assistant.evidence import Scored
from assistant.reply import Asked
from assistant.terms import Topic
from assistant.types import Choice, Kind, Language, Scope
from assistant.verdicts import Judged, denied, doubtful, judge, strength_of
from assistant.vocabulary import Vocabulary

QUESTIONS = [
    ("哪些单位把信息孤岛列为存在的问题？", Language.CHINESE),
    ("哪些单位提到一窗通办？", Language.CHINESE),
    ("哪些单位没有提到自助终端？", Language.CHINESE),
    ("which agencies use self-service terminals", Language.ENGLISH),
    ("which agencies cited staff shortages as a problem and plan to train their staff", Language.ENGLISH),
]


@pytest.mark.parametrize(("question", "language"), QUESTIONS)
def test_each_verdict_rests_on_its_strongest_sentence(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, question: str, language: Language
) -> None:
    judgements: list[tuple[Asked, Topic, Scope, list[Judged]]] = []

    def kept(asked: Asked, topic: Topic, scope: Scope) -> list[Judged]:
        judgements.append((asked, topic, scope, judge(asked, topic, scope)))
        return judgements[-1][-1]

    monkeypatch.setattr(lists, "judge", kept)
    answer = assistant.ask(question)
    assert (answer.kind, answer.language) == (Kind.LIST, language) and judgements
    for asked, topic, scope, judged in judgements:
        assert [one.report.id for one in judged] == [report.id for report in asked.reports]
        for one in judged:
            strongest = max((strength_of(s, topic) for s in doubtful(asked, topic, scope, one.report)), default=None)
            assert (one.choice is Choice.NO) == (strongest is None)
            if strongest is not None:
                assert one.score == pytest.approx(strongest, abs=1e-3)


def test_a_topic_that_denies_is_not_denied_by_the_same_denial(assistant: Assistant) -> None:
    vocabulary = Vocabulary(assistant.library.concordance)
    report = next(report for report in assistant.reports() if report.file.startswith("jiangmen"))
    for words, is_denied in (("overdue", True), ("none overdue", False)):
        subject = terms.topic(words, Language.ENGLISH, vocabulary)
        told = [
            Scored(passage, sentence, 1.0, 0.0)
            for passage in assistant.library.contents.of_report[report.id]
            for sentence in passage.sentences
            if "没有出现超期" in report.search.slice_of(sentence)
        ]
        assert told and all(denied(report, one, subject) is is_denied for one in told), words


def test_what_is_denied_in_the_question_is_told_by_the_report(assistant: Assistant) -> None:
    for question in ("哪些单位把所有许可事项都在法定期限内办结、没有超期？", "Which agencies say that all was finished within the time limit, with none overdue?"):
        yes = {verdict.report.file for verdict in assistant.ask(question).verdicts if verdict.choice is Choice.YES}
        assert "haizhu-police-2024.txt" in yes, question
