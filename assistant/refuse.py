"""The honest "not in the reports": what was looked for, where, and the nearest that is there."""

from assistant.named_agency import taken_apart
from assistant.narrow import within
from assistant.reply import Asked, Reply
from assistant.types import Kind, Status
from corpus.section_types import kinds_in
from corpus.types import Report, SectionType

MOST_NAMED = 6
MOST_SUGGESTED = 4


def not_found(asked: Asked, about: str = "", reason: str = "") -> Reply:
    """Nothing is cited and nothing claimed; the reason is named, scope first.

    Args:
        about: what was searched for, where it is not the question's topic.
        reason: said in place of what was searched.
    """
    reply = Reply(Status.NOT_FOUND)
    words, understood = asked.words, asked.understood
    reply.say(words.say("not_found"))
    if not asked.collection:
        reply.lines = [words.say("collection_empty")]
        return reply
    if understood.missing_agencies:
        reply.say(words.say("not_found_agency", agencies=words.join(list(understood.missing_agencies))))
    elif understood.missing_years:
        reply.say(_missing_years(asked))
    elif asked.reports or not understood.outside.named:
        reply.say(reason or _searched(asked, about))
    reply.suggestions = suggestions(asked)
    return reply


def no_section(asked: Asked, kinds: tuple[SectionType, ...]) -> Reply:
    """The reports in scope have no such section at all."""
    reply = Reply(Status.NOT_FOUND)
    agencies = asked.words.join([asked.words.report(report) for report in asked.reports[:MOST_NAMED]])
    reply.say(asked.words.say("not_found"))
    reply.say(asked.words.say("not_found_section", agencies=agencies, section=asked.section_names(kinds)))
    reply.suggestions = suggestions(asked)
    return reply


def suggestions(asked: Asked) -> tuple[str, ...]:
    """Questions that the collection does answer within the user's scope, the nearest to this one first."""
    words, understood = asked.words, asked.understood
    kept = [report for report in asked.collection if within(understood.narrowed, report)]
    nearest = sorted(kept, key=lambda report: (-_nearness(asked, report), report.file))
    found = []
    for report in nearest[:MOST_SUGGESTED]:
        year = str(report.year or "")
        found.append(_suggestion(asked, report, year))
    if understood.missing_agencies or not found:
        found.append(words.say("suggest_meta"))
    return tuple(dict.fromkeys(found))[:MOST_SUGGESTED]


def _suggestion(asked: Asked, report: Report, year: str) -> str:
    """The same indicator where the report has it, else a section that it has."""
    words = asked.words
    agency = words.asked_agency(report.agency)
    numbers = asked.library.contents.figures_of[report.id]
    for indicator in (*asked.understood.indicators, "受理量"):
        if any(figure.canonical and figure.indicator == indicator for figure in numbers):
            return words.say("suggest_figures", agency=agency, year=year, indicator=words.indicator(indicator))
    kinds = kinds_in(report)
    for kind in (*asked.understood.scope.sections, SectionType.PROBLEMS, SectionType.NEXT_STEPS):
        if kind in kinds:
            return words.say("suggest_section", agency=agency, year=year, section=words.section(kind))
    return words.say("suggest_agency", agency=agency, year=year)


def _nearness(asked: Asked, report: Report) -> int:
    """How near a report is to what was asked for: the same agency, the same function, the same year."""
    understood = asked.understood
    score = 4 * (report.agency in understood.scope.agencies)
    score += 1 * any(year in report.metadata.years for year in (*understood.scope.years, *understood.missing_years))
    function = taken_apart(report.agency).function
    wanted = " ".join(understood.missing_agencies).lower()
    if function and any(word in wanted for word in (*function.words, *function.english)):
        score += 2
    return score


def _missing_years(asked: Asked) -> str:
    words, understood = asked.words, asked.understood
    years = words.years_of(understood.missing_years)
    agencies = understood.scope.agencies
    of_agency = [r for r in asked.collection if not agencies or r.agency in agencies]
    present = words.years_of(y for report in of_agency for y in report.metadata.years)
    if agencies:
        named = words.join([words.agency(name) for name in agencies])
        return words.say("not_found_year", agency=named, years=years, present=present)
    return words.say("not_found_year_all", years=years, present=present)


def _searched(asked: Asked, about: str) -> str:
    words = asked.words
    agencies = words.join([words.report(report) for report in asked.reports[:MOST_NAMED]])
    if len(asked.reports) > MOST_NAMED:
        agencies += "…"
    subject = about or asked.named_topic() or asked.understood.question
    if not asked.reports or asked.understood.kind is Kind.OTHER:
        return words.say("not_found_off_topic")
    unmet = [] if about else _unmet(asked)
    if not about and asked.topic.groups and not unmet:
        key = "not_found_together" if len(asked.topic.groups) > 1 else "not_found_unanswered"
        return words.say(key, count=len(asked.reports), agencies=agencies, topic=subject)
    return words.say("not_found_topic", count=len(asked.reports), agencies=agencies, topic=words.join(unmet) or subject)


def _unmet(asked: Asked) -> list[str]:
    """The parts of the topic that no report in scope has in any of their words."""
    concordance = asked.library.concordance
    return [group.phrase for group in asked.topic.groups if not concordance.reports_with(group.alternatives, asked.reports)]
