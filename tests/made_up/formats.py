"""Blocks → the bytes of a file: plain text in three encodings, HTML, DOCX, PDF."""

import io
import zipfile
from collections.abc import Callable
from html import escape

from tests.made_up.marks import plain
from tests.made_up.plan import Plan
from tests.made_up.writer import Block

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 595, 842, 70
FONT, SIZE, LEADING = "STSong-Light", 12, 20
CELL_WIDTH = 120
LINES_A_PAGE = (PAGE_HEIGHT - 2 * MARGIN) // LEADING
INDENTS = ("", "　　", "    ", "  ")
ENCODINGS = {"txt": "utf-8", "txt_bom": "utf-8-sig", "txt_gb18030": "gb18030"}
EPOCH = (1980, 1, 1, 0, 0, 0)


def print_text(blocks: list[Block], plan: Plan) -> str:
    """The lines of the page with their marks, as plain text has them."""
    rng = plan.draws("layout")
    indent, gap = rng.choice(INDENTS), rng.choice(("\n", "\n\n"))
    if rng.random() < 0.2:
        indent = ""
    lines = [_line(block, indent, plan) for block in blocks]
    return gap.join(lines) + "\n"


def file_content(text: str, blocks: list[Block], plan: Plan) -> bytes:
    """The bytes of the report's file."""
    if plan.format in ENCODINGS:
        return plain(text).encode(ENCODINGS[plan.format])
    writers: dict[str, Callable[[list[Block], Plan], bytes]] = {"html": _html, "docx": _docx, "pdf": _pdf}
    return writers[plan.format]([_bare(block) for block in blocks], plan)


def _bare(block: Block) -> Block:
    rows = tuple(tuple(plain(cell) for cell in row) for row in block.rows)
    return Block(block.role, plain(block.text), block.type, rows)


def _line(block: Block, indent: str, plan: Plan) -> str:
    if block.rows:
        return table_text(block.rows, plan)
    if block.role in ("title", "signature"):
        return "　" * (6 if indent else 0) + block.text
    return (indent if block.role in ("heading", "paragraph", "opening", "item") else "") + block.text


def table_text(rows: tuple[tuple[str, ...], ...], plan: Plan) -> str:
    """A table in plain text, in the form that the plan's damage gives it."""
    if plan.has("table_cells"):
        return "\n".join(cell for row in rows for cell in row if plain(cell))
    if plan.has("table_glued"):
        return "".join(cell for row in rows for cell in row)
    if plan.has("table_box"):
        rule = "─" * 10
        body = "\n".join("│" + "│".join(row) + "│" for row in rows)
        return f"┌{rule}┬{rule}┬{rule}┐\n{body}\n└{rule}┴{rule}┴{rule}┘"
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _html(blocks: list[Block], plan: Plan) -> bytes:
    rng = plan.draws("layout")
    charset = rng.choice(("utf-8", "utf-8", "gb18030"))
    first = next((i for i, block in enumerate(blocks) if block.role != "furniture"), 0)
    last = max((i for i, block in enumerate(blocks) if block.role != "furniture"), default=0)
    named = plan.agency.name if not any(d.startswith("agency_") for d in plan.damages) else "政府信息公开"
    parts = [
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="{charset}">\n<title>{escape(named)}</title>',
        "<style>p{text-indent:2em}</style>\n<script>var site={id:1};function share(){return '分享到微信';}</script>\n</head>\n<body>",
        '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/xw/">新闻中心</a></li><li><a href="/zw/">政务公开</a></li></ul>',
        *(f'<div class="crumb">{escape(block.text)}</div>' for block in blocks[:first]),
        '<div class="article">',
        *(_html_block(block, plan) for block in blocks[first : last + 1]),
        "</div>",
        *(f'<div class="foot">{escape(block.text)}</div>' for block in blocks[last + 1 :]),
        "</body>\n</html>\n",
    ]
    return "\n".join(parts).encode(charset, "xmlcharrefreplace")


def _html_block(block: Block, plan: Plan) -> str:
    if block.rows and not any(damage.startswith("table_") for damage in plan.damages):
        rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
        return f'<table border="1"><tbody>{rows}</tbody></table>'
    text = escape(table_text(block.rows, plan) if block.rows else block.text).replace("\n", "<br>\n")
    if block.role == "title":
        return f"<h1>{text}</h1>"
    return f"<p><strong>{text}</strong></p>" if block.role == "heading" else f"<p>&nbsp;&nbsp;{text}</p>"


def _docx(blocks: list[Block], plan: Plan) -> bytes:
    from docx import Document

    document = Document()
    styled = plan.draws("layout").random() < 0.5
    for block in blocks:
        if block.rows:
            table = document.add_table(rows=0, cols=len(block.rows[0]))
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif styled and block.role in ("title", "heading"):
            document.add_paragraph(block.text, style="Title" if block.role == "title" else "Heading 1")
        else:
            document.add_paragraph(block.text)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_times(buffer.getvalue())


def _without_times(content: bytes) -> bytes:
    """The same archive with one fixed time, so that a seed gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w") as target:
        for entry in source.infolist():
            target.writestr(zipfile.ZipInfo(entry.filename, EPOCH), source.read(entry), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _pdf(blocks: list[Block], plan: Plan) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    lines = [line for block in blocks for line in _pdf_lines(block)]
    for page, first in enumerate(range(0, len(lines), LINES_A_PAGE)):
        canvas.setFont(FONT, SIZE)
        for number, (x, words) in enumerate(lines[first : first + LINES_A_PAGE]):
            for column, cell in enumerate(words):
                canvas.drawString(MARGIN + x + CELL_WIDTH * column, PAGE_HEIGHT - MARGIN - LEADING * number, cell)
        canvas.drawCentredString(PAGE_WIDTH / 2, MARGIN / 2, f"- {page + 1} -")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _pdf_lines(block: Block) -> list[tuple[int, tuple[str, ...]]]:
    """Lines of a block with their indent: a paragraph wrapped, a table's rows as cells side by side."""
    if block.rows:
        return [(0, row) for row in block.rows]
    wide = (PAGE_WIDTH - 2 * MARGIN) // SIZE
    indent = {"title": 5, "signature": wide - 16}.get(block.role, 2)
    lines: list[tuple[int, tuple[str, ...]]] = []
    rest, first = block.text, True
    while rest:
        at = _fitting(rest, wide - (indent if first or block.role in ("title", "signature") else 0))
        lines.append((SIZE * indent if first or block.role in ("title", "signature") else 0, (rest[:at],)))
        rest, first = rest[at:], False
    return lines


def _fitting(text: str, width: int) -> int:
    """How many characters fit a line; an ASCII character takes half the width."""
    used = 0.0
    for index, character in enumerate(text):
        used += 0.5 if character.isascii() else 1
        if used > width:
            return max(1, index)
    return len(text)
