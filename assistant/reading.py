"""Sentences read beside the question: which of them answer it."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering import answering
from assistant.evidence import Scored
from assistant.own_words import bare_of
from assistant.reply import Asked
from corpus.errors import UnusableModel

# So many sentences are read, those that bear most on the topic by terms and vectors; five take some 40 ms.
MOST_READ = 48
# From here on a sentence answers; what hardly does is no answer, whatever words it shares.
ANSWERS, HARDLY = 0.7, 0.05


def read(asked: Asked, scored: Sequence[Scored]) -> list[Scored]:
    """The sentences with how likely each answers the question; those that are not read, or hardly answer, are left out.

    Where the reader cannot be used, as they are.
    """
    first = list(scored[:MOST_READ])
    texts = [asked.library.contents.reports[one.passage.report].search.slice_of(one.sentence) for one in first]
    try:
        likely = answering().likely(asked_for(asked), texts)
    except UnusableModel:
        return list(scored)
    found = [replace(one, answers=float(value)) for one, value in zip(first, likely, strict=True)]
    return [one for one in found if one.answers >= HARDLY]


def answering_among(scored: Sequence[Scored]) -> list[Scored]:
    """The sentences that answer the question, the likeliest first."""
    return sorted((one for one in scored if one.answers >= ANSWERS), key=lambda one: (-one.answers, one.passage.id, one.sentence.start))


def asked_for(asked: Asked) -> str:
    """The question without what names agencies and years."""
    return bare_of(asked.understood.question, [report.agency for report in asked.collection])
