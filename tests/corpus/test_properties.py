"""Whatever the text, the laws of the corpus hold, and no text takes long."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue import Catalogue, Changes, Entry
from corpus.errors import UnreadableReport
from corpus.figures import figures
from corpus.furniture import restored, without_furniture
from corpus.passages import passages
from corpus.read.refusals import has_keyword_line, refuse_if_no_report
from corpus.repair import search_text
from tests.conftest import LONG_FORM
from tests.laws import BUDGET, hold_all, search_text_leads_back
from tests.texts import report_of

HEADINGS = (
    "一、基本情况", "二、存在问题和困难", "三、下一步工作措施及有关建议", "（一）依法实施情况。我局", "(二)公开公示", "1.", "2、", "3）", "①", "一是", "第一，",
    "第二部分 ", "事项办件情况。", "标准化方面。", "基本情况", "十一、", "（十）", "三、后监管开展情况", "1、建筑工程施工许可:申请310件", "（", "一、",
)  # fmt: skip
FURNITURE = (
    "当前位置:首页 > 政务公开 > 乐昌市自然资源局", "索引号：", "【打印】【字体:大 中 小】", "浏览次数:-", "发布时间：2024-03-05", "来源：乐昌市自然资源局",
    "分享到", "附件:1.统计表.xlsx", "读屏专用", "http://www.gd.gov.cn/a?b=c", "澳门新葡京 百家乐 真人娱乐",
)  # fmt: skip
WORDS = (
    "根据《广东省行政许可监督管理条例》的要求，", "现将我局2023年度行政许可实施情况报告如下：", "受理1,245件", "同比上升65.86%", "10,050,203.9元", "１２３件", "0件",
    "99.70%。", "50至60人次", "12345热线", "监(jiān)督管理", "關(guān)於", "受理?xiàng)l件", "管理(li)", "或?qū)嵤", "营商 环境条例", "2023 年", "国务\u3000院",
    "衞生", "裏", "著力", "乐昌市自然资源局", "2024年3月1日", "二〇二四年二月八日", "2017-2022年", "| 甲 |  | 5件 |", "┌──┬──┐", "@@", "？。ㄒ唬╅_", "English text, 3.5%.",
)  # fmt: skip
ODD = (
    "\0", "\ud800", "\udfff", "\u202e", "\u200b", "\u200d", "\ufeff", "\u00ad", "e\u0301\u0327", "\u0345", "\U0001f469\u200d\U0001f4bb", "\U00020000", "ﷺ", "㎡", "㍿", "①",
    "½", "ﬁ", "İ", "ß", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\r", "\r\n", "\t", "\u3000", "\ue000", "\uffff", "٣", "\U0001d7d7", "²", "Ⅳ", "\u3007", "(((((((", "））））", "《《《", "-", "—",
)  # fmt: skip
MARKS = ("\n", "\n\n", "。", "，", "；", "：", "、", " ", "(", ")", "（", "）", "年", "件", "%", "1", "局")

pieces = st.sampled_from(HEADINGS + FURNITURE + WORDS + ODD + MARKS)
genre = st.lists(st.one_of(pieces, pieces, pieces, st.text(max_size=6)), max_size=60).map("".join)
long_line = st.builds(lambda piece, times: piece * times, pieces, st.integers(1, 400))
any_text = st.one_of(genre, st.text(max_size=300), st.text(st.characters(exclude_categories=()), max_size=200))


@given(any_text)
def test_the_laws_hold_for_any_text(text: str) -> None:
    hold_all(report_of(text))


@given(genre, long_line, genre)
def test_the_laws_hold_with_a_long_repetition_within(before: str, middle: str, after: str) -> None:
    hold_all(report_of(before + middle + after))


@given(any_text)
def test_furniture_put_back_gives_the_source(source: str) -> None:
    text, furniture = without_furniture(source)
    assert restored(text, furniture) == source


@given(any_text)
def test_the_search_text_of_any_text_leads_back(text: str) -> None:
    search_text_leads_back(text, search_text(text))


@given(any_text, st.text(max_size=20))
def test_a_text_is_taken_or_refused_with_a_reason(text: str, title: str) -> None:
    try:
        refuse_if_no_report(text, "report.txt", title)
    except UnreadableReport as error:
        assert error.reason


def test_every_text_comes_back_from_the_catalogue(tmp_path_factory: pytest.TempPathFactory) -> None:
    catalogue = Catalogue.in_folder(tmp_path_factory.mktemp("catalogue"), "")
    catalogue.create()

    @given(any_text)
    def comes_back(text: str) -> None:
        report = report_of(text)
        entry = Entry(report, passages(report, BUDGET), figures(report))
        catalogue.apply(Changes(removed=tuple(known.id for known in catalogue.known()), written=(entry,)))
        assert catalogue.snapshot().entries == (entry,)

    comes_back()


# Long enough that work which grows with the square of the length shows, and the seconds of the processor it may take.
LONG, MOST_SECONDS = (200_000, 30) if LONG_FORM else (40_000, 6)
REPEATED = (
    "一、", "(一)", "((((", "（", "1.1.1.", "1", "１", " ", "\u3000", "\t", "\n", " \n", "附件:", "附\n", "，", "。", "首页>", "局", "市", "乐昌市自然资源局", "2023年",
    "二〇二三年", "2023年1月1日\n", "监(jiān)", "监(jiān", "监(a", "监(", "监 ", "?xiàng", "\u200b", "e\u0301", "\U0001f600", "1 件 ", "12,", "1,000", "12.5%", "404 ", "1件",
    "1至", "赌", "澳门新葡京", "http://", ".pdf ", "-", ".", "a", "\r", "\x0c", "第一，", "存在问题", "\n乐昌市局\n", "一、\n", "现将我局", "@@",
)  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_a_long_line_of_one_piece_takes_no_time_that_grows_with_its_square(piece: str) -> None:
    spent = seconds_to_read(piece, LONG)
    # A slow machine takes longer; work that grows with the square takes sixteen times as long for four times the text.
    assert spent < MOST_SECONDS or spent < 8 * seconds_to_read(piece, LONG // 4)


def seconds_to_read(piece: str, length: int) -> float:
    """Seconds of the processor for a report with one line of so many characters."""
    text = "乐昌市自然资源局2023年度报告\n一、基本情况\n" + (piece * length)[:length] + "\n二、存在问题\n无。"
    started = time.process_time()
    report = report_of(text)
    has_keyword_line(report.text)
    passages(report, BUDGET)
    figures(report)
    return time.process_time() - started
