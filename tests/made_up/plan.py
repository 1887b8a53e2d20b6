"""What each report of a collection is to be: agency, year, genre, format, damages. Drawn before a word is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from random import Random
from typing import TypeVar

from tests.made_up.agencies import Agency, agency_of, districts_of, draw_agency, is_unambiguous
from tests.made_up.types import PARTS, RETOLD

T = TypeVar("T")
YEARS = (2016, 2025)
SKELETONS = (("guangdong", 60), ("shanghai", 27), ("free", 13))
FORMATS = (("txt", 24), ("txt_bom", 10), ("txt_gb18030", 14), ("html", 22), ("docx", 15), ("pdf", 15))
LIBRARIES = {"docx": "docx", "pdf": "reportlab"}
# How many damages a report is given, in percent: about half have none or one.
DAMAGE_COUNTS = ((0, 25), (1, 27), (2, 22), (3, 15), (4, 11))
WEIGHTS = {
    "spaces": 3, "dropped": 2, "wrapped": 2, "half_width": 4, "brackets": 2, "full_width_digits": 2,
    "traditional": 3, "traditional_partly": 2, "pinyin": 2, "pinyin_damaged": 2,
    "encoding": 2, "doubled_marks": 2, "forum": 2, "spam": 2, "bilingual": 2,
    "no_title": 3, "title_twice": 2, "title_broken": 2, "title_in_metadata": 2,
    "agency_in_signature": 2, "agency_in_breadcrumb": 2, "agency_in_first_sentence": 2, "agency_in_file_name": 2,
    "agency_short": 1,
    "unnumbered": 2, "first_missing": 2, "wrong_numeral": 2, "heading_typo": 2, "glued": 3, "joined": 2,
    "notice": 2, "item_list": 2, "two_documents": 2,
    "table_pipe": 2, "table_cells": 2, "table_glued": 2, "table_box": 2,
    "arithmetic_error": 3,
}  # fmt: skip
TWINS = ("next_year", "mirror", "district_twin")
DAMAGES = (*WEIGHTS, *TWINS)
# A report has at most one of each group.
GROUPS = (
    ("traditional", "traditional_partly", "pinyin", "pinyin_damaged"),
    ("no_title", "title_twice", "title_broken", "title_in_metadata", "agency_in_first_sentence"),
    ("agency_in_signature", "agency_in_breadcrumb", "agency_in_first_sentence", "agency_in_file_name", "agency_short"),
    ("table_pipe", "table_cells", "table_glued", "table_box"),
    ("wrapped", "joined"),
    ("pinyin_damaged", "encoding"),
    ("bilingual", "joined"),
    ("joined", "item_list"),
    ("unnumbered", "first_missing", "wrong_numeral"),
    ("unnumbered", "joined"),
    ("arithmetic_error", "table_pipe"),
    ("arithmetic_error", "table_cells"),
    ("arithmetic_error", "table_glued"),
    ("arithmetic_error", "table_box"),
)
WEB_ONLY = frozenset(
    "wrapped pinyin pinyin_damaged encoding doubled_marks forum spam joined table_pipe table_cells table_glued "
    "table_box title_in_metadata agency_in_breadcrumb".split()
)
NOT_IN_FREE = frozenset(
    "unnumbered first_missing heading_typo table_pipe table_cells table_glued table_box arithmetic_error item_list".split()
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One report to be written; `content` seeds its words, which twins share, `index` its page."""

    seed: int
    part: str
    index: int
    content: int
    agency: Agency
    year: int
    skeleton: str
    format: str
    damages: tuple[str, ...]
    twin_of: int | None = None
    retold: bool = False

    @property
    def telling(self) -> str:
        """Under which key a problem's phrasings stand in `problems.yaml`."""
        return RETOLD if self.retold else self.part

    def has(self, damage: str) -> bool:
        return damage in self.damages

    def draws(self, what: str) -> Random:
        """Random draws that twins share for `words`, and that are a report's own for anything else."""
        number = self.content if what == "words" else self.index
        return Random(f"{self.seed}/{self.part}/{what}/{number}")

    @property
    def file_name(self) -> str:
        stem = f"m{self.index:05d}"
        if self.has("agency_in_file_name"):
            stem = f"{stem}-{self.agency.name}{self.year}年"
        return f"{stem}.{self.format.split('_')[0]}"


def available_formats() -> tuple[str, ...]:
    """The formats whose libraries are installed."""
    return tuple(name for name, _ in FORMATS if name not in LIBRARIES or find_spec(LIBRARIES[name]))


def plans(count: int, seed: int, part: str, errors: bool = False) -> list[Plan]:
    """The reports of a collection.

    Args:
        part: `tuning`, `measuring`, or `retold`: the measuring part with its problems told as in talk.
        errors: an arithmetic error in every report that can have one; all else is drawn as without.

    Raises:
        ValueError: when the part is unknown.
    """
    if part not in (*PARTS, RETOLD):
        raise ValueError(f"{part}: no such part; name one of {', '.join((*PARTS, RETOLD))}")
    if part == RETOLD:
        return [replace(plan, retold=True) for plan in plans(count, seed, "measuring", errors)]
    rng = Random(f"{seed}/{part}/plans")
    deck = _Deck(rng)
    found: list[Plan] = []
    for index in range(count):
        twin = _twin(index)
        fresh = twin is None or not found or not _can_have(found[-1], twin)
        if fresh or twin is None:
            drawn = _fresh(index, seed, part, rng, deck)
            planted = errors and fits("arithmetic_error", drawn)
            found.append(replace(drawn, damages=(*drawn.damages, "arithmetic_error")) if planted else drawn)
        else:
            found.append(_twin_of(found[-1], twin, index, rng))
    return found


def _twin(index: int) -> str | None:
    """Which reports repeat the one before them: about one in fourteen."""
    return {12: "next_year", 26: "mirror", 39: "district_twin"}.get(index % 42)


def _can_have(plan: Plan, twin: str) -> bool:
    return twin != "district_twin" or (not plan.agency.place.district and bool(districts_of(plan.agency.place)))


def _twin_of(plan: Plan, twin: str, index: int, rng: Random) -> Plan:
    """The same words in another year, on another site, or from a district of the same city."""
    damages = tuple(damage for damage in plan.damages if damage not in TWINS)
    copy = replace(plan, index=index, twin_of=plan.index, damages=(*damages, twin))
    if twin == "next_year":
        return replace(copy, year=plan.year + 1)
    if twin == "district_twin":
        return replace(copy, agency=agency_of(plan.agency.kind, rng.choice(districts_of(plan.agency.place))))
    texts = [name for name in available_formats() if name.startswith("txt") and name != plan.format]
    form = rng.choice(texts) if plan.format.startswith("txt") else plan.format
    script = () if set(GROUPS[0]) & set(damages) or rng.random() < 0.4 else ("traditional",)
    return replace(copy, format=form, damages=(*damages, *script, twin))


def _fresh(index: int, seed: int, part: str, rng: Random, deck: "_Deck") -> Plan:
    # The report before a district's twin is a city's.
    city = _twin(index + 1) == "district_twin"
    skeleton = "guangdong" if city else _weighted(rng, SKELETONS)
    year = rng.randint(YEARS[0], YEARS[1] - 1)
    agency = draw_agency(rng, skeleton, year)
    while city and not (not agency.place.district and districts_of(agency.place)):
        agency = draw_agency(rng, skeleton, year)
    form = _weighted(rng, [(name, weight) for name, weight in FORMATS if name in available_formats()])
    plan = Plan(seed, part, index, index, agency, year, skeleton, form, ())
    for _ in range(_weighted(rng, DAMAGE_COUNTS)):
        plan = deck.deal(plan)
    return plan


def _weighted(rng: Random, choices: Sequence[tuple[T, int]]) -> T:
    return rng.choices([value for value, _ in choices], [weight for _, weight in choices])[0]


class _Deck:
    """Damages in a shuffled order in which each stands as often as its weight says, so that none is left out."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._cards: list[str] = []

    def deal(self, plan: Plan) -> Plan:
        """The plan with one more damage: the first of the deck that fits it."""
        for card in self._in_order():
            if fits(card, plan):
                self._cards.remove(card)
                return replace(plan, damages=(*plan.damages, card))
        return plan

    def _in_order(self) -> Iterator[str]:
        if len(self._cards) < len(WEIGHTS):
            fresh = [name for name, weight in WEIGHTS.items() for _ in range(weight)]
            self._rng.shuffle(fresh)
            self._cards += fresh
        yield from list(self._cards)


def fits(damage: str, plan: Plan) -> bool:
    """Whether a report can have the damage beside what it has."""
    if damage in plan.damages or any(damage in group and set(group) & set(plan.damages) for group in GROUPS):
        return False
    if damage in WEB_ONLY and not plan.format.startswith(("txt", "html")):
        return False
    if damage == "agency_short":
        return is_unambiguous(plan.agency.place)
    return plan.skeleton != "free" or damage not in NOT_IN_FREE
