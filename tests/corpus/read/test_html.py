"""Web pages: what a browser shows of the main content."""

import time
from pathlib import Path

import pytest
from opencc import OpenCC

from corpus.errors import UnreadableReport
from corpus.furniture import restored
from corpus.limits import Limits
from corpus.read.html import read_html
from tests.corpus.read.made import LINES, PARAGRAPHS, TEXT, TITLE, html_page, paragraphs_of, report_of

TRADITIONAL = tuple(OpenCC("s2tw").convert(line) for line in LINES)


def text_of(body: str, head: str = "") -> str:
    return read_html(html_page(body, head), "page.html", Limits()).text


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "gb18030"])
def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path, charset: str) -> None:
    assert report_of(tmp_path, "page.html", html_page(paragraphs_of(), charset=charset)).text == TEXT


def test_a_byte_order_mark_counts_more_than_the_declaration(tmp_path: Path) -> None:
    page = b"\xef\xbb\xbf" + html_page(paragraphs_of()).replace(b'charset="utf-8"', b'charset="gb2312"')
    assert report_of(tmp_path, "page.htm", page).text == TEXT


def test_a_page_that_declares_gb2312_but_is_utf8_is_read_as_utf8(tmp_path: Path) -> None:
    page = html_page(paragraphs_of()).replace(b'charset="utf-8"', b'charset="gb2312"')
    assert report_of(tmp_path, "page.html", page).text == TEXT


def test_scripts_styles_comments_hidden_parts_and_form_fields_are_gone() -> None:
    junk = (
        "<script>var a='脚本。';</script><style>p{content:'样式。'}</style><!-- 注释。 --><noscript>无脚本。</noscript>"
        "<div style='display: none'>隐藏。</div><p hidden>隐藏。</p><button>按钮。</button><select><option>选项。</select>"
    )
    assert text_of(junk + paragraphs_of()) == TEXT


def test_navigation_is_gone_and_the_breadcrumb_goes_to_the_furniture(tmp_path: Path) -> None:
    links = "".join(
        f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(["首页", "政务公开", "办事服务", "互动交流"])
    )
    crumbs = '<nav>当前位置：<a href="/">首页</a> &gt; <a href="/a">乐昌市自然资源局</a></nav>'
    foot = "<footer>联系我们 网站地图</footer>"
    report = report_of(tmp_path, "page.html", html_page(f"<ul>{links}</ul>{crumbs}{paragraphs_of()}{foot}"))
    assert report.text == TEXT
    assert "当前位置：首页 > 乐昌市自然资源局" in restored(report.text, report.furniture)


def test_labels_outside_a_known_container_are_gone_and_prose_and_headlines_stay() -> None:
    content = f'<div class="TRS_Editor">{paragraphs_of(PARAGRAPHS)}</div>'
    page = f"<div>用户中心</div><h1>{TITLE}</h1>{content}<div>适老版</div><p>本报告由办公室解释。</p>"
    assert text_of(page) == f"{TEXT}\n本报告由办公室解释。"


def test_prose_is_kept_whatever_its_block_is_called() -> None:
    assert text_of(f'<div class="footer">{paragraphs_of()}</div>') == TEXT


def test_the_two_parts_of_a_report_in_containers_of_one_name_are_both_read() -> None:
    parts = [paragraphs_of(LINES[:4]), paragraphs_of(LINES[4:])]
    assert text_of("".join(f'<div class="content">{part}</div>' for part in parts)) == TEXT


def test_entities_are_decoded_and_space_is_what_a_browser_shows() -> None:
    assert text_of("<p>&#12298;条例&#x300B;&ldquo;放管服&rdquo;&amp;&lt;改革&gt;</p>") == "《条例》“放管服”&<改革>"
    assert text_of("<p>　　营商\n    环境<b>条</b>例，\n2023年  度</p>") == "营商环境条例， 2023年 度"


def test_breaks_and_blocks_part_lines_and_inline_elements_do_not() -> None:
    body = "一、<b>基本</b><span>情况</span><br>正文<div>块<p>段</p>尾</div>末"
    assert text_of(body).split("\n") == ["一、基本情况", "正文", "块", "段", "尾", "末"]


def test_the_numbers_of_a_numbered_list_are_printed_once() -> None:
    assert text_of("<ol start=3><li>优化流程</li><li>压缩时限</li></ol>") == "3. 优化流程\n4. 压缩时限"
    assert text_of("<ol><li>1、优化流程</li><li>2、压缩时限</li></ol>") == "1、优化流程\n2、压缩时限"


def test_table_cells_are_kept_apart_also_when_empty_or_merged() -> None:
    table = (
        "<table><tr><th rowspan=2>事项</th><th colspan=2>数量</th></tr><tr><td>受理</td><td>办结</td></tr>"
        "<tr><td><p>采矿</p><p>登记</p></td><td></td><td>5件</td></tr></table>"
    )
    assert text_of(table) == "事项 | 数量 | \n | 受理 | 办结\n采矿 登记 |  | 5件"


def test_a_table_that_arranges_the_page_is_read_as_text() -> None:
    assert text_of(f"<table><tr><td>左</td><td>{paragraphs_of()}</td></tr></table>") == f"左\n{TEXT}"
    assert (
        text_of(f"<table><tr><td><table><tr><td>甲<td>乙</table>{LINES[0]}</td></tr></table>") == f"甲 | 乙\n{LINES[0]}"
    )


def test_title_and_meta_tags_are_metadata(tmp_path: Path) -> None:
    head = (
        f'<title>首页</title><meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-3-05 10:00">'
        '<meta name="ContentSource" content="乐昌市自然资源局"><meta name="Url" content="http://www.lechang.gov.cn/a.html">'
    )
    about = read_html(html_page(paragraphs_of(), head), "page.html", Limits()).about
    assert (about.title, about.published, about.source) == (TITLE, "2024-03-05", "乐昌市自然资源局")
    report = report_of(tmp_path, "page.html", html_page(paragraphs_of(), head))
    assert report.metadata.address == "http://www.lechang.gov.cn/a.html"
    assert report.metadata.date == "2024-03-05"


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body>&x;{paragraphs_of()}</body></html>'
    assert "机密" not in read_html(page.encode(), "page.html", Limits()).text


def test_a_page_nested_without_end_is_refused_and_never_read_in_part() -> None:
    with pytest.raises(UnreadableReport, match="lie too deep in each other to be read whole"):
        read_html(html_page(paragraphs_of() + "<div>" * 50_000 + paragraphs_of()), "page.html", Limits())


def test_faces_that_an_editor_left_open_by_the_hundred_do_not_cut_the_report_off() -> None:
    faces = "".join(f"<font color=red><b>{line}<br>" for line in LINES) + "<font>" * 400 + "完。"
    assert text_of(faces) == f"{TEXT}\n完。"


def test_the_number_of_an_item_stands_before_its_first_paragraph() -> None:
    items = "<ol><li><p>优化流程</p></li><li><div>压缩时限</div><p>再造流程</p></li><li></li><li>其他</li></ol>后文"
    assert text_of(items) == "1. 优化流程\n2. 压缩时限\n再造流程\n4. 其他\n后文"


def test_a_headline_in_a_table_makes_it_one_that_arranges_the_page() -> None:
    assert text_of(f"<table><tr><td><h1>{TITLE}</h1></td><td>正文</td></tr></table>") == f"{TITLE}\n正文"


@pytest.mark.parametrize(
    "body",
    [
        "<ol>" + "<li>一</li>" * 20_000 + "</ol>",
        "<table><tr><td>" * 70 + "一",
        ("<table><tr><td>" * 60 + "一" * 100 + "</table>" * 60) * 30,
        "<div>" * 200 + "<p><a href=x>一</a>" * 20_000,
        "<table>" + "<tr><td rowspan=60 colspan=60>一" * 200,
    ],
    ids=["long list", "deep tables", "deep tables in a row", "links in deep blocks", "merged cells"],
)
def test_a_page_made_to_take_long_takes_seconds(body: str) -> None:
    started = time.process_time()
    assert "一" in text_of(body)
    assert time.process_time() - started < 15


def test_tables_that_claim_more_cells_than_a_page_can_show_are_refused() -> None:
    with pytest.raises(UnreadableReport, match="tables claim more than 1000000 cells"):
        text_of("<table>" + "<tr><td colspan=999 rowspan=999>一" * 300 + "</table>")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<frameset cols='9%,*'><frame src=a.html><frame src=b.html></frameset>", "only holds frames"),
        ("<body><div id=app></div><script src=a.js></script></body>", "shows nothing until its JavaScript runs"),
    ],
)
def test_a_page_whose_text_is_elsewhere_is_refused_with_the_way_to_get_it(page: str, reason: str) -> None:
    with pytest.raises(UnreadableReport, match=reason):
        read_html(f"<html>{page}</html>".encode(), "page.html", Limits())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "gb18030", "big5"])
@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312"])
def test_the_same_page_in_every_encoding_gives_the_same_text_whatever_it_declares(encoding: str, declared: str) -> None:
    lines = TRADITIONAL if encoding == "big5" else LINES
    page = html_page(paragraphs_of(lines), charset="utf-8").decode()
    page = page.replace('<meta charset="utf-8">', f'<meta charset="{declared}">' if declared else "")
    assert read_html(page.encode(encoding), "page.html", Limits()).text == "\n".join(lines)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<h1>404 Not Found</h1>", "is an error page"),
        ("<p>抱歉，您访问的页面不存在或已被删除，请返回首页重新查找。</p>", "is an error page"),
        ("", "too few for a report"),
    ],
)
def test_a_page_without_a_report_is_refused(tmp_path: Path, body: str, reason: str) -> None:
    with pytest.raises(UnreadableReport) as refused:
        report_of(tmp_path, "page.html", html_page(body))
    assert refused.value.reason.endswith(reason)


def test_a_damaged_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match="is not text"):
        report_of(tmp_path, "page.html", html_page(paragraphs_of())[:40] + bytes(range(256)) * 8)
