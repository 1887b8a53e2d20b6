"""What is in doubt of a report or of a figure, in the reader's language; it is kept in English, and with Chinese indicators."""

import re
from collections.abc import Sequence
from functools import cache

from assistant.types import Language
from assistant.web.words import Words, words_in
from assistant.words import words_in as answer_words

# In English each is worded as the reader of reports words it; the first that fits is told.
DOUBTS = ("no_agency", "no_year", "far_apart", "several_places", "names", "damaged", "numbers_lost", "spam", "empty_pages")
# Where a report names its agency.
ORIGINS = ("signature", "title", "page", "breadcrumb", "file name", "first paragraphs", "side file")
PLACE = re.compile(r"\\\{(\w+)\\\}")


def told(warnings: Sequence[str], words: Words) -> str:
    """The warnings of a report; one that has no wording here stays as it is."""
    return words("list.semicolon").join(_told(warning, words) for warning in warnings)


def flag_in(flag: str, words: Words) -> str:
    """What does not add up, its indicators named in the reader's language.

    >>> flag_in("审批同意量 2 + 审批不同意量 1 = 3 ≠ 办结量 4", words_in(Language.ENGLISH))
    'applications approved 2 + applications not approved 1 = 3 ≠ applications concluded 4'
    """
    named = answer_words(words.language).indicator
    return " ".join(named(piece) for piece in flag.split(" "))


def _told(warning: str, words: Words) -> str:
    for name in DOUBTS:
        if match := _pattern(name).fullmatch(warning):
            return words(f"doubt.{name}", **{place: _origin(said, words) for place, said in match.groupdict().items()})
    return warning


def _origin(said: str, words: Words) -> str:
    return words(f"origin.{said.replace(' ', '_')}") if said in ORIGINS else said


@cache
def _pattern(name: str) -> re.Pattern[str]:
    wording = words_in(Language.ENGLISH).table[f"doubt.{name}"].en
    return re.compile(PLACE.sub(r"(?P<\1>.+?)", re.escape(wording)))
