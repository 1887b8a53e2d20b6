"""Reports in, index out; what is unchanged is skipped."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from corpus.catalogue import Catalogue, Entry, Known
from corpus.errors import UnreadableReport, UnusableStore
from corpus.figures import figures
from corpus.passages import embedded_text, passages
from corpus.read import SourceFile, identity, is_there, read_bytes, read_report, source_files
from corpus.settings import Settings
from index.library import FAILED_KEY, FORMAT_KEY, MODEL_KEY, STORE_FORMAT, check_model, vectors_folder
from index.mirrored import MIRRORS_KEY, Mirrors
from index.model import Encoder
from index.store import Record, VectorStore

# Texts encoded at once: enough to sort by length, few enough to lose little when stopped.
TEXTS_A_ROUND = 512
# Seconds to wait for another run on the same store.
LONGEST_WAIT = 3600
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file with the same content as a report that is in the index; `near`: the same page from another site."""

    file: str
    of: str
    near: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not become a report."""

    file: str
    reason: str


@dataclass(slots=True)
class IndexRun:
    """What a run did."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    duplicates: list[Duplicate] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    passages: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Pending:
    entry: Entry
    replaces: tuple[str, ...]


def index_reports(
    settings: Settings, paths: Sequence[Path], prune: bool, encoder: Encoder, progress: Progress
) -> IndexRun:
    """Bring the store up to date with the files and folders named.

    Args:
        prune: drop the reports under these paths whose file is gone.
        progress: called with files done, files in all, and the file at hand.

    Raises:
        UnusableStore: when the store cannot be written or belongs to another model.
        WrongCall: when a path is not there.
    """
    started = time.monotonic()
    sources = source_files(list(paths), settings.limits)
    with _locked(settings.store):
        builder = _Builder(settings, encoder)
        run = builder.run(sources, progress)
        if prune:
            builder.prune([path.resolve() for path in paths], sources)
        builder.settle(sources, progress)
    run.seconds = round(time.monotonic() - started, 3)
    return run


class _Builder:
    """One run: the catalogue is the record, the vectors follow it."""

    def __init__(self, settings: Settings, encoder: Encoder) -> None:
        self._settings = settings
        self._encoder = encoder
        self._catalogue = Catalogue.in_folder(settings.store, settings.catalogue)
        self._catalogue.create()
        check_model(self._catalogue, encoder, settings)
        self._catalogue.set_state({MODEL_KEY: encoder.fingerprint, FORMAT_KEY: STORE_FORMAT})
        self._vectors = VectorStore(vectors_folder(settings))
        self._known = {known.id: known for known in self._catalogue.known()}
        self._mirrors = Mirrors(self._catalogue.state(MIRRORS_KEY), self._catalogue.portraits)
        self._result = IndexRun()
        self._sweep()

    def run(self, sources: list[SourceFile], progress: Progress) -> IndexRun:
        waiting: list[_Pending] = []
        for number, source in enumerate(sources):
            progress(number - len(waiting), len(sources), source.name)
            try:
                waiting += self._pending(source, sources)
            except UnreadableReport as error:
                self._result.failed.append(Failure(error.file, error.reason))
            if sum(_texts(pending) for pending in waiting) >= TEXTS_A_ROUND:
                self._write(waiting)
                waiting = []
        self._write(waiting)
        self._note_failures(sources)
        progress(len(sources), len(sources), "")
        return self._result

    def _note_failures(self, sources: list[SourceFile]) -> None:
        """Keep the files that could not be read, for the ledger, until they can or are gone."""
        before: dict[str, str] = json.loads(self._catalogue.state(FAILED_KEY) or "{}")
        seen = {str(source.path): source.name for source in sources}
        kept = {path: name for path, name in before.items() if path not in seen and is_there(Path(path))}
        failed = {failure.file for failure in self._result.failed}
        now = kept | {path: name for path, name in seen.items() if name in failed}
        if now != before:
            self._catalogue.set_state({FAILED_KEY: json.dumps(now, ensure_ascii=False), **_changed()})

    def prune(self, paths: list[Path], sources: list[SourceFile]) -> None:
        """Drop reports whose file lay under the paths and is gone."""
        present = {str(source.path) for source in sources}
        gone = [
            known.id
            for known in self._known.values()
            if (place := Path(known.root) / known.file)
            and str(place) not in present
            and not is_there(place)
            and any(place.is_relative_to(path) for path in paths)
        ]
        self._remove(gone)

    def settle(self, sources: list[SourceFile], progress: Progress) -> None:
        """Let a mirror take the place of a report that has gone, name the others, and keep them for the next run."""
        orphans = set(self._mirrors.orphans(self._known))
        if orphans:
            self.run([source for source in sources if str(source.path) in orphans], progress)
        names = {str(source.path): source.name for source in sources}
        self._result.duplicates += [
            Duplicate(names[path], self._known[each.of].file, near=True) for path, each in self._mirrors.found.items()
        ]
        state = self._mirrors.state(names)
        if state is not None:
            self._catalogue.set_state({MIRRORS_KEY: state})

    def _remove(self, reports: list[str]) -> None:
        if reports:
            self._catalogue.remove(reports, _changed())
            self._vectors.remove(reports)
            self._known = {name: known for name, known in self._known.items() if name not in reports}
            self._result.removed += len(reports)

    def _pending(self, source: SourceFile, sources: list[SourceFile]) -> Iterator[_Pending]:
        content = read_bytes(source, self._settings.limits)
        name = identity(source, content)
        known = self._known.get(name)
        if known is not None:
            self._seen_before(source, known)
            return
        if original := self._mirrors.known_original(name, self._known):
            self._mirrors.leave_out(source.path, name, original)
            return
        report = read_report(source, content, self._settings.limits)
        old = [k for k in self._known.values() if (k.root, k.file) == (report.root, report.file)]
        others = {k: v for k, v in self._known.items() if v not in old}
        if original := self._mirrors.original(report, others):
            self._mirrors.leave_out(source.path, name, original)
            self._remove([k.id for k in old])
            return
        self._known = others
        self._known[report.id] = Known(report.id, report.root, report.file)
        if old:
            self._result.updated += 1
        else:
            self._result.added += 1
        cut = passages(report, self._settings.passage_tokens)
        yield _Pending(Entry(report, cut, figures(report)), tuple(k.id for k in old))

    def _seen_before(self, source: SourceFile, known: Known) -> None:
        if (known.root, known.file) == (str(source.root), source.name):
            self._result.unchanged += 1
        elif is_there(Path(known.root) / known.file):
            self._result.duplicates.append(Duplicate(source.name, known.file))
        else:
            moved = Known(known.id, str(source.root), source.name)
            self._catalogue.move(moved, _changed())
            self._known[known.id] = moved
            self._result.updated += 1

    def _write(self, waiting: list[_Pending]) -> None:
        """Vectors first, then the catalogue in one transaction a report: only then is a report there."""
        if not waiting:
            return
        written = list(self._records([pending.entry for pending in waiting]))
        self._vectors.add([record for records in written for record in records])
        for pending, records in zip(waiting, written, strict=True):
            self._catalogue.put(pending.entry, pending.replaces, _changed())
            self._vectors.remove(pending.replaces)
            self._result.passages += len(records)

    def _records(self, entries: list[Entry]) -> Iterator[list[Record]]:
        texts = [text for entry in entries for text in embedding_texts(entry)]
        vectors = self._encoder.passages(texts)
        at = 0
        for entry in entries:
            records = []
            sentence_at = at + len(entry.passages)
            for number, passage in enumerate(entry.passages):
                stop = sentence_at + len(passage.sentences)
                kind = entry.report.sections[passage.section].type
                text = entry.report.text[passage.start : passage.end]
                records.append(Record(passage, kind, text, vectors[at + number], vectors[sentence_at:stop]))
                sentence_at = stop
            at = sentence_at
            yield records

    def _sweep(self) -> None:
        """Take out vectors that a run left behind which was stopped before its transaction."""
        self._vectors.remove(set(self._vectors.reports()) - set(self._known))


def embedding_texts(entry: Entry) -> list[str]:
    """All texts of a report that the model encodes: its passages, then their sentences, in order."""
    report = entry.report
    whole = [embedded_text(report, passage) for passage in entry.passages]
    return whole + [report.search.slice_of(s) for passage in entry.passages for s in passage.sentences]


def _texts(pending: _Pending) -> int:
    return len(pending.entry.passages) + sum(len(p.sentences) for p in pending.entry.passages)


def _changed() -> dict[str, str]:
    return {"changed": uuid4().hex}


def _locked(store: Path) -> AbstractContextManager[object]:
    """The store's lock, held until the end of the `with`; a second run waits for the first.

    Raises:
        UnusableStore: when the store cannot be written.
    """
    try:
        store.mkdir(parents=True, exist_ok=True)
        return FileLock(store / "index.lock").acquire(timeout=LONGEST_WAIT)
    except (OSError, Timeout) as error:
        reason = getattr(error, "strerror", None) or "another index run holds it"
        raise UnusableStore(f"The store {store} cannot be written ({reason}): choose another with --store.") from error
