"""What one part of a question over figures asks for: an indicator, other words, a unit, a target."""

import re
from dataclasses import dataclass, replace

from assistant import wording
from assistant.asked import (
    COUNTS_OF_THEIR_OWN,
    OF_A_PHRASE,
    WHAT_IS_DONE,
    asked_indicators,
    asked_with_weight,
    counts_in,
    read_as_a_report,
    without_indicators,
    without_patterns,
)
from assistant.bars import A_MILLION, BAR
from assistant.figure_words import DONE_WITH_ANY, is_bare
from assistant.glossary import dictionary, stems
from assistant.over_time import without_time
from assistant.own_words import topic_of
from assistant.reply import Asked
from assistant.terms import names_a_topic, topic
from assistant.topics import Alternative, Group, Topic
from assistant.types import Language
from assistant.units import COUNT_ASKED, SHARES, UNIT_ASKED, UnitAsked, unit_asked
from corpus.indicators import RATE, indicators
from corpus.types import Role

# Words of a part that say nothing of its number.
FRAME = re.compile(
    r"^\s*(?:what|how) about\b|\b(?:(?:ended|ending|ends?) (?:up )?(?:in|with|as)|result(?:ed|ing)? in|in total|altogether|of (?:them|those|these|which)|by how (?:much|many)|"
    r"differs? from(?: that of)?|(?:what is )?the (?:difference|gap) between|compared? (?:with|to)|that of|"
    r"(?:with )?(?:an? |the )?break ?down|please)\b|"
    r"\b(?:all|across|in|of|over|these|those)(?: (?:all|the|these|those|of))* (?:\w+ )?(?:reports|agencies|bureaus|offices)(?: together| combined)?\b|\badd(?:ed)? up\b|\bcombined\b|\btogether\b|"
    rf"{wording.PUT_TOGETHER}|总和|之和|加总|平均(?=每|各)|(?:这|全部|所有)?(?:[两二三四五六七八九十\d]+|各|每一?|所有|全部)(?:份|家|个)?(?:报告|年报|单位|机关|部门|机构|局)(?:的|里|中)?|"
    r"\b(?:(?:more|fewer|less|higher|lower)\b(?=.*\bthan\b)|by how (?:many|much))|高(?:了)?(?:多少|几)(?:个)?(?:百分)?点|相差|差(?:距|额|值|异)|(?<![误时])差(?=多少|几)|对比|相比|比较|明细|"
    r"[几多少]+倍|(?<=款)金额|总[数量](?=是|有|为|$|[?,，])|(?:按|分)(?:原因|理由|类别?|种类|类型)|(?:各|每)(?:种|类)?(?:原因|理由)|"
    r"(?:这|上述)?[两二三四]级(?:[\u4e00-\u9fff]{0,4}?(?:局|委|部门|机关|单位))?|最[后终](?!一|[几两三]|期限)|里头|"
    r"哪几[家个份]|(?<=\s)(?:多|少|高|低)(?:出|了)?(?=百分之)|"
    r"[高大多低小少]于平均(?:值|数|水平)?|超过平均(?:值|数|水平)?|平均(?:数|值|水平)|(?<=[\s哪])(?:哪)?[家个](?=\s|$)|哪[家个些]|"
    r"\b(?:above|below|over|under|higher than|lower than|exceed\w*) (?:the )?(?:average|mean)\b|\bpercentage points?\b|百分点|"
    r"\b(?:who|which|what|each|every|all) (?:of the )?(?:agenc(?:y|ies)|bureaus?|reports?|departments?)\b|\bacross\b|(?<=how much )money(?: in)?\b|各(?:个|家)?(?:单位|机关|部门|报告)|\b(?:actually|really|in practice|in reality)\b|\bby (?:the )?(?:reasons?|grounds?|causes?)\b",
    re.IGNORECASE,
)
PER = re.compile(
    r"(?:每|各)(?:个)?(?:月|天|日|周|窗口|人|名|台|警|小时)|月均|日均|人均|\b(?:per|each|every|a) (?:month|day|week|hour|window|counter|officer|person|capita|staff)\b|\b(?:monthly|daily|weekly)\b",
    re.IGNORECASE,
)
# An idiom of nothing but stop words.
DAY_AND_NIGHT = re.compile(r"\b(?:a?round[ -]the[ -]clock|day and night|day or night)\b", re.IGNORECASE)
ASKING = re.compile(r"多少|几多")
# Which of them it is, no word of the number; 最多跑一次 is an idiom.
EXTREME = re.compile(r"最(?:多(?!跑)|高|大(?!限度|程度)|少|低|小)的?|\b(?:the )?(?:most|highest|largest|biggest|greatest|lowest|smallest|fewest|least|larger|bigger|higher|lower|smaller|greater)\b", re.IGNORECASE)
# What a share is called, where one is asked for.
SHARE_CALLED = re.compile(r"比例|占比|比重|百分比|份额|\b(?:percent\w*|per cent|percentages?|share|proportion|portion|fraction)\b", re.IGNORECASE)
# What is to come is not told by a number of what is.
FUTURE_ASKED = re.compile(
    r"\bwill\b|\b(?:new|future|planned) (?:[\w-]+ )*(?:hall|centre|center|building|site)\b|"
    r"新(?:的)?(?:办事|政务服务|服务)?(?:大厅|中心)|将(?:会|要|达|有)|拟建|计划建"
)
TARGET_ASKED = re.compile(r"目标|力争|争取|计划达到|\b(?:targets?|goals?|aims?)\b", re.IGNORECASE)
TOTAL_ASKED = re.compile(r"共计?|合计|累计|总|\b(?:total|altogether|overall)\b", re.IGNORECASE)
EACH_TIME = re.compile(r"一次|每次|单次|每[宗件份]|\b(?:each|per|one|a single) (?:time|case|visit|application)\b", re.IGNORECASE)
# 查了多少市场主体: what stands behind the asking word is what is counted.
COUNTED_NOUN = re.compile(r"(?:多少|几)(?:[个件宗份项条次家台名位](?!人))?(?P<noun>[\u4e00-\u9fff]{2,8})$")
COUNTED_IN_ENGLISH = re.compile(r"\bhow many (?P<nouns>(?:(?!(?:were|was|are|is|did|do|does|had|have|has|in|of|for)\b)[A-Za-z'-]+ ?){1,4})", re.IGNORECASE)
# Of those that were checked the ones with problems, where a part says no more (how many had problems, 有问题的多少).
PROBLEMS = re.compile(r"问题|毛病|\b(?:problems?|issues?|trouble|faults?|failings?|wrong)\b", re.IGNORECASE)
FOUND_WANTING = Group("问题", tuple(Alternative(word, re.compile(word), worth, "question") for word, worth in (("问题", 1.0), ("不规范", 0.9), ("不合格", 0.9), ("违[规法]", 0.8), ("隐患", 0.8))), 1.0)
# Applications that the words before them tell.
OF_SUCH = re.compile(r"的(?:行政)?(?:许可|审批)?(?:申请|业务)(?!人|量|数|材料)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One number that a question asks for: an indicator where it names one, the other words, the unit.

    `wording` is the part of the question as it was taken apart, `read_as` as the user has it where that is not the same.
    """

    text: str
    wording: str
    indicator: str
    weight: float
    topic: Topic
    whole: Topic
    unit: UnitAsked
    with_changes: bool = False
    read_as: str = ""

    @property
    def is_target(self) -> bool:
        return bool(TARGET_ASKED.search(self.wording))

    @property
    def is_to_come(self) -> bool:
        return bool(FUTURE_ASKED.search(self.wording))

    @property
    def is_total(self) -> bool:
        return bool(TOTAL_ASKED.search(self.wording))

    @property
    def counts(self) -> bool:
        """Whether it is asked how many, so that no time, share or sum of money answers."""
        return not self.unit.is_set and bool(COUNT_ASKED.search(self.wording))

    @property
    def is_of_one(self) -> bool:
        return bool(EACH_TIME.search(self.wording))

    @property
    def noun(self) -> str:
        """What a Chinese question counts, where it says so and it is no indicator nor a word of every report."""
        match = COUNTED_NOUN.search(self.wording.strip(" ?。，,"))
        noun = match["noun"] if match else ""
        return noun if noun and not asked_indicators(noun) and names_a_topic(noun, Language.CHINESE, soft=True) else ""

    @property
    def counted_in(self) -> frozenset[str]:
        """The measure words that an English noun behind how many may be counted in: episodes 剧集 集, households 住户 户."""
        match = COUNTED_IN_ENGLISH.search(self.wording)
        nouns = stems(match["nouns"]) if match else ()
        return frozenset(word[-1] for stem in nouns for word in dictionary().get((stem,), ()) if word)

    @property
    def per(self) -> str:
        """For each of what a number is asked (每月, per window), where that is no agency nor a case; else empty."""
        match = PER.search(self.wording)
        return match[0] if match else ""

    @property
    def says_it_all(self) -> bool:
        """Whether a set phrase for an indicator is all that is asked: then only its own figures answer."""
        return bool(self.indicator) and self.weight >= OF_A_PHRASE and is_bare(self.topic)

    @property
    def is_share_of_a_count(self) -> bool:
        return self.unit.fitting == SHARES and bool(self.indicator) and not RATE.search(self.indicator)


def wanted_of(asked: Asked, part: str, indicators_named: tuple[str, ...] | None = None, any_unit: bool = False) -> list[Wanted]:
    """What a part of a question asks for: each indicator it names, with the other words; else the words alone."""
    text = _without_the_frame(asked, part)
    unit = UnitAsked("", frozenset()) if any_unit else unit_asked(part)
    if unit_asked(part).fitting == SHARES and not any(RATE.search(name) for name in asked_indicators(part)):
        text = SHARE_CALLED.sub(" ", text)
    names = tuple(given(asked, part, name) for name in (_named(part) if indicators_named is None else indicators_named))
    units = frozenset((unit.named,)) if unit.named not in ("", "个") else unit.fitting
    names = tuple(name for name in names if counts_in(name, units) or unit.fitting == SHARES)
    language = asked.understood.language
    other_unit = bool(_named(part)) and not names and unit.is_set
    whole = topic(without_indicators(text) if other_unit else text, language, asked.vocabulary)
    whole = or_problems(whole, part) if not names else whole
    names = tuple(name for name in names if says_little(whole) or not _is_meant_by_pattern(part))
    rest = _without_any(topic(without_indicators(text), language, asked.vocabulary)) if names else whole
    whole = _without_any(whole) if names else whole
    weights = {one.name: one.weight for one in asked_with_weight(text)}
    return [Wanted(text, part, name, weights.get(name, OF_A_PHRASE), rest, whole, unit) for name in names or ("",)]


def _without_any(matter: Topic) -> Topic:
    """A topic beside an indicator without what is done with any application: 收到."""
    return replace(matter, groups=tuple(group for group in matter.groups if group.phrase not in DONE_WITH_ANY))


def or_problems(whole: Topic, part: str) -> Topic:
    """A topic of its own words; where there are none and problems are counted, one of those."""
    return Topic(whole.text, (FOUND_WANTING,)) if not whole.groups and PROBLEMS.search(part) else whole


def _without_the_frame(asked: Asked, part: str) -> str:
    """What a part is about: without agencies, the words of asking, of comparing and of order, and the bar it sets."""
    text = DAY_AND_NIGHT.sub(" 24 hours ", without_patterns(A_MILLION.sub("1 million", part)))
    text = without_time(text)
    for pattern in (BAR, wording.RANK, EXTREME, FRAME, UNIT_ASKED, ASKING):
        text = pattern.sub(" ", text)
    return topic_of(text, [report.agency for report in asked.collection])


def _is_meant_by_pattern(part: str) -> bool:
    """Whether a part names an indicator by its manner alone (自助机办了多少件): with other words it asks for those."""
    return without_patterns(part) != part and not asked_indicators(without_patterns(part))


def says_little(whole: Topic) -> bool:
    """Whether no group of a topic is more than a word of every report, in either language."""
    return is_bare(whole)


def given(asked: Asked, part: str, name: str) -> str:
    """An indicator, or what stands for it: 办了多少件 means concluded, and accepted where more of the reports tell that.

    A question that names the indicator itself is answered with that alone.
    """
    if without_patterns(part) == part or name not in asked_indicators(part):
        return name
    stand_ins = [name, *next((one.as_whole for one in indicators() if one.name == name), ())]
    in_scope = {report.id for report in asked.reports}
    entries = [entry for entry in asked.library.contents.entries if entry.report.id in in_scope]
    having = {each: sum(any(n.indicator == each and n.role is Role.LEVEL for n in entry.figures) for entry in entries) for each in stand_ins}
    return max(stand_ins, key=lambda each: having[each])


def _named(part: str) -> tuple[str, ...]:
    """The indicators of a part; in Chinese the one that stands at the asking word, as a report would say it, first."""
    read, named = read_as_a_report(part), asked_indicators(part)
    is_verb = read in WHAT_IS_DONE and any(name in COUNTS_OF_THEIR_OWN for name in named)
    # 没批的申请: what was done with them says which are counted.
    own = tuple(name for name in named if name not in WHAT_IS_DONE)
    if own and read in WHAT_IS_DONE and OF_SUCH.search(part):
        return own
    return named if not read or read in named or is_verb else (read,)
