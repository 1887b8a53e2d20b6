"""Word files (.docx): paragraphs with their printed numbers, and tables, in reading order."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

from lxml import etree

from corpus.errors import UnreadableReport
from corpus.limits import MEGABYTE, Limits
from corpus.read.docx_numbers import Numbering
from corpus.read.docx_xml import Element, attribute, child, children, value, w, whole
from corpus.read.html import looks_like_html
from corpus.read.reading import Reading
from corpus.read.tables import WIDEST_SPAN, Cell, table_lines

OLE = b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
FALSE_NAMES = ((b"%PDF", "a PDF file"), (b"{\\rtf", "a Word file (RTF)"))
DOCUMENT = "word/document.xml"
CONTENTS_STYLE = re.compile(r"toc ?\d|TOC|目录", re.IGNORECASE)
# What holds other content without showing anything itself; a deletion or a moved-away text shows nothing.
HOLDERS = frozenset(
    map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo"))
)
MARKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
NOTES = ("footnote", "endnote")
TEXT_BOX = w("txbxContent")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# Bullets and signs of symbol fonts lie in the private range; there is no character for them.
PRIVATE = range(0xE000, 0xF900)


def read_docx(content: bytes, name: str, limits: Limits) -> Reading:
    """The text of a Word file; no macro, link, embedded object or picture is opened.

    Raises:
        UnreadableReport: encrypted, damaged, no Word file, or over the limits.
    """
    if not content:
        raise UnreadableReport(name, "is empty")
    if content.startswith(OLE):
        raise UnreadableReport(
            name, "is an encrypted Word file" if ENCRYPTED in content else "is an old Word file (.doc) saved as .docx"
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            _refuse_bomb(parts, name, limits)
            document = _part(parts, DOCUMENT, name)
            numbering = Numbering(_part(parts, "word/numbering.xml", name), _part(parts, "word/styles.xml", name))
            notes = _notes(parts, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableReport(name, _what_it_is(content)) from error
    body = None if document is None else child(document, "body")
    if body is None:
        raise UnreadableReport(name, "is no Word file")
    _join_where_the_mark_is_deleted(body)
    _take_notes_in(body, notes)
    return Reading("\n".join(_lines(body, numbering)))


def _what_it_is(content: bytes) -> str:
    """What a file is that is no ZIP file and so no Word file: another kind under a false name, or a damaged one."""
    for start, kind in FALSE_NAMES:
        if content.startswith(start):
            return f"is {kind} saved as .docx"
    if content.startswith(b"PK") or b"\0" in content:
        return "is a damaged Word file"
    if looks_like_html(content):
        return "is a web page saved as .docx"
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            content.decode(encoding)
            return "is plain text saved as .docx"
    return "is a damaged Word file"


def _notes(parts: zipfile.ZipFile, name: str) -> dict[tuple[str, str], Element]:
    """Footnotes and endnotes by kind and id; the lines that Word draws above them are none."""
    notes = {}
    for kind in NOTES:
        part = _part(parts, f"word/{kind}s.xml", name)
        for note in () if part is None else children(part, kind):
            if attribute(note, "type") in ("", "normal"):
                notes[kind, attribute(note, "id")] = note
    return notes


def _take_notes_in(body: Element, notes: dict[tuple[str, str], Element]) -> None:
    """Move each note behind the paragraph that refers to it, where its words belong and nothing is interrupted."""
    for kind in NOTES:
        for reference in list(body.iter(w(f"{kind}Reference"))):
            note = notes.pop((kind, attribute(reference, "id")), None)
            paragraph = next(reference.iterancestors(w("p")), None)
            if note is not None and paragraph is not None:
                for line in reversed(list(children(note, "p"))):
                    paragraph.addnext(line)


def _join_where_the_mark_is_deleted(body: Element) -> None:
    """A paragraph whose mark is deleted goes on with the next: only its own words may be left of it."""
    for mark in list(body.iter(w("del"))):
        properties = mark.getparent()
        paragraph = None if properties is None else next(properties.iterancestors(w("p")), None)
        if paragraph is None or properties is None or properties.tag != w("rPr") or _is_of_run(properties):
            continue
        following = paragraph.getnext()
        if following is not None and following.tag == w("p"):
            own = child(following, "pPr")
            at = 0 if own is None else 1
            for number, part in enumerate(part for part in list(paragraph) if part.tag != w("pPr")):
                following.insert(at + number, part)
            paragraph.clear()


def _is_of_run(properties: Element) -> bool:
    above = properties.getparent()
    return above is None or above.tag != w("pPr")


def _refuse_bomb(parts: zipfile.ZipFile, name: str, limits: Limits) -> None:
    """The sizes that the parts declare are the most that zipfile ever unpacks of them."""
    if sum(part.file_size for part in parts.infolist()) > limits.unpacked_megabytes * MEGABYTE:
        raise UnreadableReport(name, f"unpacks to more than {limits.unpacked_megabytes} MB")
    # As a tree, XML takes twenty times its size of memory; pictures are never opened.
    if any(part.filename.endswith(".xml") and part.file_size > limits.file_megabytes * MEGABYTE for part in parts.infolist()):
        raise UnreadableReport(name, f"holds more than {limits.file_megabytes} MB of text and layout")


def _part(parts: zipfile.ZipFile, path: str, name: str) -> Element | None:
    """One part as XML, None where the file has no such part."""
    if path not in parts.namelist():
        return None
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        part = etree.fromstring(parts.read(path), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableReport(name, "is a damaged Word file") from error
    if part.getroottree().docinfo.doctype:
        raise UnreadableReport(name, "is a damaged Word file (it declares entities, as no Word file does)")
    return part


def _lines(holder: Element, numbering: Numbering) -> Iterator[str]:
    """The lines of a body, a cell or a text box."""
    for part in holder:
        if part.tag == w("p"):
            yield from _paragraph(part, numbering)
        elif part.tag == w("tbl"):
            yield from table_lines([_row(row, numbering) for row in _within(part, "tr")])
        elif part.tag in HOLDERS and not _is_contents(part):
            yield from _lines(part, numbering)


def _paragraph(paragraph: Element, numbering: Numbering) -> Iterator[str]:
    """A paragraph's lines with its printed number, then those of the text boxes anchored in it."""
    style = numbering.style_of(paragraph)
    if not CONTENTS_STYLE.match(style):
        text = "".join(_text(paragraph))
        if text.strip():
            lines = (numbering.label(paragraph) + text.strip()).split("\n")
            yield from (line.strip() for line in lines if line.strip())
    for box in paragraph.iter(TEXT_BOX):
        if not any(above.tag == FALLBACK for above in box.iterancestors()):
            yield from _lines(box, numbering)


def _text(holder: Element) -> Iterator[str]:
    for part in holder:
        if part.tag == w("r"):
            yield from _run(part)
        elif part.tag in HOLDERS:
            yield from _text(part)
        elif isinstance(part.tag, str) and part.tag.endswith(("}oMath", "}oMathPara")):
            yield from (words.text or "" for words in part.iter(MATH_TEXT))


def _run(run: Element) -> Iterator[str]:
    if _is_hidden(run):
        return
    for part in run:
        if part.tag == w("t"):
            yield part.text or ""
        elif part.tag == w("sym"):
            yield _symbol(part)
        elif part.tag == w("ruby"):
            base = child(part, "rubyBase")
            yield from _text(base) if base is not None else ()
        elif part.tag in MARKS and attribute(part, "type") not in ("page", "column"):
            yield MARKS[part.tag]


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{w('rPr')}/{w('vanish')}")
    return hidden is not None and attribute(hidden, "val") not in ("0", "false")


def _symbol(part: Element) -> str:
    try:
        code = int(attribute(part, "char"), 16)
    except ValueError:
        return ""
    return "" if code in PRIVATE or code > 0x10FFFF else chr(code)


def _row(row: Element, numbering: Numbering) -> list[Cell]:
    """The cells of a row; an empty one wherever a merged cell goes on."""
    cells: list[Cell] = []
    for cell in _within(row, "tc"):
        properties = child(cell, "tcPr")
        goes_on = properties is not None and _goes_on(properties)
        cells.append([] if goes_on else list(_lines(cell, numbering)))
        cells += [()] * (_columns(properties) - 1)
    return cells


def _within(holder: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those wrapped in content controls or tracked insertions."""
    for part in holder:
        if part.tag == w(name) and not _is_deleted_row(part):
            yield part
        elif part.tag in HOLDERS:
            yield from _within(part, name)


def _is_deleted_row(part: Element) -> bool:
    properties = child(part, "trPr")
    return properties is not None and child(properties, "del") is not None


def _goes_on(properties: Element) -> bool:
    merge = child(properties, "vMerge")
    return merge is not None and attribute(merge, "val") in ("", "continue")


def _columns(properties: Element | None) -> int:
    span = whole(value(properties, "gridSpan"), 1) if properties is not None else 1
    return min(max(span, 1), WIDEST_SPAN)


def _is_contents(part: Element) -> bool:
    """Whether a content control holds a table of contents: headings said twice, with page numbers."""
    return any(
        attribute(gallery, "val") == "Table of Contents"
        for gallery in part.iterfind(f"{w('sdtPr')}//{w('docPartGallery')}")
    )
