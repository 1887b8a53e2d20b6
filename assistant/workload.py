"""How many cases an agency handled, which reports call by one of three names: 办理量, 办件量, cases handled."""

import re

from assistant import wording
from assistant.asked import WHAT_IS_DONE, asked_indicators
from assistant.bars import without_bar
from assistant.over_time import COMPARED, DOWN, UP
from assistant.own_words import language_of, topic_in
from assistant.terms import names_a_topic

CALLED = re.compile(
    r"办(?:理|件)(?:总)?(?:量|数量?|件数)|办件|业务(?:办理)?(?:总)?量|(?:办理?|处理|经办|经手)(?:了|过)?(?=的|\s|[?？]|$)|\b(?:handl(?:e|es|ed|ing)|dealt with|deal(?:s|ing)? with|case ?loads?|work ?loads?|(?:case|business) volumes?|volumes? of (?:cases|business))\b",
    re.IGNORECASE,
)
CASES = re.compile(
    r"(?:行政)?(?:许可|审批)(?:事项|业务|申请)?|业务|申请|(?:全年|年度|总|一共|一年)|\b(?:cases?|applications?|matters?|licen[cs](?:e|es|ing)|permits?|approvals?|administrative|annual|total|in (?:the|a) year|over the year|a year|numbers?|volumes?)\b",
    re.IGNORECASE,
)
# What it may be called, that which is done with an application last first.
NAMES = ("办结量", "受理量", "申请量")


def workload_asked(question: str) -> tuple[str, ...]:
    """The indicators of which any tells what a question asks, where it asks for the cases handled and for no kind of them; else none.

    >>> workload_asked("哪些单位办理量超过50万件?"), workload_asked("哪些单位网上办件量超过50万件?")
    (('办结量', '受理量', '申请量'), ())
    >>> workload_asked("which agencies handled more than 500,000 cases?") == workload_asked("哪些单位的办件量下降了") == NAMES
    True
    >>> workload_asked("which agencies handled more than 100 complaints?"), workload_asked("哪些单位受理量超过50万件?")
    ((), ())
    >>> workload_asked("哪些单位全年办理了超过一万件业务?") == NAMES
    True
    """
    text = without_bar(question)
    for pattern in (COMPARED, UP, DOWN, wording.LIST, wording.COUNT_OF_AGENCIES):
        text = pattern.sub(" ", text)
    named = CALLED.sub(" ", text)
    if named == text or not set(asked_indicators(named)) <= WHAT_IS_DONE:
        return ()
    rest = topic_in(CASES.sub(" ", named))
    return () if names_a_topic(rest, language_of(question)) else NAMES
