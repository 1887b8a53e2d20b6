"""Bytes → text: byte order mark, UTF-8, then whichever of GB18030 and Big5 gives common characters."""

import codecs

from corpus.errors import UnreadableReport

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# The double-byte encodings, each with the code range of its common characters. The 3,755 characters of GB 2312's
# first level and the 5,401 of Big5's are over 99 % of running text; text in the wrong encoding has about half.
COMMON = {"gb18030": ("gb2312", 0xB0A1, 0xD7F9), "big5hkscs": ("big5", 0xA440, 0xC67E)}
# Traditional characters in GB18030 are outside GB 2312, so what the page declares counts too.
DECLARED_COUNTS = 0.2
# Damaged characters that may be shown as U+FFFD, as a browser does: one in so many.
ONE_DAMAGED_IN = 500
DAMAGED = "\ufffd"


def decoded(content: bytes, name: str, declared: str = "") -> str:
    """The text of a file of unknown encoding; `declared` is what the file says of itself.

    Raises:
        UnreadableReport: when no known encoding fits.
    """
    text = _marked(content) or _strict(content, declared) or _damaged(content)
    if not text or "\0" in text:
        raise UnreadableReport(name, "is not text in UTF-8, GB18030 or Big5")
    return text


def _marked(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    return ""


def _strict(content: bytes, declared: str) -> str:
    """UTF-8 where valid, whatever is declared: by chance no other encoding is valid UTF-8."""
    text = _decoded(content, "utf-8")
    if text:
        return text
    fitting = [(encoding, text) for encoding in COMMON if (text := _decoded(content, encoding))]
    return max(fitting, key=lambda pair: _likeness(pair[0], pair[1], declared), default=("", ""))[1]


def _decoded(content: bytes, encoding: str) -> str:
    """The text, empty where it is not in this encoding."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _likeness(encoding: str, text: str, declared: str) -> float:
    """Share of common characters among those outside ASCII, higher where the file declares this encoding."""
    table, first, last = COMMON[encoding]
    sample = [character for character in text[:20_000] if character > "\u3400"]
    codes = (int.from_bytes(character.encode(table, "ignore"), "big") for character in sample)
    common = sum(first <= code <= last for code in codes) / max(1, len(sample))
    says_so = declared.lower()[:2] == encoding[:2]
    return common + (DECLARED_COUNTS if says_so else 0)


def _damaged(content: bytes) -> str:
    """Text with a few bad bytes shown as U+FFFD, empty where there are too many."""
    texts = [content.decode(encoding, "replace") for encoding in ("utf-8", *COMMON)]
    best = min(texts, key=lambda text: text.count(DAMAGED))
    return best if best.count(DAMAGED) <= max(1, len(best) // ONE_DAMAGED_IN) else ""
