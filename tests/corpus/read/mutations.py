"""Damaged files of every format, each made again from its seed.

A seeded mutator and not a coverage-guided one: most of the code under attack is C that coverage does not see, and
a seed tells how to make a failing file again.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from random import Random

from corpus.settings import REPORTS
from tests.corpus.read.made import LINES, TEXT, html_page, paragraphs_of, pdf_report, word_report, zip_file
from tests.made_up.generate import made_up
from tests.made_up.refused import refused

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"\xec\xa5\xc1\x00" + TEXT.encode("utf-16-le")
TABLE = "<table><tr><th rowspan=2>事项<th colspan=2>数量<tr><td>受理<td>办结<tr><td>甲<td>1,245件<td></table>"
# What breaks readers: sizes and counts out of all measure, marks that open and never close, loops, odd characters.
WORDS = (
    "一、", "（一）", "存在问题", "附件：", "(jiān)", "?xiàng)l", "2023年", "99.70%", "1,2,3,", "\n", "|", "\0", "\ud7ff", "\u200b\u202e", "\U0001f469\u200d",
    "<table>", "</table>", "<td colspan=99999 rowspan=99999>", "<ol start=999999>", "<!--", "<![CDATA[", "<script>", "&#0;", "&#x110000;", "&x;",
    "<frameset>", "<meta charset=utf-7>", "<w:tbl>", "<w:tr>", '<w:gridSpan w:val="999999999"/>', "<w:ins>", "</w:p>", "<w:t>", '<w:ilvl w:val="99"/>',
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>', 'w:val="-1"', "/Kids [1 0 R]", "/Parent 1 0 R", "/Count 999999999", "/Length -1",
    "/Filter [/FlateDecode /FlateDecode]", "/Encrypt 1 0 R", "endobj", "stream\r\n", "startxref\n0", "xref", "1 0 obj", "<<", "[", "(", "9" * 30,
    "BT", "0 0 0 0 0 0 Tm", "1e38 0 0 1e38 0 0 cm", "PK\3\4", "PK\5\6",
)  # fmt: skip
CHANGES = (1, 1, 2, 3, 5, 9)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged file: how it is called, and its bytes."""

    name: str
    content: bytes


@lru_cache(maxsize=1)
def whole_files() -> tuple[Damaged, ...]:
    """Real and made-up files of every format, undamaged: what the damage starts from."""
    found = [Damaged(path.name, path.read_bytes()) for path in sorted(REPORTS.glob("*.txt"))]
    found += [Damaged(made.name, made.content) for made in made_up(12, 7, "tuning")]
    found += [Damaged(no_report.name, no_report.content) for no_report in refused(7, "tuning")]
    pdf = pdf_report(LINES[:4], LINES[4:], head="文件")
    return (
        *found,
        *(Damaged(f"{encoding}.txt", TEXT.encode(encoding)) for encoding in ("utf-8", "gb18030", "utf-16")),
        Damaged("big5.txt", "一、基本情況\n本局受理行政許可申請五件。\n".encode("big5") * 9),
        Damaged("page.html", html_page(f"<ol><li>{TEXT}</ol>{TABLE}{paragraphs_of()}", charset="gb18030")),
        Damaged("report.docx", word_report()),
        Damaged("report.pdf", pdf),
        Damaged("open.pdf", pdf_report(LINES[:3], packed=False)),
        Damaged("old.doc", OLD_WORD),
        Damaged("new.doc", word_report()),
        Damaged("all.zip", zip_file({"a.txt": TEXT.encode(), "b.zip": zip_file({"c.docx": word_report()}), "d.pdf": pdf})),
    )


def damaged(seed: int) -> Damaged:
    """The damaged file of this seed."""
    rng = Random(seed)
    files = whole_files()
    file = files[seed % len(files)]
    if rng.random() < 0.03:
        suffix = rng.choice((".txt", ".html", ".docx", ".pdf", ".doc", ".zip"))
        file = Damaged(file.name.rpartition(".")[0] + suffix, file.content)
    inside = file.content.startswith(b"PK") and rng.random() < 0.75
    return Damaged(file.name, _in_member(file.content, rng) if inside else _changed(file.content, rng))


def _in_member(archive: bytes, rng: Random) -> bytes:
    """The archive with one of its members damaged and packed again, so that the damage is behind a right checksum."""
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        parts = {info.filename: opened.read(info) for info in opened.infolist()}
    names = sorted(parts)
    name = rng.choice([name for name in names if name.endswith("document.xml")] * 3 + names)
    if rng.random() < 0.05:
        del parts[name]
    elif parts[name].startswith(b"PK"):
        parts[name] = _in_member(parts[name], rng)
    else:
        parts[name] = _changed(parts[name], rng)
    return zip_file(parts)


def _changed(content: bytes, rng: Random) -> bytes:
    for _ in range(rng.choice(CHANGES)):
        content = rng.choice(KINDS)(content, rng)
    return content


def _place(content: bytes, rng: Random) -> int:
    return rng.randint(0, len(content))


def _flip(content: bytes, rng: Random) -> bytes:
    changed = bytearray(content or b"\0")
    for _ in range(rng.choice((1, 1, 4, 30))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _cut(content: bytes, rng: Random) -> bytes:
    return content[: _place(content, rng)]


def _left_out(content: bytes, rng: Random) -> bytes:
    start = _place(content, rng)
    return content[:start] + content[start + rng.choice((1, 2, 20, 500)) :]


def _twice(content: bytes, rng: Random) -> bytes:
    start = _place(content, rng)
    piece = content[start : start + rng.choice((1, 8, 100, 2000))]
    return content[:start] + piece * rng.choice((2, 2, 10, 200 if len(piece) < 200 else 3)) + content[start:]


def _inserted(content: bytes, rng: Random) -> bytes:
    at = _place(content, rng)
    encoding = rng.choice(("utf-8", "utf-8", "gb18030"))
    return content[:at] + rng.choice(WORDS).encode(encoding, "replace") * rng.choice((1, 1, 1, 3, 300)) + content[at:]


def _noise(content: bytes, rng: Random) -> bytes:
    at = _place(content, rng)
    noise = rng.randbytes(rng.choice((1, 4, 16, 400)))
    return content[:at] + noise + content[at + (len(noise) if rng.random() < 0.5 else 0) :]


def _spliced(content: bytes, rng: Random) -> bytes:
    other = rng.choice(whole_files()).content
    start, at = _place(other, rng), _place(content, rng)
    return content[:at] + other[start : start + rng.choice((10, 300, 5000))] + content[at:]


def _swapped(content: bytes, rng: Random) -> bytes:
    first, second, third = sorted(_place(content, rng) for _ in range(3))
    return content[:first] + content[second:third] + content[first:second] + content[third:]


KINDS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip, _flip, _cut, _left_out, _twice, _inserted, _inserted, _noise, _spliced, _swapped,
)  # fmt: skip
