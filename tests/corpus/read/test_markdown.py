"""Markdown files are read as the pages they render to."""

from pathlib import Path

import pytest

from tests.corpus.read.made import LINES, TEXT, report_of

TABLE = "| 事项 | 受理量 |\n|---|---|\n| 取水许可 | 207 |"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_headings_emphasis_and_indents_leave_no_marks(tmp_path: Path, encoding: str) -> None:
    title, *lines = LINES
    written = "\n".join((f"# {title}", "", *(f"    **{line[:2]}**{line[2:]}" for line in lines)))
    assert report_of(tmp_path, "report.md", written.encode(encoding)).text == TEXT


def test_a_table_is_read_with_its_cells(tmp_path: Path) -> None:
    text = report_of(tmp_path, "report.md", f"{TEXT}\n\n{TABLE}\n".encode()).text
    assert "|---" not in text and any("取水许可" in line and line.endswith("207") for line in text.split("\n"))
