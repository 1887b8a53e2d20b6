"""Years and dates of a claim and of its quotes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.types import Evidence
from corpus.dates import DIGITS, with_written_dates

MONTHS = "january february march april may june july august september october november december".split()
MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS)
CHINESE = re.compile(r"(?:(?P<y>(?:19|20)\d\d)\s*年\s*)?(?P<m>\d{1,2})\s*月(?!份?[内以])(?:\s*(?P<d>\d{1,2})\s*[日号])?")
NUMERIC = re.compile(r"(?<!\d)(?P<y>20\d\d)[-./](?P<m>\d{1,2})(?:[-./](?P<d>\d{1,2}))?(?!\d)")
ENGLISH = (
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH})\b\.?(?:,?\s+(?P<y>20\d\d))?", re.IGNORECASE),
    re.compile(rf"\b(?P<m>{MONTH})\b\.?\s+(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y>20\d\d))?)", re.IGNORECASE),
    re.compile(rf"\b(?P<m>{MONTH})\b\.?,?\s+(?P<y>20\d\d)", re.IGNORECASE),
)
# Of a number in a sum (1977 − 1744 = 233) no year is told.
YEAR = re.compile(r"(?<!\d)(?<!\d[.,])(?<![−+÷=] )(?:19[5-9]|20[0-4])\d(?!\d|,\d{3}|\.\d|\s*[−+÷=]|\s*(?:件|项|宗|份|人|个|条|家|台|元|万|亿|applications?|items?|cases?|records?))")
WRITTEN_YEAR = re.compile(r"二[〇零○O]([〇零○O一二三四五六七八九]{2})年")
LAST_YEAR = re.compile(r"上年|去年|上一?年度?|同比|前一年")
NEXT_YEAR = re.compile(r"明年|下一?年度?|来年|次年")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as far as it is given, and where it stands."""

    year: int | None
    month: int
    day: int | None
    start: int
    end: int


def in_digits(text: str) -> str:
    """Dates and years in Chinese numerals as digits."""
    return WRITTEN_YEAR.sub(lambda m: "20" + "".join(DIGITS[c] for c in m[1]) + "年", with_written_dates(text))


def dates_in(text: str) -> list[Dated]:
    """Every date with a month, the longest reading first where two overlap."""
    found = [_dated(match) for pattern in (CHINESE, NUMERIC, *ENGLISH) for match in pattern.finditer(text)]
    kept: list[Dated] = []
    for date in sorted(found, key=lambda d: (d.start, -d.end)):
        if 1 <= date.month <= 12 and (not kept or date.start >= kept[-1].end):
            kept.append(date)
    return kept


def years_in(text: str) -> set[int]:
    return {int(match[0]) for match in YEAR.finditer(text)}


def known_years(evidence: Sequence[Evidence], quotes: str) -> set[int]:
    """The years that the quotes name, those the reports are on, and their neighbours where a quote points there."""
    known = years_in(quotes)
    for piece in evidence:
        reported = piece.report.metadata.years
        known |= set(reported)
        known |= {year - 1 for year in reported} if LAST_YEAR.search(quotes) else set()
        known |= {year + 1 for year in reported} if NEXT_YEAR.search(quotes) else set()
    return known


def carried(date: Dated, quoted: Iterable[Dated], years: set[int]) -> bool:
    """Whether the quotes have this date; a quote that leaves its year out means one of `years`."""
    return any(
        date.month == other.month
        and (date.day is None or date.day == other.day)
        and (date.year is None or date.year == other.year or (other.year is None and date.year in years))
        for other in quoted
    )


def _dated(match: re.Match[str]) -> Dated:
    parts = match.groupdict()
    month = parts["m"]
    number = int(month) if month.isdigit() else next(n for n, name in enumerate(MONTHS, 1) if name[:3] == month[:3].lower())
    year, day = (int(parts[key]) if parts.get(key) else None for key in ("y", "d"))
    return Dated(year, number, day, match.start(), match.end())
