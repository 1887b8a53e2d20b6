"""Damages of a text's characters and lines; marks go through them all unharmed."""

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from random import Random

from opencc import OpenCC
from pypinyin import Style, pinyin

from tests.made_up.marks import MARK, between_marks, plain
from tests.made_up.plan import Plan
from tests.made_up.wording import words
from tests.made_up.writer import Block

HAN = "\u4e00-\u9fff"
HALF = str.maketrans("，：；（）", ",:;()")
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
DATE_RANGE = re.compile(r"(\d{4})年1月1日至(\d{4})年12月31日")
SHIFTED = re.compile("（[一二三四五六七]）[\u4e00-\u9fff]|“[\u4e00-\u9fff]{2,4}”")
# A sentence that ends within a text, not at the end of a marked heading.
INNER_STOP = re.compile(rf"。(?=[^\n])(?!{MARK.pattern})")
LEAST_RESPACED = 12
VARIANTS = ("s2t", "s2t", "s2hk", "s2tw", "s2twp")
# Characters that are read on the real pages: those behind 受理?xiàng)l件 and 或?qū)嵤 among them.
ALWAYS_READ = "項驅實監關執務國營審標準"
Change = Callable[[str], str]


def damaged(blocks: list[Block], plan: Plan) -> list[Block]:
    """The blocks with the plan's damages of characters and lines."""
    rng = plan.draws("damage")
    for name, damage in DAMAGES.items():
        if plan.has(name):
            blocks = damage(blocks, rng)
    return blocks


def _changed(block: Block, change: Change) -> Block:
    """A block with its text and cells changed between marks."""
    rows = tuple(tuple(between_marks(change, cell) for cell in row) for row in block.rows)
    return replace(block, text=between_marks(change, block.text), rows=rows)


def _all(blocks: list[Block], change: Change) -> list[Block]:
    return [block if block.role == "english" else _changed(block, change) for block in blocks]


# Script


@lru_cache(maxsize=8)
def _converter(direction: str) -> OpenCC:
    return OpenCC(direction)


def _traditional(blocks: list[Block], rng: Random) -> list[Block]:
    variant = rng.choice(VARIANTS)
    found = []
    for block in blocks:
        # Regional words would rename the agency: 数据 → 資料.
        chosen = "s2tw" if variant == "s2twp" and block.role != "paragraph" else variant
        found += _all([block], _converter(chosen).convert)
    return found


def _traditional_partly(blocks: list[Block], rng: Random) -> list[Block]:
    return [_changed(b, _converter("s2t").convert) if rng.random() < 0.5 and b.role != "english" else b for b in blocks]


@lru_cache(maxsize=4096)
def _reading(character: str) -> str:
    """The toned reading of about half of the characters that have a simplified form; else empty."""
    chosen = character in ALWAYS_READ or zlib.crc32(character.encode()) % 2 == 0
    if not chosen or _converter("t2s").convert(character) == character:
        return ""
    return str(pinyin(character, style=Style.TONE)[0][0])


def _pinyin(blocks: list[Block], rng: Random) -> list[Block]:
    """監督 → 監(jiān)督."""

    def with_readings(text: str) -> str:
        return "".join(c + (f"({reading})" if (reading := _reading(c)) else "") for c in text)

    return _all(_all(blocks, _converter("s2t").convert), with_readings)


def _pinyin_damaged(blocks: list[Block], rng: Random) -> list[Block]:
    """The readings put in byte by byte, as the real mirrors were: 條件 after 受理 → 受理?xiàng)l件."""
    return _all(_all(blocks, _converter("s2t").convert), readings_in_bytes)


@lru_cache(maxsize=1)
def _reading_bytes() -> dict[bytes, bytes]:
    """Two GBK bytes → reading, for every traditional character that gets one."""
    found = {}
    for code in range(0x4E00, 0xA000):
        if reading := _reading(chr(code)):
            encoded = chr(code).encode("gbk", "ignore"), f"({reading})".encode("gbk", "ignore")
            if all(encoded):
                found[encoded[0]] = encoded[1]
    return found


def readings_in_bytes(text: str) -> str:
    """Insert readings into GBK bytes at every place where two bytes look like a character, and decode.

    >>> readings_in_bytes("受理條件")
    '受理?xiàng)l件'
    """
    raw, readings = text.encode("gbk", "replace"), _reading_bytes()
    out, at = bytearray(), 0
    while at < len(raw):
        pair = raw[at : at + 2]
        step = 2 if pair in readings else 1
        out += raw[at : at + step] + readings.get(pair, b"")
        at += step
    return tolerantly_decoded(bytes(out))


def tolerantly_decoded(raw: bytes) -> str:
    """GBK decoded as old programs did: two bytes that are no character become one question mark, a last odd one is lost."""
    out, at = [], 0
    while at < len(raw):
        lead = raw[at]
        step = 1 if lead < 0x80 else 2
        piece = raw[at : at + step]
        try:
            out.append(piece.decode("gbk"))
        except UnicodeDecodeError:
            out.append("?" if len(piece) == step else "")
        at += step
    return "".join(out)


# Encoding


def shifted_by_a_byte(text: str) -> str:
    """The first byte lost, the rest read out of step.

    >>> shifted_by_a_byte("“放管服”")
    '?胺殴芊?'
    """
    return "?" + tolerantly_decoded(text.encode("gbk", "replace")[1:])


def _encoding(blocks: list[Block], rng: Random) -> list[Block]:
    """A byte lost at a few places; at most one heading is hit."""
    left = rng.randint(2, 4)
    found = []
    for block in blocks:
        if left and block.role in ("heading", "paragraph") and SHIFTED.search(block.text) and rng.random() < 0.4:
            block = replace(block, text=SHIFTED.sub(lambda match: shifted_by_a_byte(match[0]), block.text, count=1))
            left -= 1
        found.append(block)
    return _shift_anywhere(found, rng) if left else found


def _shift_anywhere(blocks: list[Block], rng: Random) -> list[Block]:
    at = rng.choice([i for i, block in enumerate(blocks) if block.role == "paragraph"])
    broken = re.sub(rf"(?<=，)[{HAN}]{{4}}", lambda match: shifted_by_a_byte(match[0]), blocks[at].text, count=1)
    return [*blocks[:at], replace(blocks[at], text=broken), *blocks[at + 1 :]]


# Marks, digits, spaces


def _half_width(blocks: list[Block], rng: Random) -> list[Block]:
    return _all(blocks, lambda text: text.translate(HALF))


def _brackets(blocks: list[Block], rng: Random) -> list[Block]:
    """〔2018〕 in other brackets, and a bracket too many here and there."""
    pair = rng.choice(("[]", "()", "【】", "［］"))
    swap = str.maketrans({"〔": pair[0], "〕": pair[1]})

    def changed(text: str) -> str:
        spoiled = text.translate(swap)
        return re.sub("(?<=[\u4e00-\u9fff])，", lambda match: ")，" if rng.random() < 0.04 else "，", spoiled)

    return _all(blocks, changed)


def _full_width_digits(blocks: list[Block], rng: Random) -> list[Block]:
    return [
        _changed(b, lambda t: t.translate(WIDE_DIGITS)) if rng.random() < 0.7 and b.role != "english" else b
        for b in blocks
    ]


def _spaces(blocks: list[Block], rng: Random) -> list[Block]:
    def spaced(text: str) -> str:
        within = re.sub(rf"(?<=[{HAN}])(?=[{HAN}])", lambda _: " " if rng.random() < 0.02 else "", text)
        return re.sub(rf"(?<=\d)(?=[{HAN}])|(?<=[{HAN}])(?=\d)", lambda _: " " if rng.random() < 0.25 else "", within)

    return [_changed(block, spaced) if block.role not in ("furniture", "english") else block for block in blocks]


def _dropped(blocks: list[Block], rng: Random) -> list[Block]:
    """Digits and measure words lost: 统计期限自202511日."""

    def lost(text: str) -> str:
        return DATE_RANGE.sub(r"\g<1>11日至\g<2>1231日", text)

    def without_units(text: str) -> str:
        return re.sub(
            rf"(?<={MARK.pattern})(?:件|宗|份|项|条)(?={MARK.pattern})",
            lambda m: "" if rng.random() < 0.3 else m[0],
            text,
        )

    return [replace(b, text=without_units(lost(b.text))) if b.role in ("opening", "paragraph") else b for b in blocks]


# Noise


def _doubled_marks(blocks: list[Block], rng: Random) -> list[Block]:
    def doubled(text: str) -> str:
        at = re.sub(rf"(?<=[{HAN}])(?=[{HAN}])", lambda _: "@@" if rng.random() < 0.012 else "", text)
        return re.sub("[，。；]", lambda match: match[0] * (2 if rng.random() < 0.08 else 1), at)

    return [_changed(block, doubled) if block.role == "paragraph" else block for block in blocks]


def _forum(blocks: list[Block], rng: Random) -> list[Block]:
    """A forum's lines between paragraphs and in the midst of one."""
    noise = words("page")["forum"]
    found = []
    for block in blocks:
        if block.role == "paragraph" and rng.random() < 0.12:
            block = replace(block, text=INNER_STOP.sub(lambda m: f"。{rng.choice(noise)}", block.text, count=1))
        found.append(block)
        if block.role == "paragraph" and rng.random() < 0.12:
            found.append(Block("noise", rng.choice(noise)))
    return found


# Lines


def _wrapped(blocks: list[Block], rng: Random) -> list[Block]:
    """Lines broken at a fixed width, wherever that falls."""
    width = rng.randint(30, 46)

    def wrap(text: str) -> str:
        out, column = [], 0
        for character in text:
            if column == width and not MARK.match(character):
                out.append("\n")
                column = 0
            out.append(character)
            column += not MARK.match(character)
        return "".join(out)

    kept = ("furniture", "table", "english", "signature", "notice")
    return [block if block.role in kept else replace(block, text=wrap(block.text)) for block in blocks]


def _joined(blocks: list[Block], rng: Random) -> list[Block]:
    """Line ends lost: headings stand in the midst of the text."""
    found: list[Block] = []
    before = ""
    for block in blocks:
        joins = (
            block.role in ("heading", "paragraph") and found and found[-1].role in ("paragraph", "heading", "opening")
        )
        # A freely worded heading glued without a gap could be told from its text by nobody.
        gap = " " if before == "heading" else ""
        if joins and len(plain(found[-1].text)) > LEAST_RESPACED and rng.random() < 0.8:
            found[-1] = replace(found[-1], role="paragraph", text=found[-1].text + gap + block.text)
        else:
            found.append(block)
        before = block.role
    return found


DAMAGES: dict[str, Callable[[list[Block], Random], list[Block]]] = {
    "traditional": _traditional,
    "traditional_partly": _traditional_partly,
    "pinyin": _pinyin,
    "pinyin_damaged": _pinyin_damaged,
    "encoding": _encoding,
    "half_width": _half_width,
    "brackets": _brackets,
    "dropped": _dropped,
    "full_width_digits": _full_width_digits,
    "spaces": _spaces,
    "doubled_marks": _doubled_marks,
    "forum": _forum,
    "wrapped": _wrapped,
    "joined": _joined,
}
