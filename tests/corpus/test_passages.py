"""Passages: whole sentences of one section under the token budget."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.passages import embedded_text, groups, passages, token_count
from corpus.sentences import sentences
from corpus.types import Report, Span
from tests.texts import report_of

FIRST_WORDS = ["guangzhou", "haizhu", "huadu", "jiangmen", "lechang"]
BUDGET = 320


@pytest.mark.parametrize("first", FIRST_WORDS)
def test_passages_cover_all_words_of_a_report_once(reports: dict[str, Report], first: str) -> None:
    report = reports[first]
    covered = "".join(report.text[p.start : p.end] for p in passages(report, BUDGET))
    assert "".join(covered.split()) == "".join(report.text.split())


@pytest.mark.parametrize("first", FIRST_WORDS)
def test_a_passage_lies_in_one_section_and_within_the_budget(reports: dict[str, Report], first: str) -> None:
    report = reports[first]
    for passage in passages(report, BUDGET):
        assert report.sections[passage.section].span.holds(Span(passage.start, passage.end))
        assert token_count(report.text[passage.start : passage.end]) <= BUDGET


@pytest.mark.parametrize("first", FIRST_WORDS)
def test_a_passage_is_cut_between_sentences(reports: dict[str, Report], first: str) -> None:
    report = reports[first]
    ends = {s.end for section in report.sections for s in sentences(report.text, section.start, section.end)}
    long = [p for p in passages(report, BUDGET) if token_count(report.text[p.start : p.end]) < BUDGET // 2]
    assert all(passage.end in ends for passage in long)


@pytest.mark.parametrize("first", FIRST_WORDS)
def test_sentences_of_a_passage_are_in_it_and_in_order(reports: dict[str, Report], first: str) -> None:
    for passage in passages(reports[first], BUDGET):
        assert passage.sentences and list(passage.sentences) == sorted(passage.sentences)
        assert passage.sentences[0].start == passage.start and passage.sentences[-1].end == passage.end


def test_headings_and_agency_are_embedded_with_the_passage_and_not_quoted(reports: dict[str, Report]) -> None:
    report = reports["lechang"]
    passage = next(p for p in passages(report, BUDGET) if "两套系统" in report.text[p.start : p.end])
    text = embedded_text(report, passage)
    assert text.startswith("乐昌市政务服务数据管理局2019年 三、存在问题 (一)信息孤岛")
    assert "乐昌市政务服务数据管理局" not in report.text[passage.start : passage.end]


def test_embedded_text_of_a_traditional_report_is_simplified(reports: dict[str, Report]) -> None:
    report = reports["guangzhou"]
    texts = [embedded_text(report, passage) for passage in passages(report, BUDGET)]
    assert any("一、推进业务集成,服务提质增效" in text and "打破警种界限" in text for text in texts)


def test_a_smaller_budget_gives_more_passages(reports: dict[str, Report]) -> None:
    assert len(passages(reports["huadu"], 100)) > len(passages(reports["huadu"], 400))


def test_a_sentence_over_the_budget_is_cut_at_commas() -> None:
    clause = "推动政务服务事项标准化管理规范全面落实，"
    report = report_of("一、基本情况\n" + clause * 40 + "完成。\n")
    cut = passages(report, 64)
    assert len(cut) > 5
    assert all(report.text[p.start : p.end].rstrip()[-1] in "，。况" for p in cut)


@given(st.text(alphabet="受理许可信息共享，。；：\n 、！\U00020000ab1", max_size=400), st.integers(64, 200))
def test_any_text_is_cut_within_the_budget_and_loses_nothing(text: str, budget: int) -> None:
    pieces = groups(text, budget)
    assert all(token_count(text[p.start : p.end]) <= budget for p in pieces)
    assert "".join("".join(text[p.start : p.end].split()) for p in pieces) == "".join(text.split())
