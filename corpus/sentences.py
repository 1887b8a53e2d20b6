"""Chinese text cut into sentences that together are the text again."""

import re
from collections.abc import Iterator

from corpus.types import Span

SENTENCE = re.compile(r"[^。!?！？;；\n]*(?:[。!?！？;；]+[”’\"')）」』》]*|\n|$)")
CLAUSE = re.compile(r"[^，,、:：]*(?:[，,、:：]|$)")


def sentences(text: str, start: int, end: int) -> list[Span]:
    """Cut `text[start:end]` after 。！？； and line ends; blank ends are left out.

    >>> [("一是快；二是好。\\n")[s.start:s.end] for s in sentences("一是快；二是好。\\n", 0, 9)]
    ['一是快；', '二是好。']
    """
    return [span for span in map(lambda s: trimmed(text, s), _pieces(SENTENCE, text, Span(start, end))) if span]


def clauses(text: str, span: Span) -> list[Span]:
    """Cut a sentence after commas and colons, blanks left out."""
    return [piece for piece in map(lambda s: trimmed(text, s), _pieces(CLAUSE, text, span)) if piece]


def trimmed(text: str, span: Span) -> Span | None:
    """The span without white space at its ends, or None when nothing is left."""
    part = text[span.start : span.end]
    left = len(part) - len(part.lstrip())
    kept = part.strip()
    return Span(span.start + left, span.start + left + len(kept)) if kept else None


def _pieces(pattern: re.Pattern[str], text: str, span: Span) -> Iterator[Span]:
    at = span.start
    while at < span.end:
        match = pattern.match(text, at, span.end)
        stop = match.end() if match and match.end() > at else at + 1
        yield Span(at, stop)
        at = stop
