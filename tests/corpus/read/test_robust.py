"""Whatever the bytes, a reader gives a text or refuses the file; it never fails in another way."""

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableReport
from corpus.furniture import restored, without_furniture
from corpus.limits import Limits
from corpus.read import READERS, read_bytes, source_files
from corpus.read.reading import pages_without
from tests.corpus.read.made import TEXT, html_page, paragraphs_of, pdf_report, word_report, zip_file

LIMITS = Limits(unpacked_megabytes=20, pages=20)
SUFFIXES = sorted(set(READERS) - {".doc", ".htm", ".markdown"})


@lru_cache
def whole(suffix: str) -> bytes:
    made = {
        ".txt": TEXT.encode("gb18030"),
        ".html": html_page(paragraphs_of() + "<table><tr><td>甲<td>乙</table>"),
        ".md": ("# " + TEXT + "\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n").encode(),
        ".docx": word_report(),
        ".pdf": pdf_report(),
        ".zip": zip_file({"a.txt": TEXT.encode(), "b.zip": zip_file({"c.txt": TEXT.encode()})}),
    }
    return made[suffix]


def damaged(content: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    """The content with pieces written over it at shares of its length."""
    for share, piece in changes:
        at = int(share * len(content))
        content = content[:at] + piece + content[at + len(piece) :]
    return content


damages = st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=12)), min_size=1, max_size=4)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None)
@given(changes=damages)
def test_a_damaged_file_gives_a_text_or_is_refused(suffix: str, changes: list[tuple[float, bytes]]) -> None:
    try:
        reading = READERS[suffix](damaged(whole(suffix), changes), "report", LIMITS)
    except UnreadableReport:
        return
    text, furniture = without_furniture(reading.text)
    assert restored(text, furniture) == reading.text
    assert all(0 <= page <= len(text) for page in pages_without(reading.pages, furniture))


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_give_a_text_or_are_refused(suffix: str, content: bytes) -> None:
    try:
        READERS[suffix](content, "report", LIMITS)
    except UnreadableReport:
        return


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=damages)
def test_a_damaged_archive_gives_members_or_is_refused(tmp_path: Path, changes: list[tuple[float, bytes]]) -> None:
    (tmp_path / "a.zip").write_bytes(damaged(whole(".zip"), changes))
    for source in source_files([tmp_path], LIMITS):
        try:
            read_bytes(source, LIMITS)
        except UnreadableReport:
            continue


@given(st.lists(st.sampled_from(["正文。\n", "【打印】\n", "发布时间：2024-03-05\n", "\n"]), max_size=12), st.data())
def test_page_starts_move_with_the_furniture_that_is_taken_out(lines: list[str], drawn: st.DataObject) -> None:
    source = "".join(lines)
    at = drawn.draw(st.integers(0, len(lines)))
    page = len("".join(lines[:at]))
    text, furniture = without_furniture(source)
    (moved,) = pages_without((page,), furniture)
    kept_before = [line for line in lines[:at] if line == "正文。\n"]
    assert text[:moved].count("正文。") == len(kept_before)
