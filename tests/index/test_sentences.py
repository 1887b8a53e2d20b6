"""Sentences' vectors in files: what is added is found, what is removed is gone, and a copy of a folder is its own."""

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import UnusableStore
from index import sentences
from index.generations import begin
from index.sentences import FOLDER, SentenceFiles
from index.types import Vectors


def vectors(count: int, seed: int) -> Vectors:
    drawn = np.random.default_rng(seed).standard_normal((count, 8)).astype(np.float32)
    unit: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return unit


def written(folder: Path, **passages: int) -> None:
    files = SentenceFiles(folder)
    for name, count in passages.items():
        files.add(name.replace("_", "-"), vectors(count, count))
    files.close()


def held(folder: Path) -> dict[str, Vectors]:
    """What a fresh look finds, by passage."""
    files = SentenceFiles(folder)
    found = {}
    for block, firsts in files.blocks():
        for passage, first in firsts.items():
            count = sum(name.startswith(f"{passage}.") for name in files.ids())
            found[passage] = block[first : first + count].astype(np.float32)
    return found


def test_what_is_added_is_found_again_by_its_passage(tmp_path: Path) -> None:
    written(tmp_path, a_000=3, a_001=1, b_000=2)
    assert {name: len(rows) for name, rows in held(tmp_path).items()} == {"a-000": 3, "a-001": 1, "b-000": 2}
    assert np.allclose(held(tmp_path)["a-000"], vectors(3, 3), atol=1e-3)
    assert sorted(SentenceFiles(tmp_path).ids())[:3] == ["a-000.000", "a-000.001", "a-000.002"]


def test_nothing_is_there_before_it_is_closed(tmp_path: Path) -> None:
    SentenceFiles(tmp_path).add("a-000", vectors(3, 3))
    assert held(tmp_path) == {}


def test_a_copy_shares_the_rows_and_not_what_is_removed_from_it(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    written(tmp_path / "old", a_000=3, b_000=4)
    fresh = begin(tmp_path, "old")
    files = SentenceFiles(fresh)
    files.remove_reports(["a"])
    files.add("c-000", vectors(2, 9))
    files.close()
    assert set(held(fresh)) == {"b-000", "c-000"} and set(held(tmp_path / "old")) == {"a-000", "b-000"}
    rows = {path.name: path.stat().st_ino for path in (tmp_path / "old" / FOLDER).glob("*.npy")}
    assert all((fresh / FOLDER / name).stat().st_ino == inode for name, inode in rows.items())


def test_a_passage_that_is_added_again_has_its_new_rows_alone(tmp_path: Path) -> None:
    written(tmp_path, a_000=3, b_000=4, c_000=4)
    files = SentenceFiles(tmp_path)
    files.add("a-000", vectors(2, 77))
    files.close()
    assert np.allclose(held(tmp_path)["a-000"], vectors(2, 77), atol=1e-3) and files.count == 10


def test_many_small_files_and_dead_rows_become_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "MOST_FILES", 3)
    for number in range(5):
        written(tmp_path, **{f"r{number}_000": 2})
    assert len(list((tmp_path / FOLDER).glob("*.npy"))) <= 3 and len(held(tmp_path)) == 5
    files = SentenceFiles(tmp_path)
    files.remove_reports([f"r{number}" for number in range(4)])
    files.close()
    assert set(held(tmp_path)) == {"r4-000"} and SentenceFiles(tmp_path).blocks()[0][0].shape == (2, 8)


@pytest.mark.parametrize("damage", ["cut", "gone", "places"])
def test_a_damaged_file_is_one_sentence_with_the_mend(tmp_path: Path, damage: str) -> None:
    written(tmp_path, a_000=3)
    (rows,) = (tmp_path / FOLDER).glob("*.npy")
    if damage == "cut":
        rows.write_bytes(rows.read_bytes()[:90])
    elif damage == "gone":
        rows.unlink()
    else:
        rows.with_suffix(".json").write_text('{"a-000": [2, 3]}')
    with pytest.raises(UnusableStore, match="askreports index"):
        SentenceFiles(tmp_path)
