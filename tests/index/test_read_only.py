"""A store that may only be read is asked like any other, and left as it is."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest

from assistant.doctor import Health, examine
from corpus.settings import Settings
from index.generations import private_copy
from index.library import Library
from index.model import Encoder
from index.types import Query
from tests.conftest import run_index
from tests.stored import current_vectors
from tests.texts import write_report
from tests.unprivileged import unprivileged


@pytest.fixture
def read_only(tmp_path: Path, encoder: Encoder) -> Iterator[Settings]:
    """A store of one report that this process may only read."""
    settings = Settings(store=tmp_path / "store")
    write_report(tmp_path / "in" / "a.txt", "韶关市公安局", 2022)
    run_index(settings, [tmp_path / "in"], encoder)
    modes = {path: path.stat().st_mode for path in (settings.store, *settings.store.rglob("*"))}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)
    with unprivileged():
        yield settings
    for path, mode in modes.items():
        path.chmod(mode)


def copies() -> set[Path]:
    return set(Path(gettempdir()).glob("askreports-vectors-*"))


def test_a_store_that_may_only_be_read_is_searched_and_found_well(read_only: Settings, encoder: Encoder) -> None:
    before = copies()
    library = Library(read_only, encoder)
    assert library.vectors.size.passages == len(library.contents.passages)
    assert library.vectors.nearest(encoder.passages(["行政许可"])[0], Query("行政许可"), 1)
    assert {finding.check for finding in examine(read_only, encoder) if finding.health is not Health.WELL} == set()
    library.vectors.close()
    assert copies() <= before


def test_the_copy_has_all_but_the_vectors_of_sentences(read_only: Settings) -> None:
    folder = current_vectors(read_only)
    copy = private_copy(folder)
    try:
        assert (copy / "chroma.sqlite3").read_bytes() == (folder / "chroma.sqlite3").read_bytes()
        assert not list(copy.rglob("*.npy"))
    finally:
        shutil.rmtree(copy)
