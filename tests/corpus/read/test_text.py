"""Plain text: encodings, and files that are something else."""

from pathlib import Path

import pytest
from opencc import OpenCC

from corpus.errors import UnreadableReport
from tests.corpus.read.made import TEXT, html_page, paragraphs_of, report_of

TRADITIONAL = OpenCC("s2tw").convert(TEXT)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_simplified_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    assert report_of(tmp_path, "report.txt", TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "big5hkscs"])
def test_traditional_text_is_not_taken_for_another_encoding(tmp_path: Path, encoding: str) -> None:
    assert report_of(tmp_path, "report.txt", TRADITIONAL.encode(encoding)).text == TRADITIONAL


def test_line_ends_of_windows_and_old_macs_become_newlines(tmp_path: Path) -> None:
    assert report_of(tmp_path, "a.txt", TEXT.replace("\n", "\r\n").encode()).text == TEXT
    assert report_of(tmp_path, "b.txt", TEXT.replace("\n", "\r").encode()).text == TEXT


def test_a_single_damaged_character_is_shown_as_damaged_and_warned_of(tmp_path: Path) -> None:
    content = TEXT.encode()
    at = content.index("信息孤岛".encode())
    report = report_of(tmp_path, "report.txt", content[: at + 1] + content[at + 3 :])
    assert report.text == TEXT.replace("信息孤岛", "\ufffd息孤岛")
    assert any("could not be decoded" in warning for warning in report.warnings)


def test_a_web_page_saved_as_txt_is_read_as_a_page(tmp_path: Path) -> None:
    assert report_of(tmp_path, "report.txt", html_page(paragraphs_of())).text == TEXT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf\xe3\x80\x80\n", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is a Word file saved as .txt"),
        ("ࡱ> bjbj HYPERLINK \\l PAGEREF _Toc 1".encode() + TEXT.encode(), "is a Word file saved as .txt"),
        (rb"{\rtf1\ansi\ansicpg936 \'b1\'a8}", "is a Word file (RTF) saved as .txt"),
        (b"PK\x03\x04" + b"\0" * 60, "is a Word or ZIP file saved as .txt"),
        (b"%PDF-1.4\n", "is a PDF file saved as .txt"),
        (bytes(range(256)) * 8, "is not text in UTF-8, GB18030 or Big5"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableReport) as refused:
        report_of(tmp_path, "report.txt", content)
    assert refused.value.reason == reason


MARKDOWN = """{title}
===

> 来源：[市水务局](http://a.cn)

## 一、基本情况

全年受理**1,203件**，准予`1,190`件。

| 事项 | 受理 |
|---|---|
| 取水许可 | 20 |

"""


@pytest.mark.parametrize("name", ["report.md", "report.txt"])
def test_markdown_is_read_without_its_marks(tmp_path: Path, name: str) -> None:
    content = MARKDOWN.replace("{title}", TEXT.splitlines()[0]) + TEXT
    text = report_of(tmp_path, name, content.encode()).text
    assert text.startswith(TEXT.splitlines()[0]) and "全年受理1,203件，准予1,190件。" in text
    assert not any(mark in text for mark in ("#", "**", "==", "`", "](", "> "))
    assert "\n一、基本情况\n" in text and "取水许可 | 20" in text
