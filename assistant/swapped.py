"""A turn that puts one thing of the figure before in place of another, as a whole question: its quarter, its item, what is counted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant import wording
from assistant.asked import asked_indicators, without_indicators
from assistant.followup import JOINING, YEAR_WORDS
from assistant.own_words import bare_of
from assistant.question import Parts
from assistant.sought import sought_in
from assistant.talk import is_comparison
from assistant.types import Kind, Language, Understood
from assistant.words import words_in
from corpus.words import words

QUARTER_ZH, QUARTER_EN = r"第?[一二三四1-4]个?季度|[一二三四]季(?!度)|[上下]半年", r"\b(?:the )?(?:(?:first|second|third|fourth|last|1st|2nd|3rd|4th) quarter|q[1-4]|(?:first|second) half)(?: of the year)?\b"
WHOLE_ZH = r"(?:整个?|全)年(?:度)?|一整?年(?=[呢的共总加合]|$|下来)|年度(?:总|合)[数量计]|四个季度(?:加起来|合计|一共)?"
WHOLE_EN = r"\b(?:(?:for |in |over )?(?:the )?(?:whole|full|entire) (?:year|12 months)|(?:the )?year (?:as a whole|overall|in total)|(?:for |in )?(?:the )?(?:annual|yearly) (?:total|figure|number)|all (?:year|four quarters)|(?:for )?the year(?= *[?.]*$))\b"
QUARTER = re.compile(f"{QUARTER_ZH}|{QUARTER_EN}", re.IGNORECASE)
WHOLE = re.compile(f"{WHOLE_ZH}|{WHOLE_EN}", re.IGNORECASE)
WHICH_QUARTER = re.compile(r"哪[个一]?个?季度|\b(?:which|what) quarter\b", re.IGNORECASE)
# What a turn says beside what it puts in place: that it asks for a number too.
ASKS_A_NUMBER = re.compile(r"(?:一共|总共|共|合计)?(?:是|有|为)?(?:多少|几)[件个宗份项条次家台名户张]?|一共|总共|合计|\b(?:how many|what (?:is|was|were|are)|in total|altogether|total)\b", re.IGNORECASE)
SHARE = re.compile(r"占比?(?:的)?(?:多少|几成|百分之几|多大比例)?|比例|比重|\bwhat (?:share|percentage|percent|proportion|fraction)\b", re.IGNORECASE)
ABOUT = re.compile(r"^\s*(?:and |so |but )*(?:what|how) about\b", re.IGNORECASE)
OF_THEM_EN = r"\b(?:of|among) (?:them|those|these|which)\b"
OF_THEM = re.compile(rf"^[\s那]*(?:这?其中|这里面|里面)(?:的)?|{OF_THEM_EN}", re.IGNORECASE)
TAIL = re.compile(r"(?:多少|几)(?:[个件宗份项条次家台名户张]|人次|家次|户次)?[^,，;；?？。]*$")
SAY_LITTLE = frozenset("了 的 过 着 有 是 为".split())
UNIT_OF_LABEL = re.compile(r"[(（][^()（）]*[)）]")
ALIKE, LEAST_COMMON = 0.6, 2
MARKS = re.compile(r"[?？。!！,，、.:：;；\s]+")


@dataclass(frozen=True, slots=True)
class Swapped:
    """A whole question, and the item that its answer must be of, empty where it names none."""

    question: str
    item: str = ""


def swapped(parts: Parts, before: Understood) -> tuple[Swapped, ...]:
    """The whole questions that such a turn may stand for, the likeliest first; none where it is no such turn.

    They name no agency and no year.
    """
    figures = before.kind in (Kind.FIGURE, Kind.COMPARE) or before.shown is not None
    if parts.mentions or parts.kind_of_agency or len(before.scope.agencies) != 1 or not figures:
        return ()
    text = ABOUT.sub(" ", parts.bare)
    if YEAR_WORDS.search(text):
        return ()
    if QUARTER.search(text) or WHOLE.search(text):
        rest = _bare(ASKS_A_NUMBER.sub(" ", WHOLE.sub(" ", QUARTER.sub(" ", text))))
        return tuple(map(Swapped, _of_period(text, before, parts.language))) if not rest else ()
    bare = SHARE.sub(" ", ASKS_A_NUMBER.sub(" ", text))
    if sought_in(text) or is_comparison(text) or any(asks.search(bare) for asks in (wording.NO_FIGURE, wording.YES_OR_NO, wording.OPEN, wording.LIST, wording.SUMMARY)):
        return ()
    rest = _bare(ASKS_A_NUMBER.sub(" ", text))
    names, shown = asked_indicators(rest), before.shown
    if shown and shown.row and not QUARTER.search(shown.row) and (OF_THEM.search(text) or _names_a_column(text, rest, shown.columns)):
        return (Swapped(_of_the_row(text, rest, before, parts.language), shown.row),)
    if names and not _bare(without_indicators(rest)):
        return tuple(map(Swapped, _of_indicator(rest, before, parts.language)))
    if len(rest) < LEAST_COMMON or parts.years or wording.FIGURE.search(text):
        return ()
    return tuple(Swapped(question, rest) for question in _of_item(rest, before, parts.language))


def tells_of(item: str, row: str, column: str, quotes: Sequence[str], language: Language) -> bool:
    """Whether an answer is of an item: the row of its number, or a quote, has the words of it; in English its number stands in a row."""
    return bool(row) if language is Language.ENGLISH else any(_is_one_of(part, (row, column, *quotes)) for part in words(item) if len(part) > 1) or _is_one_of(item, (row, column, *quotes))


def _names_a_column(text: str, rest: str, columns: Sequence[str]) -> bool:
    """Whether a turn names a column beside the number before, where it asks for a share by one of its words."""
    named = len(rest) >= LEAST_COMMON and _is_one_of(rest, columns)
    return named or (SHARE.search(text) is not None and any(_is_one_of(part, columns) for part in words(rest) if len(part) > 1))


def _of_the_row(text: str, rest: str, before: Understood, language: Language) -> str:
    """Another number of the item that the answer before was of: how many of those were online."""
    asked = OF_THEM.sub(" ", text).strip(" ?？。")
    if language is Language.ENGLISH:
        matter = _bare(without_indicators(ASKS_A_NUMBER.sub(" ", _matter(before))))
        named = re.sub(r"^for ", "", matter)
        asked = re.sub(rf"\bhow many {OF_THEM_EN}", f"how many {named}", text, flags=re.IGNORECASE)
        return f"{re.sub(OF_THEM_EN, f'of {named}', asked, flags=re.IGNORECASE).strip(' ?')}{'' if OF_THEM.search(text) else f' for {named}'}?"
    return f"{_plain(before.shown.row if before.shown else '')}{asked if wording.FIGURE.search(asked) else f'{rest}是多少'}"


def _of_period(text: str, before: Understood, language: Language) -> tuple[str, ...]:
    """The figure before for another quarter, or for the whole year."""
    quarter = QUARTER.search(text)
    period = quarter[0] if quarter and not WHOLE.search(text) else ""
    base = _matter(before)
    which = WHICH_QUARTER.search(base) is not None
    named = _counted(before) if which else ""
    if language is Language.CHINESE:
        when = period or "全年"
        item = next((label for label in _labels(before) if label and not QUARTER.search(label) and not asked_indicators(label)), "")
        counted = _counted(before)
        of_labels = f"{when}{_plain(item)}{counted if counted != _plain(item) else ''}是多少" if item else ""
        return tuple(filter(None, (of_labels, f"{when}{named}是多少" if which else f"{when}{QUARTER.sub('', WHOLE.sub('', base))}")))
    asked = f"how many {words_in(language).indicator(named)}" if which else re.sub(r"\s*\b(?:in|for|during|over)\s*(?=[?.]*$)", "", _without_period(base))
    return (f"{asked.strip(' ?.')}{f' in {period}' if period else ''}?",)


def _of_indicator(rest: str, before: Understood, language: Language) -> tuple[str, ...]:
    """Another number of the same item, or of the same quarter."""
    shown = before.shown
    item = next((label for label in (shown.row, shown.column) if label and not asked_indicators(label)), "") if shown else ""
    period = QUARTER.search(_matter(before))
    if language is Language.CHINESE:
        beside = f"{period[0] if period else ''}{_plain(item) if not QUARTER.search(item) else ''}"
        return (f"{beside}{rest}有多少",) if beside else ()
    matter = _bare(without_indicators(ASKS_A_NUMBER.sub(" ", _matter(before)))) if item else ""
    return (f"how many {rest}: {matter}?",) if matter else ()


def _of_item(rest: str, before: Understood, language: Language) -> tuple[str, ...]:
    """The same number of another item; or, where what is named is a column of the same table, that of the same row."""
    shown, period = before.shown, QUARTER.search(_matter(before))
    when = period[0] if period else ""
    if language is Language.ENGLISH and shown and rest in shown.rows and _counted(before):
        return (f"{rest}{_counted(before)}是多少",)
    if language is Language.ENGLISH:
        named = _bare(without_indicators(rest)) or rest
        return (f"how many {words_in(language).indicator(_counted(before))} for {named}?",) if asked_indicators(_counted(before)) else ()
    if shown and _is_one_of(rest, shown.columns) and not _is_one_of(rest, shown.rows):
        row = shown.row if not QUARTER.search(shown.row) else ""
        whole = "全年" if any(QUARTER.search(label) for label in shown.rows) and not QUARTER.search(shown.row) else ""
        return (f"{when or whole}{_plain(row)}{rest}是多少",)
    counted = _counted(before)
    return tuple(filter(None, (f"{when}{rest}{counted}是多少" if counted else "", f"{rest}{_tail(_matter(before))}")))


def _tail(question: str) -> str:
    """The end of a question from what was done on: 检查了多少家次."""
    found = TAIL.search(question.rstrip("?？。 "))
    if found is None:
        return "有多少"
    before = words(question[: found.start()])
    telling = next((at for at in range(len(before) - 1, -1, -1) if before[at] not in SAY_LITTLE), 0)
    return "".join(before[telling:]) + found[0]


def _counted(before: Understood) -> str:
    """What the figure before counts: the indicator that the question names, else its column."""
    if before.shown is None:
        return next(iter(before.indicators), "")
    if before.shown.indicator in before.indicators:
        return before.shown.indicator
    column = next((label for label in (before.shown.column, before.shown.indicator) if label in before.shown.columns and not QUARTER.search(label)), "")
    return _plain(column) or next(iter(before.indicators), "") or (before.shown.indicator if asked_indicators(before.shown.indicator) else "")


def _labels(before: Understood) -> tuple[str, ...]:
    return (before.shown.row, before.shown.column) if before.shown else ()


def _is_one_of(text: str, labels: Sequence[str]) -> bool:
    """Whether words name one of some rows or columns."""
    longest = [SequenceMatcher(None, text, label, autojunk=False).find_longest_match().size for label in labels]
    return max(longest, default=0) >= max(LEAST_COMMON, ALIKE * len(text))


def _matter(before: Understood) -> str:
    """The question before without agencies and years."""
    return bare_of(before.leans_on if before.kind is Kind.LOOKUP and before.leans_on else before.question, before.scope.agencies)


def _without_period(text: str) -> str:
    return re.sub(r"\s+", " ", WHOLE.sub(" ", re.sub(r"(?:\b(?:in|for|during|over) )?(?:" + QUARTER.pattern + ")", " ", text, flags=re.IGNORECASE)))


def _plain(label: str) -> str:
    """A label without the unit behind it."""
    return UNIT_OF_LABEL.sub("", label).strip()


def _bare(text: str) -> str:
    """What a turn says beside joining words and marks."""
    return MARKS.sub(" ", re.sub(r"的(?=\s*$)", "", MARKS.sub(" ", JOINING.sub(" ", text)).strip())).strip()
