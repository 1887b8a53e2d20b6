"""Damaged files of every format: each is read within the laws, or refused, and never takes long."""

import time
from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import UnreadableReport
from corpus.limits import Limits
from corpus.read import SourceFile, read_bytes, read_report, source_files
from tests.corpus.read.mutations import Damaged, damaged
from tests.laws import hold_all

LIMITS = Limits(unpacked_megabytes=20, pages=20, conversion_seconds=20)
# Seconds of the processor for one file; the slowest of the whole ones takes a half.
LONGEST = 20
FEW, MANY = 300, 20_000


@pytest.mark.parametrize("first", range(0, FEW, 100))
def test_a_damaged_file_gives_a_lawful_report_or_is_refused(tmp_path: Path, first: int) -> None:
    outcomes = Counter(outcome(tmp_path, damaged(seed), seed) for seed in range(first, first + 100))
    assert outcomes["read"] > 10 and outcomes["refused"] > 10


@pytest.mark.soak
@pytest.mark.parametrize("first", range(1_000_000, 1_000_000 + MANY, 1000))
def test_twenty_thousand_damaged_files_give_lawful_reports_or_are_refused(tmp_path: Path, first: int) -> None:
    outcomes = Counter(outcome(tmp_path, damaged(seed), seed) for seed in range(first, first + 1000))
    assert outcomes["read"] > 100 and outcomes["refused"] > 100


def outcome(folder: Path, file: Damaged, seed: int) -> str:
    """Whether a file was read or refused; anything else fails with the seed that makes the file again."""
    started = time.process_time()
    try:
        found = _outcome(folder, file)
    except Exception as error:
        raise AssertionError(f"seed {seed}, {file.name}: {error!r}") from error
    assert time.process_time() - started < LONGEST, f"seed {seed}, {file.name}: took too long"
    return found


def _outcome(folder: Path, file: Damaged) -> str:
    path = folder / f"damaged{Path(file.name).suffix}"
    path.write_bytes(file.content)
    outcomes = {_read(source) for source in source_files([path], LIMITS)}
    path.unlink()
    return "read" if "read" in outcomes else "refused"


def _read(source: SourceFile) -> str:
    try:
        report = read_report(source, read_bytes(source, LIMITS), LIMITS)
    except UnreadableReport as error:
        assert error.file == source.name and error.reason
        return "refused"
    report.text.encode()
    assert "\0" not in report.text
    hold_all(report)
    return "read"
