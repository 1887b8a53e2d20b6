"""Where words stand in a text, however its lines are broken."""

from functools import lru_cache

from corpus.types import Span


def places(text: str, words: str) -> list[Span]:
    """Every place of the words in the text, white space aside, as spans of the text.

    >>> places("行政许可 申请量\\n为5件", "申请量为")
    [Span(start=5, end=10)]
    """
    bare, starts = _bare(text)
    wanted = "".join(words.split())
    found, at = [], bare.find(wanted) if wanted else -1
    while at >= 0:
        found.append(Span(starts[at], starts[at + len(wanted) - 1] + 1))
        at = bare.find(wanted, at + 1)
    return found


# The same few reports are asked for again and again.
@lru_cache(maxsize=512)
def _bare(text: str) -> tuple[str, list[int]]:
    starts = [place for place, character in enumerate(text) if not character.isspace()]
    return "".join(text[place] for place in starts), starts
