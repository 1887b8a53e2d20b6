"""The bench beside the peers: its truth, its scores, its side that runs in this environment."""

from pathlib import Path

import pytest

from bench.peers.questions import made_up_reports, reports_asked
from bench.peers.run import opened
from bench.peers.scores import best_count, first, list_scores, overlap, ranking_scores, true_slices
from bench.peers.table import Compared, rows, table
from bench.peers.work import Chunk, Outcome, Question, Reply, TrueSpan, Work, read_outcome, read_work, write_json
from corpus.settings import PROJECT, REPORTS
from tests.made_up import made_up
from tests.made_up.wording import themes, told

LIST = Question("who", "哪些单位提到信息孤岛？", "zh", True, ("a.txt", "b.txt"), ("c.txt",))
SPANNED = Question("how many", "受理了多少件？", "zh", False, spans=(TrueSpan("a.txt", "受理49件"),))
CHUNKS = (Chunk("d.txt", 0, 9), Chunk("a.txt", 0, 5), Chunk("b.txt", 0, 9), Chunk("a.txt", 5, 12))


@pytest.fixture
def work(tmp_path: Path) -> Work:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text("一、概况。受理49件。\n", encoding="utf-8")
    return Work("four", tmp_path, tmp_path, tmp_path, ("a.txt", "b.txt", "c.txt", "d.txt"), (LIST, SPANNED))


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Work:
    return reports_asked(PROJECT / "eval_questions.yaml", REPORTS, tmp_path_factory.mktemp("five"), Path("unused"))


def outcome(*replies: Reply) -> Outcome:
    return Outcome("words", {"jieba": "0"}, CHUNKS, replies, 2.0, 100.0)


def ranked(*numbers: int) -> Reply:
    return Reply(SPANNED.id, numbers, (), (), 5.0)


def test_an_unclear_report_counts_neither_way() -> None:
    with_unclear = list_scores([LIST], {LIST.id: ["a.txt", "b.txt", "c.txt"]})
    assert with_unclear == list_scores([LIST], {LIST.id: ["a.txt", "b.txt"]})
    assert with_unclear.f1 == 1.0


def test_a_report_found_twice_counts_once_and_a_wrong_one_costs_precision() -> None:
    scores = list_scores([LIST], {LIST.id: ["a.txt", "a.txt", "d.txt"]})
    assert (scores.precision, scores.recall) == (0.5, 0.5)


def test_the_best_k_is_the_smallest_with_the_best_f1() -> None:
    found = outcome(Reply(LIST.id, (), (1, 2, 3, 0), (), 5.0))
    assert best_count([LIST], found) == 2
    assert list(first(found, 2)[LIST.id]) == ["a.txt", "b.txt"]


def test_a_hit_overlaps_the_span_in_the_right_report(work: Work) -> None:
    assert [work.text_of("a.txt")[s.start : s.end] for s in true_slices(work, SPANNED)] == ["受理49件"]
    assert overlap(Chunk("a.txt", 5, 12), Chunk("a.txt", 11, 13))
    assert not overlap(Chunk("a.txt", 0, 5), Chunk("a.txt", 5, 9))
    assert not overlap(Chunk("b.txt", 0, 9), Chunk("a.txt", 0, 9))


def test_rankings_are_scored_by_where_the_first_hit_stands(work: Work) -> None:
    at_top = ranking_scores(work, [SPANNED], outcome(ranked(3, 0, 1)))
    third = ranking_scores(work, [SPANNED], outcome(ranked(2, 0, 3)))
    never = ranking_scores(work, [SPANNED], outcome(ranked(2, 0)))
    assert at_top == {"hit@1": 1.0, "hit@5": 1.0, "nDCG@10": 1.0}
    assert third == {"hit@1": 0.0, "hit@5": 1.0, "nDCG@10": pytest.approx(0.5)}
    assert set(never.values()) == {0.0}


def test_a_question_whose_span_no_chunk_holds_counts_as_missed(work: Work) -> None:
    nowhere = Question("nowhere", "？", "zh", False, spans=(TrueSpan("c.txt", "受理49件"),))
    found = outcome(ranked(3), Reply(nowhere.id, (0,), (), (), 5.0))
    assert ranking_scores(work, [SPANNED, nowhere], found)["hit@1"] == 0.5


def test_work_and_outcome_come_back_as_they_were_written(work: Work, tmp_path: Path) -> None:
    made = outcome(ranked(3, 0), Reply(LIST.id, (), (1, 2), ("a.txt",), 5.0, (CHUNKS[0],)))
    write_json(tmp_path / "work.json", work)
    write_json(tmp_path / "outcome.json", made)
    assert read_work(tmp_path / "work.json") == work
    assert read_outcome(tmp_path / "outcome.json") == made


def test_the_five_reports_bring_questions_whose_spans_are_there(five: Work) -> None:
    assert len(five.files) == 5
    for question in five.questions:
        assert question.is_list or list(true_slices(five, question)), question.id
        assert set(question.files) <= set(five.files) or not question.is_list, question.id


def test_plain_bm25_runs_over_the_five_reports(five: Work) -> None:
    side = opened("words")
    side.load(five)
    chunks = side.index(five)
    for chunk in chunks:
        line = five.text_of(chunk.file)[chunk.start : chunk.end]
        assert line.strip() and "\n" not in line
    best = chunks[side.search("部门信息共享难突破", 1)[0]]
    assert "信息共享难" in five.text_of(best.file)[best.start : best.end]
    assert side.search("quantum", 5) == []


def test_made_up_reports_are_asked_in_two_languages_and_the_truth_is_theirs(tmp_path: Path) -> None:
    asked = made_up_reports(12, 3, "measuring", tmp_path, Path("unused"))
    truths = {report.name: report.truth for report in made_up(12, 3, "measuring")}
    assert sorted(truths) == sorted(asked.files)
    assert {question.language for question in asked.questions} == {"zh", "en"}
    problems = {theme["id"] for theme in themes("problems")}
    asked_of = [(q, q.id.rpartition("-")[0]) for q in asked.questions if q.id.rpartition("-")[0] in problems]
    assert len(asked_of) > 10
    for question, theme in asked_of:
        named = {name for name, truth in truths.items() if any(theme in told(m.theme, m.phrasing).surely for m in truth.problems)}
        assert set(question.files) == named and not named & set(question.unclear)


def test_the_table_has_a_row_a_side_its_best_k_and_every_report_always(work: Work) -> None:
    found = outcome(ranked(3, 0), Reply(LIST.id, (), (1, 0, 2), ("a.txt", "d.txt"), 7.0))
    made = rows(work, {"words": [found]})
    assert [row.name.rpartition(", ")[2] for row in made] == ["as it comes", "best k = 3", "always"]
    lines = table(Compared(work, work.characters(), {"words": [found]}, made)).splitlines()
    assert len({line.count("|") for line in lines[2:]}) == 1


def test_nothing_of_the_peers_enters_the_lock_and_every_pin_is_exact() -> None:
    pins = [
        line
        for line in (PROJECT / "bench/peers/requirements.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert pins and all("==" in line for line in pins)
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8").lower()
    for name in ("haystack", "txtai", "llama-index-embeddings-huggingface"):
        assert f"\n{name}" not in lock
        assert any(pin.startswith(name) or name in pin for pin in pins)
