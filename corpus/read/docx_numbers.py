"""The numbers that Word prints before paragraphs and does not keep in their text: 一、（一）1."""

import re
from dataclasses import dataclass

from corpus.read.docx_xml import Element, attribute, child, children, value, whole
from corpus.read.numerals import written

DEEPEST = 9
LONGEST_STYLE_CHAIN = 20
PLACE = re.compile(r"%([1-9])")
PRIVATE = re.compile("[\ue000-\uf8ff]")
BULLET = "•"
CLOSED = re.compile(r"[、。，．：）)】〕》\s]$")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    arabic_only: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """One list: `counted_as` names the counters it shares with others of the same definition."""

    counted_as: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    number: str = ""
    level: str = ""


class Numbering:
    """The lists of one document, counting on as its paragraphs are read in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._styles: dict[str, _Style] = {}
        self._style_levels: dict[tuple[str, str], int] = {}
        self._default_style = ""
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if styles is not None:
            self._read_styles(styles)
        if numbering is not None:
            self._read_lists(numbering)

    def style_of(self, paragraph: Element) -> str:
        """The name of a paragraph's style, as Word shows it."""
        style = self._styles.get(self._style_id(paragraph))
        return style.name if style else ""

    def label(self, paragraph: Element) -> str:
        """The number printed before this paragraph, with what stands after it; it counts on."""
        number, level = self._place(paragraph)
        numbered = self._lists.get(number)
        if numbered is None or level not in numbered.levels:
            return ""
        shape = numbered.levels[level]
        self._count(number, numbered, level)
        label = PLACE.sub(lambda place: self._printed(numbered, int(place[1]) - 1, shape), shape.pattern)
        if shape.form == "bullet":
            label = PRIVATE.sub(BULLET, label)
        return label if not label or shape.suffix == "nothing" or CLOSED.search(label) else label + " "

    def _count(self, number: str, numbered: _List, level: int) -> None:
        counters = self._counters.setdefault(numbered.counted_as, {})
        if number not in self._begun:
            self._begun.add(number)
            for restarted, start in numbered.restarts.items():
                counters[restarted] = start - 1
        counters[level] = counters.get(level, numbered.levels[level].start - 1) + 1
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]

    def _printed(self, numbered: _List, level: int, shape: _Level) -> str:
        own = numbered.levels.get(level, _Level())
        number = self._counters[numbered.counted_as].get(level, own.start)
        return written(number, "decimal" if shape.arabic_only else own.form)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """List and level of a paragraph, from itself or from its style and those it is based on."""
        properties = child(paragraph, "pPr")
        own = None if properties is None else child(properties, "numPr")
        if own is not None and value(own, "numId"):
            return value(own, "numId"), whole(value(own, "ilvl"))
        style_id = self._style_id(paragraph)
        for _ in range(LONGEST_STYLE_CHAIN):
            style = self._styles.get(style_id)
            if style is None:
                break
            if style.number:
                level = self._style_levels.get((style.number, style_id), whole(style.level))
                return style.number, level if own is None else whole(value(own, "ilvl"), level)
            style_id = style.based_on
        return "", 0

    def _style_id(self, paragraph: Element) -> str:
        properties = child(paragraph, "pPr")
        named = "" if properties is None else value(properties, "pStyle")
        return named or self._default_style

    def _read_styles(self, styles: Element) -> None:
        for style in children(styles, "style"):
            found = _Style(value(style, "name"), value(style, "basedOn"))
            properties = child(style, "pPr")
            numbers = None if properties is None else child(properties, "numPr")
            if numbers is not None:
                found.number, found.level = value(numbers, "numId"), value(numbers, "ilvl")
            self._styles[attribute(style, "styleId")] = found
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true"):
                self._default_style = attribute(style, "styleId")

    def _read_lists(self, numbering: Element) -> None:
        shapes = {attribute(shape, "abstractNumId"): shape for shape in children(numbering, "abstractNum")}
        for found in children(numbering, "num"):
            number, shape_id = attribute(found, "numId"), value(found, "abstractNumId")
            shape = shapes.get(shape_id)
            if shape is None:
                continue
            levels = _levels(shape)
            restarts: dict[int, int] = {}
            for change in children(found, "lvlOverride"):
                level = whole(attribute(change, "ilvl"))
                levels |= _levels(change)
                if start := value(change, "startOverride"):
                    restarts[level] = whole(start, 1)
            self._lists[number] = _List(shape_id, levels, restarts)
            for shown in children(shape, "lvl"):
                if style := value(shown, "pStyle"):
                    self._style_levels[number, style] = whole(attribute(shown, "ilvl"))


def _levels(holder: Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for level in children(holder, "lvl"):
        depth = whole(attribute(level, "ilvl"))
        if depth < DEEPEST:
            levels[depth] = _Level(
                start=whole(value(level, "start") or "1", 1),
                form=value(level, "numFmt") or "decimal",
                pattern=value(level, "lvlText"),
                suffix=value(level, "suff") or "tab",
                arabic_only=child(level, "isLgl") is not None,
            )
    return levels
