"""Agency, year, title and date of a report, each with where it came from."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from corpus.furniture import PageMetadata
from corpus.places import by_name
from corpus.repair import simplify
from corpus.sources import SideEntry
from corpus.types import Metadata, SearchText, Section

BODY = (
    r"(?:公安局|分局|管理局|监督局|数据局|服务局|规划局|建设局|资源局|健康局|教育局|保障局|财政局|民政局|司法局|"
    r"环境局|水务局|农村局|商务局|税务局|审计局|统计局|应急局|体育局|交通局|运输局|林业局|海事局|烟草局|气象局|"
    r"[\u4e00-\u9fff]{1,14}?(?:局|委员会|厅|办公室|总队|支队|大队|管委会|行政中心|人民政府))"
)
AGENCY = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,8}}?(?:省|自治区))?(?:[\u4e00-\u9fff]{{2,7}}?(?:市|州|盟))?(?:[\u4e00-\u9fff]{{1,7}}?(?:区|县|市|旗))?"
    rf"{BODY}(?:[\u4e00-\u9fff]{{2,8}}?分局)?"
)
YEAR = re.compile(r"(20\d{2}|19\d{2})\s*年")
YEARS = re.compile(r"(20\d{2})\s*年?\s*[-—–~至到]\s*(20\d{2})")
DATE = re.compile(r"(20\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
WRITTEN_DATE = re.compile(r"([二〇零○O一三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
DIGITS = {character: str(n) for n, character in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0"}
OPENING = re.compile(r"^\s*(?:根据|按照|依据|为|现将|各|今年|一、|20\d\d年,)")
ANNOUNCED = re.compile(r"现将(?:我局|本单位|我区|我市|本局)?(.{4,60}?(?:情况的?报告|报告|总结|情况))(?:汇报|公布|公告)?如下")
REPORT_WORDS = re.compile(r"报告|情况|总结|公告|回眸|综述")
LONGEST_TITLE = 90
MOST_BEFORE = 10


def metadata(
    file: str, text: str, search: SearchText, sections: tuple[Section, ...], page: PageMetadata, side: SideEntry | None
) -> tuple[Metadata, tuple[str, ...]]:
    """Read the metadata of a report; the second value is what is in doubt, one sentence each.

    A side file is believed first, then signature, title, page furniture, first sentence and file name.
    """
    origin: dict[str, str] = {}
    title = _title(text, search, sections)
    agency = _chosen("agency", _agencies(file, search.text, title, page, side, sections, search), origin)
    years, year_origin = _years(file, search.text, title, side)
    if years:
        origin["year"] = year_origin
    date = _date(search.text, page)
    warnings = []
    if not agency:
        warnings.append("no agency found in title, signature, page or file name")
    if not years:
        warnings.append("no report year found")
    address = side.address if side and side.address else page.address
    return (
        Metadata(agency, years[-1] if years else None, years, title, date, address, origin),
        tuple(warnings),
    )


def _chosen(field: str, candidates: Iterator[tuple[str, str]], origin: dict[str, str]) -> str:
    for value, where in candidates:
        if value:
            origin[field] = where
            return value
    return ""


def _agencies(
    file: str, text: str, title: str, page: PageMetadata, side: SideEntry | None, sections: tuple[Section, ...], search: SearchText
) -> Iterator[tuple[str, str]]:
    if side and side.agency:
        yield side.agency, "side file"
    signature = _signature(text)
    yield signature, "signature"
    yield _agency_in(title), "title"
    yield _agency_in(page.source), "page"
    for crumb in reversed(page.breadcrumb):
        yield _agency_in(crumb), "breadcrumb"
    yield _most_named(text[:1200]), "first paragraphs"
    yield _agency_in(re.sub(r"[^\u4e00-\u9fff]", " ", PurePosixPath(file).stem)), "file name"


def with_written_dates(text: str) -> str:
    """Dates in Chinese numerals as digits: 二〇二四年二月八日 → 2024年2月8日."""

    def digits(match: re.Match[str]) -> str:
        year = "".join(DIGITS[character] for character in match[1])
        return f"{year}年{_ordinal(match[2])}月{_ordinal(match[3])}日"

    return WRITTEN_DATE.sub(digits, text)


def _ordinal(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int(DIGITS[numeral[0]])
    return (int(DIGITS[tens]) if tens else 1) * 10 + (int(DIGITS[ones]) if ones else 0)


def _signature(text: str) -> str:
    """The agency on a line of its own shortly before the last date."""
    tail = with_written_dates(text[-400:])
    dates = list(DATE.finditer(tail))
    if not dates:
        return ""
    for line in reversed(tail[: dates[-1].start()].splitlines()):
        if line.strip():
            named = AGENCY.fullmatch(line.strip())
            return named[0] if named else ""
    return ""


def _agency_in(words: str) -> str:
    found = AGENCY.search(re.sub(r"\d{2,4}\s*年度?|年度|关于|印发|现将|根据", " ", simplify(words)))
    return _from_its_place(found[0]) if found else ""


def _from_its_place(name: str) -> str:
    """A name from the place it starts with, without words caught before it; empty when it names no place."""
    if name.startswith(("国家", "中国", "中华")):
        return name
    places = by_name()
    for start in range(min(MOST_BEFORE, len(name))):
        if any(name[start : start + length] in places for length in range(2, 12)):
            return name[start:]
    return ""


def _most_named(text: str) -> str:
    counts: dict[str, int] = {}
    for line in re.split(r"[,。;:\n、“”()《》]", text):
        for found in AGENCY.finditer(_after_verb(line)):
            named = _from_its_place(found[0])
            if named:
                counts[named] = counts.get(named, 0) + 1
    return max(sorted(counts), key=lambda name: counts[name]) if counts else ""


def _after_verb(line: str) -> str:
    return re.sub(r"^(?:作为|根据|按照|依据|由|经|在|由于|向|对)", "", line.strip())


def _title(text: str, search: SearchText, sections: tuple[Section, ...]) -> str:
    """The title's lines joined, or the name that the first sentence gives the report."""
    first = sections[0]
    opening = text[first.start : first.end] if first.level == 0 else ""
    lines: list[str] = []
    for line in opening.splitlines():
        if OPENING.match(line) or len("".join(lines)) + len(line) > LONGEST_TITLE:
            break
        lines.append(line.strip())
    title = "".join(lines)
    if REPORT_WORDS.search(title):
        return title
    announced = ANNOUNCED.search(opening.replace("\n", ""))
    return announced[1] if announced else ""


def _years(file: str, text: str, title: str, side: SideEntry | None) -> tuple[tuple[int, ...], str]:
    if side and side.years:
        return side.years, "side file"
    name = PurePosixPath(file).stem
    for words, where in ((title, "title"), (name, "file name"), (text[:300], "first sentences")):
        if spans := YEARS.search(words):
            first, last = int(spans[1]), int(spans[2])
            if first <= last <= first + 20:
                return tuple(range(first, last + 1)), where
        if years := YEAR.findall(words) or (re.findall(r"(?<!\d)(20\d{2})(?!\d)", name) if words == name else []):
            return (int(years[0]),), where
    signed = DATE.findall(with_written_dates(text[-400:]))
    return ((int(signed[-1][0]) - 1,), "date of signature, less one") if signed else ((), "")


def _date(text: str, page: PageMetadata) -> str:
    signed = DATE.findall(with_written_dates(text[-400:]))
    if signed:
        year, month, day = signed[-1]
        return f"{year}-{int(month):02d}-{int(day):02d}"
    return page.published
