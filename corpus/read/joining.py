"""Lines broken by a margin put together again, where that changes no word."""

import re
from collections.abc import Sequence

WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026①-⑳㈠-㈩]")

# What begins a paragraph, however the line before it ended.
STARTS_ANEW = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳]|附件|第[一二三四五六七八九十]+[章节条部]"
)


def joined(lines: Sequence[str]) -> str:
    """The lines as one; where it is not sure what stood between two, a space stays.

    >>> joined(["行政许可事", "项"]), joined(["Windows", "10"]), joined(["共受理", "12"])
    ('行政许可事项', 'Windows 10', '共受理12')
    """
    text = ""
    for line in lines:
        text += (between(text, line) or "") + line if between(text, line) is not None else " " + line
    return text


def between(before: str, after: str) -> str | None:
    """What stands between two lines of one paragraph: nothing, a space, or None where it cannot be told.

    Chinese is written without spaces. A number goes on only in Chinese text, for nothing but a margin
    parts two digits there. A word divided by a hyphen may or may not keep it.
    """
    if not before or not after or WIDE.match(before[-1]) or WIDE.match(after[0]):
        return ""
    if before[-1] == "-" and after[0].isalpha():
        return None
    if before[-1].isdigit() and (after[0].isdigit() or after[0] in ".,%"):
        return "" if _is_chinese(before) and _is_chinese(after) else None
    if before[-1] in ".," and after[0].isdigit():
        return "" if _is_chinese(before) and before[-2:-1].isdigit() else " "
    return " "


def _is_chinese(line: str) -> bool:
    return len(WIDE.findall(line)) * 3 >= len(line)
