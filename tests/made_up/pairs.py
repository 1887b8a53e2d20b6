"""Pairs of made-up reports that are one page on two sites, and pairs that only look like it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from tests.made_up.agencies import agency_of, districts_of
from tests.made_up.generate import report_of
from tests.made_up.plan import GROUPS, Plan, available_formats, fits, plans
from tests.made_up.tables import REAL_TABLES
from tests.made_up.types import MadeUp

# What a site does to a page, and what leaves the words of the report itself as they are.
OF_A_SITE = tuple(
    "traditional traditional_partly pinyin pinyin_damaged spaces full_width_digits half_width brackets encoding "
    "doubled_marks forum spam wrapped notice".split()
)
SCRIPTS = GROUPS[0]
MOST_OF_A_SITE = 3
# Indexes of second reports lie beyond those of any collection, so that their pages are drawn anew.
SECOND, OTHER_WORDS = 1_000_000, 2_000_000
NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])(?!年|月|日|号)")


def mirror(plan: Plan, rng: Random) -> Plan:
    """The same words on another site: another format, furniture, script and other damages."""
    tables = plan.format in REAL_TABLES
    form = rng.choice([f for f in available_formats() if f != plan.format and (f in REAL_TABLES) == tables])
    kept = tuple(damage for damage in plan.damages if damage not in OF_A_SITE)
    copy = replace(plan, format=form, damages=())
    for damage in (*kept, *rng.sample(OF_A_SITE, rng.randint(0, MOST_OF_A_SITE))):
        # What shaped the words stays, though a file of this format would not have been dealt it.
        if damage in kept or fits(damage, copy):
            copy = replace(copy, damages=(*copy.damages, damage))
    return copy


def next_year(plan: Plan, rng: Random) -> Plan:
    """The same words and figures a year later: only the year tells."""
    return replace(plan, year=plan.year + 1)


def district(plan: Plan, rng: Random) -> Plan | None:
    """The same words and figures from a district of the city; None where it has none."""
    places = [] if plan.agency.place.district else districts_of(plan.agency.place)
    return replace(plan, agency=agency_of(plan.agency.kind, rng.choice(places))) if places else None


def other_words(plan: Plan, rng: Random) -> Plan:
    """Another report of the same agency for the same year."""
    return replace(plan, content=plan.content + OTHER_WORDS)


def same(plan: Plan, rng: Random) -> Plan:
    """The same report once more."""
    return plan


KINDS: dict[str, Callable[[Plan, Random], Plan | None]] = {
    "mirror": mirror,
    "next_year": next_year,
    "next_year_other_figures": next_year,
    "district": district,
    "other_words": other_words,
    "corrected": same,
}


def pairs(kind: str, count: int, seed: int, part: str) -> Iterator[tuple[MadeUp, MadeUp]]:
    """Pairs of one kind; the same arguments give the same bytes."""
    rng = Random(f"{seed}/{part}/{kind}")
    found, start = 0, 0
    while found < count:
        for plan in plans(start + 4 * count, seed, part)[start:]:
            second = KINDS[kind](plan, rng) if plan.twin_of is None and found < count else None
            if second is None:
                continue
            one, other = report_of(plan, []), _second(kind, replace(second, index=plan.index + SECOND), rng)
            # A page that grew or shrank by its furniture may have been given other sentences.
            if other is not None and (kind != "mirror" or _said(one) == _said(other)):
                found += 1
                yield one, other
        start += 4 * count


def _second(kind: str, plan: Plan, rng: Random) -> MadeUp | None:
    report = report_of(plan, [])
    if kind == "next_year_other_figures":
        return _as_text(report, NUMBER.sub(lambda match: _redrawn(match[0], rng), report.text))
    if kind == "corrected":
        # Longer numbers than those that also stand in dates and document numbers.
        long = [figure.value for figure in report.truth.figures if re.search(r"\d{4}", figure.value)]
        value = rng.choice(long) if long else ""
        return _as_text(report, report.text.replace(value, _redrawn(value, rng))) if value else None
    return report


def _said(report: MadeUp) -> list[str]:
    """The report's themes and the digits of its figures, in order."""
    truth = report.truth
    mentions = (*truth.problems, *truth.next_steps, *truth.innovations, *truth.others)
    values = (unicodedata.normalize("NFKC", figure.value) for figure in truth.figures)
    return [*(mention.theme for mention in mentions), *(re.sub(r"\D", "", value) for value in values)]


def _redrawn(number: str, rng: Random) -> str:
    """A number with every digit another one: 305 → 418."""
    return re.sub(r"\d", lambda digit: str((int(digit[0]) + rng.randint(1, 8)) % 9 + 1), number)


def _as_text(report: MadeUp, text: str) -> MadeUp:
    """The report with this text, as a text file."""
    name = report.name.rpartition(".")[0] + ".txt"
    return replace(report, name=name, text=text, content=text.encode())
