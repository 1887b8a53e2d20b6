"""A turn that names the agency over the one that the turn before was on: 市局呢, and the provincial department?"""

import re
from collections.abc import Iterable

from assistant.named_agency import taken_apart
from assistant.types import Understood

ABOVE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:那么?|而|它的?|其)?(?P<zh>(?:市|省|总|上级)局|省厅|上级(?:单位|机关|部门))|\bthe (?:(?:city|municipal|provincial|prefectural) (?:bureau|department|agency|office|force|commission)|(?:parent|superior|higher) (?:bureau|agency|office))\b(?! of)",
    re.IGNORECASE,
)


def with_agency_above(text: str, before: Understood, agencies: Iterable[str]) -> str:
    """A turn with the full name of the agency of the same kind over the one of the turn before, where the collection has it.

    Args:
        agencies: those of the collection.
    """
    found = ABOVE.search(text)
    if found is None or len(before.scope.agencies) != 1:
        return text
    own = taken_apart(before.scope.agencies[0])
    around = {place.name for place in own.places[:-1]} | {name for place in own.own for name in place.within}
    over = [one for one in map(taken_apart, dict.fromkeys(agencies)) if one.function == own.function and one.own and one.own[-1].name in around]
    if not over:
        return text
    nearest = max(over, key=lambda one: one.own[-1].level)
    start, end = found.span("zh") if found["zh"] else found.span()
    return f"{text[:start]}{nearest.name}{text[end:]}"
