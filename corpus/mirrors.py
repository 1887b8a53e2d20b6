"""The same page from two mirrors, told from one agency's reports of two years and from a district's of the same year.

Similarity alone tells none of these apart: a copy on a mirror differs in script, spaces, readings and furniture, while
next year's report may differ in nothing but its year and its figures. So two reports are one page when their agencies
and years do not contradict each other, their texts resemble each other, and the numbers that stand between the same
words are the same.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.script import HAN
from corpus.types import Report

# Five characters are rarely shared by chance, and few of them are lost to one damaged character.
SHINGLE = 5
# The error of an estimate from k hashes is at most 1 / (2 √k): three hundredths.
SKETCH_SIZE = 256
WORDS_BEFORE = 6
LEAST_RESEMBLANCE = 0.5
# Dates are left out: each mirror prints the day on which it took the page over.
DATE = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}月(?:\d{1,2}日)?")
SPACE = re.compile(r"\s+")
TOKEN = re.compile(rf"[{HAN}]|(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)")
NO_HAN_OR_DIGIT = re.compile(rf"[^{HAN}\d]+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to compare it by.

    `hashes` are the smallest hashes of its runs of five characters (Broder 1997, "On the resemblance and containment
    of documents"); `numbers` holds by a hash of the words around them the numbers that stand there, in order.
    """

    hashes: frozenset[int]
    numbers: dict[int, str]

    def printed(self) -> str:
        """The sketch as one line of ASCII, for the catalogue."""
        hashes = ",".join(f"{value:x}" for value in sorted(self.hashes))
        return hashes + ";" + ",".join(f"{place:x}:{number}" for place, number in sorted(self.numbers.items()))

    @classmethod
    def of_printed(cls, line: str) -> "Sketch":
        """The sketch that a line of the catalogue stands for."""
        hashes, _, numbers = line.partition(";")
        pairs = (pair.partition(":") for pair in numbers.split(",") if pair)
        return cls(
            frozenset(int(value, 16) for value in hashes.split(",") if value),
            {int(place, 16): number for place, _, number in pairs},
        )


@dataclass(frozen=True, slots=True)
class Portrait:
    """A report as it is compared with others: who, when, and the printed sketch of its text."""

    id: str
    agency: str
    year: int | None
    sketch: str


def portrait(report: Report) -> Portrait:
    """The portrait of a report."""
    return Portrait(report.id, report.metadata.agency, report.year, sketch(report.search.text).printed())


def sketch(search: str) -> Sketch:
    """The sketch of a search text; punctuation, Latin letters and spaces do not count."""
    bare = NO_HAN_OR_DIGIT.sub("", search)
    runs = {bare[at : at + SHINGLE] for at in range(max(1, len(bare) - SHINGLE + 1))}
    hashes = sorted({zlib.crc32(run.encode()) for run in runs})
    return Sketch(frozenset(hashes[:SKETCH_SIZE]), _numbers(search))


def is_mirror(one: Portrait, other: Portrait) -> bool:
    """Whether two reports are one page: agency, year, words and figures; an unknown agency or year contradicts none."""
    if one.year and other.year and one.year != other.year:
        return False
    if not _may_be_one_agency(one.agency, other.agency):
        return False
    here, there = Sketch.of_printed(one.sketch), Sketch.of_printed(other.sketch)
    # One figure that differs makes a corrected edition, which must not be lost.
    return resemblance(here, there) >= LEAST_RESEMBLANCE and agreement(here, there) == 1.0


def resemblance(one: Sketch, other: Sketch) -> float:
    """The estimated share of runs that both texts have among those that either has."""
    both = sorted(one.hashes | other.hashes)[: max(len(one.hashes), len(other.hashes))]
    return sum(value in one.hashes and value in other.hashes for value in both) / max(1, len(both))


def agreement(one: Sketch, other: Sketch) -> float:
    """The share of the places both texts have at which they print the same number; 1 where they share no place.

    A number that holds the other agrees with it: a copy may have lost a digit, or run two cells together.
    """
    places = one.numbers.keys() & other.numbers.keys()
    same = sum(one.numbers[p] in other.numbers[p] or other.numbers[p] in one.numbers[p] for p in places)
    return same / len(places) if places else 1.0


def _may_be_one_agency(one: str, other: str) -> bool:
    """Whether two names can be one agency's: 花都区教育局 is 广州市花都区教育局 without its city.

    An unknown agency may be any; but where both are unknown nothing tells a department from its district.
    """
    return bool(one or other) and (one.endswith(other) or other.endswith(one))


def _numbers(search: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, number in _placed(SPACE.sub("", search)):
        found[place] = f"{found[place]}/{number}" if place in found else number
    return found


def _placed(text: str) -> Iterator[tuple[int, str]]:
    """Every number with a hash of the six characters before it, of how many numbers stand between, and of the one after."""
    tokens = list(TOKEN.finditer(DATE.sub("", text)))
    before, between = "", 0
    for at, token in enumerate(tokens):
        number = token["number"]
        if number is None:
            before, between = (before + token[0])[-WORDS_BEFORE:], 0
            continue
        after = next((t[0] for t in tokens[at + 1 : at + 2] if t["number"] is None), "")
        yield zlib.crc32(f"{before}\0{between}\0{after}".encode()), number.replace(",", "")
        between += 1
