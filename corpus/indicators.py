"""The genre's indicators: canonical names, the words that name them, and how a question asks for them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

RATE = re.compile(r"[率度]$")
RATE_UNITS = frozenset(("%", "成", "倍", "分", ""))
COUNT_UNITS = frozenset(("件", "宗", "份", "项", "条", "个", "起", "例", "笔", "批", "单", "宗次", "件次", ""))
# What may stand between an indicator's words and its number.
FILLER = re.compile(
    r"(?:总?[量数]|件数|宗数|业务|办件|各类|数量|总量|为|达到?|共计?|合计|总计|累计|分别|大?约|将?近|接近|超过?|逾|突破|不低于|不少于|不足|不到|不超过|大于|有|是|了|均|仅|只有|高达|就|"
    r"全年|年度|的|(?:升|降|提高|提升|增加|增长|上升|下降|降低|减少|压缩|压减|缩短)(?:至|到|为)|由|从|(?:上|去)年(?:同期)?|[:\s\"”])*"
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One canonical indicator.

    `words` and `excluded` are searched in the words before a number, `around` in those on both sides
    with # for the number; `part_of` names the indicator that this one is a part of, `as_whole` those that
    stand for this one as the whole of a share where a report does not give it, `rest` the other part of the
    same whole. `asked_as` are patterns of a question that mean it, where the question names no indicator.
    """

    name: str
    units: frozenset[str]
    words: tuple[re.Pattern[str], ...]
    excluded: tuple[re.Pattern[str], ...]
    asked: tuple[str, ...]
    english: tuple[str, ...]
    instead: tuple[str, ...]
    around: tuple[re.Pattern[str], ...]
    part_of: str
    as_whole: tuple[str, ...] = ()
    rest: str = ""
    asked_as: tuple[re.Pattern[str], ...] = ()


@lru_cache(maxsize=1)
def indicators() -> tuple[Indicator, ...]:
    """All canonical indicators in the file's order."""
    content = yaml.safe_load(files("corpus").joinpath("indicators.yaml").read_text(encoding="utf-8"))
    return tuple(
        Indicator(
            entry["name"],
            _units(entry),
            tuple(re.compile(words) for words in entry["words"]),
            tuple(re.compile(words) for words in entry.get("not", [])),
            tuple(entry["ask"]),
            tuple(entry["en"]),
            tuple(entry.get("instead", ())),
            tuple(re.compile(words) for words in entry.get("around", ())),
            entry.get("part_of", ""),
            tuple(entry.get("as_whole", ())),
            entry.get("rest", ""),
            tuple(re.compile(words, re.IGNORECASE) for words in entry.get("asked_as", ())),
        )
        for entry in content["indicators"]
    )


def _units(entry: dict[str, list[str]]) -> frozenset[str]:
    if RATE.search(str(entry["name"])):
        return RATE_UNITS
    return frozenset(entry.get("counted_in") or COUNT_UNITS | frozenset(entry.get("units", ())))


def wholes_of(name: str) -> tuple[str, ...]:
    """What an indicator is a part of, in the order in which a report is asked for it.

    >>> wholes_of("审批同意量")
    ('办结量', '受理量', '按时办结量')
    """
    known = {indicator.name: indicator for indicator in indicators()}
    whole = known[name].part_of if name in known else ""
    return tuple(one for one in (whole, *known[whole].as_whole) if one != name) if whole else ()


def stand_ins(name: str) -> tuple[str, ...]:
    """What stands for an indicator as the whole of a share, where a report does not give it."""
    return next((indicator.as_whole for indicator in indicators() if indicator.name == name), ())


def rest_of(name: str) -> str:
    """The other part of the same whole (审批不同意量 for 审批同意量), empty where there is no such one."""
    return next((indicator.rest for indicator in indicators() if indicator.name == name), "")


def instead_of(name: str) -> tuple[str, ...]:
    """Indicators that answer for one that a report does not give as a whole (main items and sub-items for items)."""
    return next((indicator.instead for indicator in indicators() if indicator.name == name), ())


def named_around(before: str, after: str, unit: str) -> Indicator | None:
    """The indicator that the words on both sides of a number name: 收到 39 件信息公开申请.

    >>> named_around("布设", "自助办事终端", "台").name
    '自助终端数'
    """
    words = f"{before}#{after}"
    fitting = (one for one in indicators() if unit in one.units and any(pattern.search(words) for pattern in one.around))
    return next(fitting, None)


def words_before(indicator: Indicator, words: str) -> str:
    """What stands before the words that name an indicator; all of them where none do.

    >>> words_before(indicators()[1], "一季度受理申请")
    '一季度'
    """
    starts = [m.start() for pattern in indicator.words for m in pattern.finditer(words) if FILLER.fullmatch(words, m.end())]
    return words[: min(starts)] if starts else words


@lru_cache(maxsize=16384)
def named_in(words: str, unit: str | None) -> Indicator | None:
    """The indicator that the words before a number name: nothing but filler between, the longest words.

    Args:
        unit: of the number; None where it does not matter, as in a change.

    >>> named_in("其中不受理量为", "件").name, named_in("行政许可事项对外监督", "次")
    ('不予受理量', None)
    """
    best: tuple[int, int, Indicator] | None = None
    for indicator in indicators():
        if (unit is not None and unit not in indicator.units) or any(pattern.search(words) for pattern in indicator.excluded):
            continue
        for pattern in indicator.words:
            for match in pattern.finditer(words):
                if not FILLER.fullmatch(words, match.end()):
                    continue
                rank = (match.end(), match.end() - match.start())
                if best is None or rank > best[:2]:
                    best = (*rank, indicator)
    return best[2] if best else None
