"""Rates that reports do not print: a count as a share of what it is a part of, worked out in each report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant import wording
from assistant.arithmetic import are_alike, evidence_of, exact, operand, percent, shown
from assistant.asked import asked_indicators
from assistant.cited_rows import ranks, ranks_up
from assistant.named_agency import taken_apart
from assistant.refuse import not_found
from assistant.reply import Asked, Reply
from assistant.types import Evidence, FigureRow, Status
from assistant.units import SHARES, unit_asked
from assistant.wholes import level_of
from corpus.indicators import RATE, rest_of, stand_ins, wholes_of
from corpus.types import Report, Role


@dataclass(frozen=True, slots=True)
class Share:
    """A share that is asked for: of which indicator, and of what, empty: of what the genre has it a part of."""

    part: str
    whole: str = ""

    @property
    def wholes(self) -> tuple[str, ...]:
        return (self.whole, *stand_ins(self.whole)) if self.whole else wholes_of(self.part)


@dataclass(frozen=True, slots=True)
class Rate:
    """A report's share with the figures behind it, what it is of, and how it is worked out (2838 ÷ 736253 = 0.39%)."""

    report: Report
    rows: tuple[FigureRow, ...]
    whole: str
    percent: Decimal
    working: str


# 占办结量的百分之几, what share of the applications accepted, as a percentage of those concluded.
OF_A_WHOLE = re.compile(
    r"占(?:了|到|全部|所有|总)?(?P<zh>[^,;?]{1,16}?)(?:总[数量])?(?:的)?(?:百分之(?:几|多少)|百分比|比例|比重|几成|多少|多大)|"
    r"\b(?:share|percentage|percent|per cent|proportion|fraction|part) of (?:the |all |its |their |those |these )*(?P<en>[\w' -]+?)(?= (?:did|do|does|was|were|is|are|has|have|had|came|went)\b|[,?.;]|$)",
    re.IGNORECASE,
)


# All that the reports tell together, rather than all of one report.
OF_ALL = re.compile(
    r"(?:全部|所有|各|[两二三四五六七八九十\d]+)(?:个|家|份)?(?:报告|单位|机关|部门|局|家)|[两二三四五六七八九十]家|\b(?:all|every|the (?:five|\d+)) (?:of )?(?:the )?(?:\w+ )?(?:reports|agencies|bureaus)\b|"
    r"\b(?:total|overall|combined|all) [\w ]+(?:comes?|came|is|are|was|were) (?:from|due to|by)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ShareOf:
    """A share of a named whole; `parts` are the indicators that the same words name beside it."""

    whole: str
    parts: tuple[str, ...]

    def shares(self, before: str) -> list[Share]:
        """The shares that are meant, of what the part before counted where this one names no part."""
        parts = self.parts or ((before,) if before else ())
        return [Share(part, self.whole) for part in parts if part != self.whole]


def share_of(part: str) -> ShareOf | None:
    """The named whole that a part of a question asks the share of; None where it names none.

    >>> share_of("网上受理的占全部受理的多少")
    ShareOf(whole='受理量', parts=('网上受理量',))
    """
    match = OF_A_WHOLE.search(part)
    named = asked_indicators(match["zh"] or match["en"]) if match else ()
    if match is None or not named or RATE.search(named[0]):
        return None
    rest = f"{part[: match.start()]} {part[match.end() :]}"
    return ShareOf(named[0], tuple(name for name in asked_indicators(rest) if not RATE.search(name)))


def of_all_reports(part: str, before: Sequence[str]) -> str:
    """The indicator of which a part of a question asks an agency's share in all reports together; else empty.

    >>> of_all_reports("受理量占全部报告受理量的百分之几", [])
    '受理量'
    """
    match = OF_A_WHOLE.search(part)
    if match is None or not OF_ALL.search(part[match.start() :]):
        return ""
    named = dict.fromkeys(name for name in asked_indicators(part) if not RATE.search(name))
    return next(iter(named or before), "") if len(named) < 2 else ""


# All of the city's, where an agency of a district is asked.
OF_ABOVE = re.compile(
    r"占(?:了|到)?(?:整个|全)?(?:市局|省局|州局|市里|省里|全市|全省|全州|市级)|占(?:了|到)?(?:整个|全)(?:市|省|州|县)|"
    r"\b(?:of|in) (?:the )?(?:whole |entire |all )?(?:city|municipal(?:ity)?|province|provincial|prefecture)(?:'s|-wide|wide)?\b|\b(?:city|province)[- ]?wide\b",
    re.IGNORECASE,
)


def is_above(one: str, other: str) -> bool:
    """Whether an agency is that of the city, or the province, in which another one of its kind is.

    >>> is_above("襄阳市公安局", "襄阳市公安局樊城区分局"), is_above("襄阳市公安局樊城区分局", "襄阳市公安局")
    (True, False)
    """
    above, below = taken_apart(one), taken_apart(other)
    if not above.places or not below.places or above.function != below.function:
        return False
    own, within = above.places[-1].name, below.places[-1]
    return own != within.name and (own in within.within or own in [place.name for place in below.places[:-1]])


def reports_above(asked: Asked, report: Report) -> list[Report]:
    """The reports of the same year by the agency of the same kind above that of a report."""
    same = [one for one in asked.collection if set(one.metadata.years) & set(report.metadata.years)]
    return [one for one in same if is_above(one.agency, report.agency)]


def shares_asked(question: str, names: Sequence[str]) -> list[Share]:
    """The shares of counts that a question asks for, by the indicators it names: none where it asks for the counts.

    >>> shares_asked("哪家不同意率最高", ["审批不同意量"])
    [Share(part='审批不同意量', whole='')]
    """
    if unit_asked(question).fitting != SHARES or any(RATE.search(name) for name in names):
        return []
    parts = [name for name in names if wholes_of(name)]
    within = [Share(part, whole) for part in parts for whole in names if whole != part and whole in _wholes(part)]
    return within[:1] if len(names) == 2 and within else [Share(part) for part in parts]


def _wholes(part: str) -> set[str]:
    """All that an indicator is a part of, also at one remove."""
    found: set[str] = set()
    waiting = [part]
    while waiting:
        new = set(wholes_of(waiting.pop())) - found
        found |= new
        waiting += sorted(new)
    return found


def rate_of(asked: Asked, report: Report, share: Share) -> Rate | None:
    """The share as the report prints it, else worked out from part and whole, else from the rest of the whole."""
    return _printed(asked, report, share) or _worked_out(asked, report, share) or _without_the_rest(asked, report, share)


def _printed(asked: Asked, report: Report, share: Share) -> Rate | None:
    numbers = asked.library.contents.figures_of[report.id]
    found = [n for n in numbers if n.parent == share.part and n.measure in SHARES and n.role is Role.LEVEL and n.amount is not None]
    if not found or share.whole not in ("", *wholes_of(share.part)):
        return None
    row = FigureRow(report, found[0], 0)
    return Rate(report, (row,), share.wholes[0], exact(row), row.figure.value + row.figure.unit)


def _rows(asked: Asked, report: Report, share: Share, part: str) -> tuple[FigureRow, FigureRow] | None:
    """A part with the first of its wholes that the report gives in the same unit."""
    one = level_of(asked, report, part)
    for name in share.wholes if one else ():
        whole = level_of(asked, report, name)
        rows = [FigureRow(report, each.figure, 0) for each in (one, whole) if each]
        if len(rows) == 2 and are_alike(rows) and 0 < exact(rows[1]) >= exact(rows[0]):
            return rows[0], rows[1]
    return None


def _worked_out(asked: Asked, report: Report, share: Share) -> Rate | None:
    rows = _rows(asked, report, share, share.part)
    if rows is None:
        return None
    part, whole = rows
    result = percent(exact(part), exact(whole))
    return Rate(report, rows, whole.figure.indicator, Decimal(result), f"{operand(part)} ÷ {operand(whole)} = {result}%")


def _without_the_rest(asked: Asked, report: Report, share: Share) -> Rate | None:
    """All but the other part of the same whole: 410053 concluded, 1 of them refused."""
    rest = rest_of(share.part)
    rows = _rows(asked, report, share, rest) if rest else None
    if rows is None:
        return None
    other, whole = rows
    part = exact(whole) - exact(other)
    result = percent(part, exact(whole))
    working = f"{operand(whole)} − {operand(other)} = {shown(part)}, {shown(part)} ÷ {operand(whole)} = {result}%"
    return Rate(report, rows, whole.figure.indicator, Decimal(result), working)


def state_rate(asked: Asked, reply: Reply, rate: Rate, share: Share) -> bool:
    """State a rate as a claim, what it is of named where that is not what the question means; whether the gate let it."""
    claim = reply.draft.claim(rate_claim(asked, rate, share), [evidence_of(row) for row in rate.rows], _numbers(rate))
    reply.state(asked.words, claim, rate.report)
    return claim is not None


def rate_claim(asked: Asked, rate: Rate, share: Share) -> str:
    """How a rate is worked out, what it is of named where that is not what the question means."""
    words = asked.words
    values = {"agency": words.agency(rate.report.agency), "working": rate.working}
    is_other = rate.whole != share.wholes[0]
    return words.say("rate_claim_of", whole=words.indicator(rate.whole), **values) if is_other else words.say("rate_claim", **values)


def numbers_in(working: str) -> list[str]:
    """The numbers of a working, those put in and those worked out.

    >>> numbers_in("858546 ÷ 865349 = 99.21%")
    ['858546', '865349', '99.21']
    """
    return [word.rstrip("%,") for word in working.split() if word[0].isdigit()]


def _numbers(rate: Rate) -> list[str]:
    return [*numbers_in(rate.working), *map(operand, rate.rows)]


def rates_by_report(asked: Asked, shares: Sequence[Share]) -> Reply:
    """Each share in each report, in the order that the question asks for, and the highest or the lowest of them."""
    reply = Reply(Status.ANSWERED)
    rows: list[FigureRow] = []
    for share in shares:
        rates = [rate for report in asked.reports if (rate := rate_of(asked, report, share)) is not None]
        if not rates:
            continue
        lead = asked.words.say("rate_lead", **_named(asked, share))
        reply.say(lead[:1].upper() + lead[1:])
        stated = [rate for rate in _in_order(asked, rates) if state_rate(asked, reply, rate, share)]
        rows += [row for rate in _ranked(asked, stated) for row in rate.rows]
        _say_the_lacking(asked, reply, stated)
        _compare(asked, reply, stated)
    reply.figures = tuple(rows)
    return reply if rows else not_found(asked)


def _named(asked: Asked, share: Share) -> dict[str, str]:
    return {"part": asked.words.indicator(share.part), "whole": asked.words.indicator(share.wholes[0])}


def _in_order(asked: Asked, rates: Sequence[Rate]) -> list[Rate]:
    """By the years of the reports; from the highest or the lowest where the question wants an order."""
    question = asked.understood.question
    if not wording.RANK.search(question):
        return sorted(rates, key=lambda rate: (rate.report.year or 0, rate.report.file))
    sign = 1 if wording.RANK_UP.search(question) else -1
    return sorted(rates, key=lambda rate: (sign * rate.percent, rate.report.file))


def _ranked(asked: Asked, rates: Sequence[Rate]) -> list[Rate]:
    """From the highest or the lowest where the question asks for one of them, or for an order."""
    question = asked.understood.question
    sign = 1 if ranks_up(question) else -1
    return sorted(rates, key=lambda rate: (sign * rate.percent, rate.report.file)) if ranks(question) else list(rates)


def _say_the_lacking(asked: Asked, reply: Reply, rates: Sequence[Rate]) -> None:
    having = {rate.report.id for rate in rates}
    lacking = [asked.words.report(report) for report in asked.reports if report.id not in having]
    if lacking:
        reply.say(asked.words.say("partly_missing_part", agencies=asked.words.join(lacking)))
        if any(report.agency in asked.understood.scope.agencies for report in asked.reports if report.id not in having):
            reply.status = Status.PARTIAL


def _compare(asked: Asked, reply: Reply, rates: Sequence[Rate]) -> None:
    """The extremes asked for; of two the difference in points."""
    question = asked.understood.question
    if len(rates) < 2:
        return
    if len(rates) == 2:
        _state_difference(asked, reply, rates)
    if wording.RANK.search(question):
        return
    is_least = bool(wording.LEAST.search(question))
    if wording.MOST.search(question) or not (is_least or len(rates) == 2):
        _state_extreme(asked, reply, rates, highest=True)
    if is_least:
        _state_extreme(asked, reply, rates, highest=False)


def _state_difference(asked: Asked, reply: Reply, rates: Sequence[Rate]) -> None:
    low, high = sorted(rates, key=lambda rate: (rate.percent, rate.report.file))
    difference = shown(high.percent - low.percent)
    values = {"larger": _percent_of(high), "smaller": _percent_of(low), "difference": difference}
    claim = reply.draft.claim(asked.words.say("points_claim", **values), _evidence(rates), values.values())
    reply.state(asked.words, claim)


def _percent_of(rate: Rate) -> str:
    """A rate's percentage, as printed where the report prints it."""
    return (operand(rate.rows[0]) if len(rate.rows) == 1 else shown(rate.percent)) + "%"


def _state_extreme(asked: Asked, reply: Reply, rates: Sequence[Rate], highest: bool) -> None:
    words, wanted = asked.words, (max if highest else min)(rate.percent for rate in rates)
    for rate in (rate for rate in rates if rate.percent == wanted):
        text = words.say("highest_rate_claim" if highest else "lowest_rate_claim", agency=words.agency(rate.report.agency), value=f"{rate.percent:f}%")
        claim = reply.draft.claim(text, _evidence([rate]), [f"{rate.percent:f}", *_numbers(rate), *([str(rate.report.year)] if rate.report.year else [])])
        reply.state(words, claim)


def _evidence(rates: Sequence[Rate]) -> list[Evidence]:
    return [evidence_of(row) for rate in rates for row in rate.rows]
