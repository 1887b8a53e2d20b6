"""The words that a number belongs to: those before it, those after it, and the indicator they name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.figures.amounts import BEFORE, Number
from corpus.figures.stretches import Stretch
from corpus.indicators import Indicator, named_around, named_in

AFTER = re.compile(r"[,。;:、(\n!?]")
# 受理申请（含网上）1200件: what a bracket adds does not part a number from its words.
ASIDE = re.compile(r"\([^()\d,。;]{1,15}\)")
# 驳回(不予许可)486件: where the words before say nothing known, the bracket does.
SAID_IN_BRACKETS = re.compile(r"\((?P<words>[^()\d,。;]{2,15})\)$")
# 比2020年的41046件增加5172件: the same as before, as it was and how much it changed.
COMPARED_WITH = re.compile(r"[,(]?(?:与|较|比|同|相比)(?:20\d{2}年度?|上年度?|去年)(?:同期)?的?")
COMPARED_AT_END = re.compile(rf"{COMPARED_WITH.pattern}$")
# The column of a table that tells how much its rows changed: 同比增减 | 受理量.
CHANGE_COLUMN = re.compile(r"^(?:同比|环比|较上年|比上年|与上年相比)*(?:增减|增幅|降幅|增速|增长|变化|同比|环比)(?:率|幅度?|情况|值|量)?(?=\s|$)")
BY_HOW_MUCH = re.compile(r"[,(]?(?:同比)?(?:比|较)?(?:上年|去年)?(?:同期)?(?:增加|增长|减少|下降|上升|降低|提高)了?")
BLANK = "\0"
# 同比增长12%, 提高到85%: what grew is named with the number before.
GOES_ON = re.compile(r"[,(]?(?:现)?(?:升|降|提高|提升|增加|增长|上升|下降|降低|减少|压缩|压减|缩短|缩减)(?:至|到|为)[约近]?$")
DELIMITERS = frozenset(",。;:、(“”\n!?")
# A comma within a number is no delimiter.
CLAUSE_END = re.compile(r"(?<!\d)[,;:、。\n]|[,;:、。\n](?!\d)")
SENTENCE_END = re.compile(r"[。;!?\n]")
# Characters before a number that are looked at for its words and its clause, and for its sentence.
NEARBY = 200
LONGEST_SENTENCE = 2000
# Of the words before a number, those that may name its indicator.
NAMING = 60
LONGEST_LABEL = 24
SHORTEST_LABEL = 2
# The cells of a table that has lost its borders; no name of a row begins with 含, so that is the remark before it.
BORDERLESS = re.compile(r"^(?:序号)?(?:指标|项目|类别|名称)[^,。;:、\d]{0,20}(?:备注|说明)")
REMARK = re.compile(r"^含(?:网上|线上|网办|在线)")
# 申请量、受理量、办结量分别为310件、308件、305件
IN_TURN = re.compile(r"(?P<names>[^,。;:\d]{2,40})分别(?:为|是|达到?|有|共|约)?[约为达]?$")
NAME_ENDS = re.compile(r"[、]|[和与及](?=[^、和与及]+$)")
BETWEEN_TURNS = re.compile(r"[、,和与及]?[约近超]?")
CHANGED = re.compile(
    r"(?:(?:同比|环比|比?较?(?:上年|去年|上一年|20\d\d年)(?:度|同期|相比)?|较?同期)?(?:又|均|累计|共|则|约)?"
    r"(?:增长|上升|提升|提高|增加|下降|降低|减少|回落|上涨|下滑|攀升|增幅|降幅|涨幅|压减|压缩|缩减|增|降|减)了?(?:约|近|超过?|逾)?)$"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A number of a stretch with its words; `indicator` where they name one."""

    stretch: Stretch
    number: Number
    left: str
    right: str
    indicator: Indicator | None

    @property
    def words(self) -> str:
        """The words themselves, for a number without an indicator."""
        left, right = self.left[-LONGEST_LABEL:], self.right[:LONGEST_LABEL]
        return f"{left}…{right}" if right else left


def labelled(stretch: Stretch, found: Sequence[Number]) -> list[Labelled]:
    """The numbers of a stretch with the words they belong to."""
    turns = _in_turn(stretch.text, found)
    labels: list[Labelled] = []
    before = 0
    for at, number in enumerate(found):
        left = turns.get(at) or left_words(stretch, number.start, before)
        right = _right_words(stretch.text, number, found[at + 1].start if at + 1 < len(found) else len(stretch.text))
        measure = number.measure or stretch.unit
        indicator = indicator_of(left, right, measure) or _in_brackets(stretch.text, number) or _compared(left, right, measure)
        if indicator is None and labels and _goes_on(labels[-1], number):
            indicator = labels[-1].indicator
        labels.append(Labelled(stretch, number, left, right, indicator))
        before = number.end
    return labels


def _goes_on(last: Labelled, number: Number) -> bool:
    """Whether a number says no more than how the one before changed, or to what."""
    between = last.stretch.text[last.number.end : number.start]
    if last.number.measure == number.measure and any(on.fullmatch(between) for on in (GOES_ON, COMPARED_WITH, BY_HOW_MUCH)):
        return True
    changed = re.fullmatch(r"[,(]?(?P<left>[^,。;()]*)", between)
    match = CHANGED.search(changed["left"]) if changed else None
    return match is not None and match.start() == 0 and re.fullmatch(r"[%‰倍]|个?百分点", number.measure) is not None


def _in_brackets(text: str, number: Number) -> Indicator | None:
    said = SAID_IN_BRACKETS.search(text[max(0, number.start - NEARBY) : number.start])
    return named_in(said["words"], number.measure) if said else None


def _compared(left: str, right: str, measure: str) -> Indicator | None:
    """与2019年的500件受理量相比: what is compared stands behind the number."""
    return named_in(right.removesuffix("相比"), measure) if right.endswith("相比") and COMPARED_WITH.fullmatch(left) else None


def indicator_of(left: str, right: str, measure: str) -> Indicator | None:
    """The indicator that the words before a number name, those of a change aside, or those on both sides."""
    left = left[-NAMING:]
    changed = CHANGED.search(left)
    if column := CHANGE_COLUMN.match(left):
        return named_in(left[column.end() :].strip(), None)
    compared = COMPARED_AT_END.search(left)
    named = named_in(left, measure) or (named_in(left[: changed.start()], None) if changed else None)
    named = named or (named_in(left[: compared.start()], measure) if compared else None)
    return named or named_around(left, right, measure)


def left_words(stretch: Stretch, start: int, before: int) -> str:
    """The words before a number back to the last delimiter or number; a cell's row and column lead them."""
    first = max(0, start - NEARBY)
    text = ASIDE.sub(lambda aside: BLANK * len(aside[0]), stretch.text[first:start])
    end, low = len(text), max(0, before - first)
    begin = max(low, _behind_last_mark(text, len(text)))
    left = _bare(text[begin:end])
    if BORDERLESS.match(stretch.text[:NEARBY].lstrip()):
        return REMARK.sub("", left)
    if stretch.words:
        return f"{stretch.words} {left}".strip()
    if len(BEFORE.sub("", left)) < SHORTEST_LABEL and not _opens_with_words(stretch.text, start):
        # "85项,占比83.33%": a number that opens its clause belongs to what stands before.
        begin = _behind_last_mark(text, max(0, begin - 1))
        left = _bare(text[begin:end])
    return left


def _behind_last_mark(text: str, end: int) -> int:
    """Where the words before a place begin: behind the last delimiter, or at the start of the text."""
    return next((at + 1 for at in range(end - 1, -1, -1) if text[at] in DELIMITERS), 0)


def sentence_start(text: str, at: int) -> int:
    """Where the sentence around a place begins."""
    first = max(0, at - LONGEST_SENTENCE)
    return max((mark.end() for mark in SENTENCE_END.finditer(text, first, at)), default=first)


def clause_around(text: str, number: Number) -> tuple[int, int]:
    """The smallest run of clauses that carries the number with its words."""
    first = max(0, number.start - NEARBY)
    starts = [first, *(mark.end() for mark in CLAUSE_END.finditer(text, first, number.start))]
    stop = re.compile(r"[,;、。\n]").search(text, number.end, number.end + NEARBY)
    start = next((s for s in reversed(starts) if number.start - s >= 4), first)
    end = max(stop.start() if stop else len(text[: number.end + NEARBY].rstrip()), number.end)
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end


def _opens_with_words(text: str, start: int) -> bool:
    """Whether a number opens its sentence: then nothing before it can be meant."""
    return sentence_start(text, start) == start


def _bare(words: str) -> str:
    return re.sub(rf"@+|\s+|{BLANK}+", "", words).lstrip(")]】』」》")


def _right_words(text: str, number: Number, following: int) -> str:
    stop = AFTER.search(text, number.end, number.end + NEARBY)
    end = min(stop.start() if stop else number.end + NEARBY, following)
    return re.sub("[“”]", "", _bare(text[number.end : end])).strip(")")


def _in_turn(text: str, found: Sequence[Number]) -> dict[int, str]:
    """The names of numbers that are listed after their names: A、B和C分别为1件、2件和3件."""
    turns: dict[int, str] = {}
    for at, number in enumerate(found):
        match = IN_TURN.search(text[max(0, number.start - 60) : number.start])
        if match is None:
            continue
        names = [name for name in NAME_ENDS.split(match["names"]) if name]
        run = [at]
        while run[-1] + 1 < len(found) and BETWEEN_TURNS.fullmatch(text[found[run[-1]].end : found[run[-1] + 1].start]):
            run.append(run[-1] + 1)
        if len(names) == len(run) > 1:
            turns.update(zip(run, names, strict=True))
    return turns
