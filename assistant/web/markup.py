"""Markup that is safe by construction: whatever is not `Html` is escaped on its way in."""

from collections.abc import Iterable
from html import escape

from corpus.types import Report, Span

Attribute = str | int | bool | None


class Html(str):
    """Markup that may go to the browser as it is."""

    __slots__ = ()


def safe(text: str) -> Html:
    """Text as markup that shows exactly this text; `Html` stays as it is."""
    return text if isinstance(text, Html) else Html(escape(text, quote=True))


def together(parts: Iterable[str]) -> Html:
    """Parts one after another, each made safe."""
    return Html("".join(safe(part) for part in parts))


def element(name: str, *children: str, **attributes: Attribute) -> Html:
    """An element with its children, made safe.

    `class_` gives `class`, `aria_label` gives `aria-label`; None and False leave an attribute out.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{written}>{together(children)}</{name}>")


def highlighted(report: Report, shown: Span, quote: Span) -> Html:
    """A stretch of a report's text with its headings strong and the quote in one `<mark>`."""
    before = with_headings(report, Span(shown.start, quote.start))
    after = with_headings(report, Span(quote.end, shown.end))
    return together([before, element("mark", with_headings(report, quote)), after])


def with_headings(report: Report, shown: Span) -> Html:
    """A stretch of a report's text with the parts that are headings strong."""
    parts: list[str] = []
    at = shown.start
    for heading in headings_within(report, shown):
        parts += [report.text[at : heading.start], element("strong", report.quote(heading))]
        at = heading.end
    return together([*parts, report.text[at : shown.end]])


def headings_within(report: Report, shown: Span) -> list[Span]:
    """The headings of the sections that a stretch touches, cut to the stretch."""
    cut = (Span(max(s.start, shown.start), min(s.heading_end, shown.end)) for s in report.sections)
    return [span for span in cut if span.start < span.end]


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value), quote=True)}"'
