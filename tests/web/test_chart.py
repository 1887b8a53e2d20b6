"""The chart of one indicator: what its title tells and how much room a bar has."""

from dataclasses import replace

import pytest

from assistant.listing import Listed, listed
from assistant.types import Language
from assistant.web.chart import chart
from assistant.web.words import words_in
from corpus.catalogue import Entry
from corpus.figures import figures
from tests.web.scripted import read_folder

ENGLISH = words_in(Language.ENGLISH)


@pytest.fixture(scope="module")
def accepted() -> Listed:
    every = listed(Entry(report, (), figures(report)) for report in read_folder())
    return next(one for one in every if one.figure.indicator == "受理量" and one.report.year == 2023)


def of(one: Listed, agency: str, year: int = 2023, unit: str = "件") -> Listed:
    """The same figure in another report, counted in a unit."""
    metadata = replace(one.report.metadata, agency=agency, year=year, years=(year,))
    return replace(one, report=replace(one.report, metadata=metadata), figure=replace(one.figure, unit=unit, measure=""))


def test_the_title_says_that_not_every_agency_is_drawn(accepted: Listed) -> None:
    drawn = chart([of(accepted, f"某{n}局") for n in range(57)], False, ENGLISH)
    assert drawn is not None
    assert drawn.layout.title.text.startswith("applications accepted (件)")
    assert "The first 40 of 57 agencies" in drawn.layout.title.text
    alone = chart([of(accepted, "某局")], False, ENGLISH)
    assert alone is not None and alone.layout.title.text == "applications accepted (件)"


def test_a_unit_stands_in_the_title_only_where_all_values_share_it(accepted: Listed) -> None:
    drawn = chart([of(accepted, "甲局", unit="件"), of(accepted, "乙局", unit="宗")], False, ENGLISH)
    assert drawn is not None and drawn.layout.title.text == "applications accepted"


def test_a_bar_has_its_room_however_many_years_there_are(accepted: Listed) -> None:
    apart = chart([of(accepted, f"某{n}局", 2015 + n) for n in range(8)], False, ENGLISH)
    beside = chart([of(accepted, "某局", 2015 + n) for n in range(8)], False, ENGLISH)
    assert apart is not None and apart.layout.barmode == "overlay"
    assert beside is not None and beside.layout.barmode == "group"
    assert beside.layout.height >= 8 * 18 + 100
