"""Turns of conversations: what each is understood to ask, in the light of the turns before."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from assistant.above import with_agency_above
from assistant.asides import is_thanks, said_in
from assistant.ask import Assistant
from assistant.types import Choice, Kind, Language, Scope, Status, Understood
from assistant.understand import understand
from corpus.types import Report

CONVERSATIONS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("followups.yaml").read_text(encoding="utf-8"))
RATE = 0.9


def turns(reports: dict[str, Report]) -> Iterator[tuple[str, dict[str, Any], Understood]]:
    """Every turn with what it was understood to ask."""
    collection = tuple(reports.values())
    for conversation in CONVERSATIONS:
        previous = None
        for turn in conversation["turns"]:
            previous = understand(turn["q"], collection, previous=previous)
            yield conversation["name"], turn, previous


def amiss(turn: dict[str, Any], understood: Understood, reports: dict[str, Report]) -> list[str]:
    """What differs from the truth of a turn."""
    missing = [*understood.missing_agencies, *map(str, understood.missing_years)]
    found: dict[str, Any] = {
        "kind": understood.kind.value,
        "of": sorted(key for key, report in reports.items() if report.agency in understood.scope.agencies),
        "years": list(understood.scope.years),
        "indicators": list(understood.indicators),
        "sections": [kind.value for kind in understood.scope.sections],
        "missing": missing,
        "negative": understood.negative,
        "count": understood.count,
        "language": understood.language.value,
    }
    wanted = {key: [str(v) for v in value] if key == "missing" else sorted(value) if key == "of" else value for key, value in turn.items()}
    told = [f"{key}: {found[key]}" for key in wanted.keys() & found.keys() if found[key] != wanted[key]]
    return told + [f"about: {understood.topic}" for word in turn.get("about", []) if word not in understood.topic.lower()]


def test_turns_are_understood_in_the_light_of_those_before(reports: dict[str, Report]) -> None:
    judged = [(name, turn["q"], amiss(turn, understood, reports)) for name, turn, understood in turns(reports)]
    wrong = [f"{name} | {question} | {told}" for name, question, told in judged if told]
    follow = len(judged) - len(CONVERSATIONS)
    assert follow >= 50 and len(judged) >= 60
    assert len(wrong) <= (1 - RATE) * follow, "\n".join(wrong)


def test_a_turn_is_shown_as_a_question_that_stands_alone(reports: dict[str, Report]) -> None:
    collection = tuple(reports.values())
    first = understand("花都区分局2023年审批同意量是多少", collection)
    second = understand("上一年呢？", collection, previous=first)
    third = understand("and Haizhu?", collection, previous=second)
    assert first.standalone == ""
    assert second.standalone == "广州市公安局花都区分局2022年：审批同意量是多少？"
    assert third.standalone == (
        "Haizhu District Branch of the Guangzhou Public Security Bureau: what is the figure for applications approved?"
    )


def test_a_new_subject_leaves_the_old_scope_behind(reports: dict[str, Report]) -> None:
    collection = tuple(reports.values())
    first = understand("海珠区分局2024年存在哪些问题？", collection)
    second = understand("哪些单位提到12345热线？", collection, previous=first)
    assert not second.scope.agencies and not second.scope.years and second.standalone == ""


def test_long_conversations_stay_fast(reports: dict[str, Report]) -> None:
    collection = tuple(reports.values())
    previous = understand("花都区分局2023年申请量是多少？", collection)
    turns_of_it = ["那海珠呢？", "受理量呢？", "and Jiangmen?", "他们的下一步措施？"]
    spent = []
    for number in range(200):
        started = time.process_time()
        previous = understand(turns_of_it[number % 4], collection, previous=previous)
        spent.append(time.process_time() - started)
    # What a turn carries does not grow with the turns before it.
    assert sum(spent[-40:]) < 3 * sum(spent[40:80]) + 0.2
    assert len(previous.standalone) < 200


def test_a_turn_is_answered_by_what_it_stands_for(assistant: Assistant) -> None:
    first = assistant.ask("花都区分局2023年审批同意量是多少")
    second = assistant.ask("那海珠呢？", previous=first.understood)
    assert second.status is Status.ANSWERED and second.figures[0].figure.value == "858546"
    third = assistant.ask("and the year before?", previous=second.understood)
    assert third.status is Status.NOT_FOUND and "2023" in third.text and "2024" in third.text


def test_thanks_are_no_question_and_keep_the_matter(assistant: Assistant) -> None:
    first = assistant.ask("花都区分局2023年审批同意量是多少")
    thanks = assistant.ask("好的，谢谢！", previous=first.understood)
    assert thanks.kind is Kind.OTHER and not thanks.claims and "没有找到" not in thanks.text
    third = assistant.ask("海珠？", previous=thanks.understood)
    assert third.status is Status.ANSWERED and third.figures[0].figure.value == "858546"


def test_thanks_a_thousand_times_are_read_at_once() -> None:
    """A pattern that may read 谢谢 in two ways would not end before the sun does."""
    assert is_thanks("谢谢" * 500) and not is_thanks("谢谢" * 500 + "海珠受理多少") and not is_thanks("thank you so much " * 100 + "x")


def test_a_turn_that_found_nothing_hands_no_matter_on(assistant: Assistant) -> None:
    first = assistant.ask("江门的满意度是多少")
    second = assistant.ask("那无人机巡逻呢", previous=first.understood)
    assert second.status is Status.NOT_FOUND
    third = assistant.ask("那花都呢", previous=second.understood)
    assert third.understood is not None and third.understood.indicators == ("满意度",)


def test_they_are_those_that_the_list_found(assistant: Assistant) -> None:
    first = assistant.ask("哪些单位提到信息共享困难？")
    second = assistant.ask("他们打算怎么解决？", previous=first.understood)
    assert second.scope.agencies == ("乐昌市政务服务数据管理局",)
    assert second.status is Status.ANSWERED


def test_asides_are_read_and_left_out() -> None:
    assert said_in("不是花都，是海珠").text == "海珠"
    assert said_in("no, I meant Haizhu, not Huadu").text == "Haizhu"
    assert said_in("no complaints?").text == "no complaints?"
    assert said_in("不是所有单位都提到吗").text == "不是所有单位都提到吗"
    assert all(said_in(turn).is_form for turn in ("的原文", "只要一句话", "再具体点", "in one sentence", "list them", "again?"))
    assert not any(said_in(turn).is_form for turn in ("具体措施呢", "问题呢", "In Haizhu?", "more details on the good/bad rating"))
    assert said_in("换个问题：花都受理多少？").is_new and not said_in("问题呢").is_new
    assert is_thanks("ok thanks") and not is_thanks("thanks, and Haizhu?")


def test_a_turn_may_name_the_agency_above(reports: dict[str, Report]) -> None:
    agencies = ["湛江市公安局霞山分局", "湛江市公安局", "汕头市龙湖区市场监督管理局", "汕头市市场监督管理局", "广东省市场监督管理局"]
    said = [(0, "市局同一年的呢"), (2, "那市局呢"), (3, "省局呢"), (0, "and the city bureau?"), (1, "市局呢"), (0, "那申请量呢")]
    before = [Understood("花都受理了多少", Language.CHINESE, Kind.SUMMARY, Scope(agencies=(agency,)), "") for agency in agencies]
    read = [with_agency_above(text, before[agency], agencies) for agency, text in said]
    first = understand("花都区分局2023年存在哪些问题", tuple(reports.values()))
    assert understand("市局呢", tuple(reports.values()), previous=first).scope.agencies == ("广州市公安局",)
    assert read == ["湛江市公安局同一年的呢", "那汕头市市场监督管理局呢", "广东省市场监督管理局呢", "and 湛江市公安局?", "市局呢", "那申请量呢"]


def test_how_something_ended_is_no_list_of_others(reports: dict[str, Report]) -> None:
    collection = tuple(reports.values())
    listed = understand("Which agencies were sued over a licence?", collection)
    turn = understand("And how did those cases end?", collection, previous=listed)
    assert (turn.kind, turn.leans_on) == (Kind.LOOKUP, listed.question)
    first = understand("哪些单位撤销过许可", collection)
    assert understand("这些被撤的是怎么发现的", collection, previous=first).kind is Kind.LOOKUP
    assert understand("那数据共享难的呢", collection, previous=first).kind is Kind.LIST
    assert understand("What about data silos?", collection, previous=listed).kind is Kind.LIST


def test_a_turn_in_its_own_words_leans_on_the_question_before(reports: dict[str, Report]) -> None:
    collection = tuple(reports.values())
    first = understand("花都区分局网上办理占多少", collection)
    assert understand("为什么这么低", collection, previous=first).leans_on == first.question
    again = understand("江门市公安局的存在问题有哪些", collection, previous=first)
    assert again.leans_on == ""


def test_a_turn_may_list_some_of_those_found(assistant: Assistant) -> None:
    listed = assistant.ask("哪些单位提到信息共享困难？")
    turn = assistant.ask("这里面准备靠培训来补的是哪几家", previous=listed.understood)
    assert turn.kind is Kind.LIST and {v.report.agency for v in turn.verdicts} == {"乐昌市政务服务数据管理局"}
    assert turn.understood is not None and "培训" in turn.understood.topic and "来补" not in turn.understood.topic


def test_the_last_quarter_is_the_fourth(reports: dict[str, Report]) -> None:
    collection = tuple(reports.values())
    first = understand("花都区分局2023年第一季度受理多少", collection)
    assert "第四季度" in understand("最后一个季度呢", collection, previous=first).topic


def test_how_many_one_of_them_has_is_a_number_of_the_matter_of_the_list(reports: dict[str, Report]) -> None:
    collection = tuple(reports.values())
    for first, turn, matter in (("哪些单位有无人机", "江门有几台", "无人机"), ("which reports mention drones?", "how many does Jiangmen have?", "drones")):
        one = understand(turn, collection, previous=understand(first, collection))
        other = understand("海珠呢" if one.language is Language.CHINESE else "what about Haizhu?", collection, previous=one)
        assert (one.kind, one.scope.agencies, other.kind, other.scope.agencies) == (Kind.FIGURE, ("江门市公安局",), Kind.FIGURE, ("广州市公安局海珠区分局",))
        assert matter in one.question and matter in other.question, (one.question, other.question)


def test_whose_is_most_is_asked_of_all_again(reports: dict[str, Report]) -> None:
    collection = tuple(reports.values())
    one = understand("江门几件", collection, previous=understand("哪些局有行政复议", collection))
    most = understand("哪家最多", collection, previous=one)
    assert one.kind is Kind.FIGURE and most.scope.agencies == () and "行政复议" in most.question


def test_what_it_was_during_is_the_matter_before(reports: dict[str, Report]) -> None:
    collection = tuple(reports.values())
    turn = understand("how many cases did Jiangmen handle during it?", collection, previous=understand("which reports mention covid", collection))
    assert "during covid" in turn.question


def test_a_gap_behind_two_turns_is_that_of_their_numbers(assistant: Assistant) -> None:
    previous = None
    for question in ("花都区分局2023年行政许可申请量是多少？", "那海珠呢？", "差多少？"):
        answer = assistant.ask(question, previous=previous)
        previous = answer.understood
    assert answer.kind is Kind.COMPARE and [row.figure.value for row in answer.figures] == ["736253", "865359"]
    assert "865359 − 736253 = 129106" in answer.text


def test_who_says_nothing_of_the_matter_before_is_who_does_not_tell_it(reports: dict[str, Report]) -> None:
    collection = tuple(reports.values())
    first = understand("Which agencies mention data silos?", collection)
    for question in ("which say nothing of it?", "who is silent on it?", "哪些只字未提？", "which make no mention of it?"):
        turn = understand(question, collection, previous=first)
        assert (turn.kind, turn.negative, turn.topic) == (Kind.LIST, True, first.topic), question


def test_doubt_stays_doubt_where_those_are_asked_for_that_do_not(assistant: Assistant) -> None:
    first = assistant.ask("which agencies cited data silos as a problem")
    unclear = [one.report.file for one in first.verdicts if one.choice is Choice.UNCLEAR]
    for question in ("and which do not?", "which say nothing of it?"):
        turn = assistant.ask(question, previous=first.understood)
        assert unclear and [one.report.file for one in turn.verdicts if one.choice is Choice.UNCLEAR] == unclear
