"""What a reader of the package was learned from, and its weights: files of examples and `adapter.npz` in one folder."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.settings import Settings
from index.adapter import PairReader


@dataclass(frozen=True, slots=True)
class Learned:
    """A folder of the package with files of examples, a line each, and the adapter that was learned from them."""

    folder: str
    names: tuple[str, ...] = ("learned.jsonl",)

    def lines(self, name: str = "learned.jsonl") -> list[str]:
        """The examples of one file."""
        return [line for line in self._file(name).read_text(encoding="utf-8").splitlines() if line.strip()]

    def fingerprint(self) -> str:
        """A name for the examples."""
        return hashlib.sha256(b"".join(self._file(name).read_bytes() for name in self.names)).hexdigest()

    def kept_fingerprint(self) -> str:
        """A name for the examples that the adapter in the package was learned from."""
        with self._file("adapter.npz").open("rb") as file, np.load(file) as kept:
            return str(kept["learned_from"])

    def reader(self) -> PairReader:
        """The reader as it was learned.

        Raises:
            UnusableModel: when it was learned on another model.
        """
        with self._file("adapter.npz").open("rb") as file, np.load(file) as kept:
            return PairReader(Settings(), dict(kept))

    def keep(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        """Write an adapter into the package, with the name of the examples."""
        with Path(str(self._file("adapter.npz"))).open("wb") as place:
            np.savez_compressed(place, learned_from=np.array(self.fingerprint()), **arrays)  # type: ignore[arg-type]

    def _file(self, name: str) -> Traversable:
        return files("assistant").joinpath(self.folder, name)
