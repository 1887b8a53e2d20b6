"""Two columns of text on a PDF page: where the gap between them lies."""

from collections.abc import Sequence
from typing import Any

# Shares of the page's width between which a gap is looked for.
FROM, TO = 0.35, 0.65
# Lines that stand beside each other at least, and the share of all lines that may go across.
FEWEST_LINES = 8
MOST_ACROSS = 0.4
# In sizes of a character: how wide the gap is at least, and how near to it justified text comes.
NARROWEST = 0.9
NEAR = 1.6
# Share of the parted lines that come near on both sides; the entries of a table without rules end anywhere.
SHARE_NEAR = 0.5

Line = Sequence[dict[str, Any]]
"""The characters of one line across the whole page."""


def gap_between_columns(lines: Sequence[Line], width: float, before: float | None = None) -> float | None:
    """Where a page of this width is to be parted, None where its text is in one column.

    Args:
        before: where the page before was parted; a page that cannot tell and has no line across goes on the same way.
    """
    lines = [line for line in lines if line]
    for gap in _gaps(lines, width):
        if _parts(lines, gap):
            return (gap[0] + gap[1]) / 2
    goes_on = before is not None and not any(crosses(line, before) for line in lines)
    return before if goes_on else None


def crosses(line: Line, at: float) -> bool:
    """Whether a character stands where the columns part."""
    return any(float(character["x0"]) < at < float(character["x1"]) for character in line)


def _gaps(lines: Sequence[Line], width: float) -> list[tuple[float, float]]:
    """Bands in the middle of the page that hardly any line enters, the widest first."""
    most = len(lines) * MOST_ACROSS
    covered = [0] * (int(width) + 2)
    for line in lines:
        points = {x for c in line for x in range(max(0, int(c["x0"])), min(int(width), int(c["x1"])) + 1)}
        for point in points:
            covered[point] += 1
    free = [x for x in range(int(width * FROM), int(width * TO)) if covered[x] <= most]
    bands: list[tuple[float, float]] = []
    for x in free:
        if bands and bands[-1][1] == x - 1:
            bands[-1] = (bands[-1][0], x)
        else:
            bands.append((x, x))
    size = max((float(line[0]["size"]) for line in lines), default=0.0)
    wide = [band for band in bands if band[1] - band[0] >= NARROWEST * size > 0]
    return sorted(wide, key=lambda band: (band[0] - band[1], band[0]))


def _parts(lines: Sequence[Line], gap: tuple[float, float]) -> bool:
    middle = (gap[0] + gap[1]) / 2
    parted = [line for line in lines if not crosses(line, middle) and line[0]["x0"] < middle < line[-1]["x1"]]
    if len(parted) < FEWEST_LINES:
        return False
    near = sum(_comes_near(line, gap, middle) for line in parted)
    return near >= len(parted) * SHARE_NEAR


def _comes_near(line: Line, gap: tuple[float, float], middle: float) -> bool:
    reach = NEAR * float(line[0]["size"])
    left = max(float(character["x1"]) for character in line if character["x0"] < middle)
    right = min(float(character["x0"]) for character in line if character["x1"] > middle)
    return gap[0] - left <= reach and right - gap[1] <= reach
