"""How an answer is laid out: one heading a report, names once in full, numbered points, quotes that stand alone."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.layout import ITEM, Stated, laid_out
from assistant.points import points
from assistant.quotes import closed, without_numeral
from assistant.types import Kind, Language
from assistant.web.citations import answer_text
from assistant.web.words import words_in as page_words
from assistant.words import words_in
from corpus.read import read_bytes, read_report, source_files
from corpus.types import Report, SectionType, Span

HUADU = "Huadu District Branch of the Guangzhou Public Security Bureau"


def span_of(report: Report, words: str) -> Span:
    at = report.text.index(words)
    return Span(at, at + len(words))


def test_numbers_agree() -> None:
    words = words_in(Language.ENGLISH)
    assert words.say("list_lead", yes=1, in_scope=1) == "1 of the 1 report in scope matches"
    assert words.say("list_lead", yes=0, in_scope=5) == "None of the 5 reports in scope matches"
    assert words.say("list_lead", yes=3, in_scope=5) == "3 of the 5 reports in scope match"
    assert words_in(Language.CHINESE).say("list_lead", yes=0, in_scope=5) == "范围内5份报告中，没有一份符合"


def test_years_that_follow_each_other_are_a_range() -> None:
    assert words_in(Language.ENGLISH).years_of([2020, 2017, 2018, 2019, 2023]) == "2017–2020, 2023"
    assert words_in(Language.CHINESE).years_of([2019, 2020]) == "2019、2020"


def test_what_one_report_says_stands_under_its_name(reports: dict[str, Report]) -> None:
    huadu, haizhu = reports["huadu"], reports["haizhu"]
    words = words_in(Language.CHINESE)
    lines = [Stated(f"{huadu.agency}：“一”[1]", huadu), Stated(f"{huadu.agency}：“二”[2]", huadu), Stated(f"{haizhu.agency}：“三”[3]", haizhu)]
    assert laid_out(lines, words) == [
        "广州市公安局花都区分局（2023年）：",
        "- “一”[1]",
        "- “二”[2]",
        "- 广州市公安局海珠区分局（2024年）：“三”[3]",
    ]


def test_an_agency_is_named_in_full_once(reports: dict[str, Report]) -> None:
    huadu = reports["huadu"]
    words = words_in(Language.ENGLISH)
    named = words.agency(huadu.agency)
    assert laid_out([f"It is {named}.", Stated(f"{named}: “一”[1]", huadu)], words) == [
        f"It is {HUADU} ({huadu.agency}).",
        "- Huadu District Branch, 2023 – “一”[1]",
    ]


@pytest.mark.parametrize(("line", "is_item"), [("- a", True), ("3. a", True), ("   - a", True), ("2023: a", False), ("a - b", False)])
def test_a_line_that_states_a_claim_is_told_by_its_beginning(line: str, is_item: bool) -> None:
    assert bool(ITEM.match(line)) is is_item


def test_a_quote_closes_its_quotation_marks_within_its_sentence(reports: dict[str, Report]) -> None:
    huadu = reports["huadu"]
    assert huadu.quote(closed(huadu, span_of(huadu, "一公开”抽查任务6项"))) == "“双随机、一公开”抽查任务6项"
    whole = span_of(huadu, "牵头跨部门抽查任务3项")
    assert closed(huadu, whole) == whole


@pytest.mark.parametrize(
    ("printed", "left"),
    [("（一）持续优化审批流程", "持续优化审批流程"), ("一是从严规范审批程序。", "从严规范审批程序")],
)
def test_a_point_is_quoted_without_its_numeral(reports: dict[str, Report], printed: str, left: str) -> None:
    haizhu = reports["haizhu"]
    assert haizhu.quote(without_numeral(haizhu, span_of(haizhu, printed))) == left


def test_a_number_is_no_numeral(reports: dict[str, Report]) -> None:
    jiangmen = reports["jiangmen"]
    assert jiangmen.quote(without_numeral(jiangmen, span_of(jiangmen, "4.2020年，我局纪检监察部门"))) == "2020年，我局纪检监察部门"
    assert jiangmen.quote(without_numeral(jiangmen, span_of(jiangmen, "95.56%"))) == "95.56%"


def test_the_points_of_a_section_are_its_headings_with_what_is_counted_under_them(reports: dict[str, Report]) -> None:
    found = points(reports["lechang"], (SectionType.PROBLEMS,))
    assert [point.lead.quote for point in found] == ["信息孤岛、部门信息共享难突破", "政务服务实体大厅标准化建设滞后"]
    assert [piece.quote[:9] for piece in found[0].under] == ["部门间信息共享难,", "部门之间审批信息不", "市县“一门式一网式"] and not found[1].under


def test_the_words_before_headed_points_are_left_out(reports: dict[str, Report]) -> None:
    found = points(reports["haizhu"], (SectionType.NEXT_STEPS,))
    assert [point.lead.quote for point in found][:2] == ["持续优化审批流程，推动行政审批标准化建设", "加强监管事项事中事后监管"]


def test_what_stands_before_counted_points_is_told(reports: dict[str, Report]) -> None:
    found = points(reports["haizhu"], (SectionType.STANDARDS,))
    assert "实施清单梳理工作" in found[0].lead.quote and found[1].lead.quote.startswith("我局严格执行") and len(found) == 4


def test_a_section_without_counted_points_is_told_by_paragraph(reports: dict[str, Report]) -> None:
    found = points(reports["jiangmen"], (SectionType.SUPERVISION,))
    assert len(found) == 5 and found[3].lead.quote.startswith("2020年") and found[3].under[0].quote.startswith("我局采取双随机")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("一是留不住人。全年38名窗口辅警中有11人离职。二是自助机老旧。12台中有7台是2016年购置的。", ["留不住人", "自助机老旧"]),
        ("回头看还有几处短板：其一，线上渠道的知晓面不宽；其二，暑期预约号源紧张。", ["线上渠道的知晓面不宽", "暑期预约号源紧张"]),
    ],
)
def test_counted_points_may_be_short_and_counted_otherwise(told: str, found: list[str], tmp_path: Path) -> None:
    text = f"某市公安局2023年度行政许可实施和监督管理情况报告\n一、基本情况\n全年受理申请120件，办结118件，其中准予许可110件。\n二、存在问题和困难\n{told}\n三、下一步工作措施\n增加窗口人员，更新自助设备。\n"
    (tmp_path / "police-2023.txt").write_text(text, encoding="utf-8")
    (source,) = source_files([tmp_path])
    assert [point.lead.quote for point in points(read_report(source, read_bytes(source)), (SectionType.PROBLEMS,))] == found


def test_a_problem_told_in_a_word_or_two_is_told_by_the_sentence_behind(tmp_path: Path) -> None:
    problems = "（一）信息不通。有12个部门使用专网，同一笔业务要录两遍。\n（二）乡镇便民服务中心没有专职人员。有6个乡镇只有一人值守。"
    text = f"某县2023年度行政许可实施和监督管理情况报告\n一、基本情况\n全年受理申请120件，办结118件。\n二、存在问题\n{problems}\n三、下一步工作措施\n一是添人。年内招录6名专职代办员。二是搬家。新大厅十月启用。\n"
    (tmp_path / "county-2023.txt").write_text(text, encoding="utf-8")
    (source,) = source_files([tmp_path])
    report = read_report(source, read_bytes(source))
    told = [(point.lead.quote, [piece.quote for piece in point.under]) for kind in (SectionType.PROBLEMS, SectionType.NEXT_STEPS) for point in points(report, (kind,))]
    assert told == [
        ("信息不通", ["有12个部门使用专网，同一笔业务要录两遍"]),
        ("乡镇便民服务中心没有专职人员", []),
        ("添人", ["年内招录6名专职代办员"]),
        ("搬家", ["新大厅十月启用"]),
    ], told


# Answers


def test_a_summary_is_numbered(assistant: Assistant) -> None:
    answer = assistant.ask("Give me a short summary of the problems in the Lechang 2019 report")
    assert answer.kind is Kind.SUMMARY and answer.lines[1].startswith("1. “信息孤岛") and answer.lines[2].startswith("   - “")


def test_a_quote_that_only_repeats_another_is_left_out(assistant: Assistant) -> None:
    answer = assistant.ask("江门市公安局2020年那一宗不予许可是什么原因？")
    assert answer.lines[0] == "江门市公安局（2020年）原文：" and len(answer.claims) == 1


def test_what_is_too_short_to_say_anything_is_quoted_with_what_it_is_about(assistant: Assistant) -> None:
    answer = assistant.ask("江门市公安局2019年存在的问题整改得怎么样？")
    assert all(len(citation.evidence.quote) > 12 for citation in answer.citations)
    assert any("应开通电子证照1个" in citation.evidence.quote for citation in answer.citations)


def test_a_heading_over_what_is_asked_gives_way_to_what_stands_under_it(assistant: Assistant) -> None:
    answer = assistant.ask("廣州公安喺數字賦能、智慧警務方面做咗啲咩？")
    assert "升級數" in answer.lines[0] and len(answer.claims) > 3
    told = assistant.ask("花都分局说的“四快”工作机制指什么？")
    assert [("四快" in claim.text) for claim in told.claims] == [True]


def test_a_heading_that_says_it_itself_is_quoted(assistant: Assistant) -> None:
    answer = assistant.ask("乐昌的经济发达镇改革试点是哪个镇")
    assert any("坪石镇" in claim.text for claim in answer.claims)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("花都区分局2023年受理了多少件政府信息公开申请？", ["39"]),
        ("花都区分局的外国人业务联络员，代办21项事项后时限从420个工作日变成多少？", ["7"]),
        ("For foreigners' paperwork in Huadu, the legal limit of 420 working days drops to how many when a liaison officer handles it?", ["7"]),
    ],
)
def test_the_number_asked_for_is_neither_that_of_the_verb_nor_one_that_the_question_tells(assistant: Assistant, question: str, values: list[str]) -> None:
    assert [row.figure.value for row in assistant.ask(question).figures] == values


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("海珠公安分局收集意见反馈有哪些渠道？", "110报警平台"),
        ("Which five Lechang units handled more than a thousand cases in 2019?", "“过千”的单位有5个"),
    ],
)
def test_a_sentence_that_falls_a_little_short_answers_where_no_word_is_strange(assistant: Assistant, question: str, words: str) -> None:
    assert any(words in claim.text for claim in assistant.ask(question).claims)


def test_what_a_question_denies_is_answered_by_what_denies_it(assistant: Assistant) -> None:
    answer = assistant.ask("江门哪类行政许可信息不公开，依据是什么法？")
    assert answer.claims and all("不予公开" in claim.text for claim in answer.claims)


def test_a_question_for_a_time_is_not_answered_by_words_without_one(assistant: Assistant) -> None:
    assert not assistant.ask("In which year did Jiangmen PSB open its approval management division?").claims
    assert "2017年11月9日" in assistant.ask("广州市公安局审批管理处是什么时候揭牌的？").text


def test_a_date_is_written_as_the_reader_writes_it(assistant: Assistant) -> None:
    answer = assistant.ask("When was the approval management division of Guangzhou PSB set up?")
    assert answer.lines[1].startswith("- 9 November 2017 – “") and "2017年11月9日" in answer.lines[1]


def test_a_point_begins_where_the_counting_begins(reports: dict[str, Report]) -> None:
    assert points(reports["haizhu"], (SectionType.PROBLEMS,))[0].lead.quote == "政务服务创新能力有待进一步提高"


def test_a_report_as_a_whole_is_told_by_its_overview_problems_and_plans(reports: dict[str, Report]) -> None:
    found = [point.lead.quote for point in points(reports["haizhu"], ())]
    assert "基本情况" not in found and found[0].startswith("2024年，我局严格依法") and "加强监管事项事中事后监管" in found


def test_what_a_line_above_says_is_not_said_again(assistant: Assistant) -> None:
    compared = assistant.ask("花都分局2023年和海珠分局2024年的申请量哪个多，差多少？")
    assert compared.lines[:2] == ("申请量对比：", "- 广州市公安局花都区分局（2023年）：736253件[1]")
    assert compared.claims[0].text == "广州市公安局花都区分局申请量为736253件"
    together = assistant.ask("What are the problems reported by all agencies?")
    assert sum("on problems" in line for line in together.lines) == 2


def test_points_are_items_in_the_browser(assistant: Assistant) -> None:
    shown = answer_text(assistant.ask("概括一下乐昌2019年报告里的存在问题"), 1, page_words(Language.CHINESE))
    assert shown.count('class="item point"') == 2 and shown.count('class="item under"') == 3 and '<p class="item point">1. ' in shown
