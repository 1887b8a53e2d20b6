"""Numbers with their unit and what the text says beside them (近, 多, 以上), found in the search text."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.figures.chinese import DIGITS, NUMERAL, amount_in_words

# Longer units before the shorter ones that they begin with.
UNIT = (
    r"个工作日|工作日|个百分点|百分点|个小时|小时|分钟|个自然日|个月|平方公里|平方米|立方米|平米|公里|公斤|"
    r"人次|人天|宗次|件次|家次|户次|场次|车次|项次|个次|台次|亿元|万元|"
    r"[%‰]|元|件(?!套)|宗|份(?!额)|项|条|个|家|户|人(?![均民才大类])|次(?![年月日])|天|台|套|类|处(?!理|罚|置|于|级)|场|期(?![间限])|"
    r"批(?![复准次])|名|部(?![门分委])|间(?!接)|枚|张|面(?![向对积])|封|届|辆|艘|起(?!草)|例(?!如)|页|亩|吨|岁|倍|成(?![立为果效员熟分就本功])|"
    r"日(?=以?内|办[结完])|(?<=[均定需诺]\d)日|(?<=[均定需诺]\d\d)日|集(?![中团合体约资])|"
    r"秒|种|支(?!持|付)|字|环节|笔|本(?![级市局区年部单])|册|篇|所|幅|栋|架|队|轮|门|单(?!位)|座|块|则|卷|席|道|位(?!于|置|列)|"
    r"分(?!钟|局|类|级|别|析|厅|之|为|布|管|公|配|支|段|离|工|批|成|行)|米(?!饭)"
)
# Arabic digits stand before anything; few Chinese numerals do without being part of a word (十分, 千家万户).
SMALL_UNIT = re.compile(
    r"个工作日|工作日|个百分点|百分点|个小时|小时|分钟|个月|人次|件|宗|份|项|条|个|家|户|名|次|天|台|套|场|处|元|批|枚|辆|起|倍|期"
)
MEASURED = re.compile(r"个?工作日|个?百分点|个?小时|分钟|个月|天|秒|个?自然日")
BEFORE = re.compile(
    r"(不低于|不少于|不超过|不高于|不多于|将近|接近|大约|大于|小于|高于|低于|多于|少于|至少|至多|最多|超过|突破|不足|不到|大概|"
    r"(?<![预合制公契节简大])约|近|超|逾)(?:了|占[^,。;:\d]{0,16})?$"
)
# No figure has more than five groups of digits: a line of nothing else would be read to its end from each of them.
DIGITAL = re.compile(
    r"(?<![\d.A-Za-z第〔\[+])(?<![\dA-Za-z][-/:])"
    rf"(?P<value>(?:^[-+−])?(?:\d{{1,4}}万\d{{1,4}}(?=(?:{UNIT}))|"
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3}){1,4}(?= ?(?:件|宗|份|项|条|人次|家|个|元|万))|\d+(?:\.\d+)?))"
    r"(?P<range>(?:至|到|~|-|—|–|－)+(?:\d+(?:\.\d+)?)|%(?:至|到|~|-|—|–)+\d+(?:\.\d+)?(?=%))?"
    r"(?P<infix>余|多|来)?(?P<scale>[万亿千百]+)?(?P<about>余|多|来)?"
    rf" ?(?P<unit>{UNIT})?(?P<after>以上|以内|以下|左右|之内|上下|余|多(?!次|个|家|部|方|元|项|样|种|角|头|渠)|内)?"
)
WORDED = re.compile(
    rf"(?<![第数几{DIGITS}十百千万亿之点\d])(?P<value>{NUMERAL})(?P<about>余|多|来)?"
    rf"(?P<unit>{UNIT})(?P<after>以上|以内|以下|左右|余|内)?"
)
PERCENT_IN_WORDS = re.compile(rf"(?P<value>[百千]分之(?P<amount>{NUMERAL}))(?P<after>以上|以下|左右)?")
DATE = re.compile(r"\s*(?:年|月(?!均)|日|号|时(?!间|限|长|段)|点(?!多|位)|度(?:行政|工作|政务))|[./:]\d|[A-Za-z+]|\s*(?:热线|报警|警务|服务热线|平台(?!自助)|政务)")
HOTLINE = re.compile(r"^(?:12345|12389|12315|110|119|120|122|12123|12348|12366|12333|12369|12388|12380|96\d{3})$")
# Characters on each side of a number that may tell what it is.
NEARBY = 60
CODE_BEFORE = re.compile(r"(?:电话|热线|传真|邮编|邮政编码|编号|代码|号码|网址|备案|ICP|访问量|浏览次数|点击|信用代码|字号)[^,。;\d]{0,4}$")
# 第2页共5页
PAGE_BEFORE = re.compile(r"\d\s*页[,、/]?\s*共\s*$")
# 两个半小时 is not two of anything.
HALF = re.compile(r"半(?:小时|[天月年日])")
LIST_MARK = re.compile(r"(?:^|\n)\s*\(?$")
# 24小时 served round the clock is a name, like 一站式.
ROUND_THE_CLOCK = re.compile(r"24小时")
SCALE = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
TENTHS = {"成": 10, "%": 1}
Named = Callable[[int, str], bool]
"""Whether the words before a place of the text, with a unit, name an indicator."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: `start:end` with its unit, `value_end` where the value stops.

    `unit` is what stands in the search text, `measure` the unit that `amount` counts in: 8成 is 80 %.
    """

    start: int
    value_end: int
    unit_start: int
    end: int
    unit: str
    measure: str
    amount: Decimal | None
    qualifier: str


def numbers(text: str, named: Named, in_cell: bool = False) -> Iterator[Number]:
    """The figures of a text in order: no dates, names, numerals, telephone or document numbers.

    Args:
        named: whether the words before a place name an indicator; a bare number counts only there.
        in_cell: the text is a table's cell, where a bare number counts too.
    """
    names = _names(text)
    found = [n for match in DIGITAL.finditer(text) if (n := _digital(text, match, named, in_cell))]
    found += [n for match in PERCENT_IN_WORDS.finditer(text) if (n := _percent(text, match))]
    found += [n for match in WORDED.finditer(text) if (n := _worded(text, match, named))]
    taken = -1
    for number in sorted(found, key=lambda one: (one.start, -one.end)):
        if number.start >= taken and not any(start <= number.start < end for start, end in names):
            taken = number.end
            yield number


def amount(value: str, scale: str) -> float:
    """A printed number as a number: ("29.4", "万") → 294000.0."""
    return float(_scaled(value, scale))


def step(value: str) -> Decimal:
    """How much the last printed digit of a value counts: 1.23万 → 100, 83.33 → 0.01."""
    plain = unicodedata.normalize("NFKC", value).lstrip("-−")
    if re.match(r"\d+[万萬]\d", plain):
        return Decimal(1)
    digits = re.match(r"[\d,. ]+", plain)
    if digits is None:
        return Decimal(1)
    decimals = len(digits[0].partition(".")[2])
    scale = re.search("[万亿千百萬億]+", plain)
    return _scaled("1", scale[0].replace("萬", "万").replace("億", "亿") if scale else "") / Decimal(10) ** decimals


def _scaled(value: str, scale: str) -> Decimal:
    # 14万3612
    myriads, split, rest = value.replace(",", "").replace(" ", "").replace("−", "-").rpartition("万")
    number = Decimal(rest) + Decimal(myriads or 0) * (10_000 if split else 1)
    for character in scale:
        number *= SCALE.get(character, 1)
    return number


def _names(text: str) -> list[tuple[int, int]]:
    """Where names stand: book titles whole, and short words within quotation marks."""
    found = [match.span() for match in re.finditer(r"《[^》\n]*》|[〔\[][^〕\]\n]{4}[〕\]]", text)]
    found += [match.span() for match in re.finditer(r"[“『「‘][^”』」’\n]{1,16}[”』」’]", text)]
    straight = [match.start() for match in re.finditer('"', text)]
    found += [(a, b) for a, b in zip(straight[::2], straight[1::2], strict=False) if b - a <= 17]
    return found


def _digital(text: str, match: re.Match[str], named: Named, in_cell: bool) -> Number | None:
    if not _counts(text, match, named, in_cell):
        return None
    unit = match["unit"] or ""
    value_end = max(match.end(part) for part in ("value", "range", "infix", "scale", "about") if match[part] is not None)
    about = match["infix"] or match["about"] or ""
    known = None if match["range"] else _scaled(match["value"], match["scale"] or "")
    return _number(text, match, (value_end, unit, about), known)


def _counts(text: str, match: re.Match[str], named: Named, in_cell: bool) -> bool:
    value, unit = match["value"], match["unit"] or ""
    end = match.end("unit") if unit else match.end()
    after, before = text[end : end + NEARBY], text[max(0, match.start() - NEARBY) : match.start()]
    if (HOTLINE.match(value) and not unit and not in_cell) or (unit == "页" and PAGE_BEFORE.search(before)) or HALF.match(after):
        return False
    if ROUND_THE_CLOCK.match(text, match.start()) and re.match(r"[“\"]?(?:自助|服务(?!时|窗)|不打烊|值班|在线|热线|营业|警)", after):
        return False
    if unit or match["scale"]:
        return not re.match(r"\s*[年月日号]", after)
    padded = value.startswith("0") and len(value) > 1 and "." not in value
    if DATE.match(after) or match["range"] or padded or CODE_BEFORE.search(before):
        return False
    if in_cell or named(match.start(), unit):
        return True
    return False if _looks_like_year(value) or LIST_MARK.search(before) else _bare(text, match)


def _bare(text: str, match: re.Match[str]) -> bool:
    """A number without a unit counts where words lead to it and a mark closes it."""
    if len(match["value"]) < 2 or len(match["value"]) > 9:
        return False
    before = re.search(r"([\u4e00-\u9fff])\s*$", text[max(0, match.start() - NEARBY) : match.start()])
    return before is not None and re.compile(r"\s*(?:[,。;、)]|$)").match(text, match.end()) is not None


def _looks_like_year(value: str) -> bool:
    return len(value) == 4 and value[:2] in ("19", "20")


def _percent(text: str, match: re.Match[str]) -> Number | None:
    known = amount_in_words(match["amount"])
    if known is None:
        return None
    thousand = match["value"].startswith("千")
    number = _number(text, match, (match.end("value"), "", ""), known)
    return Number(
        number.start, number.value_end, number.value_end, number.value_end, "", "‰" if thousand else "%", known, number.qualifier
    )


def _worded(text: str, match: re.Match[str], named: Named) -> Number | None:
    known = amount_in_words(match["value"])
    unit = match["unit"]
    if known is None or HALF.match(text, match.end("unit")):
        return None
    if unit == "成":
        fits = len(match["value"]) == 1 and re.match(r"以上|左右|以下|多|[,。;、的)]|$", text[match.end("unit") :]) is not None
    elif named(match.start(), unit):
        fits = True
    else:
        small = SMALL_UNIT.fullmatch(unit) is not None
        fits = small and known >= 2 and match["value"] not in ("十", "百", "千", "万", "亿", "千万", "百万", "万万")
        fits = fits or (small and match["value"] == "十" and unit in ("项", "个", "件", "条"))
    if not fits:
        return None
    value_end = match.end("about") if match["about"] else match.end("value")
    return _number(text, match, (value_end, unit, match["about"] or ""), known)


def _number(text: str, match: re.Match[str], parts: tuple[int, str, str], known: Decimal | None) -> Number:
    value_end, unit, about = parts
    end = match.end("unit") if unit else value_end
    after = match["after"] or ""
    if after == "内" and not MEASURED.fullmatch(unit):
        after = ""
    before = BEFORE.search(text[max(0, match.start() - 24) : match.start()])
    said = [before[1] if before else "", about, after]
    measure = "%" if unit == "成" else unit
    return Number(
        start=match.start(),
        value_end=value_end,
        unit_start=end - len(unit),
        end=end,
        unit=unit,
        measure=measure,
        amount=known if known is None else known * TENTHS.get(unit, 1),
        qualifier="、".join(word for word in said if word),
    )
