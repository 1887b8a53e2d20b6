"""One fact: the sentences that state it, or the word that none does."""

import re
from collections.abc import Sequence

from assistant import wording
from assistant.afterwards import afterwards
from assistant.beside import next_to
from assistant.evidence import Scored, best_sentences
from assistant.groups import SOFT
from assistant.happened import what_happened
from assistant.points import Point, points_under, say_points
from assistant.quotes import without_numeral
from assistant.quoting import MOST_CLAIMS, evidence_of, only_leads, say_quotes, unlike
from assistant.reading import answering_among
from assistant.refuse import no_section, not_found
from assistant.remedies import planned_against
from assistant.reply import Asked, Reply, partly
from assistant.sought import DATE, DOER, PERSON, TIME, WHEN, sought_in
from assistant.types import Evidence, Scope, Status
from assistant.units import COUNT_ASKED, unit_asked
from assistant.wanted import PER
from corpus.repair import simplify
from corpus.section_types import kinds_in
from corpus.types import Report, SectionType

# Further sentences are shown when the odds that they answer are nearly those of the best; an open question has more answers than one.
NEARLY_AS_LIKELY, NEARLY_OF_OPEN = 0.86, 0.5
# … of which this much counts at most: of an open question's answers each may be as good as certain.
CERTAIN, SURE_ENOUGH = 0.999, 0.85
# A number answers only where it is likelier than other sentences need be.
LEAST_OF_A_NUMBER = 0.25
# So likely it answers without the time or the person that is asked for.
SURELY = 0.7
# … and so likely with no other time than the year of its report.
OF_ITS_YEAR = 0.6
# How near to what was quoted before a sentence stands that goes on with it, in characters, and how likely it must be beside the best.
BESIDE, NEARLY_BESIDE = 4, 0.3
MOST_POINTS = 6
CANDIDATES = 80
# Of so many reports each is asked by itself, and of all together so many sentences are read.
MOST_OF_EACH, MOST_READ_OF_EACH = 12, 144
# A sentence that names a year asked for beside that of the report answers where words and meaning score so much.
ENOUGH_OF_A_YEAR = 0.2
# Dates, numbers of documents and of points, which count nothing.
NO_COUNT = re.compile(r"(?:\d{4}|\d{2}(?=年))年?度?(?=[年,、及和至〕\])]|$)年?|\d{1,2}月(?:份|\d{1,2}[日号])?|[〔\[(]\d{4}[〕\])]\d*号?|第[一二三四五六七八九十\d]+")
A_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万两]+(?=[个名人件宗份项家户次台套天年月日倍成])|[百千]分之")
# Of what is found a sentence of the kind of answer asked for stands first where it answers nearly so likely; a cause is worded freely.
NEARLY_OF_KIND = {"why": 0.6, "outcome": 0.5}
NEARLY_OF_ANY_KIND = 0.8


def lookup(asked: Asked) -> Reply:
    """Answer with the words of the reports."""
    understood = asked.understood
    if (understood.missing_agencies or understood.missing_years) and not asked.reports:
        return not_found(asked)
    if understood.afterwards:
        became = afterwards(asked)
        return partly(became, asked) if became else not_found(asked)
    if happened := what_happened(asked):
        return happened
    if understood.of_each and (each := _of_each(asked)):
        return each
    sections = understood.scope.sections
    if sections and not any(set(sections) & set(kinds_in(report)) for report in asked.reports):
        return without_the_section(asked, sections)
    # What was done about a problem stands elsewhere than among the problems.
    chosen = _stating(asked, sections) or (_stating(asked, ()) if sections else [])
    if SectionType.NEXT_STEPS in sections and not any(_is_planned(asked, one) for one in chosen) and (planned := planned_against(asked)):
        return planned
    if chosen:
        return partly(_answer(asked, chosen), asked)
    return not_found(asked)


def number_in_words(asked: Asked) -> Reply:
    """A number that is known by no indicator: the sentences that answer the question with one."""
    scored = best_sentences(asked, Scope(), asked.reports, CANDIDATES)
    chosen = [one for one in answering_among(asked, scored, LEAST_OF_A_NUMBER) if _gives_the_number(asked.understood.question, _text(asked, one))]
    return partly(_answer(asked, chosen), asked) if chosen else not_found(asked)


def _gives_the_number(question: str, text: str) -> bool:
    """Whether a sentence has a number in a unit that answers, and one for each month or window where that is asked for."""
    unit, each = unit_asked(question), PER.search(question) is not None
    if not unit.is_set and COUNT_ASKED.search(question):
        text = NO_COUNT.sub("", text)
    return bool(A_NUMBER.search(text)) and unit.is_told_in(text) and (not each or PER.search(text) is not None)


def _of_each(asked: Asked) -> Reply | None:
    """The likeliest sentence of each of the reports that a list found; None where none answers, or there are too many."""
    told = {evidence.report.id for evidence in asked.understood.about}
    reports = [report for report in asked.reports if report.id in told]
    if not 1 < len(reports) <= MOST_OF_EACH:
        return None
    chosen, lacking = list[Evidence](), list[Report]()
    for report in reports:
        scored = best_sentences(asked, Scope(), [report], MOST_READ_OF_EACH // len(reports))
        found = [one for one in _of_the_kind_first(asked, answering_among(asked, scored)) if not only_leads(asked, one)]
        told_of_it = [one for one in asked.understood.about if one.report.id == report.id and _tells_what_came_of_it(asked, one)]
        chosen += told_of_it[:1] or [evidence_of(asked, one) for one in (_near_what_was_told(asked, found) or found)[:1]]
        lacking += [] if found or told_of_it else [report]
    if not chosen:
        return None
    reply = Reply(Status.ANSWERED)
    say_quotes(asked, reply, chosen)
    if lacking:
        reply.say(asked.words.say("partly_missing_part", agencies=asked.words.join(list(map(asked.words.report, lacking)))))
        reply.status = Status.PARTIAL
    return partly(reply, asked)


def _tells_what_came_of_it(asked: Asked, told: Evidence) -> bool:
    """Whether a quote of the turn before has what came of the matter already, where that is all that is asked."""
    kinds = sought_in(asked.understood.question)
    return bool(kinds) and all(kind.name in ("outcome", "ending") and kind.told.search(told.report.search.slice_of(told.span)) for kind in kinds)


def _near_what_was_told(asked: Asked, found: Sequence[Scored]) -> list[Scored]:
    """Those that stand in or right beside what the turn before quoted, where one of them answers nearly as likely as the best."""
    told = [(one.report.id, one.span) for one in asked.understood.about]
    least = NEARLY_BESIDE * max((one.answers for one in found), default=0.0)
    return [
        one
        for one in found
        if one.answers >= least and any(one.passage.report == report and one.sentence.start <= span.end + BESIDE and span.start <= one.sentence.end + BESIDE for report, span in told)
    ]


def without_the_section(asked: Asked, sections: tuple[SectionType, ...]) -> Reply:
    """The section asked for is not there: what else is asked about is answered, the lack is named."""
    missing = no_section(asked, sections)
    chosen = _stating(asked, ()) if asks_for_more(asked, sections) else []
    if not chosen:
        return missing
    reply = partly(_answer(asked, chosen), asked)
    reply.say(missing.lines[1])
    reply.status = Status.PARTIAL
    return reply


def asks_for_more(asked: Asked, sections: tuple[SectionType, ...]) -> bool:
    """Whether the topic names something beside the section."""
    named = " ".join(asked.section_names((kind,)) for kind in sections)
    soft = SOFT * max((group.weight for group in asked.topic.groups), default=0.0)
    return any(group.weight > max(1.0, soft) and group.phrase not in named for group in asked.topic.groups)


def _stating(asked: Asked, sections: tuple[SectionType, ...]) -> list[Scored]:
    """The sentences that state what is asked, best first."""
    scored = best_sentences(asked, Scope(sections=sections), asked.reports, CANDIDATES)
    found = answering_among(asked, scored)
    for asks, needed, closely in ((WHEN, TIME, DATE), (wording.WHO, PERSON, DOER)):
        if asks.search(asked.understood.question):
            found = [one for one in found if needed.search(_text(asked, one)) or closely.search(_text(asked, one))] or next_to(asked, found, closely) or [one for one in found if one.answers >= SURELY]
            found = [one for one in found if one.answers >= OF_ITS_YEAR or needed is not TIME or not _tells_only_its_year(asked, one)]
    return _of_the_year(asked, _of_the_kind_first(asked, found), scored)


def _tells_only_its_year(asked: Asked, one: Scored) -> bool:
    """Whether a sentence names no time but the year of its report, which nearly every one does; of a report of several years each tells something."""
    years = _report_of(asked, one).metadata.years
    return len(years) == 1 and {"".join(time.split()) for time in TIME.findall(_text(asked, one))} <= {f"{years[0]}年"}


def _of_the_kind_first(asked: Asked, found: list[Scored]) -> list[Scored]:
    """The sentences found, first those that give the kind of answer asked for, where they answer nearly as likely as the best."""
    for kind in sought_in(asked.understood.question)[:1]:
        least = NEARLY_OF_KIND.get(kind.name, NEARLY_OF_ANY_KIND) * max((one.answers for one in found), default=0.0)
        of_kind = [one for one in found if one.answers >= least and kind.told.search(_text(asked, one))]
        if kind.name in ("why", "outcome"):
            of_kind = [one for one in of_kind if not _is_planned(asked, one)] or [one for one in found if one.answers >= least and not _is_planned(asked, one)]
        return [*of_kind, *(one for one in found if one not in of_kind)]
    return found


def _is_planned(asked: Asked, one: Scored) -> bool:
    return _report_of(asked, one).sections[one.passage.section].type is SectionType.NEXT_STEPS


def _report_of(asked: Asked, one: Scored) -> Report:
    return asked.library.contents.reports[one.passage.report]


def _of_the_year(asked: Asked, found: list[Scored], scored: list[Scored]) -> list[Scored]:
    """Where the question names a year beside that of the report, and no sentence found does, those that name it, be they less near."""
    understood = asked.understood
    covered = {year for report in asked.reports for year in report.metadata.years}
    asked_for = {int(year) for year in wording.YEAR.findall(simplify(understood.question))} - covered - set(understood.missing_years)
    if not asked_for:
        return found
    pattern = re.compile("|".join(rf"(?<!\d){year}" for year in sorted(asked_for)))
    if any(pattern.search(_text(asked, one)) for one in found):
        return found
    # What a report plans is for the year after it, named or not.
    if planned := [one for one in found if _is_planned(asked, one) and (_report_of(asked, one).year or 0) + 1 in asked_for]:
        return planned
    return [one for one in scored if one.score >= ENOUGH_OF_A_YEAR and pattern.search(_text(asked, one))]


def _text(asked: Asked, one: Scored) -> str:
    return _report_of(asked, one).search.slice_of(one.sentence)


def _answer(asked: Asked, chosen: list[Scored]) -> Reply:
    """The best sentences; where the best is the heading over what is asked, what the section under it says."""
    reply = Reply(Status.ANSWERED)
    best = chosen[0]
    asks_openly = bool(wording.OPEN.search(asked.understood.question))
    least, most = (NEARLY_OF_OPEN, SURE_ENOUGH) if asks_openly else (NEARLY_AS_LIKELY, CERTAIN)
    near = [one for one in chosen if _is_nearly_as_good(one, best, least, most)]
    sentences = [s for s in near if not only_leads(asked, s)]
    heading = next((s for s in near if only_leads(asked, s)), None) if asks_openly else None
    if heading is not None and not any(_own_share(asked, s) > _own_share(asked, heading) for s in sentences):
        _say_section(asked, reply, heading)
    if not reply.draft.claims:
        say_quotes(asked, reply, unlike([evidence_of(asked, scored) for scored in sentences or near])[:MOST_CLAIMS])
    return reply


def _is_nearly_as_good(one: Scored, best: Scored, least: float, most: float) -> bool:
    """Whether the odds that a sentence answers are nearly those of the best, of which no more than so likely counts."""
    odds, best_odds = (min(likely, most) / (1 - min(likely, most)) for likely in (one.answers, best.answers))
    return odds >= least * best_odds


def _say_section(asked: Asked, reply: Reply, heading: Scored) -> None:
    report = asked.library.contents.reports[heading.passage.report]
    section = report.sections[heading.passage.section]
    everything = points_under(report, section)
    found = [point for point in everything if _bears_on(asked, point)][:MOST_POINTS]
    if 2 * len(found) > len(everything):
        named = report.quote(without_numeral(report, heading.sentence))
        reply.say(asked.words.say("lookup_lead_section", report=asked.words.report(report), heading=named))
        say_points(asked, reply, found)


def _bears_on(asked: Asked, point: Point) -> bool:
    """Whether a point, or what is said under it, has a word of the topic: the end of a report stands under its last heading."""
    return any(asked.topic.share(piece.report.search.slice_of(piece.span)) > 0 for piece in (point.lead, *point.under))


def _own_share(asked: Asked, scored: Scored) -> float:
    """The share of the topic in the sentence itself, whatever stands around it."""
    return asked.topic.share(_text(asked, scored))
