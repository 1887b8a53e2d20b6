"""Headings → sections: what a reader sees in the five reports, and an exact partition of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.repair import search_text
from corpus.section_types import section_type
from corpus.sections import sections
from corpus.types import SKELETON, Report, Section, SectionType
from tests.texts import report_of

FIRST_WORDS = ["guangzhou", "haizhu", "huadu", "jiangmen", "lechang"]


def headed(report: Report, kind: SectionType, level: int) -> list[Section]:
    return [section for section in report.sections if section.type is kind and section.level == level]


@pytest.mark.parametrize("first", FIRST_WORDS)
def test_sections_partition_the_text(reports: dict[str, Report], first: str) -> None:
    report = reports[first]
    assert "".join(report.text[s.start : s.end] for s in report.sections) == report.text
    assert [s.number for s in report.sections] == list(range(len(report.sections)))


@pytest.mark.parametrize("first", FIRST_WORDS)
def test_every_heading_stands_in_the_text_as_printed(reports: dict[str, Report], first: str) -> None:
    report = reports[first]
    for section in report.sections:
        if section.heading_path:
            assert report.text[section.start : section.heading_end].strip() == section.heading_path[-1]


@pytest.mark.parametrize("first", ["haizhu", "huadu"])
def test_haizhu_and_huadu_have_all_nine_types(reports: dict[str, Report], first: str) -> None:
    assert set(SKELETON) <= set(reports[first].section_types())


def test_huadu_heads_two_problems(reports: dict[str, Report]) -> None:
    problems = headed(reports["huadu"], SectionType.PROBLEMS, 2)
    assert [section.heading_path[-1] for section in problems] == [
        "(一)政务服务能力有待进一步提高。",
        "(二)行政监管能力有待进一步增强。",
    ]


def test_the_third_part_of_haizhu_is_found_in_spite_of_its_numeral(reports: dict[str, Report]) -> None:
    parts = [section for section in reports["haizhu"].sections if section.level == 1]
    assert [part.type for part in parts] == [SectionType.OVERVIEW, SectionType.PROBLEMS, SectionType.NEXT_STEPS]
    assert parts[2].heading_path == ("3、 下一步工作措施",)


def test_lechang_has_two_levels_under_four_parts(reports: dict[str, Report]) -> None:
    parts = [section.heading_path[0] for section in reports["lechang"].sections if section.level == 1]
    assert parts == ["一、基本情况", "二、实施情况", "三、存在问题", "四、下一步工作措施及有关建议"]
    assert max(section.level for section in reports["lechang"].sections) == 2
    assert len(headed(reports["lechang"], SectionType.PROBLEMS, 2)) == 2
    assert len(headed(reports["lechang"], SectionType.NEXT_STEPS, 2)) == 5


def test_the_first_part_of_jiangmen_has_no_numeral(reports: dict[str, Report]) -> None:
    first = next(section for section in reports["jiangmen"].sections if section.heading_path)
    assert first.heading_path == ("基本情况",) and first.type is SectionType.OVERVIEW


def test_the_first_problem_of_jiangmen_is_headed_though_its_numeral_is_missing(reports: dict[str, Report]) -> None:
    problems = [s.heading_path[-1] for s in headed(reports["jiangmen"], SectionType.PROBLEMS, 2)]
    assert problems == ["公安审批服务事项有待进一步优化。", "（二）窗口服务评价数据对接滞后。"]


def test_problems_of_an_earlier_year_are_not_a_problems_section(reports: dict[str, Report]) -> None:
    report = reports["jiangmen"]
    at = report.text.index("应开通电子证照1个")
    section = next(s for s in report.sections if s.start <= at < s.end)
    assert section.type is SectionType.EFFECTS


def test_the_guangzhou_review_has_seven_headings_of_its_own_and_no_problems(reports: dict[str, Report]) -> None:
    report = reports["guangzhou"]
    assert len([section for section in report.sections if section.level == 1]) == 7
    assert SectionType.PROBLEMS not in report.section_types()
    assert SectionType.NEXT_STEPS not in report.section_types()


@pytest.mark.parametrize(
    ("first", "words"), [("huadu", "广州市公安局花都区分局\n2024年3月28日"), ("jiangmen", "2021年3月30日")]
)
def test_a_signature_belongs_to_no_headed_section(reports: dict[str, Report], first: str, words: str) -> None:
    report = reports[first]
    last = report.sections[-1]
    assert last.heading_path == () and words in report.text[last.start : last.end]


def test_a_numeral_within_a_sentence_heads_nothing() -> None:
    report = report_of("一、基本情况\n我局做了两件事：一、二级响应；（一）般情况。\n二、存在问题\n没有。\n")
    assert [s.heading_path[-1] for s in report.sections] == ["一、基本情况", "二、存在问题"]


def test_a_text_without_headings_is_one_section() -> None:
    report = report_of("我局严格按照规定办理行政许可。")
    assert [(s.type, s.start, s.end) for s in report.sections] == [(SectionType.OTHER, 0, len(report.text))]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("存在的主要问题和困难", SectionType.PROBLEMS),
        ("面临的困难及不足", SectionType.PROBLEMS),
        ("眼下的难处", SectionType.PROBLEMS),
        ("下一阶段工作计划", SectionType.NEXT_STEPS),
        ("行政许可公开公示情况", SectionType.DISCLOSURE),
        ("事中事后监管情况", SectionType.SUPERVISION),
        ("深化审批改革", None),
    ],
)
def test_headings_are_typed_by_their_words(words: str, kind: SectionType | None) -> None:
    assert section_type(words) is kind


PIECES = [
    "一、基本情况\n",
    "（一）依法实施情况\n",
    "二、存在问题",
    "(二)部门信息共享难。",
    "3、 下一步工作措施\n",
    "1.持续优化。\n",
    "受理1件，",
    "\n",
    "2024年3月1日\n",
    "基本情况\n",
    "務(wù)",
    "　",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_order_of_headings_gives_a_partition(pieces: list[str]) -> None:
    text = "".join(pieces)
    parts = sections(text, search_text(text))
    assert "".join(text[s.start : s.end] for s in parts) == text
    assert all(s.start <= s.heading_end <= s.end for s in parts)


def paths_of(text: str) -> list[tuple[str, ...]]:
    return [section.heading_path for section in report_of(text).sections if section.heading_path]


BODY = "我局严格按照规定办理行政许可，没有发生超时办理的情况。"


def test_headings_are_found_where_the_line_ends_are_lost() -> None:
    text = f"现将情况报告如下：一、基本情况 {BODY}（一）依法实施情况。{BODY}（二）日常检查 {BODY}二、存在问题（一）人手不足。{BODY}"
    assert paths_of(text) == [
        ("一、基本情况",),
        ("一、基本情况", "（一）依法实施情况。"),
        ("一、基本情况", "（二）日常检查"),
        ("二、存在问题",),
        ("二、存在问题", "（一）人手不足。"),
    ]


def test_a_heading_glued_to_its_text_ends_with_the_name_of_its_section() -> None:
    text = f"一、基本情况\n（一）公开公示情况我局通过网站公开信息。{BODY}\n（二）依法实施行政许可情况。{BODY}\n"
    assert [path[-1] for path in paths_of(text)] == ["一、基本情况", "（一）公开公示情况", "（二）依法实施行政许可情况。"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("一、总体情", SectionType.OVERVIEW), ("一、存再问题", SectionType.PROBLEMS), ("一、后监管情况", SectionType.SUPERVISION)],
)
def test_a_heading_with_a_slip_of_the_pen_keeps_its_type(words: str, kind: SectionType) -> None:
    assert report_of(f"{words}\n{BODY}\n").sections[0].type is kind


def test_headings_without_numerals_lie_level() -> None:
    text = f"基本情况\n{BODY}\n公开公示情况\n{BODY}\n存在问题\n{BODY}\n"
    assert paths_of(text) == [("基本情况",), ("公开公示情况",), ("存在问题",)]


def test_a_part_in_the_midst_may_have_a_wrong_numeral() -> None:
    text = f"一、基本情况\n{BODY}\n二、依法实施情况\n{BODY}\n3、公开公示情况\n{BODY}\n四、存在问题\n{BODY}\n"
    assert [len(path) for path in paths_of(text)] == [1, 1, 1, 1]


def test_the_points_of_a_notice_are_no_sections() -> None:
    points = "".join(f"{numeral}、请带好证件；\n" for numeral in "一二三四五六七八九十")
    assert paths_of(f"办事须知\n{points}2023年工作总结\n一、云端发力\n{BODY}\n二、便民为先\n{BODY}\n") == [
        ("一、云端发力",),
        ("二、便民为先",),
    ]


def test_a_line_broken_by_force_heads_nothing() -> None:
    text = f"一、基本情况\n我局按照上级部署，把行政许可工作与队伍建设结合起来，不断完善\n监督管理情况\n{BODY}\n"
    assert paths_of(text) == [("一、基本情况",)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("工作中的不足之处", SectionType.PROBLEMS),
        ("困难与差距", SectionType.PROBLEMS),
        ("努力方向", SectionType.NEXT_STEPS),
        ("改进打算", SectionType.NEXT_STEPS),
        ("2022年重点措施", SectionType.NEXT_STEPS),
        ("年度总体数据", SectionType.OVERVIEW),
        ("审批事项与办件情况", SectionType.OVERVIEW),
        ("公开透明", SectionType.DISCLOSURE),
        ("阳光公示", SectionType.DISCLOSURE),
        ("监管执法情况", SectionType.SUPERVISION),
        ("强化证后监管", SectionType.SUPERVISION),
        ("信息公开和监督管理", SectionType.SUPERVISION),
        ("便民成效", SectionType.EFFECTS),
        ("标准引领", SectionType.STANDARDS),
        ("依法依规审批", SectionType.LAWFUL),
        ("上一年度问题的销号", None),
        ("监督管理情况报告", None),
    ],
)
def test_the_genre_has_many_names_for_its_parts(words: str, kind: SectionType | None) -> None:
    assert section_type(words) is kind


OVERVIEW_UNDER_ANOTHER_NAME = """湘阴县水利局2021年度行政许可实施和监督管理情况报告
第一部分 行政许可办理情况
一、事项
我局实施行政许可事项18项。
二、办件
全年受理1,203件，准予许可1,190件，不予许可13件。
第二部分 监管执法
一、日常检查
检查企业50家。
"""


def test_a_first_part_with_the_numbers_of_the_year_is_the_overview() -> None:
    report = report_of(OVERVIEW_UNDER_ANOTHER_NAME)
    assert [(s.level, s.type) for s in report.sections if s.level] == [
        (1, SectionType.OVERVIEW),
        (2, SectionType.OVERVIEW),
        (2, SectionType.OVERVIEW),
        (1, SectionType.SUPERVISION),
        (2, SectionType.SUPERVISION),
    ]


def test_a_part_on_handling_behind_an_overview_stays_what_it_is() -> None:
    numbers = "全年申请20件，受理19件，办结18件，准予17件。"
    report = report_of(f"湘阴县水利局2021年度报告\n一、基本情况\n{numbers}\n二、行政许可办理情况\n{numbers}\n")
    assert [s.type for s in report.sections if s.level] == [SectionType.OVERVIEW, SectionType.LAWFUL]


def test_the_second_line_of_a_title_heads_nothing() -> None:
    report = report_of("湘阴县水利局2021年度行政许可实施和\n监督管理情况报告\n一、基本情况\n受理20件。\n")
    assert [s.heading_path for s in report.sections] == [(), ("一、基本情况",)]
    assert report.metadata.title == "湘阴县水利局2021年度行政许可实施和监督管理情况报告"


LOST_HEADING = """某市水利局2023年度行政许可实施和监督管理情况报告

一、基本情况
全年受理许可申请120件。
（一）依法实施情况
严格按照法定程序办理。
（二）监督管理情况
全年检查30家。
{heading}（一）懂图纸的人少。
审图只靠一个人。
（二）取水口没有装表。
多数农业取水口还没有计量。
三、下一步工作
（一）招聘两名工程师。
"""


@pytest.mark.parametrize("heading", ["", "二、存在问题\n"])
def test_problems_are_found_where_their_heading_is_lost(heading: str) -> None:
    report = report_of(LOST_HEADING.format(heading=heading))
    told = [section.heading_path[-1] for section in report.sections if section.type is SectionType.PROBLEMS and section.level == 2]
    assert told == ["（一）懂图纸的人少。", "（二）取水口没有装表。"]


def test_a_part_on_what_is_considered_for_a_year_is_on_the_next_steps() -> None:
    assert section_type("2024年工作考虑") is SectionType.NEXT_STEPS
