"""Numbers as word processors print them in lists: 十二, 12, ⑫, xii, l."""

CHINESE = "零一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST = 9999
COUNTING = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand")
)


def written(number: int, form: str) -> str:
    """A number in one of WordprocessingML's number formats; in Arabic digits where the format is another.

    >>> written(12, "chineseCounting"), written(3, "decimalEnclosedCircle"), written(4, "upperRoman"), written(28, "lowerLetter")
    ('十二', '③', 'IV', 'bb')
    """
    if form in ("none", "bullet") or not 0 <= number <= LARGEST:
        return "" if form in ("none", "bullet") else str(number)
    if form in COUNTING:
        return _counted(number, CHINESE, "十百千")
    if form in ("chineseLegalSimplified", "ideographLegalTraditional"):
        return _counted(number, FORMAL, "拾佰仟")
    return _other(number, form)


def _other(number: int, form: str) -> str:
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if form == "decimalEnclosedParen" and 1 <= number <= 20:
        return chr(ord("⑴") + number - 1)
    if form == "decimalEnclosedFullstop" and 1 <= number <= 20:
        return chr(ord("⒈") + number - 1)
    if form == "ideographEnclosedCircle" and 1 <= number <= 10:
        return chr(ord("㊀") + number - 1)
    if form == "ideographTraditional" and 1 <= number <= len(STEMS):
        return STEMS[number - 1]
    if form == "ideographZodiac" and 1 <= number <= len(BRANCHES):
        return BRANCHES[number - 1]
    return _western(number, form)


def _western(number: int, form: str) -> str:
    if form in ("lowerRoman", "upperRoman") and number > 0:
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord("０") + int(digit)) for digit in str(number))
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _counted(number: int, digits: str, units: str) -> str:
    """A number in words: 110 is 一百一十, 101 is 一百零一, 12 is 十二."""
    if number == 0:
        return digits[0]
    text, gap = "", False
    for place in range(len(units), -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + (units[place - 1] if place else "")
        gap = digit == 0
    return text[1:] if text.startswith(digits[1] + units[0]) and number < 20 else text


def _roman(number: int) -> str:
    text = ""
    for size, letters in ROMAN:
        text += letters * (number // size)
        number %= size
    return text
