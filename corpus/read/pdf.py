"""PDF files with text: pages → lines → paragraphs, and where each page starts."""

import logging
import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from corpus.errors import UnreadableReport
from corpus.limits import MEGABYTE, Limits
from corpus.read.pdf_page import PrintedLine, lines_on
from corpus.read.pdf_paragraphs import paragraphs
from corpus.read.reading import Reading
from corpus.read.refusals import FEWEST_CHARACTERS, HAN

# pdfminer leaves a malformed file with whatever error its parts happen to raise.
BROKEN = (
    PdfminerException, MalformedPDFException, PDFException, PSException, struct.error, zlib.error, ArithmeticError, AssertionError,
    AttributeError, EOFError, LookupError, OSError, RecursionError, TypeError, ValueError,
)  # fmt: skip
STREAM = re.compile(rb"stream\r?\n")
# First bytes of deflate streams, and how many packed bytes are taken at once.
DEFLATE = (b"\x78", b"\x68", b"\x58", b"\x48")
INPUT = 64 * 1024
# Streams packed several times over; an honest file packs once.
MOST_PACKINGS = 3
# The end mark stands in the last 1,024 bytes, but mail and web servers append.
TAIL = 64 * 1024
WITHOUT_CHARACTERS = re.compile(r"\(cid:\d+\)")
FEWEST_A_PAGE = 20

logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read_pdf(content: bytes, name: str, limits: Limits) -> Reading:
    """The text of a PDF file, its page numbers and running heads gone, wrapped lines joined.

    Raises:
        UnreadableReport: encrypted, damaged, a scan without text, or over the limits.
    """
    if not content.strip():
        raise UnreadableReport(name, "is empty")
    if b"%PDF-" not in content[:1024] or b"%%EOF" not in content[-TAIL:]:
        raise UnreadableReport(name, "is a damaged PDF file (its start or its end is missing)")
    _refuse_bomb(content, name, limits)
    try:
        pages = _pages(content, name, limits)
    except BROKEN as error:
        if isinstance(error, PDFPasswordIncorrect) or "PDFPasswordIncorrect" in repr(error):
            raise UnreadableReport(name, "is an encrypted PDF") from error
        raise UnreadableReport(name, "is a damaged PDF file") from error
    text, starts = paragraphs(pages)
    _refuse_scan(text, len(pages), name)
    return Reading(text, starts, warnings=_warnings(text, starts))


def _pages(content: bytes, name: str, limits: Limits) -> list[list[PrintedLine]]:
    with pdfplumber.open(BytesIO(content)) as document:
        found = len(document.pages)
        if found == 0 or found < _declared_pages(document):
            raise UnreadableReport(name, "is a damaged PDF file (pages are missing)")
        if found > limits.pages:
            raise UnreadableReport(name, f"has {found} pages, more than the {limits.pages} allowed")
        pages: list[list[PrintedLine]] = []
        parted: float | None = None
        for page in document.pages:
            lines, parted = lines_on(page, parted)
            pages.append(lines)
            page.close()
        return pages


def _declared_pages(document: PDF) -> int:
    tree = resolve1(document.doc.catalog.get("Pages"))
    declared = resolve1(tree.get("Count")) if isinstance(tree, dict) else 0
    return declared if isinstance(declared, int) else 0


def _refuse_bomb(content: bytes, name: str, limits: Limits) -> None:
    """Unpack every stream a piece at a time, keeping none, before a library unpacks them whole."""
    left = limits.unpacked_megabytes * MEGABYTE
    for start in STREAM.finditer(content):
        left -= _unpacked_size(memoryview(content)[start.end() :], left, MOST_PACKINGS)
        if left < 0:
            raise UnreadableReport(name, f"unpacks to more than {limits.unpacked_megabytes} MB")


def _unpacked_size(packed: memoryview, most: int, packings: int) -> int:
    """Bytes that a deflate stream gives, little more than `most` where it gives more; 0 where it is none."""
    if packings == 0 or bytes(packed[:1]) not in DEFLATE:
        return 0
    size, first = 0, b""
    try:
        for piece in _pieces(packed):
            first, size = first or piece, size + len(piece)
            if size > most:
                return size
    except zlib.error:
        return size
    return size + _unpacked_size(memoryview(first), most, packings - 1)


def _pieces(packed: memoryview) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for at in range(0, len(packed), INPUT):
        waiting = bytes(packed[at : at + INPUT])
        while waiting and not unpacker.eof:
            yield unpacker.decompress(waiting, MEGABYTE)
            waiting = unpacker.unconsumed_tail
        if unpacker.eof:
            return


def _refuse_scan(text: str, pages: int, name: str) -> None:
    characters = len(HAN.findall(text))
    if len(WITHOUT_CHARACTERS.findall(text)) > characters // 20:
        raise UnreadableReport(name, "is a PDF whose fonts do not tell which characters they show")
    if characters < FEWEST_CHARACTERS or characters < pages * FEWEST_A_PAGE:
        raise UnreadableReport(name, f"is a scan without text ({pages} pages, {characters} Chinese characters)")


def _warnings(text: str, starts: tuple[int, ...]) -> tuple[str, ...]:
    ends = (*starts[1:], len(text))
    empty = [str(n + 1) for n, (start, end) in enumerate(zip(starts, ends, strict=True)) if not text[start:end].strip()]
    return (f"no text on page {', '.join(empty)}: a picture or a scan",) if empty else ()
