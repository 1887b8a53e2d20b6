"""Whether something went wrong: what questions ask for it, and which sentences say that it did."""

import pytest

from assistant.ask import Assistant
from assistant.glossary import term_pattern
from assistant.incidents import Said, asked_of, asks_for_none, incidents, said_in
from assistant.types import Choice
from corpus.repair import simplify


def said(kind: str, sentence: str) -> Said:
    one = next(one for one in incidents() if one.id == kind)
    if one.unless is not None and one.unless.search(sentence):
        return Said.NOTHING
    told, averted = ([term_pattern(word) for word in words] for words in (one.told, one.averted))
    return said_in(simplify(sentence), told, averted, one.own)


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"),
    [
        ("complaints", "全年收到投诉3件，均已办结。", Said.HAPPENED),
        ("complaints", "本年度未发生有效投诉并被追责的情形。", Said.DENIED),
        ("held-to-account", "本年度未发生有效投诉并被追责的情形。", Said.DENIED),
        ("complaints", "公布投诉电话，畅通监督渠道。", Said.NOTHING),
        ("complaints", "加强对投诉的处理。", Said.NOTHING),
        ("complaints", "投诉量为0件。", Said.DENIED),
        ("valid-complaints", "收到投诉8件,经核实有效投诉为0件。", Said.DENIED),
        ("valid-complaints", "收到投诉8件,其中有效投诉2件。", Said.HAPPENED),
        ("overdue", "因停电,有5件换证申请未能按期办结,其余均按期办结。", Said.HAPPENED),
        ("revoked", "依法注销许可证6本。", Said.HAPPENED),
        ("struck-off", "依法注销许可证6本。", Said.HAPPENED),
        ("annulled", "依法注销许可证6本。", Said.NOTHING),
        ("annulled", "依法吊销许可证6本。", Said.NOTHING),
        ("annulled", "查实后撤销许可6件。", Said.HAPPENED),
        ("taken-as-penalty", "查实后撤销许可6件。", Said.NOTHING),
        ("taken-as-penalty", "注销许可证96本，吊销4本。", Said.HAPPENED),
        ("revoked", "罚款3万元,吊销《演出经营许可证》1户。", Said.HAPPENED),
        ("revoked", "依法取消7户的经营资格。", Said.HAPPENED),
        ("revoked", "取消资格预审环节。", Said.NOTHING),
        ("valid-complaints", "收到投诉4件,经核查均不属实。", Said.DENIED),
        ("findings", "抽查网吧60家,发现各类问题12个。", Said.HAPPENED),
        ("findings", "抽查网吧60家,未发现违规经营。", Said.DENIED),
        ("revoked", "民办学校设立、变更、注销登记。", Said.NOTHING),
        ("litigation", "检察机关提起公益诉讼1件。", Said.NOTHING),
        ("litigation", "无行政诉讼败诉案件。", Said.NOTHING),
        ("litigation", "未出现因行政许可业务引起的复议诉讼、投诉举报。", Said.DENIED),
        ("litigation", "全年发生行政诉讼2件，败诉1件。", Said.HAPPENED),
        ("overdue", "受系统故障影响，有12件申请超时办结。", Said.HAPPENED),
        ("overdue", "没有出现超期审核、审批的现象。", Said.DENIED),
        ("overdue", "建立超时预警机制。", Said.NOTHING),
        ("overdue", "所有许可事项均在法定办结期限内办结。", Said.DENIED),
        ("breach", "依法查处违法行为80宗。", Said.NOTHING),
        ("breach", "发现企业存在违规经营3起。", Said.OPEN),
        ("breach", "检查发现我局个别窗口人员存在违规操作。", Said.HAPPENED),
        ("disguised-licensing", "不存在变相设定许可的情况。", Said.DENIED),
        ("lost-lawsuit", "应诉4件，均无败诉。", Said.DENIED),
        ("lost-lawsuit", "应诉4件，其中败诉1件。", Said.HAPPENED),
        ("overturned", "复议5件，其中维持4件、撤销1件。", Said.HAPPENED),
        ("overturned", "复议5件，均维持原决定。", Said.DENIED),
        ("reconsideration", "没有发生行政诉讼，行政复议3件。", Said.HAPPENED),
        ("reconsideration", "因许可引发行政复议3件。", Said.HAPPENED),
        ("litigation", "复议2件、诉讼0件。", Said.DENIED),
        ("held-to-account", "对3名工作人员作出待岗处理。", Said.HAPPENED),
        ("disguised-licensing", "个别单位存在变相设定许可。", Said.HAPPENED),
    ],
)
def test_what_a_sentence_says_of_an_incident(kind: str, sentence: str, expected: Said) -> None:
    assert said(kind, sentence) is expected


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("哪些单位被投诉了", {"complaints"}),
        ("哪些单位一件投诉都没有收到", {"complaints"}),
        ("Which agencies had complaints that proved to be justified?", {"valid-complaints"}),
        ("哪些单位吊销过许可证", {"taken-as-penalty"}),
        ("哪些单位撤销过许可证", {"annulled"}),
        ("哪些单位吊销或者注销过许可证", {"taken-as-penalty", "struck-off"}),
        ("哪些单位既没有行政复议也没有行政诉讼", {"reconsideration", "litigation"}),
        ("哪些单位公布了投诉渠道", set()),
        ("有哪些单位未能按时办结", {"overdue"}),
        ("Which agencies missed deadlines?", {"overdue"}),
        ("Which agencies handle complaints well?", set()),
        ("Which agency had a fraud case?", {"corruption"}),
        ("Which agencies were sued?", {"litigation"}),
        ("哪些单位打输了官司", {"lost-lawsuit"}),
        ("Which agencies lost a lawsuit?", {"lost-lawsuit"}),
        ("哪些单位的复议决定被撤销", {"overturned"}),
        ("哪些单位发生过行政复议", {"reconsideration"}),
        ("Which agencies admit that permits were issued late?", {"overdue"}),
        ("哪些单位开展了行政处罚", set()),
    ],
)
def test_which_questions_ask_for_incidents(question: str, kinds: set[str]) -> None:
    assert {one.id for one in asked_of(question)} == kinds


@pytest.mark.parametrize(
    "question",
    [
        "Which agency had a corruption case?",
        "Which agencies were sued over licensing?",
        "Did any agency break the law?",
        "Which agencies missed deadlines?",
        "哪些单位有违法行为？",
        "哪些单位被投诉了？",
        "有哪家单位因为审批超时被追责了吗？",
        "有哪些单位未能按时办结？",
    ],
)
def test_no_agency_is_accused_of_what_no_report_says(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert len(answer.verdicts) == 5 and all(verdict.choice is not Choice.YES for verdict in answer.verdicts)


def test_what_reports_deny_is_found_where_the_words_are_asked_for(assistant: Assistant) -> None:
    having = {"haizhu", "huadu", "lechang"}
    for question in ("哪些单位提到变相设定？", "哪些单位说自己没有变相设定许可？"):
        found = {v.report.file.split("-")[0] for v in assistant.ask(question).verdicts if v.choice is Choice.YES}
        assert found == having


@pytest.mark.parametrize(
    "question",
    ["哪些单位把所有许可事项都在法定期限内办结、没有超期？", "Which agencies say all licence cases were finished within the time limit, with none overdue?"],
)
def test_who_says_that_nothing_went_wrong(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert {v.report.file.split("-")[0] for v in answer.verdicts if v.choice is Choice.YES} >= {"haizhu", "huadu", "lechang"}
    assert all("期限内" in c.evidence.quote or "超" in c.evidence.quote or "按时" in c.evidence.quote or "逾期" in c.evidence.quote for c in answer.citations)


def test_who_denies_a_late_case_is_asked_of_one_licence_too(assistant: Assistant) -> None:
    answer = assistant.ask("Which agencies deny that any licence was late?")
    assert {v.report.file.split("-")[0] for v in answer.verdicts if v.choice is Choice.YES} == {"haizhu", "huadu", "jiangmen", "lechang"}


def test_what_was_late_is_told_as_not_done_in_time() -> None:
    (asked,) = asked_of("Why were some permits in Zunyi late?")
    assert asked.id == "overdue"
    assert "未能按期" in asked.told
    assert not asked_of("Which halls stay open late?")


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"),
    [
        ("revoked", "到期仍不合格的，均依法撤销许可。", Said.HAPPENED),
        ("revoked", "核查后撤销登记12户。", Said.HAPPENED),
        ("litigation", "一家酒店不服决定提起行政诉讼。", Said.HAPPENED),
        ("litigation", "告知申请人可以提起行政诉讼。", Said.NOTHING),
        ("overdue-by-law", "有1件超过法定期限。", Said.HAPPENED),
        ("revoked", "对2家出借证书的企业吊销许可。", Said.HAPPENED),
        ("revoked", "5家未按时年检，其中3家已停业，许可证予以注销。", Said.HAPPENED),
        ("revoked", "查实作假的8户，均收回新证。", Said.HAPPENED),
        ("overturned", "复议机关以文书未送达为由确认违法。", Said.HAPPENED),
    ],
)
def test_a_deed_is_told_by_the_verb_alone(kind: str, sentence: str, expected: Said) -> None:
    assert said(kind, sentence) is expected


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("哪些单位撤过证", ["revoked"]),
        ("哪些单位把证又给撤了", ["revoked"]),
        ("which agencies took back licences", ["revoked"]),
        ("which decisions were ruled unlawful on review", ["overturned"]),
        ("who had a decision corrected on administrative reconsideration", ["overturned"]),
        ("哪些单位连法定时限都超了", ["overdue-by-law"]),
        ("有没有单位没赶上承诺的时间", ["overdue"]),
        ("whose decisions were fought in court", ["litigation"]),
        ("哪些单位被告上了法院", ["litigation"]),
        ("有没有哪家因为审批被人告到法院去了", ["litigation"]),
    ],
)
def test_incidents_are_asked_for_in_everyday_words(question: str, kinds: list[str]) -> None:
    assert [one.id for one in asked_of(question)] == kinds


@pytest.mark.parametrize(
    ("question", "none"),
    [
        ("which ones received no complaints at all", True), ("who went the year without a single complaint", True), ("哪些单位抽查没发现问题", True),
        ("which ones received complaints", False), ("哪些单位没按期办完", False), ("whose checks found violations", False),
    ],
)
def test_none_may_be_asked_for_within_the_words(question: str, none: bool) -> None:
    assert asked_of(question) and asks_for_none(question, asked_of(question)) is none


@pytest.mark.parametrize(
    ("question", "kinds", "none"),
    [
        ("谁敢说这一年没有一件办晚了的", ["overdue"], True),
        ("哪些单位拖过了答应的时间", ["overdue"], False),
        ("which offices claim that not one case ran past its deadline", ["overdue"], True),
        ("which agencies never once ran past the turnaround time it had promised", ["overdue"], True),
        ("who blew the legal time limit", ["overdue-by-law"], False),
        ("which agency broke the deadline set by law, not just its own target", ["overdue-by-law"], False),
        ("一年到头没人打官司的是哪几个局", ["litigation"], True),
        ("哪些单位被投诉了 不是没人理的那种", ["complaints"], False),
        ("who says nobody made a complaint about them that held up", ["valid-complaints"], True),
        ("谁没挨过一条站得住脚的差评", ["valid-complaints"], True),
    ],
)
def test_whoever_had_none_is_asked_for_in_everyday_words(question: str, kinds: list[str], none: bool) -> None:
    found = asked_of(question)
    assert [one.id for one in found] == kinds
    assert asks_for_none(question, found) is none
