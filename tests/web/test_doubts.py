"""What is in doubt is told in the language of the interface, whole."""

import re
from dataclasses import replace

import pytest

from assistant.listing import Listed, listed
from assistant.types import Language
from assistant.web.collection import report_table
from assistant.web.doubts import ORIGINS, told
from assistant.web.figures_view import table
from assistant.web.words import words_in
from corpus.catalogue import Entry
from corpus.figures import figures as found_in
from corpus.read import SPAM_WARNING
from corpus.read.doc import NUMBERS_LOST
from corpus.read.text import damage_warnings
from corpus.types import Report
from tests.web.scripted import read_folder
from tests.web.test_markup import shown

CHINESE, ENGLISH = words_in(Language.CHINESE), words_in(Language.ENGLISH)
LETTERS = re.compile(r"[A-Za-z]+")
WARNINGS = (
    "no agency found in title, signature, page or file name",
    "no report year found",
    "the report year 2015 and the date 2023-03-01 are far apart",
    "there are several places named 鼓楼区: name its city in the side file",
    *(f"the {origin} names 广州市民政局, the title 广州市教育局" for origin in ORIGINS),
    *damage_warnings("\ufffd\ufffd"),
    NUMBERS_LOST,
    SPAM_WARNING,
    "no text on page 2, 5: a picture or a scan",
)


@pytest.fixture(scope="module")
def reports() -> tuple[Report, ...]:
    return read_folder()


@pytest.mark.parametrize("warning", WARNINGS)
def test_a_warning_is_told_in_either_language(reports: tuple[Report, ...], warning: str) -> None:
    doubtful = [replace(reports[0], warnings=(warning,))]
    chinese = told([warning], CHINESE)
    assert chinese in shown(report_table(doubtful, CHINESE)) and warning in shown(report_table(doubtful, ENGLISH))
    assert set(LETTERS.findall(chinese)) <= {"sources", "yaml", "Word", "LibreOffice"}
    assert set(re.findall(r"\d+|[市区][\u4e00-\u9fff]*局", warning)) <= set(re.findall(r"\d+|[市区][\u4e00-\u9fff]*局", chinese))


def test_a_warning_without_a_wording_stays_as_it_is() -> None:
    assert told(["something else", WARNINGS[1]], CHINESE) == "something else；没有找到报告年度"


def test_what_does_not_add_up_is_told_in_either_language(reports: tuple[Report, ...]) -> None:
    figures: tuple[Listed, ...] = listed(Entry(report, (), found_in(report)) for report in reports)
    flagged = next(replace(one, flags=("审批同意量 858546 + 审批不同意量 6803 = 865349 ≠ 办结量 865359",)) for one in figures)
    assert "审批同意量 858546 + 审批不同意量 6803 = 865349 ≠ 办结量 865359" in shown(table([flagged], CHINESE))
    english = "applications approved 858546 + applications not approved 6803 = 865349 ≠ applications concluded 865359"
    assert english in shown(table([flagged], ENGLISH))
