"""What a figure is beside its number: a target, a change, at least so much."""

import re
from html import unescape

import pytest

from assistant.listing import Listed, listed
from assistant.types import Answer, Citation, FigureRow, Kind, Language, Scope, Status
from assistant.web.figures import figure_table
from assistant.web.figures_view import table
from assistant.web.words import words_in
from corpus.catalogue import Entry
from corpus.figures import figures as found_in
from tests.web.scripted import evidence_for, read_folder

CHINESE, ENGLISH = words_in(Language.CHINESE), words_in(Language.ENGLISH)


@pytest.fixture(scope="module")
def figures() -> tuple[Listed, ...]:
    return listed(Entry(report, (), found_in(report)) for report in read_folder())


def read(markup: str) -> str:
    """What a reader sees, a space between any two parts."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def of(figures: tuple[Listed, ...], agency: str, indicator: str, value: str) -> Listed:
    return next(one for one in figures if agency in one.report.agency and (one.figure.indicator, one.figure.value) == (indicator, value))


@pytest.mark.parametrize(
    ("agency", "indicator", "value", "chinese", "english"),
    [
        ("乐昌", "全程网办率", "90", "90 % 目标、不低于", "90 % target, at least (不低于)"),
        ("广州市公安局", "满意度", "兩", "兩 成 增减幅度", "兩 成 change"),
        ("广州市公安局", "即办率", "8", "8 成 以上", "8 成 at least (以上)"),
    ],
)
def test_a_figure_says_what_it_is(figures: tuple[Listed, ...], agency: str, indicator: str, value: str, chinese: str, english: str) -> None:
    one = of(figures, agency, indicator, value)
    for words, expected in ((CHINESE, chinese), (ENGLISH, english)):
        assert expected in read(table([one], words))
        row = FigureRow(one.report, one.figure, 1)
        cited = Citation(1, evidence_for(one.report, one.report.text[one.figure.start : one.figure.end]))
        answer = Answer("?", words.language, Kind.FIGURE, Status.ANSWERED, "", Scope(), citations=(cited,), figures=(row,))
        said = read(figure_table(answer, 0, words))
        number, note = expected.split(one.figure.unit + " ")
        assert f"{number}{one.figure.unit} [1]" in said and note in said


def test_a_plain_level_says_nothing_more(figures: tuple[Listed, ...]) -> None:
    plain = next(one for one in figures if one.figure.role == "level" and not one.figure.qualifier)
    assert 'class="faint"></div>' not in table([plain], ENGLISH) and "target" not in table([plain], ENGLISH)
