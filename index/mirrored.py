"""Files that are left out because a report of the index is the same page, kept in the store's state."""

import json
from collections.abc import Callable, Container, Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from pydantic import TypeAdapter

from corpus.mirrors import Portrait, is_mirror, portrait
from corpus.read import is_there
from corpus.types import Report
from index.state import read_back

MIRRORS_KEY = "mirrors"
KEPT = TypeAdapter(dict[str, tuple[str, str]])


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was left out: the id its content would have given, and the report it is a mirror of."""

    id: str
    of: str


class Mirrors:
    """The mirrors of a store while an index run goes on: those known before, and those it finds.

    The first to come stays. A file is compared once, when its content is new; after that its content's id tells.
    """

    def __init__(self, state: str, stored: Callable[[], Iterable[Portrait]]) -> None:
        self._before = {path: LeftOut(*each) for path, each in read_back(state or "{}", KEPT, MIRRORS_KEY).items()}
        self._stored = stored
        self._portraits: dict[int | None, list[Portrait]] | None = None
        self._originals = {each.id: each.of for each in self._before.values()}
        self.found: dict[str, LeftOut] = {}

    def known_original(self, name: str, present: Container[str]) -> str | None:
        """The report that the content of this id was found to be a mirror of, if it is still there."""
        original = self._originals.get(name)
        return original if original is not None and original in present else None

    def original(self, report: Report, present: Container[str]) -> str | None:
        """The report among those present that this one is a mirror of; without one it is one to compare with."""
        own = portrait(report)
        by_year = self._by_year()
        near = [by_year.get(own.year, []), by_year.get(None, [])] if own.year else list(by_year.values())
        for other in (each for some in near for each in some):
            if other.id in present and is_mirror(own, other):
                return other.id
        by_year.setdefault(own.year, []).append(own)
        return None

    def leave_out(self, path: Path, name: str, original: str) -> None:
        """Note that the file is left out."""
        self.found[str(path)] = LeftOut(name, original)
        self._originals[name] = original

    def orphans(self, present: Container[str]) -> list[str]:
        """The files left out in this run whose original has gone since; they are forgotten."""
        gone = [path for path, each in self.found.items() if each.of not in present]
        for path in gone:
            del self.found[path]
        return gone

    def state(self, seen: Container[str]) -> str | None:
        """What to keep for the next run, None where nothing has changed; `seen` are the files of this run."""
        kept = {path: each for path, each in self._before.items() if path not in seen and is_there(Path(path))}
        now = kept | self.found
        return (
            None
            if now == self._before
            else json.dumps({p: astuple(each) for p, each in now.items()}, ensure_ascii=False)
        )

    def _by_year(self) -> dict[int | None, list[Portrait]]:
        if self._portraits is None:
            self._portraits = {}
            for each in self._stored():
                self._portraits.setdefault(each.year, []).append(each)
        return self._portraits
