"""A question's own words: its language, and what is left without agencies, years and the frame of asking."""

import re
from collections.abc import Sequence

from assistant import wording
from assistant.agencies import asked_agencies, stands_beside
from assistant.asked import asked_indicators
from assistant.figure_words import english_of
from assistant.functions import without_function
from assistant.glossary import stems
from assistant.named_agency import taken_apart
from assistant.segments import segments
from assistant.stopwords import soft_words, stopwords
from assistant.terms import names_a_topic
from assistant.types import Language
from corpus.repair import simplify
from corpus.words import rejoined

HOW_MANY = re.compile(r"(?:其中)?(?:有)?几(?:件|宗|份|项|条|台|人次|次)(?:是|为|被)?")
PARTICLE = re.compile(r"[呢咧](?=\s*(?:[?？。!,，]|$))")
# How many applications did A and B accept: the verb behind the agencies is of all of them.
VERB_BEHIND = re.compile(r"\b(?:did|do|does|has|have|had|were|was)(?: the| both)?\s*$", re.IGNORECASE)
# … which goes with the agency that something else stands for: at the [Shaoguan water bureau].
DETERMINER = re.compile(r"\bthe\s+$", re.IGNORECASE)
HAN = re.compile(r"[\u3400-\u9fff]")
# An agency's name before and behind the words for its field; what body it is called; what it licenses, of which the field may be a part.
NAME_OF_A_PLACE = re.compile(r"^.*?(?:[省市区县旗州盟]|新区)(?=[^省市区县旗州盟]*$)")
# 有哪几家反映了…: what is left of it where the rest is gone.
LEFT_OF_ASKING = re.compile(r"^\s*(?:有(?=\s)\s*)?(?:了(?!解|结|断))?")
OF_A_BODY = re.compile(r"(?:监督|管理|执法|保护|救援|专卖|事业|综合)*(?:局|委员会|委|厅|办公室|办|支队|大队|总队|分局)(?:[\u4e00-\u9fff]*分局)?$")
BODY = re.compile(r"(?:局|委|厅|办|部门|系统|支队|大队|总队)?")
ENGLISH_BODIES = frozenset("bureau bureaus department departments office commission administration authority regulator regulators service brigade brigades people folks guys watchdog".split())
OBJECT = re.compile(r"(?:行政)?(?:许可|审批|资质|资格|证|器械|经营|用品|项目|设施)|['s]* (?:permit|licen[cs]e|project|case|application|device|product|facilit|hotline|ticket)", re.IGNORECASE)
BODY_OF = re.compile(rf"\s+(?:{'|'.join(sorted(ENGLISH_BODIES))}) (?:of|for)(?= )", re.IGNORECASE)
WORD = re.compile(r"\s+(?:(?:and|&) )?(?P<word>[A-Za-z]{4,})(?:'s)?\b")


def language_of(question: str) -> Language:
    """English when English function words carry the sentence, else Chinese wherever there is a Chinese character."""
    latin = [word.lower() for word in re.findall(r"[A-Za-z]+", question)]
    function_words = sum(word in wording.ENGLISH_FUNCTION_WORDS for word in latin)
    characters = len(HAN.findall(question))
    if characters == 0:
        return Language.ENGLISH
    return Language.ENGLISH if function_words >= 2 and characters <= 4 * len(latin) else Language.CHINESE


def without_courtesy(question: str) -> str:
    """A question without what is said out of courtesy around it; the whole where nothing else is said.

    >>> without_courtesy("您好，请问花都受理了多少？谢谢"), without_courtesy("Hello there")
    ('花都受理了多少？', 'Hello there')
    """
    bare = wording.COURTESY.sub("", wording.COURTESY.sub("", question)).strip()
    return bare if re.search(r"[A-Za-z\u3400-\u9fff]{2}", bare) else question


def topic_in(bare: str) -> str:
    """The question without agencies, years and the frame of asking.

    >>> topic_in("有哪几家在报告的问题部分反映了重审批轻监管"), topic_in("有哪些单位反映了部门之间推诿扯皮")
    ('重审批轻监管', '部门之间推诿扯皮')
    >>> topic_in("哪些单位罚过款")
    '罚款'
    """
    text = wording.YEAR_SPAN.sub(" ", rejoined(bare))
    text = wording.YEAR.sub(" ", text)
    text = wording.SHORT_YEAR.sub(" ", text)
    for pattern in (wording.LIST, wording.COUNT_OF_AGENCIES, wording.FRAME, HOW_MANY, PARTICLE):
        text = pattern.sub(" ", text)
    text = LEFT_OF_ASKING.sub("", text)
    return re.sub(r"\s+", " ", re.sub(r"(?!(?<=\d),\d{3})[?？。!,.:;“”\"()]", " ", text)).strip()


def topic_of(part: str, agencies: Sequence[str]) -> str:
    """The topic of a part of a question."""
    return topic_in(without_agencies(simplify(part), agencies))


def without_agencies(text: str, agencies: Sequence[str], instead: str = "") -> str:
    """A question without the agencies and places it names, each of which `instead` stands for."""
    named = asked_agencies(text, agencies)
    for mention in reversed(named):
        if stands_beside(text, mention, named):
            continue
        rest = without_function(text[mention.end :], [kind for name in mention.agencies if (kind := taken_apart(name).function)])
        before = DETERMINER.sub("", text[: mention.start]) if instead else text[: mention.start]
        text = f"{before} {instead}{without_own_name(rest, mention.agencies)}"
    return text


def without_own_name(rest: str, agencies: Sequence[str]) -> str:
    """What stands behind a place without the words of the name of its agency: 体育, relics, drug regulator; what is licensed stays.

    >>> without_own_name(" relics 2024 refused", ["西安市文物局"]), without_own_name("文物批了", ["西安市文物局"])
    (' 2024 refused', ' 批了')
    """
    for name in agencies:
        own = OF_A_BODY.sub("", NAME_OF_A_PLACE.sub("", simplify(name)))
        if len(own) > 1 and (begins := _in_chinese(rest, own) or _in_english(rest, own)):
            return f" {rest[begins:].lstrip()}"
    return rest


def _in_chinese(rest: str, own: str) -> int:
    """How far the text begins with the words of a name, what body it is with them."""
    at = len(rest) - len(rest.lstrip())
    length = next((n for n in range(len(own), 1, -1) if rest.startswith(own[:n], at)), 0)
    body = BODY.match(rest, at + length) if length else None
    return 0 if OBJECT.match(rest, at + length) and length else body.end() if body else at + length if length else 0


def _in_english(rest: str, own: str) -> int:
    # … Department of Transport, behind its place.
    lead = BODY_OF.match(rest)
    known, at, ended = english_of(own), lead.end() if lead else 0, 0
    while (word := WORD.match(rest, at)) is not None:
        stem = stems(word["word"])[:1]
        is_body = ended > 0 and word["word"].lower() in ENGLISH_BODIES
        if not is_body and (not stem or stem[0] not in known or stem[0] in stopwords(Language.ENGLISH) | soft_words(Language.ENGLISH)):
            break
        at = ended = word.end()
    return 0 if OBJECT.match(rest, ended) else ended


def own_words(question: str, agencies: Sequence[str]) -> dict[str, str]:
    """What a question asks of each of several agencies, where it asks something else of each; else empty.

    >>> own_words("海珠的受理量和江门的办结量", ["广州市公安局海珠区分局", "江门市公安局"])["江门市公安局"]
    '的办结量'
    """
    text = simplify(question)
    cut = segments(text, asked_agencies(text, agencies))
    if len(cut) < 2 or any(len(segment.mention.agencies) != 1 for segment in cut):
        return {}
    lead = cut[0].before.strip()
    names = [segment.mention.agencies[0] for segment in cut]
    behind = [without_own_name(segment.after, segment.mention.agencies) for segment in cut]
    says = [_has_words(after) for after in behind]
    if all(says[:-1]):
        return {name: f"{lead} {after}".strip() for name, after in zip(names, behind, strict=True)}
    if says[-1] and not any(says[:-1]) and asked_indicators(lead) and not VERB_BEHIND.search(lead):
        return {**dict.fromkeys(names, lead), names[-1]: f"{lead} {behind[-1]}".strip()}
    return {}


def _has_words(text: str) -> bool:
    """Whether words between two agencies ask for something."""
    return bool(asked_indicators(text)) or names_a_topic(topic_in(text), language_of(text), soft=True)


def bare_of(question: str, agencies: Sequence[str], instead: str = "") -> str:
    """A question in the search text's form without agencies and years, what asks for numbers left as it is; `instead` stands for an agency."""
    text = without_agencies(simplify(question), agencies, instead)
    for pattern in (wording.YEAR_SPAN, wording.YEAR, wording.SHORT_YEAR):
        text = pattern.sub(" ", text)
    return re.sub(r"\s+", " ", text).strip()
