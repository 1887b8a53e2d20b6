"""Numbers with the words they belong to, their unit, their period and their place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.checks import discrepancies
from corpus.figures import figures
from corpus.repair import simplify
from corpus.types import Figure, Report, Role
from tests.texts import report_of

FIRST_WORDS = ["guangzhou", "haizhu", "huadu", "jiangmen", "lechang"]


def of_sentence(sentence: str) -> list[Figure]:
    return list(figures(report_of(f"一、基本情况\n{sentence}\n")))


def only(sentence: str) -> Figure:
    (figure,) = of_sentence(sentence)
    return figure


@pytest.mark.parametrize("first", FIRST_WORDS)
def test_every_figure_stands_in_the_text_as_printed(reports: dict[str, Report], first: str) -> None:
    report = reports[first]
    found = figures(report)
    assert found
    for figure in found:
        assert report.text[figure.start : figure.end] == figure.value + figure.unit
        assert simplify(figure.unit) == figure.measure or (figure.unit, figure.measure) == ("成", "%")
        assert figure.clause.start <= figure.start and figure.end <= figure.clause.end


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年3月28日召开会议。",
        "拨打12345热线、110报警平台反映。",
        "穗府令[2021]第178号文件。",
        "1.持续深化便民措施。",
        "使用12123交管服务App。",
        "联系电话：020-83116688。",
        "统一社会信用代码11440100。",
        "落实《广东省2019年100项改革方案》。",
        "推行“5+2”“四个一”工作模式，“过千”的单位不多。",
        "我局十分重视，一件事一次办，设立一个窗口。",
        "办好十大民生实事，做到市、区两级联动。",
        "党的二十大和十九届四中全会。",
    ],
)
def test_dates_names_and_numerals_are_no_figures(sentence: str) -> None:
    assert of_sentence(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "amount", "qualifier"),
    [
        ("累计为29.4万人次提供了便利。", "29.4万", "人次", 294_000.0, ""),
        ("收到群众锦旗20多面。", "20多", "面", 20.0, "多"),
        ("解决群众诉求800多万件。", "800多万", "件", 8_000_000.0, "多"),
        ("办理业务100余万宗。", "100余万", "宗", 1_000_000.0, "余"),
        ("办理量近100万宗。", "100万", "宗", 1_000_000.0, "近"),
        ("认证请求突破78亿人次。", "78亿", "人次", 7_800_000_000.0, "突破"),
        ("大厅面积约800平米。", "800", "平米", 800.0, "约"),
        ("约占业务总量的60%。", "60", "%", 60.0, "约"),
        ("八成以上事项当场办结。", "八", "成", 80.0, "以上"),
        ("即办率达到8成以上。", "8", "成", 80.0, "以上"),
        ("网上办理的占百分之九十五。", "百分之九十五", "", 95.0, ""),
        ("下达整改通知书二十三份。", "二十三", "份", 23.0, ""),
        ("受理信息公开申请三件。", "三", "件", 3.0, ""),
        ("压减到2小时内的目标。", "2", "小时", 2.0, "内"),
        ("按期办结率为百分之百。", "百分之百", "", 100.0, ""),
        ("全年受理1 234件。", "1 234", "件", 1234.0, ""),
        ("受理总量：12 件。", "12", "件", 12.0, ""),
        ("平均时长0.48小时。", "0.48", "小时", 0.48, ""),
        ("已受理车管业务预约38万宗。", "38万", "宗", 380_000.0, ""),
    ],
)
def test_a_number_keeps_its_print_its_amount_and_what_is_said_beside_it(
    sentence: str, value: str, unit: str, amount: float, qualifier: str
) -> None:
    figure = only(sentence)
    assert (figure.value, figure.unit, figure.amount, figure.qualifier) == (value, unit, amount, qualifier)


def test_a_range_has_no_single_amount() -> None:
    figure = only("设立1至4名联络员。")
    assert (figure.value, figure.unit, figure.amount) == ("1至4", "名", None)


def test_thousands_separators_and_full_width_digits_are_read() -> None:
    first, second = of_sentence("受理量1,234件；办结量１２３０件。")
    assert (first.value, first.amount) == ("1,234", 1234.0)
    assert (second.value, second.amount) == ("１２３０", 1230.0)


def test_a_unit_is_as_printed_and_its_measure_simplified() -> None:
    figure = only("統籌2931項公安政務服務事項。")
    assert (figure.unit, figure.measure) == ("項", "项")


@pytest.mark.parametrize(
    ("sentence", "indicator", "value"),
    [
        ("布设784台自助办事终端。", "自助终端数", "784"),
        ("全年收到410054宗行政许可申请。", "申请量", "410054"),
        ("共办理39件信息公开申请。", "信息公开申请量", "39"),
        ("行政許可申請量為736253件。", "申请量", "736253"),
        ("不予受理0件。", "不予受理量", "0"),
        ("取消和调整审批事项19项。", "", "19"),
        ("参与跨部门抽查任务1项。", "", "1"),
    ],
)
def test_the_words_around_a_number_name_its_indicator(sentence: str, indicator: str, value: str) -> None:
    figure = only(sentence)
    assert (figure.indicator if figure.canonical else "", figure.value) == (indicator, value)


def test_names_listed_before_their_numbers_are_given_out_in_turn() -> None:
    found = of_sentence("申请量、受理量和办结量分别为310件、308件和305件。")
    assert [(f.indicator, f.value) for f in found] == [("申请量", "310"), ("受理量", "308"), ("办结量", "305")]


def test_a_part_knows_its_whole() -> None:
    found = of_sentence("申请量100件，其中受理量98件（含网上受理量50件）、不予受理量2件；办结量98件。")
    assert [f.parent for f in found] == ["", "申请量", "受理量", "申请量", ""]


def test_what_a_number_goes_on_to_say_has_the_indicator_of_the_one_before() -> None:
    assert [f.indicator for f in of_sentence("受理量3.2万件，同比增长12%。")] == ["受理量", "受理量"]
    assert [f.indicator for f in of_sentence("即办率由60%提高到85.3%。")] == ["即办率", "即办率"]


def test_what_stands_in_brackets_does_not_part_a_number_from_its_words() -> None:
    assert only("全年受理申请（含网上）1200件。").indicator == "受理量"
    assert [f.parent for f in of_sentence("受理量10410件（其中个人8000件）。")] == ["", "受理量"]


def test_a_share_belongs_to_the_figure_before_it() -> None:
    _, share = of_sentence("全流程网上办理事项为85项，占比83.33%。")
    assert share.parent == "全程网办事项数"


@pytest.mark.parametrize(
    ("sentence", "value", "role", "period"),
    [
        ("受理量同比增长12.5%。", "12.5", Role.CHANGE, "2021"),
        ("满意度提升两成。", "两", Role.CHANGE, "2021"),
        ("满意度提升至95%。", "95", Role.LEVEL, "2021"),
        ("较2020年提高3个百分点。", "3", Role.CHANGE, "2021"),
        ("时限压缩率达93.79%。", "93.79", Role.LEVEL, "2021"),
        ("上年同期受理量90件。", "90", Role.LEVEL, "2020"),
        ("2019年受理量80件。", "80", Role.LEVEL, "2019"),
        ("自2016年以来累计受理70件。", "70", Role.LEVEL, "2021"),
        ("受理量3.2万件，同比增长12%。", "12", Role.CHANGE, "2021"),
        ("即办率由60%提高到85.3%。", "60", Role.FORMER, ""),
        ("即办率由60%提高到85.3%。", "85.3", Role.LEVEL, "2021"),
        ("受理量120件（2020年：110件）。", "110", Role.LEVEL, "2020"),
        ("受理量较去年同期的120件增加30件。", "120", Role.LEVEL, "2020"),
        ("受理量较去年同期的120件增加30件。", "30", Role.CHANGE, "2021"),
        ("力争2022年底前网办率达到90%以上。", "90", Role.TARGET, "2022"),
    ],
)
def test_changes_targets_and_other_years_are_no_level_of_this_year(
    sentence: str, value: str, role: Role, period: str
) -> None:
    report = report_of(f"某市某局2021年度行政许可情况报告\n一、基本情况\n{sentence}\n")
    (figure,) = [figure for figure in figures(report) if figure.value == value]
    assert (figure.role, figure.period) == (role, period)


def test_what_was_before_is_told_from_what_is() -> None:
    before, now = of_sentence("平均轮候时长由原来的58分钟缩减到5至10分钟。")
    assert (before.role, before.period) == (Role.FORMER, "")
    assert now.role is Role.LEVEL


def test_a_review_of_several_years_gives_its_span_as_period(reports: dict[str, Report]) -> None:
    assert "2017-2022" in {figure.period for figure in figures(reports["guangzhou"])}


def test_a_list_of_licensing_items_gives_each_number_its_item() -> None:
    found = of_sentence("1、出租汽车经营许可：申请2608件，办结2606件；\n2、取水许可：申请12件，办结12件。")
    assert [(f.indicator, f.subject, f.value) for f in found] == [
        ("申请量", "出租汽车经营许可", "2608"),
        ("办结量", "出租汽车经营许可", "2606"),
        ("申请量", "取水许可", "12"),
        ("办结量", "取水许可", "12"),
    ]


def test_a_number_broken_by_a_margin_is_read_whole() -> None:
    line = "本年度，本单位依法受理行政许可申请，按照规定的程序和期限办理，全年受理量41"
    figure = only(f"{line}\n0054宗，均已办结。")
    assert (figure.indicator, figure.value, figure.unit, figure.amount) == ("受理量", "410054", "宗", 410054.0)


def test_readings_within_a_number_s_words_are_left_out() -> None:
    found = of_sentence("審(shěn)批同意量858546份，監(jiān)督檢(jiǎn)查5項(xiàng)，執(zhí)法務(wù)實(shí)。")
    assert [(f.indicator, f.value, f.unit) for f in found if f.canonical] == [("审批同意量", "858546", "份")]
    assert [(f.value, f.unit) for f in found if not f.canonical] == [("5", "項")]


def test_the_law_of_the_corpus_holds_for_a_number_broken_by_a_margin(tmp_path: Path) -> None:
    report = report_of("一、基本情况\n本年度，本单位依法受理行政许可申请，按照规定的程序和期限办理，全年受理量41\n0054宗。\n")
    (figure,) = figures(report)
    assert report.text[figure.start : figure.end] == "41\n0054宗"
    assert report.text[figure.clause.start : figure.clause.end].startswith("全年受理量41")


def indicated(sentence: str) -> list[tuple[str, str, str]]:
    return [(f.indicator, f.value, f.subject) for f in of_sentence(sentence) if f.canonical]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("办结90件，准予86件，不予4件。", [("办结量", "90"), ("审批同意量", "86"), ("审批不同意量", "4")]),
        ("作出准予决定86件，作出不同意决定4件。", [("审批同意量", "86"), ("审批不同意量", "4")]),
        ("退回（不予许可）4件。", [("审批不同意量", "4")]),
        ("对材料不全的6件作出不予受理决定。", [("不予受理量", "6")]),
        ("另有6件因不归本单位管辖未予受理。", [("不予受理量", "6")]),
        ("全年收件97件。", [("申请量", "97")]),
        ("我局行使行政许可权18项，事项共计20项。", [("行政许可事项数", "18")]),
        ("许可事项共计205项。", [("行政许可事项数", "205")]),
        ("好评率99%，企业满意度测评结果为96%。", [("好评率", "99"), ("满意度", "96")]),
        ("回访满意率92%。", []),
    ],
)
def test_the_genre_names_its_indicators_in_many_ways(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(indicator, value) for indicator, value, _ in indicated(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("受理900件。一季度受理200件，二季度受理300件。", ["", "一季度", "二季度"]),
        ("上半年受理200件。", ["上半年"]),
        ("受理900件。全年容缺受理40件。", ["", "容缺"]),
        ("受理900件。水运受理40件。", ["", "水运"]),
        ("办结900件。收到投诉7件，办结7件。", ["", "", "投诉"]),
        ("办结900件。设立两处便民点，全年办结12件。", ["", "设立两处便民点"]),
        ("准予许可900件。两地互认材料，办结12件。", ["", "两地互认材料"]),
        ("全市受理900件。我局受理300件。", ["", ""]),
        ("申请约1.26万件，受理12480件。其中上半年受理6000件。", ["", "", "上半年"]),
    ],
)
def test_a_count_of_a_part_is_not_the_agency_s(sentence: str, parts: list[str]) -> None:
    assert [part for *_, part in indicated(sentence)] == parts


def test_a_number_that_is_compared_with_is_of_its_own_year() -> None:
    report = report_of("某某县水利局2021年度行政许可实施情况报告\n一、基本情况\n受理50件，比2020年的40件增加10件，增长25%。\n")
    assert [(f.indicator, f.value, f.period, f.role) for f in figures(report)] == [
        ("受理量", "50", "2021", Role.LEVEL),
        ("受理量", "40", "2020", Role.LEVEL),
        ("受理量", "10", "2021", Role.CHANGE),
        ("受理量", "25", "2021", Role.CHANGE),
    ]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("上年（2020年）办结40件，同比增长25%。", "2021"),
        ("即办件由2020年的38%提高到55%，满意度98%。", "2021"),
        ("与2020年的40件受理量相比。", "2020"),
        ("我局于2019年3月成立，受理50件。", "2021"),
    ],
)
def test_the_year_that_is_compared_with_is_not_the_figure_s(sentence: str, period: str) -> None:
    report = report_of(f"某某县水利局2021年度行政许可实施情况报告\n一、基本情况\n{sentence}\n")
    assert figures(report)[-1].period == period


def test_a_number_of_ten_thousands_and_ones_is_one_number() -> None:
    figure = only("受理14万3612件。")
    assert (figure.value, figure.unit, figure.amount) == ("14万3612", "件", 143612)


@pytest.mark.parametrize("sentence", ["等了两个半小时。", "第2页 共15页"])
def test_halves_and_pages_are_no_figures(sentence: str) -> None:
    assert of_sentence(sentence) == []


@given(st.text("0129三十百千万亿点分之两成.,，%件项年月第约近|\n\t （）()\"“”《》[〔：。、受理量申请其中占備(jiān)", max_size=160))
def test_any_text_is_read_and_every_figure_is_a_slice_that_holds_its_digits(text: str) -> None:
    report = report_of(text)
    found = figures(report)
    assert [figure.start for figure in found] == sorted({figure.start for figure in found})
    for figure in found:
        assert report.sections[figure.section].start <= figure.start < report.sections[figure.section].end
        printed = "".join(report.text[figure.start : figure.end].split())
        assert all(character in printed for character in figure.value)
    discrepancies(found)
