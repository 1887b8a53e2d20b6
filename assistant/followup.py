"""A turn that leans on the one before: what it says anew, what it carries on, and the question as it stands alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant import wording
from assistant.functions import Function, functions, named_or_matter
from assistant.levels import LEVEL, of_level
from assistant.named_agency import taken_apart
from assistant.remedy_words import ASKS as ASKS_REMEDY
from assistant.remedy_words import NTH as NTH_POINT
from assistant.remedy_words import asks_remedy
from assistant.silence import SILENT
from assistant.types import Kind, Language, Understood
from assistant.whole_report import sums_up_report
from assistant.words import Words, words_in
from corpus.types import Report

IN_LANGUAGE = re.compile(
    r"(?:请|麻烦)?(?:你)?(?:用|以|换成?|改成?|说成?|翻译成?)(?P<zh>中文|汉语|普通话|英文|英语)(?:再)?(?:回答|说|讲|版)?(?:一?[下遍次])?|"
    r"(?:\b(?:answer|say|repeat|tell|give|write|put)\b[\w\s]{0,20}?)?\bin (?P<en>english|chinese|mandarin)\b(?: please)?",
    re.IGNORECASE,
)
WHY = re.compile(r"为什么|为何|为啥|点解|怎么(?:会|就|还|一直|仍|却|都)?(?:没|未|不能|不)|什么原因|原因(?:是什么|呢|何在)|\bwhy\b|\bhow come\b|\bfor what reason\b|\bwhat(?:'s| is| was) the reason\b", re.IGNORECASE)
HOW = re.compile(r"(?:是)?(?:怎么|怎样|如何)(?:做|办|说|写|搞|推行|处理|解决|改|应对|弄)?(?:的|到)?|\bhow (?:did|do|does) (?:they|it|she|he)? ?(?:do|handle|manage)?(?: (?:it|that|this|so))?\b|\bhow so\b", re.IGNORECASE)
NEGATIVE = re.compile(r"没有?|未|不(?!予|同意)|冇|\b(?:not|don'?t|doesn'?t|didn'?t|haven'?t|hasn'?t|never|without)\b", re.IGNORECASE)
# Those that a list leaves out: 没有的有哪些, 没有提到的呢, which ones don't.
THOSE_NOT = re.compile(
    r"(?:没有?|未|冇|不)(?:有)?(?:提到?|提及|说到?|写到?|讲到?|列|反映|这样做|这么做|做|推行|采用|涉及)?(?:过|到|了)?(?:这[个些点])?的(?:又|都|则)?(?:有|是)?(?:哪些|哪几?[家个份]|谁|呢|单位|部门|报告|几[家个]|[?？。\s]*$)"
    r"|\b(?:who|which|which ones?|those|(?:the )?(?:ones?|others?|rest)|any|agenc\w+|reports?)(?: (?:that|which|who|of (?:them|those)))? ?(?:(?:do|does|did|has|have|had|is|are)(?:n'?t| not)|lacks?|without)\b",
    re.IGNORECASE,
)
# … or of whom it is said otherwise: which say nothing of it.
WHICH = re.compile(r"哪|谁|\b(?:which|who|those|any(?:one)?|others?)\b", re.IGNORECASE)
SAYS_NOTHING = re.compile(rf"{SILENT.pattern}|\b(?:(?:is|are|was|were|stays?|remains?|keeps?) )?silent (?:about|on)\b", re.IGNORECASE)
# What is planned against the matter of the turn before, and that somebody speaks of it.
MENDS = re.compile(
    r"解决|处理|应对|改进|改善|整改|克服|破解|缓解|\b(?:fix|solve|address|tackle|resolve|improve|overcome|deal with|remedy|mend|respond to)(?:ing|e?d|s)?\b", re.IGNORECASE
)
PLANS = re.compile(r"打算|计划|准备|想要?|将会?|要|\b(?:plan(?:ning|s|ned)?|intend(?:ing|s)?|want(?:ing|s)?|going|propos(?:e|es|ing)|will|hope|aim)(?: to| on)?\b", re.IGNORECASE)
# What is meant to be done, as a turn without a matter of its own asks it: 打算怎么办, 准备怎么改.
PLANS_ZH = re.compile(r"(?:打算|计划|准备|想要?|将).{0,2}(?:怎么|怎样|如何)|(?:怎么|如何)打算")
SPEAKS = re.compile(r"提到|提及|说到|写到|讲到|谈到|\b(?:mention(?:s|ed|ing)?|sa(?:y|ys|id)|refers? to|talks? about|speaks? of)\b(?: anything)?(?: about)?(?: exactly)?", re.IGNORECASE)
SPEAKS_HOW = re.compile(r"(?:怎么|怎样|如何|具体)(?:说|写|讲|表述)|(?:说|写|讲)了?(?:些)?什么|\bwhat\b.{0,40}\bsa(?:y|ys|id)\b|\bin what words\b|\bhow\b.{0,30}\b(?:word|put|phrase)\b", re.IGNORECASE)
YEAR_WORDS = re.compile(
    r"(?<![比较])(?:再)?(?:上|前|后|下)一?年度?|(?<![比较])去年|前年|第二年|次年|转年|隔年|(?<!compared with )(?<!compared to )(?<!over )(?<!than )\b(?:(?:the|a|one) )?(?:year before|previous year|following year|next year|year after|last year|year later|year earlier)\b", re.IGNORECASE
)
THAT_YEAR = re.compile(r"[那这该]一?年|\bthat year\b|^\s*(?:and )?what were (?:they|those) about", re.IGNORECASE)
# What joins a turn to the one before and says nothing itself.
JOINING = re.compile(
    r"那么|那(?=[^些个份种])|还有|另外|然后|至于|咁|换成|同样|哪[些几][个家份]?|只看|只要|只有|仅|呢|咧|的话|他们|它们|该单位|该局|这些|这个|那些|其中|上述|以上|佢哋?|"
    r"(?<![一-龥])[也还都](?![一-龥])|(?:各|分别)?(?:是|有|为)?(?:多少|几多)|怎么样|的?情况|方面|一共|总共|同一?年(?:度|份)?|当年|一年|那年|呀|啊|吗|嘛|"
    r"\b(?:and|what|how|about|but|or|also|then|so|the|same|only|just|now|for|in|of|at|is|are|was|were|it|its|they|them|their|there|that|this|those|these|"
    r"too|also|either|as well|any|anything|exactly|ones?|please|do|does|did|have|has|had|who|which|many|year|compared? to|again|other|others|else)\b",
    re.IGNORECASE,
)

# A turn after a long list that asks for the rest of it.
MORE = re.compile(
    r"^\s*(?:请)?(?:接着|继续|再)(?:往下)?(?:列|说|讲|看|显示|引述)?(?:出)?(?:一些|下去|几[个份家])?\s*(?:吧|呗)?$|^\s*(?:更多|下一页|下页|其余的?|剩下的?|后面的?)\s*(?:呢|吧)?$"
    r"|^\s*(?:please )?(?:show|list|give|see|quote)?\s*(?:me )?(?:the )?(?:more|rest|next page|others|next ones?|remaining(?: ones)?)\s*(?:please)?$|^\s*(?:go on|continue|keep going)\s*$",
    re.IGNORECASE,
)
# 几个 counts agencies only where nothing else is counted: 专窗有几个 asks for a figure.
HOW_MANY_OF_THEM = re.compile(
    r"几家|^[\s,，]*(?:那么?|一共|总共|共|加起来|是|有|都|它们|他们|这样的|其中|的|\s)*几[个份篇](?:呢|啊|单位)?[?？。\s]*$|\bhow many(?: (?:of (?:them|those|these)|is that|are (?:there|they|those)|in (?:all|total)|altogether))*\s*[?？.]*\s*$",
    re.IGNORECASE,
)
COUNTS_REPORTS = re.compile(r"(?:几|多少)[份篇家]|\bhow many (?:of (?:them|these|those)|(?:of the |of its |of their )?reports)\b", re.IGNORECASE)
FRAMED = re.compile(r"(?i)^(?:(?:do(?:es)?|did|reports?|cites?|mentions?|has|have) )+|^的|(?:，|,)?(?:为什么|为何|原因是什么)|^why (?:is|are|did|do|does|can|was|were)?\b|^(?:都)?(?:提到|提及|提出|反映|存在|面临|遇到)了?|(?:的)?(?:问题|困难)$|[呢咧]$")
PRONOUNS = re.compile(r"^(?:他们|它们|他|它|佢哋?|该局|该单位)")
# A turn that only counts: 义乌几件, 广州有几台.
ONLY_COUNTS = re.compile(r"(?:[是有为办]|收到)?几(?:件|起|宗|份|项|条|台|个|家|人次?|次|处|户)")
MOST_NAMED = 4
# The template of a turn that asks what a report says as a whole.
WHOLE_REPORT = "standalone_summary_whole"


class Turns(StrEnum):
    """How a turn that says nothing new of its own turns the question before."""

    SAME = "same"
    WHY = "why"
    HOW = "how"
    NEGATIVE = "negative"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Leaning:
    """What is left of a turn once frame, names and years are gone; and how it turns the one before.

    One that `mends` asks what is done about the matter; one that `speaks` whether, or how, somebody puts it into words;
    `counts_reports` where reports or agencies are counted.
    """

    rest: str
    turns: Turns
    language: Language | None
    mends: bool = False
    speaks: bool = False
    counts_reports: bool = False


def leaning(bare: str) -> Leaning:
    """Read a turn that has a turn before it.

    Args:
        bare: the question without the agencies and places it names.
    """
    asked = IN_LANGUAGE.search(bare)
    rest = IN_LANGUAGE.sub(" ", bare)
    listed = bool(wording.LIST.search(rest) or wording.COUNT_OF_AGENCIES.search(rest))
    turns = _turns(rest, listed)
    mends = asks_remedy(rest) or (turns is Turns.HOW and (MENDS.search(rest) or PLANS_ZH.search(rest)) is not None)
    for pattern in (*((ASKS_REMEDY, NTH_POINT) if mends else ()), *((SAYS_NOTHING,) if turns is Turns.NEGATIVE else ()), wording.LIST, wording.COUNT_OF_AGENCIES, *_turned_by(turns), YEAR_WORDS, wording.YEAR_SPAN, wording.YEAR, wording.SHORT_YEAR):
        rest = pattern.sub(" ", rest)
    for pattern in (SPEAKS, *((MENDS, PLANS) if mends else ())):
        rest = pattern.sub(" ", rest)
    rest = JOINING.sub(" ", _without_kinds(rest))
    rest = re.sub(r"[?？。!！,，、.:：;\s的]+", " ", rest).strip()
    rest = "" if ONLY_COUNTS.fullmatch(rest) else rest
    speaks = SPEAKS.search(bare) is not None or SPEAKS_HOW.search(bare) is not None
    return Leaning(rest, turns, _language(asked), mends, speaks, COUNTS_REPORTS.search(bare) is not None)


def asks_for_more(text: str, before: Understood | None) -> bool:
    """Whether a turn wants the next page of the list before it."""
    return before is not None and before.kind is Kind.LIST and MORE.search(re.sub(r"[?？。!！.…\s]+$", "", text)) is not None


def relative_years(text: str, before: Understood, reports: Sequence[Report]) -> tuple[int, ...]:
    """The year before or after the one that the turn before was about, were it only by the reports in its scope; or the one it found."""
    if before.best_year is not None and THAT_YEAR.search(text):
        return (before.best_year,)
    if not YEAR_WORDS.search(text):
        return ()
    known = before.scope.years or before.missing_years
    known = known or tuple(y for r in reports if r.agency in before.scope.agencies for y in r.metadata.years)
    if not known:
        return ()
    back = re.search(r"上|前|去年|before|previous|last|earlier", YEAR_WORDS.search(text)[0], re.IGNORECASE)  # type: ignore[index]
    return (min(known) - 1,) if back else (max(known) + 1,)


def kind_of_turn(turn: Leaning, before: Understood, one_agency: bool) -> Kind:
    """The kind of a turn that names no topic, section or indicator of its own."""
    if turn.turns is Turns.WHY:
        return Kind.LOOKUP
    if before.kind is Kind.META and turn.turns is not Turns.HOW:
        return Kind.META
    if turn.mends and before.kind in (Kind.LIST, Kind.LOOKUP, Kind.FIGURE):
        return Kind.LOOKUP
    if turn.mends and (before.kind is Kind.SUMMARY or (before.kind is Kind.COMPARE and before.scope.sections)):
        return Kind.SUMMARY
    if turn.speaks and one_agency and before.kind in (Kind.LIST, Kind.FIGURE) and turn.turns is not Turns.NEGATIVE:
        return Kind.LOOKUP
    if turn.turns is Turns.COUNT and turn.counts_reports and before.kind is Kind.LIST:
        return Kind.LIST
    if turn.turns is Turns.COUNT and one_agency and before.kind in (Kind.LIST, Kind.LOOKUP, Kind.FIGURE):
        return Kind.FIGURE
    if turn.turns in (Turns.NEGATIVE, Turns.COUNT):
        return Kind.LIST
    if turn.turns is Turns.HOW and before.kind is Kind.LIST:
        return Kind.LOOKUP
    if before.kind is Kind.COMPARE and one_agency:
        return Kind.FIGURE if before.indicators else Kind.LOOKUP
    return Kind.LOOKUP if before.kind in (Kind.META, Kind.OTHER) else before.kind


def standalone(understood: Understood, words: Words | None = None) -> str:
    """A turn as a question that needs no turn before it, in its own language."""
    words = words or words_in(understood.language)
    template = _template(understood, words)
    question = words.say(template, **({} if template == WHOLE_REPORT else _about(understood, words)))
    where = _where(understood, words)
    whole = words.say("standalone", scope=where, question=question) if where else question
    return whole[:1].upper() + whole[1:]


def _template(understood: Understood, words: Words) -> str:
    if understood.kind is Kind.LOOKUP and WHY.search(understood.question):
        return "standalone_why"
    if understood.kind is Kind.SUMMARY and not understood.scope.sections and sums_up_report(understood.question, understood.language):
        return WHOLE_REPORT
    key = f"standalone_{understood.kind.value}" + ("_negative" if understood.negative else "")
    return key if key in words.templates else "standalone_lookup"


def _about(understood: Understood, words: Words) -> dict[str, str]:
    """What the turn asks about, for the template of its kind."""
    if understood.kind is Kind.META:
        return {}
    topic = [PRONOUNS.sub("", FRAMED.sub("", understood.topic)).strip()] if understood.topic else []
    if understood.language is Language.CHINESE:
        topic = [re.sub(r"(?<=[\u3400-\u9fff])\s+|\s+(?=[\u3400-\u9fff])", "", words_of) for words_of in topic]
    about = [words.indicator(name) for name in understood.indicators] or topic
    sections = [words.section(kind) for kind in understood.scope.sections]
    by_section = understood.kind is Kind.SUMMARY or (understood.kind is Kind.COMPARE and not understood.indicators)
    return {"about": words.join(sections or about if by_section else about)}


def _where(understood: Understood, words: Words) -> str:
    """The agencies and years of the turn, those that are missing too."""
    scope = understood.scope_named
    named = [*map(words.asked_agency, scope.agencies), *understood.missing_agencies]
    years = words.join([str(year) for year in (*scope.years, *understood.missing_years)])
    agencies = words.join(named[:MOST_NAMED]) + ("…" if len(named) > MOST_NAMED else "")
    if agencies and years:
        return words.say("standalone_where", agency=agencies, year=years)
    return words.say("standalone_year", year=years) if years else agencies


def _turns(rest: str, listed: bool) -> Turns:
    if WHY.search(rest):
        return Turns.WHY
    if wording.COUNT_OF_AGENCIES.search(rest) or HOW_MANY_OF_THEM.search(rest):
        return Turns.COUNT
    if THOSE_NOT.search(rest) or (listed and NEGATIVE.search(rest)) or (WHICH.search(rest) and SAYS_NOTHING.search(rest)):
        return Turns.NEGATIVE
    return Turns.HOW if HOW.search(rest) and not wording.FIGURE.search(rest) else Turns.SAME


def _turned_by(turns: Turns) -> tuple[re.Pattern[str], ...]:
    """What is read and done with once it is known how a turn turns the one before."""
    count = re.compile(r"(?:有)?几[家个份]|\bhow many\b", re.IGNORECASE)
    return {Turns.WHY: (WHY,), Turns.HOW: (HOW,), Turns.NEGATIVE: (THOSE_NOT, NEGATIVE), Turns.COUNT: (count,), Turns.SAME: ()}[turns]


def of_kind_narrowed(text: str, agencies: Sequence[str]) -> tuple[str, ...]:
    """The agencies of the kind that a turn narrows to, which says nothing else: 公安的呢, which are from police."""
    named = [function for function in functions() if _kind_in_a_turn(function).search(text)]
    return tuple(name for name in agencies if taken_apart(name).function in named) if named else of_level(text, agencies)


def _without_kinds(text: str) -> str:
    """A turn without the kind of agency that it narrows to: only police, 只看公安机关."""
    for function in functions():
        text = _kind_in_a_turn(function).sub(" ", text)
    return LEVEL.sub(" ", text)


@lru_cache(maxsize=200)
def _kind_in_a_turn(function: Function) -> re.Pattern[str]:
    names = named_or_matter(function)
    chinese, of_matter = "|".join(map(re.escape, names.chinese)), "|".join(map(re.escape, names.chinese_matter))
    english, english_matter = "|".join(map(re.escape, names.english)), "|".join(map(re.escape, names.english_matter))
    many = r"(?:系统|机关|部门|单位|分局|局)", r"(?:\s*(?:agenc|bureau|branch|department|report|unit|office|force)\w*)"
    return re.compile(
        rf"(?:{chinese or '(?!)'}){many[0]}?|(?:{of_matter or '(?!)'}){many[0]}|\b(?:{english or '(?!)'})\b{many[1]}?|\b(?:{english_matter or '(?!)'})\b{many[1]}",
        re.IGNORECASE,
    )


def _language(asked: re.Match[str] | None) -> Language | None:
    if asked is None:
        return None
    named = (asked["zh"] or asked["en"]).lower()
    return Language.ENGLISH if named in ("英文", "英语", "english") else Language.CHINESE
