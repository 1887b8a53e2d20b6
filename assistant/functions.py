"""Kinds of agencies by what they do, and where a question names one by its kind."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from corpus.places import by_pinyin, full_names_in

# Behind these words a body is one that the agency deals with, or one of many: 会同公安局检查, 各水利局, shared with the tax bureau.
DEALT_WITH = re.compile(
    r"(?:会同|联合|协同|配合|协调|通过|依托|经|由|向|对|从|被|把|将|给|请|让|到|是|有|与|和|及|、|跟|同|各|所有|全部|哪些|哪[个家]|几[个家]|多少[个家]?|其他|每个?|一些|不少|提到|提及|属于|级|省|市直)$"
)
# Of what level of place a body without a place is, and what ends the words before it.
LEVEL = re.compile(r"(?<![全各])[省市区县]$|\b(?:provincial|municipal|city|district|county) $", re.IGNORECASE)
LEVELS = {"省": 1, "市": 2, "区": 3, "县": 3, "provincial ": 1, "municipal ": 2, "city ": 2, "district ": 3, "county ": 3}
JOINED = re.compile(r"(?:与|和|及|、|跟|同|比|对)$")
BEGINS = re.compile(r"(?:^|时候?|期间|之[后前]|以[后前]|[,，;；。?？!！、:：“\s]|年度?|那么?|在|比|对比|比较|概括|总结|关于|请问)$")
ENGLISH_BEFORE = re.compile(
    r"(?:^|[,;:?.!]\s*|\b(?:of|by|at|in|for|did|does|do|has|have|had|is|was|were|are|about|say|said|compare|summari[sz]e|and|than|or|versus|vs\.?|since|because|why|when|what|if|whether|20\d\d|to)\s+)(?:the|its|that)\s+$",
    re.IGNORECASE,
)
# The government above an office of it, which says nothing of what the office does.
ABOVE = re.compile(r"人民政府(?=.{2})|国家(?=税务|金融|能源|矿山|统计|外汇|海洋|林业)")
ENGLISH_BODIES = frozenset(("bureau", "commission", "department", "administration", "authority", "office", "mgmt", "dept"))
# Words of an agency's name that behind a place's may as well begin what is asked about: service windows, data silos.
OF_OTHER_THINGS = frozenset("service services government data public administrative approval approvals management human resources social security rescue brigade people law enforcement industry information technology reform".split())
ENGLISH_BODY = r"(?:bureau|department|commission|committee|administration|authority|agency|office|regulator|service)"
# Words of a function that by themselves are a matter, and no agency.
MATTERS = frozenset(
    "警察 药品 食药 版权 工商 质监 房产 不动产 城市建设 城乡建设 公积金 国土 规划 城乡规划 测绘 卫生 健康 疾控 教育体育 国资 外汇 审计 统计 医保 社保 社会保险 残疾人 "
    "道路运输 运输管理 公路 港口 航道 铁路 民航 邮政 通信 无线电 畜牧 兽医 海洋 渔业 水产 农机 农业机械 农业 扶贫 乡村振兴 园林 绿化 园林绿化 草原 安监 应急 地震 文化 旅游 "
    "广电 新闻出版 电影 体育 文物 文化遗产 档案 宗教 外事 保密 信访 综合执法 行政执法 市容 公用事业 物价 能源 煤炭 粮食 物资储备 盐业 商业 商务 人防 民防 自贸区 数据局 大数据 政府办公".split()
)
# A question over all agencies names a kind only as what they tell of.
OF_ALL = re.compile(r"^\s*(?:which|what|how many|list|are there|is there|do any|does any)\b[^,;?]{0,25}\b(?:agenc|report|bureaus|departments|authorit|units)\w*|哪[些几][个家份]?(?:单位|报告|机关|部门|局|机构)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Function:
    """What kind of agency: its words in names, what people call it, and its English name."""

    words: tuple[str, ...]
    called: tuple[str, ...]
    name: str
    english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """Where a question names an agency by its kind and no place; `level` is that of the place it says it is of (省药监局), else 0."""

    start: int
    end: int
    function: Function
    level: int = 0


@dataclass(frozen=True, slots=True)
class BareNames:
    """What a kind of agency is called without its body: 水利, 卫健; health, water."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]


@lru_cache(maxsize=200)
def bare_names(function: Function) -> BareNames:
    """The names of a kind of agency without its body, longest first."""
    chinese = {re.sub(r"(?:局|委员会|委|厅|部门|机关|系统)$", "", name) for name in (*function.called, *function.words)}
    english = {re.sub(rf" {ENGLISH_BODY}$", "", name) for name in function.english}
    return BareNames(
        tuple(sorted((name for name in chinese if len(name) > 1), key=lambda name: (-len(name), name))),
        tuple(sorted((name for name in english if len(name) > 3), key=lambda name: (-len(name), name))),
    )


@dataclass(frozen=True, slots=True)
class Names:
    """What a kind of agency is called, and those of its names that by themselves are a matter: 药品, intellectual property."""

    chinese: tuple[str, ...]
    chinese_matter: tuple[str, ...]
    english: tuple[str, ...]
    english_matter: tuple[str, ...]


def named_or_matter(function: Function) -> Names:
    """The names of a kind of agency, those that are a matter as well apart."""
    chinese = tuple(dict.fromkeys((*function.called, *function.words)))
    matter = tuple(name for name in function.english if " " in name and not re.search(rf"\b{ENGLISH_BODY}$|^{function.english[0]}$", name))
    return Names(
        tuple(name for name in chinese if name not in MATTERS),
        tuple(name for name in chinese if name in MATTERS),
        tuple(name for name in function.english if name not in matter),
        matter,
    )


@lru_cache(maxsize=1)
def functions() -> tuple[Function, ...]:
    """The known kinds of agencies."""
    content = yaml.safe_load(files("assistant").joinpath("functions.yaml").read_text(encoding="utf-8"))
    return tuple(
        Function(tuple(f["zh"]), tuple(f["called"]), f["name"], tuple(f["en"])) for f in content["functions"]
    )


def function_of(name: str) -> Function | None:
    """The kind of an agency by its full name: that of the longest of the words that stand first in it."""
    return _first_of(_words_of_kinds(), ABOVE.sub("", name))


def functions_of(name: str) -> tuple[Function, ...]:
    """Every kind of agency that a full name tells of, that of its first words first: 文化广电旅游体育局 → culture, tourism, sports."""
    bare = ABOVE.sub("", name)
    found = sorted(((bare.index(word), -len(word), function) for word, function in _words_of_kinds() if word in bare), key=lambda place: place[:2])
    return tuple(dict.fromkeys(function for _, _, function in found))


SHARED_CITY = re.compile("市(?=监|场(?!所))")
# A word that begins as a place does in Latin letters.
LATIN_PLACE = re.compile(r"[A-Za-z]+\b\s*")


def function_named(words: str) -> Function | None:
    """The kind of agency that words for one name, Chinese or English: of those that begin first, the longest."""
    for start, end in full_names_in(words):
        # 肇庆市监局 is of 肇庆 and its 市监局.
        end -= SHARED_CITY.match(words, end - 1) is not None
        words = f"{words[:start]}{'·' * (end - start)}{words[end:]}"
    words = ABOVE.sub("", words)
    # The place 城关, which is spelt like what a 城管局 does: with a capital, or before what an agency does.
    while (place := LATIN_PLACE.match(words)) and place[0].strip().lower() in by_pinyin():
        rest = words[place.end() :]
        if not place[0][0].isupper() and _first_of(_names_of_kinds(), rest.lower()) is None:
            break
        words = rest
    return _first_of(_names_of_kinds(), words.lower())


def words_of_functions() -> re.Pattern[str]:
    """Every word of an agency's function as agencies have it in their names."""
    return _pattern_of(tuple(word for word, _ in _words_of_kinds()))


def _first_of(names: tuple[tuple[str, Function], ...], text: str) -> Function | None:
    found = _pattern_of(tuple(word for word, _ in names)).search(text)
    return dict(names)[found[0]] if found else None


@lru_cache(maxsize=1)
def _words_of_kinds() -> tuple[tuple[str, Function], ...]:
    return _once((word, function) for function in functions() for word in function.words)


@lru_cache(maxsize=1)
def _names_of_kinds() -> tuple[tuple[str, Function], ...]:
    return _once((word, f) for f in functions() for word in (*f.called, *f.words, *f.english))


def _once(names: Iterable[tuple[str, Function]]) -> tuple[tuple[str, Function], ...]:
    """Each name once, with the first kind that has it."""
    found: dict[str, Function] = {}
    for word, function in names:
        found.setdefault(word, function)
    return tuple(found.items())


@lru_cache(maxsize=8)
def _pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some words, the longest first; English ones as whole words."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in longest_first))


def named_alone(question: str) -> Iterator[Alone]:
    """The agencies that a question names by kind alone, as one that it asks about: 交通局2023年…, the water bureau.

    Args:
        question: in the search text's form.
    """
    if OF_ALL.search(question):
        return
    ends: set[int] = set()
    for start, end, function in sorted(bodies(question), key=lambda body: (body[0], -body[1])):
        if any(start < last for last in ends):
            continue
        level = LEVEL.search(question[:start])
        before = question[: level.start()] if level else question[:start]
        joined = JOINED.search(before)
        follows = joined is not None and (joined.start() in ends or bool(re.search(r"(?:局|委|厅|委员会)$", before[: joined.start()])))
        if (question[start].isascii() and ENGLISH_BEFORE.search(before)) or (not question[start].isascii() and (follows or _begins(before))):
            ends.add(end)
            yield Alone(start, end, function, LEVELS.get(level[0].lower(), 0) if level else 0)


def _begins(before: str) -> bool:
    return bool(BEGINS.search(before)) and not DEALT_WITH.search(before)


def bodies(question: str) -> Iterator[tuple[int, int, Function]]:
    """Where a question names one body by its kind, from and to."""
    lowered = question.lower()
    for function in functions():
        for match in _one_body(function).finditer(lowered):
            yield match.start(), match.end(), function


@lru_cache(maxsize=200)
def _one_body(function: Function) -> re.Pattern[str]:
    """One agency of a kind as people call it: 交通局, 卫健委, water bureau; not the many of 公安机关 and police bureaus."""
    called = sorted({name for name in function.called if re.search(r"(?:局|委|厅|[支大]队)$", name)}, key=len, reverse=True)
    stem = "|".join(map(re.escape, sorted(function.words, key=len, reverse=True)))
    chinese = "|".join([*map(re.escape, called), rf"(?:{stem})(?:局|委员会|委|厅)"])
    english = "|".join(map(re.escape, sorted(function.english, key=len, reverse=True)))
    ended = r"(?<=bureau)|(?<=department)|(?<=commission)|(?<=regulator)|(?<=brigade)|(?<=administration)|(?<=office)|(?<=authority)|(?<=watchdog)"
    return re.compile(
        rf"(?:{chinese})(?![们里内外]|系统|机关|分局)"
        rf"|\b(?:{english})(?:(?:{ended})|(?:(?: and [a-z]+){{0,2}} {ENGLISH_BODY}))(?!s\b)(?:'s)?\b"
    )


def without_function(text: str, kinds: Sequence[Function]) -> str:
    """What stands behind a place without the words that say which of its agencies is meant: 住建, health, & tourism.

    >>> without_function(" transport accept", [function_of("南通市交通运输局")])
    ' accept'
    """
    begins = next((found[0] for kind in kinds if (found := _short_names(kind).match(text))), "")
    return f" {text[len(begins) :].lstrip()}" if begins else text


@lru_cache(maxsize=200)
def _short_names(function: Function) -> re.Pattern[str]:
    """A kind of agency as it is called behind a place's name, with what body it is."""
    chinese = "|".join(sorted(map(re.escape, {*function.words, *(re.sub("(?:局|部门|委|委员会)$", "", name) for name in function.called)}), key=lambda word: (-len(word), word)))
    known = {word for name in (function.name, *function.english) for word in re.findall(r"[a-z]{4,}", name.lower())} - ENGLISH_BODIES
    first, more = ("|".join(sorted(words, key=lambda word: (-len(word), word))) or "$" for words in (known - OF_OTHER_THINGS, known | ENGLISH_BODIES))
    english = rf"\s+(?:{first})(?:(?:,| &| and)? (?:{more}))*(?:'s)?\b(?! (?:permit|licen[cs]e|project|case|application)s?\b)"
    return re.compile(rf"\s*(?:{chinese})(?:局|委|厅|部门|系统)?|{english}", re.IGNORECASE)
