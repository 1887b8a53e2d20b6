"""A question → its language, kind, scope and topic."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.above import with_agency_above
from assistant.asides import said_in, without_new_subject
from assistant.asked import without_indicators
from assistant.bearing import by_place
from assistant.carried import THEY, agencies_of, carried_sections, sections_of, those_found, years_of
from assistant.followup import (
    NEGATIVE,
    YEAR_WORDS,
    Leaning,
    Turns,
    asks_for_more,
    kind_of_turn,
    leaning,
    standalone,
)
from assistant.matter_before import counts_of_one, ranked_over_all, with_its_matter, with_what_it_counts
from assistant.own_words import bare_of, topic_in
from assistant.question import (
    Parts,
    asks_of_the_collection,
    kind_asked,
    names_only_sections,
    pairs_in,
    question_parts,
    says_something,
)
from assistant.remedy_words import nth_point
from assistant.silence import NONE_OF, SILENT
from assistant.sought import halves, sought_in
from assistant.talk import (
    ALL_AGENCIES,
    COMMON,
    Comparison,
    comparison,
    is_comparison,
    named_in_talk,
    resumed,
    without_comparison,
)
from assistant.terms import names_a_topic
from assistant.turned import Turned, turned, without_which_year
from assistant.types import Kind, Language, Scope, Understood
from assistant.user_scope import as_named, carried, held_to
from assistant.whole_report import sums_up_report
from corpus.types import Report

# A turn after a list that asks which of them.
OF_THE_GROUP = re.compile(r"(?:这些|那些|上述|以上)(?:单位|机关|部门|报告|机构|局)|哪[家些几个]|谁|\bwhich\b|\bwho\b|\bany of (?:them|these|those)\b", re.IGNORECASE)
# What is asked of each of those that a list found: 各看了多少卷.
EACH = re.compile(r"各|分别|每[家个]|\beach\b|\brespectively\b", re.IGNORECASE)
HAN = re.compile(r"[\u3400-\u9fff]")
# A turn that asks how something was, not who else.
ASKS_HOW = re.compile(r"怎么(?!样?[呢?？\s]*$)|如何|怎样|结果|后来|\b(?:how|what) (?:did|do|does|was|were|will|is|are|has|have|had|happened|became)\b(?! about)", re.IGNORECASE)
# Those that the turn before counted.
THOSE_COUNTED = re.compile(r"其中|当中|这里面|这些里|\b(?:of|among) (?:them|these|those|which)\b", re.IGNORECASE)


def understand(
    question: str, reports: Sequence[Report], narrowed: Scope = Scope(), previous: Understood | None = None
) -> Understood:
    """Read a question, in the light of the turn before and of what the user narrowed the scope to."""
    if previous is None:
        return _read(question_parts(without_new_subject(question), reports), reports, narrowed, None)
    previous = carried(previous, narrowed)
    if asks_for_more(question, previous):
        return _next_page(previous, narrowed)
    previous, said = resumed(previous), said_in(question)
    if said.is_form:
        return _again(previous, narrowed)
    previous = as_named(previous)
    labels = (*previous.shown.rows, *previous.shown.columns) if previous.shown else ()
    text = with_its_matter(said.text, previous)
    parts = question_parts(with_agency_above(text, previous, [report.agency for report in reports]), reports, is_turn=True, labels=labels)
    anew = None if said.is_new else turned(parts.bare, previous, [report.agency for report in reports])
    if anew is not None:
        return _turned(anew, parts, reports, narrowed, previous)
    goes_on = _follows(parts, previous) and not (said.is_new and says_something(leaning(parts.bare).rest, parts))
    if goes_on and not parts.indicators and (ranked := ranked_over_all(parts, previous)):
        return _read(question_parts(ranked, reports), reports, narrowed, None)
    understood = _read(parts, reports, narrowed, previous if goes_on else None)
    if goes_on and understood.kind is Kind.LOOKUP and understood.question == parts.text:
        of_each = previous.kind is Kind.LIST and previous.holders == understood.scope.agencies
        understood = replace(understood, leans_on=previous.question, of_each=of_each, about=previous.found if of_each else understood.about)
    same = understood.indicators and understood.indicators == previous.indicators
    return replace(understood, named=named_in_talk(understood, previous)) if goes_on or same else understood


def _read(parts: Parts, reports: Sequence[Report], narrowed: Scope, before: Understood | None) -> Understood:
    """What the parts of a question ask, those of a turn that leans on the one before together with it."""
    turn = leaning(parts.bare) if before is not None else None
    says = turn is None or before is None or _adds(turn, parts, before)
    compared, nth = _comparison(parts, before), 0
    agencies, missing = agencies_of(parts, before, says, reports) if compared is None else (compared.agencies, ())
    years, missing_years = years_of(parts, agencies, reports, before, says or compared is not None)
    if before is None or turn is None:
        kind = kind_asked(parts, None, agencies, missing)
    elif compared is not None:
        kind = Kind.COMPARE
    elif says:
        kind = _kind_in_turn(parts, turn, before, kind_asked(parts, before, agencies, missing))
    else:
        kind = _carried_kind(parts, turn, before)
        nth = nth_point(parts.bare) if turn.mends and before.kind is Kind.SUMMARY else 0
        kind = Kind.LOOKUP if nth else kind
        agencies = those_found(before, kind, agencies)
    if turn is None or before is None or (says and compared is None):
        sections = sections_of(parts, kind, before)
    else:
        sections = carried_sections(parts, turn, kind, before)
    topic, indicators = _matter(parts, turn, before, says, kind)
    understood = Understood(
        question=_wording(parts, turn, before, says, reports) if compared is None else _wording_of(compared, parts, before, reports),
        language=_language(parts, before, turn),
        kind=kind,
        scope=replace(
            narrowed,
            agencies=agencies,
            years=years,
            sections=narrowed.sections or sections,
            without_terms=(*narrowed.without_terms, *parts.left_out),
        ),
        topic=topic,
        indicators=indicators,
        missing_agencies=missing,
        missing_years=missing_years,
        negative=kind is Kind.LIST and _negative(parts, turn, before, says),
        pairs=() if narrowed.years else pairs_in(parts),
        count=bool(wording.COUNT_OF_AGENCIES.search(parts.bare)) if kind is Kind.LIST else False,
        leaves_plans_out=parts.leaves_plans_out,
    )
    understood = held_to(narrowed, understood, parts, reports, before)
    understood = replace(understood, named=understood.scope.agencies, by_place=by_place(parts.mentions))
    if before is not None and turn is not None and turn.mends and not says and kind is Kind.LOOKUP:
        understood = replace(understood, mends=True, nth=nth, about=() if nth or parts.mentions else before.about or before.found)
    return replace(understood, standalone=standalone(understood)) if before is not None else understood


def _turned(anew: Turned, parts: Parts, reports: Sequence[Report], narrowed: Scope, before: Understood) -> Understood:
    """A turn that asks something else of the matter of the one before."""
    agencies, missing = agencies_of(parts, before, False, reports)
    years, missing_years = years_of(parts, agencies, reports, before, False)
    if anew.over_years and not parts.years and len(years) == 1:
        years = ()
    understood = Understood(
        question=anew.question,
        language=_language(parts, before, None),
        kind=anew.kind,
        scope=replace(narrowed, agencies=agencies, years=years),
        topic=anew.topic,
        indicators=before.indicators if anew.kind is not Kind.LIST else (),
        missing_agencies=missing,
        missing_years=missing_years,
        named=agencies,
    )
    understood = held_to(narrowed, understood, parts, reports, before)
    return replace(understood, standalone=standalone(understood))


def asks_of_each(parts: Parts) -> bool:
    """Whether a turn asks for the number of each of several, or of the one that has most."""
    most = (wording.MOST.search(parts.bare) or wording.LEAST.search(parts.bare)) and OF_THE_GROUP.search(parts.bare)
    return bool((EACH.search(parts.bare) or most) and wording.FIGURE.search(parts.bare))


def _adds(turn: Leaning, parts: Parts, before: Understood) -> bool:
    """Whether a turn names a matter of its own; what is done about that of the turn before is none."""
    if turn.mends and (before.topic or before.scope.sections) and not parts.indicators and not names_a_topic(turn.rest, parts.language):
        return False
    return says_something(turn.rest, parts) or sums_up_report(parts.bare, parts.language)


def _matter(parts: Parts, turn: Leaning | None, before: Understood | None, says: bool, kind: Kind) -> tuple[str, tuple[str, ...]]:
    """Topic and indicators, those of the turn before where a turn has none."""
    if turn is None or before is None:
        return topic_in(halves(parts.bare, with_numbers=kind is not Kind.FIGURE).first), parts.indicators
    if not says and kind is Kind.LOOKUP and turn.turns is not Turns.WHY and sought_in(parts.bare):
        return f"{without_which_year(before.topic)} {turn.rest}".strip(), ()
    if not says:
        return before.topic, () if turn.turns is Turns.WHY else before.indicators
    if kind is Kind.COMPARE and not parts.indicators and is_comparison(parts.bare) and _names_only_a_comparison(parts):
        return before.topic, before.indicators
    return topic_in(turn.rest) if kind is before.kind is Kind.LIST else topic_in(parts.bare), parts.indicators


def _comparison(parts: Parts, before: Understood | None) -> Comparison | None:
    """The comparison of what the turns before named that a turn asks for, if it does and names no other matter."""
    if before is None or parts.years or YEAR_WORDS.search(parts.text) or parts.kind_of_agency or before.kind in (Kind.META, Kind.OTHER):
        return None
    of_sections = before.kind in (Kind.SUMMARY, Kind.COMPARE) and bool(before.scope.sections) and COMMON.search(parts.bare)
    if not parts.indicators and (not (_gives_figures(before) or of_sections) or not _names_only_a_comparison(parts)):
        return None
    named = tuple(dict.fromkeys(name for mention in parts.mentions for name in mention.agencies))
    if any(not mention.agencies for mention in parts.mentions):
        return None
    return comparison(parts.bare, named, before, parts.language)


def _gives_figures(before: Understood) -> bool:
    return bool(before.indicators) or before.kind in (Kind.FIGURE, Kind.COMPARE)


def _names_only_a_comparison(parts: Parts) -> bool:
    rest = leaning(without_comparison(parts.bare)).rest
    return not names_a_topic(rest, parts.language)


def _wording(parts: Parts, turn: Leaning | None, before: Understood | None, says: bool, reports: Sequence[Report]) -> str:
    """The words that are answered: those of the turn before, without what it names, where a turn has none of its own."""
    if turn is not None and before is not None and says and _counts_those(parts, before):
        return f"{without_indicators(topic_in(bare_of(before.question, [report.agency for report in reports])))} {parts.text}"
    if turn is None or before is None or says or turn.turns in (Turns.WHY, Turns.HOW) or (turn.speaks and turn.turns is not Turns.NEGATIVE) or sought_in(parts.bare):
        return parts.text
    counts = (turn.turns is Turns.COUNT and parts.mentions and before.kind is not Kind.FIGURE) or (before.kind is Kind.LIST and counts_of_one(parts))
    if counts or (before.kind is Kind.LIST and asks_of_each(parts)):
        return with_what_it_counts(parts.bare, before)
    return bare_of(before.question, [report.agency for report in reports])


def _counts_those(parts: Parts, before: Understood) -> bool:
    """Whether a turn asks how many of those that the turn before counted: of one kind, which it does not name again."""
    return before.kind in (Kind.FIGURE, Kind.COMPARE) and bool(THOSE_COUNTED.search(parts.bare)) and bool(parts.indicators) and not parts.mentions


def _wording_of(compared: Comparison, parts: Parts, before: Understood | None, reports: Sequence[Report]) -> str:
    """A comparison in words: what is compared, the turn's own or that of the turn before, and how."""
    own = parts.bare if parts.indicators or before is None else bare_of(before.question, [report.agency for report in reports])
    return f"{without_comparison(own).strip(' ?？。.')} {compared.marker}"


def _again(previous: Understood, narrowed: Scope) -> Understood:
    """The turn before once more."""
    scope = _narrowed(previous, narrowed)
    return replace(previous, scope=scope, standalone=standalone(replace(previous, scope=scope)))


def _next_page(previous: Understood, narrowed: Scope) -> Understood:
    """The next page of a list; its first where the user has set another scope beside the question since."""
    scope = _narrowed(previous, narrowed)
    page = previous.page + 1 if scope == previous.scope else 0
    return replace(previous, scope=scope, page=page, standalone=standalone(replace(previous, scope=scope)))


def _narrowed(previous: Understood, narrowed: Scope) -> Scope:
    """The scope of the turn before, where the user has not set another beside the question since."""
    before = previous.scope
    return replace(
        narrowed,
        agencies=narrowed.agencies or before.agencies,
        years=narrowed.years or before.years,
        sections=narrowed.sections or before.sections,
    )


def _language(parts: Parts, before: Understood | None, turn: Leaning | None) -> Language:
    """That of the turn, the one it asks to be answered in, or, where it is only a name, that of the turn before."""
    if turn is not None and turn.language is not None:
        return turn.language
    only_a_name = not re.search(r"[A-Za-z\u3400-\u9fff]", parts.bare)
    return before.language if before is not None and only_a_name and not HAN.search(parts.text) else parts.language


def _carried_kind(parts: Parts, turn: Leaning | None, before: Understood) -> Kind:
    if turn is None or (asks_of_the_collection(parts) and not parts.mentions):
        return Kind.META
    if before.kind is not Kind.META and not turn.mends and turn.turns in (Turns.SAME, Turns.COUNT) and sought_in(parts.bare):
        return Kind.LOOKUP
    if before.kind is Kind.LIST and not turn.counts_reports and (counts_of_one(parts) or (before.holders and asks_of_each(parts))):
        return Kind.FIGURE
    return kind_of_turn(turn, before, one_agency=len(parts.mentions) == 1)


def _kind_in_turn(parts: Parts, turn: Leaning, before: Understood, kind: Kind) -> Kind:
    """The kind of a turn that names something: a bare section is summed up, a bare topic is asked of as before."""
    if kind is not Kind.LOOKUP:
        return kind
    if parts.sections and names_only_sections(parts):
        return Kind.SUMMARY
    if before.kind is Kind.LIST and not parts.mentions and OF_THE_GROUP.search(parts.text):
        return Kind.LIST
    if turn.turns in (Turns.WHY, Turns.HOW) or ASKS_HOW.search(parts.bare):
        return kind
    is_bare = not (wording.OPEN.search(turn.rest) or wording.NO_FIGURE.search(turn.rest) or wording.YES_OR_NO.search(parts.text))
    return Kind.LIST if before.kind is Kind.LIST and is_bare and not parts.mentions else kind


def _negative(parts: Parts, turn: Leaning | None, before: Understood | None, says: bool) -> bool:
    """Whether a list is of those that do not; a turn that only narrows the one before keeps to its sense."""
    if turn is not None and before is not None and not says:
        denies = turn.turns is Turns.COUNT and NEGATIVE.search(parts.bare) is not None
        return turn.turns is Turns.NEGATIVE or denies or (turn.turns in (Turns.SAME, Turns.COUNT) and before.negative)
    if NONE_OF.search(parts.bare) and names_only_sections(parts):
        return True
    told = wording.TELLS_THAT.search(parts.text)
    silent = SILENT.search(parts.text)
    if silent is not None and (told is None or silent.start() < told.end()):
        return True
    return bool(wording.NEGATIVE.search(parts.text[: told.end()] if told else parts.text))


def _follows(parts: Parts, previous: Understood) -> bool:
    """Whether a question leans on the one before: it says so, or it names too little to stand alone."""
    if parts.mentions and sums_up_report(parts.bare, parts.language):
        return False
    if wording.FOLLOW_UP.search(parts.text):
        return True
    if asks_of_the_collection(parts) or wording.TALK.search(parts.text):
        return False
    if previous.holders and not parts.mentions and THEY.search(parts.bare):
        return True
    turn = leaning(parts.bare)
    if not says_something(turn.rest, parts) or (turn.mends and previous.topic and not names_a_topic(turn.rest, parts.language)):
        return True
    if not parts.mentions and is_comparison(parts.bare) and _gives_figures(previous) and not ALL_AGENCIES.search(parts.text):
        return True
    stands_alone = bool(parts.mentions or parts.kind_of_agency or wording.LIST.search(parts.text))
    return not stands_alone and bool(previous.scope.agencies)
