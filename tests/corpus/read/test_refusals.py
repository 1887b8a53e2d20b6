"""Texts that are no report, and reports that only look a little like them."""

import os
from pathlib import Path

import pytest

from corpus.errors import UnreadableReport, WrongCall
from corpus.read import LIMITS, READERS, read_bytes, read_report, source_files
from corpus.read.refusals import has_keyword_line, refuse_if_no_report
from tests.corpus.read.made import LINES, PARAGRAPHS, TEXT, TITLE, report_of, saved

ANNOUNCEMENT = (
    f"{TITLE}\n根据《广东省行政许可监督管理条例》的要求，现将《{TITLE}》予以公布，欢迎社会各界监督。\n"
    "联系人：张三，联系电话：0751-1234567。\n附件：{}.pdf"
)
KEYWORDS = "澳门新葡京_百家乐平台_手机版下载_真人娱乐-官网"


def refusal(text: str) -> str:
    with pytest.raises(UnreadableReport) as refused:
        refuse_if_no_report(text, "report.txt")
    return refused.value.reason


@pytest.mark.parametrize(
    "text",
    [
        "404 Not Found\nnginx",
        "抱歉，您访问的页面不存在。" * 3,
        "502 Bad Gateway",
        "请开启JavaScript并刷新该页。",
        "统一身份认证平台\n扫码登录\n忘记密码",
        "您的访问被阻断，URL有可能对网站造成安全威胁",
        "您的请求带有不合法参数，已被网站防火墙拦截",
        "Access Denied",
        "Just a moment...",
    ],
)
def test_an_error_page_is_refused(text: str) -> None:
    assert refusal(text) == "is an error page"


@pytest.mark.parametrize("attachment", [ANNOUNCEMENT, f"附件：{TITLE}", f"{TITLE}\n附件1. {TITLE}.docx"])
def test_an_announcement_with_nothing_but_an_attachment_is_refused(attachment: str) -> None:
    assert refusal(attachment).startswith("only announces attachments (附件)")


@pytest.mark.parametrize("text", [f"{KEYWORDS}\n这里没有报告。", "亚洲国产精品无码在线观看免费下载，" * 20])
def test_spam_is_refused(text: str) -> None:
    assert refusal(text).startswith("holds spam")


def test_a_row_of_keywords_before_a_genuine_report_is_no_reason_to_refuse_it() -> None:
    report = "".join(f"{numeral}、某部分\n受理申请310件，办结310件。\n" for numeral in "一二三四五")
    refuse_if_no_report(f"{KEYWORDS}\n{TEXT}\n{report}", "report.txt")
    assert has_keyword_line(f"{KEYWORDS}\n{TEXT}")


def test_too_little_text_is_refused_with_its_size() -> None:
    assert refusal("行政许可报告。") == "holds only 6 Chinese characters, too few for a report"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"{TEXT}\n附件：行政许可事项目录.xlsx",
        f"{TITLE}\n2023年，我局共受理行政许可申请3件，均已办结，未发生行政复议。" + "特此报告。" * 8 + "\n附件：统计表",
        f"{TEXT}\n加大打击力度，查处六合彩、百家乐、老虎机等赌博案件12宗，封堵博彩网站30个。",
        f"{TEXT}\n网站页面不存在的问题已全部整改，系统繁忙现象明显减少。",
    ],
)
def test_a_report_that_speaks_of_attachments_gambling_or_errors_is_read(text: str) -> None:
    refuse_if_no_report(text, "report.txt")


@pytest.mark.parametrize("name", ["report.xlsx", "report.ofd", "report", "report.rar"])
def test_a_type_that_is_not_read_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableReport, match=r"files of type \S+ are not read"):
        report_of(tmp_path, name, TEXT.encode())


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_an_empty_file_of_every_type_is_refused_as_empty(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(UnreadableReport, match="is empty"):
        report_of(tmp_path, f"report{suffix}", b"")


def test_every_reason_is_the_end_of_a_sentence_and_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport) as refused:
        read_report(*saved(tmp_path, "report.txt", b""), LIMITS)
    assert str(refused.value) == "report.txt: is empty"


def test_a_folder_with_good_and_bad_files_gives_all_of_them_in_order(tmp_path: Path) -> None:
    for name, content in (("b.txt", b""), ("a.txt", TEXT.encode()), (".hidden", b""), ("~$a.docx", b"")):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "year").mkdir()
    (tmp_path / "year" / "c.txt").write_bytes("\n".join((LINES[0], *PARAGRAPHS)).encode())
    sources = source_files([tmp_path])
    assert [source.name for source in sources] == ["a.txt", "b.txt", "year/c.txt"]
    assert [len(read_bytes(source)) for source in sources] == [len(TEXT.encode()), 0, len(TEXT.encode())]


def test_a_file_whose_name_is_no_text_is_listed_as_near_as_can_be_and_not_read(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode("报告.txt".encode("gbk"))).write_text(TEXT, encoding="utf-8")
    (source,) = source_files([tmp_path])
    source.name.encode()
    with pytest.raises(UnreadableReport, match="has a name that is not UTF-8; rename it"):
        read_bytes(source)
    with pytest.raises(WrongCall, match="the name is not UTF-8"):
        source_files(list(tmp_path.iterdir()))
