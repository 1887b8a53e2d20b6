"""Kinds of agencies by what they do, and where a question names one by its kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

# Behind these words a body is one that the agency deals with, or one of many: 会同公安局检查, 各水利局, shared with the tax bureau.
DEALT_WITH = re.compile(
    r"(?:会同|联合|协同|配合|协调|通过|依托|经|由|向|对|从|被|把|将|给|请|让|到|是|有|与|和|及|、|跟|同|各|所有|全部|哪些|哪[个家]|几[个家]|多少[个家]?|其他|每个?|一些|不少|提到|提及|属于|级|省|市直)$"
)
JOINED = re.compile(r"(?:与|和|及|、|跟|同|比|对)$")
BEGINS = re.compile(r"(?:^|[,，;；。?？!！、:：“\s]|年度?|那么?|在|比|对比|比较|概括|总结|关于|请问)$")
ENGLISH_BEFORE = re.compile(
    r"(?:^|[,;:?.!]\s*|\b(?:of|by|at|in|for|did|does|do|has|have|had|is|was|were|are|about|say|said|compare|summari[sz]e|and|than|or|versus|vs\.?|since|because|why|when|what|if|whether|20\d\d|to)\s+)(?:the|its|that)\s+$",
    re.IGNORECASE,
)
ENGLISH_BODIES = frozenset(("bureau", "commission", "department", "administration", "authority", "office", "mgmt", "dept"))
# Words of an agency's name that behind a place's may as well begin what is asked about: service windows, data silos.
OF_OTHER_THINGS = frozenset("service services government data public administrative approval approvals management human resources social security rescue brigade people law enforcement industry information technology reform".split())
ENGLISH_BODY = r"(?:bureau|department|commission|committee|administration|authority|agency|office|regulator|service)"
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
    """Where a question names an agency by its kind and no place."""

    start: int
    end: int
    function: Function


@dataclass(frozen=True, slots=True)
class BareNames:
    """What a kind of agency is called without its body: 水利, 卫健; health, water."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]


@lru_cache(maxsize=100)
def bare_names(function: Function) -> BareNames:
    """The names of a kind of agency without its body, longest first."""
    chinese = {re.sub(r"(?:局|委员会|委|厅|部门|机关|系统)$", "", name) for name in (*function.called, *function.words)}
    english = {re.sub(rf" {ENGLISH_BODY}$", "", name) for name in function.english}
    return BareNames(
        tuple(sorted((name for name in chinese if len(name) > 1), key=lambda name: (-len(name), name))),
        tuple(sorted((name for name in english if len(name) > 3), key=lambda name: (-len(name), name))),
    )


@lru_cache(maxsize=1)
def functions() -> tuple[Function, ...]:
    """The known kinds of agencies."""
    content = yaml.safe_load(files("assistant").joinpath("functions.yaml").read_text(encoding="utf-8"))
    return tuple(
        Function(tuple(f["zh"]), tuple(f["called"]), f["name"], tuple(f["en"])) for f in content["functions"]
    )


def function_of(name: str) -> Function | None:
    """The kind of an agency by its full name: that of the longest word of any kind that it has."""
    found = [(len(word), function) for function in functions() for word in function.words if word in name]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def named_alone(question: str) -> Iterator[Alone]:
    """The agencies that a question names by kind alone, as one that it asks about: 交通局2023年…, the water bureau.

    Args:
        question: in the search text's form.
    """
    if OF_ALL.search(question):
        return
    ends: set[int] = set()
    for start, end, function in sorted(_bodies(question), key=lambda body: (body[0], -body[1])):
        if any(start < last for last in ends):
            continue
        before = question[:start]
        joined = JOINED.search(before)
        follows = joined is not None and (joined.start() in ends or bool(re.search(r"(?:局|委|厅|委员会)$", before[: joined.start()])))
        if (question[start].isascii() and ENGLISH_BEFORE.search(before)) or (not question[start].isascii() and (follows or _begins(before))):
            ends.add(end)
            yield Alone(start, end, function)


def _begins(before: str) -> bool:
    return bool(BEGINS.search(before)) and not DEALT_WITH.search(before)


def _bodies(question: str) -> Iterator[tuple[int, int, Function]]:
    lowered = question.lower()
    for function in functions():
        for match in _one_body(function).finditer(lowered):
            yield match.start(), match.end(), function


@lru_cache(maxsize=100)
def _one_body(function: Function) -> re.Pattern[str]:
    """One agency of a kind as people call it: 交通局, 卫健委, water bureau; not the many of 公安机关 and police bureaus."""
    called = sorted({name for name in function.called if re.search(r"(?:局|委|厅|[支大]队)$", name)}, key=len, reverse=True)
    stem = "|".join(map(re.escape, sorted(function.words, key=len, reverse=True)))
    chinese = "|".join([*map(re.escape, called), rf"(?:{stem})(?:局|委员会|委|厅)"])
    english = "|".join(map(re.escape, sorted(function.english, key=len, reverse=True)))
    ended = r"(?<=bureau)|(?<=department)|(?<=commission)|(?<=regulator)|(?<=brigade)|(?<=administration)"
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


@lru_cache(maxsize=64)
def _short_names(function: Function) -> re.Pattern[str]:
    """A kind of agency as it is called behind a place's name, with what body it is."""
    chinese = "|".join(sorted(map(re.escape, {*function.words, *(re.sub("(?:局|部门|委|委员会)$", "", name) for name in function.called)}), key=lambda word: (-len(word), word)))
    known = {word for name in (function.name, *function.english) for word in re.findall(r"[a-z]{4,}", name.lower())} - ENGLISH_BODIES
    first, more = ("|".join(sorted(words, key=lambda word: (-len(word), word))) or "$" for words in (known - OF_OTHER_THINGS, known | ENGLISH_BODIES))
    english = rf"\s+(?:{first})(?:(?:,| &| and)? (?:{more}))*(?:'s)?\b(?! (?:permit|licen[cs]e|project|case|application)s?\b)"
    return re.compile(rf"\s*(?:{chinese})(?:局|委|厅|部门|系统)?|{english}", re.IGNORECASE)
