"""Rankings → one ranking."""

from collections.abc import Iterable, Sequence

# Cormack, Clarke and Büttcher (SIGIR 2009): reciprocal rank fusion with k = 60.
RANK_OFFSET = 60


def fuse(rankings: Iterable[Sequence[str]]) -> list[tuple[str, float]]:
    """Fuse rankings of ids by reciprocal rank, best first; ties in order of id.

    >>> [name for name, _ in fuse([["a", "b"], ["b", "c"]])]
    ['b', 'a', 'c']
    """
    scores: dict[str, float] = {}
    # Cosine and BM25 share no scale, so only ranks count.
    for ranking in rankings:
        for rank, name in enumerate(ranking):
            scores[name] = scores.get(name, 0.0) + 1.0 / (RANK_OFFSET + rank + 1)
    return sorted(scores.items(), key=lambda scored: (-scored[1], scored[0]))
