"""What a report tells beside its own whole: places in its tables, the year before, plans among problems; on small reports of the tests' own."""

import pytest

from assistant.ask import Assistant
from assistant.asked import asked_indicators
from assistant.functions import function_named
from assistant.matter_places import with_labels
from assistant.purposes import without_purpose
from assistant.question import years_in
from assistant.tails import without_tails
from assistant.types import Choice, Kind, Status
from assistant.understand import understand
from assistant.who_asked import with_agencies_asked
from corpus.section_types import kinds_of
from corpus.settings import Settings
from corpus.types import Section, SectionType
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

FORESTRY = """甘肃省林业和草原局2023年度行政许可实施和监督管理情况报告

一、基本情况
2023年，全省共受理行政许可申请1286件，较2022年的1410件减少8.8%，其中不予许可23件。林木采伐许可的申请，首次送审就合格的只占58.7%。
临时使用林地审批委托市州办理，全年办理407件，分布如下：
市州 | 办理数
酒泉市 | 167
庆阳市 | 142
张掖市 | 98
合计 | 407
许可事项两年受理情况：
事项 | 2022年受理（件） | 2023年受理（件）
林木采伐许可 | 88件 | 95件
草原征占用审核 | 61件 | 70件
二、监督管理
把种苗检验交给敦煌、玉门两地承担，全年检验88批。

三、存在问题及改进方向
1. 看护人手少。不少乡镇林草站三五个人看护几十万亩。已向编制部门申请增编18名。
2. 网上申报难。网上办理比例只有47%，老人不会用手机。2024年请软件公司加装语音界面。

甘肃省林业和草原局
2024年1月15日
"""
POLICE = """兰州市公安局城关分局2023年度行政许可实施和监督管理情况报告

一、基本情况
2023年受理各类申请15032件，不予许可31件。联合检查旅馆268家次，责令停业整顿5家。
各类业务的网上申请情况：
业务 | 受理（件） | 网上申请占比
机动车驾驶证 | 9180 | 76.2%
机动车登记 | 4900 | 68.5%
出入境证件 | 912 | 61.0%
治安管理 | 40 | 43.7%
合计 | 15032 | 71.4%

二、存在问题
专司许可审核的民警只有2名，材料积压是常事。

三、下一步打算
在3个街道各设一个流动受理点。

兰州市公安局城关分局
2024年1月20日
"""
FIRE = """潍坊市消防救援支队2023年度行政许可实施和监督管理情况报告

一、基本情况
2023年，全市消防救援机构共收到申请1223件，其中不同意39件。各大队办理情况：
大队        收到申请    其中告知承诺    不同意
奎文大队    702件      598件        21件
寿光大队    520件      431件        18件
昌邑大队    1件        0件         0件
合计        1223件     1029件       39件

二、下一步打算
对大队人员轮训两期。

潍坊市消防救援支队
2024年1月20日
"""
REPORTS = {"forestry.txt": FORESTRY, "police.txt": POLICE, "fire.txt": FIRE}


@pytest.fixture(scope="module")
def gansu(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder = tmp_path_factory.mktemp("gansu")
    for file, text in REPORTS.items():
        (folder / file).write_text(text, encoding="utf-8")
    settings = Settings(store=folder / "store")
    assert run_index(settings, sorted(folder.glob("*.txt")), encoder).added == len(REPORTS)
    return Assistant(Library(settings, encoder))


@pytest.mark.parametrize("question", ["甘肃林草局2023年一共收了多少许可申请？", "How many applications did Gansu forestry get in 2023?"])
def test_what_was_accepted_answers_where_no_report_tells_what_was_received(gansu: Assistant, question: str) -> None:
    answer = gansu.ask(question)
    assert answer.status is Status.ANSWERED and "1286" in answer.text and ("受理" in answer.text or "accepted" in answer.text)


@pytest.mark.parametrize(("question", "said"), [("甘肃林草局2022年受理多少件？", "2022年受理量为1410"), ("How many applications did Gansu forestry accept in 2022?", "accepted in 2022: 1410")])
def test_a_number_of_another_year_than_the_report_says_its_year(gansu: Assistant, question: str, said: str) -> None:
    assert said in gansu.ask(question).text


def test_refused_applications_are_not_all_applications(gansu: Assistant) -> None:
    text = gansu.ask("城关分局2023年没批的申请有多少件").text
    assert "31" in text and "15032" not in text


@pytest.mark.parametrize("question", ["甘肃林草局2023年酒泉办了多少件", "甘肃林草局2023年临时使用林地委托各市州，酒泉办了多少件", "Gansu forestry 2023: how many cases did Jiuquan handle?"])
def test_the_row_of_a_place_is_no_missing_report(gansu: Assistant, question: str) -> None:
    answer = gansu.ask(question)
    assert answer.status is Status.ANSWERED and "167" in answer.text


@pytest.mark.parametrize(
    ("first", "turn", "told"),
    [
        ("甘肃林草局2023年酒泉办了多少件", "庆阳呢", "142"),
        ("甘肃林草局2023年酒泉办了多少件", "what about Zhangye?", "98"),
        ("Gansu forestry 2023: how many cases did Jiuquan handle?", "and Qingyang?", "办理数: 142"),
    ],
)
def test_a_turn_asks_for_the_row_of_another_place(gansu: Assistant, first: str, turn: str, told: str) -> None:
    assert told in gansu.ask(turn, previous=gansu.ask(first).understood).text


def test_a_place_that_is_no_row_has_no_report(gansu: Assistant) -> None:
    first = gansu.ask("甘肃林草局2023年酒泉办了多少件")
    answer = gansu.ask("海珠呢", previous=first.understood)
    assert answer.status is Status.NOT_FOUND and answer.understood is not None and answer.understood.missing_agencies == ("海珠",)


@pytest.mark.parametrize("named", ["Chengguan", "Chengguan branch", "Lanzhou Chengguan PSB", "chengguan public security sub-bureau", "Chengguan police branch (Lanzhou)"])
def test_a_district_that_is_spelt_like_a_kind_of_agency_is_that_district(gansu: Assistant, named: str) -> None:
    reports = list(gansu.library.contents.reports.values())
    understood = understand(f"How many hotels did {named} tell to close in 2023?", reports)
    assert understood.scope.agencies == ("兰州市公安局城关分局",) and not understood.missing_agencies


def test_the_kind_of_agency_stays_one() -> None:
    found = [function_named(words) for words in ("Luoyang chengguan", "chengguan bureau")]
    assert [one.name for one in found if one] == ["Urban Management and Law Enforcement Bureau"] * 2


def test_places_that_something_was_given_to_are_not_compared(gansu: Assistant) -> None:
    understood = understand("甘肃林草局2023年把种苗检验交给敦煌、兰州和玉门去管,三个地方一共办了几件", list(gansu.library.contents.reports.values()))
    assert understood.scope.agencies == ("甘肃省林业和草原局",) and not understood.missing_agencies and understood.kind is not Kind.COMPARE


def test_a_share_that_is_printed_is_not_worked_out(gansu: Assistant) -> None:
    text = gansu.ask("甘肃林草2023年林木采伐许可，首次送审就合格的占百分之多少").text
    assert "58.7%" in text and "÷" not in text
    text = gansu.ask("城关分局2023年考驾照换驾照这类业务，从网上交的占多大比例？").text
    assert "76.2%" in text and "÷" not in text


def test_a_section_on_problems_and_plans_tells_both(gansu: Assistant) -> None:
    plans, problems = gansu.ask("甘肃林草局下一步打算做什么？").text, gansu.ask("甘肃林草局存在哪些问题？").text
    assert "增编18名" in plans and "2024年请软件公司" in plans and "只有47%" not in plans
    assert "看护人手少" in problems
    answer = gansu.ask("哪些单位打算增加人手？")
    assert answer.ledger is not None and answer.ledger.without_section == () and "增编18名" in answer.text
    assert not [one for one in gansu.ask("哪些单位打算看护林地？").verdicts if one.choice is Choice.YES]


def test_only_a_heading_that_names_both_is_of_both() -> None:
    def of(*path: str) -> tuple[SectionType, ...]:
        return kinds_of(Section(1, path, SectionType.PROBLEMS, 0, 5, 90))

    assert of("三、存在问题") == (SectionType.PROBLEMS,)
    assert of("三、存在问题和下一步打算") == of("四、不足之处与改进方向", "1. 网办难") == (SectionType.PROBLEMS, SectionType.NEXT_STEPS)


def test_what_somebody_remembers_is_no_question() -> None:
    assert without_purpose("江门2020年受理多少件?我记得23年那份总结里提过") == "江门2020年受理多少件?"
    assert without_purpose("江门受理多少件?我记得是2020年的事") == "江门受理多少件?我记得是2020年的事"


def test_plans_that_are_only_said_do_not_count() -> None:
    asked = without_tails("哪些单位已经做到签个保证书就先给证?光说要研究的不要")
    assert asked.leaves_plans_out and asked.text == "哪些单位已经做到签个保证书就先给证?"


def test_a_short_year_that_another_is_compared_with() -> None:
    assert years_in("21年批下来的证比20年多多少") == (2021, 2020)
    assert years_in("这套系统用了20年多") == ()


@pytest.mark.parametrize("question", ["agencies using drones for supervision?", "bureaus with a night counter", "departments that opened on Saturdays"])
def test_agencies_that_do_something_are_a_list(question: str) -> None:
    assert understand(question, ()).kind is Kind.LIST, with_agencies_asked(question)


def test_a_cell_of_another_year_says_its_year(gansu: Assistant) -> None:
    assert "2022年受理量88件" in gansu.ask("甘肃林草局2023年那份报告里，头一年的林木采伐许可收了几件？").text


def test_a_problem_in_small_words_is_read_and_not_taken_for_the_section(gansu: Assistant) -> None:
    answer = gansu.ask("几个人看那么大一片就是看不过来——哪些报告承认自己有这毛病？")
    assert answer.kind is Kind.LIST and answer.ledger is not None and answer.ledger.with_section == 2 and not any("存在问题" in citation.evidence.quote for citation in answer.citations)


def test_please_is_not_pleased() -> None:
    assert asked_indicators("how many hotels, please") == ()
    assert asked_indicators("how many got the green light?") == ("审批同意量",)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("潍坊消防2023年奎文大队不同意的有几件？", "奎文大队，审批不同意量21件"),
        ("2023年潍坊消防哪个大队打回去的最多？", "审批不同意量最高的是奎文大队，21件"),
        ("潍坊消防2023年寿光大队收到多少申请？", "寿光大队，申请量520件"),
    ],
)
def test_a_table_whose_columns_are_parted_by_space_is_asked_by_row(gansu: Assistant, question: str, told: str) -> None:
    assert told in gansu.ask(question).text


def test_a_row_that_is_called_by_its_whole_name_is_called_so_once() -> None:
    agencies, rows = ["潍坊市消防救援支队"], ["寿光大队", "坊子大队"]
    assert with_labels("寿光大队收到多少申请", rows, agencies) == "寿光大队收到多少申请"
    assert with_labels("寿光收到多少申请", rows, agencies) == "寿光大队收到多少申请"


def test_a_turn_that_calls_a_row_by_its_whole_name_asks_for_that_row(gansu: Assistant) -> None:
    first = gansu.ask("潍坊消防2023年奎文大队收到多少申请？")
    second = gansu.ask("寿光大队收到多少申请？", previous=first.understood)
    third = gansu.ask("那昌邑呢？", previous=second.understood)
    assert "寿光大队，申请量520件" in second.text and "昌邑大队，申请量1件" in third.text, third.text
