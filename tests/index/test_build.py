"""An index run: what is unchanged is skipped, and a report is there whole or not at all."""

import shutil
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.doctor import Health, examine
from corpus.catalogue import Catalogue, Changes, Entry
from corpus.errors import UnusableStore, WrongCall
from corpus.settings import REPORTS, Settings
from index.library import Library
from index.model import Encoder
from index.search import search
from index.types import Query
from tests.conftest import run_index
from tests.postgres import Server
from tests.stored import damage, differences, folders_of_vectors
from tests.texts import write_report
from tests.unprivileged import unprivileged

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
def two(tmp_path: Path) -> Path:
    """A folder with two reports of a few lines."""
    write_report(tmp_path / "two" / HAIZHU, "广州市海珠区公安局", 2024)
    write_report(tmp_path / "two" / LECHANG, "乐昌市公安局", 2019, problem="信息孤岛、部门信息共享难")
    return tmp_path / "two"


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


def files_in(settings: Settings) -> list[str]:
    return [known.file for known in Catalogue.in_folder(settings.store, settings.catalogue).known()]


def vectors_agree(settings: Settings) -> bool:
    """By id, passages and sentences; what a run left that stopped would lie in a folder of its own."""
    found = differences(settings)
    return not found.missing and not found.stray


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
    assert (run.added, run.updated, run.removed) == (0, 1, 0) and "renamed.txt" in files_in(own)
    assert [(moved.file, moved.was) for moved in run.moved] == [("renamed.txt", HAIZHU)]


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

    before = folders_of_vectors(own)
    with monkeypatch.context() as patched:
        patched.setattr(Catalogue, "apply", power_cut)
        with pytest.raises(KeyboardInterrupt):
            run_index(own, [folder / LECHANG], encoder)
    assert files_in(own) == [HAIZHU] and vectors_agree(own)
    assert len(folders_of_vectors(own)) == 2
    assert [e.report.file for e in Library(own, encoder).contents.entries] == [HAIZHU]
    run_index(own, [folder / LECHANG], encoder)
    assert files_in(own) == [HAIZHU, LECHANG] and vectors_agree(own)
    assert len(folders_of_vectors(own)) == 1 and folders_of_vectors(own) != before


def test_an_open_library_takes_over_what_a_run_has_changed(own: Settings, folder: Path, encoder: Encoder) -> None:
    run_index(own, [folder / HAIZHU], encoder)
    library = Library(own, encoder)
    before = library.contents.fingerprint
    assert library.latest() is library
    run_index(own, [folder], encoder)
    latest = library.latest()
    assert latest.contents.fingerprint != before and len(latest.contents.entries) == 2
    assert library.contents.fingerprint == before and len(library.contents.entries) == 1


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


def test_two_files_that_change_places_are_two_moves(own: Settings, two: Path, encoder: Encoder) -> None:
    run_index(own, [two], encoder)
    fingerprint = Library(own, encoder).contents.fingerprint
    (two / HAIZHU).rename(two / "aside")
    (two / LECHANG).rename(two / HAIZHU)
    (two / "aside").rename(two / LECHANG)
    run = run_index(own, [two], encoder)
    assert (run.added, run.updated, run.removed, run.passages) == (0, 2, 0, 0) and len(run.moved) == 2
    assert files_in(own) == [HAIZHU, LECHANG] and Library(own, encoder).contents.fingerprint != fingerprint


def test_a_report_written_over_another_leaves_one(own: Settings, two: Path, encoder: Encoder) -> None:
    run_index(own, [two], encoder)
    (two / LECHANG).replace(two / HAIZHU)
    run = run_index(own, [two], encoder)
    assert (run.added, len(run.moved), run.removed) == (0, 1, 1)
    assert files_in(own) == [HAIZHU] and vectors_agree(own)
    assert Library(own, encoder).contents.entries[0].report.agency == "乐昌市公安局"


def test_a_changed_file_whose_old_content_is_now_under_another_name(own: Settings, two: Path, encoder: Encoder) -> None:
    run_index(own, [two], encoder)
    shutil.copy(two / HAIZHU, two / "copy.txt")
    text = (two / HAIZHU).read_text(encoding="utf-8")
    (two / HAIZHU).write_text(text.replace("1234", "1235"), encoding="utf-8")
    run = run_index(own, [two], encoder)
    assert (run.added, [moved.file for moved in run.moved], run.duplicates) == (1, ["copy.txt"], [])
    assert files_in(own) == ["copy.txt", HAIZHU, LECHANG] and vectors_agree(own)


def test_a_file_named_by_itself_is_the_file_of_its_folder(own: Settings, two: Path, encoder: Encoder) -> None:
    (two / "deeper").mkdir()
    path = (two / HAIZHU).rename(two / "deeper" / HAIZHU)
    run_index(own, [two], encoder)
    assert run_index(own, [path], encoder).unchanged == 1
    path.write_text(path.read_text(encoding="utf-8").replace("1234", "1235"), encoding="utf-8")
    assert (run := run_index(own, [path], encoder)).updated == 1 and run.added == 0
    assert len(files_in(own)) == 2 and vectors_agree(own)


def test_one_of_many_removed_leaves_its_vectors_until_others_are_written(
    own: Settings, tmp_path: Path, encoder: Encoder
) -> None:
    shelf = tmp_path / "shelf"
    for number in range(15):
        write_report(shelf / f"{number:02d}.txt", "花都区公安局", 2005 + number)
    run_index(own, [shelf], encoder)
    before = folders_of_vectors(own)
    (shelf / "03.txt").unlink()
    assert run_index(own, [shelf], encoder, prune=True).removed == 1
    assert folders_of_vectors(own) == before and vectors_agree(own)
    library = Library(own, encoder)
    hits = search(library, Query("窗口人员不足"), 60)
    assert {hit.passage.report for hit in hits} == {entry.report.id for entry in library.contents.entries}
    write_report(shelf / "03.txt", "花都区公安局", 2008)
    assert run_index(own, [shelf], encoder).added == 1
    assert folders_of_vectors(own) != before and vectors_agree(own)
    assert run_index(own, [shelf], encoder).unchanged == 15


@pytest.mark.parametrize("lost", ["passages", "sentences", "both", "database", "folder", "stray"])
def test_vectors_that_are_lost_are_made_again_by_the_next_run(
    own: Settings, two: Path, encoder: Encoder, lost: str
) -> None:
    run_index(own, [two], encoder)
    damage(own, HAIZHU, lost)
    findings = {finding.check: finding for finding in examine(own, encoder)}
    assert findings["vectors"].health is not Health.WELL and "askreports index" in findings["vectors"].mend
    run = run_index(own, [two], encoder)
    assert (run.added, run.repaired) == (0, {"database": 2, "folder": 2, "stray": 0}.get(lost, 1))
    assert run.unchanged == 2 - run.repaired == 2 - run.updated
    assert vectors_agree(own) and all(finding.health is Health.WELL for finding in examine(own, encoder))
    assert run_index(own, [two], encoder).unchanged == 2


def test_lost_vectors_are_made_again_also_where_the_file_is_gone(own: Settings, two: Path, encoder: Encoder) -> None:
    run_index(own, [two], encoder)
    damage(own, HAIZHU, "both")
    (two / HAIZHU).unlink()
    assert run_index(own, [two / LECHANG], encoder).repaired == 1
    assert files_in(own) == [HAIZHU, LECHANG] and vectors_agree(own)


def test_a_store_of_another_layout_is_refused_with_the_mend(own: Settings, two: Path, encoder: Encoder) -> None:
    run_index(own, [two / HAIZHU], encoder)
    Catalogue.in_folder(own.store, "").apply(Changes(state={"format": "1"}))
    with pytest.raises(UnusableStore, match=r"layout 1.*take its folder away"):
        run_index(own, [two], encoder)
    with pytest.raises(UnusableStore, match=r"layout 1.*take its folder away"):
        Library(own, encoder)
    assert "layout 1" in next(finding for finding in examine(own, encoder) if finding.check == "store").found


def test_a_store_may_keep_its_catalogue_in_a_database_of_its_own(
    own: Settings, two: Path, encoder: Encoder, postgres_server: Server
) -> None:
    elsewhere = own.model_copy(update={"catalogue": postgres_server.new_database()})
    run_index(elsewhere, [two], encoder)
    assert not (own.store / "catalogue.sqlite").exists() and vectors_agree(elsewhere)
    assert Assistant.open(elsewhere, encoder).ask("海珠区公安局2024年行政许可申请量是多少？").citations
    other = elsewhere.model_copy(update={"store": own.store.parent / "other"})
    with pytest.raises(UnusableStore, match="every store a database of its own"):
        run_index(other, [two], encoder)
    with pytest.raises(UnusableStore, match="missing"):
        Library(other, encoder)


def test_a_broken_side_file_is_told_and_takes_nothing_away(own: Settings, two: Path, encoder: Encoder) -> None:
    side = two / "sources.yaml"
    side.write_text(f"reports:\n- {{file: {HAIZHU}, agency: 某局, year: 2021}}\n", encoding="utf-8")
    assert run_index(own, [two], encoder).added == 2
    side.write_text("reports: [", encoding="utf-8")
    write_report(two / "third.txt", "韶关市公安局", 2022)
    done = run_index(own, [two], encoder, prune=True)
    assert (done.added, done.unchanged, done.updated, done.removed) == (1, 2, 0, 0)
    assert [(failure.file, "line " in failure.reason) for failure in done.failed] == [("sources.yaml", True)]
    with_side = [entry.report for entry in Catalogue.existing(own.store, "").snapshot().entries if entry.report.file == HAIZHU]
    assert [(report.agency, report.year) for report in with_side] == [("某局", 2021)]


def test_a_folder_that_cannot_be_opened_is_told_and_keeps_its_reports(own: Settings, two: Path, encoder: Encoder) -> None:
    closed = two / "closed"
    write_report(closed / "third.txt", "韶关市公安局", 2022)
    assert run_index(own, [two], encoder).added == 3
    closed.chmod(0)
    try:
        with unprivileged():
            done = run_index(own, [two], encoder, prune=True)
    finally:
        closed.chmod(0o700)
    assert (done.unchanged, done.removed, [failure.file for failure in done.failed]) == (2, 0, ["closed"])
    assert Library(own, encoder).contents.unreadable == ("closed",)
    assert not run_index(own, [two], encoder).failed
    assert Library(own, encoder).contents.unreadable == ()
