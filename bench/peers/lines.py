"""Where the lines of a text stand in it."""

from collections.abc import Sequence

from bench.peers.work import Chunk


def lines(file: str, text: str, pieces: Sequence[str]) -> list[Chunk]:
    """The chunks of pieces that follow one another in a text, in order."""
    found, at = [], 0
    for piece in pieces:
        start = text.index(piece, at)
        at = start + len(piece)
        found.append(Chunk(file, start, at))
    return found
