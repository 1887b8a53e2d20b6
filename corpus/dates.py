"""Dates as reports print them, in digits and in Chinese numerals."""

import re

# Digits may have been torn apart: 2021年1月2 5日.
DATE = re.compile(r"(20 ?\d ?\d)\s*年\s*(\d ?\d?)\s*月\s*(\d ?\d?)\s*日")
WRITTEN_DATE = re.compile(r"([二〇零○O一三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
DIGITS = {character: str(n) for n, character in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0"}
LAST_WORDS = 400


def with_written_dates(text: str) -> str:
    """Dates in Chinese numerals as digits: 二〇二四年二月八日 → 2024年2月8日."""

    def digits(match: re.Match[str]) -> str:
        year = "".join(DIGITS[character] for character in match[1])
        return f"{year}年{_ordinal(match[2])}月{_ordinal(match[3])}日"

    return WRITTEN_DATE.sub(digits, text)


def signed(text: str) -> tuple[int, int, int] | None:
    """The date that ends a report, as year, month and day."""
    dates = DATE.findall(with_written_dates(text[-LAST_WORDS:]))
    if not dates:
        return None
    year, month, day = (int(number.replace(" ", "")) for number in dates[-1])
    return year, month, day


def _ordinal(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int(DIGITS[numeral[0]])
    return (int(DIGITS[tens]) if tens else 1) * 10 + (int(DIGITS[ones]) if ones else 0)
