"""What reaches the browser: escaped text, exact highlights."""

import re
from html import unescape

import pytest

from assistant.types import Citation, Language
from assistant.web.markup import Html, element, highlighted, safe
from assistant.web.source import report_panel, source_panel
from assistant.web.words import words_in
from corpus.types import Report, Span
from tests.web.scripted import evidence_for, read_folder

ENGLISH = words_in(Language.ENGLISH)
MARKED = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)


def shown(markup: str) -> str:
    """The text a reader sees of some markup."""
    return unescape(re.sub(r"<[^>]*>", "", markup))


@pytest.fixture(scope="module")
def lechang() -> Report:
    return next(report for report in read_folder() if report.file.startswith("lechang"))


def test_text_is_escaped_and_markup_is_not() -> None:
    assert element("p", '<img onerror="x">', Html("<b>信</b>")) == "<p>&lt;img onerror=&quot;x&quot;&gt;<b>信</b></p>"
    assert element("p", title='"><script>') == '<p title="&quot;&gt;&lt;script&gt;"></p>'
    assert safe(safe("<")) == "&lt;"


def test_an_attribute_that_is_none_or_false_is_left_out() -> None:
    assert element("button", hidden=None, disabled=False, data_close=True, data_n=0) == (
        '<button data-close data-n="0"></button>'
    )


def test_the_highlight_is_exactly_the_quote_wherever_it_stands(lechang: Report) -> None:
    section = next(s for s in lechang.sections if s.heading_path and "信息孤岛" in s.heading_path[-1])
    quotes = (
        Span(section.start, section.start + 3),
        Span(section.start + 3, section.heading_end + 4),
        Span(section.heading_end + 5, section.heading_end + 20),
        Span(section.end - 4, section.end),
        section.span,
    )
    for quote in quotes:
        markup = highlighted(lechang, section.span, quote)
        assert [shown(marked) for marked in MARKED.findall(markup)] == [lechang.quote(quote)]
        assert shown(markup) == lechang.quote(section.span)


def test_the_source_shows_the_whole_section_with_its_headings(lechang: Report) -> None:
    evidence = evidence_for(lechang, "二是部门之间审批信息不能互联互通")
    panel = source_panel(Citation(1, evidence), 0, ENGLISH)
    assert lechang.quote(lechang.whole_section(evidence.section)) in shown(panel)
    assert "三、存在问题" in shown(panel) and "乐昌市政务服务数据管理局" in shown(panel) and "2019" in shown(panel)


def test_a_report_is_shown_without_losing_a_character(lechang: Report) -> None:
    texts = re.findall(r'<div class="report-text"[^>]*>(.*?)</div>', report_panel(lechang, ENGLISH), re.DOTALL)
    assert "".join(shown(text) for text in texts) == lechang.text
