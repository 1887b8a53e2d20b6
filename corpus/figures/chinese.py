"""Numbers in Chinese characters as numbers: the one door to cn2an."""

import re
from decimal import Decimal
from functools import lru_cache

from cn2an import cn2an

DIGITS = "〇零一二两三四五六七八九"
NUMERAL = rf"[{DIGITS}十百千万亿]+(?:点[{DIGITS}]+)?"
_LARGE = re.compile(r"(.*?)([万亿]+)$")
_SCALE = {"万": Decimal(10_000), "亿": Decimal(100_000_000), "万亿": Decimal(10**12)}


@lru_cache(maxsize=4096)
def amount_in_words(numeral: str) -> Decimal | None:
    """The number that a Chinese numeral says; None where it says none.

    >>> amount_in_words("两百三十"), amount_in_words("一点五亿"), amount_in_words("千百")
    (Decimal('230'), Decimal('150000000'), None)
    """
    large = _LARGE.fullmatch(numeral)
    if large and large[1] and "点" in large[1] and large[2] in _SCALE:
        part = amount_in_words(large[1])
        return None if part is None else (part * _SCALE[large[2]]).normalize().quantize(Decimal(1))
    if numeral in ("百", "千", "万", "亿"):
        # 百分之百
        numeral = DIGITS[2] + numeral
    try:
        return Decimal(str(cn2an(numeral.replace(DIGITS[0], DIGITS[1]), "normal")))
    except ValueError:
        return None
