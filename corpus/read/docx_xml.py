"""Names and attributes of WordprocessingML."""

from collections.abc import Iterator

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Element = etree._Element


def w(name: str) -> str:
    """A name of Word's own namespace, as lxml writes it."""
    return f"{{{WORD}}}{name}"


def child(element: Element, name: str) -> Element | None:
    return element.find(w(name))


def children(element: Element, name: str) -> Iterator[Element]:
    return element.iterchildren(w(name))


def attribute(element: Element, name: str) -> str:
    """An attribute's value, empty where it is not there."""
    return str(element.get(w(name)) or "")


def value(element: Element, name: str) -> str:
    """The `w:val` of a child, empty where it is not there."""
    found = child(element, name)
    return "" if found is None else attribute(found, "val")


def whole(words: str, otherwise: int = 0) -> int:
    """A whole number as Word writes it."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else otherwise
