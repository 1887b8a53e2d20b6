"""Plain text whose lines a program broke at a fixed width: its paragraphs whole again."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from statistics import median

from corpus.read.joining import STARTS_ANEW, between

# A margin is told by so many lines at least, of at least so many columns (a wide character has two) …
FEWEST_LINES, NARROWEST = 8, 48
# … all but a few of the lines keep to it, many reach it, and most of those break off in the midst of a sentence.
MOST_OVER, FEWEST_FULL, FEWEST_BROKEN = 0.06, 0.2, 0.6
ENDED = tuple("。！？；：!?;:”」』")
# A ragged margin: of the lines that are no shorter than a heading may be so many, and so great a part, end in the midst of a sentence,
# nearly all of them of about the same width, in columns.
LONGEST_HEADING, FEWEST_OPEN, ABOUT, FEWEST_ABOUT = 30, 0.4, (0.7, 1.3), 0.75
# In running text sentences end within lines; in lists of names they do not.
FEWEST_OF_TEXT = 0.15


# A row of a table: cells between strokes or tabulators, or set apart by blanks.
ROW = re.compile(r"[|｜\t]|\S {2,}\S.*\S {2,}\S")


def unwrapped(text: str) -> str:
    """The text with lines that end at its margin put together with the next; a text without a margin as it is.

    No character but line ends is changed, and white space beside them; between Latin words a space takes the place of one.
    """
    lines = text.split("\n")
    is_full = _full(lines)
    if is_full is None:
        return text
    found = [lines[0]]
    for before, full, line in zip(lines, is_full, lines[1:], strict=False):
        goes_on = full and line.strip() and not ROW.search(line) and not (STARTS_ANEW.match(line.strip()) and before.rstrip().endswith(ENDED))
        if goes_on:
            glue = between(found[-1].rstrip(), line.lstrip())
            found[-1] = found[-1].rstrip() + (" " if glue is None else glue) + line.lstrip()
        else:
            found.append(line)
    return "\n".join(found)


def _full(lines: Sequence[str]) -> list[bool] | None:
    """Which lines reach the margin, counted in characters (with blanks or without) or in columns; None without a margin."""
    for measure, narrowest in ((len, NARROWEST // 2), (_unspaced, NARROWEST // 2), (_columns, NARROWEST)):
        lengths = [measure(line.rstrip()) for line in lines]
        counted = Counter(length for length in lengths if length >= narrowest)
        if not counted:
            continue
        ((usual, _),) = counted.most_common(1)
        # A mark that may not begin a line hangs over, or takes a character with it to the next.
        full = [abs(length - usual) <= 1 for length in lengths]
        if _is_margin(lines, lengths, usual + 1, full):
            return full
    return _ragged(lines)


def _ragged(lines: Sequence[str]) -> list[bool] | None:
    """Which lines break off in the midst of a sentence at a margin that is not kept to a character; None where there is none."""
    long = [line.strip() for line in lines if _columns(line.strip()) > LONGEST_HEADING and not ROW.search(line)]
    broken = [line for line in long if not line.endswith(ENDED)]
    widths = [_columns(line) for line in broken]
    if len(broken) < max(FEWEST_LINES, FEWEST_OPEN * len(long)) or sum("。" in line for line in broken) < FEWEST_OF_TEXT * len(broken):
        return None
    least, most = (share * median(widths) for share in ABOUT)
    if sum(least <= width <= most for width in widths) < FEWEST_ABOUT * len(widths):
        return None
    return [least <= _columns(line.strip()) <= most and not line.rstrip().endswith(ENDED) and not ROW.search(line) for line in lines]


def _is_margin(lines: Sequence[str], lengths: Sequence[int], margin: int, full: Sequence[bool]) -> bool:
    written = sum(length > 0 for length in lengths)
    reaching = [line.rstrip() for line, reaches in zip(lines, full, strict=True) if reaches]
    broken = sum(not line.endswith(ENDED) for line in reaching)
    return (
        len(reaching) >= max(FEWEST_LINES, FEWEST_FULL * written)
        and sum(length > margin for length in lengths) <= MOST_OVER * written
        and broken >= FEWEST_BROKEN * len(reaching)
    )


def _unspaced(line: str) -> int:
    return len("".join(line.split()))


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)
