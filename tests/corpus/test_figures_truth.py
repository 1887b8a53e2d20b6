"""The figures found in the five reports against those written from the reports by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from corpus.figures import figures
from corpus.repair import simplify
from corpus.types import Figure, Report

TRUTH = Path(__file__).resolve().parents[1] / "figures.yaml"
FEWEST = 150
PRECISION, RECALL = 0.97, 0.95
NAMED = 0.95


@dataclass(frozen=True, slots=True)
class TrueFigure:
    """A figure of the truth with its report and what was found at its place."""

    report: Report
    row: dict[str, str]
    start: int
    found: Figure | None

    @property
    def is_right(self) -> bool:
        return self.found is not None and (self.found.value, self.found.unit) == (self.row["value"], self.row["unit"])


@pytest.fixture(scope="module")
def truth(reports: dict[str, Report]) -> list[TrueFigure]:
    content: dict[str, list[dict[str, str]]] = yaml.safe_load(TRUTH.read_text(encoding="utf-8"))
    by_file = {report.file: report for report in reports.values()}
    return [one for file, rows in content.items() for one in _of_report(by_file[file], rows)]


def _of_report(report: Report, rows: list[dict[str, str]]) -> Iterator[TrueFigure]:
    at = {figure.start: figure for figure in figures(report)}
    for row in rows:
        assert report.text.count(row["quote"]) == 1, row["quote"]
        assert row["quote"].endswith(row["value"] + row["unit"]), row["quote"]
        start = report.text.index(row["quote"]) + len(row["quote"]) - len(row["value"] + row["unit"])
        yield TrueFigure(report, row, start, at.get(start))


def test_the_truth_is_large_enough(truth: list[TrueFigure]) -> None:
    assert len(truth) >= FEWEST


def test_value_and_unit_are_found_as_printed(truth: list[TrueFigure]) -> None:
    missed = [one.row["quote"] for one in truth if not one.is_right]
    assert 1 - len(missed) / len(truth) >= RECALL, missed


def test_little_is_found_that_is_no_figure(truth: list[TrueFigure], reports: dict[str, Report]) -> None:
    right = {(one.report.id, one.start) for one in truth if one.is_right}
    found = [(report, figure) for report in reports.values() for figure in figures(report)]
    wrong = [report.quote(figure.clause) for report, figure in found if (report.id, figure.start) not in right]
    assert 1 - len(wrong) / len(found) >= PRECISION, wrong


def test_figures_have_the_indicator_or_the_words_they_belong_to(truth: list[TrueFigure]) -> None:
    wrong = [one.row["quote"] for one in truth if one.found and not _is_named(one.row, one.found)]
    assert 1 - len(wrong) / len(truth) >= NAMED, wrong


def _is_named(row: dict[str, str], found: Figure) -> bool:
    if "indicator" in row:
        return found.canonical and found.indicator == row["indicator"]
    return not found.canonical and row["about"] in simplify(found.indicator)


@pytest.mark.parametrize("field", ["parent", "qualifier", "role"])
def test_what_the_truth_says_beside_a_figure_is_found(truth: list[TrueFigure], field: str) -> None:
    said = [one for one in truth if field in one.row and one.found is not None]
    assert said
    assert [one.row["quote"] for one in said if getattr(one.found, field) != one.row[field]] == []


def test_a_figure_of_which_the_truth_says_nothing_more_is_a_plain_level(truth: list[TrueFigure]) -> None:
    plain = [one.found for one in truth if one.found and not {"qualifier", "role"} & one.row.keys()]
    assert {(figure.qualifier, figure.role.value) for figure in plain} == {("", "level")}
