"""The kinds of agency that a question limits itself to: 公安系统, 人社局里, transport and water bureaus."""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.functions import OF_ALL, Function, bare_names, functions
from assistant.named_agency import of_function, taken_apart

# Behind these words a kind of agency is one that others deal with: which agencies share data with police bureaus.
DEALT_WITH = re.compile(r"(?:会同|联合|协同|配合|协调|通过|依托|与|跟|同|和|向)$|\b(?:with|via|through)\s+(?:the |other |local )*$")


# Behind a kind that a question begins with: forestry offices only: ….
ONLY = re.compile(r"\s+only\b(?=\s*[:,–—-])", re.IGNORECASE)


def of_kind(question: str, agencies: Sequence[str]) -> tuple[str, ...]:
    """Agencies of the kinds that a question limits itself to (公安系统, 人社局里, police agencies), none where it does not."""
    kinds = _kinds(question)
    if not kinds:
        return ()
    apart = [taken_apart(name) for name in agencies]
    fitting = {agency.name for kind in kinds[0] for agency in of_function(kind, apart)}
    return tuple(name for name in agencies if name in fitting)


def without_kind(question: str) -> str:
    """A question with a plain word for agencies in place of the kinds that it limits itself to.

    >>> without_kind("几家公安机关提到枫桥"), without_kind("which police and water bureaus cite it")
    ('几家单位提到枫桥', 'which agencies cite it')
    """
    kinds = _kinds(question)
    if kinds is None:
        return question
    start, end = kinds[1]
    only = ONLY.match(question, end)
    end = only.end() if only else end
    return f"{question[:start]}{'agencies' if question[start].isascii() else '单位'}{question[end:]}"


def _kinds(question: str) -> tuple[tuple[Function, ...], tuple[int, int]] | None:
    """The kinds of agency that a question names, that named at greatest length last, and where."""
    lowered = question.lower()
    of_all = OF_ALL.search(lowered)
    named = [
        (function, match)
        for function in functions()
        if (match := _kind_pattern(function).search(lowered)) and not (of_all and of_all.end() <= match.start() and DEALT_WITH.search(lowered[: match.start()]))
    ]
    if not named:
        return None
    function, match = max(named, key=lambda pair: len(pair[1][0]))
    kinds, start = [function], match.start()
    while joined := _kind_before(lowered[:start]):
        kinds.insert(0, joined[0])
        start = joined[1]
    return tuple(kinds), (start, match.end())


def _kind_before(text: str) -> tuple[Function, int] | None:
    """A kind that is joined to the one behind it, and where it begins: transport and (water bureaus), 交通局和(水利局里)."""
    for function in functions():
        names = bare_names(function)
        found = re.search(rf"(?:{'|'.join(map(re.escape, names.chinese))})(?:局|委|厅)?(?:和|与|及|以及|、|或者?)$|\b(?:{'|'.join(map(re.escape, names.english))})(?:,| and| or|, and) $", text)
        if found:
            return function, found.start()
    return None


@lru_cache(maxsize=200)
def _kind_pattern(function: Function) -> re.Pattern[str]:
    """How a kind of agency is named as a whole: by its function and a word for many, or by what it is called, in the plural."""
    words = "|".join(map(re.escape, bare_names(function).chinese))
    called = "|".join(map(re.escape, sorted(function.called, key=len, reverse=True)))
    english = "|".join(map(re.escape, function.english))
    bare = "|".join(map(re.escape, bare_names(function).english))
    inside = "里面|里头|当中|之中|内部|里|中|们"
    return re.compile(
        rf"(?:{words})(?:局|委|厅|[支大]队)?(?:这|那)?(?:[两二三四五六七八九几]|\d+)(?:家|个)(?:单位|局|部门|支队|大队|机关|机构)?(?:{inside})?"
        rf"|(?:这|那)?[两二三四五六七八九](?:家|个)(?:{words})(?:局|委|厅|[支大]队|单位|部门|机关)?(?:{inside})?"
        rf"|(?:{words})(?:系统|战线|条线|机关|部门|单位|分局|局|委|队伍)(?:{inside})?|(?:{words})口(?=[哪的里有上各])(?:上|里)?"
        rf"|(?:{called})(?:{inside})|(?<=各)(?:{called})|(?<=所有)(?:{called})|(?<=哪些)(?:{called})|(?<=几家)(?:{called})|(?<=几个)(?:{called})"
        rf"|\b(?:{english})(?:s\b|\s*(?:agenc|bureau|branch|department|report|unit|office|force|organ|service|administration|commission|brigade|authorit)\w*)"
        rf"|\b(?:{bare})\s+(?:agencies|bureaus|departments|commissions|authorities|administrations|offices|regulators)\b"
        rf"|\b(?:only|all|just|among|across)\s+(?:the\s+)?(?:{english})\b"
    )
