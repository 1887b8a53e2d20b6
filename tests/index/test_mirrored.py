"""A mirror of a report is left out, named, not read again, and takes the report's place when that goes."""

from pathlib import Path

import pytest

from corpus.limits import Limits
from corpus.read import SourceFile, read_report
from corpus.settings import Settings
from corpus.types import Report
from index.build import Duplicate
from index.model import Encoder
from tests.conftest import run_index
from tests.index.test_build import files_in, own, vectors_agree
from tests.texts import report_text, write_report

__all__ = ["own"]
AGENCY = "广州市花都区教育局"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report, the same page from another site, and the report of the year after."""
    folder = tmp_path / "reports"
    write_report(folder / "a.txt", AGENCY, 2023)
    mirrored = report_text(AGENCY, 2023).replace("许可", "許可").replace("我局", "我 局")
    (folder / "b.txt").write_text("当前位置：首页 > 政务公开\n" + mirrored, encoding="utf-8")
    write_report(folder / "c.txt", AGENCY, 2024)
    return folder


def test_a_mirror_is_left_out_and_named_and_the_year_after_is_not(
    own: Settings, folder: Path, encoder: Encoder
) -> None:
    run = run_index(own, [folder], encoder)
    assert run.duplicates == [Duplicate("b.txt", "a.txt", near=True)]
    assert (run.added, run.failed) == (2, []) and files_in(own) == ["a.txt", "c.txt"] and vectors_agree(own)


def test_a_mirror_is_not_read_again_while_nothing_changes(
    own: Settings, folder: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run_index(own, [folder], encoder)
    read: list[str] = []

    def noted(source: SourceFile, content: bytes, limits: Limits) -> Report:
        read.append(source.name)
        return read_report(source, content, limits)

    monkeypatch.setattr("index.build.read_report", noted)
    again = run_index(own, [folder], encoder)
    assert read == [] and again.duplicates == first.duplicates and again.unchanged == 2
    (folder / "d.txt").write_text((folder / "b.txt").read_text(encoding="utf-8") + "\n打印本页", encoding="utf-8")
    later = run_index(own, [folder], encoder)
    assert read == ["d.txt"] and later.added == 0
    assert later.duplicates == [*first.duplicates, Duplicate("d.txt", "a.txt", near=True)]


def test_a_mirror_takes_the_place_of_a_report_that_is_pruned(own: Settings, folder: Path, encoder: Encoder) -> None:
    run_index(own, [folder], encoder)
    (folder / "a.txt").unlink()
    assert run_index(own, [folder], encoder).removed == 0 and files_in(own) == ["a.txt", "c.txt"]
    run = run_index(own, [folder], encoder, prune=True)
    assert (run.added, run.removed, run.duplicates) == (1, 1, [])
    assert files_in(own) == ["b.txt", "c.txt"] and vectors_agree(own)
    again = run_index(own, [folder], encoder)
    assert (again.unchanged, again.added, again.duplicates) == (2, 0, [])


def test_a_mirror_follows_its_report_when_that_changes(own: Settings, folder: Path, encoder: Encoder) -> None:
    run_index(own, [folder], encoder)
    write_report(folder / "a.txt", AGENCY, 2023, received=5678)
    run = run_index(own, [folder], encoder)
    assert (run.updated, run.added, run.duplicates) == (1, 1, [])
    assert files_in(own) == ["a.txt", "b.txt", "c.txt"] and vectors_agree(own)


def test_a_report_whose_file_becomes_a_mirror_of_another_leaves_the_index(
    own: Settings, folder: Path, encoder: Encoder
) -> None:
    (folder / "b.txt").rename(folder.parent / "b.txt")
    run_index(own, [folder], encoder)
    (folder.parent / "b.txt").rename(folder / "c.txt")
    run = run_index(own, [folder], encoder)
    assert (run.removed, run.duplicates) == (1, [Duplicate("c.txt", "a.txt", near=True)])
    assert files_in(own) == ["a.txt"] and vectors_agree(own)
