"""Old Word files: read by an outside program, or refused with a clear word."""

import shutil
from pathlib import Path

import pytest

from corpus.errors import UnreadableReport
from corpus.limits import Limits
from corpus.read.doc import read_doc
from tests.corpus.read.made import LINES, TEXT, html_page, paragraphs_of, word_report

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
# A Word stream as [MS-DOC] 2.5.2 lays out its first bytes; the flag at 11 says whether it is encrypted.
STREAM = b"\xec\xa5\xc1\x00" + b"\0" * 7
RICH_TEXT = (r"{\rtf1\ansi " + r"\par ".join("".join(rf"\u{ord(c)}?" for c in line) for line in LINES) + "}").encode()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the only place where programs are looked for."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(folder: Path, name: str, *commands: str) -> None:
    """A program of this name that does what a real one would."""
    program = folder / name
    program.write_text("\n".join(("#!/bin/sh", "PATH=/usr/bin:/bin", *commands)), encoding="utf-8")
    program.chmod(0o755)


def text_of(content: bytes) -> str:
    return read_doc(content, "report.doc", Limits()).text


def refusal(content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableReport) as refused:
        read_doc(content, "report.doc", limits or Limits())
    return refused.value.reason


def test_without_a_program_the_reason_names_those_that_would_read_it(programs: Path) -> None:
    reason = refusal(OLD_WORD)
    assert "LibreOffice, antiword and catdoc" in reason and "save it as .docx" in reason


@pytest.mark.parametrize("program", ["antiword", "catdoc"])
def test_what_the_program_prints_is_the_text(programs: Path, tmp_path: Path, program: str) -> None:
    (tmp_path / "printed.txt").write_text("\n" + TEXT.replace("\n", "\n\n"), encoding="utf-8")
    install(programs, program, 'for file; do :; done; test -s "$file" || exit 1', f"cat {tmp_path / 'printed.txt'}")
    assert text_of(OLD_WORD) == TEXT


def test_rows_that_antiword_draws_keep_their_cells_apart_and_lost_numbers_are_warned_of(programs: Path) -> None:
    install(programs, "antiword", "echo '|采矿权登记    |          |5件   |'")
    reading = read_doc(OLD_WORD, "report.doc", Limits())
    assert reading.text == "采矿权登记 |  | 5件"
    assert any("一、" in warning for warning in reading.warnings)


def test_libreoffice_comes_first_and_gives_a_word_file(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(word_report())
    install(programs, "antiword", "exit 1")
    install(
        programs,
        "soffice",
        'case "$*" in *--headless*--convert-to\\ docx*) ;; *) exit 1;; esac',
        'grep -q DisableMacrosExecution "$HOME/profile/user/registrymodifications.xcu" || exit 1',
        f'cp {tmp_path / "made.docx"} "$HOME/report.docx"',
    )
    assert text_of(OLD_WORD) == TEXT


def test_a_program_that_fails_or_makes_nothing_means_a_damaged_file(programs: Path) -> None:
    install(programs, "catdoc", "exit 1")
    assert refusal(OLD_WORD) == "is a damaged Word file: catdoc cannot open it"
    install(programs, "soffice", "exit 0")
    assert refusal(OLD_WORD) == "is a damaged Word file: LibreOffice cannot open it"


def test_a_program_that_hangs_is_stopped(programs: Path) -> None:
    install(programs, "antiword", "exec sleep 30")
    assert refusal(OLD_WORD, Limits(conversion_seconds=1)) == "took antiword more than 1 s"


def test_nothing_is_left_on_disk(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    install(programs, "antiword", "exit 1")
    refusal(OLD_WORD)
    assert list(room.iterdir()) == []


def test_an_encrypted_file_is_told_before_any_program_runs(programs: Path) -> None:
    assert refusal(OLD_WORD + STREAM + b"\x01" + b"\0" * 500) == "is an encrypted Word file"
    assert "encrypted" not in refusal(OLD_WORD + STREAM + b"\x00" + b"\0" * 500)


def test_a_new_word_file_or_a_page_under_the_old_name_is_read_as_what_it_is(programs: Path) -> None:
    assert text_of(word_report()) == TEXT
    assert text_of(html_page(paragraphs_of())) == TEXT


def test_what_is_no_word_file_is_refused(programs: Path) -> None:
    assert refusal(b"") == "is empty"
    assert refusal(TEXT.encode()) == "is a damaged Word file, or none"


@pytest.mark.skipif(not any(map(shutil.which, ("soffice", "libreoffice"))), reason="LibreOffice is not installed")
def test_the_real_libreoffice_reads_what_it_is_given() -> None:
    assert text_of(RICH_TEXT) == TEXT
