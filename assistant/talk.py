"""What a conversation carries from turn to turn: its matter, the agencies it named, those a list found, and comparisons of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import wording
from assistant.gap import given_by
from assistant.over_time import WHICH_YEAR
from assistant.shown import ranked
from assistant.types import Answer, Choice, Evidence, Kind, Language, Shown, Status, Understood

ALL_AGENCIES = re.compile(
    rf"哪(?:一|些|几)?(?:个|家|份)?(?:公安)?(?:单位|部门|机关|机构|分局|局|报告)|(?:所有|全部|各)(?:的)?(?:单位|部门|机关|机构|分局|局|报告)|谁都|\b(?:which|what|all|any|every) (?:the |other |police |of the (?:\w+ )?)*{wording.AGENCY_EN}\b",
    re.IGNORECASE,
)
MORE_ZH, LESS_ZH = "(?:多|高|大|快|长)", "(?:少|低|小|慢|短)"
MORE_EN, LESS_EN = "(?:more|higher|larger|bigger|greater|longer|faster|better)", "(?:fewer|less|lower|smaller|shorter|slower)"
MORE_OR_LESS_ZH, MORE_OR_LESS_EN = f"(?:{MORE_ZH}|{LESS_ZH})", f"(?:{MORE_EN}|{LESS_EN})"
# … over what the turns before named: a difference,
DIFFERENCE = re.compile(
    rf"(?:相)?差(?:了)?(?:多少|几|多大|多远)|相差|差距|差额|差异|差别|(?<!对)(?<!相)比\s*(?:他们|它们|他|它|前者|后者|前面的?)?\s*的?(?:还|更)?(?:要)?{MORE_OR_LESS_ZH}(?:出|了)*(?:多少|几\w?)?"
    rf"|(?:和|跟|与|同)\s*(?:他们|它们|他|它|前者|后者)?\s*(?:相比|比较|比|对比)(?:一下)?(?:呢|怎么样|如何)?|^\s*(?:对比|比较)(?:一下)?|相比(?:呢|如何|怎么样)"
    rf"|\b(?:the )?(?:difference|gap)\b|\bby how (?:much|many)\b|\bhow (?:much|many) {MORE_OR_LESS_EN}\b|\bcompar\w+\b|\bversus\b|\bvs\b\.?|\b{MORE_OR_LESS_EN} than\s*(?:it|them|that)?\s*(?=[?.!]*\s*$)",
    re.IGNORECASE,
)
# the one that has more or less,
MORE = re.compile(
    rf"(?:谁|哪[个家边份]|哪一[个家边份]).{{0,12}}?(?:更|比较|较)?{MORE_ZH}|\b(?:who|which(?: one| of (?:them|the two|these|those))?)\b.{{0,30}}\b{MORE_EN}\b",
    re.IGNORECASE,
)
LESS = re.compile(
    rf"(?:谁|哪[个家边份]|哪一[个家边份]).{{0,12}}?(?:更|比较|较)?{LESS_ZH}|\b(?:who|which(?: one| of (?:them|the two|these|those))?)\b.{{0,30}}\b{LESS_EN}\b",
    re.IGNORECASE,
)
# or something worked out over all of them.
ALTOGETHER = re.compile(rf"合计|{wording.PUT_TOGETHER}|总和|之和|\b(?:in total|altogether|together|combined|sum|added up)\b", re.IGNORECASE)
AVERAGE = re.compile(r"平均(?:下来|值|数|呢)|^\s*平均\s*[?？]?$|\b(?:the |on )?(?:average|mean)\s*[?.]*$", re.IGNORECASE)
NAMED_TOGETHER = re.compile(r"(?:这|那|前)?[两二三四五六七八九俩仨](?:[个家份者]|个?(?:单位|局))?(?:之间|当中|里面?|中)?|\b(?:of )?(?:the |these |those )?(?:two|three|four|both)(?: of them)?\b", re.IGNORECASE)
# What reports have in common, or not.
COMMON = re.compile(
    r"共同(?:点|之处|的)|相同(?:点|之处|的)|不同(?:点|之处|的)|区别|异同|一样(?:吗|的)|\bin common\b|\bsimilar(?:ities|ity)?\b|\bdifferences?\b|\bdiffer(?:ent)?\b|\bcompar\w+\b", re.IGNORECASE
)
# What is no comparison of agencies: 最多跑一次, more than last year.
NO_COMPARISON = re.compile(
    r"最多(?:跑|只|不超过)|最快|同比|环比|比(?:去年|上年|上一年|前年|同期|法定|原来|以前|之前|承诺)|\b(?:at most|at least|most (?:of|recent)|more than (?:last|the))\b", re.IGNORECASE
)
OF_THEM = re.compile(r"其中|[这那](?:里面|里头|当中|里边)|(?:他们|它们|这些|那些|上述)(?:单位|部门|局)?(?:当中|之中|里面?|中)?|\b(?:of|among) (?:them|those|these)\b|\b(?:those|these|they)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A turn that compares the agencies of the turns before; `marker` says how, in words that a question would have."""

    agencies: tuple[str, ...]
    marker: str


def is_comparison(text: str) -> bool:
    """Whether a turn sets beside one another what the turns before named."""
    if NO_COMPARISON.search(text):
        return False
    superlative = wording.MOST.search(text) or wording.LEAST.search(text)
    return bool(superlative or any(pattern.search(text) for pattern in (DIFFERENCE, MORE, LESS, ALTOGETHER, AVERAGE, COMMON)))


def without_comparison(text: str) -> str:
    """A turn without the words that compare, and those for how many are compared."""
    for pattern in (DIFFERENCE, MORE, LESS, wording.MOST, wording.LEAST, ALTOGETHER, AVERAGE, COMMON, NAMED_TOGETHER):
        text = pattern.sub(" ", text)
    return text


def comparison(text: str, named: Sequence[str], before: Understood, language: Language) -> Comparison | None:
    """What a turn compares; None where it compares nothing, or there is nothing to compare.

    Args:
        named: the agencies that the turn itself names.
    """
    if not is_comparison(text):
        return None
    agencies = _compared(text, tuple(named), before)
    alone = len(agencies) == 1 or (not agencies and not ALL_AGENCIES.search(text) and before.kind is not Kind.COMPARE)
    return None if alone else Comparison(agencies, _marker(text, language))


def _compared(text: str, named: tuple[str, ...], before: Understood) -> tuple[str, ...]:
    """The agencies meant, none for all of the collection."""
    told = before.named or before.scope.agencies
    if len(named) > 1:
        return named
    if named:
        others = [name for name in told if name not in named]
        return (*others[-1:], *named)
    if ALL_AGENCIES.search(text):
        return ()
    if (DIFFERENCE.search(text) or COMMON.search(text)) and len(before.scope.agencies) < 2:
        return told[-2:]
    return told


def _marker(text: str, language: Language) -> str:
    """How a whole question would say it."""
    kinds = (
        (AVERAGE, "平均是多少", "average"),
        (ALTOGETHER, "合计是多少", "in total"),
        (wording.LEAST, "最少", "lowest"),
        (wording.MOST, "最多", "highest"),
        (LESS, "最少", "lowest"),
    )
    found = next(((zh, en) for pattern, zh, en in kinds if pattern.search(text)), ("相差多少", "difference"))
    return found[0] if language is Language.CHINESE else found[1]


def named_in_talk(understood: Understood, before: Understood | None) -> tuple[str, ...]:
    """The agencies of the turns on one matter, in the order in which they were named last."""
    own = understood.scope.agencies
    if before is None or not own:
        return own
    return (*(name for name in before.named if name not in own), *own)


def resumed(previous: Understood) -> Understood:
    """What the next turn goes on from: a turn that found nothing does not hand its own matter on where one before had another."""
    if previous.earlier is None:
        return previous
    matter = previous.earlier
    scope = replace(previous.scope, sections=matter.scope.sections)
    return replace(
        previous, question=matter.question, kind=matter.kind, topic=matter.topic, indicators=matter.indicators, negative=matter.negative, scope=scope, earlier=None
    )


def handed_on(answer: Answer, understood: Understood, previous: Understood | None, shown: Shown | None = None) -> Understood:
    """What a turn was understood to ask, with what it found, for the turn after it."""
    holders = tuple(dict.fromkeys(v.report.agency for v in answer.verdicts if v.choice is Choice.YES))
    if not holders and understood.kind is Kind.LOOKUP and not understood.scope.agencies:
        cited = tuple(dict.fromkeys(citation.evidence.report.agency for citation in answer.citations))
        holders = cited if len(cited) == 1 else ()
    earlier = None
    failed = answer.status is Status.NOT_FOUND and not understood.missing_agencies and not understood.missing_years and not understood.outside.named
    if failed and understood.standalone and previous is not None:
        earlier = previous.earlier or previous
    best = _best_year(answer, understood.question)
    found = () if answer.status is Status.NOT_FOUND else _told(answer)
    order = ranked(answer.figures) if answer.kind in (Kind.COMPARE, Kind.FIGURE) else ()
    years = understood.years_named or understood.scope.years
    if shown and previous and previous.shown and not shown.rows and previous.scope.agencies == understood.scope.agencies:
        shown = replace(previous.shown, indicator=shown.indicator, row="", column="")
    if shown is None and previous is not None and understood.leans_on and previous.scope.agencies == understood.scope.agencies:
        shown = previous.shown
    given = given_by(answer.figures, understood, previous) if answer.kind in (Kind.COMPARE, Kind.FIGURE) else ()
    understood = replace(understood, shown=shown, ranked=order, years_named=years, given=given, between=())
    return replace(understood, found=found, holders=() if understood.negative else holders, earlier=replace(earlier, earlier=None) if earlier else None, best_year=best)


def repeats(quoted: Sequence[Evidence], previous: Understood) -> bool:
    """Whether an answer quotes nothing but what the turn before quoted."""
    told = [(one.report.id, one.span) for one in previous.found]
    return all(any(one.report.id == report and span.start < one.span.end and one.span.start < span.end for report, span in told) for one in quoted)


def _told(answer: Answer) -> tuple[Evidence, ...]:
    """The quotes that told what a turn asked: of a list those of its yes, of any other answer all."""
    cited = {citation.n: citation.evidence for citation in answer.citations}
    if answer.kind is Kind.LIST:
        return tuple(cited[v.citation] for v in answer.verdicts if v.choice is Choice.YES and v.citation in cited)
    return tuple(cited.values()) if answer.kind in (Kind.LOOKUP, Kind.FIGURE, Kind.SUMMARY) else ()


def _best_year(answer: Answer, question: str) -> int | None:
    """The year of the highest or lowest of the figures of an answer, where a question asks in which year that was."""
    rows = [row for row in answer.figures if row.figure.amount is not None and row.report.year is not None]
    least, most = wording.LEAST.search(question), wording.MOST.search(question)
    if not WHICH_YEAR.search(question) or not (least or most) or len({row.report.agency for row in rows}) != 1:
        return None
    sign = -1 if least else 1
    return max(rows, key=lambda row: (sign * (row.figure.amount or 0.0), row.report.file)).report.year
