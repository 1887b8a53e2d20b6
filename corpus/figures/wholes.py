"""Which counts of applications are of a part only (a quarter, a channel, one kind of matter), and of which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.figures.labels import CHANGED, COMPARED_AT_END, Labelled, sentence_start
from corpus.indicators import words_before
from corpus.types import Figure, Role

COUNTS = ("申请量", "受理量", "不予受理量", "办结量", "审批同意量", "审批不同意量", "按时办结量")
# What is said of a count without making it one of a part.
NEUTRAL = re.compile(
    r"(?:20\d{2}|二[〇零○][〇零一二三四五六七八九]{2})年度?|至?\d{1,2}月底?|全年|本年度?|年度|当年|今年|年内|截至|(?:年|月)底|我[局委厅市区县省院队]|"
    r"本[局委厅市区县省院单位]+|全[市区县省局委系统国]+|各级|各类|各项|系统|机关|机构|部门|单位|总共|共计?|合计|总计|累计|总|收到|接到|"
    r"接收|接受|提出|作出|办理|依法|其中|行政|许可|审批|业务|事项|申请|办件|受理|件|的|了|已|均|并|为|等|分别|[\d,.()“”\s]"
)
OF_ALL = re.compile(r"合计|总计|总共|全[市区县省局系]|我[局委厅市区县]|本[局委厅单]")
OF_THE_YEAR = re.compile(r"全年|本年|共计|累计")
# What is cut off the ends of a part's name.
EDGES = re.compile(r"^(?:[\s、,:;“”(]|20\d{2}年度?|全年|其中|本年度?|共|另|以)+|(?:[\s、,:;“”)]|共计?|计|事项|业务|的|已|均|了)+$")
BULLET = re.compile(r"^\s*(?:[-•·▪●◆*]\s*|\(?[一二三四五六七八九十\d]{1,3}[)、.])+")
# Words that never stand before a count of all.
PART = re.compile(
    r"[一二三四1-4]季度|[上下]半年|当场|现场|即时|即办|当日|容缺|应急|加急|绿色通道|专窗|专岗|专区|自助|上门|掌上|手机|APP|小程序|微信|"
    r"邮寄|跨[省市区]|通办|一件事|一业一证|帮办|代办|预约|延时|夜间|周末|热线|诉求|工单|办不成事|台资|外资"
)
# Other matters that are taken in and dealt with too.
AFFAIR = re.compile(r"投诉举报|投诉|举报|诉求|工单|意见建议|建议|提案|咨询|信访|复议|诉讼|案件|热线")
OF_LICENSING = re.compile(r"申请|许可|审批|办件")
OF_AFFAIRS = frozenset(("受理量", "办结量", "按时办结量"))
# A rounded number (1.26万) may stand beside the exact one.
ALIKE = 0.98
LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with its label and the words before its indicator that say what it counts."""

    figure: Figure
    label: Labelled
    said: str

    @property
    def is_count(self) -> bool:
        return self.figure.canonical and self.figure.indicator in COUNTS and self.figure.measure != "%"

    @property
    def key(self) -> tuple[str, str]:
        return self.figure.indicator, self.figure.period


def of_parts(found: Sequence[tuple[Figure, Labelled]]) -> list[Figure]:
    """The figures of a report in order, counts of a part with the part as their subject."""
    counted = [Counted(figure, label, _said(figure, label)) for figure, label in found]
    wholes = _wholes(counted)
    result: list[Figure] = []
    last: Counted | None = None
    for one in counted:
        subject = _part(one, last, wholes) if one.is_count and not one.figure.subject else one.figure.subject
        done = replace(one, figure=replace(one.figure, subject=subject))
        last = done if done.is_count else last
        result.append(done.figure)
    return result


def _said(figure: Figure, label: Labelled) -> str:
    if label.indicator is None or label.stretch.is_cell:
        return ""
    return words_before(label.indicator, COMPARED_AT_END.sub("", CHANGED.sub("", label.left)))


def _wholes(counted: Sequence[Counted]) -> dict[tuple[str, str], Counted]:
    """The largest figure of each count and period that nothing makes one of a part."""
    wholes: dict[tuple[str, str], Counted] = {}
    for one in counted:
        plain = one.is_count and one.figure.role is Role.LEVEL and not one.figure.subject and one.figure.amount is not None
        if not plain or PART.search(one.said) or NEUTRAL.sub("", one.said) or _affair(one):
            continue
        if one.key not in wholes or _amount(one) > _amount(wholes[one.key]):
            wholes[one.key] = one
    return wholes


def _part(one: Counted, last: Counted | None, wholes: dict[tuple[str, str], Counted]) -> str:
    """What a figure counts where that is less than all; empty for the whole."""
    rest = NEUTRAL.sub("", one.said)
    if PART.search(one.said):
        return _name(one.said)
    if affair := _affair(one):
        return affair
    if one.label.stretch.is_cell or OF_ALL.search(one.said):
        return ""
    goes_on = not rest and last is not None and not OF_THE_YEAR.search(one.said)
    if goes_on and last is not None and last.figure.subject and _follows(one, last):
        return last.figure.subject
    whole = wholes.get(one.key) or _of_any_period(one, wholes)
    less = whole is not None and _amount(one) < ALIKE * _amount(whole)
    if rest and less:
        return _name(one.said)
    later = less and one.key in wholes and wholes[one.key].figure.start < one.figure.start
    if one.figure.role is Role.LEVEL and not one.figure.parent and (later or _less_than_its_part(one, wholes)):
        return _name(one.said if rest else _first_clause(one))
    return ""


def _of_any_period(one: Counted, wholes: dict[tuple[str, str], Counted]) -> Counted | None:
    """The largest whole of a count whatever its period, for one of a year that the report tells of in passing."""
    return max((w for w in wholes.values() if w.figure.indicator == one.figure.indicator), key=_amount, default=None)


def _affair(one: Counted) -> str:
    """The other matter that a sentence tells of before the figure: 收到投诉56件,办结56件."""
    if one.figure.indicator not in OF_AFFAIRS or one.label.stretch.is_cell:
        return ""
    text, end = one.label.stretch.text, one.label.number.start - len(one.label.left)
    before = text[sentence_start(text, one.label.number.start) : max(0, end)] + one.said
    affairs = list(AFFAIR.finditer(before))
    return affairs[-1][0] if affairs and not OF_LICENSING.search(before, affairs[-1].end()) else ""


def _follows(one: Counted, last: Counted) -> bool:
    """Whether a count goes on with the part that the one before it counts: 货运申请90件,受理88件."""
    text, stretch = one.label.stretch.text, one.label.stretch
    same = last.label.stretch is stretch and sentence_start(text, one.label.number.start) <= last.label.number.start
    other = one.figure.indicator != last.figure.indicator or one.figure.role is Role.CHANGE
    return same and other and _amount(one) <= _amount(last)


def _less_than_its_part(one: Counted, wholes: dict[tuple[str, str], Counted]) -> bool:
    """Whether fewer were dealt with than were approved: then these were not all that were dealt with."""
    approved = wholes.get(("审批同意量", one.figure.period))
    return one.figure.indicator == "办结量" and approved is not None and _amount(one) < ALIKE * _amount(approved)


def _first_clause(one: Counted) -> str:
    text, start = one.label.stretch.text, one.label.number.start
    sentence = BULLET.sub("", text[sentence_start(text, start) : start])
    return re.split(r"[,;:(\d]", sentence)[0] or sentence


def _name(words: str) -> str:
    return (EDGES.sub("", words) or words)[:LONGEST_NAME]


def _amount(one: Counted) -> float:
    return one.figure.amount or 0.0
