"""Lists over more reports than an answer can quote: every report is judged, the rest is counted, copies are named."""


import pytest

from assistant.ask import Assistant
from assistant.types import Answer, Choice, Scope, Status
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index
from tests.texts import write_report

PLACES = "越秀 荔湾 天河 白云 黄埔 番禺 南沙 从化 增城 罗湖 福田 南山 宝安 龙岗 盐田 禅城 南海 顺德 高明 三水 香洲 斗门 金湾 蓬江".split()


@pytest.fixture(scope="module")
def assistant_of_many(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder = tmp_path_factory.mktemp("many")
    for number, place in enumerate(PLACES):
        # Three in four say it in the same words, one in four says something else.
        problem = "办事指南更新不及时" if number % 4 == 3 else "窗口人员不足，难以满足办件需要"
        write_report(folder / "shelf" / f"{place}.txt", f"{place}区民政局", 2023, 100 + number, problem)
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "shelf"], encoder)
    return Assistant(Library(settings, encoder))


def told(answer: Answer) -> int:
    return sum(verdict.choice is Choice.YES for verdict in answer.verdicts)


def test_every_report_is_judged_and_the_answer_counts_them_all(assistant_of_many: Assistant) -> None:
    answer = assistant_of_many.ask("哪些单位把人手不足列为存在的问题？")
    assert len(answer.verdicts) == len(PLACES) and told(answer) == 18
    assert answer.ledger is not None and (answer.ledger.yes, answer.ledger.no) == (18, 6)
    assert all(verdict.citation for verdict in answer.verdicts if verdict.choice is Choice.YES)


def test_words_that_many_reports_share_are_named_as_such(assistant_of_many: Assistant) -> None:
    assert "其中18份用语相同" in assistant_of_many.ask("哪些单位把人手不足列为存在的问题？").text
    assert "18 of them say it in the same words" in assistant_of_many.ask("Which agencies cited staff shortage as a problem?").text


def test_a_long_list_is_quoted_page_by_page(assistant_of_many: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.list_answer.A_PAGE", 7)
    answer = assistant_of_many.ask("哪些单位把人手不足列为存在的问题？")
    assert "另有11份" in answer.text and answer.suggestions == ("接着列",)
    quoted = [claim.text for claim in answer.claims]
    for turn in ("接着列", "继续"):
        answer = assistant_of_many.ask(turn, previous=answer.understood)
        assert told(answer) == 18 and answer.question == turn
        quoted += [claim.text for claim in answer.claims]
    assert len(quoted) == len(set(quoted)) == 18 and not answer.suggestions
    answer = assistant_of_many.ask("更多", previous=answer.understood)
    assert "全部列出" in answer.text and not answer.claims and told(answer) == 18


def test_another_scope_begins_a_list_anew(assistant_of_many: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.list_answer.A_PAGE", 7)
    answer = assistant_of_many.ask("哪些单位把人手不足列为存在的问题？")
    agencies = tuple(verdict.report.agency for verdict in answer.verdicts[:8])
    narrowed = assistant_of_many.ask("接着列", Scope(agencies=agencies), answer.understood)
    assert len(narrowed.verdicts) == 8 and narrowed.claims and narrowed.scope.agencies == agencies


def test_a_long_list_is_told_by_place_where_all_is_of_one_year(assistant_of_many: Assistant) -> None:
    text = assistant_of_many.ask("Which agencies cited staff shortage as a problem?").text
    assert "Guangzhou (" in text and "Shenzhen (" in text, text
    assert "广州市，" in assistant_of_many.ask("哪些单位把人手不足列为存在的问题？").text


@pytest.mark.parametrize(
    "question",
    ["2023年度的报告都有哪几家单位的", "Which reports are from 2023?", "哪些单位有2023年的报告"],
)
def test_a_list_that_asks_for_nothing_but_a_year_names_the_reports_of_it(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert {verdict.report.year for verdict in answer.verdicts if verdict.choice is Choice.YES} == {2023}
    assert all(verdict.citation for verdict in answer.verdicts)


def test_of_a_year_that_no_report_is_of_nothing_is_listed(assistant: Assistant) -> None:
    assert assistant.ask("which agencies have a report for 2011").status is Status.NOT_FOUND


def test_what_an_agency_is_going_to_do_may_stand_among_its_problems(assistant: Assistant) -> None:
    answer = assistant.ask("哪些单位下一步要加大宣传引导？")
    assert "广州市公安局花都区分局" in {one.report.agency for one in answer.verdicts if one.choice is Choice.YES}
