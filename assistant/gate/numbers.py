"""Numbers of a claim and of its quotes: digits, Chinese numerals, English number words, with scale and unit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.figures.chinese import DIGITS as DIGITS_ZH
from corpus.figures.chinese import NUMERAL, amount_in_words

SCALES = {
    "万亿": 10**12, "亿": 10**8, "万": 10**4, "thousand": 10**3, "million": 10**6, "billion": 10**9, "k": 10**3,
}  # fmt: skip
DIGITS = re.compile(
    r"(?<![\dA-Za-z.])(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d)(?P<more>[多余]|(?:st|nd|rd|th)\b)?"
    r"(?:\s*(?P<scale>万亿|亿|万|thousand\b|million\b|billion\b|k\b))?",
    re.IGNORECASE,
)
IN_HUNDRED = re.compile(rf"百分之({NUMERAL})")
TENTHS = re.compile(
    r"(?<![一二三四五六七八九十百千万第])(?:([二两三四五六七八九])成(?:([一二三四五六七八九半])|(?=以上|左右|多|的|,|。|;|$))|(一)成(?=以上|左右|多))(?P<more>多)?"
)
MEASURE = r"个?(?:工作日|人次|百分点|平方米|件|宗|份|项|个|条|家|台|名|位|人|天|日|次|类|种|届|期|枚|面|元|小时|分钟|年|月|倍|封|批|处|套|岁)"
IN_CHINESE = re.compile(rf"(?<![第之其统唯单同几数{DIGITS_ZH}十百千万亿])(?P<value>{NUMERAL})(?:(?P<more>[多余来])(?P<scale>[万亿])?)?(?={MEASURE})")
# 几百家; 数十次
SEVERAL = re.compile(rf"[几数](?P<scale>[十百千万亿]+)(?=[多余]?{MEASURE})")
# 过千, 超万件
PAST = re.compile(r"(?<=[过超近逾破约])[百千万亿](?![万亿分])")
# Words with a numeral that count nothing: 四处打听.
NO_NUMERAL = re.compile(r"四处(?=打听|奔|跑|找|问|询|碰|求|托|张)|三番五次|三天两头|千家万户|万家|千方百计|百分百")
PARTS_ZH = re.compile(rf"(?P<parts>[{DIGITS_ZH}十]+)分之(?P<value>[{DIGITS_ZH}十]+)|(?P<half>一半|半数|过半|[对减]半)(?!天|年|月|小时)")
PARTS_EN = re.compile(
    r"\b(?:(?P<value>a|one|two|three|four|five|six|seven|eight|nine)[\s-](?P<parts>third|quarter|fifth|tenth)s?(?=\s+of\b)|(?P<half>half)(?=\s+(?:of|the|as)\b)"
    r"|(?<=under )a (?P<under>third|quarter)|(?<=over )a (?P<over>third|quarter)|(?<=than )(?:a (?P<than>third|quarter)|(?P<half_than>half)))",
    re.IGNORECASE,
)
SHARES_EN = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
OR_MORE = re.compile(r"以上")
OVER = re.compile(r"(?:over|more than)\s*$", re.IGNORECASE)
FIVE_YEAR = re.compile(r"five-year|five year(?= plan)", re.IGNORECASE)
# Points by which a share that is told as a fraction may miss.
OF_A_FRACTION = Decimal(3)
UNITS_EN = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety".split()
VALUES_EN = {word: n for n, word in enumerate(UNITS_EN)} | {word: 10 * n for n, word in enumerate(TENS_EN, 2)}
LARGE_EN = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
WORD_EN = rf"(?:{'|'.join((*VALUES_EN, *LARGE_EN))})"
IN_ENGLISH = re.compile(rf"\b{WORD_EN}\b(?:[\s-]+(?:and\s+)?{WORD_EN}\b)*", re.IGNORECASE)
# Units of which one never stands for another; what counts things (件, 项, applications) is one class, "count".
UNIT_ZH = (
    ("percent", re.compile(r"\s*(?:%|‰|个?百分点|成)")),
    ("person", re.compile(r"[多余]?\s*(?:人次|人|名|位)")),
    ("day", re.compile(r"[多余]?\s*个?(?:工作日|天|日)")),
    ("hour", re.compile(r"[多余]?\s*个?(?:小时|钟头)")),
    ("minute", re.compile(r"[多余]?\s*分钟")),
    ("month", re.compile(r"[多余]?\s*个?月")),
    ("money", re.compile(r"[多余]?\s*元")),
    ("area", re.compile(r"[多余]?\s*(?:平方米|平米|㎡)")),
    ("year", re.compile(r"[多余]?\s*[年岁]")),
    ("count", re.compile(r"[多余]?\s*(?:件|宗|份|项|个|条|起|例|笔|批|种|类|家|处|台|套|枚|面|届|期|张|封|次)")),
)
UNIT_EN = (
    ("percent", re.compile(r"percent|percentage|%")),
    ("person", re.compile(r"people|persons?|applicants?|residents?|visitors?|officers?|staff|employees|visits?")),
    ("day", re.compile(r"days?")),
    ("hour", re.compile(r"hours?")),
    ("minute", re.compile(r"minutes?")),
    ("month", re.compile(r"months?")),
    ("year", re.compile(r"years?")),
    ("money", re.compile(r"yuan|rmb")),
    ("area", re.compile(r"square")),
    ("count", re.compile(r"items?|applications?|cases?|matters?|records?|licen[cs]es?|permits?|tasks?|inspections?|terminals?|machines?|complaints?|requests?|meetings?|sessions?|units?|bureaus?|departments?|companies|firms|enterprises|households|times|measures|systems|windows|counters")),
)
PER_CENT = re.compile(r"[\s-]*per[\s-]?cent")
# The unit of 13th.
ORDINAL_UNIT = "ordinal"
WORDS_AHEAD = 4
# Words behind which another thing is named than what is counted.
ENDS_THE_COUNTED = frozenset("this last in during per a an over within for since by on at to from and or were was is are".split())
ROUNDED_BEHIND = re.compile(r"\s*[^\d\s,.。;;]{0,3}?(?:左右|上下)")
ROUNDED = re.compile(r"(?:约|近|超过?|逾|大概|接近|突破|\babout|\baround|\bnearly|\balmost|\bsome|\bover|\bmore than|\bapproximately|\broughly|\bclose to|\bup to)\s*$", re.IGNORECASE)
ORDINAL = re.compile(r"第$")
SUM = re.compile(r"(?P<sum>[\d.,]+\s*%?(?:\s*[+\-−–×*÷/]\s*[\d.,]+\s*%?)+)\s*=\s*(?P<result>[\d.,]*\d)(?P<percent>\s*%)?")


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its amount, the class of its unit (empty where unknown), and the smallest step it shows.

    `below` is what it stays under where it says so only: 七百多 is 700 or more and below 800.
    """

    amount: Decimal
    unit: str
    step: Decimal
    start: int
    end: int
    below: Decimal | None = None

    @property
    def is_rounded(self) -> bool:
        """Whether it shows fewer digits than it has: 12.3 thousand, 73万."""
        return self.step > 1


def numbers_in(text: str) -> list[Number]:
    """Every number of a text in the search text's form, in order; a lone 一 or "one" counts as none."""
    found = [*_in_digits(text), *_in_hundreds(text), *_in_parts(text), *_in_chinese(text), *_in_english(text)]
    kept: list[Number] = []
    for number in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def carried(number: Number, text: str, quoted: Iterable[Number]) -> bool:
    """Whether some number of the quotes is this one in a fitting unit, exactly or, where it says so, rounded."""
    return any(_fits(number, other) and _same(number, other, text) for other in quoted)


def shown_results(text: str) -> tuple[Decimal, ...]:
    """Results of sums that a text shows and that are right: 12 + 30 = 42."""
    return tuple(_plain(match["result"]) for match in SUM.finditer(text) if _is_right(match))


def _same(number: Number, other: Number, text: str) -> bool:
    if number.amount == other.amount:
        return True
    if number.below is not None:
        return number.amount <= other.amount < number.below
    step = number.step
    rounds = number.is_rounded or bool(ROUNDED.search(text[max(0, number.start - 14) : number.start]) or ROUNDED_BEHIND.match(text, number.end))
    if not rounds:
        return False
    if not number.is_rounded:
        digits = str(number.amount.normalize().as_tuple().exponent)
        step = Decimal(10) ** int(digits)
    return abs(number.amount - other.amount) < step and number.amount != 0


def _fits(number: Number, other: Number) -> bool:
    if not number.unit or not other.unit or number.unit == other.unit:
        return "percent" not in (number.unit, other.unit) or number.unit == other.unit or not other.unit
    return {number.unit, other.unit} <= {"person", "count"}


def _in_digits(text: str) -> Iterator[Number]:
    for match in DIGITS.finditer(text):
        if ORDINAL.search(text[: match.start()]):
            continue
        value = _plain(match["value"])
        scale = SCALES[(match["scale"] or "").lower()] if match["scale"] else 1
        decimals = len(match["value"].partition(".")[2])
        step = Decimal(scale) / 10**decimals
        amount = value * scale
        if (match["more"] or "").isascii() and match["more"]:
            yield Number(amount, ORDINAL_UNIT, step, match.start(), match.end())
        else:
            yield Number(amount, _unit_after(text, match.end()), step, match.start(), match.end(), _below(amount) if match["more"] else None)


def _in_hundreds(text: str) -> Iterator[Number]:
    for match in IN_HUNDRED.finditer(text):
        amount = amount_in_words(match[1])
        if amount is not None:
            yield Number(amount, "percent", Decimal(1), match.start(), match.end())
    for match in TENTHS.finditer(text):
        amount = amount_in_words(match[1] or match[3])
        more = Decimal(5) if match[2] == "半" else amount_in_words(match[2]) if match[2] else Decimal(0)
        if amount is not None and more is not None:
            found = 10 * amount + more
            yield Number(found, "percent", Decimal(1), match.start(), match.end(), _below(found) if match["more"] else None)


def _in_parts(text: str) -> Iterator[Number]:
    """Shares told as fractions, in hundredths: 三分之一, two thirds of."""
    for match in PARTS_ZH.finditer(text):
        parts, value = (amount_in_words(match[key]) if match[key] else None for key in ("parts", "value"))
        if match["half"]:
            passes = match["half"] == "过半" or OR_MORE.match(text, match.end())
            yield Number(Decimal(50), "percent", OF_A_FRACTION, match.start(), match.end(), Decimal(100) if passes else None)
        elif parts and value:
            yield Number(100 * value / parts, "percent", OF_A_FRACTION, match.start(), match.end())
    for match in PARTS_EN.finditer(text):
        named = next((match[key] for key in ("parts", "under", "over", "than") if match[key]), "")
        value = Decimal(VALUES_EN.get((match["value"] or "a").lower(), 1))
        amount = 100 * value / SHARES_EN[named.lower()] if named else Decimal(50)
        passes = not named and OVER.search(text[: match.start()])
        yield Number(amount, "percent", OF_A_FRACTION, match.start(), match.end(), Decimal(100) if passes else None)


def _in_chinese(text: str) -> Iterator[Number]:
    idioms = [match.span() for match in NO_NUMERAL.finditer(text)]
    for match in IN_CHINESE.finditer(text):
        amount = amount_in_words(match["value"])
        if amount is None or amount == 1 or any(start <= match.start() < end for start, end in idioms):
            continue
        amount *= SCALES[match["scale"]] if match["scale"] else 1
        yield Number(amount, _unit_after(text, match.end()), Decimal(1), match.start(), match.end(), _below(amount) if match["more"] else None)
    for match in SEVERAL.finditer(text):
        if scale := amount_in_words(DIGITS_ZH[2] + match["scale"]):
            yield Number(2 * scale, _unit_after(text, match.end()), Decimal(1), match.start(), match.end(), 10 * scale)
    for match in PAST.finditer(text):
        if scale := amount_in_words(match[0]):
            yield Number(scale, _unit_after(text, match.end()), Decimal(1), match.start(), match.end())


def _below(amount: Decimal) -> Decimal:
    """What an amount and some more stays under: a step up in its last place that is not nought."""
    return amount + Decimal(10) ** max(0, int(amount.normalize().as_tuple().exponent))


def _in_english(text: str) -> Iterator[Number]:
    for match in IN_ENGLISH.finditer(FIVE_YEAR.sub(lambda found: "x" * len(found[0]), text)):
        for amount, start, end in _english_amounts(match[0]):
            if amount > 1:
                last = match.start() + end
                yield Number(Decimal(amount), _unit_after(text, last), Decimal(1), match.start() + start, last)


def english_amount(words: str) -> int:
    """The first number that English words say, 0 where they say none."""
    return next((amount for amount, _, _ in _english_amounts(words)), 0)


def _english_amounts(words: str) -> Iterator[tuple[int, int, int]]:
    """The numbers that English words say, and where: three hundred and forty-five thousand; "five one" are two."""
    total = part = start = end = 0
    last = ""
    for match in re.finditer(r"[a-z]+", words.lower()):
        word = match[0]
        if word not in VALUES_EN and word not in LARGE_EN:
            continue
        if last in VALUES_EN and word in VALUES_EN and not (part % 100 >= 20 and part % 10 == 0 and VALUES_EN[word] < 10):
            yield total + part, start, end
            total, part, start = 0, 0, match.start()
        if word in VALUES_EN:
            part += VALUES_EN[word]
        elif word == "hundred":
            part = max(1, part) * 100
        else:
            total, part = total + max(1, part) * LARGE_EN[word], 0
        last, end = word, match.end()
    yield total + part, start, end


def _unit_after(text: str, end: int) -> str:
    rest = text[end : end + 48]
    for unit, pattern in UNIT_ZH:
        if pattern.match(rest):
            return unit
    if PER_CENT.match(rest):
        return "percent"
    for word in re.findall(r"[A-Za-z]+|[,.;:()\d]", rest)[:WORDS_AHEAD]:
        if not word[0].isalpha() or word.lower() in ENDS_THE_COUNTED:
            break
        unit = next((name for name, pattern in UNIT_EN if pattern.fullmatch(word.lower())), "")
        if unit:
            return unit
    return ""


def _plain(value: str) -> Decimal:
    return Decimal(value.replace(",", "").strip(". %") or "0")


def _is_right(match: re.Match[str]) -> bool:
    parts = [_plain(part) for part in re.findall(r"[\d.,]*\d", match["sum"])]
    total: Decimal = parts[0]
    for sign, part in zip(re.findall(r"[+\-−–×*÷/]", match["sum"]), parts[1:], strict=True):
        if sign in "÷/" and not part:
            return False
        total = total + part if sign == "+" else total * part if sign in "×*" else total / part if sign in "÷/" else total - part
    result = _plain(match["result"])
    shown = total * 100 if match["percent"] and "%" not in match["sum"] else total
    step = Decimal(1).scaleb(-len(match["result"].partition(".")[2]))
    return abs(shown - result) <= step / 2
