"""What the words of one question say on their own: agencies, years, sections, indicators, and what kind of answer it asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import wording
from assistant.agencies import Mention, asked_agencies
from assistant.asked import asked_indicators
from assistant.asked_alone import WHOSE_MOST
from assistant.bars import GIVES_A_FIGURE, sets_a_bar
from assistant.bearing import with_bearing
from assistant.incidents import without_findings
from assistant.kinds_of_agency import of_kind, without_kind
from assistant.levels import of_level, without_level
from assistant.matter_places import label_named, with_labels, without_matter
from assistant.open_years import with_closed_years
from assistant.over_time import EACH_YEAR, MORE_OR_FEWER, WHICH_YEAR, asks_change, direction_asked
from assistant.own_words import PARTICLE, language_of, topic_in
from assistant.parts import BREAKDOWN
from assistant.purposes import without_purpose
from assistant.segments import segments
from assistant.stopwords import stopwords
from assistant.tails import without_tails
from assistant.terms import names_a_topic
from assistant.times_said import with_times_said
from assistant.types import Kind, Language, Understood
from assistant.who_asked import with_agencies_asked
from assistant.worked_out import wants_working_out
from corpus.repair import simplify
from corpus.types import Report, SectionType
from corpus.words import words

# Whose the problems are.
OF_ITS_OWN = re.compile(r"\b(?:its|their|own|work|itself|themselves)\b|自己|自身|工作", re.IGNORECASE)
# What the reports are kept in, and what is asked of them as documents.
COLLECTION = re.compile(
    r"收录|收集|收|[你您]们?|[这那][里儿]|知识|语料|文献|库(?:里|中)?|资料|集合|手上|手里|手头|导入|加载|上传|装|存|系统|年份|年度|数据|涵盖|覆盖|来自|最[早新近旧晚]|行政许可|实施|监督管理|情况|公安|类型?|"
    r"\b(?:collections?|corpus|database|library|index\w*|loaded|available|includ\w*|cover\w*|represented|exist|contain\w*|present|hold|imported|uploaded|systems?|tools?|so far|at the moment|right now|oldest|newest|latest|earliest|recent|dated?|ask|can|years?|of each|different|police|data|files?|licensing|here|cities|provinces)\b",
    re.IGNORECASE,
)
# Whether there is any, which no figure answers.
WHETHER = re.compile(r"有没有|是否有|有无|^\s*(?:was|were|is|are) there\b", re.IGNORECASE)
HAN = re.compile(r"[\u3400-\u9fff]")
SHORT_YEARS = re.compile(r"(?<![\d年])[12]\d年?(?:[和与跟及、,到至~-]|以及)(?:[12]\d年?[和与跟及、,])*[12]\d(?:年|两年|这两年)")
NOT_THAT_YEAR = re.compile(r"(?:,? ?\b(?:not|rather than|instead of) (?:in |for )?|(?:而|并)?(?:不是|非|不要|不看)\s*)20\d\d(?:年度?)?(?:的)?", re.IGNORECASE)
SPAN_CUT_SHORT = re.compile(r"\b(20\d\d)\s?[-–/]\s?([12]\d)\b(?![-/\d])")
# Approving as what happens, which no figure counts: after approval, to shorten the approval of, between approval and supervision.
APPROVING = re.compile(
    r"\b(?:after|before|post|pre|following|until|between|during|shorten\w*|streamlin\w*|simplif\w*|speed\w*(?: up)?|quicken\w*|accelerat\w*)[\s-]+(?:the |its |their )?(?:\w+ )?approvals?\b"
    r"|\bapproval and (?:\w+ )?supervision\b|\bsupervision and approval\b",
    re.IGNORECASE,
)
# "haizhu problems?" asks what they are.
FEW_WORDS = 4
COUNTED = re.compile(r"(?:一共|总共)?有?(?:几|多少)[个台件项条家名]")


# So many characters that name nothing tell something.
TELLING = 7
# 最后一个季度, 头一季.
FIRST_QUARTER, LAST_QUARTER = re.compile(r"(?:第?[头首]|最初的?)一?个?季度?"), re.compile(r"(?:最后|末了)的?一?个?季度?|末季度?")


# Q3受理多少: a quarter in a Chinese question.
Q_AND_NUMBER = re.compile(r"(?<![A-Za-z0-9])[Qq]([1-4])(?![A-Za-z0-9])(?:季度?)?")


@dataclass(frozen=True, slots=True)
class Parts:
    """What the words of one question say on their own."""

    text: str
    bare: str
    language: Language
    mentions: tuple[Mention, ...]
    kind_of_agency: tuple[str, ...]
    years: tuple[int, ...]
    sections: tuple[SectionType, ...]
    indicators: tuple[str, ...]
    leaves_plans_out: bool
    left_out: tuple[str, ...] = ()


def question_parts(question: str, reports: Sequence[Report], is_turn: bool = False, labels: Sequence[str] = ()) -> Parts:
    """A question taken apart; agencies and places are cut out of `bare`.

    Args:
        is_turn: whether a turn comes before it, of which "who" may ask something else.
        labels: the rows and columns of the table that the turn before was answered from: a place among them is none that reports.
    """
    asked = without_tails(without_purpose(simplify(question).strip()))
    text = LAST_QUARTER.sub("第四季度", FIRST_QUARTER.sub("第一季度", with_times_said(with_full_years(asked.text))))
    text = Q_AND_NUMBER.sub(lambda quarter: f"第{'一二三四'[int(quarter[1]) - 1]}季度", text) if language_of(question) is Language.CHINESE else text
    text = with_labels(text, labels, tuple(dict.fromkeys(report.agency for report in reports))) if labels else text
    text = with_closed_years(text, {year for report in reports for year in report.metadata.years})
    agencies = tuple(dict.fromkeys(report.agency for report in reports))
    asked_of = [one for one in asked_agencies(text, agencies) if one.agencies or not label_named(one.text, labels)]
    named = with_bearing(text, without_matter(text, asked_of, reports), reports, years_in(text))
    text = text if named or is_turn else with_agencies_asked(text)
    bare = text
    for mention in reversed(named):
        bare = f"{bare[: mention.start]} {bare[mention.end :]}"
    of_a_kind = () if named else of_kind(text, agencies)
    if of_a_kind:
        bare = without_kind(bare)
    if not named and (levelled := of_level(text, of_a_kind or agencies)):
        of_a_kind, bare = levelled, without_level(bare)
    # A gap that a name leaves is no word.
    bare = re.sub(r"(?<=[A-Za-z]) {2,}(?=[A-Za-z])", " ", bare)
    own = without_findings(PARTICLE.sub("", bare)).strip()
    named_in = wording.NO_SECTION.sub(" ", own)
    sections = tuple(kind for kind, pattern in wording.SECTION_WORDS if pattern.search(named_in))
    return Parts(
        text=text,
        bare=bare,
        language=language_of(question),
        mentions=named,
        kind_of_agency=of_a_kind,
        years=years_in(bare),
        sections=(SectionType.PROBLEMS,) if asked.only_problems else sections,
        indicators=asked_indicators(APPROVING.sub(" ", bare)),
        leaves_plans_out=asked.leaves_plans_out or wording.NOT_ONLY_PLANNED.search(own) is not None,
        left_out=asked.left_out,
    )


def kind_asked(
    parts: Parts, before: Understood | None, agencies: tuple[str, ...], missing: tuple[str, ...]
) -> Kind:
    """The kind of answer that a question asks for, in the light of the turn before."""
    text, named = parts.bare, len(_each_once(parts.mentions))
    if wording.TALK.search(parts.text):
        return Kind.OTHER
    if wording.DATED.search(text):
        return Kind.META
    if asks_of_the_collection(parts) and (not named or wording.META_OF_ONE.search(text)):
        return Kind.META
    if wording.ALL_FIGURES.search(text) and not parts.indicators:
        return Kind.FIGURE
    of_one = named == 1 and len(parts.mentions[0].agencies) == 1 and not (_is_of_a_place(parts) or (parts.mentions[0].is_group and not names_a_topic(topic_in(parts.bare), parts.language)))
    of_one = of_one or (before is not None and not named and len(agencies) == 1 and not wording.LIST.search(text))
    lists = bool(wording.LIST.search(text) or wording.COUNT_OF_AGENCIES.search(text))
    if lists and named < 2 and not of_one and _is_true_of_some(parts):
        return Kind.LIST
    if WHICH_YEAR.search(text) and (wording.MOST.search(text) or wording.LEAST.search(text)) and named < 2:
        return Kind.COMPARE
    if EACH_YEAR.search(text) and wording.FIGURE.search(text) and named < 2 and not asks_change(text) and len(agencies) < 2:
        return Kind.COMPARE
    if parts.indicators and BREAKDOWN.search(text) and named < 2:
        return Kind.FIGURE
    if asks_change(text) and (parts.indicators or wording.FIGURE.search(text) or MORE_OR_FEWER.search(text)) and named < 2:
        return Kind.FIGURE
    if WHOSE_MOST.search(text) and not named and SectionType.PROBLEMS not in parts.sections:
        return Kind.COMPARE
    ranked = wording.NO_COMPARISON.sub(" ", text) if lists else text
    superlative = bool(wording.MOST.search(ranked) or wording.LEAST.search(ranked)) or (bool(parts.indicators) and wants_working_out(text))
    if parts.indicators and (superlative or wording.TOTAL.search(text) or wording.AVERAGE.search(text)) and named != 1:
        return Kind.COMPARE
    if parts.indicators and wording.COMPARE.search(ranked) and (named != 1 or len(parts.years) > 1):
        return Kind.COMPARE
    goes_on = before is not None and before.kind in (Kind.FIGURE, Kind.COMPARE) and bool(parts.indicators) and not WHETHER.search(text) and not wording.WHY.search(text)
    if lists and named < 2 and not of_one and not goes_on:
        return Kind.LIST
    if named >= 2 or (len(parts.indicators) > 1 and wording.COMPARE.search(text)):
        return Kind.COMPARE
    if len(parts.years) >= 2 and parts.indicators:
        return Kind.COMPARE
    if len(parts.years) >= 2 and parts.sections and wording.COMPARE.search(text) and names_only_sections(parts):
        return Kind.COMPARE
    targets = bool(parts.indicators and wording.TARGET.search(text))
    if wording.FIGURE.search(text) or targets or goes_on or (lists and of_one and wording.COUNT_OF_AGENCIES.search(text)):
        return Kind.COMPARE if before and before.kind is Kind.COMPARE and len(agencies) > 1 else Kind.FIGURE
    if _is_summary(parts):
        return Kind.SUMMARY
    if before is not None and not says_something(topic_in(text), parts):
        return Kind.FIGURE if before.kind is Kind.COMPARE and len(agencies) + len(missing) == 1 else before.kind
    return Kind.FIGURE if _is_bare_figure(parts) else Kind.LOOKUP


def _is_true_of_some(parts: Parts) -> bool:
    """Whether a question for agencies asks of which something is true, whatever it compares: a problem, a figure beside a bar, one that rose."""
    text = parts.bare
    if SectionType.PROBLEMS in parts.sections:
        return True
    by_figure = sets_a_bar(text) or (wording.COUNT_OF_AGENCIES.search(text) and GIVES_A_FIGURE.search(text))
    changes = direction_asked(text) and not (wording.MOST.search(text) or wording.LEAST.search(text))
    return bool(parts.indicators) and bool(by_figure or changes)


def _each_once(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without a kind of agency that only says again which one is meant: 浏阳…,教育局的口径."""
    return [one for one in mentions if not (one.is_kind and any(set(one.agencies) <= set(other.agencies) for other in mentions if not other.is_kind))]


def asks_of_the_collection(parts: Parts) -> bool:
    """Whether a question is about the reports that there are, and not about which of them say something."""
    if not wording.META.search(parts.bare):
        return False
    rest = COLLECTION.sub(" ", topic_in(wording.META.sub(" ", parts.bare)))
    return not names_a_topic(rest, parts.language) and not tells_in_small_words(rest)


def tells_in_small_words(text: str) -> bool:
    """Whether a topic that names nothing tells something all the same, to be read: 证一发出去就没人盯了."""
    for _, pattern in wording.SECTION_WORDS:
        text = pattern.sub(" ", text)
    return len(HAN.findall(text)) >= TELLING


def _is_of_a_place(parts: Parts) -> bool:
    """Whether agencies of a place are asked for, of which the collection may have one alone."""
    place = parts.mentions[0]
    owns = parts.text[place.end :].startswith("'s")
    return bool(wording.AGENCIES.search(parts.text)) and not wording.AGENCY.search(place.text) and not owns


def _is_summary(parts: Parts) -> bool:
    """It asks what a section says, and names nothing else."""
    if wording.SUMMARY.search(parts.bare):
        return bool(parts.sections) or bool(wording.WHOLE.search(parts.bare))
    opens = wording.OPEN.search(parts.bare) is not None or len(parts.bare.split()) <= FEW_WORDS
    return bool(parts.sections) and opens and names_only_sections(parts)


def names_beside_sections(understood: Understood) -> bool:
    """Whether a topic names something beside the sections of its scope."""
    rest = understood.topic
    for _, pattern in wording.SECTION_WORDS:
        rest = pattern.sub(" ", rest)
    return names_a_topic(OF_ITS_OWN.sub(" ", rest), understood.language, soft=True)


def names_only_sections(parts: Parts) -> bool:
    """Whether nothing but the name of a section is left once the frame is gone."""
    rest = topic_in(parts.bare)
    for _, pattern in wording.SECTION_WORDS:
        rest = pattern.sub(" ", rest)
    return not names_a_topic(rest, parts.language, soft=True)


def _is_bare_figure(parts: Parts) -> bool:
    """An indicator and hardly anything else: "海珠 受理量", "Huadu acceptance rate"."""
    return bool(parts.indicators) and not wording.NO_FIGURE.search(parts.bare)


def says_something(topic: str, parts: Parts) -> bool:
    """Whether a topic names something, or the question a section or an indicator."""
    return bool(parts.indicators) or bool(parts.sections) or names_a_topic(topic, parts.language) or _counts_a_thing(topic)


def _counts_a_thing(topic: str) -> bool:
    """Whether something is counted whose name no dictionary has: 专窗有几个."""
    counted = COUNTED.search(topic)
    if counted is None:
        return False
    skipped = stopwords(Language.CHINESE)
    return len(HAN.findall("".join(word for word in words(topic[: counted.start()]) if word not in skipped))) > 1


def pairs_in(parts: Parts) -> tuple[tuple[str, int], ...]:
    """Each agency with its own year: 花都2023年和海珠2024年, Haizhu in 2024; none where that is not so throughout."""
    cut = segments(parts.text, parts.mentions)
    if len(cut) < 2 or any(len(segment.mention.agencies) > 1 for segment in cut):
        return ()
    before, after = [years_in(segment.before) for segment in cut], [years_in(segment.after) for segment in cut]
    years = after if after[-1] else before
    if any(len(each) != 1 for each in years):
        return ()
    return tuple((segment.mention.agencies[0], year[0]) for segment, year in zip(cut, years, strict=True) if segment.mention.agencies)


def with_full_years(text: str) -> str:
    """A text with its years in four digits: 21和22年 → 2021和2022年, 2021-22 → 2021-2022."""
    text = SHORT_YEARS.sub(lambda years: re.sub(r"(?<!\d)\d\d(?!\d)", lambda year: f"20{year[0]}", years[0]), text)
    text = wording.SHORT_YEAR.sub(lambda year: f"20{year[0]}", text)
    return SPAN_CUT_SHORT.sub(lambda span: f"{span[1]}-20{span[2]}" if int(span[2]) > int(span[1][2:]) else span[0], text)


def years_in(text: str) -> tuple[int, ...]:
    """The years that a text names, spans year by year, in its order."""
    found: list[int] = []
    text = NOT_THAT_YEAR.sub(" ", text)
    for span in wording.YEAR_SPAN.finditer(text):
        first, last = int(span[1]), int(span[2])
        found += range(first, last + 1) if first <= last <= first + 20 else ()
    found += [int(year) for year in wording.YEAR.findall(text)]
    found += [2000 + int(year) for year in wording.SHORT_YEAR.findall(text)]
    return tuple(dict.fromkeys(found))
