"""The question set: true to the reports, answered above its bars; and every fault of an answer falls below one."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import ndcg_score

from assistant.ask import Assistant
from assistant.evaluate import (
    Metric,
    Outcome,
    Question,
    SavedRun,
    TrueSpan,
    compare,
    evaluate,
    load_questions,
    load_run,
    metrics,
    record,
    save_run,
    untrue,
)
from assistant.evaluation.names import METRICS
from assistant.evaluation.places import places
from assistant.evaluation.retrieval import DEPTH, ndcg
from assistant.evaluation.scores import is_worked_out, scores, worked_out
from assistant.types import Answer, Choice, Citation, Kind, Language, Scope, Status, Understood
from corpus.errors import WrongCall
from corpus.settings import PROJECT
from corpus.types import Report, Span
from index.library import Library
from tests.conftest import LONG_FORM

QUESTIONS = PROJECT / "eval_questions.yaml"
FILE = load_questions(QUESTIONS)
UNCHANGED = 3
# In the short form every fourth question is asked, and the turns before it.
EVERY = 1 if LONG_FORM else 4


def some_of(questions: Sequence[Question]) -> list[Question]:
    """Every so many of the questions, with the turns before them."""
    chosen = questions[::EVERY]
    before = {earlier for question in chosen for earlier in question.after}
    return [question for question in questions if question in chosen or question.id in before]


ASKED = some_of(FILE.questions)


def quietly(done: int, total: int) -> None:
    """Progress that nobody watches."""


# The set


def test_every_true_span_and_value_is_in_its_report(reports: dict[str, Report]) -> None:
    assert list(untrue(FILE.questions, tuple(reports.values()))) == []


def test_a_span_or_value_that_is_in_no_report_is_named(reports: dict[str, Report]) -> None:
    read = tuple(reports.values())
    file = reports["huadu"].file
    span = TrueSpan(file=file, text="并无此句")
    other = TrueSpan(file=file, text="也无此句")
    false = Question(
        question="?", id="q", status="answered", files=(file, "none.txt"), values=("99999999",), spans=(span,), also=(other,)
    )
    assert list(untrue([false], read)) == [
        "q: no report none.txt",
        f"q: “并无此句” is not in {file}",
        f"q: “也无此句” is not in {file}",
        "q: the value 99999999 is in none of its files",
    ]


def test_the_set_has_both_languages_and_every_kind_of_question() -> None:
    questions = FILE.questions
    languages = Counter(question.language for question in questions)
    assert len(questions) >= 160 and abs(languages["zh"] - languages["en"]) <= 10
    assert 2 * sum(bool(question.pair) for question in questions) >= len(questions)
    assert {question.kind for question in questions} == set(Kind)
    assert any(question.count is not None for question in questions)
    tags = Counter(tag for question in questions for tag in question.tags)
    assert min(tags[tag] for tag in ("follow-up", "negative", "two-conditions", "typo", "traditional", "abbreviation")) >= 8


def test_the_set_has_enough_of_every_kind_that_cannot_be_answered() -> None:
    assert sum(not question.is_answerable for question in FILE.questions) >= 40
    tags = Counter(tag for question in FILE.questions if question.status != "answered" for tag in question.tags)
    assert min(tags[t] for t in ("wrong-agency", "wrong-year", "absent-topic", "missing-detail", "false-premise", "partly")) >= 8


# Reading a question file


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("questions: [{question: 1}]", "question 1 (1): `question` must be text (numbers in quotes); question 1 (1): `status` is missing"),
        ("- a", "it is not a mapping with `questions:`"),
        ("x: [", "line 1: "),
        ("questions: 3", "`questions` must be a list"),
        ("questions: [7]", "question 1: it must be a mapping"),
        ("questions: [{id: a, question: q, status: maybe}]", "question 1 (a): `status` must be 'answered', 'partial' or 'not_found'"),
        ("questions: [{id: a, question: q, status: partial, colour: 3}]", "question 1 (a): there is no field `colour`"),
        ("questions: [{id: a, question: q, status: not_found, values: ['3']}]", "a: is not_found and yet has values"),
        ("questions: [{id: a, question: q, status: partial, pair: z}]", "a: its pair z is not there"),
        ("questions: [{id: a, question: q, status: partial, after: [z]}]", "a: follows z, which is not there"),
        ("questions: [{id: a, question: q, status: partial}, {id: a, question: q, status: partial}]", "a: 2 questions have this id"),
        ("questions: [{id: a, question: q, status: answered, kind: list, count: 2, files: [f]}]", "a: its count is 2 and it names 1 files"),
        ("questions: [{id: a, question: q, status: answered, also: [{file: f, text: t}]}]", "a: has words that may be cited as well (`also`) and none"),
        ("questions: []\nbars: {beauty: 1}", "bars: `beauty` is no metric"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_question_file_is_one_sentence(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(WrongCall) as raised:
        load_questions(path)
    message = str(raised.value)
    assert "is no question file" in message and said in message and "\n" not in message and message.endswith(".md.")


def test_a_file_that_is_missing_or_in_another_encoding_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WrongCall, match="cannot be read"):
        load_questions(tmp_path / "missing.yaml")
    (tmp_path / "gbk.yaml").write_bytes("questions: [问题]".encode("gb18030"))
    with pytest.raises(WrongCall, match="not UTF-8"):
        load_questions(tmp_path / "gbk.yaml")


# Scores


def test_words_are_found_however_the_lines_are_broken() -> None:
    assert places("受理量\n 为5 件，受理量为5件", "受理量为5件") == [Span(0, 9), Span(10, 16)]
    assert places("受理量", "") == [] and places("", "受理量") == []


@given(st.lists(st.booleans(), max_size=DEPTH), st.integers(0, 5))
def test_ndcg_is_that_of_scikit_learn(found: list[bool], missed: int) -> None:
    relevant = sum(found) + missed
    if not relevant:
        assert ndcg(found, relevant) == 0
        return
    # What was not found stands behind the tenth place.
    gains = [*map(float, found), *[0.0] * (DEPTH - len(found)), *[1.0] * missed, 0.0]
    order = [float(len(gains) - rank) for rank in range(len(gains))]
    assert ndcg(found, relevant) == pytest.approx(ndcg_score([gains], [order], k=DEPTH))


@dataclass
class Remembering:
    """The real assistant, asked each thing once; `change` is what goes wrong on the way out."""

    assistant: Assistant
    change: Callable[[Answer], Answer] = lambda answer: answer
    known: dict[tuple[str, Understood | None], Answer] = field(default_factory=dict)

    @property
    def library(self) -> Library:
        return self.assistant.library

    def ask(self, question: str, narrowed: Scope = Scope(), previous: Understood | None = None) -> Answer:
        key = (question, previous)
        if key not in self.known:
            self.known[key] = self.assistant.ask(question, narrowed, previous)
        return self.change(self.known[key])

    def changed(self, change: Callable[[Answer], Answer]) -> "Remembering":
        return Remembering(self.assistant, change, self.known)


@pytest.fixture(scope="module")
def remembering(assistant: Assistant) -> Remembering:
    return Remembering(assistant)


@pytest.fixture(scope="module")
def outcomes(remembering: Remembering) -> list[Outcome]:
    """The questions asked; slow (over a minute), as of most lists and lookups dozens of sentences are read beside the question."""
    return evaluate(remembering, ASKED, quietly)


def under_bar(answering: Remembering) -> set[str]:
    """The bars of the file that its questions, so answered, do not reach."""
    return {m.name for m in metrics(evaluate(answering, ASKED, quietly), FILE.bars) if not m.reached}


def test_the_answers_reach_the_bars(outcomes: list[Outcome]) -> None:
    short = [metric for metric in metrics(outcomes, FILE.bars) if not metric.reached]
    assert not short, [(metric.name, metric.value, metric.bar) for metric in short]


def test_a_bar_for_what_was_not_measured_is_not_reached(outcomes: list[Outcome]) -> None:
    refused = [outcome for outcome in outcomes if not outcome.question.is_answerable]
    assert {m.name for m in metrics(refused, {"list_f1": 0.1, "wrong_refusal": 0.5}) if not m.reached} == {
        "list_f1",
        "wrong_refusal",
    }


def test_every_metric_has_a_meaning(outcomes: list[Outcome]) -> None:
    assert {metric.name for metric in metrics(outcomes, {})} == set(METRICS)


def test_an_index_of_other_reports_is_one_sentence(assistant: Assistant) -> None:
    strange = Question(question="?", status="answered", files=("other.txt",))
    with pytest.raises(WrongCall, match="none of the 1 reports"):
        evaluate(assistant, [strange], quietly)


# Faults: each is put into the real answers to the whole file, which reach every bar, and falls below one


def moved(answer: Answer, by: int) -> Answer:
    """Every citation a few characters off."""

    def off(citation: Citation) -> Citation:
        span = citation.evidence.span
        start = max(0, span.start - by) if span.end + by > len(citation.evidence.report.text) else span.start + by
        return replace(citation, evidence=replace(citation.evidence, span=Span(start, start + span.end - span.start)))

    return replace(answer, citations=tuple(off(citation) for citation in answer.citations))


def without_a_report(answer: Answer) -> Answer:
    """The verdict on one report is left out."""
    return replace(answer, verdicts=tuple(v for v in answer.verdicts if not v.report.file.startswith("huadu")))


def all_yes(answer: Answer) -> Answer:
    return replace(answer, verdicts=tuple(replace(v, choice=Choice.YES) for v in answer.verdicts))


def swapped(answer: Answer) -> Answer:
    """The texts of the first two claims change places; their citations stay."""
    if len(answer.claims) < 2:
        return answer
    first, second, *others = answer.claims
    return replace(answer, claims=(replace(first, text=second.text), replace(second, text=first.text), *others))


def refused(answer: Answer) -> Answer:
    return replace(answer, status=Status.NOT_FOUND, claims=(), citations=(), verdicts=(), figures=())


def in_the_other_language(answer: Answer) -> Answer:
    other = Language.CHINESE if answer.language is Language.ENGLISH else Language.ENGLISH
    return replace(answer, language=other)


@pytest.mark.parametrize(
    ("fault", "bars"),
    [
        (lambda answer: moved(answer, 60), {"citation_recall", "citation_precision", "claims_supported"}),
        (lambda answer: moved(answer, 2), {"claims_supported"}),
        (without_a_report, {"list_f1"}),
        (all_yes, {"list_precision"}),
        (swapped, {"claims_supported"}),
        (refused, {"wrong_refusal", "figure_exact", "citation_recall", "list_f1"}),
        (in_the_other_language, {"language_right"}),
    ],
    ids=["offsets", "offsets by two", "report left out", "all yes", "values swapped", "all refused", "language"],
)
def test_a_fault_falls_below_a_bar(remembering: Remembering, fault: Callable[[Answer], Answer], bars: set[str]) -> None:
    assert bars <= under_bar(remembering.changed(fault))


def test_an_answer_to_what_cannot_be_answered_falls_below_a_bar(remembering: Remembering) -> None:
    answered = remembering.ask("花都区分局2023年行政许可申请量是多少？")

    def made_up(answer: Answer) -> Answer:
        return answer if answer.status is not Status.NOT_FOUND else replace(answered, language=answer.language)

    assert "right_refusal" in under_bar(remembering.changed(made_up))


def test_a_false_truth_falls_under_the_bar(assistant: Assistant) -> None:
    false = Question(
        question="花都区分局2023年行政许可申请量是多少？", status="answered", kind=Kind.FIGURE, values=("1",),
        files=("huadu-police-2023.txt",),
    )  # fmt: skip
    found = {m.name: m for m in metrics(evaluate(assistant, [false], quietly), {"figure_exact": 0.5})}
    assert not found["figure_exact"].reached


@pytest.mark.parametrize(
    ("computed", "text", "fits"),
    [
        ("86.3", "41530 ÷ 48102 = 86.34%", True),
        ("15.8%", "41 ÷ 260 = 15.77%", True),
        ("40.0", "4 ÷ 10 = 40%", True),
        ("15.8%", "15.77件", False),
        ("86.3", "86.37%", False),
        ("46", "46.2", False),
        ("1,274", "1274.2", False),
    ],
)
def test_a_computed_value_may_be_shown_to_more_decimals(computed: str, text: str, fits: bool) -> None:
    assert is_worked_out(computed, text) is fits


def test_only_what_something_is_stated_by_counts_for_precision(reports: dict[str, Report], remembering: Remembering) -> None:
    asked = "花都区分局2023年行政许可申请量是多少？"
    answer = remembering.ask(asked)
    (cited,) = answer.citations
    elsewhere = replace(cited, n=9, evidence=replace(cited.evidence, report=reports["haizhu"], section=0, span=Span(20, 40)))
    beside, (claim,) = replace(answer, citations=(cited, elsewhere)), answer.claims
    question = Question(question=asked, status="answered", values=("736253",), files=(reports["huadu"].file,), spans=(TrueSpan(file=reports["huadu"].file, text="行政许可申请量为736253件"),))
    assert scores(question, beside)["citation_precision"] == 1
    stated = replace(beside, claims=(replace(claim, citations=(cited.n, 9)),))
    assert scores(question, stated)["citation_precision"] == 0.5
    assert scores(question.model_copy(update={"unclear": (reports["haizhu"].file,)}), stated)["citation_precision"] == 1


@pytest.mark.parametrize(("year", "supported"), [("2023", 1.0), ("2019", 0.0)])
def test_a_year_is_supported_by_the_section_of_its_quote(remembering: Remembering, year: str, supported: float) -> None:
    asked = "花都区分局2023年行政许可申请量是多少？"
    answer = remembering.ask(asked)
    (claim,) = answer.claims
    told = replace(answer, claims=(replace(claim, text=f"{claim.text}（{year}年）"),))
    assert scores(Question(question=asked, status="answered"), told)["claims_supported"] == supported


def test_words_that_may_be_cited_count_for_precision_alone(reports: dict[str, Report], remembering: Remembering) -> None:
    asked = "花都区分局2023年有哪些存在问题和困难？"
    first, second = (TrueSpan(file=reports["huadu"].file, text=t) for t in ("政务服务能力有待进一步提高", "行政监管能力有待进一步增强"))
    answer = remembering.ask(asked)
    strict = Question(question=asked, status="answered", spans=(first,))
    found = scores(strict, answer)
    lenient = scores(strict.model_copy(update={"also": (second,)}), answer)
    assert found["citation_precision"] < lenient["citation_precision"]
    assert found["citation_recall"] == lenient["citation_recall"] == 1
    must = strict.model_copy(update={"spans": (TrueSpan(file=reports["huadu"].file, text="行政许可申请量为736253件"),), "also": (first,)})
    assert scores(must, answer)["citation_recall"] == 0


# Against a saved run


def saved(outcomes: list[Outcome], path: Path) -> SavedRun:
    save_run(record("some.yaml", outcomes, metrics(outcomes, {})), path)
    return load_run(path)


def test_a_run_against_itself_shows_no_change(outcomes: list[Outcome], tmp_path: Path) -> None:
    before = saved(outcomes, tmp_path / "run.json")
    changes = compare(record("some.yaml", outcomes, metrics(outcomes, {})), before)
    assert changes == {"metrics": [], "better": [], "worse": [], "new": [], "gone": []}


def test_what_got_worse_is_named_question_by_question(
    remembering: Remembering, outcomes: list[Outcome], tmp_path: Path
) -> None:
    right = [outcome for outcome in outcomes if outcome.is_right and outcome.question.kind is Kind.FIGURE]
    asked = [o.question for o in right if o.question.is_answerable and not o.question.after][:4]
    before = saved([o for o in right if o.question in asked[:UNCHANGED]], tmp_path / "run.json")
    worse = evaluate(
        remembering.changed(lambda a: refused(a) if a.question == asked[0].question else a), asked, quietly
    )
    changes = compare(record("some.yaml", worse, metrics(worse, {})), before)
    assert [change["id"] for change in changes["worse"]] == [asked[0].id] and not changes["better"]
    assert changes["worse"][0]["status"] == ["answered", "not_found"] and changes["new"] == [asked[3].id]
    moved_metrics: dict[str, Metric] = {change["name"]: change for change in changes["metrics"]}
    assert "wrong_refusal" in moved_metrics


def test_a_file_that_is_no_saved_run_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    for content in ("{", "[]", json.dumps({"metrics": 1})):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(WrongCall, match="is no saved run"):
            load_run(path)
    with pytest.raises(WrongCall, match="cannot be read"):
        load_run(tmp_path / "missing.json")


@pytest.mark.parametrize(
    ("shown", "known", "results"),
    [
        ("97.1% − 91.59% = 5.51", {"97.1", "91.59"}, ["5.51"]),
        ("8914 − 7846 = 1068, 1068 ÷ 7846 = 13.61%", {"8914", "7846"}, ["1068", "13.61"]),
        ("8914 − 7846 = 1069, 1069 ÷ 7846 = 13.62%", {"8914", "7846"}, []),
        ("97.1% − 90% = 7.1", {"97.1"}, []),
    ],
)
def test_a_sum_shown_is_followed_from_printed_numbers_and_sums_before_it(shown: str, known: set[str], results: list[str]) -> None:
    assert list(worked_out(shown, known)) == results
