"""One indicator as a chart, by agency or by year; the one door to plotly."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from assistant.listing import Listed
from assistant.named_agency import english_name
from assistant.types import Language
from assistant.units import dimension
from assistant.web.words import Words
from assistant.words import words_in as answer_words
from corpus.indicators import indicators
from corpus.types import Role

# Bars beyond these cannot be told apart; the table and the files hold all.
MOST_AGENCIES = 40
COLOURS = ("#1e4e79", "#c8772c", "#3f8f5f", "#8a4f7d", "#6b7a8f", "#b3a03a", "#4a90b8", "#a34a4a")
HEIGHT = 340
# Pixels: an agency's row, a bar in it where it has several, and what is around the rows.
BARS_APART, BAR, AROUND_THE_BARS = 48, 18, 150
# More colours than these are no help; the pointer still tells each.
MOST_NAMED = 12
# Characters a line of a name.
LATIN_LINE, CHINESE_LINE = 22, 12


@dataclass(frozen=True, slots=True)
class Plotted:
    """The figures of one indicator in one dimension, one an agency and year.

    `unit` is empty where they are printed in several units; `agencies` counts those too that are not drawn.
    """

    indicator: str
    unit: str
    points: tuple[Listed, ...]
    agencies: int


def plotted(figures: Sequence[Listed]) -> Plotted | None:
    """What can be drawn of these figures: the indicator that most reports give, as it stands, in its usual unit."""
    levels = [f for f in figures if _is_level(f)]
    named = _commonest({(f.figure.indicator, f.report.id) for f in levels}, [one.name for one in indicators()])
    of_it = [f for f in levels if f.figure.indicator == named]
    unit = _commonest({(dimension(f.figure), f.report.id) for f in of_it}, [dimension(f.figure) for f in of_it])
    points: dict[tuple[str, int], Listed] = {}
    for one in (f for f in of_it if dimension(f.figure) == unit):
        points.setdefault((one.report.agency, one.report.year or 0), one)
    agencies = list(dict.fromkeys(agency for agency, _ in points))
    shown = tuple(one for (agency, _), one in points.items() if agency in agencies[:MOST_AGENCIES])
    units = {one.figure.measure or one.figure.unit for one in shown}
    return Plotted(named, units.pop() if len(units) == 1 else "", shown, len(agencies)) if shown else None


def chart(figures: Sequence[Listed], by_year: bool, words: Words) -> go.Figure | None:
    """The chart of what can be drawn; None where nothing can."""
    found = plotted(figures)
    if found is None:
        return None
    drawn = go.Figure(data=_lines(found, words) if by_year else _bars(found, words))
    drawn.update_layout(
        title={"text": _title(found, words), "font": {"size": 15}, "x": 0, "xanchor": "left", "xref": "container", "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 12}},
        height=HEIGHT if by_year else _height(found),
        margin={"l": 10, "r": 10, "t": 60, "b": 66},
        template="plotly_white",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": "system-ui, sans-serif", "size": 12, "color": "#5b6776"},
        legend={"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom", "x": 0, "xanchor": "left"},
        showlegend=len(drawn.data) <= MOST_NAMED,
        barmode="group" if _most_bars(found) > 1 else "overlay",
        bargap=0.35,
    )
    names, amounts = (drawn.update_xaxes, drawn.update_yaxes) if by_year else (drawn.update_yaxes, drawn.update_xaxes)
    names(type="category", categoryorder="category ascending" if by_year else "trace", automargin=True)
    amounts(automargin=True, rangemode="tozero", separatethousands=True, gridcolor="rgba(120,135,150,.25)")
    return drawn


def _bars(found: Plotted, words: Words) -> list[go.Bar]:
    """Bars beside each agency's name, one colour a year."""
    years = sorted({one.report.year or 0 for one in found.points})
    return [
        go.Bar(
            name=_year(year, words),
            orientation="h",
            marker={"color": COLOURS[at % len(COLOURS)]},
            **_series("yx", of_year, words, _agency),
        )
        for at, year in enumerate(years)
        for of_year in [[one for one in found.points if (one.report.year or 0) == year]]
    ]


def _lines(found: Plotted, words: Words) -> list[go.Scatter]:
    """One line an agency over the years."""
    agencies = dict.fromkeys(one.report.agency for one in found.points)
    return [
        go.Scatter(
            name=_agency(own[0], words),
            mode="lines+markers",
            marker={"color": COLOURS[at % len(COLOURS)], "size": 9},
            **_series("xy", own, words, lambda one, spoken: _year(one.report.year or 0, spoken)),
        )
        for at, agency in enumerate(agencies)
        for own in [sorted((p for p in found.points if p.report.agency == agency), key=lambda p: p.report.year or 0)]
    ]


def _series(
    axes: str, points: Sequence[Listed], words: Words, label: Callable[[Listed, Words], str]
) -> dict[str, Any]:
    """Where the points lie (names on the first axis), and what the pointer shows: the agency, the value as printed."""
    return {
        axes[0]: [label(one, words) for one in points],
        axes[1]: [one.figure.amount for one in points],
        "customdata": [[one.report.agency, one.figure.value + one.figure.unit] for one in points],
        "hovertemplate": "%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    }


def _is_level(one: Listed) -> bool:
    number = one.figure
    return number.canonical and number.amount is not None and number.role is Role.LEVEL and not number.subject


def _commonest(told: set[tuple[str, str]], order: Sequence[str]) -> str:
    """The name that most reports tell, the first in order of those that tie."""
    counts = Counter(name for name, _ in told)
    return max(dict.fromkeys(order), key=lambda name: counts[name], default="")


def _most_bars(found: Plotted) -> int:
    """The most bars that one agency has."""
    return max(Counter(one.report.agency for one in found.points).values())


def _height(found: Plotted) -> int:
    """Pixels: where an agency has several bars, every row has a place for each year."""
    years = len({one.report.year for one in found.points}) if _most_bars(found) > 1 else 1
    return max(BARS_APART, BAR * (years + 1)) * len({one.report.agency for one in found.points}) + AROUND_THE_BARS


def _title(found: Plotted, words: Words) -> str:
    """The indicator with the unit that all values share, and how many agencies are drawn where not all are."""
    name = answer_words(words.language).indicator(found.indicator)
    title = f"{name} ({found.unit})" if found.unit else name
    drawn = len({one.report.agency for one in found.points})
    if drawn == found.agencies:
        return title
    notice = words("chart.more", shown=drawn, agencies=found.agencies)
    return f'{title}<br><span style="font-size: 12px">{notice}</span>'


def _agency(one: Listed, words: Words) -> str:
    """A name in lines that fit beside a bar, the English one for English readers."""
    name = one.report.agency or one.report.file
    english = english_name(name) if words.language is Language.ENGLISH else ""
    lines = _broken(english) if english else [name[at : at + CHINESE_LINE] for at in range(0, len(name), CHINESE_LINE)]
    return "<br>".join(lines)


def _broken(name: str) -> list[str]:
    """An English name in lines of some words each."""
    lines = [""]
    for word in name.split():
        if len(lines[-1]) + len(word) > LATIN_LINE and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _year(year: int, words: Words) -> str:
    return str(year) if year else words("report.no_year")
