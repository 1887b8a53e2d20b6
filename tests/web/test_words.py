"""The interface's words: complete in both languages, and all that the code asks for."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.types import Choice, Kind, Language, Status
from assistant.web.doubts import DOUBTS, ORIGINS
from assistant.web.examples import EXAMPLES
from assistant.web.figure_notes import QUALIFIERS, ROLES
from assistant.web.page import preferred_language
from assistant.web.wording import VIEWS
from assistant.web.words import WORDS_FILE, read_words, words_in
from corpus.types import SectionType

PLACE = re.compile(r"\{(\w+)")
COUNTS = ("in_scope", "with_section", "yes", "no", "unclear", "without_section", "unreadable")


def test_a_word_without_a_language_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    for content in ('a: {zh: "甲"}', 'a: {zh: "甲", en: ""}', 'a: {zh: "甲", en: "a", fr: "a"}'):
        file.write_text(content, encoding="utf-8")
        with pytest.raises(ValidationError):
            read_words(file)


def test_an_unknown_word_and_an_unfilled_place_are_errors() -> None:
    with pytest.raises(KeyError):
        words_in(Language.ENGLISH)("no.such.word")
    with pytest.raises(KeyError):
        words_in(Language.CHINESE)("app.counted")


def test_both_languages_fill_the_same_places() -> None:
    for name, word in read_words(WORDS_FILE).items():
        assert set(PLACE.findall(word.zh)) == set(PLACE.findall(word.en)), name


def test_every_word_the_code_asks_for_is_there_and_none_is_left_over() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in WORDS_FILE.parent.glob("*.py"))
    asked = set(re.findall(r"""(?:words|self)\(["']([\w.]+)["']""", sources)) | set(
        re.findall(r'_cell\("([\w.]+)"', sources)
    )
    kinds: list[tuple[str, Iterable[str]]] = [("section", SectionType), ("verdict", Choice), ("understood", Kind), ("ledger", COUNTS)]
    kinds += [("status", [*Status, "failed"]), ("example", EXAMPLES), ("view", VIEWS), ("role", ROLES), ("qualifier", QUALIFIERS)]
    kinds += [("doubt", DOUBTS), ("origin", [origin.replace(" ", "_") for origin in ORIGINS])]
    asked |= {f"{prefix}.{name}" for prefix, names in kinds for name in names}
    assert asked == set(read_words(WORDS_FILE))


def test_the_interface_starts_in_the_first_language_of_the_browser_that_it_has() -> None:
    assert preferred_language("zh-CN,zh;q=0.9,en;q=0.8") is Language.CHINESE
    assert preferred_language("fr-FR, en-GB;q=0.7, zh;q=0.3") is Language.ENGLISH
    assert preferred_language("") is Language.ENGLISH


@pytest.mark.parametrize(("figures", "reports", "said"), [(1, 1, "1 figure of 1 report;"), (10, 1, "10 figures of 1 report;"), (22, 4, "22 figures of 4 reports;")])
def test_words_agree_with_their_numbers(figures: int, reports: int, said: str) -> None:
    assert words_in(Language.ENGLISH)("figures.counted", figures=figures, reports=reports).startswith(said)


def test_the_scope_is_called_what_it_is() -> None:
    assert words_in(Language.ENGLISH)("filter.title") == "Scope of every question from now on"
