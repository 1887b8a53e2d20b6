"""Agencies side by side in one question: which words and which year belong to which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.agencies import Mention
from assistant.named_agency import taken_apart
from corpus.places import in_english


@dataclass(frozen=True, slots=True)
class Segment:
    """One agency that a question names, the words up to the next one, and those right before it."""

    mention: Mention
    before: str
    after: str


def segments(text: str, named: Sequence[Mention]) -> list[Segment]:
    """A question cut at the agencies it names; `before` of the first is what leads them all."""
    ends = [0, *(mention.end for mention in named)]
    starts = [*(mention.start for mention in named), len(text)]
    return [
        Segment(mention, text[ends[at] : starts[at]], text[ends[at + 1] : starts[at + 1]]) for at, mention in enumerate(named)
    ]


def is_own_name(mention: Mention) -> bool:
    """Whether a mention names its agency's own place, not a wider one around it (韶关 for an agency of 乐昌); its kind is its own."""
    if mention.is_kind:
        return True
    lowered = re.sub(r"[ '’]", "", mention.text.lower())
    return any(
        name in mention.text or any(place.short in mention.text or place.pinyin in lowered or in_english(place.short).lower() in lowered for place in taken_apart(name).own)
        for name in mention.agencies
    )
