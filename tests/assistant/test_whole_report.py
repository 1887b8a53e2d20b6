"""A turn that asks to summarise a report is a summary of that report, whatever the turn before was on."""

import pytest

from assistant.types import Kind, Understood
from assistant.understand import understand
from corpus.types import Report, SectionType

GUANGZHOU, HUADU, JIANGMEN = "广州市公安局", "广州市公安局花都区分局", "江门市公安局"
NEXT_STEPS = ("江门市公安局下一步有哪些措施？", "What next steps does the Jiangmen bureau plan?")


def after(first: str, turn: str, reports: dict[str, Report]) -> Understood:
    every = tuple(reports.values())
    return understand(turn, every, previous=understand(first, every))


@pytest.mark.parametrize(
    ("first", "turn", "agency"),
    [
        (NEXT_STEPS[0], "总结一下广州市公安局的报告", GUANGZHOU),
        (NEXT_STEPS[0], "那总结一下花都的报告", HUADU),
        (NEXT_STEPS[0], "花都的报告讲了什么？", HUADU),
        (NEXT_STEPS[1], "Summarise the report of Huadu", HUADU),
        (NEXT_STEPS[1], "Give me a summary of the Huadu report", HUADU),
        ("海珠受理了多少件？", "总结一下广州市公安局的报告", GUANGZHOU),
    ],
)
def test_a_report_that_is_named_is_summed_up_as_a_whole(reports: dict[str, Report], first: str, turn: str, agency: str) -> None:
    understood = after(first, turn, reports)
    assert (understood.kind, understood.scope.agencies, understood.scope.sections) == (Kind.SUMMARY, (agency,), ())
    assert not understood.standalone


@pytest.mark.parametrize(
    ("first", "turn", "standalone"),
    [
        (NEXT_STEPS[0], "总结一下这份报告", "江门市公安局：报告讲了什么？"),
        ("江门市公安局受理了多少件？", "概括一下整份报告", "江门市公安局：报告讲了什么？"),
        (NEXT_STEPS[1], "summarise its report", "Jiangmen Public Security Bureau: what does the report say?"),
    ],
)
def test_the_report_of_the_turn_before_is_summed_up_as_a_whole(reports: dict[str, Report], first: str, turn: str, standalone: str) -> None:
    understood = after(first, turn, reports)
    assert (understood.kind, understood.scope.agencies, understood.scope.sections) == (Kind.SUMMARY, (JIANGMEN,), ())
    assert understood.standalone == standalone


def test_a_turn_after_a_summary_asks_for_the_next_one(reports: dict[str, Report]) -> None:
    every = tuple(reports.values())
    first = understand("总结一下广州市公安局的报告", every)
    assert understand("花都呢？", every, previous=first).standalone == "广州市公安局花都区分局：报告讲了什么？"


@pytest.mark.parametrize(("turn", "section"), [("花都呢？", SectionType.NEXT_STEPS), ("总结一下花都的问题", SectionType.PROBLEMS)])
def test_a_section_is_carried_or_named_as_before(reports: dict[str, Report], turn: str, section: SectionType) -> None:
    assert after(NEXT_STEPS[0], turn, reports).scope.sections == (section,)
