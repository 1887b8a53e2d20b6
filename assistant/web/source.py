"""The panels beside the list and the conversation: a citation's source, and a whole report."""

from assistant.listing import Listed
from assistant.types import Citation
from assistant.web.citations import english_agency, printed_agency, year_of
from assistant.web.markup import Html, element, highlighted, together, with_headings
from assistant.web.words import Words
from corpus.types import Report, Section, Span


def source_panel(citation: Citation, turn: int, words: Words) -> Html:
    """The whole section a citation stands in, its quote highlighted."""
    evidence = citation.evidence
    report = evidence.report
    section = report.sections[evidence.section]
    text = highlighted(report, around(report, evidence.section, evidence.span), evidence.span)
    return element(
        "article",
        back_button(words("source.back")),
        _heading(report, words, number=citation.n),
        _path(section, words),
        element("div", text, class_="report-text", lang="zh"),
        data_key=f"{turn}:{citation.n}",
        aria_label=words("source.label"),
    )


def figure_panel(one: Listed, words: Words) -> Html:
    """The whole section a figure stands in, its clause highlighted, and the checks that it fails."""
    report, number = one.report, one.figure
    text = highlighted(report, around(report, number.section, number.clause), number.clause)
    flags = together(element("p", "⚠ ", flag, class_="flag", lang="zh") for flag in one.flags)
    return element(
        "article",
        back_button(words("report.back")),
        _heading(report, words, number=None),
        flags,
        _path(report.sections[number.section], words),
        element("div", text, class_="report-text", lang="zh"),
        data_key=one.key,
        aria_label=words("source.label"),
    )


def report_panel(report: Report, words: Words) -> Html:
    """A report's whole text, cut into its sections."""
    sections = together(_section(report, section, words) for section in report.sections)
    return element(
        "article",
        back_button(words("report.back")),
        _heading(report, words, number=None),
        sections,
        data_key=report.id,
        aria_label=words("report.label"),
    )


def empty_panel(sentence: str) -> Html:
    """What a panel says while nothing is open in it."""
    return element("p", sentence, class_="empty")


def around(report: Report, number: int, quote: Span) -> Span:
    """The whole section, widened where a quote reaches over its border."""
    section = report.whole_section(number)
    return Span(min(section.start, quote.start), max(section.end, quote.end))


def back_button(label: str) -> Html:
    """The way back to what the panel was opened from."""
    return element("button", "← ", label, type="button", class_="back", data_close=True)


def _heading(report: Report, words: Words, number: int | None) -> Html:
    mark = element("span", f"[{number}]", class_="cite-number") if number is not None else ""
    year = element("span", year_of(report, words), class_="year")
    title = element("h2", mark, printed_agency(report), " ", year, english_agency(report, words), tabindex=-1)
    about = element("p", report.metadata.title, class_="about", lang="zh")
    return element("header", title, about, element("p", element("code", report.file), class_="about"))


def _path(section: Section, words: Words) -> Html:
    steps = together(element("li", step, lang="zh") for step in section.heading_path)
    return element("nav", _type_label(section, words), element("ol", steps), class_="heading-path")


def _section(report: Report, section: Section, words: Words) -> Html:
    text = element("div", with_headings(report, section.span), class_="report-text", lang="zh")
    return element("section", _type_label(section, words), text, class_=f"level-{min(section.level, 3)}")


def _type_label(section: Section, words: Words) -> Html:
    return element("span", words(f"section.{section.type}"), class_="section-type")
