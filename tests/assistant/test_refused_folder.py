"""A folder with one file of each kind that is no report beside good ones, through the real command."""

import json
import os
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.read.doc import PROGRAMS
from corpus.settings import REPORTS
from tests.calling import call
from tests.corpus.read.made import LINES, TEXT, TITLE, html_page, paragraphs_of, pdf_report, word_report, zip_file

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SPAM = "澳门新葡京官网 注册送彩金 手机版下载 百家乐 真人娱乐"
GOOD = ("good.txt", "good.html", "good.docx", "good.pdf")
ERROR = "is an error page"


def page(body: str, head: str = "") -> bytes:
    return html_page(body, head)


def scan() -> bytes:
    """A PDF of one picture, as a scanner makes it."""
    from PIL import Image

    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.drawImage(ImageReader(Image.new("L", (600, 800), 200)), 0, 0)
    canvas.save()
    return buffer.getvalue()


REFUSED: dict[str, tuple[bytes, str]] = {
    "word.txt": (OLD_WORD + "行政许可".encode("utf-16-le") * 300, "is a Word file saved as .txt"),
    "word-inside.txt": (("ࡱ> bjbj HYPERLINK \\l _Toc1 PAGEREF _Toc1 一、基本情况 " * 9).encode(), "is a Word file saved as .txt"),
    "new-word.txt": (word_report(), "is a Word or ZIP file saved as .txt"),
    "old-word.docx": (OLD_WORD, "is an old Word file (.doc) saved as .docx"),
    "old.doc": (OLD_WORD, "none of LibreOffice, antiword and catdoc is installed"),
    "404.html": (page("<h1>404 Not Found</h1><p>您访问的页面不存在或已被删除</p>"), ERROR),
    "404.txt": ("当前位置：首页 > 政务公开\n抱歉，您要查看的页面不存在或已删除！\n【打印】\n".encode(), ERROR),
    "502.html": (b"<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.18.0</center></body></html>", ERROR),
    "login.html": (page("<h2>统一身份认证平台</h2><form>用户登录 <input name=u><input type=password></form><p>忘记密码？</p>"), ERROR),
    "waf.html": (page("<p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p><p>您的请求ID是：65c1</p>"), ERROR),
    "waf-2.html": (page("<title>网站防火墙</title><p>您的请求带有不合法的参数，已被网站管理员设置拦截！</p>"), ERROR),
    "script.html": (page("<noscript>请开启JavaScript</noscript><div id=app></div><script src=a.js></script>"), "shows nothing until its JavaScript runs"),
    "frames.html": (b"<html><frameset cols='20%,80%'><frame src=a.html><frame src=b.html></frameset></html>", "only holds frames"),
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b"\xef\xbb\xbf \r\n\t\r\n", "is empty"),
    "blank.html": (b"\n\n", "is empty"),
    "wide-blank.txt": ("\u3000\u3000\n\u3000\n".encode(), "is empty"),
    "scan.pdf": (scan(), "is a scan without text (1 pages, 0 Chinese characters)"),
    "encrypted.pdf": (pdf_report(encrypt="secret"), "is an encrypted PDF"),
    "cut.pdf": (pdf_report()[:1500], "is a damaged PDF file"),
    "attached.txt": (f"{TITLE}\n\n附件：{TITLE}.doc\n".encode(), "only announces attachments (附件)"),
    "spam.txt": ((SPAM * 40).encode(), "holds spam"),
    "noise.txt": (bytes(range(256)) * 40, "is not text in UTF-8, GB18030 or Big5"),
    "table.xlsx": (b"PK\3\4 not read", "files of type .xlsx are not read"),
    "bad.zip": (b"PK\3\4 cut", "is a damaged ZIP file"),
    "none.zip": (zip_file({}), "is a ZIP file without files"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good and bad files together; the good ones differ, so that none is a duplicate."""
    made = tmp_path / "reports"
    made.mkdir()
    for name, (content, _) in REFUSED.items():
        (made / name).write_bytes(content)
    (made / "good.txt").write_text(TEXT.replace("2023", "2019"), encoding="gb18030")
    (made / "good.html").write_bytes(page(paragraphs_of(tuple(line.replace("2023", "2020") for line in LINES))))
    (made / "good.docx").write_bytes(word_report(tuple(line.replace("2023", "2021") for line in LINES)))
    (made / "good.pdf").write_bytes(pdf_report(tuple(line.replace("2023", "2022") for line in LINES)))
    (made / "spam-before.txt").write_text(SPAM + "\n" + (REPORTS / "huadu-police-2023.txt").read_text(encoding="utf-8"), encoding="utf-8")
    return made


def without_converters() -> str:
    """A path on which no program is found that reads old Word files."""
    found = {Path(program).parent for name in PROGRAMS if (program := shutil.which(name))}
    return os.pathsep.join(place for place in os.environ["PATH"].split(os.pathsep) if Path(place) not in found)


def test_good_files_are_indexed_and_each_bad_one_is_listed_with_its_reason(folder: Path) -> None:
    store = folder.parent / "store"
    done = call(store, "index", str(folder), "--json", PATH=without_converters())
    run = json.loads(done.stdout)
    reasons = {failure["file"]: failure["reason"] for failure in run["failed"]}
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert run["added"] == len(GOOD) + 1
    assert {name: expected for name, (_, expected) in REFUSED.items() if expected not in reasons.get(name, "")} == {}
    assert set(reasons) == set(REFUSED)
    told = json.loads(call(store, "reports", "--json").stdout)["reports"]
    assert sorted(report["file"] for report in told) == sorted((*GOOD, "spam-before.txt"))
    assert [bool(report["warnings"]) for report in told if report["file"] == "spam-before.txt"] == [True]
    again = call(store, "index", str(folder), PATH=without_converters())
    printed = " ".join((again.stdout + again.stderr).split())
    assert again.returncode == 1
    assert [name for name, (_, expected) in REFUSED.items() if name not in printed or expected not in printed] == []
