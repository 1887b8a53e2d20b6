"""Turns that ask something else of the matter of the turn before: that it is solved, that there is none of it, how it changed,
in which year it was most, what comes next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import wording
from assistant.followup import leaning
from assistant.own_words import bare_of, language_of
from assistant.terms import names_a_topic
from assistant.types import Kind, Language, Understood

SOLVED = re.compile(
    r"(?:已经?|都|得到了?|被)*(?:解决|缓解|消除|化解|改善)(?:了|好|掉|完)+|(?:已经?|得到了?|被)+(?:解决|缓解|消除|化解|改善)|不再(?:存在|有)"
    r"|\b(?:has |have |had |was |were |is |are |been |being |already |since |now |fully )+(?:solved|resolved|fixed|overcome|eliminated|remedied|dealt with)\b|\b(?:solved|resolved|fixed|overcame) (?:it|this|that|them)\b|\bno longer (?:a problem|an issue)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"否认|(?:说|称|表示|明确)?(?:自己)?(?:根本|压根|并)?(?:不存在|没有)(?:这个|这种|此类|这类|该)(?:问题|情况|现象)|\bden(?:y|ies|ied|ying)\b(?: (?:it|this|that|having (?:it|this|any)))?|\bsay\w* (?:that )?(?:they|it) (?:do|does|did)(?: not|n't) have (?:it|this|that|any)\b",
    re.IGNORECASE,
)
# What such a turn says of its matter beside: the problem, this question.
MATTER = re.compile(r"这个|那个|这些|该|此|这|的?(?:问题|情况|现象)|它|说|称|表示|认为|报告|已经|\b(?:problems?|issues?|this|that|it|say|says|said|already|them|which|who|having|been|any)\b", re.IGNORECASE)
GROUP = re.compile(r"哪一?[份家个些几]|谁|有没有|\b(?:which|who|any|anyone|do any)\b", re.IGNORECASE)
CHANGED = re.compile(
    r"(?:比|较|和|跟|与)(?:上一?年度?|去年|前一年)(?:相比|比)?(?:又|都|各)?(?:增减|增加|减少|增长|上升|下降|多|少|升|降|变化)*(?:了)?(?:多少|几[件个成]?|百分之几|如何|怎样|怎么样|呢)?|增减(?:了)?多少|同比(?:呢|增减|变化)?(?:多少|如何)?"
    r"|\bby how (?:much|many)\b(?: (?:did (?:it|they|that) (?:change|rise|fall|grow|drop|increase|decrease)|in total))?|\bhow (?:much|many) (?:more|less|fewer)\b(?: (?:was|were|is) (?:that|it|they))?|\bcompared (?:with|to) (?:the )?(?:year before|previous year|last year)\b|\bwhat was the change\b",
    re.IGNORECASE,
)
WHICH_YEAR = re.compile(
    r"(?:是|又是|在)?哪一?年(?:份|度)?(?:是|的)?(?:比较)?(?P<zh>最[多少高低大小])|\b(?:in )?(?:which|what) year(?: (?:was|were|had|has|is))?(?: (?:it|they|that))?(?: the)?(?: (?P<en>most|least|highest|lowest|fewest|largest|smallest|best|worst))\b",
    re.IGNORECASE,
)
NEXT = re.compile(
    r"(?:排)?第[二三四五两2-5](?:名|位|多|高|大|个|的)?(?:的)?(?:是|呢|又)?(?:谁|哪[个家])?(?:呢)?|其次(?:是)?(?:呢|谁|哪[个家])?|\b(?:which|who|what)? ?(?:came|comes|is|was|ranks?|ranked)? ?(?:in )?(?:the )?(?:second|third|fourth|runner-up)(?: (?:one|place|most|highest|largest|lowest))?\b",
    re.IGNORECASE,
)
# The other end of an order: 那最少的是哪个, and the lowest?
OTHER_END = re.compile(
    r"(?:那么?|而|换成)?(?P<zh>最[多少高低大小快慢长短])(?:的)?(?:又|则)?(?:是|呢|有)?(?:哪一?[个家月]?|谁|什么)?(?:地方|季度|部门|单位|县|区|市)?[,，\s]*(?:是|有)?(?:几|多少)?[件个项]?(?:呢)?"
    r"|(?:\band )?\b(?:which|who|what)? ?(?:one )?(?:has|had|was|is|got)? ?(?:the )?(?P<en>most|least|highest|lowest|fewest|largest|smallest)(?: (?:one|number|of them))?\b(?:,? (?:and )?how many)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turned:
    """What such a turn asks, as a question of its own kind with its topic; `over_years` where it looks at every year."""

    kind: Kind
    question: str
    topic: str
    over_years: bool = False


def turned(bare: str, before: Understood, agencies: Sequence[str]) -> Turned | None:
    """Read a turn without the agencies it names; None where it names a matter of its own, or is no such turn.

    Args:
        agencies: those of the collection.
    """
    language = language_of(bare)
    if before.kind is Kind.LIST and before.topic and GROUP.search(bare):
        for pattern, worded in ((SOLVED, _solved), (DENIED, _denied)):
            if pattern.search(bare) and not _names(GROUP.sub(" ", MATTER.sub(" ", pattern.sub(" ", bare))), language):
                topic = worded(_matter(before.topic), language)
                return Turned(Kind.LIST, ("哪些报告说{}" if language is Language.CHINESE else "which reports say: {}").format(topic), topic)
    if before.indicators or before.kind in (Kind.FIGURE, Kind.COMPARE) or wording.MOST.search(before.question) or wording.LEAST.search(before.question):
        return _of_figures(bare, before, agencies, language)
    return None


def _of_figures(bare: str, before: Understood, agencies: Sequence[str], language: Language) -> Turned | None:
    chinese = language is Language.CHINESE
    for pattern in (WHICH_YEAR, CHANGED, NEXT, OTHER_END):
        found = pattern.search(bare)
        if found is None or _names(pattern.sub(" ", bare), language):
            continue
        base = bare_of(before.question, agencies)
        if pattern is OTHER_END:
            end = found["zh"] or found["en"]
            if wording.MOST.search(base) or wording.LEAST.search(base):
                return Turned(before.kind, wording.LEAST.sub(end, wording.MOST.sub(end, base)), before.topic)
            continue
        for other in (WHICH_YEAR, CHANGED, NEXT):
            base = other.sub(" ", base)
        if pattern is WHICH_YEAR:
            how = f"哪一年{found['zh'] or '最多'}" if chinese else f"in which year {found['en'] or 'most'}"
            return Turned(Kind.COMPARE if before.indicators else before.kind, f"{base.strip(' ?？。.')} {how}", before.topic, over_years=True)
        if pattern is CHANGED:
            how = "比上一年增减多少" if chinese else "by how much did it change over the year before"
            return Turned(Kind.COMPARE if before.kind is Kind.COMPARE else Kind.FIGURE, f"{base.strip(' ?？。.')} {how}", before.topic)
        if wording.MOST.search(base) or wording.LEAST.search(base):
            return Turned(before.kind, f"{base.strip(' ?？。.')} {'排名' if chinese else 'ranking'}", before.topic)
    return None


def without_which_year(topic: str) -> str:
    """A topic without that it asks in which year something was most."""
    return WHICH_YEAR.sub(" ", re.sub(r"哪一?年", " ", wording.MOST.sub(" ", wording.LEAST.sub(" ", topic)))).strip()


def _names(rest: str, language: Language) -> bool:
    return names_a_topic(leaning(rest).rest, language)


def _matter(topic: str) -> str:
    """A topic without what an earlier turn said of it."""
    return DENIED.sub(" ", SOLVED.sub(" ", topic)).strip(" 的")


def _solved(topic: str, language: Language) -> str:
    return f"{topic}的问题已经解决了" if language is Language.CHINESE else f"{topic} has been solved"


def _denied(topic: str, language: Language) -> str:
    return f"不存在{topic}" if language is Language.CHINESE else f"deny {topic}" if topic.startswith("that ") else f"deny having {topic}"
