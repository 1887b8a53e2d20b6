"""Names that a user narrows the scope to."""

import pytest

from assistant.narrow import narrowed, with_terms, within
from assistant.types import Scope
from assistant.web.page import scope_of
from corpus.errors import WrongCall
from corpus.types import Report, SectionType


def test_a_part_of_a_name_means_every_agency_that_has_it(reports: dict[str, Report]) -> None:
    scope = narrowed(tuple(reports.values()), ["区分局"], [], [])
    assert scope.agencies == ("广州市公安局海珠区分局", "广州市公安局花都区分局")


def test_a_whole_name_means_that_agency_alone(reports: dict[str, Report]) -> None:
    assert narrowed(tuple(reports.values()), ["广州市公安局"], [], []).agencies == ("广州市公安局",)


def test_a_traditional_name_is_the_same_name(reports: dict[str, Report]) -> None:
    assert narrowed(tuple(reports.values()), ["樂昌"], [], []).agencies == ("乐昌市政务服务数据管理局",)


def test_a_year_within_a_review_is_there(reports: dict[str, Report]) -> None:
    scope = narrowed(tuple(reports.values()), [], [2018], [])
    assert [first for first, report in reports.items() if within(scope, report)] == ["guangzhou"]


def test_a_section_is_named_by_its_type_or_by_a_heading(reports: dict[str, Report]) -> None:
    scope = narrowed(tuple(reports.values()), [], [], ["problems", "下一步工作措施", "Problems"])
    assert scope.sections == (SectionType.PROBLEMS, SectionType.NEXT_STEPS)


def test_an_empty_name_is_no_name(reports: dict[str, Report]) -> None:
    with pytest.raises(WrongCall):
        narrowed(tuple(reports.values()), [" "], [], [])


def test_no_scope_holds_every_report(reports: dict[str, Report]) -> None:
    assert all(within(Scope(), report) for report in reports.values())


def test_terms_typed_in_one_go_are_taken_one_by_one() -> None:
    scope = with_terms(Scope(), ["数据烟囱，人手、信息", "窗口; 系统", "人手"], ["平台,接口；", " "])
    assert scope.with_terms == ("数据烟囱", "人手", "信息", "窗口", "系统") and scope.without_terms == ("平台", "接口")


def test_a_term_that_is_added_and_struck_is_struck() -> None:
    scope = with_terms(Scope(), ["信息孤岛", "數據煙囪"], ["数据烟囱"])
    assert scope.with_terms == ("信息孤岛",) and scope.without_terms == ("数据烟囱",)


def test_the_filters_of_the_browser_take_terms_one_by_one() -> None:
    scope = scope_of([], [], [], ["数据烟囱，人手"], ["人手"])
    assert (scope.with_terms, scope.without_terms) == (("数据烟囱",), ("人手",))
