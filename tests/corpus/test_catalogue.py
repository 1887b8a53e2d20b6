"""The system of record, on SQLite and on PostgreSQL: what is put in comes out the same, each report whole or not at all."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, text

from corpus.catalogue import Catalogue, Changes, Entry, Known, Size
from corpus.errors import UnusableStore
from corpus.figures import figures
from corpus.passages import passages
from corpus.settings import PROJECT
from corpus.types import Report
from tests.texts import report_of, report_text


@pytest.fixture
def address(catalogue_address: str, tmp_path: Path) -> str:
    return catalogue_address or f"sqlite:///{tmp_path / 'catalogue.sqlite'}"


@pytest.fixture
def catalogue(address: str) -> Catalogue:
    made = Catalogue(address)
    made.create()
    return made


def entry_of(report: Report) -> Entry:
    return Entry(report, passages(report, 320), figures(report))


def small(number: int) -> Entry:
    """One of many short reports."""
    name = f"{number:012d}"
    report = replace(report_of(report_text("花都区公安局", 2000 + number), f"{name}.txt"), id=name)
    return entry_of(report)


@pytest.mark.parametrize("first", ["guangzhou", "haizhu", "huadu", "jiangmen", "lechang"])
def test_a_report_comes_back_as_it_was_put_in(catalogue: Catalogue, reports: dict[str, Report], first: str) -> None:
    entry = entry_of(reports[first])
    catalogue.apply(Changes(written=(entry,)))
    (kept,) = catalogue.snapshot().entries
    assert kept == entry


def test_every_code_point_comes_back_also_those_that_a_database_refuses(catalogue: Catalogue) -> None:
    strange = "开头\0中间\x1b与\x1b0000，结束。\U0001f600\ufffe"
    report = report_of(report_text("花都区公安局", 2023) + strange)
    entry = entry_of(replace(report, file="花\0都\udce4.txt", warnings=("\0\udce4",)))
    catalogue.apply(Changes(written=(entry,), state={"failed": strange + "\ud800"}))
    assert catalogue.snapshot().entries == (entry,)
    assert catalogue.state("failed") == strange + "\ud800"


def test_entries_come_in_order_of_file(catalogue: Catalogue, reports: dict[str, Report]) -> None:
    for first in ("lechang", "haizhu", "huadu"):
        catalogue.apply(Changes(written=(entry_of(reports[first]),)))
    assert [e.report.file.split("-")[0] for e in catalogue.snapshot().entries] == ["haizhu", "huadu", "lechang"]


def test_a_new_version_takes_the_place_of_the_old(catalogue: Catalogue, reports: dict[str, Report]) -> None:
    catalogue.apply(Changes(written=(entry_of(reports["huadu"]),)))
    catalogue.apply(Changes(removed=(reports["huadu"].id,), written=(entry_of(reports["haizhu"]),)))
    assert [known.id for known in catalogue.known()] == [reports["haizhu"].id]


def test_a_transaction_that_fails_leaves_nothing_behind(catalogue: Catalogue, reports: dict[str, Report]) -> None:
    entry = entry_of(reports["huadu"])
    catalogue.apply(Changes(written=(entry,), state={"changed": "before"}))
    good, twice = entry_of(reports["lechang"]), entry_of(reports["haizhu"])
    broken = replace(twice, passages=(*twice.passages, twice.passages[0]))
    with pytest.raises(UnusableStore):
        catalogue.apply(
            Changes(removed=(reports["huadu"].id,), written=(good, broken), state={"changed": "after"})
        )
    assert catalogue.snapshot().entries == (entry,)
    assert catalogue.state("changed") == "before"


def test_a_removed_report_leaves_no_rows(address: str, catalogue: Catalogue, reports: dict[str, Report]) -> None:
    catalogue.apply(Changes(written=(entry_of(reports["huadu"]),)))
    catalogue.apply(Changes(removed=(reports["huadu"].id,)))
    with create_engine(address).connect() as connection:
        for table in ("reports", "sections", "passages", "figures"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0


def test_a_moved_file_keeps_its_report(catalogue: Catalogue, reports: dict[str, Report]) -> None:
    catalogue.apply(Changes(written=(entry_of(reports["huadu"]),)))
    catalogue.apply(Changes(moved=(Known(reports["huadu"].id, "/elsewhere", "花都.txt"),)))
    assert catalogue.known() == [Known(reports["huadu"].id, "/elsewhere", "花都.txt")]


def test_the_database_counts_passages_and_sentences(catalogue: Catalogue, reports: dict[str, Report]) -> None:
    entry = entry_of(reports["haizhu"])
    catalogue.apply(Changes(written=(entry,)))
    sentences = sum(len(passage.sentences) for passage in entry.passages)
    assert catalogue.sizes() == {entry.report.id: Size(len(entry.passages), sentences)}


def test_a_snapshot_is_of_one_moment_while_another_connection_writes(address: str, catalogue: Catalogue) -> None:
    first, second = small(1), small(2)
    catalogue.apply(Changes(written=(first,), state={"changed": "first"}))
    reading = Catalogue(address)
    read: list[str] = []

    def write_after_the_first_read(_: object, __: object, statement: str, *___: object) -> None:
        """As soon as the reports are read, another connection takes one out and puts another in."""
        read.append(statement)
        if "FROM reports" in statement:
            changes = Changes(removed=(first.report.id,), written=(second,), state={"changed": "second"})
            catalogue.apply(changes)

    event.listen(reading._engine, "after_cursor_execute", write_after_the_first_read)
    snapshot = reading.snapshot()
    assert len([statement for statement in read if "FROM sections" in statement]) == 1
    assert snapshot.entries == (first,) and snapshot.state["changed"] == "first"
    later = Catalogue(address).snapshot()
    assert later.entries == (second,) and later.state["changed"] == "second"


def test_readers_see_only_whole_states_while_another_process_writes(address: str, catalogue: Catalogue) -> None:
    """Each transaction of the other process changes one report and the state together."""
    catalogue.apply(Changes(written=(small(0),), state={"changed": "0"}))
    code = (
        "import sys; from corpus.catalogue import *; from tests.corpus.test_catalogue import small\n"
        "catalogue = Catalogue(sys.argv[1])\n"
        "for number in range(1, 25):\n"
        "    old = (small(number - 1).report.id,)\n"
        "    catalogue.apply(Changes(removed=old, written=(small(number),), state={'changed': str(number)}))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    writer = subprocess.Popen([sys.executable, "-c", code, address], env=environment)
    seen = set()
    while writer.poll() is None:
        snapshot = catalogue.snapshot()
        assert [entry.report.id for entry in snapshot.entries] == [f"{int(snapshot.state['changed']):012d}"]
        assert snapshot.entries[0].passages and snapshot.entries[0].report.sections
        seen.add(snapshot.state["changed"])
    assert writer.returncode == 0 and len(seen) > 1


def test_a_password_is_not_told(tmp_path: Path) -> None:
    assert "secret" not in Catalogue("postgresql+psycopg://me:secret@nowhere.invalid/reports").place


def test_a_server_that_does_not_answer_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableStore, match="ASKREPORTS_CATALOGUE") as caught:
        Catalogue.existing(tmp_path, f"postgresql+psycopg://me@/reports?host={tmp_path}").snapshot()
    assert "\n" not in str(caught.value)


def test_without_a_catalogue_the_mend_is_to_index(tmp_path: Path) -> None:
    with pytest.raises(UnusableStore, match="run `askreports index` first"):
        Catalogue.existing(tmp_path / "none", "")
    assert not (tmp_path / "none").exists()


def test_a_damaged_catalogue_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes("这不是数据库".encode() * 100)
    with pytest.raises(UnusableStore, match="file is not a database"):
        Catalogue.existing(tmp_path, "").snapshot()
