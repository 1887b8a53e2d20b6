"""What of a web page is not its content, by simple rules that take out no prose."""

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

HAN = re.compile(r"[\u3400-\u9fff]")
NEVER_SHOWN = frozenset(
    "script style noscript template head iframe frame object embed applet svg canvas audio video map "
    "input select button textarea datalist rt rp img".split()
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LABELLED = re.compile(
    r"(?:^|[-_\s])(?:nav\w*|\w*menu|foot\w*|sidebar|share|bshare\w*|bdshare\w*|toolbar|search\w*|login|pagination|pager|"
    r"related\w*|recommend\w*|qrcode|ewm|copyright|friendlinks?|wza\w*)(?:$|[-_\s])",
    re.IGNORECASE,
)
BREADCRUMB = re.compile(r"位置\s*[:：]|首[页頁]\s*[>›»]|索引[号號]|(?:[来來]源|[发發][布佈][机機][构構])\s*[:：]")
CONTENT = re.compile(
    r"^(?:trs_\w+|zoom\w*|ucap-content|article(?:[-_]?(?:content|body|con|text|main))?|pages?_content|main[-_]?(?:content|text)|"
    r"news[-_]?(?:content|con|text|body)|content(?:[-_]?(?:text|body|txt|con|main))?|detail(?:[-_]?(?:content|con|text))?|"
    r"con[-_]?(?:txt|text|tent)|xxgk[-_]?(?:content|con|text)|text[-_]?(?:content|con)|easysite-news-text|nr|wenzhang)$",
    re.IGNORECASE,
)
BLOCKS_OF_LINKS = ("ul", "ol", "dl", "table", "div", "section", "p", "aside")
FEWEST_LINKS = 3
SHARE_OF_LINKS = 0.6
# A block with more of the page's characters than this is content, whatever it is called.
MOST_FURNITURE = 1 / 3
# The main content is the innermost known container that still has this share of the page.
LEAST_CONTENT = 0.6


def take_furniture_out(body: HtmlElement) -> None:
    """Take scripts, hidden parts, navigation and blocks of links out of the page."""
    for element in _chosen(body, _is_never_shown):
        element.drop_tree()
    whole = _characters(body)
    for element in _chosen(body, lambda element: _is_furniture(element, whole)):
        element.drop_tree()


def core_of(body: HtmlElement) -> HtmlElement:
    """The element with the main content: a container of a known name, or the whole body."""
    least = _characters(body) * LEAST_CONTENT
    named = [element for element in body.iter() if _is_content(element)]
    large = [element for element in named if _characters(element) >= least]
    return large[-1] if large else body


def _chosen(body: HtmlElement, chosen: Callable[[HtmlElement], bool]) -> Iterator[HtmlElement]:
    """Outermost elements below the body that are chosen; the tree may lose each as it comes."""
    waiting = list(reversed(body))
    while waiting:
        element = waiting.pop()
        if chosen(element):
            yield element
        else:
            waiting.extend(reversed(element))


def _is_never_shown(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in NEVER_SHOWN:
        return True
    return element.get("hidden") is not None or HIDDEN.search(element.get("style") or "") is not None


def _is_furniture(element: HtmlElement, whole: int) -> bool:
    """Navigation, a page's foot or a block of links, unless it holds prose, much of the page, or the breadcrumb."""
    named = element.tag in ("nav", "footer") or any(LABELLED.search(name) for name in _names(element))
    if not named and not _is_links(element):
        return False
    text = element.text_content()
    holds_prose = "。" in text or len(HAN.findall(text)) > whole * MOST_FURNITURE
    return not holds_prose and not BREADCRUMB.search(text) and "附件" not in text


def _is_links(element: HtmlElement) -> bool:
    if element.tag not in BLOCKS_OF_LINKS:
        return False
    links = [link for link in element.iter("a") if not (link.get("href") or "#").startswith("#")]
    if len(links) < FEWEST_LINKS:
        return False
    return sum(map(_characters, links)) >= _characters(element) * SHARE_OF_LINKS


def _is_content(element: HtmlElement) -> bool:
    if element.tag in ("article", "main") or element.get("itemprop") == "articleBody":
        return True
    return any(CONTENT.match(name) for name in _names(element))


def _names(element: HtmlElement) -> list[str]:
    return [element.get("id") or "", *(element.get("class") or "").split()]


def _characters(element: HtmlElement) -> int:
    return len(HAN.findall(element.text_content()))
