"""The system of record: what is put in comes out the same, and each report whole or not at all."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue, Entry, Known
from corpus.errors import UnusableStore
from corpus.figures import figures
from corpus.passages import passages
from corpus.types import Report


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    made = Catalogue.in_folder(tmp_path, "")
    made.create()
    return made


def entry_of(report: Report) -> Entry:
    return Entry(report, passages(report, 320), figures(report))


@pytest.mark.parametrize("first", ["guangzhou", "haizhu", "huadu", "jiangmen", "lechang"])
def test_a_report_comes_back_as_it_was_put_in(catalogue: Catalogue, reports: dict[str, Report], first: str) -> None:
    entry = entry_of(reports[first])
    catalogue.put(entry, [], {})
    (kept,) = catalogue.snapshot().entries
    assert kept == entry


def test_entries_come_in_order_of_file(catalogue: Catalogue, reports: dict[str, Report]) -> None:
    for first in ("lechang", "haizhu", "huadu"):
        catalogue.put(entry_of(reports[first]), [], {})
    assert [e.report.file.split("-")[0] for e in catalogue.snapshot().entries] == ["haizhu", "huadu", "lechang"]


def test_a_new_version_takes_the_place_of_the_old(catalogue: Catalogue, reports: dict[str, Report]) -> None:
    catalogue.put(entry_of(reports["huadu"]), [], {})
    old = reports["huadu"].id
    catalogue.put(entry_of(reports["haizhu"]), [old], {})
    assert [known.id for known in catalogue.known()] == [reports["haizhu"].id]


def test_a_report_that_cannot_be_written_whole_leaves_nothing_behind(
    catalogue: Catalogue, reports: dict[str, Report]
) -> None:
    entry = entry_of(reports["huadu"])
    catalogue.put(entry, [], {"changed": "before"})
    twice = entry_of(reports["haizhu"])
    broken = replace(twice, passages=(*twice.passages, twice.passages[0]))
    with pytest.raises(UnusableStore):
        catalogue.put(broken, [reports["huadu"].id], {"changed": "after"})
    assert catalogue.snapshot().entries == (entry,)
    assert catalogue.state("changed") == "before"


def test_a_removed_report_leaves_no_rows(tmp_path: Path, catalogue: Catalogue, reports: dict[str, Report]) -> None:
    catalogue.put(entry_of(reports["huadu"]), [], {})
    catalogue.remove([reports["huadu"].id], {})
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as connection:
        for table in ("reports", "sections", "passages", "figures"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_moved_file_keeps_its_report(catalogue: Catalogue, reports: dict[str, Report]) -> None:
    catalogue.put(entry_of(reports["huadu"]), [], {})
    catalogue.move(Known(reports["huadu"].id, "/elsewhere", "花都.txt"), {})
    assert catalogue.known() == [Known(reports["huadu"].id, "/elsewhere", "花都.txt")]


def test_without_a_catalogue_the_mend_is_to_index(tmp_path: Path) -> None:
    with pytest.raises(UnusableStore, match="run `askreports index` first"):
        Catalogue.existing(tmp_path / "none", "")
    assert not (tmp_path / "none").exists()


def test_a_damaged_catalogue_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes("这不是数据库".encode() * 100)
    with pytest.raises(UnusableStore, match="file is not a database"):
        Catalogue.existing(tmp_path, "").snapshot()
