"""Names in quotation marks, and words of the dictionary."""

import pytest

from assistant.glossary import by_english, stems
from assistant.terms import quotations


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('a window for "things that could not be done, at all" (办不成事)', ["办不成事"]),
        ("the notification-and-commitment system (告知承诺制)", ["告知承诺制"]),
        ("哪些单位推行“一窗通办”和「一件事」？", ["一窗通办", "一件事"]),
        ("推行”一窗通办“的单位", ["一窗通办"]),
        ("(“一窗通办”)", ["一窗通办"]),
        ("the agencies' plans and the bureaus' needs", []),
        ("plain", []),
    ],
)
def test_names_are_what_stands_between_marks_of_one_kind(text: str, names: list[str]) -> None:
    assert quotations(text) == names


def test_news_is_not_new() -> None:
    assert stems("news") != stems("new") and stems("the services") == stems("the service")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [("written promise", "告知承诺"), ("handed over to the police", "移送公安"), ("drones", "无人机"), ("valid complaints", "有效投诉"), ("smart pre-review", "智能预审")],
)
def test_plain_english_names_are_in_the_glossary(english: str, chinese: str) -> None:
    assert chinese in by_english()[stems(english)].chinese
