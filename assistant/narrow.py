"""What a user narrows the scope to, beside the question: agencies, years and section types by name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Scope
from corpus.errors import WrongCall
from corpus.repair import simplify
from corpus.section_types import section_type
from corpus.types import Report, SectionType

TERMS_PARTED = re.compile(r"[，、,;；]")


def narrowed(
    reports: Sequence[Report], agencies: Sequence[str], years: Sequence[int], sections: Sequence[str]
) -> Scope:
    """The scope that these names stand for; an agency may be named by a part of its name.

    Raises:
        WrongCall: when the collection has none of that name, with what is there.
    """
    named = [name for wording in agencies for name in _agencies(reports, wording)]
    return Scope(
        tuple(dict.fromkeys(named)),
        tuple(dict.fromkeys(_year(reports, year) for year in years)),
        tuple(dict.fromkeys(_section(words) for words in sections)),
    )


def with_terms(scope: Scope, added: Sequence[str], struck: Sequence[str]) -> Scope:
    """A scope with the terms that the user added to the topic, and those struck; a term that is both is struck.

    Several may stand in one wording, parted by a comma or a semicolon: 数据烟囱，人手、信息.
    """
    left_out = _each_term(struck)
    same = {simplify(term) for term in left_out}
    return replace(scope, with_terms=tuple(term for term in _each_term(added) if simplify(term) not in same), without_terms=left_out)


def _each_term(wordings: Sequence[str]) -> tuple[str, ...]:
    terms = (term.strip() for wording in wordings for term in TERMS_PARTED.split(wording))
    return tuple(dict.fromkeys(term for term in terms if term))


def within(scope: Scope, report: Report) -> bool:
    """Whether a report is of the scope's agencies and years."""
    if scope.agencies and report.agency not in scope.agencies:
        return False
    return not scope.years or any(year in report.metadata.years for year in scope.years)


def _agencies(reports: Sequence[Report], wording: str) -> list[str]:
    wanted = simplify(wording).strip()
    present = sorted({report.agency for report in reports if report.agency})
    found = [name for name in present if name == wanted] or [name for name in present if wanted in name]
    if not found or not wanted:
        raise WrongCall(f"--agency {wording}: no report of that agency; there are {'、'.join(present) or 'none'}.")
    return found


def _year(reports: Sequence[Report], year: int) -> int:
    present = sorted({year for report in reports for year in report.metadata.years})
    if year not in present:
        raise WrongCall(f"--year {year}: no report of that year; there are {', '.join(map(str, present)) or 'none'}.")
    return year


def _section(words: str) -> SectionType:
    """A section type by its name of the contract, or by a heading in Chinese."""
    wanted = words.strip().lower()
    if wanted in set(SectionType):
        return SectionType(wanted)
    kind = section_type(simplify(wanted))
    if kind is None:
        raise WrongCall(f"--section {words}: no such section type; there are {', '.join(SectionType)}.")
    return kind
