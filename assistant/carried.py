"""The scope of a question and of a turn: agencies, years and sections, its own or those of the turn before."""

import re
from collections.abc import Sequence

from assistant import wording
from assistant.followup import Leaning, Turns, of_kind_narrowed, relative_years
from assistant.planned import asks_what_came_of_it, planned_in
from assistant.question import Parts, names_only_sections
from assistant.segments import is_own_name
from assistant.silence import NONE_OF
from assistant.talk import OF_THEM
from assistant.types import Kind, Understood
from assistant.whole_report import sums_up_report
from corpus.types import Report, SectionType

# Those that a list found, as the ones who do something: 那它们分别…, how many did each of them….
THEY = re.compile(r"^(?:那么?|而|另外)?[,，\s]*(?:他们|它们|这[些几][个家]?(?:单位|局|机关|部门)?|各自|分别|各(?!单位|部门|局|机关|地|区|市|县|级|类|项|个|家))|^(?:那么?)?(?:最后|最终|后来)?(?:结果|怎么)(?:如何|怎么?样|样|了结|收场)|\beach of (?:them|these|those)\b|\bhow did (?:it|that) (?:all )?(?:end|go|turn out)\b|\b(?:do|does|did|have|has|had|are|is|were|was|will|can) (?:they|(?:each|all|both|either|any|none|neither|most|some) of (?:them|these|those))\b|\b(?:those|these) (?!who|that|which|with|in|of|do|did|are|were)[a-z]+s\b", re.IGNORECASE)


# Years put side by side.
YEARS_JOINED = r"\s*(?:[和与跟及、到至,，~–—/-]|以及|还是|比|\b(?:and|or|to|vs\.?|versus|than|with|over|through|until)\b)\s*(?:\b(?:in|for|the year|during)\b\s*)*"


def those_found(before: Understood, kind: Kind, agencies: tuple[str, ...]) -> tuple[str, ...]:
    """Those that the list before found, where a turn asks more of what they do."""
    asks_them = kind in (Kind.LOOKUP, Kind.SUMMARY, Kind.FIGURE) and before.kind in (Kind.LIST, Kind.LOOKUP)
    return before.holders if asks_them and before.holders and agencies == before.scope.agencies else agencies


def carried_sections(parts: Parts, turn: Leaning, kind: Kind, before: Understood) -> tuple[SectionType, ...]:
    """The sections of the turn before; what is done about a matter stands among the next steps."""
    if turn.mends and kind in (Kind.LOOKUP, Kind.SUMMARY):
        return (SectionType.NEXT_STEPS,)
    if kind is Kind.COMPARE and before.kind is Kind.SUMMARY and not parts.indicators:
        return before.scope.sections
    keeps = kind is Kind.LOOKUP and before.kind in (Kind.LIST, Kind.SUMMARY) and turn.turns is not Turns.WHY
    if keeps and (turn.turns is not Turns.HOW or turn.speaks):
        return before.scope.sections
    return sections_of(parts, kind, before)


def agencies_of(
    parts: Parts, before: Understood | None, says: bool, reports: Sequence[Report]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    own = {name for mention in parts.mentions if not mention.is_group and is_own_name(mention) for name in mention.agencies}
    # 乐昌 beside 韶关市: the wider place stands for an agency of its own.
    # A wider place around one that has its own agency only says where that lies: 上海…浦东市场监管局.
    named = [m for m in parts.mentions if not (own & set(m.agencies) and not is_own_name(m) and (m.is_group or own < set(m.agencies)))]
    absent = [m for m in named if not m.agencies or (not m.is_group and not is_own_name(m) and set(m.agencies) <= own)]
    present = dict.fromkeys(name for mention in named if mention not in absent for name in mention.agencies)
    missing = tuple(mention.text for mention in absent)
    if present or missing:
        return tuple(present), missing
    if parts.kind_of_agency:
        return parts.kind_of_agency, ()
    if before is not None and not says:
        narrowed = of_kind_narrowed(parts.text, tuple(dict.fromkeys(report.agency for report in reports)))
        if narrowed or (before.kind is Kind.META and parts.years):
            return narrowed, ()
    if before is not None and before.kind is Kind.LIST and before.holders and says and (THEY.search(parts.bare) or (wording.LIST.search(parts.bare) and OF_THEM.search(parts.bare))):
        return before.holders, ()
    asks_of_all = wording.LIST.search(parts.bare) and before is not None and (before.kind is not Kind.LIST or len(before.scope.agencies) == 1)
    return ((), ()) if before is None or asks_of_all else (before.scope.agencies, before.missing_agencies)


def years_of(
    parts: Parts, agencies: tuple[str, ...], reports: Sequence[Report], before: Understood | None, says: bool = True
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Report years meant, and years named that no report in scope has.

    A year may also be part of the facts asked about (in force since 2021): one that the text of a report in
    scope names is no missing year.
    """
    named = frozenset(agencies)
    scoped = [report for report in reports if not named or report.agency in named]
    years = parts.years or (relative_years(parts.text, before, reports) if before is not None else ())
    covered = {year for report in scoped for year in report.metadata.years}
    years = planned_in(parts.text, years, covered)
    if not years and before is not None:
        if before.kind is Kind.META and not says and parts.mentions:
            return (), ()
        inherited = tuple(y for y in before.scope.years if any(y in r.metadata.years for r in scoped))
        return inherited, ()
    present = tuple(year for year in years if year in covered)
    missing = [year for year in years if year not in covered]
    told = [y for y in missing if not present and any(f"{y}年" in report.search.text for report in scoped)]
    if parts.indicators or not says or not parts.years:
        told = []
    if missing and present and not _side_by_side(parts, (*present, *missing)):
        of_reports = [year for year in years if re.search(wording.REPORT_OF.format(year=year), parts.text, re.IGNORECASE)]
        if of_reports or not parts.indicators:
            meant = of_reports or present
            return tuple(y for y in present if y in meant), tuple(y for y in missing if y in meant)
    told = [year for year in told if not re.search(wording.REPORT_OF.format(year=year), parts.text, re.IGNORECASE)]
    return present, tuple(year for year in missing if year not in told)


def _side_by_side(parts: Parts, years: Sequence[int]) -> bool:
    """Whether years are put beside each other; else one is the report's, and what it tells of others: the 2022 report on its aims for 2023."""
    either = "|".join(map(str, years))
    beside = re.search(rf"(?:{either})年?度?{YEARS_JOINED}(?:{either})|(?:{either})年?度?呢", parts.text, re.IGNORECASE)
    return beside is not None or wording.COMPARE.search(parts.bare) is not None


def sections_of(parts: Parts, kind: Kind, before: Understood | None) -> tuple[SectionType, ...]:
    """Section types that limit the answer: for a list or a fact only problems and next steps, for a summary any."""
    if kind in (Kind.FIGURE, Kind.META) or (kind is Kind.COMPARE and parts.indicators):
        return ()
    named = parts.sections
    if kind is Kind.LIST and NONE_OF.search(parts.bare) and names_only_sections(parts) and (soft := tuple(one for one in named if one not in wording.HARD_SECTIONS)):
        # Who admits that nothing was reformed: a problem is the word for saying so.
        return soft
    if wording.DONE_OR_PLANNED.search(parts.bare) or asks_what_came_of_it(parts.text):
        named = tuple(section for section in named if section is not SectionType.NEXT_STEPS)
    if kind is not Kind.SUMMARY and not (kind is Kind.COMPARE and names_only_sections(parts)):
        named = tuple(section for section in named if section in wording.HARD_SECTIONS)
    if not named and before is not None and kind is before.kind and not sums_up_report(parts.bare, parts.language):
        return before.scope.sections
    return named
