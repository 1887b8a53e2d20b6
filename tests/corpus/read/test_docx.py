"""Word files: paragraphs with their printed numbers, tables, and what Word does not show."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import nsdecls, qn

from corpus.errors import UnreadableReport
from corpus.limits import Limits
from corpus.read.docx import read_docx
from tests.corpus.read.made import LINES, TEXT, add_list, numbered, report_of, word_file, word_report, xml, zip_file

DOCUMENT = "word/document.xml"


def text_of(document: docx.document.Document) -> str:
    return read_docx(word_file(document), "report.docx", Limits()).text


def refusal(content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableReport) as refused:
        read_docx(content, "report.docx", limits or Limits())
    return refused.value.reason


def with_part(content: bytes, path: str, part: bytes) -> bytes:
    """A Word file with one of its parts replaced."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return zip_file({name: parts.read(name) for name in parts.namelist()} | {path: part})


def test_a_word_file_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    assert report_of(tmp_path, "report.docx", word_report()).text == TEXT


def test_automatic_numbers_are_printed_as_word_prints_them() -> None:
    document = docx.Document()
    add_list(document, 90, ("japaneseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    for level, words in (
        (0, "基本情况"),
        (1, "依法实施"),
        (2, "受理"),
        (2, "办结"),
        (1, "公开公示"),
        (2, "网站"),
        (0, "存在问题"),
    ):
        numbered(document.add_paragraph(words), 90, level)
    assert text_of(document).split("\n") == [
        "一、基本情况", "（一）依法实施", "1.受理", "2.办结", "（二）公开公示", "1.网站", "二、存在问题"
    ]  # fmt: skip


def test_numbers_that_a_heading_style_brings_are_printed() -> None:
    document = docx.Document()
    add_list(document, 91, ("chineseCountingThousand", "第%1章"))
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="91"/></w:numPr>'))
    for words in ("总体情况", "批后监管"):
        document.add_heading(words, 1)
    assert text_of(document) == "第一章总体情况\n第二章批后监管"


def test_a_list_with_a_start_of_its_own_counts_anew() -> None:
    document = docx.Document()
    add_list(document, 92, ("decimal", "%1、"))
    again = (
        f'<w:num {nsdecls("w")} w:numId="93"><w:abstractNumId w:val="92"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    document.part.numbering_part.element.append(xml(again))
    for number, words in ((92, "甲"), (92, "乙"), (93, "丙"), (93, "丁")):
        numbered(document.add_paragraph(words), number, 0)
    assert text_of(document) == "1、甲\n2、乙\n1、丙\n2、丁"


def test_tables_stand_in_reading_order_with_merged_and_empty_cells_apart() -> None:
    document = docx.Document()
    document.add_paragraph(LINES[0])
    table = document.add_table(3, 3)
    for cell, words in zip(
        table._cells, ["事项", "数量", "", "", "受理", "办结", "采矿权登记", "", "5件"], strict=True
    ):
        cell.text = words
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    document.add_paragraph(LINES[1])
    rows = ["事项 | 数量 | ", " | 受理 | 办结", "采矿权登记 |  | 5件"]
    assert text_of(document).split("\n") == [LINES[0], *rows, LINES[1]]


def test_deleted_and_hidden_text_is_gone_and_inserted_text_stays() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("受理")
    paragraph._p.append(xml(f"<w:ins {nsdecls('w')}><w:r><w:t>申请</w:t></w:r></w:ins>"))
    paragraph._p.append(xml(f"<w:del {nsdecls('w')}><w:r><w:delText>许可</w:delText></w:r></w:del>"))
    paragraph.add_run("隐藏").font.hidden = True
    paragraph.add_run("5件")
    assert text_of(document) == "受理申请5件"


def test_a_paragraph_whose_mark_is_deleted_goes_on_with_the_next_and_a_deleted_row_is_gone() -> None:
    document = docx.Document()
    mark = xml(f"<w:rPr {nsdecls('w')}><w:del/></w:rPr>")
    document.add_paragraph("受理申请")._p.get_or_add_pPr().append(mark)
    document.add_paragraph("5件，办结5件。")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ["事项", "数量", "旧事项", "9件"], strict=True):
        cell.text = words
    table.rows[1]._tr.get_or_add_trPr().append(xml(f"<w:del {nsdecls('w')}/>"))
    assert text_of(document) == "受理申请5件，办结5件。\n事项 | 数量"


def test_text_that_was_moved_shows_only_where_it_is_now() -> None:
    document = docx.Document()
    for change, words in (("moveFrom", "旧处"), ("moveTo", "新处")):
        piece = f"<w:{change} {nsdecls('w')}><w:r><w:t>{words}</w:t></w:r></w:{change}>"
        document.add_paragraph()._p.append(xml(piece))
    assert text_of(document) == "新处"


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_stands_behind_the_paragraph_that_refers_to_it(kind: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("受理5件")
    paragraph._p.append(xml(f'<w:r {nsdecls("w")}><w:{kind}Reference w:id="2"/></w:r>'))
    paragraph.add_run("，办结5件。")
    document.add_paragraph("第二段。")
    notes = (
        f'<w:{kind}s {nsdecls("w")}><w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:id="2"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>含下属单位。</w:t></w:r></w:p></w:{kind}></w:{kind}s>'
    )
    content = with_part(word_file(document), f"word/{kind}s.xml", notes.encode())
    assert read_docx(content, "report.docx", Limits()).text == "受理5件，办结5件。\n含下属单位。\n第二段。"


def test_heads_and_feet_of_the_page_are_no_part_of_the_report_and_a_table_in_a_cell_is() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "事项"
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "受理", "5件"
    assert text_of(document) == "事项 | 受理 | 5件"


def test_xml_beyond_the_size_of_a_file_is_refused_before_it_becomes_a_tree() -> None:
    large = with_part(word_report(), DOCUMENT, b" " * (2 * 1024 * 1024))
    assert refusal(large, Limits(file_megabytes=1)) == "holds more than 1 MB of text and layout"


def test_fields_show_their_result_and_never_their_instruction() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("见")
    paragraph._p.append(
        xml(
            f'<w:hyperlink {nsdecls("w")}><w:r><w:instrText>HYPERLINK "http://x.cn"</w:instrText></w:r>'
            "<w:r><w:t>附件</w:t></w:r></w:hyperlink>"
        )
    )
    assert text_of(document) == "见附件"


def test_a_table_of_contents_is_no_part_of_the_report() -> None:
    document = docx.Document()
    contents = (
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>一、基本情况1</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.add_paragraph(LINES[0])
    document.element.body.insert(0, xml(contents))
    assert text_of(document) == LINES[0]


def test_a_text_box_is_read_once() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent>"
    both = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document.add_paragraph("正文")._p.append(xml(both))
    assert text_of(document) == "正文\n文本框"


def test_line_breaks_part_lines_and_page_breaks_do_not() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("甲")
    run.add_break()
    run.add_text("乙")
    run._r.append(xml(f'<w:br {nsdecls("w")} w:type="page"/>'))
    run.add_text("丙")
    assert text_of(document) == "甲\n乙丙"
    assert qn("w:br") in {child.tag for child in run._r}


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    for entity in (f'SYSTEM "{secret.as_uri()}"', '"机密"'):
        part = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x {entity}>]><w:document {nsdecls("w")}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
        assert "entities" in refusal(with_part(word_report(), DOCUMENT, part.encode()))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part(word_report(), DOCUMENT, b" " * (3 * 1024 * 1024))
    assert refusal(bomb, Limits(unpacked_megabytes=2)) == "unpacks to more than 2 MB"


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.95])
def test_a_word_file_cut_off_is_refused_as_damaged(kept: float) -> None:
    whole = word_report()
    assert refusal(whole[: int(len(whole) * kept)]) == "is a damaged Word file"


def test_a_word_file_with_broken_xml_or_none_is_refused() -> None:
    assert refusal(with_part(word_report(), DOCUMENT, b"<w:document")) == "is a damaged Word file"
    assert refusal(zip_file({"a.txt": b""})) == "is no Word file"
    assert refusal(b"") == "is empty"


def test_an_encrypted_word_file_is_refused() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le")
    assert refusal(locked) == "is an encrypted Word file"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<!DOCTYPE html><html><body><p>一、基本情况</p></body></html>".encode(), "is a web page saved as .docx"),
        ("一、基本情况\n受理120件。".encode("gb18030"), "is plain text saved as .docx"),
        (b"%PDF-1.7\n", "is a PDF file saved as .docx"),
        (b"PK\x03\x04 cut short", "is a damaged Word file"),
    ],
)
def test_a_file_under_a_false_name_is_called_what_it_is(content: bytes, told: str) -> None:
    assert told in refusal(content)
