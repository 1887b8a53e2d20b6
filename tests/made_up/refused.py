"""Files that hold no report: each must be refused with a reason."""

from dataclasses import dataclass, replace
from importlib.util import find_spec
from random import Random

from tests.made_up.formats import file_content
from tests.made_up.plan import plans
from tests.made_up.writer import Block

WORD_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD_TEXT = (
    "ࡱ>\x01bjbj\x02 HYPERLINK \\l _Toc1 PAGEREF _Toc1 \\h 一、基本情况 HYPERLINK \\l _Toc2 PAGEREF _Toc2 \\h 二、存在问题 "
    * 9
)


@dataclass(frozen=True, slots=True)
class NoReport:
    """A file to be refused, and what it is."""

    name: str
    content: bytes
    kind: str


def refused(seed: int, part: str) -> list[NoReport]:
    """One file of each kind that is no report."""
    plan = plans(1, seed, part)[0]
    number = Random(f"{seed}/{part}/refused").randint(100, 999)
    page = "当前位置：首页 > 政务公开 > 通知公告\n{}\n【打印】 【关闭窗口】\n"
    announced = f"关于公布{plan.year}年度行政许可情况的公告\n\n附件：{plan.agency.name}{plan.year}年度报告.doc\n"
    found = [
        NoReport(
            f"word-{number}.txt", WORD_HEAD + b"\0" * 600 + "行政许可".encode("utf-16-le") * 300, "Word file as .txt"
        ),
        NoReport(f"remains-{number}.txt", WORD_TEXT.encode(), "text of a Word file's inside"),
        NoReport(
            f"error-{number}.txt", page.format("404 Not Found 您访问的页面不存在或已被删除").encode(), "error page"
        ),
        NoReport(
            f"error-{number}.html",
            b"<html><title>404 Not Found</title><body><h1>404 Not Found</h1></body></html>",
            "error page",
        ),
        NoReport(f"empty-{number}.txt", b"\n\n", "empty file"),
        NoReport(f"attached-{number}.txt", page.format(announced).encode(), "announcement with an attachment only"),
        NoReport(f"spam-{number}.txt", ("澳门新葡京官网 注册送彩金 手机版下载 百家乐 真人娱乐 " * 40).encode(), "spam"),
    ]
    if find_spec("reportlab"):
        scan = file_content("", [Block("paragraph", " ")], replace(plan, format="pdf"))
        found.append(NoReport(f"scan-{number}.pdf", scan, "scan without text"))
    return found
