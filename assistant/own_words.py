"""A question's own words: its language, and what is left without agencies, years and the frame of asking."""

import re
from collections.abc import Sequence

from assistant import wording
from assistant.agencies import asked_agencies
from assistant.asked import asked_indicators
from assistant.functions import without_function
from assistant.named_agency import taken_apart
from assistant.segments import segments
from assistant.terms import names_a_topic
from assistant.types import Language
from corpus.repair import simplify

HOW_MANY = re.compile(r"(?:其中)?(?:有)?几(?:件|宗|份|项|条|台|人次|次)(?:是|为|被)?")
PARTICLE = re.compile(r"[呢咧](?=\s*(?:[?？。!,，]|$))")
# How many applications did A and B accept: the verb behind the agencies is of all of them.
VERB_BEHIND = re.compile(r"\b(?:did|do|does|has|have|had|were|was)(?: the| both)?\s*$", re.IGNORECASE)
HAN = re.compile(r"[\u3400-\u9fff]")


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
    """The question without agencies, years and the frame of asking."""
    text = wording.YEAR_SPAN.sub(" ", bare)
    text = wording.YEAR.sub(" ", text)
    text = wording.SHORT_YEAR.sub(" ", text)
    for pattern in (wording.LIST, wording.COUNT_OF_AGENCIES, wording.FRAME, HOW_MANY, PARTICLE):
        text = pattern.sub(" ", text)
    return re.sub(r"\s+", " ", re.sub(r"(?!(?<=\d),\d{3})[?？。!,.:;“”\"()]", " ", text)).strip()


def topic_of(part: str, agencies: Sequence[str]) -> str:
    """The topic of a part of a question."""
    return topic_in(without_agencies(simplify(part), agencies))


def without_agencies(text: str, agencies: Sequence[str], instead: str = "") -> str:
    """A question without the agencies and places it names, each of which `instead` stands for."""
    for mention in reversed(asked_agencies(text, agencies)):
        rest = without_function(text[mention.end :], [kind for name in mention.agencies if (kind := taken_apart(name).function)])
        text = f"{text[: mention.start]} {instead}{rest}"
    return text


def own_words(question: str, agencies: Sequence[str]) -> dict[str, str]:
    """What a question asks of each of several agencies, where it asks something else of each; else empty.

    >>> own_words("海珠的受理量和江门的办结量", ["广州市公安局海珠区分局", "江门市公安局"])["江门市公安局"]
    '的办结量'
    """
    text = simplify(question)
    cut = segments(text, asked_agencies(text, agencies))
    if len(cut) < 2 or any(len(segment.mention.agencies) != 1 for segment in cut):
        return {}
    says = [_has_words(segment.after) for segment in cut]
    lead = cut[0].before.strip()
    names = [segment.mention.agencies[0] for segment in cut]
    if all(says[:-1]):
        return {name: f"{lead} {segment.after}".strip() for name, segment in zip(names, cut, strict=True)}
    if says[-1] and not any(says[:-1]) and asked_indicators(lead) and not VERB_BEHIND.search(lead):
        return {**dict.fromkeys(names, lead), names[-1]: f"{lead} {cut[-1].after}".strip()}
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
