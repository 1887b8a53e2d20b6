"""What a figure is a part of, and the licensing item it counts where it does not count all."""

import re
from collections.abc import Sequence

from corpus.figures.labels import Labelled, sentence_start

MARKED = re.compile(r"其中|包含|包括|含|[(:]")
SHARE = re.compile(r"(?:约|分别)?(?:占|所占)")
# 网上受理80件,占60%
OF_THE_LAST = re.compile(r"[,(]?(?:约|仅|只)?(?:占比?|所占比例)(?:约?为|达到?)?[约近]?")
OF_THE_SAME = re.compile(r"(?:均|全部|都|可|已|实现|通过|由)")
FARTHEST = 120
# 1、出租汽车经营许可:申请2608件,办结2606件
ITEM = re.compile(r"(?:^|[。;\n])\s*(?P<mark>\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.)]+|[-•·▪●◆*]\s*)?\s*(?P<name>[^,。;:、()\d\s]{3,30}(?:\([^()]{1,12}\)[^,。;:、()\d\s]{0,12})?):")
NO_ITEM = re.compile(r"申请|受理|办结|同意|事项|满意|情况|如下|方面|问题|措施|其中|单位$|数据|统计|工作$")
SEEMS_AN_ITEM = re.compile(r"(?:许可|审批|核发|登记|备案|核准|认定|审查|注册|签发|换发|换证|证|业务|审核|变更|注销)$")


def parent(labels: Sequence[Labelled], at: int) -> str:
    """The indicator that the figure is a part of, where the text says so; else empty."""
    this = labels[at]
    if this.stretch.is_cell:
        return ""
    if at and OF_THE_LAST.fullmatch(this.stretch.text[labels[at - 1].number.end : this.number.start]) and _same_sentence(labels[at - 1], this):
        return _name(labels[at - 1])
    if SHARE.match(this.left) or this.left in ("占比", "比例", "占"):
        return _name(labels[at - 1]) if at and _same_sentence(labels[at - 1], this) else ""
    if this.indicator and this.indicator.part_of:
        return _whole_of(labels, at, this.indicator.part_of)
    return _part_of_the_last(labels, at)


def subject(label: Labelled) -> str:
    """The licensing item that a list counts on the figure's line; empty for the agency's work as a whole."""
    if label.stretch.subject:
        return label.stretch.subject
    text, start = label.stretch.text, label.number.start
    begin = sentence_start(text, start)
    match = ITEM.match(text, begin) or ITEM.match(text, max(0, begin - 1))
    if match is None or match.end() > start or NO_ITEM.search(match["name"]):
        return ""
    return match["name"] if match["mark"] or SEEMS_AN_ITEM.search(match["name"]) else ""


def _whole_of(labels: Sequence[Labelled], at: int, name: str) -> str:
    """The nearest figure before of the indicator that this one's is a part of, when 其中 or a bracket stands between."""
    this = labels[at]
    for other in reversed(labels[:at]):
        if other.stretch is not this.stretch or this.number.start - other.number.end > FARTHEST:
            break
        if other.indicator and other.indicator.name == name:
            between = this.stretch.text[other.number.end : this.number.start]
            return name if MARKED.search(between) else ""
    return ""


def _part_of_the_last(labels: Sequence[Labelled], at: int) -> str:
    """784台自助终端,534台可提供…: the same unit, no more than before, and nothing new between."""
    if not at:
        return ""
    this, last = labels[at], labels[at - 1]
    between = this.stretch.text[last.number.end : this.number.start] if last.stretch is this.stretch else ""
    within = re.search(r"其中[^,。;]{0,12}$", between) is not None
    opens = within or (re.search(r"[,(]$", between) is not None and _same_sentence(last, this))
    alike = last.number.measure == this.number.measure and (this.number.amount or 0) <= (last.number.amount or 0)
    counts = this.number.measure not in ("%", "‰")
    return _name(last) if counts and opens and alike and (within or OF_THE_SAME.match(this.right)) else ""


def _same_sentence(last: Labelled, this: Labelled) -> bool:
    return last.stretch is this.stretch and sentence_start(this.stretch.text, this.number.start) <= last.number.start


def _name(label: Labelled) -> str:
    return label.indicator.name if label.indicator else label.words

