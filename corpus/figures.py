"""Numbers of a report with the words they belong to, their unit, and their place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.indicators import named_in
from corpus.sentences import sentences
from corpus.types import Figure, Report, Section, Span

UNIT = (
    r"个工作日|工作日|人次|平方米|平米|平方公里|公里|亿元|万元|小时|分钟|个月|个百分点|百分点|"
    r"分(?!钟|局|类|级|别|析|厅)|%|元|件|宗|份|项|条|个|家|人|次|天|台|套|类|处|场|期|批|名|户|部|间|枚|张|面|封|届|辆|艘|起|例|页|亩|吨|岁|倍|成|秒|种|支|字|环节"
)
NUMBER = re.compile(
    r"(?<![\d.A-Za-z第〔\[+\-])"
    r"(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<range>(?:至|到|~|-|—)\d+(?:\.\d+)?)?"
    r"(?P<scale>(?:余|多|来)?[万亿千百])?(?P<about>余|多|来)?"
    rf"(?P<unit>{UNIT})?(?P<after>以上|以内|以下|左右|余|多)?"
)
NOT_A_FIGURE = re.compile(r"\s*(?:年|月|日|号|热线|报警|警务|服务热线|平台|政务|\+|[A-Za-z]|[./:]\d)")
HOTLINE = re.compile(r"^(?:12345|12389|12315|110|119|120|12123|12348|12366|12333|12369)$")
LIST_MARK = re.compile(r"(?:^|\n)\s*\(?$")
DELIMITER = re.compile(r"[,。;:、(“”\n!?]")
SCALE = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
OTHER_YEAR = re.compile(r"(20\d{2})\s*年")
LAST_YEAR = re.compile(r"去年|上年|上一年|同期|较上")
LONGEST_LABEL = 24


@dataclass(frozen=True, slots=True)
class _Labels:
    """The words around a number in the search text."""

    left: str
    right: str
    clause: str


def figures(report: Report) -> tuple[Figure, ...]:
    """Every number of the report that counts or measures something; dates, names and numerals are left out."""
    found = [figure for section in report.sections for figure in _of_section(report, section)]
    return tuple(sorted(found, key=lambda figure: figure.start))


def amount(value: str, scale: str) -> float:
    """A printed number as a number: ("29.4", "万") → 294000.0."""
    return float(Decimal(value.replace(",", "")) * SCALE[scale.lstrip("余多来")])


def _of_section(report: Report, section: Section) -> Iterator[Figure]:
    for sentence in sentences(report.text, section.start, section.end):
        view = report.search.range_of(sentence)
        text = report.search.text[view.start : view.end]
        before = 0
        for match in NUMBER.finditer(text):
            if _is_figure(text, match):
                yield _figure(report, section, sentence, view.start, text, match, before)
                before = match.end()


def _is_figure(text: str, match: re.Match[str]) -> bool:
    if HOTLINE.match(match["value"]) or LIST_MARK.search(text[: match.start()]):
        return bool(match["unit"]) and not HOTLINE.match(match["value"])
    if match["unit"] or match["scale"]:
        return not re.match(r"[年月日号]", text[match.end() :])
    return not NOT_A_FIGURE.match(text[match.end() :]) and len(match["value"]) > 1 and not _looks_like_year(match["value"])


def _looks_like_year(value: str) -> bool:
    return len(value) == 4 and value[:2] in ("19", "20")


def _figure(
    report: Report, section: Section, sentence: Span, offset: int, text: str, match: re.Match[str], before: int
) -> Figure:
    labels = _labels(text, match, before)
    unit = match["unit"] or ""
    indicator = named_in(labels.left, unit)
    value_span = report.search.original(offset + match.start(), offset + match.end())
    number_end = max(match.end(part) for part in ("value", "range", "scale", "about"))
    printed = report.search.original(offset + match.start("value"), offset + number_end)
    return Figure(
        report=report.id,
        section=section.number,
        indicator=indicator.name if indicator else labels.left + "…" + labels.right if labels.right else labels.left,
        canonical=indicator is not None,
        value=report.text[printed.start : printed.end],
        amount=None if match["range"] else amount(match["value"], match["scale"] or ""),
        unit=unit,
        period=_period(report, labels),
        start=value_span.start,
        end=value_span.end,
        clause=_clause(report, sentence, offset, text, match),
    )


def _labels(text: str, match: re.Match[str], before: int) -> _Labels:
    """The words before the number back to the last delimiter or number, and those after it."""
    start = max([before, *(d.end() for d in DELIMITER.finditer(text, 0, match.start()))], default=before)
    left = text[start : match.start()].strip()
    if len(left) < 2:
        # "85项,占比83.33%": a number that opens its clause belongs to what stands before.
        start = max([0, *(d.end() for d in DELIMITER.finditer(text, 0, max(0, start - 1)))])
        left = text[start : match.start()].strip()
    stop = DELIMITER.search(text, match.end())
    right = text[match.end() : stop.start() if stop else len(text)].strip()
    return _Labels(left[-LONGEST_LABEL:], right[:LONGEST_LABEL], text[start : stop.start() if stop else len(text)])


def _period(report: Report, labels: _Labels) -> str:
    """The year the words before the number name, else the report's own."""
    named = OTHER_YEAR.findall(labels.left)
    if named:
        return str(named[-1])
    years = report.metadata.years
    if LAST_YEAR.search(labels.left) and report.year:
        return str(report.year - 1)
    return "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"


def _clause(report: Report, sentence: Span, offset: int, text: str, match: re.Match[str]) -> Span:
    """The smallest run of clauses that carries the number with its words: at least eight characters."""
    starts = [0, *(d.end() for d in re.finditer(r"[,;:、。\n]", text) if d.end() <= match.start())]
    stop = re.compile(r"[,;、。\n]").search(text, match.end())
    end = stop.start() if stop else len(text.rstrip())
    start = next((s for s in reversed(starts) if match.start() - s >= 4), 0)
    span = report.search.original(offset + start, offset + max(end, match.end()))
    body = report.text[span.start : span.end]
    return Span(span.start + len(body) - len(body.lstrip()), span.end)
