"""Web pages: the text that a browser shows of the main content, as lines."""

import re

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from corpus.errors import UnreadableReport
from corpus.furniture import PageMetadata, is_furniture
from corpus.limits import Limits
from corpus.read.encoding import DAMAGED, decoded
from corpus.read.html_content import core_of, take_furniture_out
from corpus.read.html_lines import Line, lines_of, merged_cells
from corpus.read.reading import Reading

LOOKS = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,80}encoding=[\"']([\w-]+)", re.I)
# Bytes at the start in which a page has to declare its encoding; browsers look at 1,024.
DECLARATION = 4096
DAY = re.compile(r"(20\d{2}|19\d{2})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})")
SHORTEST_TITLE = 6
# Cells that the tables of one page may claim; a spreadsheet saved as a page has a tenth.
MOST_CELLS = 1_000_000
# Elements that show their text in another face; old editors leave hundreds of them open in each other.
FACES = re.compile(r"</?(?:font|b|i|u|em|strong|big|small)(?:\s[^<>]*)?>", re.IGNORECASE)
# Names of meta tags, in lower case, in the order of trust.
TITLE_TAGS = ("articletitle", "og:title", "title")
DATE_TAGS = ("pubdate", "publishdate", "article:published_time", "publish_time", "createdate")
SOURCE_TAGS = ("contentsource", "source", "author")
ADDRESS_TAGS = ("url", "og:url")


def looks_like_html(content: bytes) -> bool:
    """Whether bytes start as a web page does, whatever the file is called."""
    return LOOKS.match(content[:DECLARATION]) is not None


def read_html(content: bytes, name: str, limits: Limits) -> Reading:
    """The text of a web page; no script runs and no link, frame or image is followed.

    Raises:
        UnreadableReport: empty, no text in a known encoding, no page at all.
    """
    if not content.strip():
        raise UnreadableReport(name, "is empty")
    found = CHARSET.search(content[:DECLARATION])
    declared = (found[1] or found[2]).decode("ascii") if found else ""
    source = decoded(content, name, declared)
    page = _parsed(source, name)
    if merged_cells(page) > MOST_CELLS:
        raise UnreadableReport(name, f"is a web page whose tables claim more than {MOST_CELLS} cells")
    about = _about(page)
    scripts, frames = page.find(".//script") is not None, page.find(".//frame") is not None
    text = "\n".join(line.text for line in _kept(page, about.title))
    if frames and not text:
        raise UnreadableReport(name, "only holds frames, whose pages are other files; save the page in the frame instead")
    if scripts and not text:
        raise UnreadableReport(name, "shows nothing until its JavaScript runs; save it from a browser that shows the text")
    damaged = text.count(DAMAGED)
    warnings = (f"{damaged} characters could not be decoded and stand as {DAMAGED}",) if damaged else ()
    return Reading(text, about=about, warnings=warnings)


def _parsed(source: str, name: str) -> HtmlElement:
    page, whole = _tree(source, name)
    if not whole:
        page, whole = _tree(FACES.sub("", source), name)
    if not whole:
        raise UnreadableReport(name, "is a web page whose elements lie too deep in each other to be read whole")
    return page


def _tree(source: str, name: str) -> tuple[HtmlElement, bool]:
    """The page, and whether it is all there: libxml2 stops without a word at a depth of 256 elements."""
    # It expands no entity but HTML's own, and fetches nothing.
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        page = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        raise UnreadableReport(name, "is a damaged web page") from error
    return page, not any(problem.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for problem in parser.error_log)


def _kept(page: HtmlElement, title: str) -> list[Line]:
    """The lines of the main content, and outside it those that may belong to the report."""
    body = page.find("body")
    if body is None:
        return []
    take_furniture_out(body)
    core = core_of(body)
    return [line for line in lines_of(body, core) if line.in_core or _may_belong(line, title)]


def _may_belong(line: Line, title: str) -> bool:
    """Whether a line outside the main content is prose, a headline or metadata, not the page's own label."""
    in_title = len(line.text) >= SHORTEST_TITLE and line.text in title
    return line.headline or in_title or "。" in line.text or is_furniture(line.text)


def _about(page: HtmlElement) -> PageMetadata:
    tags = _meta_tags(page)
    day = DAY.search(_first(tags, DATE_TAGS))
    link = page.xpath("string(//link[@rel='canonical']/@href)")
    address = _first(tags, ADDRESS_TAGS) or str(link)
    return PageMetadata(
        title=_first(tags, TITLE_TAGS) or " ".join(str(page.xpath("string(//title)")).split()),
        published=f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}" if day else "",
        source=_first(tags, SOURCE_TAGS),
        address=address if address.startswith(("http://", "https://")) else "",
    )


def _meta_tags(page: HtmlElement) -> dict[str, str]:
    tags: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = (tag.get("name") or tag.get("property") or "").lower()
        tags.setdefault(name, " ".join((tag.get("content") or "").split()))
    return tags


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str:
    return next((tags[name] for name in names if tags.get(name)), "")
