"""Agency, year, title and date, each with where it came from."""

import pytest

from corpus.furniture import page_metadata
from corpus.metadata import metadata
from corpus.types import Metadata, Report
from tests.texts import report_of, report_text

KNOWN = {
    "guangzhou": ("广州市公安局", (2017, 2018, 2019, 2020, 2021, 2022)),
    "haizhu": ("广州市公安局海珠区分局", (2024,)),
    "huadu": ("广州市公安局花都区分局", (2023,)),
    "jiangmen": ("江门市公安局", (2020,)),
    "lechang": ("乐昌市政务服务数据管理局", (2019,)),
}


def unaided(report: Report) -> Metadata:
    """What the text and the page alone say, without the side file."""
    return metadata("report.txt", report.text, report.search, report.sections, page_metadata(report.furniture), None)[0]


@pytest.mark.parametrize("first", KNOWN)
def test_the_five_reports_have_their_agency_and_years(reports: dict[str, Report], first: str) -> None:
    about = reports[first].metadata
    assert (about.agency, about.years) == KNOWN[first]
    assert about.origin["agency"] == about.origin["year"] == "side file"


@pytest.mark.parametrize("first", ["haizhu", "huadu", "jiangmen", "lechang"])
def test_a_report_says_its_agency_and_year_itself(reports: dict[str, Report], first: str) -> None:
    about = unaided(reports[first])
    assert (about.agency, about.years) == KNOWN[first]


def test_a_title_over_two_lines_is_one_title(reports: dict[str, Report]) -> None:
    assert reports["haizhu"].metadata.title == "广州市公安局海珠区分局2024年度行政许可实施和监督管理情况报告"


def test_a_report_without_a_title_is_named_by_its_first_sentence(reports: dict[str, Report]) -> None:
    assert reports["huadu"].metadata.title == "花都区分局2023年行政许可实施和监督管理情况报告"


@pytest.mark.parametrize(
    ("first", "date"), [("huadu", "2024-03-28"), ("jiangmen", "2021-03-30"), ("lechang", "2020-02-20")]
)
def test_the_date_is_that_of_the_signature(reports: dict[str, Report], first: str, date: str) -> None:
    assert reports[first].metadata.date == date


def test_the_report_year_is_not_the_year_of_the_signature() -> None:
    about = report_of(report_text("广州市越秀区财政局", 2021)).metadata
    assert (about.agency, about.year, about.date) == ("广州市越秀区财政局", 2021, "2022-03-01")


def test_the_file_name_gives_the_year_where_the_text_has_none() -> None:
    report = report_of("一、基本情况\n我局严格按照规定办理行政许可。\n", "某局-2018.txt")
    assert report.year == 2018 and report.metadata.origin["year"] == "file name"


def test_what_is_not_known_is_left_empty_and_said() -> None:
    report = report_of("一、基本情况\n严格按照规定办理行政许可。\n")
    assert (report.agency, report.year) == ("", None)
    assert len(report.warnings) == 2
