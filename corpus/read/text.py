"""Plain text: UTF-8 with or without a byte order mark, GB18030 or Big5."""

import re

from corpus.errors import UnreadableReport

WORD_FILE = (b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"%PDF")
WORD_REMAINS = re.compile(r"bjbj|HYPERLINK|PAGEREF|Microsoft Word|ࡱ")
HAN = re.compile(r"[\u3400-\u9fff]")
ERROR_PAGE = re.compile(r"404 Not Found|403 Forbidden|502 Bad Gateway|页面不存在|您访问的页面|无法访问此页|Internal Server Error")
FEWEST_CHARACTERS = 60


def read_text(content: bytes, name: str) -> str:
    """The text of a plain text file, line ends as `\\n`.

    Raises:
        UnreadableReport: empty, no text in a known encoding, a Word file under a false name, an error page.
    """
    if not content.strip():
        raise UnreadableReport(name, "is empty")
    if content.startswith(WORD_FILE):
        raise UnreadableReport(name, "is a Word, ZIP or PDF file saved as .txt")
    text = _decoded(content, name).replace("\r\n", "\n").replace("\r", "\n")
    if len(WORD_REMAINS.findall(text)) >= 2:
        raise UnreadableReport(name, "is a Word file saved as .txt")
    characters = len(HAN.findall(text))
    if characters < FEWEST_CHARACTERS and ERROR_PAGE.search(text):
        raise UnreadableReport(name, "is an error page")
    if characters < FEWEST_CHARACTERS:
        raise UnreadableReport(name, f"holds only {characters} Chinese characters, too few for a report")
    return text


def _decoded(content: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030", "big5"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableReport(name, "is not text in UTF-8, GB18030 or Big5")
