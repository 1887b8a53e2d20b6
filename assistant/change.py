"""How a number changed from one year to another: from the numbers of both, and as the later report says it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant import wording
from assistant.arithmetic import add_share_of_difference, evidence_of, exact, operand, shown
from assistant.asked import asked_indicators
from assistant.both_years import is_the_same, of_both_years
from assistant.candidates import Candidate, sentence_around, words_around
from assistant.chosen_together import count_the_same
from assistant.figure_claims import stated
from assistant.figure_search import best_of_each_report
from assistant.over_time import CHANGED, COMPARED, EACH_YEAR, FELL, LAST_YEAR, ROSE, WHY, asks_change, without_time
from assistant.own_words import bare_of, topic_in, without_agencies
from assistant.parts import parts
from assistant.reply import Asked, Reply
from assistant.terms import names_a_topic
from assistant.types import FigureRow, Status
from assistant.units import SHARES, unit_asked
from assistant.wanted import Wanted, wanted_of
from assistant.wholes import level_of
from corpus.types import Figure, Report, Role, Span

FORMER_LEVEL = re.compile(rf"(?:比|较|与|同|和)(?:(?P<year>20\d\d)年|{LAST_YEAR})(?:度)?(?:同期)?的?(?:[约近])?$")
BY_SHARE = re.compile(r"百分之|百分比|增幅|降幅|涨幅|增速|几成|\b(?:percent\w*|per cent|rate of)\b", re.IGNORECASE)
MORE_OR_LESS = re.compile(r"[多少增减高低](?:出|了|加)?(?:多少|几)(?=[个件项宗份条家台户人名枚张次辆处起笔](?!体)|[?？。,，\s]|$)")
HOW_BIG = re.compile(r"(?:,? ?\band )?\bhow (?:big|large|much|far) (?:was|is|were|a) (?:the|its|their)?\b", re.IGNORECASE)
ENOUGH_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """A number in two years; what the later report says of the change itself."""

    earlier: FigureRow | None
    later: FigureRow | None
    printed: tuple[FigureRow, ...] = ()
    counts_the_same: bool = True

    @property
    def direction(self) -> int:
        """1 where it rose, -1 where it fell, 0 where it is not known."""
        if self.earlier and self.later and self.counts_the_same:
            difference = exact(self.later) - exact(self.earlier)
            return (difference > 0) - (difference < 0)
        said = {_said(row) for row in self.printed} - {0}
        return said.pop() if len(said) == 1 else 0

    @property
    def is_known(self) -> bool:
        return bool(self.printed or (self.earlier and self.later))


def change(asked: Asked) -> Reply | None:
    """What changed between two years, or from each year to the next; None where that is not asked or not told."""
    question = asked.understood.question
    if not asks_change(question):
        return None
    changes = [one for one in changes_of(asked) if one.is_known]
    if not changes:
        return None
    reply = Reply(Status.ANSWERED)
    rows: list[FigureRow] = []
    for one in changes:
        rows += say_rows(asked, reply, one, rows)
    reply.figures = tuple(rows)
    return reply if reply.draft.claims else None


def say_untold(asked: Asked, reply: Reply) -> None:
    """Where a change is asked and only a level is there, that the reports do not tell the change."""
    told = any(row.figure.role is Role.CHANGE for row in reply.figures)
    if asks_change(asked.understood.question) and reply.figures and not told:
        reply.say(asked.words.say("change_untold"))
        reply.status = Status.PARTIAL


def changes_of(asked: Asked) -> list[Change]:
    """The changes between the years that a question names or means, of its one agency."""
    agencies = {report.agency for report in asked.reports}
    if len(agencies) != 1:
        return []
    own = sorted((r for r in asked.collection if r.agency in agencies and r.year is not None), key=lambda r: (r.year or 0, r.file))
    wanted = _wanted(asked)
    if not (wanted.indicator or wanted.whole.groups):
        return []
    return [_between(asked, wanted, own, earlier, later) for earlier, later in _years(asked, own)]


def change_of_premise(asked: Asked) -> Change | None:
    """The one change that a question takes for granted; None where the reports do not tell it."""
    known = [one for one in changes_of(asked) if one.is_known]
    return known[0] if len(known) == 1 else None


def change_to(asked: Asked, report: Report, name: str) -> Change:
    """How an indicator changed to the year of a report from the one before."""
    if report.year is None:
        return Change(None, None)
    own = sorted((r for r in asked.collection if r.agency == report.agency and r.year is not None and (r.year != report.year or r.id == report.id)), key=lambda r: (r.year or 0, r.file))
    wanted = wanted_of(asked, name, (name,), any_unit=unit_asked(asked.understood.question).fitting == SHARES)[0]
    return _between(asked, wanted, own, report.year - 1, report.year)


def _wanted(asked: Asked) -> Wanted:
    """What changed: what asks for the change without its years and the words for that."""
    asking = _pieces(asked)[0]
    matter = CHANGED.sub(" ", WHY.sub(" ", BY_SHARE.sub(" ", MORE_OR_LESS.sub(" ", without_time(HOW_BIG.sub(" ", asking))))))
    matter = bare_of(matter, [report.agency for report in asked.collection])
    by_share = unit_asked(asked.understood.question).fitting == SHARES
    own = asked_indicators(without_agencies(asking, [report.agency for report in asked.collection]))
    names = (own or asked.understood.indicators)[:1] or None
    return wanted_of(asked, matter, names, any_unit=by_share)[0]


def other_parts(asked: Asked) -> list[str]:
    """The parts of a question for a change that ask for something else beside it."""
    return _pieces(asked)[1]


def _pieces(asked: Asked) -> tuple[str, list[str]]:
    """What asks for the change, with the part before it where it names no matter of its own; and the parts that ask for something else."""
    question = asked.understood.question
    pieces = [part.whole or part.text for part in parts(question)]
    pieces = list(dict.fromkeys(pieces))
    at = next((n for n, piece in enumerate(pieces) if CHANGED.search(piece)), None)
    if at is None or len(pieces) < 2:
        return question, []
    agencies = [report.agency for report in asked.collection]
    first = at - 1 if at and not _names_a_matter(asked, bare_of(pieces[at], agencies)) else at
    rest = [piece for n, piece in enumerate(pieces) if not first <= n <= at and not CHANGED.search(piece)]
    years = " ".join(re.findall(r"20\d\d年?", question)) if first == at else ""
    return f"{' '.join(pieces[first : at + 1])} {years}".strip(), rest


def _names_a_matter(asked: Asked, piece: str) -> bool:
    """Whether a piece says what changed, and not only that it did."""
    left = MORE_OR_LESS.sub(" ", BY_SHARE.sub(" ", CHANGED.sub(" ", COMPARED.sub(" ", piece))))
    return bool(asked_indicators(left)) or names_a_topic(topic_in(left), asked.understood.language, soft=True)


def _years(asked: Asked, own: Sequence[Report]) -> list[tuple[int, int]]:
    """The pairs of years that are compared, the earlier first."""
    question, understood = asked.understood.question, asked.understood
    there = sorted({report.year for report in own if report.year is not None})
    named = sorted({*understood.scope.years, *understood.told_years})
    since_last = re.search(LAST_YEAR, question) is not None or (COMPARED.search(question) is not None and "同比" in question)
    if since_last and len(named) != 1 and len(there) > 1:
        years = named if len(named) > 1 else there
        return list(pairwise(years))
    if len(named) > 1:
        each = bool(re.search(r"每一?年|历年|逐年|\b(?:each|every|per) year\b|year by year", question, re.IGNORECASE))
        return list(pairwise(named)) if each else [(named[0], named[-1])]
    if len(named) == 1:
        year = named[0]
        if year in understood.told_years or (year == there[0] and len(there) > 1 and re.search(rf"{year}\s*年?以来|since {year}", question)):
            later = [y for y in there if y > year]
            return [(year, later[0])] if later else []
        return [(year - 1, year)]
    if EACH_YEAR.search(question) and len(there) > 1:
        return [(there[0], there[-1])]
    return list(pairwise(there)) if len(there) > 1 else [(there[0] - 1, there[0])] if there else []


def _between(asked: Asked, wanted: Wanted, own: Sequence[Report], earlier: int, later: int) -> Change:
    of_later = next((report for report in reversed(own) if report.year == later), None)
    if of_later is None:
        return Change(None, None)
    now = _level(asked, wanted, of_later, later)
    of_earlier = next((report for report in reversed(own) if report.year == earlier), None)
    then = _level(asked, wanted, of_earlier, earlier) if of_earlier is not None else None
    then = then or (_former(asked, now, earlier) if now else None)
    is_clear = True
    if of_earlier is not None and not (then and now and is_the_same(then.figure, now.figure)):
        levels = [[n for n in asked.library.contents.figures_of[report.id] if not _is_former(report, n)] for report in (of_earlier, of_later)]
        then, now, is_clear = of_both_years(asked, wanted, (of_earlier, of_later), levels, (then, now))
    if then and now and _item(then.figure) != _item(now.figure):
        then, now = _of_all(asked, wanted, then), _of_all(asked, wanted, now)
    if then and now and not _alike(then.figure, now.figure):
        then = None
    printed = _printed(asked, wanted, of_later, now) if earlier == later - 1 else ()
    same = not (then and now) or then.report.id == now.report.id or count_the_same(*(Candidate(row.report, row.figure, 1.0, 1.0) for row in (then, now)))
    return Change(then, now, printed, same and is_clear)


def _level(asked: Asked, wanted: Wanted, report: Report, year: int) -> FigureRow | None:
    """A report's figure of what is asked, as it stood in a year."""
    understood = replace(asked.understood, scope=replace(asked.understood.scope, years=(year,), agencies=(report.agency,)), told_years=())
    found = best_of_each_report(replace(asked, reports=(report,), understood=understood), wanted)
    levels = [one for one in found if one.figure.role is Role.LEVEL and one.figure.amount is not None and not _is_former(report, one.figure)]
    return FigureRow(report, levels[0].figure, 0) if levels else None


def _item(number: Figure) -> str:
    """The item that a figure of an indicator counts; empty where it counts all."""
    return number.subject if number.canonical else ""


def _of_all(asked: Asked, wanted: Wanted, row: FigureRow) -> FigureRow | None:
    """The figure that counts all, where a report's best one counts an item; None where that is what the words ask for."""
    whole = level_of(asked, row.report, wanted.indicator) if wanted.indicator else None
    return row if not _item(row.figure) else FigureRow(row.report, whole.figure, 0) if whole is not None else None


def _former(asked: Asked, now: FigureRow, year: int) -> FigureRow | None:
    """What the later report tells of the year before, in its own column or as what it compares with (比2020年的41046件)."""
    report, number = now.report, now.figure
    numbers = asked.library.contents.figures_of[report.id]
    same = [n for n in numbers if n.amount is not None and n.start != number.start and n.measure == number.measure]
    columns = [n for n in same if n.period == str(year) and n.role is Role.LEVEL and _label(n) == _label(number) and n.subject == number.subject]
    sentence = sentence_around(report, number)
    compared = [n for n in same if sentence.start <= n.start < sentence.end and n.start > number.start and _is_former(report, n, year)]
    found = columns or compared
    return FigureRow(report, found[0], 0) if found else None


def _is_former(report: Report, number: Figure, year: int | None = None) -> bool:
    """Whether the words before a number make it that of the year that is compared with."""
    before = report.search.slice_of(Span(max(0, number.start - 24), number.start))
    match = FORMER_LEVEL.search(before)
    return match is not None and (year is None or match["year"] in (None, str(year)))


def _label(number: Figure) -> str:
    return re.sub(r"20\d\d年度?|\s+", "", number.indicator)


def _alike(one: Figure, other: Figure) -> bool:
    return one.measure == other.measure or bool(one.canonical and one.indicator == other.indicator and {one.measure, other.measure} <= {"", "件", "宗", "份", "项", "个"})


def _printed(asked: Asked, wanted: Wanted, report: Report, now: FigureRow | None) -> tuple[FigureRow, ...]:
    """What the report itself says of the change since the year before."""
    numbers = [n for n in asked.library.contents.figures_of[report.id] if n.role is Role.CHANGE]
    if now is not None:
        sentence = sentence_around(report, now.figure)
        beside = [n for n in numbers if now.figure.start < n.start < sentence.end and not _another_between(asked, now, n)]
        if beside:
            return tuple(FigureRow(report, n, 0) for n in beside)
        if now.figure.canonical and not now.figure.subject and (of_it := [n for n in numbers if n.canonical and n.indicator == now.figure.indicator and not n.subject]):
            sentence = sentence_around(report, of_it[0])
            return tuple(FigureRow(report, n, 0) for n in of_it if sentence.start <= n.start < sentence.end)
    named = [n for n in numbers if wanted.indicator and n.indicator == wanted.indicator and n.canonical and not n.subject and not wanted.topic.groups]
    close = named or [n for n in numbers if wanted.whole.groups and words_around(report, n).own_share(wanted.whole) >= ENOUGH_ALIKE and not wanted.indicator]
    return tuple(FigureRow(report, n, 0) for n in close[:1])


def _another_between(asked: Asked, now: FigureRow, number: Figure) -> bool:
    """Whether another level stands between a level and a change, which is then that one's."""
    numbers = asked.library.contents.figures_of[now.report.id]
    between = [n for n in numbers if now.figure.start < n.start < number.start and n.role is Role.LEVEL]
    return any(not _is_former(now.report, n) for n in between)


def _said(row: FigureRow) -> int:
    clause = row.report.search.slice_of(row.figure.clause)
    return bool(ROSE.search(clause)) - bool(FELL.search(clause))


def say_rows(asked: Asked, reply: Reply, one: Change, known: Sequence[FigureRow]) -> list[FigureRow]:
    """Both numbers, what the report says of the change, and the difference worked out."""
    told = {(row.report.id, row.figure.start) for row in known}
    printed = [each for each in one.printed if not any(other is not each and other.figure.clause.holds(each.figure.clause) for other in one.printed)]
    levels = [each for each in (one.earlier, one.later) if each and (each.report.id, each.figure.start) not in told]
    # 比2020年的41046件增加5172件 is said once.
    levels = [each for each in levels if not any(other.figure.clause.holds(each.figure.clause) for other in printed if other.report.id == each.report.id)]
    rows = [row for each in (*levels, *printed) if (row := stated(asked, reply, each))]
    if one.earlier and one.later and one.counts_the_same:
        say_direction(asked, reply, one)
        told_by_share = any(row.figure.measure in SHARES for row in one.printed)
        if not told_by_share and (BY_SHARE.search(asked.understood.question) or wording.BY_WHAT_SHARE.search(asked.understood.question)):
            add_share_of_difference(asked, reply, [one.earlier, one.later], one.earlier)
    return rows


def say_direction(asked: Asked, reply: Reply, one: Change) -> None:
    """Which way a number went, with the difference worked out."""
    if not (one.earlier and one.later and one.counts_the_same):
        return
    difference = exact(one.later) - exact(one.earlier)
    key = "change_rose" if difference > 0 else "change_fell" if difference < 0 else "change_none"
    if one.later.figure.measure in SHARES and difference:
        key += "_points"
    larger, smaller = (one.later, one.earlier) if difference > 0 else (one.earlier, one.later)
    values = {"larger": operand(larger), "smaller": operand(smaller), "difference": shown(abs(difference))}
    numbers = list(values.values())
    claim = reply.draft.claim(asked.words.say(key, **values), [evidence_of(one.earlier), evidence_of(one.later)], numbers)
    reply.state(asked.words, claim)
