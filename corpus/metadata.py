"""Agency, place, years, title, document number and date of a report, each with where it came from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus.agency import AGENCY, Named, agency_in, canonical, from_its_place
from corpus.dates import DATE, LAST_WORDS, signed, with_written_dates
from corpus.furniture import PageMetadata
from corpus.sources import SideEntry
from corpus.titles import DOCUMENT_NUMBER, title
from corpus.types import Metadata, SearchText, Section

YEAR = re.compile(r"(20\d{2}|19\d{2})\s*年")
YEARS = re.compile(r"(20\d{2})\s*年?\s*[-—–~至到]\s*(20\d{2})")
FIRST_WORDS = 1200
LINES_OF_A_SIGNATURE = 3
# A report is published in the year after it or, late, in the next ones.
LATEST_PUBLISHED = 3


@dataclass(frozen=True, slots=True)
class _Source:
    """All that may tell who wrote a report and when."""

    file: str
    text: str
    title: str
    page: PageMetadata
    side: SideEntry | None


def metadata(
    file: str, text: str, search: SearchText, sections: tuple[Section, ...], page: PageMetadata, side: SideEntry | None
) -> tuple[Metadata, tuple[str, ...]]:
    """Read the metadata of a report; the second value is what is in doubt, one sentence each.

    A side file is believed first, then signature, title, page furniture, file name and first paragraphs.
    """
    titled, title_origin = title(text, sections, page)
    source = _Source(file, search.text, titled, page, side)
    agencies = list(_agencies(source))
    named, agency_origin = agencies[0] if agencies else (Named(""), "")
    years, year_origin = _years(source)
    date, date_origin = _date(source)
    number, number_origin = _document_number(source)
    address, address_origin = (side.address, "side file") if side and side.address else (page.address, "page")
    found = {
        "agency": agency_origin,
        "year": year_origin,
        "title": title_origin,
        "date": date_origin,
        "document_number": number_origin,
        "address": address_origin if address else "",
    }
    about = Metadata(
        agency=named.name,
        year=years[-1] if years else None,
        years=years,
        title=titled,
        date=date,
        address=address,
        origin={field: origin for field, origin in found.items() if origin},
        places=named.places,
        document_number=number,
    )
    return about, tuple(_doubts(about, agencies))


def _doubts(about: Metadata, agencies: list[tuple[Named, str]]) -> Iterator[str]:
    if not about.agency:
        yield "no agency found in title, signature, page or file name"
    else:
        named, origin = agencies[0]
        if named.doubt:
            yield named.doubt
        other = next((said for said in agencies[1:] if said[1] in ("title", "signature") and said[0].name != named.name), None)
        if other is not None and origin != "side file":
            yield f"the {origin} names {named.name}, the {other[1]} {other[0].name}"
    if not about.years:
        yield "no report year found"
    elif about.date and not about.years[-1] <= int(about.date[:4]) <= about.years[-1] + LATEST_PUBLISHED:
        yield f"the report year {about.years[-1]} and the date {about.date} are far apart"


def _agencies(source: _Source) -> Iterator[tuple[Named, str]]:
    """Who the report says it is from, most trusted first."""
    if source.side and source.side.agency:
        yield canonical_of(source.side.agency), "side file"
    for name, origin in _names(source):
        if name:
            yield canonical(name, source.text), origin


def canonical_of(name: str) -> Named:
    """An agency that a side file names: believed as written."""
    return Named(name, canonical(name, name).places)


def _names(source: _Source) -> Iterator[tuple[str, str]]:
    yield _signature(source.text), "signature"
    yield agency_in(source.title), "title"
    yield agency_in(source.page.source), "page"
    yield agency_in(source.page.title), "page"
    for crumb in reversed(source.page.breadcrumb):
        yield agency_in(crumb), "breadcrumb"
    yield agency_in(re.sub(r"[^\u4e00-\u9fff]", " ", PurePosixPath(source.file).stem)), "file name"
    yield _most_named(source.text[:FIRST_WORDS]), "first paragraphs"


def _signature(text: str) -> str:
    """The agency on a line of its own shortly before the last date, right behind it, or, with no date, at the very end."""
    tail = with_written_dates(text[-LAST_WORDS:])
    dates = list(DATE.finditer(tail))
    if not dates:
        return _on_a_line(tail.splitlines()[-LINES_OF_A_SIGNATURE:])
    for line in reversed(tail[: dates[-1].start()].splitlines()):
        if line.strip():
            named = AGENCY.fullmatch(line.strip())
            return named[0] if named else _on_a_line(tail[dates[-1].end() :].splitlines()[:LINES_OF_A_SIGNATURE])
    return ""


def _on_a_line(lines: Sequence[str]) -> str:
    """The agency, named from its place on, that one of a few lines is; the last of them."""
    named = [line.strip() for line in lines if AGENCY.fullmatch(line.strip()) and from_its_place(line.strip()) == line.strip()]
    return named[-1] if named else ""


def _most_named(text: str) -> str:
    counts: dict[str, int] = {}
    for line in re.split(r"[,。;:\n、“”()《》]", text):
        for found in AGENCY.finditer(_after_verb(line)):
            named = from_its_place(found[0])
            if named:
                counts[named] = counts.get(named, 0) + 1
    return max(sorted(counts), key=lambda name: counts[name]) if counts else ""


def _after_verb(line: str) -> str:
    return re.sub(r"^(?:作为|根据|按照|依据|由|经|在|由于|向|对)", "", line.strip())


def _years(source: _Source) -> tuple[tuple[int, ...], str]:
    if source.side and source.side.years:
        return source.side.years, "side file"
    name = PurePosixPath(source.file).stem
    for words, where in ((source.title, "title"), (name, "file name"), (source.text[:300], "first sentences")):
        if spans := YEARS.search(words):
            first, last = int(spans[1]), int(spans[2])
            if first <= last <= first + 20:
                return tuple(range(first, last + 1)), where
        if years := YEAR.findall(words) or (re.findall(r"(?<!\d)(20\d{2})(?!\d)", name) if words == name else []):
            return (int(years[0]),), where
    date = signed(source.text)
    return ((date[0] - 1,), "date of signature, less one") if date else ((), "")


def _date(source: _Source) -> tuple[str, str]:
    date = signed(source.text)
    if date is not None:
        year, month, day = date
        return f"{year}-{month:02d}-{day:02d}", "signature"
    return (source.page.published, "page") if source.page.published else ("", "")


def _document_number(source: _Source) -> tuple[str, str]:
    """The report's own number: in the page's field for it, or alone on a line of its head; never one it cites."""
    if found := DOCUMENT_NUMBER.fullmatch(source.page.document_number.strip()):
        return found[0], "page"
    for line in source.text[:FIRST_WORDS].splitlines():
        if found := DOCUMENT_NUMBER.fullmatch(line.strip()):
            return found[0], "text"
    return "", ""
