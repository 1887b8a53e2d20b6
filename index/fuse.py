"""Rankings → one ranking."""

from collections.abc import Iterable, Sequence
from math import fsum

# Cormack, Clarke and Büttcher (SIGIR 2009): reciprocal rank fusion with k = 60.
RANK_OFFSET = 60


def fuse(rankings: Iterable[Sequence[str]]) -> list[tuple[str, float]]:
    """Fuse rankings of ids by reciprocal rank, best first; ties in order of id.

    >>> [name for name, _ in fuse([["a", "b"], ["b", "c"]])]
    ['b', 'a', 'c']
    """
    shares: dict[str, list[float]] = {}
    # Cosine and BM25 share no scale, so only ranks count.
    for ranking in rankings:
        for rank, name in enumerate(ranking):
            shares.setdefault(name, []).append(1.0 / (RANK_OFFSET + rank + 1))
    # An exact sum: equal ranks tie whatever the order of the rankings.
    scores = [(name, fsum(parts)) for name, parts in shares.items()]
    return sorted(scores, key=lambda scored: (-scored[1], scored[0]))
