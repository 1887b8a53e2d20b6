"""The words of the interface, in both languages, from words.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, RootModel

from assistant.types import Language
from assistant.words import agreeing

WORDS_FILE = Path(__file__).with_name("words.yaml")


class Filling(str):
    """What fills a place of a wording; behind a colon stand the forms that agree with it."""

    __slots__ = ()

    def __format__(self, forms: str) -> str:
        return agreeing(str(self), forms)


class Word(BaseModel):
    """One wording in both languages; neither may be missing or empty."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)

    zh: str
    en: str


class WordTable(RootModel[dict[str, Word]]):
    """The whole of words.yaml."""


@dataclass(frozen=True, slots=True)
class Words:
    """The interface's words in one language."""

    language: Language
    table: Mapping[str, Word]

    def __call__(self, name: str, **filling: object) -> str:
        """The wording with its places filled; `{reports:report|reports}` agrees with a number, as in the words of answers.

        Raises:
            KeyError: when the name is unknown or a place has no filling.
        """
        word = self.table[name]
        wording = word.zh if self.language is Language.CHINESE else word.en
        return wording.format_map({place: Filling(str(said)) for place, said in filling.items()})

    def listed(self, items: tuple[str, ...]) -> str:
        """Items joined as this language joins them."""
        return self("list.comma").join(items)


@cache
def words_in(language: Language) -> Words:
    """The interface's words in a language, read and checked once."""
    return Words(language, read_words(WORDS_FILE))


def read_words(path: Path) -> Mapping[str, Word]:
    """The table of words.

    Raises:
        pydantic.ValidationError: when a wording lacks a language.
    """
    return WordTable.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))).root
