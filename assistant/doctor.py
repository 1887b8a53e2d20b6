"""Checks of the installation: model, store, catalogue against vectors, language model; each with its mend."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from corpus.catalogue import Catalogue, Snapshot
from corpus.errors import AskReportsError
from corpus.settings import Settings
from index.library import Contents, check_model, vectors_folder
from index.model import Encoder
from index.store import VectorStore


class Health(IntEnum):
    """How well a part is; the number is the exit status it calls for."""

    WELL = 0
    FELL_SHORT = 1
    UNUSABLE = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, and the mend where something is wrong."""

    check: str
    health: Health
    found: str
    mend: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Run every check; what one finds broken does not keep the next from running."""
    encoder, model = _model(settings)
    snapshot, store = _store(settings, encoder)
    return [model, store, *_vectors(settings, snapshot), _unreadable(snapshot), _language_model()]


def _model(settings: Settings) -> tuple[Encoder | None, Finding]:
    try:
        encoder = Encoder(settings)
        encoder.load()
    except AskReportsError as error:
        return None, _unusable("model", error)
    found = f"{encoder.name} ({encoder.fingerprint}), {encoder.precision}"
    return encoder, Finding("model", Health.WELL, found)


def _store(settings: Settings, encoder: Encoder | None) -> tuple[Snapshot | None, Finding]:
    try:
        catalogue = Catalogue.existing(settings.store, settings.catalogue)
        snapshot = catalogue.snapshot()
        if encoder is not None:
            check_model(catalogue, encoder, settings)
    except AskReportsError as error:
        return None, _unusable("store", error)
    passages = sum(len(entry.passages) for entry in snapshot.entries)
    found = f"{settings.store}: {len(snapshot.entries)} reports, {passages} passages"
    if not snapshot.entries:
        return snapshot, Finding("store", Health.FELL_SHORT, found, "run `askreports index` with a folder of reports")
    return snapshot, Finding("store", Health.WELL, found)


def _vectors(settings: Settings, snapshot: Snapshot | None) -> Iterator[Finding]:
    """The vectors must be those of the catalogue's reports, all of them and no others."""
    if snapshot is None:
        return
    if not vectors_folder(settings).is_dir():
        mend = "take the store's folder away and run `askreports index` again"
        yield Finding("vectors", Health.UNUSABLE, f"{vectors_folder(settings)} is missing", mend)
        return
    try:
        counts = VectorStore(vectors_folder(settings)).reports()
    except AskReportsError as error:
        yield _unusable("vectors", error)
        return
    wanted = {entry.report.id: len(entry.passages) for entry in snapshot.entries}
    short = [
        entry.report.file for entry in snapshot.entries if counts.get(entry.report.id, 0) != wanted[entry.report.id]
    ]
    stray = sorted(set(counts) - set(wanted))
    if short:
        mend = "take the store's folder away and run `askreports index` again"
        yield Finding("vectors", Health.FELL_SHORT, f"do not match the catalogue for {', '.join(short)}", mend)
    elif stray:
        mend = "run `askreports index`: it sweeps them out"
        yield Finding("vectors", Health.FELL_SHORT, f"{len(stray)} reports that the catalogue has not", mend)
    else:
        yield Finding("vectors", Health.WELL, f"{sum(counts.values())}, those of the catalogue")


def _unreadable(snapshot: Snapshot | None) -> Finding:
    files = Contents.of(snapshot).unreadable if snapshot else ()
    if files:
        mend = "mend or remove them and run `askreports index` again"
        return Finding("files", Health.FELL_SHORT, f"could not be read: {', '.join(files)}", mend)
    return Finding("files", Health.WELL, "none that could not be read")


def _language_model() -> Finding:
    return Finding("language model", Health.WELL, "not configured: answers are in the words of the reports")


def _unusable(check: str, error: AskReportsError) -> Finding:
    """An error of the program is one sentence: the thing and the reason, then the mend after the last colon."""
    found, _, mend = str(error).rpartition(": ")
    return Finding(check, Health.UNUSABLE, found or mend, mend if found else "")
