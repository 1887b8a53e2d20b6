"""Questions to start from: one of each kind, about the agencies and years that the collection has."""

from collections.abc import Callable, Sequence

from assistant.web.words import Words
from assistant.words import words_in as answer_words
from corpus.section_types import kinds_in
from corpus.types import Report, SectionType

EXAMPLES = ("list", "figure", "compare", "summary", "meta", "unanswerable")
ACCEPTED = "受理"


def examples_of(reports: Sequence[Report], words: Words) -> tuple[str, ...]:
    """Example questions that fit these reports; none where there are none.

    The figure is asked of a report that speaks of what it accepted, the summary of one that has the section.
    """
    named = [report for report in reports if report.agency]
    filling: dict[str, Callable[[], Sequence[Report]]] = {
        "list": lambda: [report for report in reports if SectionType.PROBLEMS in kinds_in(report)][:1],
        "figure": lambda: [report for report in _counting(named) if report.year is not None][:1],
        "compare": lambda: _of_two(_counting(named)),
        "summary": lambda: [report for report in named if SectionType.NEXT_STEPS in kinds_in(report)][-1:],
        "meta": lambda: reports[:1],
        "unanswerable": lambda: named[:1],
    }
    chosen = {name: filling[name]() for name in EXAMPLES}
    return tuple(_filled(name, about, words) for name, about in chosen.items() if about)


def _filled(name: str, about: Sequence[Report], words: Words) -> str:
    agency = answer_words(words.language).asked_agency
    first, last = about[0], about[-1]
    return words(f"example.{name}", agency=agency(first.agency), other=agency(last.agency), year=first.year)


def _counting(reports: Sequence[Report]) -> list[Report]:
    return [report for report in reports if ACCEPTED in report.search.text]


def _of_two(reports: Sequence[Report]) -> list[Report]:
    """A report of each of the first two agencies, if there are two."""
    first_of = {report.agency: report for report in reversed(reports)}
    two = list(dict.fromkeys(report.agency for report in reports))[:2]
    return [first_of[agency] for agency in two] if len(two) == 2 else []
