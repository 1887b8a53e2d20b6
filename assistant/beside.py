"""What stands beside a sentence that answers a part of a question: the sentences around it that answer the rest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.evidence import Scored, as_evidence, best_sentences
from assistant.reply import Asked
from assistant.sought import Sought
from assistant.types import Evidence, Scope
from corpus.sentences import sentences
from corpus.types import Report, Span

# How far behind a sentence, and before it, what belongs to it may stand; farther than the next it must speak of the topic too.
BEHIND, BEFORE = 3, 2
CANDIDATES = 40
# Elsewhere in the report a sentence must hold so much of the topic.
LEAST_SHARE = 0.4
CELLS = re.compile(r"[|｜\t]")
FEWEST_CELLS = 2
LONGEST_TABLE = 420
JOINTS = ",，、;； \n\u3000"
SHORTEST = 5
DIGIT = re.compile(r"\d(?!\d{0,3}\s*年)")


def heads_a_table(report: Report, sentence: Span) -> bool:
    """Whether a sentence is the first row of a table, which names its columns and says nothing of them."""
    text = report.search.slice_of(sentence)
    if len(CELLS.findall(text)) < FEWEST_CELLS or DIGIT.search(text):
        return False
    before = report.text[: sentence.start].rstrip().rpartition("\n")[2]
    return not CELLS.search(before)


def table_under(report: Report, header: Span) -> Span:
    """A header row with the rows under it, as far as a reader takes them in."""
    end = header.end
    while end < len(report.text):
        behind = re.compile(r"\s*\n?([^\n]*)").match(report.text, end)
        if behind is None or len(CELLS.findall(behind[1])) < FEWEST_CELLS or behind.end() - header.start > LONGEST_TABLE:
            return Span(header.start, end)
        end = behind.end()
    return Span(header.start, end)


def next_to(asked: Asked, found: Sequence[Scored], needed: re.Pattern[str]) -> list[Scored]:
    """The sentence next to the best of those found that has what is needed: 试点 is told, its date in the sentence behind."""
    for one in found[:1]:
        passage = one.passage
        at = next((n for n, sentence in enumerate(passage.sentences) if sentence == one.sentence), -1)
        report = asked.library.contents.reports[passage.report]
        behind = at + 1
        if 0 < behind < len(passage.sentences) and needed.search(report.search.slice_of(passage.sentences[behind])):
            return [replace(one, sentence=passage.sentences[behind])]
    return []


def beside(asked: Asked, told: Sequence[Evidence], lacking: Sequence[Sought], elsewhere: bool) -> list[Evidence]:
    """For each kind of answer that is lacking the sentence that gives it: around those told, or `elsewhere` the best that speaks of the topic."""
    found: list[Evidence] = []
    for kind in lacking:
        around = (one for evidence in told for one in _around(asked, evidence))
        far = _elsewhere(asked) if elsewhere and asked.topic.groups else iter(())
        one = next((one for source in (around, far) for one in source if kind.told.search(one.report.search.slice_of(one.span))), None)
        if one is not None and one not in found:
            found.append(one)
    return found


def _around(asked: Asked, evidence: Evidence) -> Iterator[Evidence]:
    """The rest of the sentence of a quote, then its neighbours in the section, the nearest first and behind before before."""
    report, section = evidence.report, evidence.report.sections[evidence.section]
    every = sentences(report.text, section.heading_end, section.end)
    at = next((n for n, span in enumerate(every) if span.end > evidence.span.start), None)
    if at is None:
        return
    yield from _rest_of(evidence, every[at])
    order = [*((at + step, step) for step in range(1, BEHIND + 1)), *((at - step, step) for step in range(1, BEFORE + 1))]
    for place, distance in order:
        if not 0 <= place < len(every) or heads_a_table(report, every[place]):
            continue
        if distance > 1 and asked.topic.groups and asked.topic.share(report.search.slice_of(every[place])) == 0:
            continue
        yield Evidence(report, evidence.section, every[place])


def _rest_of(evidence: Evidence, sentence: Span) -> Iterator[Evidence]:
    """What a sentence says behind the quote from it, and before it."""
    text = evidence.report.text
    for start, end in ((evidence.span.end, sentence.end), (sentence.start, evidence.span.start)):
        while start < end and text[start] in JOINTS:
            start += 1
        if end - start >= SHORTEST:
            yield Evidence(evidence.report, evidence.section, Span(start, end))


def _elsewhere(asked: Asked) -> Iterator[Evidence]:
    for one in best_sentences(asked, Scope(), asked.reports, CANDIDATES):
        if one.share >= LEAST_SHARE:
            yield as_evidence(asked.library, one, asked.topic)
