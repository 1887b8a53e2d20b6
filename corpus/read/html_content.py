"""What of a web page is not its content, by simple rules that take out no prose."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

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


@dataclass(slots=True)
class _Size:
    """Chinese characters in an element, how many of them are words of links, and how many links it has."""

    characters: int = 0
    linked: int = 0
    links: int = 0


def take_furniture_out(body: HtmlElement) -> None:
    """Take scripts, hidden parts, navigation and blocks of links out of the page."""
    for element in _chosen(body, _is_never_shown):
        element.drop_tree()
    sizes = _sizes(body)
    whole = sizes[body].characters
    for element in _chosen(body, lambda element: _is_furniture(element, sizes[element], whole)):
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


def _is_furniture(element: HtmlElement, size: _Size, whole: int) -> bool:
    """Navigation, a page's foot or a block of links, unless it holds prose, much of the page, or the breadcrumb."""
    named = element.tag in ("nav", "footer") or any(LABELLED.search(name) for name in _names(element))
    if size.characters > whole * MOST_FURNITURE or not (named or _is_links(element, size)):
        return False
    text = element.text_content()
    return "。" not in text and not BREADCRUMB.search(text) and "附件" not in text


def _is_links(element: HtmlElement, size: _Size) -> bool:
    if element.tag not in BLOCKS_OF_LINKS or size.links < FEWEST_LINKS:
        return False
    return size.linked >= size.characters * SHARE_OF_LINKS


def _sizes(body: HtmlElement) -> dict[HtmlElement, _Size]:
    """The size of every element, in one walk from the leaves up: elements may lie hundreds deep in each other."""
    sizes: dict[HtmlElement, _Size] = {}
    for element in reversed(list(body.iter())):
        size = sizes.setdefault(element, _Size())
        size.characters += _han(element.text)
        if element.tag == "a" and not (element.get("href") or "#").startswith("#"):
            size.links, size.linked = size.links + 1, size.characters
        parent = element.getparent()
        if element is not body and parent is not None:
            above = sizes.setdefault(parent, _Size())
            above.characters += size.characters + _han(element.tail)
            above.linked += size.linked
            above.links += size.links
    return sizes


def _is_content(element: HtmlElement) -> bool:
    if element.tag in ("article", "main") or element.get("itemprop") == "articleBody":
        return True
    return any(CONTENT.match(name) for name in _names(element))


def _names(element: HtmlElement) -> list[str]:
    return [element.get("id") or "", *(element.get("class") or "").split()]


def _characters(element: HtmlElement) -> int:
    return _han(element.text_content())


def _han(text: str | None) -> int:
    return len(HAN.findall(text or ""))
