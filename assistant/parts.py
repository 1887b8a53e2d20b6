"""A question over figures taken apart: one part for each number it asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import wording
from assistant.wording import PUT_TOGETHER

BREAK = re.compile(r"(?<!\d)[,，](?!\d{3})|(?<=\d)[,，](?!\d)|[;；?？。!！\n]+|:\s")
ENGLISH_BREAK = re.compile(
    r"\s+(?:and|&)\s+(?=(?:also\s+)?(?:(?:in|by|for|at|to|from|with|on|of)\s+)?(?:how many|how much|how long|what|which share|the (?:share|average|rate|number|percentage)|why|whom?|when|where|how (?:was|were|did|does|do|is|are|will|has|have))\b|of\s)",
    re.IGNORECASE,
)
# What stands between two askings with no comma: 收到多少件又受理了多少, 有多少台 比上年多几台, 受理多少件、办结多少件.
ASKING_WORD = r"(?:多少|几(?!乎|率|经|番)|多久|多长|多大)"
JOINT = re.compile(r"\s+(?=[\u4e00-\u9fff])|、|(?=又(?!好|快)|还有|另外|其中|以及|并且|同时|而且)|(?=(?:比|较)\s*(?:上|去|前|头|20\d\d|\s*[多少]))|(?<!参)和(?=[^,]*多少)")
ASKS = re.compile(
    r"多少|几(?!乎|率|经|番)|率|比例|占比|百分|多久|多长|多大|合计|总和|数量|量$|数$|\bhow (?:many|much|long|large|big|often)\b|\bwhat\b(?! about)|\bnumber of\b|\b(?:share|percentage|rate|average|proportion|total)\b|^\s*of\s",
    re.IGNORECASE,
)
# What is asked for in words beside numbers: 跟谁一起办的, why were they refused.
IN_WORDS = re.compile(
    r"为什么|为何|为啥|怎么|怎样|如何|咋|谁|哪(?!怕)|(?:什么|啥)(?:时候|情况|事|样|人|地方|办法|措施|途径|渠道|方式|理由|原因)|(?:原因|理由|依据)(?:是什么|是啥|何在|有哪些|呢)"
    r"|\b(?:why|whom?|when|where|on what grounds|for what reasons?|what happened|how (?!many|much|long|large|big|often|high|fast|far|about|come))\b",
    re.IGNORECASE,
)
NUMBERS = (wording.FIGURE, wording.MOST, wording.LEAST, wording.COMPARE, wording.YES_OR_NO)
# 甲、乙、丙三类任务各查了多少…: a part for each of them.
EACH = re.compile(
    r"(?P<items>[^,\s]{3,48}?)(?:[两二三四五六七八九十\d]+(?:类|种|项|个|方面)(?P<noun>[^各分,]{0,8}))?(?:各自?|分别)(?P<rest>[^,]*(?:多少|几)[^,]*)"
)
ITEM_END = re.compile(r"、|和|以及|(?<!参)与|(?<![涉以])及|跟")
# 减了多少环节和跑动: one asking for two nouns.
TWO_NOUNS = re.compile(r"^(?P<head>.*?(?:多少|几)(?:个|项|次|件|条)?)(?P<first>[\u4e00-\u9fff]{2,8})[和与及、](?P<second>[\u4e00-\u9fff]{2,8})$")
TWO_ENGLISH_NOUNS = re.compile(
    r"^(?P<head>.*?\b(?:how many|number of)) (?P<first>(?:(?!in |on |is |are |was |were |did |do |does |of |to |by )[\w'-]+ ?){1,4}?) and (?P<second>[\w' -]+?)(?P<rest>(?: (?:did|do|does|has|have|had|were|are|was|is|in|for|at|by|of)\b.*)?)$",
    re.IGNORECASE,
)
NOT = re.compile(
    r"(?:并)?不是|并?非(?=\d|自|全|网)|未能(?:够)?|没能(?:够)?|无法|不能(?:够)?|(?<!有)没有?(?=实现|全|网|进驻|提供|可|开)|未(?=实现|全|网|进驻|提供|可|开)|\b(?:is|are|was|were|do|does|did|can|could)n['o]t\b|\bcannot\b|\bnot\b",
    re.IGNORECASE,
)
BREAKDOWN = re.compile(r"分别是|各是|(?:按|分)(?:原因|理由|类别?|种类|类型)|各(?:种|类)?(?:原因|理由)|明细|构成|各类|其中各|细分|\bbreak ?down\b|\bby (?:the )?(?:types?|kinds?|categor(?:y|ies)|reasons?|grounds?|causes?)\b|\bof (?:which|each) (?:type|kind)\b", re.IGNORECASE)
# Why, not of what kind.
BY_CAUSE = re.compile(r"原因|理由|情形|\b(?:reasons?|grounds?|causes?)\b", re.IGNORECASE)
SUM_ONLY = re.compile(rf"^\s*(?:那么?|而|它们|两者|三者|这些)?(?:合计|{PUT_TOGETHER}|总和|总共|一共|总数)(?:是|有|为)?(?:多少|几)?[个件项宗份条家台]?\s*$|^\s*(?:and )?(?:what (?:is|was) )?(?:the |their |in )?(?:total|sum|altogether|combined)\s*$", re.IGNORECASE)
GAP_ONLY = re.compile(r"^\s*(?:那么?|两者|它们)?(?:相差|差|差距|差额)(?:是|有|为)?(?:了)?(?:多少|几)?[个件项宗份条家台]?\s*$|^\s*(?:and )?(?:what (?:is|was) )?(?:the |by how (?:many|much))(?:difference|gap)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One number asked for, in words.

    `whole` is what it was cut out of where the cut is a guess (A和B, A and B), which only counts where each piece
    finds a figure of its own.
    """

    text: str
    whole: str = ""

    @property
    def positive(self) -> str:
        """The part without its negation, empty where it has none."""
        return NOT.sub(" ", self.text, count=1) if NOT.search(self.text) else ""


def parts(question: str) -> list[Part]:
    """The parts of a question that ask for a number each, or for words, in order; what asks for nothing joins its neighbour.

    What asks for words stays before the number that follows it, which may be of the same matter.

    >>> [part.text for part in parts("交付多少枚公章,平均要多久?")], [part.text for part in parts("拒了几宗,理由是什么?")]
    (['交付多少枚公章', '平均要多久'], ['拒了几宗', '理由是什么'])
    """
    pieces = [piece.strip() for half in BREAK.split(question) for cut in ENGLISH_BREAK.split(half) for piece in _at_joints(cut) if piece.strip()]
    joined: list[str] = []
    waiting = ""
    for piece in pieces:
        if len(pieces) > 1 and asks_for_words(piece):
            joined.append(f"{waiting} {piece}".strip())
            waiting = f"{waiting} {piece}".strip() if piece is not pieces[-1] else ""
        elif ASKS.search(piece):
            joined.append(f"{waiting} {piece}".strip())
            waiting = ""
        else:
            waiting = f"{waiting} {piece}".strip()
    if waiting:
        joined = [*joined[:-1], f"{joined[-1]} {waiting}"] if joined else [waiting]
    return [part for text in joined for part in _split(text)]


def asks_for_words(text: str) -> bool:
    """Whether a part asks for what no number gives.

    >>> asks_for_words("跟谁一起办的"), asks_for_words("哪个季度最多")
    (True, False)
    """
    return IN_WORDS.search(text) is not None and not any(number.search(text) for number in NUMBERS)


def _at_joints(text: str) -> list[str]:
    """A Chinese piece cut where an asking ends and another one begins.

    >>> _at_joints("一共收到多少件许可申请 又受理了多少"), _at_joints("海珠 受理了多少")
    (['一共收到多少件许可申请', '又受理了多少'], ['海珠 受理了多少'])
    """
    start, found = 0, []
    for joint in JOINT.finditer(text):
        before, behind = text[start : joint.start()], text[joint.end() :]
        if re.search(ASKING_WORD, before) and re.search(ASKING_WORD, behind) and not EACH.search(before):
            found.append(before)
            start = joint.end()
    return [*found, text[start:]]


def _split(text: str) -> Iterator[Part]:
    """A part for each of several things that one piece asks for."""
    each = EACH.search(text)
    if each is not None and len(items := [item for item in ITEM_END.split(each["items"]) if item]) > 1:
        head = text[: each.start()]
        for item in items:
            yield Part(f"{head}{item}{each['noun'] or ''}{each['rest']}", whole=text)
        return
    two = TWO_NOUNS.match(text) or TWO_ENGLISH_NOUNS.match(text)
    if two is None:
        yield Part(text)
        return
    rest = two.groupdict().get("rest") or ""
    joint = " " if text.isascii() else ""
    yield Part(f"{two['head']}{joint}{two['first']}{rest}", whole=text)
    yield Part(f"{two['head']}{joint}{two['second']}{rest}", whole=text)
