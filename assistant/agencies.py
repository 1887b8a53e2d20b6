"""Which agencies a question names, of those in the collection and of those that are not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.functions import Function, bare_names, bodies, function_named, functions, named_alone
from assistant.named_agency import Agency, of_function, taken_apart
from assistant.places_named import ENGLISH_BODY, Named, places_named
from assistant.several import are_several, kind_behind
from corpus.places import Place

KIND_OF_PLACE = r"(?:特别行政区|自治[区州县旗]|地区|新区|省|市|区|县)?"
JOINERS = re.compile(r"[加和]|以及|与|及|、|跟|同|还是|,|比|\band\b|&|\bvs\b|\bversus\b|\bthan\b|\bor\b|\bwith\b|\bagainst\b|\bplus\b")
# The rest of 市监局 behind a place that has taken its 市: 柳州市监.
REST_OF_MARKET = re.compile(r"监(?!管|督|测|察|理|控|狱)(?:局|所)?")
# People who are meant by what their agency does: the drug people.
FOLK = r"(?:people|folks|guys|team|lot|regulators?|watchdog|officials)"
# A body of a province or of a city under the central government itself: 重庆市卫健委, the Chongqing Municipal Health Commission.
OF_THE_WHOLE = re.compile(r"\b(?:municipal|provincial)\b|[省市](?=[^省市区县]*(?:局|厅|委))|厅", re.IGNORECASE)
# The one function that people use without 局 whatever stands behind it: 花都公安.
BARE_FUNCTION = "公安(?!部|厅|机关)"
# What stands behind another that an agency of the place has (绵阳环保23年, Chengdu health in 2022), and behind one that is what permits are for.
BEHIND_BARE = r"(?=$|\d|[,;:。?？!、()\s]|[那这的在说是有没和与跟比把对被为给])"
FOR_PERMITS = (
    r"(?!s?\s+(?:permit|licen[cs]|approval|certificate|service|sector|field|item|matter|case|application|facilit|project|check|inspection|industr|"
    r"enterprise|compan|firm|land|school|product|staff|work|safety|protection|use|supply|and|or)\w*)s?\b"
)
# … and a place that is itself asked for: with which Guangdong city.
ASKED_FOR = re.compile(r"\b(?:which|what)\s+$", re.IGNORECASE)
KIND_ASKED_FOR = re.compile(r"\s+(?:city|province|county|district|town)\b(?!'s)", re.IGNORECASE)
# What stands between a place and its province: Suzhou (Anhui), Suzhou, Anhui.
IN_A_PROVINCE, BRACKET = re.compile(r"\s*[,(]\s*|\s+"), re.compile(r"\s*\)")
OF_PLACE = re.compile(r" (?:in|of|at) (?:the (?:city|province|district|county) of )?", re.IGNORECASE)
DEALT_WITH_EN = re.compile(r"\b(?:with|by|from|to|through|and|via|other|of)\s+(?:the\s+)?(?:local\s+)?$", re.IGNORECASE)
# What is called after a place, and names none: 《广东省行政许可监督管理条例》, with its marks or without.
LAW = re.compile(r"《[^《》]*》|[\u4e00-\u9fff]{2,4}(?:省|市|自治区|特区)(?!.{0,6}[局委厅的])[\u4e00-\u9fff]{2,20}条例")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question that name an agency or a place: where, which, and how it resolves.

    `agencies` is empty when the collection has none of that name. `is_kind` where no place is named (the water bureau),
    `is_group` where several of a place are meant (浙江这些单位, the two Shaanxi bureaus).
    """

    start: int
    end: int
    text: str
    agencies: tuple[str, ...]
    is_kind: bool = False
    is_group: bool = False


def mentions(question: str, agencies: Sequence[str]) -> list[Mention]:
    """Every agency or place that a question names, in order, longest first where they overlap.

    Args:
        question: in the search text's form (simplified, half-width).
        agencies: canonical names of the collection.
    """
    collection = [taken_apart(name) for name in agencies]
    question = LAW.sub(lambda law: "·" * len(law[0]), question)
    found = [*_full_names(question, collection), *_places(question, collection)]
    found.sort(key=lambda mention: (-(mention.end - mention.start), mention.start))
    kept: list[Mention] = []
    for mention in found:
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def asked_agencies(question: str, agencies: Sequence[str]) -> list[Mention]:
    """As `mentions`, with the agencies that a question names by their kind alone, where the collection has any of that kind."""
    found = [_with_its_kind(question, mention) for mention in mentions(question, agencies)]
    for alone in named_alone(question):
        fitting = _of_level(of_function(alone.function, map(taken_apart, agencies)), alone.level)
        if fitting and all(alone.end <= other.start or other.end <= alone.start for other in found):
            found.append(Mention(alone.start, alone.end, question[alone.start : alone.end], fitting, is_kind=True))
    return sorted(found, key=lambda mention: mention.start)


def stands_beside(text: str, mention: Mention, named: Sequence[Mention]) -> bool:
    """Whether a bare place without a report stands beside an agency that has one and is not put beside it: what 甘肃林草局 says of 酒泉."""
    if mention.agencies or mention.is_kind or function_named(mention.text) is not None or is_one_agency(mention.text):
        return False
    beside = [text[min(mention.end, other.end) : max(mention.start, other.start)].strip() for other in named if other is not mention]
    return any(other.agencies for other in named) and not any(JOINERS.fullmatch(between) for between in beside)


def _with_its_kind(question: str, mention: Mention) -> Mention:
    """A bare place together with the body that an English question names before it: the weather bureau of Hengyang."""
    if is_one_agency(mention.text) or function_named(mention.text) is not None or mention.is_group:
        return mention
    before = question[: mention.start]
    for start, end, function in bodies(before):
        if OF_PLACE.fullmatch(before[end:]) and not DEALT_WITH_EN.search(before[:start]):
            fitting = of_function(function, map(taken_apart, mention.agencies))
            return Mention(start, mention.end, question[start : mention.end], tuple(agency.name for agency in fitting))
    return mention


def _of_level(agencies: list[Agency], level: int) -> tuple[str, ...]:
    """Agencies of places of a level (省药监局: of a province); all where none is, or no level is named."""
    fitting = [a.name for a in agencies if any(place.level == level for place in a.own)]
    return tuple(fitting or (a.name for a in agencies))


def _full_names(question: str, collection: Iterable[Agency]) -> list[Mention]:
    return [
        Mention(start, start + len(agency.name), agency.name, (agency.name,))
        for agency in collection
        if agency.name and agency.name in question
        for start in _starts(question, agency.name)
    ]


def _starts(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text, one behind the other."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _places(question: str, collection: list[Agency]) -> list[Mention]:
    named = places_named(question, collection)
    result: list[Mention] = []
    for group in _chains(question, named):
        start, end = group[0].start, _body_end(question, group, collection)
        words = question[start:end]
        several = len(group) == 1 and are_several(question, words, end)
        if several and (kind := kind_behind(question, end)):
            end, words = kind, question[start:kind]
        result.append(Mention(start, end, words.strip(), _resolved(group, words, collection, several), is_group=several))
    named_too = [mention for mention in result if mention.agencies or _names_an_agency(mention, question)]
    return [mention for mention in named_too if len(named_too) == 1 or not _is_asked_for(mention, question)]


def _is_asked_for(mention: Mention, question: str) -> bool:
    """Whether a place only says which places are meant by what is asked for: with which Guangdong city."""
    return bool(ASKED_FOR.search(question[: mention.start]) and KIND_ASKED_FOR.match(question, mention.start + len(mention.text.split()[0])))


def _chains(question: str, named: list[Named]) -> list[list[Named]]:
    """Neighbours of which one lies within the other (广州市…花都区, Huadu branch of Guangzhou PSB) are one mention."""
    chains: list[list[Named]] = []
    for place in named:
        between = question[chains[-1][-1].end : place.start] if chains else ""
        of_province = bool(chains) and IN_A_PROVINCE.fullmatch(between) is not None and all(one.level == 1 for one in place.candidates)
        bracket = BRACKET.match(question, place.end) if "(" in between else None
        around = bracket is not None and _is_body(between.replace("(", " "))
        if chains and _nested(chains[-1][-1], place) and (of_province or around or (not JOINERS.search(between) and _is_body(between))):
            before = chains[-1][-1]
            # Of several places of a name the one that lies there.
            chains[-1][-1] = replace(before, candidates=_those_nested(before, place))
            chains[-1].append(replace(place, end=bracket.end() if bracket else place.end, candidates=_those_nested(place, before)))
        else:
            chains.append([place])
    return chains


def _is_body(between: str) -> bool:
    """Whether nothing but what an agency is stands between two places: 公安局, branch of."""
    chinese = _chinese_body().match(between)
    rest = between[chinese.end() :] if chinese else between
    english = _english_body().match(rest)
    return re.fullmatch(r"[\s,，的]*(?:\b(?:in|of)\s*)?(?:the\s*)?", rest[english.end() :] if english else rest, re.IGNORECASE) is not None


def _nested(first: Named, second: Named) -> bool:
    return bool(_those_nested(first, second))


def _those_nested(named: Named, other: Named) -> tuple[Place, ...]:
    """The places of a name that lie within one of another name, or that has one within it."""
    return tuple(a for a in named.candidates if any(a.name in b.within or b.name in a.within for b in other.candidates))


def _body_end(question: str, group: list[Named], collection: Sequence[Agency]) -> int:
    """Where the mention ends: the words of function behind the last place belong to it."""
    end = group[-1].end
    match = _chinese_body().match(question, end)
    end = match.end() if match else end
    rest = REST_OF_MARKET.match(question, end) if question[end - 1 : end] == "市" else None
    end = rest.end() if rest else end
    tail = _english_body().match(question, end)
    if tail:
        end += len(re.sub(r"(?:\s+(?:of|the))+$", "", tail[0]))
    return end if end > group[-1].end else _bare_end(question, group, collection)


@lru_cache(maxsize=1)
def _chinese_body() -> re.Pattern[str]:
    called = sorted({name for f in functions() for name in f.called}, key=lambda name: (-len(name), name))
    words = sorted({name for f in functions() for name in f.words}, key=lambda name: (-len(name), name))
    body = "|".join(map(re.escape, called))
    return re.compile(
        rf"{KIND_OF_PLACE}(?:(?:{body})|(?:{'|'.join(map(re.escape, words))})?[^和与及、跟比同的在，,\s\d]{{0,8}}?(?:分局|管理局|委员会|办公室|局|(?<!大)厅|委)|{BARE_FUNCTION})?(?:分局)?"
    )


@lru_cache(maxsize=1)
def _english_body() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)?(?:\s+(?:{ENGLISH_BODY}|(?:{_english_functions()})(?: {FOLK})?|of|the)\b)+", re.IGNORECASE)


def _bare_end(question: str, group: list[Named], collection: Sequence[Agency]) -> int:
    """Where a mention ends that names what an agency of the place does and not its body: 绵阳环保, Chengdu health."""
    end, places = group[-1].end, {place.name for place in group[-1].candidates}
    for agency in collection:
        if agency.function is None or not any(place.name in places for place in agency.own):
            continue
        names = bare_names(agency.function)
        chinese, english = "|".join(map(re.escape, names.chinese)), "|".join(map(re.escape, names.english))
        english = english.replace(r"\ and\ ", r"\ (?:and|&)\ ")
        found = re.compile(rf"{KIND_OF_PLACE}(?:{chinese}){BEHIND_BARE}|(?:['’]s)?\s+(?:{english})(?: {FOLK})?{FOR_PERMITS}", re.IGNORECASE).match(question, end)
        if found:
            return found.end()
    return end


@lru_cache(maxsize=1)
def _english_functions() -> str:
    names = sorted((name for f in functions() for name in f.english), key=len, reverse=True)
    return "|".join(map(re.escape, names))


def _resolved(group: list[Named], words: str, collection: list[Agency], several: bool) -> tuple[str, ...]:
    """The collection's agencies that a chain of places with words of function can mean.

    Args:
        several: whether all those of a place and the places within it are meant.
    """
    wanted = {place.name for named in group for place in named.candidates}
    deepest = max((place.level for named in group for place in named.candidates), default=0)
    last = {p.name for named in group for p in named.candidates if len(group) == 1 or p.level == deepest}
    function = function_named(words) or _bare_function(group, words, collection)
    fitting = collection if function is None else _of_function_there(function, wanted, collection)
    inside = [a.name for a in fitting if any(p.name in wanted or set(p.within) & wanted for p in a.places)]
    if several and len(inside) > 1:
        return tuple(inside)
    own = [a.name for a in fitting if any(place.name in last for place in a.own)]
    if own:
        return tuple(own)
    if function is not None and is_one_agency(words) and (deepest > 1 or OF_THE_WHOLE.search(words)):
        return ()
    return tuple(inside) if len(group) == 1 else ()


def _bare_function(group: list[Named], words: str, collection: Sequence[Agency]) -> Function | None:
    """What an agency of a place does, where words behind the place name that and no body: tobacco of Zunyi tobacco."""
    behind = words[group[-1].end - group[0].start :].lower()
    wanted = {place.name for place in group[-1].candidates}
    there = [a.function for a in collection if a.function is not None and any(place.name in wanted for place in a.own)]
    return next((f for f in there if any(re.search(rf"\b{re.escape(name)}\b", behind) for name in bare_names(f).english)), None) if behind.strip() else None


def _of_function_there(function: Function, wanted: set[str], collection: list[Agency]) -> list[Agency]:
    """Agencies of a function: of the places that are wanted those that have it before all, else those that have it among others."""
    there = [a for a in collection if any(place.name in wanted for place in a.own)]
    own = of_function(function, there)
    return own + [a for a in collection if a.function == function and a not in own]


def is_one_agency(words: str) -> bool:
    """Whether words for an agency say that it is one body: 局, bureau."""
    return bool(re.search(r"局|厅|委|[支大总]队|bureau(?!s)|psb|police|branch(?!es)", words, re.IGNORECASE))


def _names_an_agency(mention: Mention, question: str) -> bool:
    """A place that is not in the collection counts as missing unless it is only part of other words."""
    return len(mention.text) >= 2 and not re.match(r"(?:话|式|菜|人$)", question[mention.end :])
