"""What every reader gives: the text as a reader sees it, and what the file says beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.furniture import PageMetadata
from corpus.limits import Limits
from corpus.types import Furniture


@dataclass(frozen=True, slots=True)
class Reading:
    """One file read: markup gone, lines ended by `\\n`, no word changed.

    `pages` holds the offset of `text` at which each page starts, and is empty where the source has no pages.
    `about` is what the file's own fields say (a web page's title and meta tags).
    """

    text: str
    pages: tuple[int, ...] = ()
    about: PageMetadata = PageMetadata()
    warnings: tuple[str, ...] = ()


# A reader takes the bytes, the name that errors call the file by, and the limits; it raises UnreadableReport.
Reader = Callable[[bytes, str, Limits], Reading]


def pages_without(pages: tuple[int, ...], furniture: tuple[Furniture, ...]) -> tuple[int, ...]:
    """Page starts of a reading moved to the text that is left when the furniture is taken out."""
    return tuple(_moved(page, furniture) for page in pages)


def _moved(offset: int, furniture: tuple[Furniture, ...]) -> int:
    taken = 0
    for piece in furniture:
        if piece.at + taken >= offset:
            break
        taken += min(len(piece.text), offset - piece.at - taken)
    return offset - taken
