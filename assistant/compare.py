"""Agencies or years side by side: a row each, with the arithmetic shown."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.arithmetic import add_difference, add_ratio
from assistant.asked import asked_indicators, counts_in
from assistant.asked_alone import WHOSE_MOST, asks_for_numbers, of_one
from assistant.change import change
from assistant.cited_rows import in_rank
from assistant.earlier_year import of_the_year_before
from assistant.evidence import as_evidence, best_sentences
from assistant.figure_claims import stated
from assistant.figure_search import best_of_each_report
from assistant.figures import best_figures
from assistant.groups import SOFT
from assistant.lookup import lookup
from assistant.over_time import WHICH_YEAR
from assistant.own_words import bare_of, own_words
from assistant.parts import GAP_ONLY, parts
from assistant.points import Point, points, say_points
from assistant.premise import false_direction
from assistant.rates import is_above, rates_by_report, shares_asked
from assistant.reading import answering_among
from assistant.refuse import not_found
from assistant.reply import Asked, Reply, partly
from assistant.side_by_side import same_number
from assistant.types import FigureRow, Scope, Status
from assistant.units import AREAS, MONEY, RATE, SHARES, TIMES, unit_asked
from assistant.untold_years import say_untold_years
from assistant.wanted import given, wanted_of
from assistant.worked_out import add_arithmetic, of_one_matter
from corpus.indicators import RATE as RATE_CALLED
from corpus.types import Report

MOST_POINTS, MOST_POINTS_OF_FEW, FEW_REPORTS = 3, 10, 3
CANDIDATES = 24


def compare(asked: Asked) -> Reply:
    """Compare by the indicators asked for; without one, by what each report says of the topic."""
    if not asked.reports:
        return not_found(asked)
    if (changed := false_direction(asked) or of_the_year_before(asked) or change(asked)) is not None:
        return partly(changed, asked)
    question = asked.understood.question
    shares = [] if wording.BY_WHAT_SHARE.search(question) or _is_of_one_above(asked) else shares_asked(question, asked.understood.indicators)
    if shares and (rated := rates_by_report(asked, shares)).draft.claims:
        return partly(rated, asked)
    if (parted := _by_parts(asked)) is not None:
        return partly(parted, asked)
    found = _looked_up(asked, _figures(asked))
    if asked.understood.indicators:
        return partly(say_untold_years(asked, _by_rows(asked, found)), asked)
    asks_figures = asks_for_numbers(question) or WHICH_YEAR.search(question) or wording.TOTAL.search(question) or unit_asked(question).is_set
    if asks_figures and sum(map(len, found.values())) >= min(2, len(asked.reports)):
        return partly(say_untold_years(asked, _by_rows(asked, found)), asked)
    if asked.understood.scope.sections and not _has_a_topic(asked):
        return partly(_by_sections(asked), asked)
    return partly(_by_words(asked), asked)


def _looked_up(asked: Asked, found: dict[str, list[FigureRow]]) -> dict[str, list[FigureRow]]:
    """The figures found; where no indicator names them or a report has none, the numbers of all reports chosen together, if as many tell them."""
    question = asked.understood.question
    if len(found) != 1 or asked.understood.scope.sections or not (asked.understood.indicators or asks_for_numbers(question) or wording.TOTAL.search(question)):
        return found
    name, rows = next(iter(found.items()))
    having = len({row.report.id for row in rows})
    if name and having == len(asked.reports):
        return found
    together = same_number(asked)
    names = {row.figure.indicator if row.figure.canonical else "" for row in together}
    return {names.pop() if len(names) == 1 else "": together} if len(together) >= max(2, having + bool(name)) else found


def _by_parts(asked: Asked) -> Reply | None:
    """Each of several numbers that a question asks for, side by side; None where its indicators say as much, or not every part is told by two reports."""
    agencies = [report.agency for report in asked.collection]
    pieces = [part for part in parts(bare_of(asked.understood.question, agencies)) if wording.FIGURE.search(part.text) and not GAP_ONLY.match(part.text)]
    if len(pieces) < 2 or len(asked.understood.indicators) >= len(pieces) or own_words(asked.understood.question, agencies):
        return None
    wanted = [wanted_of(asked, part.text)[0] for part in pieces]
    found = [best_of_each_report(asked, one) for one in wanted]
    near = [one for each in found for one in each]
    found = [each or best_of_each_report(asked, one, near) for each, one in zip(found, wanted, strict=True)]
    if any(len({one.report.id for one in each}) < 2 for each in found):
        return None
    reply, told = Reply(Status.ANSWERED), list[FigureRow]()
    for each in found:
        cited = [row for one in each if (row := stated(asked, reply, FigureRow(one.report, one.figure, 0))) is not None]
        add_arithmetic(asked, reply, cited)
        told += cited
    reply.figures = tuple(told)
    _say_the_lacking(asked, reply, told)
    return reply if told else None


def _figures(asked: Asked) -> dict[str, list[FigureRow]]:
    """The rows of each indicator; under no name where the question asks something else of each agency."""
    within = _is_of_one_above(asked) and RATE.search(asked.understood.question)
    own = {} if within else own_words(asked.understood.question, [report.agency for report in asked.collection])
    unit = unit_asked(asked.understood.question)
    named = [name for name in asked.understood.indicators if unit.fitting not in (TIMES, MONEY, AREAS) or counts_in(name, unit.fitting)]
    names = tuple(given(asked, asked.understood.question, name) for name in named) or ("",)
    if not own:
        rows_of = {name: _of_the_indicator(best_figures(asked, name, of_one(asked)), name) if within else best_figures(asked, name) for name in names}
        # What no report calls by the name of a rate may be told in other words.
        return rows_of if any(rows_of.values()) or not all(map(RATE_CALLED.search, names)) else {"": best_figures(asked, "")}
    rows = [row for report in asked.reports for row in _of_one(asked, report, own.get(report.agency, ""), names)]
    return {names[0] if len(names) == 1 else "": rows}


def _of_the_indicator(rows: Sequence[FigureRow], indicator: str) -> list[FigureRow]:
    """The rows of the indicator itself, which alone may be divided by each other."""
    return [row for row in rows if row.figure.canonical and row.figure.indicator == indicator]


def _of_one(asked: Asked, report: Report, words: str, names: tuple[str, ...]) -> list[FigureRow]:
    """What a report tells of the words that the question has for its agency."""
    of_it = replace(asked, reports=(report,))
    return [row for name in asked_indicators(words) or names for row in best_figures(of_it, name, words or None, changes=True)]


def _has_a_topic(asked: Asked) -> bool:
    """Whether something besides the sections is asked about."""
    soft = SOFT * max((group.weight for group in asked.topic.groups), default=0.0)
    return any(group.weight > max(1.0, soft) for group in asked.topic.groups)


def _by_rows(asked: Asked, found: dict[str, list[FigureRow]]) -> Reply:
    if not any(found.values()):
        return not_found(asked)
    reply = Reply(Status.ANSWERED)
    words, question, rows = asked.words, asked.understood.question, list[FigureRow]()
    for indicator, figures in found.items():
        if indicator:
            reply.say(words.say("compare_lead", indicator=words.indicator(indicator)))
        ordered = in_rank(figures, question) if wording.RANK.search(question) else figures
        cited = [row for row in (stated(asked, reply, row, indicator) for row in ordered) if row is not None]
        rows += cited
        _say_the_lacking(asked, reply, cited)
        if indicator and RATE.search(asked.understood.question) and _is_within(cited):
            add_ratio(asked, reply, cited)
        elif indicator or _count_the_same(cited):
            add_arithmetic(asked, reply, cited)
        elif len(cited) > 1 and WHOSE_MOST.search(question):
            reply.say(words.say("compare_unlike"))
            reply.status = Status.PARTIAL
    if len(found) > 1 and len(asked.reports) == 1:
        if RATE.search(asked.understood.question):
            add_ratio(asked, reply, rows)
        else:
            add_difference(asked, reply, rows)
    reply.figures = tuple(rows)
    return reply


def _is_within(rows: Sequence[FigureRow]) -> bool:
    """Whether one of two rows is of the agency above that of the other, so that a share of it is asked for."""
    if len(rows) != 2 or any(row.figure.measure in SHARES for row in rows):
        return False
    one, other = (row.report.agency for row in rows)
    return is_above(one, other) or is_above(other, one)


def _is_of_one_above(asked: Asked) -> bool:
    """Whether one indicator of two agencies is asked about of which one is above the other: its share of that is meant, not a rate of each."""
    agencies = list(dict.fromkeys(report.agency for report in asked.reports))
    return len(asked.understood.indicators) == 1 and len(agencies) == 2 and (is_above(*agencies) or is_above(*agencies[::-1]))


def _say_the_lacking(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    having = {row.report.id for row in rows}
    lacking = [report for report in asked.reports if report.id not in having]
    _say_the_missing_years(asked, reply)
    if not lacking:
        return
    names = asked.words.join([asked.words.report(report) for report in lacking])
    reply.say(asked.words.say("partly_missing_part", agencies=names))
    named = set(asked.understood.scope.agencies)
    # One number alone is no order and no sum of them all.
    if (named and any(report.agency in named for report in lacking)) or len(having) == 1:
        reply.status = Status.PARTIAL


def _say_the_missing_years(asked: Asked, reply: Reply) -> None:
    """Name the agencies whose own year, as the question has it, no report covers."""
    there = {(report.agency, year) for report in asked.collection for year in report.metadata.years}
    for agency, year in asked.understood.pairs:
        if (agency, year) not in there and year not in asked.understood.missing_years:
            reply.say(asked.words.say("partly_missing_pair", agency=asked.words.agency(agency), year=year))
            reply.status = Status.PARTIAL


def _count_the_same(rows: Sequence[FigureRow]) -> bool:
    """Whether rows found by other words are not known to be figures of different indicators."""
    return of_one_matter([row.figure for row in rows])


def _by_sections(asked: Asked) -> Reply:
    """What each report's sections say, side by side."""
    reply = Reply(Status.ANSWERED)
    words, kinds = asked.words, asked.understood.scope.sections
    for report in asked.reports:
        found = points(report, kinds)
        if not found:
            text = words.say("partly_missing_section", agencies=words.report(report), section=asked.section_names(kinds))
            reply.say(text)
            reply.status = Status.PARTIAL
            continue
        _say_heading(asked, reply, report)
        say_points(asked, reply, [Point(point.lead) for point in found[: MOST_POINTS if len(asked.reports) > FEW_REPORTS else MOST_POINTS_OF_FEW]])
    return reply if reply.draft.claims else not_found(asked)


def _by_words(asked: Asked) -> Reply:
    """The best sentences of each report on the topic, side by side."""
    if not asked.topic.groups:
        return lookup(asked)
    reply = Reply(Status.ANSWERED)
    reply.say(asked.words.say("compare_lead_plain"))
    for report in asked.reports:
        scope = Scope(sections=asked.understood.scope.sections)
        scored = best_sentences(asked, scope, [report], CANDIDATES)
        chosen = answering_among(asked, scored)
        for piece in chosen[:2]:
            evidence = as_evidence(asked.library, piece, asked.topic)
            agency = asked.words.agency(report.agency)
            text = asked.words.say("quote_claim", agency=agency, quote=evidence.quote)
            reply.state(asked.words, reply.draft.claim(text, [evidence]), report)
        if not chosen:
            reply.say(asked.words.say("partly_missing_part", agencies=asked.words.report(report)))
            reply.status = Status.PARTIAL
    return reply if reply.draft.claims else not_found(asked)


def _say_heading(asked: Asked, reply: Reply, report: Report) -> None:
    section = asked.section_names(asked.understood.scope.sections)
    reply.say(asked.words.say("summary_lead", report=asked.words.report(report), section=section))
