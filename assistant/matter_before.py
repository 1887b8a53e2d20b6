"""What a turn only points to, said in the words of the turn before: during it, 期间; how many one of them has; whose is most of all."""

import re

from assistant import wording
from assistant.asked_alone import WHOSE_MOST
from assistant.meant import without_edges
from assistant.question import Parts
from assistant.types import Kind, Language, Understood

# Circumstances that a turn points to.
DURING = re.compile(
    r"(?P<en>\b(?:during|amid|throughout|because of|due to|owing to|as a result of) )(?:it|that|this|them|these|those)(?=\s*(?:[?.,!]|$))|(?:在)?[此这那](?:段|一)?(?P<zh>期间)",
    re.IGNORECASE,
)
NOT_SAID = re.compile(r"\bhow many(?= (?:do|does|did|has|have|had|is|are|was|were)\b)", re.IGNORECASE)
HAVING = re.compile(r"^(?:had|has|have|having) ", re.IGNORECASE)
# A matter that is longer is no name of anything.
LONGEST = {Language.CHINESE: 10, Language.ENGLISH: 32}


def with_its_matter(text: str, before: Understood) -> str:
    """A turn with the matter of the list before it in place of what points to that.

    >>> from assistant.types import Scope
    >>> with_its_matter("how many did it handle during it?", Understood("which mention covid", Language.ENGLISH, Kind.LIST, Scope(), "covid"))
    'how many did it handle during covid?'
    """
    matter = _matter(before)
    if before.kind is not Kind.LIST or not matter or len(matter) > LONGEST[before.language]:
        return text
    return DURING.sub(lambda found: f"{found['en']}{matter}" if found["en"] else f"{matter}{found['zh']}", text)


def counts_of_one(parts: Parts) -> bool:
    """Whether a turn asks one agency for the number of what the list before it is of: how many does Haizhu have, 义乌几件."""
    one = len(parts.mentions) == 1 and len(parts.mentions[0].agencies) == 1
    return one and wording.FIGURE.search(parts.bare) is not None and not wording.COUNT_OF_AGENCIES.search(parts.bare)


def with_what_it_counts(bare: str, before: Understood) -> str:
    """A turn that asks how many, without its agency, with the matter before in it.

    >>> from assistant.types import Scope
    >>> with_what_it_counts("how many does have?", Understood("who has machines?", Language.ENGLISH, Kind.LIST, Scope(), "machines"))
    'how many machines does have?'
    """
    matter = _matter(before)
    return NOT_SAID.sub(lambda found: f"{found[0]} {matter}", bare, count=1) if NOT_SAID.search(bare) else f"{matter} {bare}"


def ranked_over_all(parts: Parts, before: Understood) -> str:
    """The question whose is most of the matter before, over all reports again; empty where a turn does not ask that or the matter is an indicator's."""
    matter = _matter(before)
    if before.kind not in (Kind.LIST, Kind.FIGURE) or before.indicators or not matter or parts.mentions or not WHOSE_MOST.search(parts.bare):
        return ""
    return f"{matter}{parts.bare}" if before.language is Language.CHINESE else f"{parts.bare.rstrip(' ?')} {matter}?"


def _matter(before: Understood) -> str:
    return HAVING.sub("", without_edges(before.topic))
