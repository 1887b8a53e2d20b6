"""The lines of an answer: what one report says stands under its name, and an agency's name is written out once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.words import Words
from corpus.types import Report

# A line that states a claim: a point with a dash or a number, a point under it with a dash further in.
ITEM = re.compile(r"^(?P<inset> *)(?:- |(?=\d+\. ))")
AFTER_A_NAME = ":：,， "
BROKEN = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as a line: its text with its marks, the report where the line is to name it.

    `number` counts the points of a summary from 1; `under` is a point under the one before.
    """

    text: str
    report: Report | None = None
    number: int = 0
    under: bool = False

    def without_agency(self, words: Words) -> str:
        """The text without the agency that it begins with; empty where it begins otherwise."""
        agency = words.agency(self.report.agency) if self.report and self.report.agency else ""
        return _on_one_line(self.text[len(agency) :].lstrip(AFTER_A_NAME)) if agency and self.text.startswith(agency) else ""


Line = str | Stated


def laid_out(lines: Sequence[Line], words: Words) -> list[str]:
    """The lines as a reader sees them."""
    shown = [line for key, group in groupby(lines, lambda line: _group(line, words)) for line in _of_group(key, list(group), words)]
    reports = [line.report for line in lines if isinstance(line, Stated) and line.report is not None]
    return words.with_short_names(shown, list(dict.fromkeys(report.agency for report in reports if report.agency)))


def _group(line: Line, words: Words) -> str:
    """What lines must share to stand under one heading: the report that each begins by naming; else empty."""
    if isinstance(line, str) or line.report is None or not line.without_agency(words):
        return ""
    return line.report.id


def _of_group(key: str, group: Sequence[Line], words: Words) -> Iterator[str]:
    if not key:
        yield from (line if isinstance(line, str) else _alone(line, words) for line in group)
        return
    stated = [line for line in group if isinstance(line, Stated)]
    named = words.report(report) if (report := stated[0].report) else ""
    if len(stated) == 1:
        yield words.say("line_of_report", report=named, text=stated[0].without_agency(words))
        return
    yield words.say("heading_of_report", report=named)
    yield from (words.say("line", text=line.without_agency(words)) for line in stated)


def _alone(line: Stated, words: Words) -> str:
    text = _on_one_line(line.text)
    if line.number:
        return words.say("line_of_point", number=line.number, text=text)
    if line.under:
        return words.say("line_under", text=text)
    years = words.years(line.report) if line.report else ""
    return words.say("line_of_year", text=text, year=years) if years else words.say("line", text=text)


def _on_one_line(text: str) -> str:
    """A quote may reach over the lines of a report."""
    return BROKEN.sub(" ", text)
