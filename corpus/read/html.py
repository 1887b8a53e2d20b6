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
from corpus.read.html_lines import Line, lines_of
from corpus.read.reading import Reading

LOOKS = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,80}encoding=[\"']([\w-]+)", re.I)
# Bytes at the start in which a page has to declare its encoding; browsers look at 1,024.
DECLARATION = 4096
DAY = re.compile(r"(20\d{2}|19\d{2})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})")
SHORTEST_TITLE = 6
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
    about = _about(page)
    text = "\n".join(line.text for line in _kept(page, about.title))
    damaged = text.count(DAMAGED)
    warnings = (f"{damaged} characters could not be decoded and stand as {DAMAGED}",) if damaged else ()
    return Reading(text, about=about, warnings=warnings)


def _parsed(source: str, name: str) -> HtmlElement:
    # libxml2 expands no entity but HTML's own, fetches nothing, and stops at a depth of 256 elements.
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        page = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        raise UnreadableReport(name, "is a damaged web page") from error
    return page


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
