"""A topic of one thing or another: its parts, each as a topic of its own."""

import re
from collections.abc import Iterator

from assistant.types import Language
from corpus.words import kind_of_word

# Between the parts of a topic: or, 或, 、; what complains of several things complains of each.
OR = {Language.CHINESE: re.compile(r"\s*(?:或者|或是|还是|或|、|,)\s*"), Language.ENGLISH: re.compile(r"\s*,?\s+\bor\b\s+", re.IGNORECASE)}
OF = re.compile(r"\b(?:of|in|between|among|for)\b.*", re.IGNORECASE)
# A lone word that says how something is, and needs what follows the other: inadequate or delayed service halls.
HOW_IT_IS = re.compile(r"\w{3,}(?:ed|ate|ent|ant|al|ive|able|ible|ous|ful|less|ic|ary)|(?:weak|poor|slow|old|small|bad|low|late|long|few|thin|short|lax|scarce|patchy)", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:an?|the|their|its) ", re.IGNORECASE)
FOR_WHAT = re.compile(r"(?:来|去|用于|用来)(?:搞|做|进行|开展)?[\u4e00-\u9fff]{2,8}$")
SHORTEST_NAME = 4
SHORTEST = {Language.CHINESE: 3, Language.ENGLISH: 5}


def parts_of(topic: str, language: Language) -> list[str]:
    """The parts of a topic of several, with the words that they share; none where it is of one thing.

    >>> parts_of("a shortage or turnover of staff", Language.ENGLISH), parts_of("系统不通或重复录入", Language.CHINESE)
    (['a shortage of staff', 'turnover of staff'], ['系统不通', '重复录入'])
    >>> parts_of("outdated or broken kiosks", Language.ENGLISH), parts_of("give priority to old or disabled people", Language.ENGLISH)
    (['outdated kiosks', 'broken kiosks'], ['give priority to old people', 'give priority to disabled people'])
    """
    parts = [part.strip() for part in OR[language].split(topic)]
    if len(parts) < 2:
        return []
    shared = list(_with_the_shared(parts)) if language is Language.ENGLISH else parts
    return [part for part in shared if len(part) >= SHORTEST[language]]


def things_of(topic: str, language: Language = Language.CHINESE) -> list[str]:
    """The parts of a topic of one thing or another, each a thing of its own; none where one of them is only half of one.

    >>> things_of("用无人机或者卫星遥感来搞监管"), things_of("疫情或者洪水"), things_of("增加或减少窗口")
    (['用无人机来搞监管', '卫星遥感来搞监管'], ['疫情', '洪水'], [])
    >>> things_of("covid or floods", Language.ENGLISH), things_of("online or offline services", Language.ENGLISH)
    (['covid', 'floods'], [])
    """
    if language is Language.ENGLISH:
        found = parts_of(topic, language)
        lone = [part for part in found if len(part.split()) == 1]
        return found if len(lone) in (0, len(found)) or all(part.endswith("s") for part in lone) else []
    parts = [part.strip() for part in re.split("或者|或是|或", topic)]
    purpose = FOR_WHAT.search(parts[-1])
    if purpose is not None:
        parts = [*(part + purpose[0] for part in parts[:-1]), parts[-1]]
    return parts if len(parts) > 1 and all(len(part) >= 3 or kind_of_word(part) == "n" for part in parts) else []


def listed_in(topic: str) -> list[str]:
    """What a Chinese topic lists with 、, each of a length to be a name; whether these are things of their own it does not say.

    >>> listed_in("告知承诺、容缺受理"), listed_in("指南、清单")
    (['告知承诺', '容缺受理'], [])
    """
    parts = [part.strip() for part in topic.split("、")]
    return parts if len(parts) > 1 and all(len(part) >= SHORTEST_NAME for part in parts) else []


def _with_the_shared(parts: list[str]) -> Iterator[str]:
    """English parts: what the last one is of belongs to all, and what a lone word goes with stands before the first noun."""
    of, nouns = OF.search(parts[-1]), parts[0].split()
    how, noun = parts[-1].partition(" ")[::2]
    if len(parts) == 2 and len(nouns) > 1 and noun and of is None and HOW_IT_IS.fullmatch(nouns[-1]) and HOW_IT_IS.fullmatch(how):
        # Give priority to old or disabled people.
        yield from (f"{parts[0]} {noun}", f"{' '.join(nouns[:-1])} {parts[-1]}")
        return
    for number, part in enumerate(parts):
        if of is not None and number < len(parts) - 1 and not OF.search(part):
            yield f"{part} {of[0]}"
        elif number < len(parts) - 1 and HOW_IT_IS.fullmatch(ARTICLE.sub("", part)) and len(parts[-1].split()) > 1:
            yield f"{part} {parts[-1].partition(' ')[2]}"
        elif number and len(part.split()) == 1 and len(nouns) > 1:
            yield f"{' '.join(nouns[:-1])} {part}"
        else:
            yield part
