"""The search text: simplified, half-width, artefacts taken out, with a map back to the report's text."""

import re
import unicodedata
from array import array

from corpus.columns import with_bars
from corpus.mojibake import mends
from corpus.script import HAN, TONED, mainland_wording, simplify, to_simplified
from corpus.types import SearchText

__all__ = ["legible", "mainland_wording", "search_text", "simplify"]

TONED_READING = re.compile(rf"(?<=[{HAN}])[(（](?=[^)）]{{0,7}}[{TONED}])[a-zü{TONED}]{{1,7}}[)）]")
PLAIN_READING = re.compile(rf"(?<=[{HAN}])\([a-zü]{{1,6}}\)")
# Marks that a mirror put in or printed twice.
DOUBLED = re.compile(rf"(?<=[{HAN}])@@(?=[{HAN}])|(?<=([,;、]))\1+|(?<=(。))\2+")
SPACE_BETWEEN = re.compile(rf"(?<=[{HAN}、,.:;()“”《》\d%])[ \t\u00a0]+(?=[{HAN}、,.:;()“”《》%])|(?<=[{HAN}])[ \t]+(?=\d)")
INVISIBLE = re.compile("[\u200b-\u200f\u2028\u2029\ufeff\u00ad]")
# Variants of Hong Kong and Taiwan that the conversion to simplified characters leaves.
REGIONAL = str.maketrans({"衞": "卫", "裏": "里", "羣": "群", "綫": "线", "啓": "启"})
REGIONAL_ZHE = re.compile("著(?=[力眼重手实])")
READINGS_THAT_PROVE_A_HABIT = 5


def search_text(text: str) -> SearchText:
    """Repair `text` for search; every character of the result knows the characters it stands for."""
    view = _without(TONED_READING, _as_printed(text))
    view = _half_width(_mended(view))
    view = _without(INVISIBLE, view)
    view = _without_readings(view, text)
    view = _simplified(view)
    view = _without(SPACE_BETWEEN, _without(DOUBLED, with_bars(view)))
    # Numbers of four bytes each: a thousand reports' tuples of them would be some 400 MB.
    return SearchText(view.text, array("I", view.starts), array("I", view.ends))


def legible(text: str) -> str:
    """A line of a page in simplified, half-width characters without readings; its spaces stay."""
    view = _half_width(_mended(_without(TONED_READING, _as_printed(text))))
    return _simplified(_without(TONED_READING, view)).text


def _as_printed(text: str) -> SearchText:
    return SearchText(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def _mended(view: SearchText) -> SearchText:
    """Characters broken by bytes out of step put right; the words of a mend share its characters out among them."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for mend in mends(view.text):
        characters += view.text[at : mend.start]
        starts += view.starts[at : mend.start]
        ends += view.ends[at : mend.start]
        length = mend.end - mend.start
        firsts = [mend.start + number * length // len(mend.words) for number in range(len(mend.words))]
        lasts = [max(first, after - 1) for first, after in zip(firsts, [*firsts[1:], mend.end], strict=True)]
        characters += mend.words
        starts += [view.starts[first] for first in firsts]
        ends += [view.ends[last] for last in lasts]
        at = mend.end
    if at == 0:
        return view
    rest = SearchText(view.text[at:], view.starts[at:], view.ends[at:])
    return SearchText("".join(characters) + rest.text, (*starts, *rest.starts), (*ends, *rest.ends))


def _half_width(view: SearchText) -> SearchText:
    if view.text.isascii():
        return view
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for character, start, end in zip(view.text, view.starts, view.ends, strict=True):
        for normal in character if character.isascii() else unicodedata.normalize("NFKC", character):
            characters.append(normal)
            starts.append(start)
            ends.append(end)
    return SearchText("".join(characters), tuple(starts), tuple(ends))


def _without(pattern: re.Pattern[str], view: SearchText) -> SearchText:
    """Take matches out; the character before takes over the span, so that a quote keeps what it skips."""
    kept: list[tuple[str, int, int]] = []
    at = 0
    for match in pattern.finditer(view.text):
        cut = slice(at, match.start())
        kept.extend(zip(view.text[cut], view.starts[cut], view.ends[cut], strict=True))
        if kept and match.end() < len(view.text) and match.end() > match.start():
            kept[-1] = (kept[-1][0], kept[-1][1], view.ends[match.end() - 1])
        at = match.end()
    if at == 0:
        return view
    kept.extend(zip(view.text[at:], view.starts[at:], view.ends[at:], strict=False))
    text, starts, ends = zip(*kept, strict=True) if kept else ((), (), ())
    return SearchText("".join(text), starts, ends)


def _without_readings(view: SearchText, text: str) -> SearchText:
    """Readings that a mend brought out; those without a tone, 法(fa), only where the text has the habit."""
    view = _without(TONED_READING, view)
    habit = len(TONED_READING.findall(text)) >= READINGS_THAT_PROVE_A_HABIT
    return _without(PLAIN_READING, view) if habit else view


def _simplified(view: SearchText) -> SearchText:
    """Simplified characters; where a conversion would change a length it is done character by character."""
    lines = []
    for line in view.text.split("\n"):
        converted = to_simplified(line)
        same = converted if len(converted) == len(line) else "".join(_one(c) for c in line)
        lines.append(REGIONAL_ZHE.sub("着", same).translate(REGIONAL))
    return SearchText("\n".join(lines), view.starts, view.ends)


def _one(character: str) -> str:
    converted = to_simplified(character)
    return converted if len(converted) == 1 else character
