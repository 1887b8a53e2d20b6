"""An agency's name: found in words, in its canonical form, with its place."""

import re
from dataclasses import dataclass

from corpus.places import Place, by_name, places_in
from corpus.repair import search_text

BODY = (
    r"(?:公安局|分局|管理局|监督局|数据局|服务局|规划局|建设局|资源局|健康局|教育局|保障局|财政局|民政局|司法局|"
    r"环境局|水务局|农村局|商务局|税务局|审计局|统计局|应急局|体育局|交通局|运输局|林业局|海事局|烟草局|气象局|"
    r"[\u4e00-\u9fff]{1,14}?(?:局|委员会|厅|办公室|总队|支队|大队|管委会|行政中心|人民政府|街道办事处|公积金管理中心|边防检查总?站|残疾人联合会|海关(?!总署|区|特殊|监管|数据|申报|部门)))"
)
AGENCY = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,8}}?(?:省|自治区))?(?:[\u4e00-\u9fff]{{2,7}}?(?:市|州|盟))?(?:[\u4e00-\u9fff]{{1,7}}?(?:区|县|市|旗))?"
    rf"{BODY}(?:[\u4e00-\u9fff]{{2,8}}?分局)?"
)
BRANCH = re.compile(r"(?P<short>[\u4e00-\u9fff]{2,5}?)区?公安分局")
NO_NAME = re.compile(r"\d{2,4}\s*年度?|年度|关于|印发|现将|根据")
# What no agency is called: a hall, or a piece of a sentence.
NOT_A_NAME = re.compile(r"大厅$|[我的由]")
MOST_BEFORE = 10
LONGEST_PLACE = 12
# Branches of the police carry 区 in their names there, elsewhere they do not.
KEEPS_DISTRICT = "广东省"


@dataclass(frozen=True, slots=True)
class Named:
    """An agency's canonical name with its place from the province down, and what is in doubt of it, else empty."""

    name: str
    places: tuple[str, ...] = ()
    doubt: str = ""


def agency_in(words: str) -> str:
    """The agency that a title, a page's source or a file name names, from its place on; empty where none is."""
    return agency_read(search_text(words).text)


def agency_read(read: str) -> str:
    """As `agency_in`, of words that are search text."""
    found = AGENCY.search(NO_NAME.sub(" ", read))
    return from_its_place(found[0]) if found else ""


def from_its_place(name: str) -> str:
    """A name from the place it starts with, without words caught before it; empty when it names no place."""
    if name.startswith(("国家", "中国", "中华")):
        return name
    places = by_name()
    for start in range(min(MOST_BEFORE, len(name))):
        if any(name[start : start + length] in places for length in range(2, LONGEST_PLACE)):
            return "" if NOT_A_NAME.search(name, start) else name[start:]
    return ""


def canonical(name: str, text: str) -> Named:
    """The name as an agency is listed: a district with its city before it, a branch of the police by its city.

    Counties and cities within a city go without it, as they print themselves.

    Args:
        text: the report's search text, which tells which of several places of a name is meant.

    >>> canonical("海珠区水务局", "").name, canonical("花都公安分局", "").name, canonical("永嘉县公安局", "").places
    ('广州市海珠区水务局', '广州市公安局花都区分局', ('浙江省', '温州市', '永嘉县'))
    """
    chain = places_in(name)
    if not chain:
        return Named(name)
    if chain[0].level < 3:
        return Named(name, _chain(chain, text))
    meant = _meant(chain[0], text)
    if meant is None:
        return Named(name, (), f"there are several places named {chain[0].name}: name its city in the side file")
    district, places = meant, (*meant.within, meant.name)
    if not district.name.endswith("区"):
        return Named(name, places)
    city = district.within[-1]
    if branch := BRANCH.fullmatch(name):
        called = district.name if district.within[0] == KEEPS_DISTRICT else branch["short"]
        return Named(f"{city}公安局{called}分局", places)
    whole = name if name.startswith(district.name) else district.name + name.removeprefix(district.short)
    return Named(city + whole, places)


def _chain(chain: list[Place], text: str) -> tuple[str, ...]:
    """The places named with those they lie within, each once."""
    last = chain[-1]
    if len(chain) == 1 and last.level > 1:
        last = _meant(last, text) or last
    named = [place.name for place in chain]
    return tuple(dict.fromkeys((*(above for above in last.within if above not in named), *named)))


def _meant(place: Place, text: str) -> Place | None:
    """Which of the places of this name is meant: the only one, or the only one whose city or province the text names."""
    same = [other for other in by_name().get(place.name, ()) if other.level == place.level and other.name == place.name]
    if len(same) <= 1:
        return place
    named = [other for other in same if other.within and other.within[-1] in text]
    named = named or [other for other in same if other.within and other.within[0] in text]
    return named[0] if len(named) == 1 else None
