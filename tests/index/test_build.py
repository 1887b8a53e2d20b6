"""An index run: what is unchanged is skipped, and a report is there whole or not at all."""

import shutil
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue, Entry
from corpus.errors import WrongCall
from corpus.settings import REPORTS, Settings
from index.library import Library, vectors_folder
from index.model import Encoder
from index.store import VectorStore
from tests.conftest import run_index

HAIZHU = "haizhu-police-2024.txt"
LECHANG = "lechang-service-data-2019.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two short reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in (HAIZHU, LECHANG):
        shutil.copy(REPORTS / name, folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


def files_in(settings: Settings) -> list[str]:
    return [known.file for known in Catalogue.in_folder(settings.store, settings.catalogue).known()]


def vectors_agree(settings: Settings) -> bool:
    snapshot = Catalogue.in_folder(settings.store, settings.catalogue).snapshot()
    expected = {entry.report.id: len(entry.passages) for entry in snapshot.entries}
    return VectorStore(vectors_folder(settings)).reports() == expected


def test_a_second_run_with_nothing_changed_skips_all(own: Settings, folder: Path, encoder: Encoder) -> None:
    first = run_index(own, [folder], encoder)
    again = run_index(own, [folder], encoder)
    assert (first.added, first.unchanged) == (2, 0) and first.passages > 0
    assert (again.added, again.updated, again.unchanged, again.passages) == (0, 0, 2, 0)


def test_a_changed_file_replaces_its_report(own: Settings, folder: Path, encoder: Encoder) -> None:
    run_index(own, [folder], encoder)
    path = folder / HAIZHU
    path.write_text(path.read_text(encoding="utf-8").replace("865359", "865360"), encoding="utf-8")
    run = run_index(own, [folder], encoder)
    assert (run.added, run.updated, run.unchanged) == (0, 1, 1)
    assert files_in(own) == [HAIZHU, LECHANG] and vectors_agree(own)
    assert "865360" in next(e for e in Library(own, encoder).contents.entries if e.report.file == HAIZHU).report.text


def test_the_same_content_twice_is_a_duplicate_and_a_moved_file_is_no_new_report(
    own: Settings, folder: Path, encoder: Encoder
) -> None:
    run_index(own, [folder], encoder)
    shutil.copy(folder / HAIZHU, folder / "mirror.txt")
    run = run_index(own, [folder], encoder)
    assert [(d.file, d.of) for d in run.duplicates] == [("mirror.txt", HAIZHU)]
    (folder / "mirror.txt").unlink()
    (folder / HAIZHU).rename(folder / "renamed.txt")
    run = run_index(own, [folder], encoder)
    assert (run.added, run.updated) == (0, 1) and "renamed.txt" in files_in(own)


def test_prune_drops_a_report_whose_file_is_gone_and_only_then(own: Settings, folder: Path, encoder: Encoder) -> None:
    run_index(own, [folder], encoder)
    (folder / LECHANG).unlink()
    assert run_index(own, [folder], encoder).removed == 0 and LECHANG in files_in(own)
    assert run_index(own, [folder], encoder, prune=True).removed == 1
    assert files_in(own) == [HAIZHU] and vectors_agree(own)


def test_an_unreadable_file_among_good_ones_is_named_and_the_others_are_indexed(
    own: Settings, folder: Path, encoder: Encoder
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "word.txt").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 200)
    run = run_index(own, [folder], encoder)
    assert sorted(f.file for f in run.failed) == ["empty.txt", "word.txt"] and all(f.reason for f in run.failed)
    assert run.added == 2 and set(Library(own, encoder).contents.unreadable) == {"empty.txt", "word.txt"}
    (folder / "empty.txt").unlink()
    run_index(own, [folder], encoder)
    assert Library(own, encoder).contents.unreadable == ("word.txt",)


def test_a_run_that_stops_between_vectors_and_catalogue_leaves_no_half_report(
    own: Settings, folder: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_index(own, [folder / HAIZHU], encoder)

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Catalogue, "put", power_cut)
        with pytest.raises(KeyboardInterrupt):
            run_index(own, [folder / LECHANG], encoder)
    assert files_in(own) == [HAIZHU] and not vectors_agree(own)
    assert [e.report.file for e in Library(own, encoder).contents.entries] == [HAIZHU]
    run_index(own, [folder / LECHANG], encoder)
    assert files_in(own) == [HAIZHU, LECHANG] and vectors_agree(own)


def test_an_open_library_takes_over_what_a_run_has_changed(own: Settings, folder: Path, encoder: Encoder) -> None:
    run_index(own, [folder / HAIZHU], encoder)
    library = Library(own, encoder)
    before = library.contents.fingerprint
    assert not library.refresh()
    run_index(own, [folder], encoder)
    assert library.refresh() and library.contents.fingerprint != before
    assert len(library.contents.entries) == 2


def test_a_path_that_is_not_there_is_a_wrong_call_and_changes_nothing(
    own: Settings, folder: Path, encoder: Encoder
) -> None:
    run_index(own, [folder], encoder)
    with pytest.raises(WrongCall, match="no such file"):
        run_index(own, [folder / "nowhere"], encoder)
    assert len(files_in(own)) == 2


def test_the_catalogue_gives_back_what_it_was_given(own: Settings, folder: Path, encoder: Encoder) -> None:
    run_index(own, [folder], encoder)
    entries: tuple[Entry, ...] = Catalogue.in_folder(own.store, own.catalogue).snapshot().entries
    for entry in entries:
        assert "".join(entry.report.quote(s.span) for s in entry.report.sections) == entry.report.text
        assert all(f.clause.start <= f.start < f.end <= f.clause.end for f in entry.figures)
        assert entry.report.metadata.origin["agency"] == "title" or entry.report.metadata.origin["agency"]
