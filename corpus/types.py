"""What the corpus is made of; every offset counts Unicode code points of `Report.text`."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class SectionType(StrEnum):
    """The nine parts of the genre's skeleton, and `other`."""

    OVERVIEW = "overview"
    LAWFUL = "lawful"
    DISCLOSURE = "disclosure"
    SUPERVISION = "supervision"
    EFFECTS = "effects"
    INNOVATION = "innovation"
    STANDARDS = "standards"
    PROBLEMS = "problems"
    NEXT_STEPS = "next_steps"
    OTHER = "other"


SKELETON = tuple(kind for kind in SectionType if kind is not SectionType.OTHER)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of a text, `text[start:end]`."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """Code points that both hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class SearchText:
    """The report's text repaired for search, with the way back.

    Character `i` of `text` stands for `starts[i]:ends[i]` of the report's text.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> Span:
        """The report's own span behind `text[start:end]` (which must not be empty)."""
        return Span(self.starts[start], self.ends[end - 1])

    def range_of(self, span: Span) -> Span:
        """The range of the search text that stands for a span of the report's text."""
        return Span(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def slice_of(self, span: Span) -> str:
        """The search text that stands for a span of the report's text."""
        view = self.range_of(span)
        return self.text[view.start : view.end]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Page furniture that the reader took out: its text, and the offset of the report's text it stood at."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a report, its sub-sections not included; sections partition the report's text.

    `heading_path` holds the headings from the top down as printed, empty for what stands before the
    first heading and for the signature. `heading_end` is where the heading stops and the body starts.
    """

    number: int
    heading_path: tuple[str, ...]
    type: SectionType
    start: int
    heading_end: int
    end: int

    @property
    def level(self) -> int:
        return len(self.heading_path)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of one section: what is embedded and found."""

    id: str
    report: str
    section: int
    start: int
    end: int
    sentences: tuple[Span, ...]


class Role(StrEnum):
    """What a figure says: how it stands, how much it changed, what it is to become, or what it was before."""

    LEVEL = "level"
    CHANGE = "change"
    TARGET = "target"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report with the words it belongs to.

    `indicator` is a canonical name where the words are known ones, else the words themselves. `value`
    and `unit` are as printed; `amount` is the value as a number that counts in `measure`, the unit in
    simplified characters (% for 成), or None for a range. `start:end` is the number with its unit,
    `clause` the words that carry the claim. `qualifier` holds what the text says beside the number
    (近, 多, 以上), `parent` the indicator that this is a part of, `subject` what is counted where that
    is not the agency's work as a whole: one licensing item of a list or a table.
    """

    report: str
    section: int
    indicator: str
    canonical: bool
    value: str
    amount: float | None
    unit: str
    period: str
    start: int
    end: int
    clause: Span
    measure: str = ""
    qualifier: str = ""
    role: Role = Role.LEVEL
    parent: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who reports on which year; `origin` says where each field came from.

    `years` are all that a review covers, `year` the last of them. `date` is that of the signature, else of
    publication, as YYYY-MM-DD. `places` go from the province down as far as they are known.
    """

    agency: str
    year: int | None
    years: tuple[int, ...]
    title: str
    date: str
    address: str
    origin: Mapping[str, str]
    places: tuple[str, ...] = ()
    document_number: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One source document as a reader sees it; `pages` is where each page starts, empty where it has none."""

    id: str
    file: str
    root: str
    text: str
    search: SearchText
    furniture: tuple[Furniture, ...]
    sections: tuple[Section, ...]
    metadata: Metadata
    warnings: tuple[str, ...]
    pages: tuple[int, ...] = ()

    @property
    def agency(self) -> str:
        """Whose report it is; its file where it says of no agency, under which it is shown and asked for."""
        return self.metadata.agency or self.file

    @property
    def year(self) -> int | None:
        return self.metadata.year

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def whole_section(self, number: int) -> Span:
        """A section together with its sub-sections."""
        path = self.sections[number].heading_path
        end = self.sections[number].end
        for section in self.sections[number + 1 :]:
            if not path or section.heading_path[: len(path)] != path:
                break
            end = section.end
        return Span(self.sections[number].start, end)

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 1, on which an offset of the text lies; None where the source has no pages."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None

    def section_types(self) -> tuple[SectionType, ...]:
        """The types that occur, in the skeleton's order."""
        present = {section.type for section in self.sections}
        return tuple(kind for kind in SectionType if kind in present)
