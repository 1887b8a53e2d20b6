"""The search text: simplified, half-width, artefacts taken out, with a map back to the report's text."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from opencc import OpenCC

from corpus.types import SearchText

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
TONED_READING = re.compile(rf"(?<=[{HAN}])\((?=[^)]*[{TONED}])[a-zü{TONED}]{{1,7}}\)")
PLAIN_READING = re.compile(rf"(?<=[{HAN}])\([a-zü]{{1,6}}\)")
SPACE_BETWEEN = re.compile(rf"(?<=[{HAN}、,.:;()“”《》\d%])[ \t\u00a0]+(?=[{HAN}、,.:;()“”《》%])|(?<=[{HAN}])[ \t]+(?=\d)")
INVISIBLE = re.compile("[\u200b-\u200f\u2028\u2029\ufeff\u00ad]")
# Variants of Hong Kong and Taiwan that the conversion to simplified characters leaves.
REGIONAL = str.maketrans({"衞": "卫", "裏": "里", "羣": "群", "綫": "线", "啓": "启"})
REGIONAL_ZHE = re.compile("著(?=[力眼重手实])")
READINGS_THAT_PROVE_A_HABIT = 5


def search_text(text: str) -> SearchText:
    """Repair `text` for search; every character of the result knows the characters it stands for."""
    view = _half_width(text)
    view = _without(INVISIBLE, view)
    view = _without_readings(view)
    view = _simplified(view)
    return _without(SPACE_BETWEEN, view)


def simplify(text: str) -> str:
    """A question or a term in the search text's form: half-width, simplified characters."""
    simplified: str = _converter("t2s").convert(unicodedata.normalize("NFKC", text))
    return simplified


def mainland_wording(text: str) -> str:
    """Taiwan wording in mainland words and characters (資訊孤島 or 资讯孤岛 → 信息孤岛)."""
    traditional = _converter("s2t").convert(unicodedata.normalize("NFKC", text))
    mainland: str = _converter("tw2sp").convert(traditional)
    return mainland


@lru_cache(maxsize=4)
def _converter(direction: str) -> OpenCC:
    return OpenCC(direction)


def _half_width(text: str) -> SearchText:
    characters: list[str] = []
    starts: list[int] = []
    for offset, character in enumerate(text):
        for normal in character if character.isascii() else unicodedata.normalize("NFKC", character):
            characters.append(normal)
            starts.append(offset)
    return SearchText("".join(characters), tuple(starts), tuple(start + 1 for start in starts))


def _without(pattern: re.Pattern[str], view: SearchText) -> SearchText:
    """Take matches out; the character before takes over the span, so that a quote keeps what it skips."""
    kept: list[tuple[str, int, int]] = []
    at = 0
    for match in pattern.finditer(view.text):
        kept.extend(zip(view.text[at : match.start()], view.starts[at:], view.ends[at:], strict=False))
        if kept and match.end() < len(view.text) and match.end() > match.start():
            kept[-1] = (kept[-1][0], kept[-1][1], view.ends[match.end() - 1])
        at = match.end()
    if at == 0:
        return view
    kept.extend(zip(view.text[at:], view.starts[at:], view.ends[at:], strict=False))
    text, starts, ends = zip(*kept, strict=True) if kept else ((), (), ())
    return SearchText("".join(text), starts, ends)


def _without_readings(view: SearchText) -> SearchText:
    """Pinyin in brackets after characters: 監(jiān)督 → 監督; toneless ones only in a text that has the habit."""
    habit = len(TONED_READING.findall(view.text)) >= READINGS_THAT_PROVE_A_HABIT
    view = _without(TONED_READING, view)
    return _without(PLAIN_READING, view) if habit else view


def _simplified(view: SearchText) -> SearchText:
    """Simplified characters; where a conversion would change a length it is done character by character."""
    convert: Callable[[str], str] = _converter("t2s").convert
    lines = []
    for line in view.text.split("\n"):
        converted = convert(line)
        same = converted if len(converted) == len(line) else "".join(_one(convert, c) for c in line)
        lines.append(REGIONAL_ZHE.sub("着", same).translate(REGIONAL))
    return SearchText("\n".join(lines), view.starts, view.ends)


def _one(convert: Callable[[str], str], character: str) -> str:
    converted = convert(character)
    return converted if len(converted) == 1 else character
