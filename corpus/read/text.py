"""Plain text: UTF-8 with or without a byte order mark, UTF-16 with one, GB18030 or Big5."""

import re

from corpus.errors import UnreadableReport
from corpus.limits import Limits
from corpus.read.encoding import DAMAGED, decoded
from corpus.read.html import looks_like_html, read_html
from corpus.read.markdown import is_markdown, read_markdown
from corpus.read.reading import Reading
from corpus.read.wrapping import unwrapped

FALSE_NAMES = (
    (b"\xd0\xcf\x11\xe0", "is a Word file saved as .txt"),
    (b"PK\x03\x04", "is a Word or ZIP file saved as .txt"),
    (b"%PDF", "is a PDF file saved as .txt"),
    (b"{\\rtf", "is a Word file (RTF) saved as .txt"),
)
WORD_REMAINS = re.compile(r"bjbj|HYPERLINK|PAGEREF|Microsoft Word|ࡱ")


def read_text(content: bytes, name: str, limits: Limits) -> Reading:
    """The text of a plain text file, line ends as `\\n`, wrapped lines joined, the marks of Markdown left out; a web page saved as .txt is read as the page it is.

    Raises:
        UnreadableReport: empty, no text in a known encoding, a Word or PDF file under a false name.
    """
    if not content.strip():
        raise UnreadableReport(name, "is empty")
    for start, reason in FALSE_NAMES:
        if content.startswith(start):
            raise UnreadableReport(name, reason)
    if looks_like_html(content):
        return read_html(content, name, limits)
    text = decoded(content, name).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableReport(name, "is empty")
    if len(WORD_REMAINS.findall(text)) >= 2:
        raise UnreadableReport(name, "is a Word file saved as .txt")
    if is_markdown(text):
        return read_markdown(content, name, limits)
    return Reading(unwrapped(text), warnings=damage_warnings(text))


def damage_warnings(text: str) -> tuple[str, ...]:
    """What to say of characters that could not be decoded."""
    damaged = text.count(DAMAGED)
    return (f"{damaged} characters could not be decoded and stand as {DAMAGED}",) if damaged else ()
