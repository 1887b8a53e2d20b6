"""Looks into a store, and breaks it, for tests of what happens then."""

import shutil
from pathlib import Path

import numpy as np

from corpus.catalogue import Catalogue
from corpus.settings import Settings
from index.agreement import Agreement, agreement
from index.generations import STATE_KEY, Generation
from index.library import vectors_folder
from index.sentences import sentence_id
from index.store import VectorStore


def generation_of(settings: Settings) -> Generation:
    """The vectors that the catalogue names."""
    found = Generation.of(Catalogue.in_folder(settings.store, settings.catalogue).state(STATE_KEY))
    assert found is not None
    return found


def current_vectors(settings: Settings) -> Path:
    return vectors_folder(settings) / generation_of(settings).name


def folders_of_vectors(settings: Settings) -> list[str]:
    return sorted(path.name for path in vectors_folder(settings).iterdir())


def differences(settings: Settings) -> Agreement:
    """The catalogue against its vectors."""
    snapshot = Catalogue.in_folder(settings.store, settings.catalogue).snapshot()
    store = VectorStore(current_vectors(settings))
    return agreement(snapshot.entries, store, generation_of(settings).spare)


def damage(settings: Settings, file: str, what: str) -> None:
    """Lose vectors of one report, or of all, or add some of a report that is not there."""
    folder = current_vectors(settings)
    if what == "folder":
        shutil.rmtree(folder)
        return
    if what == "database":
        (folder / "chroma.sqlite3").write_bytes(b"")
        return
    entries = Catalogue.in_folder(settings.store, settings.catalogue).snapshot().entries
    (entry,) = [entry for entry in entries if entry.report.file == file]
    store = VectorStore(folder, writes=True)
    passage = entry.passages[0]
    if what == "stray":
        store.sentences.add("nobody-000", np.ones((1, 384), np.float32))
    elif what == "both":
        store.remove([entry.report.id])
    else:
        passages = [passage.id] if what == "passages" else []
        sentences = [sentence_id(passage.id, 0)] if what == "sentences" else []
        store.remove_named(passages, sentences)
    store.close()
