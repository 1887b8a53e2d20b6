"""Archives: members as source files, and nothing beyond."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from corpus.errors import UnreadableReport
from corpus.limits import Limits
from corpus.read import is_there, read_bytes, read_report, source_files
from tests.corpus.read.made import TEXT, html_page, paragraphs_of, pdf_report, word_report, zip_file


def outcome(folder: Path, content: bytes, limits: Limits | None = None) -> dict[str, str]:
    """For each source file of an archive its text, or the reason it is refused."""
    limits = limits or Limits()
    (folder / "reports.zip").write_bytes(content)
    outcomes: dict[str, str] = {}
    for source in source_files([folder], limits):
        try:
            outcomes[source.name] = read_report(source, read_bytes(source, limits), limits).text
        except UnreadableReport as error:
            assert error.file == source.name
            outcomes[source.name] = error.reason
    return outcomes


def test_members_of_every_format_become_source_files(tmp_path: Path) -> None:
    members = {
        "a.txt": TEXT.encode("gb18030"),
        "2023/b.html": html_page(paragraphs_of()),
        "c.docx": word_report(),
        "d.pdf": pdf_report(),
    }
    assert outcome(tmp_path, zip_file(members)) == {f"reports.zip/{name}": TEXT for name in members}


def test_names_that_a_chinese_windows_stored_in_gbk_are_decoded(tmp_path: Path) -> None:
    archive = zip_file({"乐昌市/2023年报告表.txt": TEXT.encode()}, encoding="gbk")
    assert "报告".encode("gbk") in archive
    assert outcome(tmp_path, archive) == {"reports.zip/乐昌市/2023年报告表.txt": TEXT}


@pytest.mark.parametrize("path", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_no_path_leaves_the_archive(tmp_path: Path, path: str) -> None:
    outcomes = outcome(tmp_path, zip_file({path: TEXT.encode(), "good.txt": TEXT.encode()}))
    assert outcomes.pop("reports.zip/good.txt") == TEXT
    ((name, reason),) = outcomes.items()
    assert reason == "has a path that leaves its archive"
    assert name.startswith("reports.zip/") and ".." not in name
    assert [child.name for child in tmp_path.iterdir()] == ["reports.zip"]


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert outcome(tmp_path, buffer.getvalue()) == {"reports.zip/link.txt": "is a link, and links are not followed"}


def test_archives_in_archives_are_opened_to_the_depth_allowed(tmp_path: Path) -> None:
    nested = zip_file({"b.zip": zip_file({"c.zip": zip_file({"d.txt": TEXT.encode()})}), "a.txt": TEXT.encode()})
    deep = {"reports.zip/a.txt": TEXT, "reports.zip/b.zip/c.zip/d.txt": TEXT}
    assert outcome(tmp_path, nested) == deep
    shallow = {"reports.zip/a.txt": TEXT, "reports.zip/b.zip/c.zip": "is an archive more than 2 deep"}
    assert outcome(tmp_path, nested, Limits(nesting=2)) == shallow


def test_a_damaged_archive_in_an_archive_leaves_the_others_readable(tmp_path: Path) -> None:
    outcomes = outcome(tmp_path, zip_file({"bad.zip": b"PK\x03\x04", "a.txt": TEXT.encode()}))
    assert outcomes == {"reports.zip/a.txt": TEXT, "reports.zip/bad.zip": "is a damaged ZIP file"}


def test_a_bomb_is_refused_whole_also_when_nested(tmp_path: Path) -> None:
    bomb = zip_file({f"{n}.txt": b"0" * 1024 * 1024 for n in range(3)})
    reason = {"reports.zip": "unpacks to more than 2 MB"}
    assert outcome(tmp_path, bomb, Limits(unpacked_megabytes=2)) == reason
    assert outcome(tmp_path, zip_file({"inner.zip": bomb}), Limits(unpacked_megabytes=2)) == reason


def test_too_many_files_are_refused_whole(tmp_path: Path) -> None:
    many = zip_file({f"{n}.txt": b"" for n in range(11)})
    assert outcome(tmp_path, many, Limits(members=10)) == {"reports.zip": "holds more than 10 files"}


def test_a_member_over_the_size_allowed_is_refused_alone(tmp_path: Path) -> None:
    archive = zip_file({"big.txt": b"0" * (1024 * 1024 + 1), "a.txt": TEXT.encode()})
    outcomes = outcome(tmp_path, archive, Limits(file_megabytes=1))
    assert outcomes == {"reports.zip/a.txt": TEXT, "reports.zip/big.txt": "is larger than 1 MB"}


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    archive = bytearray(zip_file({"a.txt": TEXT.encode()}))
    archive[6] |= 1
    archive[archive.index(b"PK\x01\x02") + 8] |= 1
    assert outcome(tmp_path, bytes(archive)) == {"reports.zip/a.txt": "is encrypted in its ZIP file"}


def test_a_member_that_does_not_unpack_to_what_was_packed_is_refused(tmp_path: Path) -> None:
    archive = bytearray(zip_file({"a.txt": TEXT.encode()}))
    archive[60] ^= 0xFF
    assert outcome(tmp_path, bytes(archive)) == {"reports.zip/a.txt": "is damaged in its ZIP file"}


def test_a_member_that_is_larger_than_its_archive_says_is_not_unpacked_beyond_that(tmp_path: Path) -> None:
    archive = bytearray(zip_file({"a.txt": b"0" * 5_000_000}))
    size = archive.index(b"PK\x01\x02") + 24
    archive[size : size + 4] = (100).to_bytes(4, "little")
    assert outcome(tmp_path, bytes(archive)) == {"reports.zip/a.txt": "is damaged in its ZIP file"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is a damaged ZIP file"),
        (b"PK\x03\x04 no more", "is a damaged ZIP file"),
        (zip_file({}), "is a ZIP file without files"),
    ],
)
def test_an_archive_that_cannot_be_opened_stands_for_itself(tmp_path: Path, content: bytes, reason: str) -> None:
    assert outcome(tmp_path, content) == {"reports.zip": reason}


def test_what_systems_put_into_archives_is_left_out(tmp_path: Path) -> None:
    remains = ("__MACOSX/._a.txt", ".DS_Store", "Thumbs.db", "~$a.docx", "folder/")
    assert outcome(tmp_path, zip_file(dict.fromkeys(remains, b"") | {"a.txt": TEXT.encode()})) == {
        "reports.zip/a.txt": TEXT
    }


def test_whether_a_member_is_there_is_known_from_its_path(tmp_path: Path) -> None:
    outcome(tmp_path, zip_file({"2023/a.txt": TEXT.encode()}))
    assert is_there(tmp_path / "reports.zip" / "2023" / "a.txt")
    assert not is_there(tmp_path / "reports.zip" / "2023" / "b.txt")
    assert not is_there(tmp_path / "other.zip" / "a.txt")


def test_a_side_file_beside_the_archive_knows_its_members(tmp_path: Path) -> None:
    side = "reports:\n  - file: reports.zip/a.txt\n    agency: 韶关市自然资源局\n    year: 2021\n"
    (tmp_path / "sources.yaml").write_text(side, encoding="utf-8")
    (tmp_path / "reports.zip").write_bytes(zip_file({"a.txt": TEXT.encode()}))
    (source,) = source_files([tmp_path])
    report = read_report(source, read_bytes(source))
    assert (report.agency, report.year) == ("韶关市自然资源局", 2021)
