"""A catalogue that does not hold what was written into it: one sentence with its mend, from every command."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.doctor import Health, examine
from corpus.catalogue import Catalogue
from corpus.errors import DamagedStore, UnusableStore
from corpus.settings import Settings
from index.library import Library
from index.model import Encoder
from tests.conftest import run_index
from tests.stored import current_vectors
from tests.texts import write_report

# What is written into the catalogue, and whether an index run needs to read it.
DAMAGE = [
    ("update state set value = '{bad' where key = 'vectors'", True),
    ("update state set value = '[]' where key = 'vectors'", True),
    ("update state set value = '{\"folder\": \"x\", \"spare\": {\"a\": 3}}' where key = 'vectors'", True),
    ("insert or replace into state values ('failed', '{bad')", True),
    ("insert or replace into state values ('failed', '[7]')", True),
    ("update reports set about = '{bad'", False),
    ("update reports set about = '[]'", False),
    ("update reports set about = '{}'", False),
    ("update sections set type = 'poem'", False),
    ("update sections set heading_path = '{bad'", False),
    ("update passages set sentences = '[[1]]'", False),
    ("update passages set section = 99", False),
    ("update figures set content = '{}'", False),
    ("drop table figures", False),
]


@pytest.fixture
def store(one_report: Settings, tmp_path: Path) -> Settings:
    shutil.copytree(one_report.store, tmp_path / "store")
    return Settings(store=tmp_path / "store")


@pytest.fixture(scope="module")
def one_report(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Settings:
    folder = tmp_path_factory.mktemp("damaged")
    write_report(folder / "in" / "a.txt", "韶关市公安局", 2022)
    settings = Settings(store=folder / "store")
    run_index(settings, [folder / "in"], encoder)
    return settings


def change(settings: Settings, statement: str) -> None:
    with closing(sqlite3.connect(settings.store / "catalogue.sqlite")) as catalogue:
        catalogue.execute(statement)
        catalogue.commit()


@pytest.mark.parametrize(("statement", "stops_a_run"), DAMAGE)
def test_damage_is_one_sentence_with_its_mend(store: Settings, encoder: Encoder, tmp_path: Path, statement: str, stops_a_run: bool) -> None:
    change(store, statement)
    with pytest.raises(DamagedStore, match="put a copy of the store back") as raised:
        Library(store, encoder)
    assert "\n" not in str(raised.value)
    bad = [finding for finding in examine(store, encoder) if finding.health is Health.UNUSABLE]
    assert bad and all(finding.mend.startswith("put a copy of the store back") for finding in bad)
    if stops_a_run:
        with pytest.raises(DamagedStore):
            run_index(store, [tmp_path], encoder)


def test_a_database_that_is_malformed_has_a_mend(store: Settings, encoder: Encoder) -> None:
    database = store.store / "catalogue.sqlite"
    for beside in store.store.glob("catalogue.sqlite-*"):
        beside.unlink()
    content = bytearray(database.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    database.write_bytes(content)
    with pytest.raises(DamagedStore, match="is damaged"):
        Catalogue.existing(store.store, "").snapshot()
    findings = {finding.check: finding for finding in examine(store, encoder)}
    assert "is damaged" in findings["store"].found and findings["store"].mend.startswith("put a copy of the store back")
    assert "files" not in findings


def test_sentences_that_are_lost_are_told(store: Settings, encoder: Encoder) -> None:
    shutil.rmtree(current_vectors(store) / "sentences")
    with pytest.raises(UnusableStore, match=r"are missing: run `askreports index`"):
        Library(store, encoder)


def test_a_store_whose_path_is_too_long_is_one_sentence() -> None:
    with pytest.raises(UnusableStore, match="File name too long"):
        Catalogue.existing(Path("x" * 300), "")
