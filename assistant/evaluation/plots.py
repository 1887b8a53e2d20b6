"""Small plots as inline SVG whose widths are percentages, so that they fit every screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

COLUMNS = 24
HEIGHT = 90
# The share of the values that set the scale.
USUAL = 0.97


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a bar plot: a share from 0 to 1, with the bar it has to reach and whether it does."""

    label: str
    value: float
    tone: str = "plain"
    limit: float | None = None
    hint: str = ""


def bar_plot(bars: Sequence[Bar]) -> str:
    """Horizontal bars with their values; a limit is a stroke across the track."""
    return f'<div class="bars">{"".join(_line(bar) for bar in bars)}</div>'


def histogram(values: Sequence[float], unit: str) -> str:
    """How often values fall into equal steps; the last column holds the few that lie far beyond the rest."""
    if not values:
        return ""
    most = sorted(values)[int(USUAL * (len(values) - 1))] or 1.0
    counts = [0] * COLUMNS
    for value in values:
        counts[min(COLUMNS - 1, int((COLUMNS - 1) * value / most))] += 1
    columns = "".join(_column(number, count, max(counts), most, unit) for number, count in enumerate(counts))
    return (
        f'<svg class="histogram" height="{HEIGHT}" role="img" aria-label="Histogram of {len(values)} values">{columns}</svg>'
        f'<div class="axis"><span>0</span><span>{most:.0f} {escape(unit)} and more</span></div>'
    )


def _line(bar: Bar) -> str:
    width = 100 * min(1.0, max(0.0, bar.value))
    limit = "" if bar.limit is None else _stroke(100 * bar.limit)
    said = f"{bar.value:.3f}" + ("" if bar.limit is None else f" (bar {bar.limit:g})")
    return (
        f'<span class="label" title="{escape(bar.hint)}">{escape(bar.label)}</span>'
        f'<svg class="track" height="16" role="img" aria-label="{escape(bar.label)} {said}">'
        f'<rect class="ground" width="100%" height="16" rx="3"/>'
        f'<rect class="{escape(bar.tone)}" width="{width:.2f}%" height="16" rx="3"/>{limit}</svg>'
        f'<span class="number">{bar.value:.3f}</span>'
    )


def _stroke(at: float) -> str:
    return f'<line class="limit" x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="16"/>'


def _column(number: int, count: int, highest: int, most: float, unit: str) -> str:
    height = (HEIGHT - 4) * count / highest
    low, high = most * number / (COLUMNS - 1), most * (number + 1) / (COLUMNS - 1)
    steps = f"{low:.0f} and more" if number == COLUMNS - 1 else f"{low:.0f}–{high:.0f}"
    return (
        f'<rect class="plain" x="{100 * number / COLUMNS:.2f}%" width="{94 / COLUMNS:.2f}%" '
        f'y="{HEIGHT - height:.1f}" height="{height:.1f}"><title>{steps} {escape(unit)}: {count}</title></rect>'
    )
