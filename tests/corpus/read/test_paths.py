"""Paths that cannot be read: each is told, and what lies beside them is read."""

import os
from pathlib import Path

import pytest

from corpus.errors import UnreadableReport, WrongCall
from corpus.read import is_there, read_bytes, source_files
from tests.corpus.read.made import zip_file
from tests.unprivileged import unprivileged


def failed(path: Path) -> dict[str, str]:
    """What of a folder cannot be read, and why."""
    reasons = {}
    for source in source_files([path]):
        try:
            read_bytes(source)
        except UnreadableReport as error:
            reasons[error.file] = error.reason
    return reasons


def filled(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text("一、基本情况", encoding="utf-8")
    return folder


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt")
    closed = filled(tmp_path / "closed", "b.txt")
    closed.chmod(0)
    try:
        with unprivileged():
            assert failed(tmp_path) == {"closed": "cannot be opened (Permission denied)"}
            assert failed(closed) == {"closed": "cannot be opened (Permission denied)"}
            assert [source.name for source in source_files([tmp_path])] == ["a.txt", "closed"]
            assert is_there(closed / "b.txt")
            with pytest.raises(WrongCall, match=r"b\.txt: cannot be opened \(Permission denied\)"):
                source_files([closed / "b.txt"])
    finally:
        closed.chmod(0o700)


def test_links_to_folders_and_to_nothing_are_told(tmp_path: Path) -> None:
    elsewhere = filled(tmp_path / "elsewhere", "b.txt")
    folder = filled(tmp_path / "reports", "a.txt")
    (folder / "linked").symlink_to(elsewhere)
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "file.txt").symlink_to(elsewhere / "b.txt")
    os.mkfifo(folder / "pipe.txt")
    assert failed(folder) == {
        "gone.txt": "is a link to nothing",
        "linked": "is a link to a folder, and links to folders are not followed",
        "pipe.txt": "is neither a file nor a folder",
    }
    assert [source.name for source in source_files([folder / "linked"])] == ["b.txt"]


def test_a_side_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    side = filled(tmp_path, "a.txt", "sources.yaml") / "sources.yaml"
    side.chmod(0)
    with unprivileged():
        assert failed(tmp_path) == {"sources.yaml": "cannot be opened (Permission denied)"}


def test_a_side_entry_without_its_file_is_told(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt")
    (tmp_path / "b.zip").write_bytes(zip_file({"c.txt": "一、基本情况".encode()}))
    names = ("a.txt", "d.txt", "b.zip/c.txt", "b.zip/e.txt", "x" * 5000)
    side = "reports:\n" + "".join(f"- {{file: {name}, year: 2023}}\n" for name in names)
    (tmp_path / "sources.yaml").write_text(side, encoding="utf-8")
    assert failed(tmp_path) == {
        "sources.yaml": f"names d.txt, which is not there; names b.zip/e.txt, which is not there; names {'x' * 5000}, which is not there"
    }


@pytest.mark.parametrize(
    ("path", "said"),
    [("x" * 300, "File name too long"), ("/dev/null", "is neither a file nor a folder"), ("/dev/null/a.txt", "no such file")],
)
def test_a_path_that_is_no_place_for_reports_is_one_sentence(path: str, said: str) -> None:
    with pytest.raises(WrongCall, match=said):
        source_files([Path(path)])
    assert not is_there(Path("x" * 300))


def test_the_members_of_an_archive_that_cannot_be_opened_are_not_gone(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"PK\3\4 broken")
    assert is_there(tmp_path / "b.zip" / "c.txt")
