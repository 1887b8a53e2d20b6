"""The laws that hold for every report whatever its text: checked after property tests and fuzzing."""

from itertools import pairwise

from corpus.figures import figures
from corpus.passages import embedded_text, passages, token_count
from corpus.types import Passage, Report, SearchText, Span

BUDGET = 320


def hold_all(report: Report) -> None:
    """Assert every law of the corpus for a report, its passages and its figures."""
    sections_are_a_partition(report)
    search_text_leads_back(report.text, report.search)
    cut = passages(report, BUDGET)
    passages_are_slices(report, cut)
    figures_are_slices(report)
    assert all(embedded_text(report, passage) for passage in cut)
    assert all(0 <= page <= len(report.text) for page in report.pages)


def sections_are_a_partition(report: Report) -> None:
    assert [section.number for section in report.sections] == list(range(len(report.sections)))
    assert report.sections[0].start == 0 and report.sections[-1].end == len(report.text)
    assert all(before.end == after.start for before, after in pairwise(report.sections))
    assert all(section.start <= section.heading_end <= section.end for section in report.sections)
    for section in report.sections:
        heading = report.text[section.start : section.heading_end].strip()
        assert not section.heading_path or section.heading_path[-1] == heading


def search_text_leads_back(text: str, search: SearchText) -> None:
    assert len(search.text) == len(search.starts) == len(search.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(search.starts, search.ends, strict=True))
    assert all(before <= after for before, after in pairwise(search.starts))
    assert all(before <= after for before, after in pairwise(search.ends))
    assert search.slice_of(Span(0, len(text))) == search.text
    for at in range(0, len(search.text), max(1, len(search.text) // 50)):
        shown = search.range_of(search.original(at, at + 1))
        assert shown.start <= at < shown.end


def passages_are_slices(report: Report, cut: tuple[Passage, ...]) -> None:
    covered = "".join(report.text[passage.start : passage.end] for passage in cut)
    assert "".join(covered.split()) == "".join(report.text.split())
    for passage in cut:
        span = Span(passage.start, passage.end)
        assert report.sections[passage.section].span.holds(span)
        assert token_count(report.quote(span)) <= BUDGET
        assert passage.sentences and all(span.holds(sentence) for sentence in passage.sentences)
        assert all(before.end <= after.start for before, after in pairwise(passage.sentences))


def figures_are_slices(report: Report) -> None:
    for figure in figures(report):
        assert figure.value and report.text[figure.start : figure.end].startswith(figure.value)
        assert report.sections[figure.section].span.holds(Span(figure.start, figure.end))
        assert figure.clause.holds(Span(figure.start, figure.end))
        assert 0 <= figure.clause.start < figure.clause.end <= len(report.text)
