"""Numbers: one figure or several, what is worked out from them, each row with its citation."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assistant import wording
from assistant.arithmetic import add_difference, add_ratio, add_share_of_total, add_total
from assistant.asked import asked_indicators, without_indicators
from assistant.breakdown import with_breakdown
from assistant.candidates import Candidate
from assistant.change import change, other_parts, say_untold
from assistant.earlier_year import of_the_year_before
from assistant.figure_claims import stated
from assistant.figure_search import all_fitting, best_of_each_report, printed_shares
from assistant.figure_shares import (
    answer_share,
    answer_share_of_above,
    answer_share_of_all,
    answer_share_of_everything,
    answer_year_before,
    pairs_in_words,
    pairs_within,
    rates_within,
)
from assistant.figure_table import figure_table
from assistant.figure_words import is_bare
from assistant.found import Found
from assistant.items import items_asked
from assistant.lookup import number_in_words
from assistant.over_time import EACH_QUARTER
from assistant.own_words import bare_of
from assistant.parts import BREAKDOWN, GAP_ONLY, SUM_ONLY, Part, asks_for_words, parts
from assistant.premise import false_direction
from assistant.rates import rates_by_report, shares_asked, state_rate
from assistant.reading import is_told, with_chinese_names
from assistant.reply import Asked, Reply, partly
from assistant.series import series
from assistant.types import FigureRow, Status
from assistant.units import SHARES, unit_asked
from assistant.untold import answered_in_words
from assistant.untold_years import say_untold_years
from assistant.wanted import TOTAL_ASKED, Wanted, wanted_of
from assistant.wholes import alike_beside, whole_of
from assistant.worked_from import YEAR_BEFORE, rest, say_result
from assistant.yes_no import say_whether
from corpus.indicators import RATE
from corpus.types import Report

COMPLEMENTS = frozenset(("不予受理量", "审批不同意量", "未按时办结量"))
# Of several things the number of each is asked for.
RESPECTIVELY = re.compile(r"分别|各(?:自|是|有|为)|\brespectively\b", re.IGNORECASE)
# A part that asks of those of the part before.
OF_THEM = re.compile(r"其中|当中|这些|那些|\b(?:of|among) (?:them|these|those|which)\b", re.IGNORECASE)


def figure(asked: Asked) -> Reply:
    """Answer with figures; a figure that fits nothing but the indicator's name is no answer."""
    if wording.ALL_FIGURES.search(asked.understood.question):
        return figure_table(asked)
    if (changed := false_direction(asked) or of_the_year_before(asked)) is not None:
        return partly(changed, asked)
    if (changed := change(asked)) is not None:
        return partly(_with_other_parts(asked, changed, other_parts(asked)), asked)
    shares = shares_asked(asked.understood.question, asked.understood.indicators) if len(asked.reports) > 1 else []
    if shares and (rated := rates_by_report(asked, shares)).draft.claims:
        return partly(rated, asked)
    found = Found()
    pieces = parts(bare_of(asked.understood.question, [report.agency for report in asked.collection]))
    for whole, group in groupby(pieces, key=lambda part: part.whole or part.text):
        _answer_group(asked, found, whole, list(group), is_only=len(pieces) == 1)
    if not found.rows:
        return number_in_words(asked)
    reply = Reply(Status.ANSWERED)
    _add_rows(asked, reply, found.rows)
    _work_out(asked, reply, found)
    quotes = [citation.evidence.report.search.slice_of(citation.evidence.span) for citation in reply.draft.citations]
    lacking = [part for part in found.lacking if not _is_told(asked, part.strip("“”"), quotes)]
    lacking = answered_in_words(asked, reply, lacking)
    if lacking:
        _say_lacking(asked, reply, lacking)
        reply.status = Status.PARTIAL
    say_whether(asked, reply)
    say_untold(asked, reply)
    return partly(say_untold_years(asked, _without_the_lacking(asked, reply, found.rows)), asked)


def _is_told(asked: Asked, part: str, quotes: Sequence[str]) -> bool:
    """Whether one of the quotes, in the search text's form, answers a part in the unit that it asks for."""
    unit = unit_asked(part)
    return is_told(with_chinese_names(asked, part), [quote for quote in quotes if unit.is_told_in(quote)])


def _say_lacking(asked: Asked, reply: Reply, lacking: Sequence[str]) -> None:
    words = [part for part in lacking if asks_for_words(part)]
    if numbers := [part for part in lacking if part not in words]:
        reply.say(asked.words.say("partly_missing_indicator", indicators=asked.words.join(numbers)))
    if words:
        reply.untold = tuple(part.strip("“”") for part in words)
        reply.say(asked.words.say("partly_missing_words", parts=asked.words.join(words)))


def _with_other_parts(asked: Asked, reply: Reply, others: Sequence[str]) -> Reply:
    """A change with what the question asks for beside it."""
    found = Found()
    for part in parts(bare_of("; ".join(others), [report.agency for report in asked.collection])) if others else ():
        _answer_part(asked, found, part, is_only=False)
    told = [citation.evidence for citation in reply.draft.citations]
    new = [one for one in found.rows if not any(one.report.id == held.report.id and held.span.holds(one.figure.clause) for held in told)]
    reply.figures = (*reply.figures, *(row for one in new if (row := stated(asked, reply, FigureRow(one.report, one.figure, 0))) is not None))
    return reply


def best_figures(asked: Asked, indicator: str, text: str | None = None, changes: bool = False) -> list[FigureRow]:
    """The best figure of each report in scope for an indicator, without citations yet.

    Args:
        text: the words that its clause should hold, the question itself when not given.
        changes: where a report gives no such figure, how much it changed is better than nothing.
    """
    words = asked.understood.question if text is None else text
    by_share = bool(wording.BY_WHAT_SHARE.search(asked.understood.question)) and not RATE.search(indicator)
    any_unit = unit_asked(words).fitting == SHARES and (len(asked.understood.indicators) > 1 or by_share)
    wanted = wanted_of(asked, words, (indicator,) if indicator else (), any_unit)[0]
    found = best_of_each_report(asked, replace(wanted, with_changes=changes or len(asked.reports) > 1))
    return [FigureRow(c.report, c.figure, 0) for c in found]


def _answer_group(asked: Asked, found: Found, whole: str, group: Sequence[Part], is_only: bool) -> None:
    """Answer the pieces of one part each with a figure of its own, or else the part as a whole."""
    if SUM_ONLY.match(whole) and len(found.rows) > 1:
        found.sums.append(tuple(found.last if len(found.last) > 1 else found.rows))
        return
    if GAP_ONLY.match(whole) and len(found.rows) > 1:
        found.differences.append((found.rows[-2], found.rows[-1]))
        return
    if OF_THEM.search(whole) and found.lacking and not found.rows:
        found.lacking.append(f"“{whole}”")
        return
    if len(group) > 1 and _answer_pieces(asked, found, group):
        return
    if len(group) > 1 and len({asked_indicators(part.text) for part in group}) == len(group) and RESPECTIVELY.search(whole):
        # What one of them lacks is told; the others are answered.
        for part in group:
            _answer_part(asked, found, part, is_only=False)
        return
    if YEAR_BEFORE.search(whole) and found.last and answer_year_before(asked, found):
        return
    if answer_share_of_above(asked, found, whole) or answer_share_of_all(asked, found, whole) or answer_share(asked, found, whole) or answer_share_of_everything(asked, found, whole):
        return
    _answer_part(asked, found, Part(whole), is_only)


def _answer_pieces(asked: Asked, found: Found, group: Sequence[Part]) -> bool:
    """Give each piece a figure of its own in every report that has one for all of them."""
    pieces = [all_fitting(asked, wanted_of(asked, part.text)[0], found.last) for part in group]
    own = [one for report in asked.reports for one in _own_of_each(report, pieces)]
    if not own:
        return False
    found.last = own
    found.add(own)
    return True


def _own_of_each(report: Report, pieces: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """A report's best figure for each piece, none for two: the surest piece chooses first; empty where one has none."""
    fitting = [[c for c in piece if c.report.id == report.id] for piece in pieces]
    chosen: dict[int, Candidate] = {}
    for at in sorted(range(len(fitting)), key=lambda n: (-max((c.score for c in fitting[n]), default=0.0), n)):
        taken = {c.figure.start for c in chosen.values()}
        free = [c for c in fitting[at] if c.figure.start not in taken]
        if not free:
            return []
        chosen[at] = free[0]
    return [chosen[at] for at in sorted(chosen)]


def _answer_part(asked: Asked, found: Found, part: Part, is_only: bool) -> None:
    if part.positive and _answer_complement(asked, found, part):
        return
    if not is_only and asks_for_words(part.text):
        found.lacking.append(f"“{part.text}”")
        return
    last: list[Candidate] = []
    for wanted in _wanted(asked, found, part, is_only):
        if EACH_QUARTER.search(part.text) and (by_quarter := series(asked, wanted)):
            last += by_quarter
            continue
        if not found.last and (printed := printed_shares(asked, wanted)):
            last += printed
            continue
        pairs = pairs_within(asked, found, wanted)
        candidates = [] if pairs else best_of_each_report(asked, wanted, found.last)
        pairs = pairs or pairs_in_words(asked, part, wanted, candidates)
        candidates = [] if pairs else candidates
        if pairs and wanted.unit.fitting == SHARES:
            found.ratios += pairs
            last += [one for part_of_it, whole in pairs for one in (whole, part_of_it)]
            continue
        last += candidates or [part_of_it for part_of_it, _ in pairs]
        rates = rates_within(asked, wanted, candidates) if not pairs and wanted.is_share_of_a_count else []
        if rates:
            last = [one for one in last if one not in candidates]
        found.rates += rates
        last += [Candidate(rate.report, row.figure, 1.0, 1.0) for _, rate in rates for row in rate.rows]
        lefts = [] if candidates or pairs or rates else [one for report in asked.reports if (one := rest(asked, report, wanted.indicator)) is not None]
        found.worked += lefts
        last += [one for left in lefts for one in left.figures]
        if not candidates and not pairs and not rates and not lefts and not (last and wanted.is_share_of_a_count) and _says_something(wanted, found):
            found.lacking.append(_name(asked, wanted))
    if wording.TOTAL.search(part.text) and len(last) == 1 and len(alike := alike_beside(asked, last[0])) > 1:
        last = alike
        found.sums.append(tuple(alike))
    if BREAKDOWN.search(part.text):
        last = [one for each in last for one in with_breakdown(asked, each)]
    found.add(last)
    found.last = last or found.last


def _says_something(wanted: Wanted, found: Found) -> bool:
    """Whether a part names anything; 是多少 behind what is found asks for that again."""
    return bool(wanted.indicator or wanted.whole.groups or wanted.unit.is_set or not found.last)


def _wanted(asked: Asked, found: Found, part: Part, is_only: bool) -> list[Wanted]:
    """What a part asks for; a question that only goes on with the last asks for the indicators of that."""
    wanted = wanted_of(asked, part.text)
    understood = asked.understood
    items = [item for one in wanted for item in items_asked(one.whole)]
    if not items and found.item and all(is_bare(one.topic) for one in wanted) and not TOTAL_ASKED.search(part.text):
        # 预售许可批了多少, 不批的多少: a part that names nothing of its own is of the item before.
        return wanted_of(asked, f"{found.item} {part.text}")
    if found.matter and OF_THEM.search(part.text) and all(is_bare(one.topic) for one in wanted):
        return wanted_of(asked, f"{found.matter} {part.text}")
    found.item = items[0].phrase if items else ""
    found.matter = "" if is_bare(wanted[0].topic) else without_indicators(wanted[0].text)
    if is_only and not wanted[0].indicator and (understood.indicators or not wanted[0].whole.groups):
        return [replace(one, read_as=part.text) for one in wanted_of(asked, f"{understood.topic} {part.text}", understood.indicators)]
    return wanted


def _answer_complement(asked: Asked, found: Found, part: Part) -> bool:
    """What is not so: the whole less the part that is so (不是24小时的自助终端)."""
    if COMPLEMENTS & {wanted.indicator for wanted in wanted_of(asked, part.text)}:
        return False
    wanted = [*wanted_of(asked, part.positive), *wanted_of(asked, part.positive, ())]
    for one in (candidate for each in wanted for candidate in all_fitting(asked, each, found.last)):
        whole = whole_of(asked, one)
        if whole is not None and (whole.figure.amount or 0) >= (one.figure.amount or 0):
            found.add([whole, one])
            found.differences.append((whole, one))
            found.last = [one]
            return True
    return False


def _name(asked: Asked, one: Wanted) -> str:
    return asked.words.indicator(one.indicator) if one.indicator else f"“{one.wording.strip()}”"


def _work_out(asked: Asked, reply: Reply, found: Found) -> None:
    row_of = {(row.report.id, row.figure.start): row for row in reply.figures}

    def rows(candidates: Sequence[Candidate]) -> list[FigureRow]:
        return [row_of[key] for c in candidates if (key := (c.report.id, c.figure.start)) in row_of]

    for pair in found.differences:
        add_difference(asked, reply, rows(pair))
    for pair in found.ratios:
        add_ratio(asked, reply, rows(pair))
    for share, rate in found.rates:
        state_rate(asked, reply, rate, share)
    for one, everything in found.of_all:
        add_share_of_total(asked, reply, rows([one]), rows(everything))
    for group in found.sums:
        add_total(asked, reply, rows(group))
    for worked in found.worked:
        if len(own := rows(worked.figures)) == len(worked.figures):
            say_result(asked, reply, worked, own)


def _add_rows(asked: Asked, reply: Reply, chosen: Sequence[Candidate]) -> None:
    rows = [row for one in chosen if (row := stated(asked, reply, FigureRow(one.report, one.figure, 0))) is not None]
    reply.figures = tuple(rows)


def _without_the_lacking(asked: Asked, reply: Reply, rows: Sequence[Candidate]) -> Reply:
    """Name the agencies that were asked for and give no such figure."""
    having = {candidate.report.agency for candidate in rows}
    lacking = [name for name in asked.understood.scope.agencies if name not in having and name not in asked.understood.by_place]
    if lacking:
        named = asked.words.join([asked.words.agency(name) for name in lacking])
        reply.say(asked.words.say("partly_missing_part", agencies=named))
        reply.status = Status.PARTIAL
    return reply
