"""The search text and its way back to the report's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.repair import mainland_wording, search_text, simplify
from corpus.types import Report, Span

DAMAGED = "加強監(jiān)督管理,深化審批改革,提高辦(bàn)事效率,實(shí)現(xiàn)數(shù)據(jù)共享(xiang)。"


def test_traditional_characters_are_found_in_simplified_ones() -> None:
    assert search_text("持續推進審批服務集成化改革").text == "持续推进审批服务集成化改革"


def test_pinyin_in_brackets_is_taken_out_and_the_characters_around_it_stay() -> None:
    assert search_text(DAMAGED).text == "加强监督管理,深化审批改革,提高办事效率,实现数据共享。"


def test_brackets_with_latin_words_stay_where_pinyin_is_no_habit() -> None:
    assert search_text("推广(app)应用").text == "推广(app)应用"


def test_full_width_forms_become_half_width() -> None:
    assert search_text("受理量８６５３１０份（含网上）").text == "受理量865310份(含网上)"


def test_a_repaired_word_leads_back_to_the_words_as_printed() -> None:
    view = search_text(DAMAGED)
    start = view.text.index("监督")
    span = view.original(start, start + 2)
    assert DAMAGED[span.start : span.end] == "監(jiān)督"


def test_the_whole_guangzhou_review_is_free_of_pinyin_and_traditional_characters(reports: dict[str, Report]) -> None:
    text = reports["guangzhou"].search.text
    assert "政务服务事项标准化" in text and "信息反复填写" in text
    assert not any(tone in text for tone in "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ")
    assert not any(character in text for character in "務審辦實數據")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("受理?xiàng)l件", "受理条件"),
        ("或?qū)嵤┖捅O(jiān)督管理", "或实施和监督管理"),
        ("数據(jù)共享，推動(dòng)數?lù)?蚕恚瑢?shí)現(xiàn)通辦", "数据共享,推动数据共享,实现通办"),
        ("?ㄒ唬┬政许可依法实施情况", "(一)行政许可依法实施情况"),
        ("深化?胺殴芊?改革", "深化“放管服改革"),
    ],
)
def test_characters_broken_byte_by_byte_are_read_in_step_again(printed: str, read: str) -> None:
    assert search_text(printed).text == read


def test_a_true_question_mark_is_no_break() -> None:
    text = "怎么办？我们认为要改进。是不是更快了？办事指南写得清楚吗？"
    assert search_text(text).text == simplify(text)


def test_a_mended_character_stands_for_all_that_was_printed_for_it() -> None:
    view = search_text("受理?xiàng)l件齐全")
    span = view.original(view.text.index("条"), view.text.index("件"))
    assert (span.start, span.end) == (2, 10)


def test_marks_that_a_mirror_doubled_are_read_once() -> None:
    assert search_text("实施效@@果，，明显。。").text == "实施效果,明显。"


def test_taiwan_wording_becomes_the_mainland_word() -> None:
    assert mainland_wording("資訊孤島") == mainland_wording("资讯孤岛") == "信息孤岛"


@given(st.text(alphabet="監督(jiān)管理?？l胺殴芊qū嵤@ ，。ＡＢ１２一二\n信息　\u200bxyzéàㄅ㎡", max_size=80))
def test_every_character_of_the_search_text_stands_for_a_place_in_the_source(text: str) -> None:
    view = search_text(text)
    assert len(view.text) == len(view.starts) == len(view.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(view.starts, view.ends, strict=True))
    assert list(view.starts) == sorted(view.starts)


@given(st.text(alphabet="受理量不予件0123456789", min_size=1, max_size=60))
def test_clean_simplified_text_is_its_own_search_text_but_for_width(text: str) -> None:
    view = search_text(text)
    assert view.text == simplify(text)
    assert view.range_of(Span(0, len(text))) == Span(0, len(view.text))


def test_the_numeral_of_a_heading_is_read_where_two_bytes_out_of_step_are_no_character() -> None:
    assert search_text("?ǘ?┌理时限情况").text.startswith("(二)")
