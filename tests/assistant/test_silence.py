"""Lists of those that say nothing of a matter, leave a section empty, or tell that a figure rose or fell; turns asked of each of those found."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.over_time import direction_asked
from assistant.silence import EMPTY
from assistant.types import Answer, Choice, Kind
from assistant.understand import understand
from corpus.settings import Settings
from corpus.types import Report, SectionType
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index

STRANGERS = Path(__file__).resolve().parents[2] / "bench/strangers/s9/reports"
FILES = ("mudanjiang-culture-2023.html", "guizhou-natres-2021.html", "guizhou-natres-2022.docx", "jiamusi-agri-2022.docx")

SILENT = (
    "which reports say nothing whatsoever about the pandemic", "哪份报告完全没讲复议和诉讼的事", "哪些报告通篇没说收到过投诉", "which agencies make no reference to self-service machines",
    "哪几家对自助终端只字未提", "没有提过容缺受理的单位有哪些", "哪些单位的报告里看不到双随机", "哪些局一个字都没提告知承诺", "which reports contain no information on refusals",
    "哪些单位尚未提及电子证照", "which bureaus skip the topic of training entirely", "which departments have nothing to say on supervision", "哪些单位对老年人的事一句没写",
    "which reports lack any mention of the 12345 hotline", "Which agencies are not using electronic seals?", "哪些单位没把系统问题列进去",
    "which agencies lack self-service machines", "Which of the reports give no satisfaction or good-review percentage at all?",
)
NOT_SILENT = (
    "哪些单位没有人手", "哪些单位说群众不会用手机", "which agencies say staff do not understand the law", "哪些单位抱怨部门之间不共享数据", "哪些单位反映办事指南没写清楚",
    "哪些单位反映规定没有提到这种情况", "who says applicants never read the guide", "Which agencies admit that nothing is done after approval?", "哪些单位有企业没有许可证就开工",
    "Which agencies gripe that national systems don't connect with their platform?", "which agencies found that applicants don't read guides", "which agencies lack staff", "agencies lacking qualified inspectors",
)


@pytest.fixture(scope="module")
def strangers(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    settings = Settings(store=tmp_path_factory.mktemp("silent") / "store")
    assert run_index(settings, [STRANGERS / file for file in FILES], encoder).added == len(FILES)
    return Assistant(Library(settings, encoder))


def found(answer: Answer) -> set[str]:
    return {verdict.report.file for verdict in answer.verdicts if verdict.choice is Choice.YES}


@pytest.mark.parametrize("question", SILENT)
def test_silence_is_heard_in_many_words(question: str, reports: dict[str, Report]) -> None:
    understood = understand(question, tuple(reports.values()))
    assert understood.kind is Kind.LIST and understood.negative, understood.topic


@pytest.mark.parametrize("question", NOT_SILENT)
def test_what_others_lack_is_no_silence(question: str, reports: dict[str, Report]) -> None:
    assert not understand(question, tuple(reports.values())).negative


def test_none_of_a_section_is_a_list_of_those_that_leave_it_empty(reports: dict[str, Report]) -> None:
    asked = {
        "Which agencies say they have no problems at all?": SectionType.PROBLEMS,
        "Which report admits there was no reform or innovation during the year?": SectionType.INNOVATION,
        "哪些单位没有创新举措": SectionType.INNOVATION,
        "which reports have no section on next steps": SectionType.NEXT_STEPS,
    }
    read = {question: understand(question, tuple(reports.values())) for question in asked}
    assert all(read[question].negative and read[question].scope.sections == (section,) for question, section in asked.items())
    assert not understand("which agencies report no problems with data sharing", tuple(reports.values())).negative


def test_a_section_may_say_that_there_is_nothing_to_say() -> None:
    assert all(EMPTY.fullmatch(text) for text in ("\n无。\n", "本年度无。", "我局目前暂无突出问题。", "没有需要说明的情况"))
    assert not any(EMPTY.fullmatch(text) for text in ("无证经营时有发生。", "没有专职人员。", "暂无法实现数据共享。"))


def test_an_empty_section_is_none(strangers: Assistant) -> None:
    answer = strangers.ask("Which agencies say they have no problems at all?")
    assert found(answer) == {FILES[0]} and "無" in answer.text


def test_those_that_leave_a_matter_unmentioned(strangers: Assistant) -> None:
    assert FILES[3] not in found(answer := strangers.ask("which reports say nothing whatsoever about the pandemic")) and FILES[1] in found(answer)


def test_which_rose_is_told_by_their_figures(strangers: Assistant) -> None:
    answer = strangers.ask("22年的报告里有哪些单位受理量是往上走的")
    assert found(answer) == {FILES[2], FILES[3]} and "15.05%" in answer.text
    assert not found(strangers.ask("哪些单位2022年受理量下降了"))


def test_more_and_fewer_tell_a_change_only_beside_a_year() -> None:
    assert (direction_asked("who got fewer complaints than the year before"), direction_asked("who got fewer complaints")) == (-1, 0)
    assert (direction_asked("哪些单位投诉比上年少了"), direction_asked("申请量增加还是减少")) == (-1, 0)


def test_those_of_a_place_are_counted_by_their_reports(strangers: Assistant) -> None:
    answer = strangers.ask("贵州的单位有几个交了报告，分别是谁")
    assert found(answer) == {FILES[1], FILES[2]}


def test_who_suffered_something_is_a_list(strangers: Assistant) -> None:
    answer = strangers.ask("Who was taken to court over licensing decisions?")
    assert answer.kind is Kind.LIST and found(answer) == {FILES[1]}, answer.text
    assert strangers.ask("Who was appointed to run the hall of the Jiamusi agriculture bureau?").kind is Kind.LOOKUP


def test_a_turn_is_asked_of_each_of_those_found(strangers: Assistant) -> None:
    listed = strangers.ask("哪些单位撤销或者注销过许可？")
    assert {FILES[0], FILES[2]} <= found(listed)
    turn = strangers.ask("这些被撤的是怎么发现的", previous=listed.understood)
    cited = {citation.evidence.report.file for citation in turn.citations}
    assert turn.kind is Kind.LOOKUP and {FILES[0], FILES[2]} <= cited <= found(listed), turn.text


def test_reports_that_give_a_number_are_counted(reports: dict[str, Report]) -> None:
    understood = understand("一共有几份报告公布了满意度或好评率的数字？", tuple(reports.values()))
    assert understood.kind is Kind.LIST and understood.count and set(understood.indicators) == {"满意度", "好评率"}


def test_who_gives_no_number_is_the_rest(strangers: Assistant) -> None:
    giving = found(strangers.ask("哪些报告公布了受理量的数字"))
    silent = found(strangers.ask("which reports give no number for applications accepted"))
    assert giving and not giving & silent
