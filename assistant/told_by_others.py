"""A number of an agency that has no report here, which the report of another of its place gives: 市公安局46208件."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.functions import function_named
from assistant.matter_places import places_of
from assistant.named_agency import taken_apart
from assistant.question import question_parts
from assistant.types import Kind, Understood
from corpus.places import places_in
from corpus.types import Report

# A number right behind the body that it is of, as a list of bodies or a row of a table has it.
NUMBER_BEHIND = r"[^\d,。;；、]{0,6}\d"
LATIN = re.compile(r"[A-Z][A-Za-z'’]+")


def told_by_others(own: Understood, question: str, reports: Sequence[Report]) -> tuple[Understood, ...]:
    """The question put to those reports of the place of a missing agency that number what it did, if there are any."""
    if own.kind is not Kind.FIGURE or not own.indicators or not own.missing_agencies or own.scope.agencies:
        return ()
    parts = question_parts(question, reports)
    if len(parts.mentions) != 1 or (function := function_named(parts.mentions[0].text)) is None:
        return ()
    mention = parts.mentions[0]
    # Without what body it is: with that the words would name an agency of the collection.
    words = sorted(function.words, key=lambda word: (-len(word), word))
    telling = [(report, body) for report in reports if _is_of_place(report, mention.text) and (body := _numbered_in(report, words))]
    if not telling or not all(report.agency for report, _ in telling):
        return ()
    body = telling[0][1]
    asked = f"{parts.text[: mention.start]}{body}{parts.text[mention.end :]}"
    scope = replace(own.scope, agencies=tuple(dict.fromkeys(report.agency for report, _ in telling)))
    return (replace(own, question=asked, topic=f"{body} {own.topic}", scope=scope, missing_agencies=(), of_body=body),)


def is_of_body(body: str, texts: Sequence[str]) -> bool:
    """Whether one of some texts gives a number right behind a body, or begins a row with it."""
    return any(re.search(rf"{re.escape(body)}{NUMBER_BEHIND}", text) for text in texts)


def _is_of_place(report: Report, named: str) -> bool:
    asked = {place.name for place in places_in(named)} | {place.name for word in LATIN.findall(named) for place in places_of(word)}
    return any(place.name in asked for place in taken_apart(report.agency).own)


def _numbered_in(report: Report, words: Sequence[str]) -> str:
    """The first of a body's names behind which a report has a number."""
    return next((word for word in words if is_of_body(word, (report.search.text,))), "")
