"""Agency, year, title and date, each with where it came from."""

import pytest

from corpus.furniture import page_metadata
from corpus.metadata import metadata
from corpus.types import Furniture, Metadata, Report
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
    assert (report.metadata.agency, report.agency, report.year) == ("", "report.txt", None)
    assert len(report.warnings) == 2


@pytest.mark.parametrize(
    ("signed", "agency", "places"),
    [
        ("海珠区水务局", "广州市海珠区水务局", ("广东省", "广州市", "海珠区")),
        ("花都公安分局", "广州市公安局花都区分局", ("广东省", "广州市", "花都区")),
        ("永嘉县公安局", "永嘉县公安局", ("浙江省", "温州市", "永嘉县")),
        ("上海市民政局", "上海市民政局", ("上海市",)),
    ],
)
def test_an_agency_is_listed_in_its_canonical_form_with_its_place(
    signed: str, agency: str, places: tuple[str, ...]
) -> None:
    about = report_of(f"一、基本情况\n严格按照规定办理行政许可。\n{signed}\n2022年3月1日\n").metadata
    assert (about.agency, about.places) == (agency, places)


def test_a_place_that_several_cities_have_is_in_doubt() -> None:
    report = report_of("一、基本情况\n严格按照规定办理行政许可。\n鼓楼区水务局\n2022年3月1日\n")
    assert report.agency == "鼓楼区水务局" and any("鼓楼区" in warning for warning in report.warnings)


def test_a_title_and_a_signature_that_disagree_are_said() -> None:
    report = report_of("广州市教育局2021年度工作报告\n一、基本情况\n按规定办理。\n广州市民政局\n2022年3月1日\n")
    assert "the signature names 广州市民政局, the title 广州市教育局" in report.warnings


def test_a_date_far_from_the_report_year_is_said() -> None:
    report = report_of(report_text("广州市越秀区财政局", 2021).replace("2022年3月1日", "2011年3月1日"))
    assert any("far apart" in warning for warning in report.warnings)


def test_the_document_number_is_the_reports_own_not_one_it_cites() -> None:
    own = report_of("穗府办报〔2022〕22号\n广州市教育局2021年度工作报告\n一、基本情况\n按规定办理。\n").metadata
    cites = report_of("广州市教育局2021年度工作报告\n一、基本情况\n按照粤办函〔2016〕24号要求办理。\n").metadata
    assert (own.document_number, own.origin["document_number"]) == ("穗府办报〔2022〕22号", "text")
    assert (cites.document_number, cites.year) == ("", 2021)


def test_a_traditional_page_tells_its_agency_too() -> None:
    page = page_metadata((Furniture("當前位置:首頁>政府信息公開>爐霍縣住房和城鄉建設局>工作總結\n發佈日期：2020-01-02\n", 0),))
    report = report_of("一、基本情況\n按規定辦理。\n")
    about = metadata("r.txt", report.text, report.search, report.sections, page, None)[0]
    assert (about.agency, about.date) == ("炉霍县住房和城乡建设局", "2020-01-02")


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("麻阳县林业局2020年度行政许可工作报告\n县司法局：\n根据要求，现将情况报告如下。", "麻阳县林业局2020年度行政许可工作报告"),
        ("麻阳县林业局2020年度行政许可实施情况\n2020年，我局依法办理许可。", "麻阳县林业局2020年度行政许可实施情况"),
        ("2020年度行政许可工作总结\n麻阳县林业局\n今年以来……", "2020年度行政许可工作总结"),
        ("麻阳县林业局\n2020年度行政许可实施情况\n年度报告\n\n麻林〔2021〕3号\n", "麻阳县林业局2020年度行政许可实施情况年度报告"),
        ("首页 通知 公报\n麻阳县林业局2020年度行政许可工作报告", "麻阳县林业局2020年度行政许可工作报告"),
        ("浏览 | 打印\n麻阳县林业局2020年度行政许可工作报告 【发布时间：2021-03-01】", "麻阳县林业局2020年度行政许可工作报告"),
        ("麻陽縣林業局2020年度行政許可實施情況報告\n根據要求……", "麻陽縣林業局2020年度行政許可實施情況報告"),
    ],
)
def test_a_title_is_its_own_lines_and_no_more(opening: str, title: str) -> None:
    assert unaided(report_of(f"{opening}\n一、基本情况\n受理20件。\n")).title == title


@pytest.mark.parametrize(
    "ending",
    ["上海市宝山区消防救援支队\n2021年1月2 5日\n", "2021年1月25日\n上海市宝山区消防救援支队\n", "上海市宝山区消防救援支队\n"],
)
def test_a_signature_is_read_beside_a_torn_date_before_one_and_without_one(ending: str) -> None:
    about = report_of(f"我支队全年受理申请320件,办结318件,均在期限内。\n一、总体情况\n窗口有两名文员。\n{ending}").metadata
    assert (about.agency, about.origin["agency"]) == ("上海市宝山区消防救援支队", "signature")
