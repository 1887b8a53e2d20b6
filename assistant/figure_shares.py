"""Shares that a question over figures asks for: printed, of a named whole, of all reports, of the agency above, of what words name."""

import re
from collections.abc import Sequence

from assistant.candidates import Candidate, sentence_around
from assistant.figure_words import is_bare
from assistant.found import Found
from assistant.named_agency import taken_apart
from assistant.parts import Part
from assistant.rates import (
    OF_ABOVE,
    Rate,
    Share,
    of_all_reports,
    rate_of,
    reports_above,
    share_of,
)
from assistant.reply import Asked
from assistant.share_in_words import share_in_words, share_read, whole_of_work
from assistant.units import SHARES, unit_asked
from assistant.wanted import Wanted, wanted_of
from assistant.wholes import level_of, part_within
from assistant.worked_from import Worked, year_before
from corpus.repair import simplify
from corpus.types import Report

# 占全部办件, what share of all the cases is that.
OF_EVERYTHING = re.compile(
    r"^\s*(?:约|大概|大约)?(?:占|是)(?:了|到)?(?:全部|所有|全年|全局|总)的?(?:的?(?:办件|业务|许可|审批|申请|办理|受理|件|数|量|总))*(?=的?(?:百分|几成|多|比))"
    r"|^\s*(?:what|which) (?:share|percentage|proportion|per ?cent|part|fraction) of (?:all|the total|the whole|everything|total)(?: (?:the|its|cases|applications|permits|licen[cs]es|work|that|those|these))*(?: (?:is|was|were|are|do|did|does) (?:that|this|those|these|they|it)(?: make up)?)?\s*[?.]?\s*$",
    re.IGNORECASE,
)


def answer_year_before(asked: Asked, found: Found) -> bool:
    """The year before the figures of the part before, as their reports tell it."""
    earlier = [one for now in found.last if (one := year_before(asked, now)) is not None]
    for one in earlier:
        found.add(one.figures if isinstance(one, Worked) else [one])
    found.worked += [one for one in earlier if isinstance(one, Worked)]
    return bool(earlier)


def answer_share(asked: Asked, found: Found, part: str) -> bool:
    """A share of something named (占办结量的百分之几), of what the part says or of the count before it."""
    asked_for = share_of(part)
    if asked_for is None:
        return False
    rates = [(share, rate) for share, rate in ((one, rate_of(asked, report, one)) for report in asked.reports for one in asked_for.shares(_counted(found, report))) if rate]
    found.add([Candidate(rate.report, row.figure, 1.0, 1.0) for _, rate in rates for row in rate.rows])
    found.rates += rates
    return bool(rates)


def answer_share_of_everything(asked: Asked, found: Found, part: str) -> bool:
    """What the figures of the part before are of all that their agency did (占全部办件的百分之几)."""
    if unit_asked(part).fitting != SHARES or not OF_EVERYTHING.search(part) or share_of(part) is not None:
        return False
    pairs = [(one, whole) for one in found.last if (whole := whole_of_work(asked, one)) is not None]
    for one, whole in pairs:
        found.add([one, whole])
        found.ratios.append((one, whole))
    return bool(pairs)


def answer_share_of_all(asked: Asked, found: Found, part: str) -> bool:
    """What one agency has of all that the reports of the collection tell of an indicator, those added up."""
    name = of_all_reports(part, [one.figure.indicator for one in found.last if one.figure.canonical])
    if not name or len(asked.reports) != 1:
        return False
    everything = [one for report in asked.collection if (one := level_of(asked, report, name)) is not None]
    own = [one for one in everything if one.report.id == asked.reports[0].id]
    if not own or len(everything) < 2:
        return False
    found.add(own)
    found.add(everything)
    found.of_all.append((own[0], tuple(everything)))
    return True


def answer_share_of_above(asked: Asked, found: Found, part: str) -> bool:
    """What a district's agency has of all that its city's tells of an indicator."""
    if unit_asked(part).fitting != SHARES or len(asked.reports) != 1:
        return False
    question = simplify(asked.understood.question)
    rest = question.replace(asked.reports[0].agency, "")
    named_above = any(one.agency in rest or _names_the_whole_place(rest, one) for one in reports_above(asked, asked.reports[0]))
    if not OF_ABOVE.search(part) and not named_above:
        return False
    named = [one.indicator for one in wanted_of(asked, part) if one.indicator] or [one.figure.indicator for one in found.last if one.figure.canonical]
    for report in reports_above(asked, asked.reports[0]) if named else ():
        pair = [level_of(asked, each, named[0]) for each in (asked.reports[0], report)]
        if (own := pair[0]) is not None and (above := pair[1]) is not None:
            found.add([own, above])
            found.last = [own]
            found.ratios.append((own, above))
            return True
    return False


def _names_the_whole_place(question: str, above: Report) -> bool:
    """Whether a question asks for the share of all of a place's (占湛江全市公安的多少)."""
    places = [place.name.rstrip("省市州县区") for place in taken_apart(above.agency).places]
    return any(name and re.search(rf"占(?:了|到)?(?:整个|全)?{re.escape(name)}", question) for name in places)


def _counted(found: Found, report: Report) -> str:
    """The indicator that was counted in the part before, in one report."""
    return next((one.figure.indicator for one in found.last if one.report.id == report.id and one.figure.canonical), "")


def rates_within(asked: Asked, wanted: Wanted, candidates: Sequence[Candidate]) -> list[tuple[Share, Rate]]:
    """A count that is asked for as a share of the whole it is a part of, in each report, where none prints that share."""
    share, named = Share(wanted.indicator), share_of(wanted.wording)
    if any(one.figure.parent == wanted.indicator for one in candidates) or (named is not None and named.whole == wanted.indicator):
        return []
    rates = [rate_of(asked, report, share) for report in asked.reports if share.wholes]
    return [(share, rate) for rate in rates if rate is not None]


def pairs_within(asked: Asked, found: Found, wanted: Wanted) -> list[tuple[Candidate, Candidate]]:
    """The parts that a question tells by what they do, each with its whole: of the terminals those that run around the clock."""
    is_share = wanted.unit.fitting == SHARES
    wholes = found.last
    if wanted.indicator:
        named = [] if is_bare(wanted.topic) else [level_of(asked, report, wanted.indicator) for report in asked.reports]
        wholes = [one for one in named if one is not None]
    parts = [(part_within(asked, whole, wanted, closely=not is_share), whole) for whole in wholes]
    return [(part, whole) for part, whole in parts if part is not None]


def pairs_in_words(asked: Asked, part: Part, wanted: Wanted, printed: Sequence[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """A part and its whole that a question for a share names by their words, where no printed share has as many of these."""
    if wanted.unit.fitting != SHARES or wanted.indicator:
        return []
    best = max((one.share for one in printed), default=0.0)
    pairs = [one for one in share_in_words(asked, part.text) if one.score > best]
    told = [(one.report.id, sentence_around(one.report, one.figure)) for one in printed]
    if not pairs and not printed:
        pairs = share_read(asked, part.text)
    return [(one.part, one.whole) for one in pairs if not any(report == one.part.report.id and where.start <= one.part.figure.start < where.end for report, where in told)]
