"""The benchmark of a thousand reports in its short form: what it counts is so, whatever the speed."""

from pathlib import Path

from bench.scale import Again, First, ask, first_run, later_run, write_files
from corpus.catalogue import Catalogue

# The twenty-seventh is a mirror of the one before.
COUNT, SEED = 27, 7
TEXTS_OF_A_SAMPLE = 1


def test_a_second_run_reads_nothing_anew_and_a_removal_removes_one(tmp_path: Path) -> None:
    files, store = write_files(tmp_path / "files", COUNT, SEED, "tuning"), tmp_path / "store"
    first: First = first_run(files, store)
    near = [copy for copy in first.run.duplicates if copy.near]
    assert (first.run.added + len(near), first.run.failed) == (COUNT, [])
    assert first.texts > first.sampled_texts >= TEXTS_OF_A_SAMPLE and first.megabytes > 0
    again: Again = later_run(files, store, False)
    assert (again.run.unchanged, again.run.passages, again.run.duplicates) == (first.run.added, 0, near)
    left_out = {copy.file for copy in near} | {copy.of for copy in near}
    next(path for path in sorted(files.iterdir()) if path.name not in left_out).unlink()
    removed: Again = later_run(files, store, True)
    assert (removed.run.removed, removed.run.unchanged, removed.run.passages) == (1, first.run.added - 1, 0)
    assert len(Catalogue.existing(store, "").known()) == first.run.added - 1
    assert ask(store).warm > 0
