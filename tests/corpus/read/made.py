"""Source files of every format, made for the tests in their real form."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml as parsed
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from reportlab.lib import pagesizes
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, SimpleDocTemplate, Table
from reportlab.platypus import Paragraph as PrintedParagraph

from corpus.read import SourceFile, read_bytes, read_report, source_files
from corpus.types import Report

TITLE = "乐昌市自然资源局2023年度行政许可实施和监督管理情况报告"
PARAGRAPHS = (
    "一、基本情况",
    "根据《广东省行政许可监督管理条例》的要求，现将我局2023年度行政许可实施和监督管理情况报告如下。"
    "2023年，我局共实施行政许可事项32项，受理行政许可申请1,245件，办结1,240件，同比上升65.86%，群众满意率为99.70%。",
    "（一）依法实施情况。我局严格按照法定的权限、范围、条件和程序实施行政许可，全年未发生因行政许可引起的行政复议和行政诉讼案件。",
    "二、存在问题和困难",
    "部门之间的数据尚未完全打通，信息孤岛现象仍然存在，部分申请材料需要群众重复提交，影响了审批效率。",
    "三、下一步工作措施及有关建议",
    "加快推进政务数据共享，建议上级部门统一开放数据接口，进一步压缩办理时限，提升群众和企业的获得感。",
)
LINES = (TITLE, *PARAGRAPHS)
TEXT = "\n".join(LINES)
FONT = "STSong-Light"


def report_of(folder: Path, name: str, content: bytes) -> Report:
    """The report that a file of this name and content gives, read the way the index reads it."""
    return read_report(*saved(folder, name, content))


def saved(folder: Path, name: str, content: bytes) -> tuple[SourceFile, bytes]:
    """A file on disk as a source, with its bytes."""
    path = folder / name
    path.write_bytes(content)
    (source,) = source_files([path])
    return source, read_bytes(source)


def html_page(body: str, head: str = "", charset: str = "utf-8") -> bytes:
    """A web page in an encoding that it declares."""
    page = f'<!DOCTYPE html><html><head><meta charset="{charset}">{head}</head><body>{body}</body></html>'
    return page.encode({"gb2312": "gb18030"}.get(charset, charset))


def paragraphs_of(lines: tuple[str, ...] = LINES) -> str:
    """Lines as HTML paragraphs."""
    return "".join(f"<p>{line}</p>" for line in lines)


def word_file(document: Document) -> bytes:
    """A python-docx document as the bytes of its file."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_report(lines: tuple[str, ...] = LINES) -> bytes:
    """A Word file of these paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return word_file(document)


def xml(markup: str) -> Any:
    """A piece of WordprocessingML, of whatever class python-docx gives it."""
    return parsed(markup)


def add_list(document: Document, number: int, *levels: tuple[str, str]) -> None:
    """A numbered list as Word keeps it: (number format, pattern) for each level."""
    shapes = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (form, pattern) in enumerate(levels)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{shapes}</w:abstractNum>'))
    numbering.append(xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def numbered(paragraph: Paragraph, number: int, level: int) -> Paragraph:
    """The paragraph as an item of the list, its number not in its text."""
    paragraph._p.get_or_add_pPr().append(
        xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    return paragraph


def pdf_report(
    *pages: tuple[str | Table, ...],
    head: str = "",
    numbers: bool = True,
    width: int = 420,
    encrypt: str | None = None,
    packed: bool = True,
) -> bytes:
    """A PDF in a Chinese font, its paragraphs wrapped by the page, with page numbers and a running head."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = BytesIO()
    style = ParagraphStyle("body", fontName=FONT, fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK")
    story: list[Flowable] = []
    for page in pages or (LINES,):
        story += [PrintedParagraph(part, style) if isinstance(part, str) else part for part in page]
        story.append(PageBreak())

    def edges(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        if head:
            canvas.drawString(60, 800, head)
        if numbers:
            canvas.drawCentredString(297, 30, f"— {template.page} —")

    margin = (pagesizes.A4[0] - width) / 2
    template = SimpleDocTemplate(
        buffer,
        pagesize=pagesizes.A4,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=90,
        bottomMargin=90,
        encrypt=encrypt,
        pageCompression=int(packed),
    )
    template.build(story, onFirstPage=edges, onLaterPages=edges)
    return buffer.getvalue()


def two_column_pdf(title: str, *paragraphs: str) -> bytes:
    """A PDF with its title across the page and its paragraphs in two columns, the left filled first."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = BytesIO()
    style = ParagraphStyle("body", fontName=FONT, fontSize=14, leading=22, firstLineIndent=28, wordWrap="CJK")
    template = BaseDocTemplate(buffer, pagesize=pagesizes.A4)

    def print_title(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont(FONT, 16)
        canvas.drawCentredString(297, 760, title)

    frames = [Frame(50, 60, 240, 680), Frame(310, 60, 240, 680)]
    first = PageTemplate("first", frames=frames, onPage=print_title, autoNextPageTemplate="later")
    template.addPageTemplates([first, PageTemplate("later", frames=frames)])
    template.build([PrintedParagraph(part, style) for part in paragraphs])
    return buffer.getvalue()


def zip_file(members: dict[str, bytes], encoding: str = "utf-8") -> bytes:
    """An archive; with `gbk` its names are stored as a Chinese Windows stores them, without the mark of UTF-8."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name) if encoding == "utf-8" else _LocalName(name.encode(encoding).decode("cp437"))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()


class _LocalName(zipfile.ZipInfo):
    """A member whose name is written byte for byte, as by a program that knows no UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("cp437"), self.flag_bits & ~0x800
