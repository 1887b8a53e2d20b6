"""Small reports in the genre's own words, for tests that need files of their own."""

from pathlib import Path

from corpus.furniture import page_metadata, without_furniture
from corpus.metadata import metadata
from corpus.repair import search_text
from corpus.sections import sections
from corpus.types import Report

TEMPLATE = """{agency}{year}年度行政许可实施和监督管理情况报告

根据《广东省行政许可监督管理条例》的要求，现将我局{year}年度行政许可实施和监督管理情况报告如下：
一、基本情况
{year}年，我局行政许可申请量{received}件，其中受理量{received}件、不予受理量0件。
（一）依法实施情况
我局严格按照法定条件、程序和期限办理行政许可。
二、存在问题
（一）{problem}。
三、下一步工作措施
我局将继续优化审批流程，加强窗口人员培训。

{agency}
{next_year}年3月1日
"""


def report_text(agency: str, year: int, received: int = 1234, problem: str = "窗口人员不足") -> str:
    """A whole report in the words of the genre."""
    return TEMPLATE.format(agency=agency, year=year, next_year=year + 1, received=received, problem=problem)


def write_report(path: Path, agency: str, year: int, received: int = 1234, problem: str = "窗口人员不足") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report_text(agency, year, received, problem), encoding="utf-8")
    return path


def report_of(source: str, file: str = "report.txt") -> Report:
    """A text as a report, without any file."""
    text, furniture = without_furniture(source)
    search = search_text(text)
    parts = sections(text, search)
    about, warnings = metadata(file, text, search, parts, page_metadata(furniture), None)
    return Report("0" * 12, file, ".", text, search, furniture, parts, about, warnings)
