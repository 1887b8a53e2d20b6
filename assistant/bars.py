"""The bar that a question sets for a number: above 500,000, 低于五成."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.gate.numbers import WORD_EN, english_amount
from corpus.figures import amount
from corpus.figures.chinese import NUMERAL, amount_in_words

ABOVE = r"超过|(?<=[量数率额])(?:都|均|已经?)?过|大于|高于|多于|不少于|不低于|至少|突?破|达到|more than|over|above|exceed(?:s|ed|ing)?|topp?(?:s|ed|ing)|surpass(?:es|ed|ing)?|upwards of|in excess of|at least|greater than|higher than|larger than|>=?|≥"
BELOW = r"低于|少于|不满|未满|不及|没到|小于|不足|不到|不超过|less than|under|below|fewer than|lower than|at most|<=?|≤"
HALF_A_MILLION = re.compile(r"half a million", re.IGNORECASE)
A_MILLION = re.compile(r"\ba million\b", re.IGNORECASE)
NUMBER = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{NUMERAL}|{WORD_EN}(?:[ -](?:and )?{WORD_EN})*)"
PERCENT = r"\s*(?:%|％|per\s?cent\b|成)"
TIME = r"(?:个?(?:工作日|天|日|小时|分钟|月)|年|(?:working |calendar |business )?(?:days?|hours?|minutes?|weeks?|months?|years?)\b|[\d.])"
BAR = re.compile(
    rf"(?:(?P<above>{ABOVE})|(?P<below>{BELOW}))\s*(?P<value>{NUMBER})\s*(?P<scale>[万亿千百])?"
    rf"(?P<thousand>\s*(?:thousand|k\b))?(?P<million>\s*million)?(?P<percent>{PERCENT})?(?!\s*{TIME})"
    rf"|(?P<value2>{NUMBER})\s*(?P<scale2>[万亿千百])?(?P<percent2>{PERCENT})?\s*(?:件|宗|份|项|个)?\s*(?P<side>以上|以下)",
    re.IGNORECASE,
)
# What is counted behind a bar.
MONEY = re.compile(r"\s*(?:元|人民币|yuan|rmb)", re.IGNORECASE)
COUNTED = r"\s*(?:[万亿]?元|人民币|件次?|宗|份|项|个|次|人次?|家|户|起|笔|条|yuan|rmb|times)?"
# Fewer in words tell of having several, not of a number that reports print: more than one system.
FEWEST = 10
# Whose reports give a number at all; what is given, and that it is given.
GIVES = r"列出|列明|给出|给了|公布|公开|披露|写明|写了|写出|报告了?|报了|印了|印出|标明|说明|交代|提供"
GIVES_EN = r"\b(?:give|gives|giving|gave|state[sd]?|stating|publish\w*|contain\w*|provide[sd]?|report|reports|print|prints|printed|show|shows|quote[sd]?|disclose[sd]?|put|puts|list|lists)\b"
GIVES_A_FIGURE = re.compile(
    rf"(?:{GIVES}|有).{{0,12}}(?:率|数字|数据|指标|百分比|具体|金额|数额|数目|款额|总额)|(?:{GIVES_EN}|\b(?:have|has)\b).{{0,40}}\b(?:figure|percentage|number|rate|ratio|amount|sum|total)s?\b",
    re.IGNORECASE,
)
GIVES_IT = re.compile(rf"{GIVES}|{GIVES_EN}", re.IGNORECASE)
# … of a thing that is no indicator: the sum of the fines, 罚款的具体金额.
GIVES_A_NUMBER_OF = re.compile(
    rf"(?:{GIVES}|(?<!没)有)[^,，。?？]{{0,12}}(?:数字|具体(?:的)?(?:数字|数目|数量|数额|金额)|金额|数额|数目|款额|总额)|{GIVES_EN}[^,?]{{0,40}}\b(?:(?:figure|amount|sum|total|percentage)s?\b|numbers? of\b|how (?:many|much)\b)",
    re.IGNORECASE,
)
# The words for that around what the number is of.
OF_A_NUMBER = re.compile(
    rf"^\s*(?:的|了|里|都|分别|明确|具体)*(?:{GIVES})(?:了|过|出)?|具体(?:的)?|(?:的)?(?:数字|数目|数量|数额|金额|款额|总额)(?:是多少)?|{GIVES_EN}|\b(?:an?|the|its|their|exact|actual|figures?|amounts?|sums?|totals?|percentages?|numbers?|how (?:many|much)|in (?:yuan|rmb|money|full)|of|for|do(?:es)?|not|no|at all)\b",
    re.IGNORECASE,
)
# That there is such a number, beside a bar: what is collected, imposed, carried out.
HAVING = re.compile(r"开出|处以|收取|\b(?:impos|collect|lev(?:y|i)|issu|conduct|record|rais|charg)\w*\b|\b(?:hand(?:s|ed|ing)? out|carr(?:y|ies|ied|ying) out|ha[sd]|have|having|made|with|in|the|year)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure must be: the test, the number itself, and whether a share or a sum of money is tested."""

    fits: Callable[[float], bool]
    is_share: bool = False
    value: float = 0.0
    is_money: bool = False


def bar_in(question: str) -> Bar:
    """The bar that a question sets; without one, any figure fits."""
    found = _found(question)
    if found is None:
        return Bar(lambda _: True)
    value = _amount(found["value"] or found["value2"], found["scale"] or found["scale2"] or "")
    share = (found["percent"] or found["percent2"] or "").strip()
    value *= 10 if share == "成" else 1
    value *= 1e6 if found["million"] else 1e3 if found["thousand"] else 1.0
    is_money = MONEY.match(found.string, found.end()) is not None
    if found["below"] or found["side"] == "以下":
        return Bar(lambda number: number < value, bool(share), value, is_money)
    inclusive = bool(re.search("至少|不少于|不低于|at least|达到|>=|≥|以上", found[0], re.IGNORECASE))
    return Bar(lambda number: number >= value if inclusive else number > value, bool(share), value, is_money)


def sets_a_bar(question: str) -> bool:
    return _found(question) is not None


def sets_a_telling_bar(question: str) -> bool:
    """Whether a bar is a share or a number that reports would print, and does not only say that there are several.

    >>> sets_a_telling_bar("罚款超过10万元的单位"), sets_a_telling_bar("who types it into more than one system")
    (True, False)
    """
    bar = bar_in(question)
    return bar.is_share or bar.value >= FEWEST


def without_bar(question: str) -> str:
    """A question without the bar that it sets, and what that counts in.

    >>> without_bar("哪些单位罚款超过10万元"), without_bar("who handled more than 500,000 cases")
    ('哪些单位罚款 ', 'who handled  cases')
    """
    return re.sub(f"(?:{BAR.pattern}){COUNTED}", " ", _in_digits(question), flags=re.IGNORECASE)


def _found(question: str) -> re.Match[str] | None:
    return BAR.search(_in_digits(question))


def _in_digits(question: str) -> str:
    return A_MILLION.sub("1 million", HALF_A_MILLION.sub("500,000", question))


def _amount(told: str, scale: str) -> float:
    """A number in digits or words."""
    if told[0].isdigit():
        return amount(told, scale)
    known = amount_in_words(told) if not told.isascii() else english_amount(told)
    return float(known or 0)
