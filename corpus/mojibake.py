"""Characters broken because bytes of GBK text were read out of step: what they were, for search.

Two kinds are met on mirrors. A tool put the reading of a character behind every two bytes that look like it,
also where they belong to two characters: 受理條件 became 受理?xiàng)l件. And a byte was lost, so that the
rest was read one byte late: “放管服” became ?胺殴芊?. Read in step again the bytes give the characters;
where a byte is gone for good, the word that reads best is taken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from corpus.readings import toned
from corpus.script import HAN, TONED, simplify
from corpus.words import character_share, reads

SITE = re.compile(rf"[?？](?:([a-zü{TONED}]{{1,6}})[)）](?=[@-~?？{HAN}])|(?=[^\x00-\x7f]))")
# Characters behind a break that may be out of step, and those on each side that make its context.
WINDOW = 40
CONTEXT = 3
NUMERALS = "一二三四五六七八九十"
# The second byte of （ and ）, which starts a pair of its own when the bytes are out of step.
BRACKET_BYTE = 0xA9
MARKS = frozenset("，。、（）“”《》；：！〔〕")
BETWEEN = re.compile(r"([，。、（）“”《》；：！〔〕,.;:()0-9\s]+)")
# Logarithms of how likely a character is to stand in a report, where the dictionary does not count it.
LIKELY = {True: -4.5, False: -16.0}
QUESTION_MARK = -12.0
GUESSED = -9.0
# What a repair must read better by: less, and a true question mark would be taken for a break.
MARGIN = 10.0
LONELY = -3.0
TRIED = 4


@dataclass(frozen=True, slots=True)
class Mend:
    """`text[start:end]` stands for `words`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, order=True)
class _Choice:
    """One way to read a break: how well it reads, what it says, and the characters behind that it takes up."""

    score: float
    words: str
    taken: int


@dataclass(frozen=True, slots=True, order=True)
class _Ending:
    """How a run out of step ends: `words` stand behind the first character, then one starts with byte `lead`.

    `closed` says that the last character is whole; else its second byte is gone.
    """

    score: float
    words: str
    lead: int
    taken: int
    closed: bool


def mends(text: str) -> list[Mend]:
    """Every break of a text with what stood there, in order, none overlapping.

    >>> mends("受理?xiàng)l件")
    [Mend(start=2, end=10, words='條')]
    """
    found: list[Mend] = []
    for site in SITE.finditer(text):
        if found and site.start() < found[-1].end:
            continue
        before = text[max(0, site.start() - CONTEXT) : site.start()]
        behind = text[site.end() : site.end() + WINDOW].split("\n")[0]
        choice = _mended(before, site[1] or "", behind)
        if choice is not None:
            found.append(Mend(site.start(), site.end() + choice.taken, choice.words))
    return found


@lru_cache(maxsize=8192)
def _mended(before: str, reading: str, behind: str) -> _Choice | None:
    as_it_is = QUESTION_MARK + sum(_likely(character) for character in behind)
    leads = _leads(before, reading) if reading else tuple(range(0x81, 0xFF))
    choices = [*_with_letter(before, leads, behind)]
    if reading:
        choices += [_Choice(_reads(before + guess + behind), guess, 0) for lead in leads if (guess := _guess(before, lead, ""))]
    endings = sorted(_endings(behind))[-TRIED:]
    if reading or (endings and endings[-1].score > as_it_is):
        choices += [choice for ending in endings for choice in _with_first(before, leads, ending, behind)]
    choices += _with_numeral(before, behind)
    if not choices:
        return None
    best = max(choices)
    return best if reading or best.score > QUESTION_MARK + _reads(before + behind) + MARGIN else None


def _with_letter(before: str, leads: tuple[int, ...], behind: str) -> Iterator[_Choice]:
    """The break is one character whose second byte is the letter that follows: ?lǔ)r → 況."""
    if "@" <= behind[:1] <= "~":
        for lead in leads:
            if character := _character(lead, ord(behind[0])):
                yield _Choice(_reads(before + character + behind[1:]), character, 1)


def _with_numeral(before: str, behind: str) -> Iterator[_Choice]:
    """The break is a heading's （二） whose first byte is lost, also where its bytes give further question marks."""
    for numeral in NUMERALS:
        first, second = f"（{numeral}）".encode("gbk")[1:3], f"（{numeral}）".encode("gbk")[3:5]
        third = behind[2:3].encode("gbk", "ignore")
        if behind[:2] == _printed(first) + _printed(second) and len(third) == 2 and third[0] == BRACKET_BYTE:
            words = f"（{numeral}）" + _guess("）", third[1], behind[3 : 3 + CONTEXT])
            yield _Choice(_reads(before + words + behind[3:]), words, 3)


def _printed(raw: bytes) -> str:
    """Two bytes as a program prints them that gives a question mark for those it does not know."""
    try:
        return raw.decode("gbk")
    except UnicodeDecodeError:
        return "?"


def _with_first(before: str, leads: tuple[int, ...], ending: _Ending, behind: str) -> Iterator[_Choice]:
    """A run out of step with its first character, whose first byte is one of the leads."""
    second, rest = behind[0].encode("gbk")[0], behind[ending.taken :]
    words = ending.words if ending.closed else ending.words + _guess(ending.words[-CONTEXT:], ending.lead, rest[:CONTEXT])
    firsts = sorted({c for lead in leads if (c := _character(lead, second)) and _likely(c) > LIKELY[False]})
    for first in firsts:
        yield _Choice(_reads(before + first + words + rest), first + words, ending.taken)


def _leads(before: str, reading: str) -> tuple[int, ...]:
    """Second bytes of the characters with this reading whose first byte ends the text before the break."""
    raw = before[-1:].encode("gbk", "ignore")
    return tuple(byte for byte, said in _readings_of(raw[1]) if said == reading) if len(raw) == 2 else ()


@lru_cache(maxsize=256)
def _readings_of(first: int) -> tuple[tuple[int, str], ...]:
    """The second byte and each reading of every character that starts with a byte."""
    found = []
    for second in range(0x40, 0xFF):
        if character := _character(first, second):
            found += [(second, said) for said in toned(character)]
    return tuple(found)


def _endings(behind: str) -> Iterator[_Ending]:
    """Every length a run out of step may have, scored by the characters it gives and those it leaves alone."""
    scores = [_likely(character) for character in behind]
    left = [*accumulate(reversed(scores), initial=0.0)][::-1]
    words, score, lead = "", 0.0, 0
    for taken, character in enumerate(behind):
        raw = character.encode("gbk", "ignore")
        if len(raw) != 2:
            return
        if taken:
            after = _character(lead, raw[0])
            if not after:
                return
            words, score = words + after, score + _likely(after)
        lead = raw[1]
        yield from _ended(words, score, lead, behind, taken + 1, left)


def _ended(words: str, score: float, lead: int, behind: str, taken: int, left: list[float]) -> Iterator[_Ending]:
    """The last character's second byte is the letter that follows, is gone with a question mark, or is just gone."""
    follows = behind[taken : taken + 1]
    if "@" <= follows <= "~" and (last := _character(lead, ord(follows))):
        yield _Ending(score + _likely(last) + left[taken + 1], words + last, lead, taken + 1, True)
    if reading := SITE.match(behind, taken):
        for second in (byte for byte, said in _readings_of(lead) if said == reading[1]):
            last = _character(lead, second)
            yield _Ending(score + _likely(last) + left[reading.end()], words + last, lead, reading.end(), True)
    swallowed = taken + (follows in ("?", "？"))
    yield _Ending(score + GUESSED + left[swallowed], words, lead, swallowed, False)


@lru_cache(maxsize=8192)
def _guess(before: str, lead: int, behind: str) -> str:
    """The character with this first byte that reads best between the words on both sides."""
    candidates = [c for second in range(0x40, 0xFF) if (c := _character(lead, second)) and _likely(c) > LIKELY[False]]
    return max(candidates, key=lambda c: (_reads(before + c + behind), c), default="")


@lru_cache(maxsize=16384)
def _reads(text: str) -> float:
    """How well a text reads, its marks counted apart, for the dictionary has none; a closing mark alone costs."""
    pieces = BETWEEN.split(text)
    halves = max(0, text.count("）") - text.count("（")) + max(0, text.count("”") - text.count("“"))
    marks = LIKELY[True] * sum(map(len, pieces[1::2])) + LONELY * halves
    return sum(reads(simplify(piece)) for piece in pieces[::2]) + marks


@lru_cache(maxsize=16384)
def _character(first: int, second: int) -> str:
    """The character of two bytes, empty where there is none or none that a report prints."""
    try:
        character = bytes((first, second)).decode("gbk")
    except UnicodeDecodeError:
        return ""
    return character if character in MARKS or "\u4e00" <= character <= "\u9fff" else ""


@lru_cache(maxsize=16384)
def _likely(character: str) -> float:
    """Logarithm of a character's share in Chinese text."""
    if character in MARKS or character.isascii():
        return LIKELY[character != "?"]
    return character_share(simplify(character)) or LIKELY[False]
