"""The gate: whatever writes a claim, it reaches an answer only if the words it cites carry it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.gate import dates, names, numbers
from assistant.gate.counting import counted
from assistant.gate.indicators import means_the_same, quoted_numbers
from assistant.gate.parts import HAN, clauses_of
from assistant.gate.polarity import agrees
from assistant.gate.reading import fails_on, is_of_figures
from assistant.gate.support import carries
from assistant.types import Evidence
from corpus.repair import simplify
from corpus.types import Span

QUOTED = re.compile(r"“[^“”]*”|「[^」]*」|『[^』]*』|《[^》]*》|\"[^\"]*\"")
MARK = re.compile(r"\[\d+\]")
SPACE = re.compile(r"\s+")
# What is worked out, with the sum that shows it; where the program works it out the sum decides.
WORKING = re.compile(r"^\s*(?:增加|减少|上升|下降|推算|合计|相差|up by|down by|worked out|total|difference)[^（(:：]{0,24}[（(:：][^=]*=[^=]*$", re.IGNORECASE)
# How far before its quote a table's head or a list's opening words are looked for.
LONGEST_HEAD = 600
MOST_COUNTED = 20


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a claim may stand; `reason` is empty, or what it fails on.

    Reasons: `quote`, `number`, `date`, `year`, `agency`, `polarity`, `support`.
    """

    accepted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim beside its quotes: `body` is what it says in its own words, all in the search text's form."""

    body: str
    quotes: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def quoted(self) -> str:
        return "\n".join(self.quotes)


def judge(text: str, evidence: Sequence[Evidence], computed: Iterable[str] = ()) -> Judged:
    """Hold a claim against its evidence.

    Args:
        text: the claim, in Chinese or English; what it quotes from the report stands in quotation marks.
        computed: numbers of the claim that are worked out from numbers in the quotes, and shown.
    """
    if not evidence or not all(_stands(piece) for piece in evidence):
        return Judged(False, "quote")
    body = _own_words(text, evidence)
    if body is None:
        return Judged(False, "quote")
    quotes = tuple(dates.in_digits(piece.report.search.slice_of(piece.span)) for piece in evidence)
    held = _Held(dates.in_digits(body), quotes, tuple(evidence))
    return Judged(False, reason) if (reason := _fails_on(held, tuple(computed))) else Judged(True)


def _fails_on(held: _Held, computed: Sequence[str]) -> str:
    """The first check that a claim fails, empty when it fails none; the cheap ones come first."""
    if names.strangers(held.body, held.evidence, held.quoted):
        return "agency"
    bare = names.without_names(names.without_own_names(held.body, held.evidence), held.evidence)
    if not HAN.search(bare) and not re.search(r"[A-Za-z0-9]", bare):
        return ""
    if reason := _time_fails(held, bare):
        return reason
    if not _numbers_carried(held, bare, computed):
        return "number"
    text = _without_times(bare)
    around, quotes = _around(held.evidence), [_without_times(quote) for quote in held.quotes]
    # Which way a sum worked out goes says nothing against what its numbers count: 41 fewer of those 不予受理.
    is_working = bool(computed) and WORKING.match(text) is not None
    if not is_of_figures(text) and not is_working:
        return fails_on(text, quotes, around)
    if not is_working and not agrees(text, quotes, around):
        return "polarity"
    return "" if carries(text, held.quoted, around) else "support"


def _stands(piece: Evidence) -> bool:
    """Whether the quote is there: a span inside its report, and not blank."""
    span = piece.span
    return 0 <= span.start < span.end <= len(piece.report.text) and bool(piece.quote.strip())


def _own_words(text: str, evidence: Sequence[Evidence]) -> str | None:
    """The claim without what it quotes; None where it quotes Chinese words that its evidence does not have."""
    body = text
    for piece in sorted(evidence, key=lambda p: -len(p.quote)):
        body = body.replace(f"“{piece.quote}”", " ")
    body = simplify(MARK.sub(" ", body))
    sources = [_dense(simplify(p.quote) + p.report.search.slice_of(p.span) + simplify(p.report.metadata.title)) for p in evidence]
    for match in QUOTED.finditer(body):
        words = [_dense(part) for part in re.split(r"…+|\.{3,}", match[0][1:-1])]
        if HAN.search(match[0]) and not all(any(part in source for source in sources) for part in words if part):
            return None
    return QUOTED.sub(lambda match: " " if HAN.search(match[0]) else match[0], body)


def _dense(text: str) -> str:
    return SPACE.sub("", text)


def _time_fails(held: _Held, bare: str) -> str:
    known = dates.known_years(held.evidence, held.quoted)
    quoted = [date for quote in held.quotes for date in dates.dates_in(quote)]
    if not all(dates.carried(date, quoted, known) for date in dates.dates_in(bare)):
        return "date"
    return "" if dates.years_in(bare) <= known else "year"


def _numbers_carried(held: _Held, bare: str, computed: Iterable[str]) -> bool:
    """Whether every number of the claim is in a quote, in a fitting unit and tied to the same indicator, or computed."""
    text = _without_times(bare)
    known = {amount for shown in computed if (amount := _decimal(shown)) is not None} | set(numbers.shown_results(text))
    quoted = quoted_numbers(held.evidence, held.quotes)
    everything = [one.number for one in quoted]
    said_before = ""
    for clause in clauses_of(text):
        found = numbers.numbers_in(clause)
        for number in found:
            if number.amount in known or _counts_the_quotes(number, held.evidence):
                continue
            told = said_before + clause
            if numbers.carried(number, clause, everything) and means_the_same(number, told, quoted):
                continue
            if not counted(number, told, held.quotes, everything):
                return False
        said_before = "" if found else f"{said_before}{clause} "
    return True


def _without_times(bare: str) -> str:
    for date in reversed(dates.dates_in(bare)):
        bare = f"{bare[: date.start]} {bare[date.end :]}"
    return dates.YEAR.sub(" ", bare)


def _counts_the_quotes(number: numbers.Number, evidence: Sequence[Evidence]) -> bool:
    """Two problems, three measures: as many as are cited."""
    return 2 <= number.amount == len(evidence) <= MOST_COUNTED and number.unit in ("", "count")


def _around(evidence: Sequence[Evidence]) -> str:
    """Headings of the quotes, and the text before them where a table's head may stand."""
    found = []
    for piece in evidence:
        section = piece.report.sections[piece.section]
        first = max(section.start, piece.span.start - LONGEST_HEAD)
        found += [simplify(" ".join(section.heading_path)), piece.report.search.slice_of(Span(first, piece.span.start))]
    return "\n".join(found)


def _decimal(shown: str) -> Decimal | None:
    try:
        return Decimal(shown.replace(",", "").rstrip("%"))
    except InvalidOperation:
        return None
