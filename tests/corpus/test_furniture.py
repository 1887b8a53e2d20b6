"""Page furniture: out of the report, never lost, and its metadata read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.furniture import page_metadata, restored, without_furniture
from corpus.settings import REPORTS
from corpus.types import Report

FILES = sorted(REPORTS.glob("*.txt"))


def test_the_lechang_report_starts_with_its_title_and_ends_with_its_date(reports: dict[str, Report]) -> None:
    text = reports["lechang"].text
    assert text.strip().startswith("乐昌市2019年度行政许可实施和监督管理情况报告")
    assert text.strip().endswith("2020年2月20日")


@pytest.mark.parametrize("words", ["扫一扫", "您当前的位置", "访问量", "打印", "字体", "政务微博", "相关文件"])
def test_the_web_page_around_the_lechang_report_is_gone(reports: dict[str, Report], words: str) -> None:
    assert words not in reports["lechang"].text


def test_what_the_page_says_of_the_report_is_kept(reports: dict[str, Report]) -> None:
    page = page_metadata(reports["lechang"].furniture)
    assert page.published == "2020-02-27"
    assert page.source == "乐昌市政务服务数据管理局"
    assert page.breadcrumb[-1] == "改革信息" and "审批改革" in page.breadcrumb


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_text_and_furniture_together_are_the_file(path: object) -> None:
    source = REPORTS.joinpath(str(path)).read_text(encoding="utf-8")
    text, furniture = without_furniture(source)
    assert restored(text, furniture) == source


@pytest.mark.parametrize("first", ["haizhu", "huadu", "jiangmen", "guangzhou"])
def test_a_report_without_a_page_around_it_loses_no_word(reports: dict[str, Report], first: str) -> None:
    assert not any(piece.text.strip() for piece in reports[first].furniture if piece.text.strip() != "附件:")


def test_a_sentence_that_only_mentions_furniture_stays() -> None:
    sentence = "群众可在窗口打印证明，来源：广东省政务服务网的数据用于核对，网站访问量：逐年上升，关闭窗口3个。\n"
    assert without_furniture("一、基本情况\n" + sentence + "二、存在问题\n没有。\n")[0].count(sentence) == 1


LINES = [
    "扫一扫\n",
    "【打印】 【字体:\n",
    "一、基本情况\n",
    "受理1件。\n",
    "\n",
    "相关文件：\n",
    "时间:2020-02-27 来源:某局\n",
    "首页 > 公开\n",
]


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_any_page_can_be_put_together_again(lines: list[str]) -> None:
    source = "".join(lines)
    text, furniture = without_furniture(source)
    assert restored(text, furniture) == source
