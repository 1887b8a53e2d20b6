"""What the name of a file tells of whose report it is, where the report does not: a place and a kind of agency, for questions to lead to it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import PurePosixPath

from assistant.functions import Function, function_of, functions
from corpus.places import Place, by_pinyin, pinyin_of, places_in

FILE = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
KIND_OF_PLACE = re.compile(r"(?:sheng|shi|qu|xian)$")
MOST_TOKENS = 3
LITTLE_WORDS = frozenset(("and", "of", "the", "for"))
# First words of many kinds' English names, which alone say of none.
COMMON_FIRST_WORDS = frozenset("administration bureau state public local city people national commission disabled work land road".split())


@dataclass(frozen=True, slots=True)
class Told:
    """The places that a file's name may mean, and the kind of agency."""

    places: tuple[Place, ...]
    function: Function | None


def is_file(name: str) -> bool:
    """Whether a report goes by the name of its file."""
    return FILE.search(name) is not None


@lru_cache(maxsize=2_000)
def told_by_file(file: str) -> Told:
    """The places and the kind of agency in a file's name, Chinese, in pinyin or in English: jingan-fire-2020.txt."""
    stem = PurePosixPath(file).stem
    chinese = places_in(stem)
    if chinese:
        return Told((chinese[-1],), function_of(stem))
    tokens = [token.lower() for token in TOKEN.findall(stem)]
    found = [(start, end, places) for start, end in _spans(len(tokens)) if (places := _places_of("".join(tokens[start:end])))]
    if not found:
        return Told((), function_of(stem) or _kind_in(tokens))
    start, end, places = found[0]
    last = next((other for other in found if other[0] >= end and _lies_in(other[2], places)), None)
    places = _lying_in(last[2], places) if last else places
    return Told(places, function_of(stem) or _kind_in(tokens[last[1] if last else end :]) or _kind_in(tokens[:start]))


def _spans(length: int) -> list[tuple[int, int]]:
    """Runs of tokens, those that begin first before the others, the longest first."""
    spans = [(start, end) for start, end in combinations(range(length + 1), 2) if end - start <= MOST_TOKENS]
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _places_of(letters: str) -> tuple[Place, ...]:
    return by_pinyin().get(letters) or by_pinyin().get(KIND_OF_PLACE.sub("", letters), ())


def _lying_in(inner: tuple[Place, ...], outer: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(place for place in inner if any(above.name in place.within for above in outer))


def _lies_in(inner: tuple[Place, ...], outer: tuple[Place, ...]) -> bool:
    return bool(_lying_in(inner, outer))


def _kind_in(tokens: list[str]) -> Function | None:
    """The kind of agency that tokens name, that of most of them first."""
    words = tuple(token for token in tokens if token not in LITTLE_WORDS)
    for start, end in sorted(_spans(len(words)), key=lambda span: (span[0] - span[1], span[0])):
        if found := _spelled_kinds().get(words[start:end]):
            return found
    return None


@lru_cache(maxsize=1)
def _spelled_kinds() -> dict[tuple[str, ...], Function]:
    """Kinds of agency by the words of their English names, cut short too, and by the pinyin of their Chinese ones."""
    found: dict[tuple[str, ...], Function] = {}
    for function in functions():
        for name in function.english:
            words = tuple(word for word in re.findall(r"[a-z]+", name) if word not in LITTLE_WORDS)
            for length in range(len(words), 0, -1):
                if length > 1 or words[0] not in COMMON_FIRST_WORDS:
                    found.setdefault(words[:length], function)
        for word in (*function.words, *function.called):
            found.setdefault((pinyin_of(word),), function)
    return found
