"""Citations in the contract's form, with the page where the source has pages."""

from dataclasses import replace

from assistant.answer_json import citation_json
from assistant.types import Citation, Evidence
from corpus.types import Report, Span


def test_a_citation_names_the_page_of_its_first_word(reports: dict[str, Report]) -> None:
    report = replace(reports["haizhu"], pages=(0, 400, 900))
    at = report.text.index("二、存在问题")
    section = next(s.number for s in report.sections if s.start <= at < s.end)
    cited = citation_json(Citation(1, Evidence(report, section, Span(at, at + 6))))
    assert cited["quote"] == "二、存在问题" and cited["page"] == 1 + (at >= 400) + (at >= 900)
    assert [report.page_of(offset) for offset in (0, 399, 400, 899, 900)] == [1, 1, 2, 2, 3]


def test_a_source_without_pages_has_no_page(reports: dict[str, Report]) -> None:
    cited = citation_json(Citation(1, Evidence(reports["haizhu"], 0, Span(0, 5))))
    assert "page" not in cited
