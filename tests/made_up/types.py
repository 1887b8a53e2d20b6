"""What a made-up report is, and the truth beside it."""

import json
from dataclasses import asdict, dataclass

from corpus.types import SectionType

PARTS = ("tuning", "measuring")
# The measuring part with its problems told as people would in talk.
RETOLD = "retold"


@dataclass(frozen=True, slots=True)
class TrueSection:
    """A headed part as printed.

    `marker` is what is printed from the heading on, long enough to find it. An `optional` section
    (一是…, 第一，…, ①, a run-in point) has its parent's type: to find it is no merit, to miss it no fault.
    """

    type: SectionType
    heading_path: tuple[str, ...]
    marker: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A theme said in a report: how its file words it, the sentence as printed, the nearest heading, the type of the section."""

    theme: str
    phrasing: str
    sentence: str
    heading: str
    type: SectionType


@dataclass(frozen=True, slots=True)
class TrueFigure:
    """A figure as printed; `of` is the licensing item it counts, empty for the agency as a whole."""

    indicator: str
    value: str
    unit: str
    year: int
    of: str
    in_table: bool


@dataclass(frozen=True, slots=True)
class PlantedError:
    """Figures that do not add up (`sum`) or a wrong percentage, as printed, and what would be right."""

    kind: str
    sentence: str
    expected: str


@dataclass(frozen=True, slots=True)
class Truth:
    """All that is known of one made-up report.

    `places` are province, city and district as far as they go; `twin_of` names the file this one
    nearly repeats, which the damages next_year, district_twin and mirror explain. `first_year` is the
    first year of a review of several years, else `year`.
    """

    agency: str
    places: tuple[str, ...]
    year: int
    first_year: int
    title: str
    skeleton: str
    format: str
    damages: tuple[str, ...]
    styles: tuple[str, ...]
    sections: tuple[TrueSection, ...]
    problems: tuple[Mention, ...]
    next_steps: tuple[Mention, ...]
    innovations: tuple[Mention, ...]
    others: tuple[Mention, ...]
    figures: tuple[TrueFigure, ...]
    errors: tuple[PlantedError, ...]
    twin_of: str

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A source file with its truth; `text` is what it prints, before the format lays it out."""

    name: str
    content: bytes
    text: str
    truth: Truth
