"""Marks that travel inside a text through every damage, so that the truth is known as printed.

A mark is a pair of private-use characters around the words; damages leave these characters alone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

OPEN = 0xE000
CLOSE = 0xE800
MOST = CLOSE - OPEN
MARK = re.compile("[\ue000-\uefff]")
SPLIT = re.compile("([\ue000-\uefff])")


@dataclass(frozen=True, slots=True)
class Printed:
    """A text without its marks, and where each mark's words stand in it."""

    text: str
    places: dict[int, tuple[int, int]]

    def words(self, number: int) -> str:
        start, end = self.places[number]
        return self.text[start:end]


def marked(text: str, number: int) -> str:
    """`text` inside mark `number`."""
    if number >= MOST:
        raise ValueError(f"a report holds at most {MOST} marks")
    return chr(OPEN + number) + text + chr(CLOSE + number)


def printed(text: str) -> Printed:
    """Take the marks out.

    >>> printed("共" + marked("五", 0) + "件")
    Printed(text='共五件', places={0: (1, 2)})
    """
    starts: dict[int, int] = {}
    places: dict[int, tuple[int, int]] = {}
    kept: list[str] = []
    length = 0
    for piece in SPLIT.split(text):
        if not MARK.fullmatch(piece):
            kept.append(piece)
            length += len(piece)
        elif ord(piece) < CLOSE:
            starts[ord(piece) - OPEN] = length
        else:
            places[ord(piece) - CLOSE] = (starts[ord(piece) - CLOSE], length)
    return Printed("".join(kept), places)


def plain(text: str) -> str:
    return MARK.sub("", text)


def between_marks(change: Callable[[str], str], text: str) -> str:
    """Change what stands between marks, piece by piece."""
    return "".join(piece if MARK.fullmatch(piece) else change(piece) for piece in SPLIT.split(text) if piece)
