"""The ways in which a question may be meant in the light of the turn before, the likeliest first."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.agencies import mentions
from assistant.followup import PLANS, leaning, relative_years
from assistant.gap import of_those_given
from assistant.own_words import bare_of, language_of, topic_in
from assistant.question import Parts, question_parts, says_something
from assistant.swapped import Swapped, swapped
from assistant.talk import named_in_talk
from assistant.terms import names_a_topic
from assistant.those_meant import those_meant
from assistant.told_by_others import told_by_others
from assistant.types import Kind, Language, Outside, Scope, Understood
from assistant.understand import understand
from assistant.words import words_in
from corpus.types import Report, SectionType

# That a problem was dealt with, and what is set beside another year.
SOLVED = re.compile(
    r"(?:解决|改[善进正好]|处理|缓解|好转|克服|破解|消除|落实|兑现)(?:得|掉|好|到位)?(?:了|没|吗|怎么?样|如何)|(?:后来|第二年|次年|转年)(?:怎么样|如何|呢|有(?:没有)?(?:进展|改善|变化|好转))"
    r"|\b(?:dealt with|solved|resolved|fixed|addressed|tackled|sorted(?: out)?|put right|overcome|remedied|done about|any better|improved?|became of|come of)\b|\b(?:solve|fix|resolve|address|tackle|sort out)\b(?= (?:it|them|this|that|these|those|any))",
    re.IGNORECASE,
)
TO_COME = re.compile(r"往后|以后|今后|将来|接下来|下一?步|明年|来年|还会|会不会|\b(?:next|in future|in the future|later on|from now on|any plans?)\b", re.IGNORECASE)
# The year is that of the turn before anyway.
SAME_YEAR = re.compile(r"^\s*(?:那么?|而)?(?:在)?(?:同一?年(?:度|份)?|当年|那一?年)(?:的|里|它|他们)?(?=[\u4e00-\u9fff]{4})|\b(?:and )?(?:in|for|during) (?:the|that) same year,?", re.IGNORECASE)
COMPARES = re.compile(r"\b(?:compare|differ)\w*\b|不同|不一样|变化", re.IGNORECASE)
# By how much, after turns over several years.
BY_HOW_MUCH = re.compile(
    r"^[\s那又]*(?:一共|总共)?(?:相?差|[多少增减升降涨跌](?:加|了|少|出)*)(?:了)?(?:多少|几\w?)[件个]?[呢?？。\s]*$|^[\s那]*哪一?年(?:的)?(?:更|比较)?[多少高低大小]"
    r"|\b(?:difference|gap|change)\b|\bby how (?:much|many)\b|\bhow (?:much|many) (?:more|fewer|less|higher|lower)\b|\bwhich year (?:was|had|is|has)\b",
    re.IGNORECASE,
)


def readings(question: str, reports: Sequence[Report], narrowed: Scope = Scope(), previous: Understood | None = None) -> tuple[Understood, ...]:
    """What a question may ask; the next is tried where the reports do not tell the one before."""
    if previous is None:
        alone = understand(question, reports, narrowed)
        return (alone, *told_by_others(alone, question, reports))
    language, question = language_of(question), SAME_YEAR.sub("", question) or question
    meant = those_meant(question, previous, language)
    if meant.agency:
        return tuple(replace(one, language=language) for one in _of_one_meant(meant.text, meant.agency, meant.year, reports, narrowed, previous))
    own = _with_years(understand(question, reports, narrowed, previous), previous)
    if (difference := of_those_given(question, own, previous)) is not None:
        return (difference,)
    parts = question_parts(question, reports, is_turn=True, labels=(*previous.shown.rows, *previous.shown.columns) if previous.shown else ())
    if own.missing_years or own.missing_agencies or own.outside.named:
        return (own,)
    if (became := _became(question, reports, own, previous)) is not None:
        return (became,)
    wholes = (*map(Swapped, (*_over_years(parts, previous, own), *_sections_over_years(question, reports, previous, own.language))), *swapped(parts, previous))
    composed = [replace(_composed(one.question, reports, narrowed, previous, own), of_item=one.item) for one in wholes]
    if _says_the_same(own, previous):
        if composed:
            # What it puts in place of another thing is not told; the answer before once more would be false.
            return (*composed, _composed(parts.bare, reports, narrowed, previous, own))
        return (_of_another(own, parts.years, previous),)
    if previous.shown and previous.shown.row and any(one.item == previous.shown.row for one in wholes):
        # Of those is of the item before; the number of all of them would be false.
        return (*composed, *_with_the_matter_before(own, previous))
    return (*composed, own, *_against_the_matter_before(own, previous), *_with_the_matter_before(own, previous))


def _became(question: str, reports: Sequence[Report], own: Understood, previous: Understood) -> Understood | None:
    """What became of the problems of the turn before in the next report of the agency, where a turn asks that."""
    agencies = previous.scope.agencies
    told = [one for one in previous.found if one.report.sections[one.section].type is SectionType.PROBLEMS]
    if not told or len(agencies) != 1 or own.scope.agencies != agencies or not SOLVED.search(question):
        return None
    year = max((one.report.year or 0 for one in told), default=0)
    later = sorted({r.year for r in reports if r.agency == agencies[0] and r.year is not None and r.year > year})
    if not later or own.missing_years:
        return None
    scope = replace(own.scope, years=tuple(y for y in own.scope.years if y > year) or (later[0],), sections=())
    return replace(own, kind=Kind.LOOKUP, question=question, scope=scope, afterwards=True, about=tuple(told), mends=False, indicators=())


def _sections_over_years(question: str, reports: Sequence[Report], previous: Understood, language: Language) -> tuple[str, ...]:
    """The sections of the turn before beside those of the year before or after, where a turn compares with them."""
    sections, agencies, years = previous.scope.sections, previous.scope.agencies, previous.scope.years
    if not sections or len(agencies) != 1 or len(years) != 1 or not (wording.COMPARE.search(question) or COMPARES.search(question)):
        return ()
    others = [year for year in relative_years(question, previous, reports) if any(r.agency == agencies[0] and year in r.metadata.years for r in reports)]
    if not others:
        return ()
    words = words_in(language)
    named, first, last = words.join([words.section(kind) for kind in sections]), *sorted((others[0], years[0]))
    return (f"对比{first}年和{last}年的{named}",) if language is Language.CHINESE else (f"compare the {named} of {first} and {last}",)


def _against_the_matter_before(own: Understood, previous: Understood) -> tuple[Understood, ...]:
    """What is planned against the matter of the turn before, where a turn asks what will be done."""
    if own.mends or not previous.found or own.kind not in (Kind.LOOKUP, Kind.FIGURE) or own.scope.agencies != previous.scope.agencies or not (PLANS.search(own.question) or TO_COME.search(own.question)):
        return ()
    return (replace(own, kind=Kind.LOOKUP, mends=True, about=previous.found, leans_on=previous.question, indicators=(), scope=replace(own.scope, sections=(SectionType.NEXT_STEPS,))),)


def _says_the_same(own: Understood, previous: Understood) -> bool:
    """Whether a turn was read as the question before, of another agency or year at the most."""
    return own.kind in (Kind.FIGURE, Kind.LOOKUP) and own.question == bare_of(previous.question, previous.scope.agencies) and not own.mends


def _of_another(own: Understood, years: Sequence[int], previous: Understood) -> Understood:
    """The question before for another year, which it names, or another agency; where that leaned on one before it, with that."""
    if previous.leans_on and own.kind is Kind.LOOKUP:
        base = bare_of(previous.leans_on, previous.scope.agencies)
        own = replace(own, question=base, topic=topic_in(base), kind=Kind.FIGURE if wording.FIGURE.search(base) else own.kind)
    if len(years) != 1 or own.kind is not Kind.FIGURE:
        return own
    return replace(own, question=f"{years[0]}年{own.question}" if own.language is Language.CHINESE else f"{own.question.rstrip(' ?.')} in {years[0]}?")


def _of_one_meant(text: str, agency: str, year: int | None, reports: Sequence[Report], narrowed: Scope, previous: Understood) -> tuple[Understood, ...]:
    """A turn on one of those that were compared: by itself where it says something, else as one that goes on."""
    parts = question_parts(text, reports)
    years = (year,) if year is not None and any(r.agency == agency and year in r.metadata.years for r in reports) else ()
    scope = replace(narrowed, agencies=(agency,), years=narrowed.years or parts.years or years)
    goes_on = _by_the_user(understand(text, reports, scope, replace(previous, kind=Kind.FIGURE if previous.kind is Kind.COMPARE else previous.kind)), narrowed)
    if not says_something(topic_in(parts.bare), parts):
        return (goes_on,)
    alone = _by_the_user(understand(text, reports, scope), narrowed)
    return (replace(alone, standalone=text, named=named_in_talk(alone, previous)), goes_on)


def _composed(text: str, reports: Sequence[Report], narrowed: Scope, previous: Understood, own: Understood) -> Understood:
    """A whole question in place of the turn, of the same agency and year."""
    before = previous.scope
    years = () if len(wording.YEAR.findall(text)) > 1 else own.scope.years or before.years
    chinese = own.language is Language.CHINESE
    dated = (f"{years[0]}年{text}" if chinese else f"{text.rstrip('? ')} in {years[0]}?") if len(years) == 1 else text
    scope = replace(narrowed, agencies=narrowed.agencies or before.agencies, years=narrowed.years or years)
    names_a_place = previous.shown is not None and any(not one.agencies for one in mentions(text, [report.agency for report in reports]))
    # A row that is called like a place is one beside its agency alone.
    whole = understand(f"{before.agencies[0]}{'' if chinese else ': '}{dated}" if names_a_place and before.agencies else dated, reports, scope)
    whole = _by_the_user(replace(whole, kind=Kind.FIGURE) if whole.kind is Kind.LIST else whole, narrowed)
    shown = f"{before.agencies[0]}{dated}" if chinese else dated
    return _with_years(replace(whole, language=own.language, standalone=shown, named=named_in_talk(whole, previous)), previous)


def _by_the_user(understood: Understood, narrowed: Scope) -> Understood:
    """What was understood within a narrower scope than the user set; where that is open it leaves nothing out."""
    is_open = not (narrowed.agencies or narrowed.years)
    return replace(understood, narrowed=narrowed, outside=Outside() if is_open else understood.outside)


def _over_years(parts: Parts, previous: Understood, own: Understood) -> tuple[str, ...]:
    """By how much a figure changed over the years of the turns before: that of the turn, or of the one before where it names none."""
    years = previous.years_named
    if len(years) < 2 or parts.years or own.scope.agencies != previous.scope.agencies or len(own.scope.agencies) != 1 or not BY_HOW_MUCH.search(parts.bare):
        return ()
    asked = parts.bare if parts.indicators else previous.question if not names_a_topic(leaning(BY_HOW_MUCH.sub(" ", parts.bare)).rest, parts.language) else ""
    base = bare_of(asked, previous.scope.agencies).strip(" ?？。.")
    if not base:
        return ()
    first, last = sorted(years[-2:])
    return (f"{first}年和{last}年{base}相差多少",) if own.language is Language.CHINESE else (f"{base} in {first} and {last}, what is the difference?",)


def _with_years(understood: Understood, previous: Understood) -> Understood:
    """With the years of the turns on one matter, those named last at the end."""
    own = understood.scope.years
    goes_on = understood.standalone and understood.scope.agencies == previous.scope.agencies
    earlier = (*previous.years_named, *previous.scope.years) if goes_on else ()
    return replace(understood, years_named=tuple(dict.fromkeys((*(year for year in earlier if year not in own), *own))))


def _with_the_matter_before(own: Understood, previous: Understood) -> tuple[Understood, ...]:
    """A turn that goes on, with the matter of the turn before said in it; none where it has that already, or one of its own alone."""
    if not own.standalone or own.kind not in (Kind.LOOKUP, Kind.FIGURE) or own.scope.agencies != previous.scope.agencies:
        return ()
    matter = previous.topic
    if not matter or matter in own.topic or len(own.scope.agencies) != 1:
        return ()
    question = f"{bare_of(previous.question, previous.scope.agencies).strip(' ?？。.')} {own.question}"
    return (replace(own, question=question, topic=f"{matter} {own.topic}", indicators=(), leans_on="", scope=replace(own.scope, sections=()), kind=Kind.LOOKUP, joined=True),)
