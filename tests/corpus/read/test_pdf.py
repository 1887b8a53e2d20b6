"""PDF files: pages, wrapped lines, tables, and those without text."""

import zlib
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from corpus.errors import UnreadableReport
from corpus.limits import Limits
from corpus.read.pdf import read_pdf
from tests.corpus.read.made import FONT, LINES, PARAGRAPHS, TEXT, TITLE, pdf_report, report_of, saved, two_column_pdf


def refusal(content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableReport) as refused:
        read_pdf(content, "report.pdf", limits or Limits())
    return refused.value.reason


@pytest.mark.parametrize("width", [420, 380, 300])
def test_wrapped_lines_are_whole_paragraphs_again_and_no_word_is_changed(tmp_path: Path, width: int) -> None:
    assert report_of(tmp_path, "report.pdf", pdf_report(LINES, width=width)).text == TEXT


def test_page_numbers_and_running_heads_are_gone_and_pages_are_known(tmp_path: Path) -> None:
    report = report_of(tmp_path, "report.pdf", pdf_report(LINES[:4], LINES[4:], head="乐昌市自然资源局文件"))
    assert report.text == TEXT
    assert [report.text[start:].split("\n")[0] for start in report.pages] == [LINES[0], LINES[4]]


def test_a_paragraph_goes_on_over_a_page_break_and_the_page_starts_within_it() -> None:
    long = "加快推进政务数据共享，进一步压缩办理时限，提升群众和企业的获得感" * 40 + "。"
    reading = read_pdf(pdf_report((TITLE, long)), "report.pdf", Limits())
    assert reading.text == f"{TITLE}\n{long}"
    assert len(reading.pages) == 3
    assert reading.pages[1] < reading.pages[2] < len(reading.text)


def test_short_lines_and_headings_are_not_joined_to_what_follows() -> None:
    lines = ("一、基本情况", "（一）依法实施", "1.受理情况", "全年受理5件。")
    reading = read_pdf(pdf_report((*lines, *PARAGRAPHS)), "report.pdf", Limits())
    assert reading.text.split("\n")[:4] == list(lines)


def test_table_cells_are_kept_apart_in_their_place_between_paragraphs() -> None:
    grid = TableStyle([("FONTNAME", (0, 0), (-1, -1), FONT), ("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    table = Table([["事项", "受理（件）", "办结"], ["采矿权登记", "", "118"]], style=grid)
    reading = read_pdf(pdf_report((*LINES[:3], table, *LINES[3:])), "report.pdf", Limits())
    rows = ["事项 | 受理（件） | 办结", "采矿权登记 |  | 118"]
    assert reading.text.split("\n") == [*LINES[:3], *rows, *LINES[3:]]


@pytest.mark.parametrize("times", [3, 8, 9, 14])
def test_two_columns_are_read_one_after_the_other_and_the_title_across_them_first(times: int) -> None:
    paragraphs = [f"{number}号：{words}" for number in range(times) for words in PARAGRAPHS]
    assert read_pdf(two_column_pdf(TITLE, *paragraphs), "report.pdf", Limits()).text.split("\n") == [TITLE, *paragraphs]


def test_a_table_without_rules_is_no_pair_of_columns() -> None:
    rows = [[words, f"{number}件"] for number, words in enumerate(("采矿权登记", "不动产登记业务", "规划许可", "用地预审") * 4)]
    style = TableStyle([("FONTNAME", (0, 0), (-1, -1), FONT)])
    reading = read_pdf(pdf_report((*LINES, Table(rows, colWidths=200, style=style))), "report.pdf", Limits())
    assert reading.text.split("\n")[len(LINES) :] == [" ".join(row) for row in rows]


@pytest.mark.parametrize("kids", ["1 0 R", "2 0 R 2 0 R", "3 0 R 2 0 R"])
def test_a_tree_of_pages_that_leads_back_to_itself_is_refused(kids: str) -> None:
    pages = f"2 0 obj\n<</Type/Pages/Count 3/Parent 2 0 R/Kids [{kids}]>>\nendobj\n"
    whole = f"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n{pages}trailer<</Root 1 0 R>>\n%%EOF"
    assert refusal(whole.encode()).startswith("is a damaged PDF file")


def test_a_watermark_across_the_page_is_not_text() -> None:
    marked = PdfWriter(clone_from=PdfReader(BytesIO(pdf_report())))
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.rotate(45)
    canvas.setFont(FONT, 40)
    canvas.drawString(300, 100, "内部资料")
    canvas.save()
    marked.pages[0].merge_page(PdfReader(buffer).pages[0])
    content = BytesIO()
    marked.write(content)
    assert read_pdf(content.getvalue(), "report.pdf", Limits()).text == TEXT


def test_an_encrypted_pdf_is_refused() -> None:
    assert refusal(pdf_report(encrypt="secret")) == "is an encrypted PDF"


def test_a_pdf_that_only_forbids_copying_is_read_as_any_viewer_shows_it() -> None:
    locked = PdfWriter(clone_from=PdfReader(BytesIO(pdf_report())))
    locked.encrypt(user_password="", owner_password="owner", algorithm="AES-256")
    content = BytesIO()
    locked.write(content)
    assert read_pdf(content.getvalue(), "report.pdf", Limits()).text == TEXT


def test_a_scan_without_text_is_refused() -> None:
    assert refusal(pdf_report(("扫描件",), ("第二页",))).startswith("is a scan without text (2 pages")


def test_a_page_without_text_among_others_is_warned_of(tmp_path: Path) -> None:
    pages = PdfWriter(clone_from=PdfReader(BytesIO(pdf_report())))
    pages.add_blank_page()
    content = BytesIO()
    pages.write(content)
    report = report_of(tmp_path, "report.pdf", content.getvalue())
    assert "no text on page 2: a picture or a scan" in report.warnings


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_a_pdf_cut_off_is_refused_as_damaged(kept: float) -> None:
    whole = pdf_report()
    assert refusal(whole[: int(len(whole) * kept)]).startswith("is a damaged PDF file")


def test_a_pdf_with_its_objects_gone_is_refused_as_damaged() -> None:
    assert refusal(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF").startswith("is a damaged PDF file")
    assert refusal(b"<html>") == "is a damaged PDF file (its start or its end is missing)"
    assert refusal(b"") == "is empty"


def test_more_pages_than_allowed_are_refused() -> None:
    assert refusal(pdf_report(LINES, LINES), Limits(pages=1)) == "has 2 pages, more than the 1 allowed"


@pytest.mark.parametrize("packings", [1, 2])
def test_a_bomb_is_refused_before_it_is_unpacked(packings: int) -> None:
    packed = b"0" * (3 * 1024 * 1024)
    for _ in range(packings):
        packed = zlib.compress(packed, 9)
    bomb = b"%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream\nendobj\n%%EOF"
    assert refusal(bomb, Limits(unpacked_megabytes=2)) == "unpacks to more than 2 MB"


def test_a_file_over_the_size_allowed_is_not_opened(tmp_path: Path) -> None:
    from corpus.read import read_bytes

    source, _ = saved(tmp_path, "report.pdf", pdf_report())
    source.path.write_bytes(b"0" * (1024 * 1024 + 1))
    with pytest.raises(UnreadableReport, match="is larger than 1 MB"):
        read_bytes(source, Limits(file_megabytes=1))
