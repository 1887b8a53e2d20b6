"""Texts → how likely each label is, from examples: the one door to scikit-learn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Probabilities = NDArray[np.float32]
# Runs of characters share so many places; fewer tell less apart (decision 8).
FEATURES_OF_SENTENCES, FEATURES_OF_NAMES = 2**16, 2**12
# Weak regularisation: some hundred examples a label among hundreds of labels; with a looser tolerance it may not begin.
INVERSE_REGULARISATION, ROUNDS, TOLERANCE = 32.0, 100, 1e-4
TEXTS_AT_ONCE = 4096


@dataclass(frozen=True, slots=True)
class Classifier:
    """Multinomial logistic regression over weighed runs of characters, or over the words that `analyser` gives.

    `idf` has shape (features,), `weights` (features, labels), `offsets` (labels,).
    """

    labels: tuple[str, ...]
    idf: NDArray[np.float32]
    weights: NDArray[np.float32]
    offsets: NDArray[np.float32]
    analyser: Callable[[str], list[str]] | None = None

    @classmethod
    def trained(
        cls,
        texts: Sequence[str],
        labels: Sequence[str],
        features: int = FEATURES_OF_SENTENCES,
        analyser: Callable[[str], list[str]] | None = None,
    ) -> "Classifier":
        """Learn from texts with one label each; the same examples give the same classifier."""
        from sklearn.feature_extraction.text import TfidfTransformer
        from sklearn.linear_model import LogisticRegression

        counts = _counts(texts, features, analyser)
        weighing = TfidfTransformer(sublinear_tf=True).fit(counts)
        regression = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=ROUNDS, tol=TOLERANCE)
        regression.fit(weighing.transform(counts), labels)
        return cls(
            tuple(str(label) for label in regression.classes_),
            weighing.idf_.astype(np.float32),
            np.ascontiguousarray(regression.coef_.T.astype(np.float32)),
            regression.intercept_.astype(np.float32),
            analyser,
        )

    def probabilities(self, texts: Sequence[str]) -> Probabilities:
        """How likely each text has each label, shape (texts, labels), rows sum to one."""
        parts = [self._some(texts[start : start + TEXTS_AT_ONCE]) for start in range(0, len(texts), TEXTS_AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, len(self.labels)), np.float32)

    def _some(self, texts: Sequence[str]) -> Probabilities:
        counts = _counts(texts, len(self.idf), self.analyser).astype(np.float32)
        counts.data = (1.0 + np.log(counts.data)) * self.idf[counts.indices]
        lengths = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
        scores = (counts @ self.weights) / np.maximum(lengths, 1e-9)[:, None] + self.offsets
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Probabilities = (grown / grown.sum(axis=1, keepdims=True)).astype(np.float32)
        return shares

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All but the analyser, to be kept in a file; a label's weights as whole 127ths of its largest."""
        largest = np.abs(self.weights).max(axis=0)
        return {
            "labels": np.array(self.labels),
            "idf": self.idf,
            "largest": largest,
            "weights": np.round(self.weights / largest * 127).astype(np.int8),
            "offsets": self.offsets,
        }

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.generic]], analyser: Callable[[str], list[str]] | None) -> "Classifier":
        """The classifier whose `arrays` these are."""
        labels = tuple(str(label) for label in arrays["labels"].tolist())
        idf, largest, weights, offsets = (
            np.asarray(arrays[name], np.float32) for name in ("idf", "largest", "weights", "offsets")
        )
        scale: NDArray[np.float32] = largest / np.float32(127)
        return cls(labels, idf, np.multiply(weights, scale, dtype=np.float32), offsets, analyser)


def _counts(texts: Sequence[str], features: int, analyser: Callable[[str], list[str]] | None):  # type: ignore[no-untyped-def]
    """How often each run of one to three characters, or each word, stands in each text: a sparse matrix."""
    from sklearn.feature_extraction.text import HashingVectorizer

    cut = {"analyzer": analyser} if analyser else {"analyzer": "char", "ngram_range": (1, 3)}
    return HashingVectorizer(n_features=features, alternate_sign=False, norm=None, **cut).transform(texts)
