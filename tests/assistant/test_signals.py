"""Verdicts on all reports at once are those that reading each report's sentences gives."""

from types import SimpleNamespace

import pytest

from assistant import lists, terms
from assistant.ask import Assistant
from assistant.concepts import Family, Meaning
from assistant.evidence import Scored
from assistant.glossary import term_pattern
from assistant.reply import Asked
from assistant.topics import Alternative, Group, Topic
from assistant.types import Choice, Kind, Language, Scope
from assistant.verdict import Judged
from assistant.verdicts import denied, doubtful, judge, strength_of
from assistant.vocabulary import Vocabulary
from corpus.repair import search_text, simplify
from corpus.types import Passage, Span

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


@pytest.mark.parametrize(
    ("family", "text", "is_denied"),
    [
        (Family.PRACTICES, "推出无人工干预自动审批", False),
        (Family.PRACTICES, "避免群众多跑腿，开展帮办代办", False),
        (Family.PRACTICES, "目前尚未开展自动审批", True),
        (Family.PROBLEMS, "全年未发生信息泄露", True),
        (Family.PROBLEMS, "无证经营屡禁不止", False),
    ],
)
def test_a_practice_is_denied_by_not_being_done_and_a_problem_by_not_being_there(family: Family, text: str, is_denied: bool) -> None:
    term = {"推": "自动审批", "避": "代办", "目": "自动审批", "全": "信息泄露", "无": "经营屡禁不止"}[text[0]]
    subject = Topic(term, (Group(term, (Alternative(term, term_pattern(term), 1.0, "question"),), 1.0),), Meaning(family, {"x": 1.0}))
    passage = Passage("p", "r", 0, 0, len(text), (Span(0, len(text)),))
    report = SimpleNamespace(search=search_text(text))
    assert denied(report, Scored(passage, Span(0, len(text)), 1.0, 0.0), subject) is is_denied  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [("全年未发生涉许可的行政复议和行政诉讼。", True), ("全年无因行政许可被提起复议或诉讼。", True), ("全年未发生安全事故,开展联合检查18次。", False), ("引发行政诉讼1件。", False)],
)
def test_what_is_told_in_no_word_of_the_question_is_denied_by_a_sentence_that_there_was_none(text: str, is_denied: bool) -> None:
    subject = Topic("惹上了官非", (Group("官非", (Alternative("官非", term_pattern("官非"), 1.0, "question"),), 1.0),), Meaning(Family.PRACTICES, {"x": 1.0}))
    searched = search_text(text)
    passage = Passage("p", "r", 0, 0, len(searched.text), (Span(0, len(searched.text)),))
    assert denied(SimpleNamespace(search=searched), Scored(passage, Span(0, len(searched.text)), 0.0, 0.6, 1.0), subject) is is_denied  # type: ignore[arg-type]


def test_each_part_of_a_topic_stands_for_it(assistant: Assistant) -> None:
    vocabulary = Vocabulary(assistant.library.concordance)
    subject = terms.topic("停车难、交通不便", Language.CHINESE, vocabulary, meaning=Meaning(Family.PROBLEMS, {"parking-shortage": 1.0}))
    assert subject.share("政务中心地处偏远,公共交通不便") == pytest.approx(1.0)
    assert subject.share("政务中心地处偏远") == 0.0
    late = terms.topic("办理不及时", Language.CHINESE, vocabulary, meaning=Meaning(Family.PROBLEMS, {"overdue-processing": 1.0}))
    assert late.share("登记办理不规范") == 0.0


def test_a_practice_named_in_quotation_marks_is_asked_for_by_its_name(assistant: Assistant) -> None:
    answer = assistant.ask("哪些报告设了“办不成事”反映窗口？")
    quotes = {c.n: c.evidence.quote for c in answer.citations}
    assert all("办不成事" in simplify(quotes[v.citation]) for v in answer.verdicts if v.choice is Choice.YES and v.citation)


def test_agencies_of_a_place_are_a_list_though_there_is_one(assistant: Assistant) -> None:
    assert assistant.ask("Which agencies in Jiangmen did not mention long queues among their problems?").kind is Kind.LIST
