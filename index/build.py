"""Reports in, index out; what is unchanged is skipped."""

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.catalogue import Entry, Known
from corpus.errors import UnreadableReport, UnusableStore
from corpus.figures import figures
from corpus.passages import embedded_text, passages
from corpus.read import SourceFile, identity, is_there, read_bytes, read_report, source_files
from corpus.settings import Settings
from corpus.sources import SIDE_FILE
from index.draft import Draft, opened_catalogue
from index.library import vectors_folder
from index.mirrored import MIRRORS_KEY, Mirrors
from index.model import Encoder
from index.state import FAILED_KEY, failed_files
from index.store import Record

# Texts encoded at once: enough to sort by length, few enough to lose little when stopped.
TEXTS_A_ROUND = 512
# Seconds to wait for another run on the same store.
LONGEST_WAIT = 3600
REPORTS_A_REPAIR = 20
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


@dataclass(frozen=True, slots=True)
class Moved:
    """A report whose file is elsewhere than before, its content the same."""

    file: str
    was: str


@dataclass(slots=True)
class IndexRun:
    """What a run did; `updated` counts what changed, what moved and what had lost vectors (`repaired`)."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    repaired: int = 0
    moved: list[Moved] = field(default_factory=list)
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
        run = _Builder(settings, encoder).run(sources, [path.resolve() for path in paths], prune, progress)
    run.seconds = round(time.monotonic() - started, 3)
    return run


class _Builder:
    """One run: what it does lands in the catalogue in one transaction, or in a few when it is long."""

    def __init__(self, settings: Settings, encoder: Encoder) -> None:
        self._settings = settings
        self._encoder = encoder
        self._result = IndexRun()
        self._catalogue = opened_catalogue(settings, encoder)
        self._draft = Draft(self._catalogue, vectors_folder(settings))
        known = self._catalogue.known()
        self._known = {each.id: each for each in known}
        self._repaired: set[str] = set()
        self._at_path = {_path(each): each.id for each in known}
        self._mirrors = Mirrors(self._catalogue.state(MIRRORS_KEY), self._catalogue.portraits)

    def run(self, sources: list[SourceFile], paths: list[Path], prune: bool, progress: Progress) -> IndexRun:
        self._repair()
        self._add(self._unseen(sources), len(sources), progress)
        self._prune(paths if prune else [], sources)
        self._settle(sources, progress)
        self._note_failures(sources, paths)
        self._draft.commit()
        progress(len(sources), len(sources), "")
        return self._result

    def _repair(self) -> None:
        """Encode again the reports whose vectors are not all there, from the text that the catalogue keeps."""
        lacking = self._draft.mended()
        for start in range(0, len(lacking), REPORTS_A_REPAIR):
            self._encode(lacking[start : start + REPORTS_A_REPAIR])
        self._repaired = {entry.report.id for entry in lacking}
        self._result.repaired = len(lacking)
        self._result.updated = len(lacking)

    def _unseen(self, sources: list[SourceFile]) -> list[SourceFile]:
        """The files whose content is new; the others are counted as unchanged, moved, identical or unreadable."""
        ids = {str(source.path): self._identity(source) for source in sources}
        unseen = [
            source for source in sources if (name := ids[str(source.path)]) and not self._seen_before(source, name, ids)
        ]
        self._remove_overwritten(ids)
        return unseen

    def _remove_overwritten(self, ids: Mapping[str, str]) -> None:
        """Drop reports whose file now holds what another report of the catalogue says."""
        gone = [known.id for known in self._known.values() if ids.get(_path(known), known.id) not in ("", known.id)]
        self._remove([name for name in gone if ids[_path(self._known[name])] in self._known])

    def _remove(self, reports: list[str]) -> None:
        self._draft.remove(reports)
        self._known = {name: known for name, known in self._known.items() if name not in set(reports)}
        self._result.removed += len(reports)

    def _identity(self, source: SourceFile) -> str:
        """The id its content gives, empty when it cannot be read."""
        # What its side entry said, which cannot be read now, is not thrown away.
        if source.side_unclear and str(source.path) in self._at_path:
            return self._at_path[str(source.path)]
        try:
            return identity(source, read_bytes(source, self._settings.limits))
        except UnreadableReport as error:
            self._result.failed.append(Failure(error.file, error.reason))
            return ""

    def _seen_before(self, source: SourceFile, name: str, ids: Mapping[str, str]) -> bool:
        """Count a file whose content the catalogue has; `ids` says what each file of this run holds now."""
        known = self._known.get(name)
        if known is None:
            return False
        path = _path(known)
        if path == str(source.path):
            self._result.unchanged += name not in self._repaired
        elif ids[path] == name if path in ids else is_there(Path(path)):
            self._result.duplicates.append(Duplicate(source.name, known.file))
        else:
            self._move(source, known)
        return True

    def _move(self, source: SourceFile, known: Known) -> None:
        moved = Known(known.id, str(source.root), source.name)
        self._draft.move(moved)
        self._known[known.id] = moved
        if self._at_path.get(_path(known)) == known.id:
            del self._at_path[_path(known)]
        self._at_path[str(source.path)] = known.id
        self._result.moved.append(Moved(source.name, known.file))
        self._result.updated += known.id not in self._repaired

    def _add(self, unseen: list[SourceFile], total: int, progress: Progress) -> None:
        """Read, cut and encode, so many texts at a time that the encoder can sort them by length."""
        waiting: list[_Pending] = []
        done = total - len(unseen)
        for number, source in enumerate(unseen):
            progress(done + number - len(waiting), total, source.name)
            try:
                waiting += self._pending(source)
            except UnreadableReport as error:
                self._result.failed.append(Failure(error.file, error.reason))
            if sum(_texts(pending) for pending in waiting) >= TEXTS_A_ROUND:
                self._write(waiting)
                waiting = []
        self._write(waiting)

    def _pending(self, source: SourceFile) -> Iterator[_Pending]:
        content = read_bytes(source, self._settings.limits)
        name = identity(source, content)
        known = self._known.get(name)
        if known is not None:
            self._result.duplicates.append(Duplicate(source.name, known.file))
            return
        if original := self._mirrors.known_original(name, self._known):
            self._mirrors.leave_out(source.path, name, original)
            return
        report = read_report(source, content, self._settings.limits)
        old = self._at_path.get(str(source.path))
        if original := self._mirrors.original(report, self._known.keys() - {old}):
            self._mirrors.leave_out(source.path, name, original)
            if old is not None:
                del self._at_path[str(source.path)]
                self._remove([old])
            return
        if old is not None:
            del self._known[old]
            self._result.updated += 1
        else:
            self._result.added += 1
        self._known[report.id] = Known(report.id, report.root, report.file)
        self._at_path[str(source.path)] = report.id
        cut = passages(report, self._settings.passage_tokens)
        yield _Pending(Entry(report, cut, figures(report)), () if old is None else (old,))

    def _note_failures(self, sources: list[SourceFile], looked_at: list[Path]) -> None:
        """Keep the files and folders that could not be read, for the ledger, until they can or are gone."""
        before = failed_files(self._catalogue.state(FAILED_KEY))
        seen = {str(source.path): source.name for source in sources if source.path.name != SIDE_FILE}
        kept = {
            path: name
            for path, name in before.items()
            if path not in seen and not any(Path(path).is_relative_to(each) for each in looked_at) and is_there(Path(path))
        }
        failed = {failure.file for failure in self._result.failed}
        now = kept | {path: name for path, name in seen.items() if name in failed}
        if now != before:
            self._draft.set_state({FAILED_KEY: json.dumps(now, ensure_ascii=False)})

    def _prune(self, paths: list[Path], sources: list[SourceFile]) -> None:
        """Drop reports whose file lay under the paths and is gone."""
        present = {str(source.path) for source in sources}
        gone = [
            known.id
            for known in self._known.values()
            if (place := Path(_path(known)))
            and any(place.is_relative_to(path) for path in paths)
            and str(place) not in present
            and not is_there(place)
        ]
        self._remove(gone)

    def _settle(self, sources: list[SourceFile], progress: Progress) -> None:
        """Let a mirror take the place of a report that has gone, name the others, and keep them for the next run."""
        orphans = set(self._mirrors.orphans(self._known))
        if orphans:
            self._add([source for source in sources if str(source.path) in orphans], len(sources), progress)
        names = {str(source.path): source.name for source in sources}
        self._result.duplicates += [
            Duplicate(names[path], self._known[each.of].file, near=True) for path, each in self._mirrors.found.items()
        ]
        state = self._mirrors.state(names)
        if state is not None:
            self._draft.set_state({MIRRORS_KEY: state})

    def _write(self, waiting: list[_Pending]) -> None:
        if not waiting:
            return
        self._encode([pending.entry for pending in waiting])
        for pending in waiting:
            self._draft.put(pending.entry, pending.replaces)
        self._draft.commit_if_due()

    def _encode(self, entries: list[Entry]) -> None:
        """Vectors for these reports into the draft; the catalogue does not know of them yet."""
        records = [record for report in self._records(entries) for record in report]
        self._draft.add_vectors(records)
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


def embedding_texts(entry: Entry) -> list[str]:
    """All texts of a report that the model encodes: its passages, then their sentences, in order."""
    report = entry.report
    whole = [embedded_text(report, passage) for passage in entry.passages]
    return whole + [report.search.slice_of(s) for passage in entry.passages for s in passage.sentences]


def _texts(pending: _Pending) -> int:
    return len(pending.entry.passages) + sum(len(p.sentences) for p in pending.entry.passages)


def _path(known: Known) -> str:
    return str(Path(known.root) / known.file)


def _locked(store: Path) -> AbstractContextManager[object]:
    """The store's lock, held until the end of the `with`; a second run says that it waits for the first, and waits.

    Raises:
        UnusableStore: when the store cannot be written.
    """
    try:
        store.mkdir(parents=True, exist_ok=True)
        lock = FileLock(store / "index.lock")
        try:
            return lock.acquire(timeout=0)
        except Timeout:
            print(f"Another index run is at work on {store}: waiting for it to end.", file=sys.stderr, flush=True)
            return lock.acquire(timeout=LONGEST_WAIT)
    except (OSError, Timeout) as error:
        reason = getattr(error, "strerror", None) or "another index run holds it"
        raise UnusableStore(f"The store {store} cannot be written ({reason}): choose another with --store.") from error
