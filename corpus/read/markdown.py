"""Markdown as its reader sees it: without the marks of headings, emphasis, quotes and links."""

import re

MARKS = re.compile(r"^#{1,6}\s+\S|^\s*\*\*[^*\n]+\*\*\s*$|^\[[^\]\n]+\]\([^)\n]+\)", re.MULTILINE)
FEWEST_MARKS = 2
HEADING = re.compile(r"^#{1,6}[^\S\n]+(.*?)(?:[^\S\n]+#+)?[^\S\n]*$", re.MULTILINE)
# A line drawn under a title, or across the page.
RULE = re.compile(r"^[^\S\n]*(?:={3,}|-{3,}|\*{3,}|_{3,})[^\S\n]*\n?", re.MULTILINE)
QUOTED = re.compile(r"^>[^\S\n]?", re.MULTILINE)
IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
LINK = re.compile(r"\[([^\]\n]+)\]\([^)\n]+\)")
STRONG = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*|__(?=\S)([^_\n]+?)(?<=\S)__|`([^`\n]+)`")


def is_markdown(text: str) -> bool:
    """Whether a plain text carries marks that only Markdown has."""
    return len(MARKS.findall(text)) >= FEWEST_MARKS


def without_marks(text: str) -> str:
    """The words of a Markdown text; tables and lists keep their bars and bullets, as plain texts have them too.

    >>> without_marks("## 一、基本情况\\n受理**38件**，见[附表](b.html)。")
    '一、基本情况\\n受理38件，见附表。'
    """
    for mark, words in ((RULE, ""), (HEADING, r"\1"), (QUOTED, ""), (IMAGE, ""), (LINK, r"\1")):
        text = mark.sub(words, text)
    return STRONG.sub(lambda found: found[1] or found[2] or found[3], text)
