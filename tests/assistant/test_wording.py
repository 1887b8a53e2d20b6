"""The wording of answers and the glossary."""

import string

import pytest

from assistant import wording
from assistant.agencies import mentions
from assistant.asked import asked_indicators
from assistant.bars import bar_in
from assistant.dialect import written_chinese
from assistant.followup import Turns, leaning
from assistant.gate import judge
from assistant.glossary import concepts, stems
from assistant.named_agency import english_name
from assistant.own_words import language_of, without_courtesy
from assistant.sought import sought_in
from assistant.stopwords import stopwords
from assistant.tails import without_tails
from assistant.types import Evidence, Kind, Language
from assistant.understand import understand
from assistant.words import TemplateError, words_in
from corpus.types import Report, SectionType, Span

AGENCIES = ("广州市公安局", "广州市公安局海珠区分局", "广州市公安局花都区分局", "江门市公安局", "乐昌市政务服务数据管理局")


def names_of(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


def test_both_languages_have_the_same_templates_with_the_same_names() -> None:
    chinese, english = (words_in(language).templates for language in Language)
    assert set(chinese) == set(english)
    # Only an agency's name and a unit have a part that Chinese does not need: their English.
    differing = {key for key in chinese if names_of(chinese[key]) != names_of(english[key])}
    assert differing == {"agency", "measured"}


def test_a_missing_or_an_unknown_name_is_an_error() -> None:
    words = words_in(Language.CHINESE)
    with pytest.raises(TemplateError):
        words.say("mark")
    with pytest.raises(TemplateError):
        words.say("mark", n=1, m=2)
    with pytest.raises(TemplateError):
        words.say("no_such_template")


def test_the_glossary_has_at_least_200_concepts_and_no_wording_twice() -> None:
    assert len(concepts()) >= 200
    chinese = [term for concept in concepts() for term in concept.chinese]
    english = [stems(wording) for concept in concepts() for wording in concept.english]
    assert len(chinese) == len(set(chinese)) and all(len(term) >= 2 for term in chinese)
    assert all(english)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("那海珠呢?", {"广州市公安局海珠区分局"}),
        ("花都分局和海珠公安分局谁多", {"广州市公安局花都区分局", "广州市公安局海珠区分局"}),
        ("Huadu branch of Guangzhou PSB", {"广州市公安局花都区分局"}),
        ("what did guangzhou police do", {"广州市公安局"}),
        ("haizu psb", {"广州市公安局海珠区分局"}),
        ("江门和乐昌全年办件量对比", {"江门市公安局", "乐昌市政务服务数据管理局"}),
        ("乐昌政数局", {"乐昌市政务服务数据管理局"}),
        ("粤省事平台", set()),
    ],
)
def test_agencies_are_known_by_what_people_call_them(question: str, found: set[str]) -> None:
    assert {name for mention in mentions(question, AGENCIES) for name in mention.agencies} == found


@pytest.mark.parametrize("question", ["佛山市公安局受理了多少", "乐昌市公安局", "海珠区市场监管局", "foshan accepted", "番禺分局"])
def test_agencies_that_are_not_there_are_named_as_missing(question: str) -> None:
    found = mentions(question, AGENCIES)
    assert len(found) == 1 and found[0].agencies == ()


def test_an_agency_has_an_english_name() -> None:
    assert english_name("广州市公安局花都区分局") == "Huadu District Branch of the Guangzhou Public Security Bureau"


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("不予受理了多少申请", ("不予受理量",)),
        ("how many applications were not accepted", ("不予受理量",)),
        ("申请量和受理量", ("申请量", "受理量")),
        ("number of applications", ("申请量",)),
        ("今天天气", ()),
    ],
)
def test_indicators_are_known_by_what_people_call_them(question: str, names: tuple[str, ...]) -> None:
    assert asked_indicators(question) == names


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("哪些单位", Language.CHINESE),
        ("which agencies mention 信息孤岛", Language.ENGLISH),
        ("花都 PSB 的受理量", Language.CHINESE),
        ("Huadu 2023", Language.ENGLISH),
    ],
)
def test_the_language_of_a_question(question: str, language: Language) -> None:
    assert language_of(question) is language


def test_a_bar_may_be_inclusive_and_scaled() -> None:
    assert bar_in("超过1万件").fits(10001) and not bar_in("超过1万件").fits(10000)
    assert bar_in("at least 1,000").fits(1000) and not bar_in("fewer than 5").fits(5)


def test_a_claim_with_a_number_that_is_not_in_its_quote_is_not_supported(reports: dict[str, Report]) -> None:
    report = reports["haizhu"]
    start = report.text.index("不予受理量49份")
    evidence = Evidence(report, 1, Span(start, start + 8))
    assert judge("不予受理量为49份", [evidence]).accepted
    assert judge("不予受理量为50份", [evidence]).reason == "number"
    assert judge("合计99（49 + 50 = 99）", [evidence], ["50", "99"]).accepted


def test_every_prompt_file_is_yaml_of_strings() -> None:
    for language in Language:
        assert all(isinstance(text, str) for text in words_in(language).templates.values())


@pytest.mark.parametrize(
    "question",
    [
        "哪些机关的问题部分没有提到经费不足？",
        "哪些单位没有把经费不足列为存在的问题？",
        "which reports are silent about the epidemic",
        "Which agencies did not mention lack of funds among their problems?",
    ],
)
def test_who_does_not_is_a_negative_question(question: str) -> None:
    assert wording.NEGATIVE.search(question)


@pytest.mark.parametrize(
    ("part", "negative"),
    [
        ("not delivery by post?", True),
        ("do not plan to recruit", True),
        ("没有提到经费不足", True),
        ("counters without authority to decide", False),
        ("不予受理的件数较多", False),
    ],
)
def test_the_second_condition_may_be_negative_on_its_own(part: str, negative: bool) -> None:
    assert bool(wording.PART_NEGATIVE.search(part)) is negative


@pytest.mark.parametrize("question", ["概括一下环保局2021年报告里的问题与不足", "总结年报中的主要困难", "比较两家的问题和对策"])
def test_a_summary_of_problems_is_of_their_section(question: str) -> None:
    assert SectionType.PROBLEMS in [kind for kind, pattern in wording.SECTION_WORDS if pattern.search(question)]


@pytest.mark.parametrize("question", ["专窗怎么一直没有设起来？", "档案系统怎么还没上线？"])
def test_how_come_not_asks_why(question: str) -> None:
    assert wording.WHY.search(question)
    assert "why" in [one.name for one in sought_in(question)]
    assert leaning(question).turns is Turns.WHY


LISTS = [
    "有几份报告把排队时间长当成问题？",
    "How many reports print a refund rate for kiosks?",
    "谁吊销过已经发出的执照？",
    "谁撤回过许可？到期注销的别算",
    "有没有哪家连一次都没检查过的",
    "夜间窗口和流动办证车，两样都有的单位",
    "Agencies having trouble with kiosks?",
    "Who is opening new counters?",
    "Who's training the clerks?",
    "among the 2023 reports, who mentions floods?",
]
OF_THE_COLLECTION = ["2023年度的报告有几份，都是谁的", "你这里一共收了几份报告？", "知识库里有多少份报告", "how many reports are in the system"]


@pytest.mark.parametrize("question", LISTS)
def test_which_reports_say_something_is_a_list(question: str, reports: dict[str, Report]) -> None:
    assert understand(question, tuple(reports.values())).kind is Kind.LIST


@pytest.mark.parametrize("question", OF_THE_COLLECTION)
def test_which_reports_there_are_is_asked_of_the_collection(question: str, reports: dict[str, Report]) -> None:
    assert understand(question, tuple(reports.values())).kind is Kind.META


def test_who_leaves_its_verb_to_the_topic(reports: dict[str, Report]) -> None:
    assert "撤回" in understand("谁撤回过许可？", tuple(reports.values())).topic
    assert "training" in understand("Who is training the clerks?", tuple(reports.values())).topic


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("讲讲花都分局碰到了哪些难处", SectionType.PROBLEMS),
        ("What troubles does Huadu police own up to?", SectionType.PROBLEMS),
        ("花都分局发证以后的监管都做了些什么", SectionType.SUPERVISION),
        ("花都分局监督上干了些啥", SectionType.SUPERVISION),
        ("What did Huadu police do to supervise permit holders?", SectionType.SUPERVISION),
        ("花都分局2024年准备做什么，列几条", SectionType.NEXT_STEPS),
        ("Summarise what Huadu police want to do in 2024.", SectionType.NEXT_STEPS),
    ],
)
def test_a_section_may_be_asked_for_in_plain_words(question: str, section: SectionType, reports: dict[str, Report]) -> None:
    found = understand(without_courtesy(written_chinese(question)), tuple(reports.values()))
    assert (found.kind, found.scope.sections, found.scope.years or (2023,)) == (Kind.SUMMARY, (section,), (2023,))


@pytest.mark.parametrize("question", ["哪些报告通篇没有提无人机", "没写无人机的是哪几家", "哪家的报告从头到尾没有写无人机"])
def test_who_never_says_it_is_a_negative_question_about_it_alone(question: str, reports: dict[str, Report]) -> None:
    found = understand(question, tuple(reports.values()))
    assert found.negative and "无人机" in found.topic and "通篇" not in found.topic


def test_what_does_not_count_is_left_out() -> None:
    assert without_tails("谁被告过?复议的不算").left_out == ("复议",)
    told = without_tails("哪些单位人手紧?只看问题部分")
    assert (told.text, told.only_problems) == ("哪些单位人手紧", True)


def test_pls_is_as_polite_as_please() -> None:
    assert without_courtesy("pls give me the fines of 2023") == "give me the fines of 2023"
    assert without_courtesy("plz tell me the fines of 2023") == without_courtesy("please tell me the fines of 2023")
    assert {"pls", "plz"} <= stopwords(Language.ENGLISH)
