"""Markdown: the page that it renders to, read as the web page it is."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt

from corpus.errors import UnreadableReport
from corpus.limits import Limits
from corpus.read.encoding import decoded
from corpus.read.html import read_html
from corpus.read.reading import Reading

# CommonMark wants white space beside a mark that stands next to punctuation, which Chinese does not have: **一、**概况.
STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)([^\n*]*?\S)\1")

# What only Markdown has: a heading, a line drawn under a title, bold words, a link at the start of a line.
MARKS = re.compile(r"^#{1,6}\s+\S|^={3,}\s*$|\*\*[^*\n]{1,80}\*\*|^\[[^\]\n]+\]\([^)\n]+\)", re.MULTILINE)
FEWEST_MARKS = 2


def is_markdown(text: str) -> bool:
    """Whether a plain text carries marks that only Markdown has."""
    return len(MARKS.findall(text)) >= FEWEST_MARKS


def read_markdown(content: bytes, name: str, limits: Limits) -> Reading:
    """The text of a Markdown file without its marks; each line stays a line, and an indented paragraph is no code.

    Raises:
        UnreadableReport: empty, no text in a known encoding.
    """
    text = decoded(content, name) if content.strip() else ""
    if not text.strip():
        raise UnreadableReport(name, "is empty")
    page = _renderer().render(STRONG.sub(r"<b>\2</b>", text))
    return read_html(f"<html><body>{page}</body></html>".encode(), name, limits)


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    """CommonMark with tables, whose line ends within a paragraph are line ends."""
    return MarkdownIt("commonmark", {"breaks": True, "html": True}).enable("table").disable("code")
