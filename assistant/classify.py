"""Texts → how likely each label is, from examples: the one door to scikit-learn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Probabilities = NDArray[np.float32]
Weights = NDArray[np.float32]
Analyser = Callable[[str], list[str]]
# Runs of characters share so many places; fewer tell less apart (decision 8).
FEATURES_OF_SENTENCES, FEATURES_OF_NAMES = 2**16, 2**12
# Weak regularisation: some hundred examples a label among hundreds of labels; with a looser tolerance it may not begin.
INVERSE_REGULARISATION, ROUNDS, TOLERANCE = 32.0, 100, 1e-4
TEXTS_AT_ONCE = 4096


@dataclass(frozen=True, slots=True)
class Linear:
    """Linear scores of labels over weighed runs of characters, or over the words that `analyser` gives.

    `idf` has shape (features,), `weights` (features, labels), `offsets` (labels,).
    """

    labels: tuple[str, ...]
    idf: Weights
    weights: Weights
    offsets: Weights
    analyser: Analyser | None = None

    def probabilities(self, texts: Sequence[str]) -> Probabilities:
        """How likely each text has each label, shape (texts, labels)."""
        parts = [
            self._likely(self._scores(texts[start : start + TEXTS_AT_ONCE])) for start in range(0, len(texts), TEXTS_AT_ONCE)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, len(self.labels)), np.float32)

    def _likely(self, scores: Weights) -> Probabilities:
        raise NotImplementedError

    def _scores(self, texts: Sequence[str]) -> Weights:
        counts = _counts(texts, len(self.idf), self.analyser).astype(np.float32)
        counts.data = (1.0 + np.log(counts.data)) * self.idf[counts.indices]
        lengths = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
        scores: Weights = (counts @ self.weights) / np.maximum(lengths, 1e-9)[:, None] + self.offsets
        return scores

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
    def of(cls, arrays: Mapping[str, NDArray[np.generic]], analyser: Analyser | None = None) -> Self:
        """The reader whose `arrays` these are."""
        labels = tuple(str(label) for label in arrays["labels"].tolist())
        idf, largest, weights, offsets = (
            np.asarray(arrays[name], np.float32) for name in ("idf", "largest", "weights", "offsets")
        )
        scale: Weights = largest / np.float32(127)
        return cls(labels, idf, np.multiply(weights, scale, dtype=np.float32), offsets, analyser)

    @classmethod
    def _made(
        cls, labels: Sequence[str], idf: Weights, weights: NDArray[Any], offsets: NDArray[Any], analyser: Analyser | None
    ) -> Self:
        by_feature = np.ascontiguousarray(weights.T.astype(np.float32))
        return cls(tuple(str(label) for label in labels), idf, by_feature, offsets.astype(np.float32), analyser)


@dataclass(frozen=True, slots=True)
class Classifier(Linear):
    """Multinomial logistic regression: each text has one of the labels, and what is likely of all adds up to one."""

    @classmethod
    def trained(
        cls,
        texts: Sequence[str],
        labels: Sequence[str],
        features: int = FEATURES_OF_NAMES,
        analyser: Analyser | None = None,
    ) -> Self:
        """Learn from texts with one label each; the same examples give the same classifier."""
        from sklearn.linear_model import LogisticRegression

        idf, weighed = _weighed(texts, features, analyser)
        regression = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=ROUNDS, tol=TOLERANCE).fit(weighed, labels)
        return cls._made(regression.classes_, idf, regression.coef_, regression.intercept_, analyser)

    def _likely(self, scores: Weights) -> Probabilities:
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Probabilities = (grown / grown.sum(axis=1, keepdims=True)).astype(np.float32)
        return shares


@dataclass(frozen=True, slots=True)
class Detector(Linear):
    """A logistic regression a label: a text has any number of labels, or none, each likely by itself."""

    @classmethod
    def trained(cls, texts: Sequence[str], labels: Sequence[Sequence[str]], features: int = FEATURES_OF_SENTENCES) -> Self:
        """Learn from texts with their labels; the same examples give the same detector."""
        from sklearn.linear_model import LogisticRegression
        from sklearn.multiclass import OneVsRestClassifier
        from sklearn.preprocessing import MultiLabelBinarizer

        idf, weighed = _weighed(texts, features, None)
        binary = MultiLabelBinarizer(sparse_output=True)
        told = binary.fit_transform(labels)
        each = OneVsRestClassifier(LogisticRegression(C=INVERSE_REGULARISATION, solver="liblinear", random_state=0, tol=1e-3))
        found = each.fit(weighed, told).estimators_
        weights, offsets = (np.concatenate([getattr(one, name) for one in found]) for name in ("coef_", "intercept_"))
        return cls._made(binary.classes_, idf, weights, offsets, None)

    def _likely(self, scores: Weights) -> Probabilities:
        likely: Probabilities = (1.0 / (1.0 + np.exp(-scores))).astype(np.float32)
        return likely


def multinomial(vectors: Weights, labels: Sequence[str], rounds: int = 80, tolerance: float = 1e-3) -> tuple[Weights, Weights]:
    """Multinomial logistic regression over vectors, shape (texts, dimensions): the weights, shape (dimensions, labels in order), and offsets."""
    from sklearn.linear_model import LogisticRegression

    regression = LogisticRegression(C=1.0, max_iter=rounds, tol=tolerance).fit(vectors, labels)
    return regression.coef_.T.astype(np.float32), regression.intercept_.astype(np.float32)


def _weighed(texts: Sequence[str], features: int, analyser: Analyser | None) -> tuple[Weights, Any]:
    """How much each feature weighs, and the weighed features of each text."""
    from sklearn.feature_extraction.text import TfidfTransformer

    counts = _counts(texts, features, analyser)
    weighing = TfidfTransformer(sublinear_tf=True).fit(counts)
    return weighing.idf_.astype(np.float32), weighing.transform(counts)


def _counts(texts: Sequence[str], features: int, analyser: Analyser | None):  # type: ignore[no-untyped-def]
    """How often each run of one to three characters, or each word, stands in each text: a sparse matrix."""
    from sklearn.feature_extraction.text import HashingVectorizer

    cut = {"analyzer": analyser} if analyser else {"analyzer": "char", "ngram_range": (1, 3)}
    return HashingVectorizer(n_features=features, alternate_sign=False, norm=None, **cut).transform(texts)
