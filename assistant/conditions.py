"""The conditions of a list question: what it asks of each report, one thing or two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant import wording
from assistant.alternatives import listed_in, parts_of, things_of
from assistant.glossary import stems
from assistant.meant import COMPLAINT, asked_topic, without_edges
from assistant.own_words import topic_of
from assistant.reply import Asked
from assistant.stance import Stance
from assistant.stopwords import soft_words
from assistant.topics import Topic
from assistant.types import Language, Understood
from corpus.types import SectionType

# What an agency does not say or do; a problem that is worded as a want (承诺了却不兑现) is one condition.
NEGATED = r"(?:没有?|未|不|冇)(?:提|打算|计划|说|列|写|反映|设|推|开|用|搞|采取|安排|准备|谈|讲)"
AND = re.compile(
    r"[,;]?\s*(?:而且|并且|同时(?:又|还|也)?|(?<=.{3})(?:又|并|还|且)(?=.{0,2}(?:提|打算|计划|下一步|在|有|存在|推|将|把|说|设|开|搞|要|列|用|反映|准备)|" + NEGATED + r"))"
    r"|,\s*(?:也|还(?!是)|又|但|却)(?=.)|(?<=.{3})但是?(?=(?:又|却)?(?:没|未|不|冇))|(?<=.{3})却(?=又?" + NEGATED + r")"
    r"|,?\s+(?:and|but)\s+(?:also\s+|then\s+|at the same time\s+)?(?=(?:plans?|planned|intends?|cites?|cited|mentions?|mentioned|reports?|reported|says?|has|have|had|uses?|offers?|does|do|did|don't|not|never|is|are|wants?|list|complain|promise|propose|set|run|no)\b)",
    re.IGNORECASE,
)
BOTH_ZH = re.compile(r"(?:既|都|同时)(?:有)?(?:提到|提及|有|推行|设|搞|说)?(?P<first>.{2,24}?)(?:又|也|和|与|及|、(?![没未无不]))(?P<second>.{2,24})|一边(?P<one>.{2,24}?),?一边(?P<other>.{2,24})")
# Two things and that both are there: 甲和乙,两样都有.
BOTH_BEHIND = re.compile(r"^(?P<first>.{2,24}?)(?:和|与|跟|以及|、)(?P<second>[^,，]{2,24})[,，]?\s*(?:这)?(?:两[样者项个种]|二者)(?:都|均|同时|兼)?(?:有|做|搞|占|提|存在|具备|齐全|全)")
# Of several, all are asked for.
BOTH = re.compile(r"都|均|既|同时|一并|两[样者项]")
# What was done is told anywhere, whatever section the other condition is of.
A_DEED = re.compile(
    r"^(?:have |has |had )?(?!cit|mention|report|nam|list|admitt|complain|stat|not|acknowledg|describ|conced|need|lack|pledg|promis|plann|intend|propos)\w+ed\b"
    r"|^(?:uses?|offers?|issues?|runs?|provides?|sends?|operates?|introduces?|lets?|allows?|delivers?|builds?|sets? up)\b(?! (?:with|of)\b)"
    r"|^(?:又|也|还|并|同时|已经?|都)*(?:推行|推出|开展|设立|设有|设置|建立|建成|采用|实行|使用|上线|开通|试点|试行|实施|配备|用上|推广|提供|引入|[开搞做办]了)",
    re.IGNORECASE,
)
NEITHER_ZH = re.compile(r"(?:既|都)(?P<no>没有?|不|未)(?:提到|提及|有|反映|存在|说)?(?P<first>.{2,24}?),?(?:也|又)(?P=no)(?:提到|提及|有|反映|存在|说)?(?P<second>.{2,24})")
NEITHER_EN = re.compile(r"\bneither\s+(?P<first>.{3,80}?),?\s+nor\s+(?P<second>.{3,80})", re.IGNORECASE)
BOTH_EN = re.compile(r"\bboth\s+(?P<first>.{3,60}?)\s+and\s+(?P<second>.{3,60})", re.IGNORECASE)
# What is wrong with a thing, and the new one that is to come for it: their hall is too small … build a new one.
A_NEW_ONE = re.compile(r"\b(?P<before>an?(?: (?:new|bigger|larger|better|second|modern))*|new|bigger|larger|better) ones?\b|(?P<made>[建盖设换买添增修造](?:一?[个座台间处])?)新的(?=[?。!\s]*$)", re.IGNORECASE)
WHAT_IS_WRONG = re.compile(r"\b(?:their|its|the) (?P<en>(?:[\w-]+ ){0,2}[\w-]+) (?:is|are|was|were)\b|(?P<zh>[\u4e00-\u9fff]{2,6}?)(?:太|过于|不够|偏|老旧|陈旧|狭小|拥挤|紧张)", re.IGNORECASE)
SAYS = re.compile(r"^.*?(?:抱怨|叫苦|反映|承认|坦言|提到|嫌|说)")


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a list question asks of each report; where it is one thing or another, `others` are the parts of it."""

    topic: Topic
    sections: tuple[SectionType, ...]
    negative: bool
    others: tuple[Topic, ...] = field(default=())


def conditions_of(asked: Asked) -> list[Condition]:
    """The question's conditions; two when a conjunction joins two that each name something."""
    understood = asked.understood
    # What did not go wrong is what a report says did not: silence about it is no answer.
    tells = asked.topic.stance is Stance.TELLS
    sections = understood.scope.sections if tells else ()
    whole = [_united(asked, understood, understood.topic, Condition(asked.topic, sections, understood.negative and tells and not asked.topic.averted))]
    if tells and asked.topic.averted and len(asked.topic.incidents) > 1:
        return list(_each_averted(asked.topic))
    neither = NEITHER_EN.search(understood.question) or NEITHER_ZH.search(understood.question)
    if neither is not None:
        # What is in neither: as said of the one, so of the other.
        return [_condition(asked, neither[part], True, 0) for part in ("first", "second")]
    parts = _parts(understood.question)
    if len(parts) != 2:
        return whole
    parts = [parts[0], with_its_noun(parts[1], parts[0])]
    negative = understood.negative and not wording.PART_NEGATIVE.search(parts[1])
    split = [_condition(asked, part, negative, number) for number, part in enumerate(parts)]
    return split if all(c.topic.groups or c.sections for c in split) else whole


def _each_averted(topic: Topic) -> Iterator[Condition]:
    """Of several incidents that did not happen, each: neither lawsuits nor reconsiderations."""
    for one, group in zip(topic.incidents, topic.groups, strict=False):
        yield Condition(replace(topic, incidents=(one,), groups=(group,)), (), False)


def _parts(question: str) -> list[str]:
    behind = BOTH_BEHIND.search(question)
    if behind is not None:
        return list(behind.groups())
    both = BOTH_EN.search(question) or (BOTH_ZH.search(question) if re.search("既|都|一边", question) else None)
    if both and not AND.search(question):
        return [part for part in both.groups() if part]
    return [part for part in AND.split(question) if part and part.strip()]


def with_its_noun(part: str, before: str) -> str:
    """A condition with what "a new one" in it is, by the condition before.

    >>> with_its_noun("plan to build a new one", "complain that their service hall is too small")
    'plan to build a new service hall'
    >>> with_its_noun("打算建个新的", "哪些单位抱怨办事大厅太小"), with_its_noun("打算建个新的", "哪些单位办事大厅太小")
    ('打算建个新的办事大厅', '打算建个新的办事大厅')
    """
    wrong = WHAT_IS_WRONG.search(SAYS.sub("", wording.LIST.sub(" ", before)))
    noun = (wrong["en"] or wrong["zh"]) if wrong else ""
    if not noun:
        return part
    return A_NEW_ONE.sub(lambda one: f"{one['before']} {noun}" if one["before"] else f"{one['made']}新的{noun}", part)


def _condition(asked: Asked, part: str, negative: bool, number: int) -> Condition:
    """One of several conditions; negation before them all, and terms that the user added, are the first one's."""
    understood = asked.understood
    negative = negative and number == 0
    own_terms = understood.scope.with_terms if number == 0 else ()
    words = topic_of(part, [report.agency for report in asked.collection])
    named = tuple(
        kind for kind, pattern in wording.SECTION_WORDS if kind in wording.HARD_SECTIONS and pattern.search(part)
    )
    # In a question about problems each condition may be told as a problem is, also where it names no section.
    about = named or tuple(kind for kind in understood.scope.sections if kind is SectionType.PROBLEMS and not A_DEED.search(part.strip()))
    denies = negative or bool(wording.PART_NEGATIVE.search(part))
    meant = replace(understood, scope=replace(understood.scope, sections=about, with_terms=own_terms), negative=denies)
    subject = asked_topic(meant, words, asked.vocabulary, asked.concepts)
    sections = named[:1]
    if not sections and not denies and understood.scope.sections == about:
        # "… as a problem and also cite Y": as a problem too. "… but do not mention Y": nowhere.
        sections = about[:1]
    if subject.stance is not Stance.TELLS:
        return Condition(subject, (), False)
    return _united(asked, meant, words, Condition(subject, sections, denies and not subject.averted))


def _united(asked: Asked, meant: Understood, words: str, whole: Condition) -> Condition:
    """A condition of one thing or another with its parts: beside the whole, or instead of one that means something of another family."""
    things = _things(asked, meant, words, whole.topic)
    families = {thing.meaning.family if thing.meaning else None for thing in things}
    if len(families) == 1 and None not in families and (whole.topic.meaning is None or whole.topic.meaning.family not in families):
        return replace(whole, topic=things[0], others=things[1:])
    return replace(whole, others=_others(asked, meant, words, whole.topic, things))


def _things(asked: Asked, meant: Understood, words: str, whole: Topic) -> tuple[Topic, ...]:
    """The parts of a topic of one thing or another, or of a list of practices, each as a topic; those that mean a practice beside a problem are read as
    the one or the other, by whether all of them complain."""
    if whole.incidents or whole.stance is not Stance.TELLS or meant.scope.with_terms:
        return ()
    bare = without_edges(words)
    texts = things_of(bare, meant.language)
    listed = listed_in(bare) if not texts and not BOTH.search(meant.question) else []
    things = tuple(asked_topic(meant, text, asked.vocabulary, asked.concepts) for text in texts or listed)
    if listed and not all(thing.is_of_practices for thing in things):
        return ()
    if any(thing.is_of_problems for thing in things) and any(thing.is_of_practices for thing in things):
        section = SectionType.PROBLEMS if all(COMPLAINT.search(text) for text in texts) else SectionType.INNOVATION
        alike = replace(meant, scope=replace(meant.scope, sections=(section,)))
        return tuple(asked_topic(alike, text, asked.vocabulary, asked.concepts) for text in texts)
    return things


def _others(asked: Asked, meant: Understood, words: str, whole: Topic, things: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """What the parts of a topic of one thing or another mean, each by itself, where the whole does not mean that already."""
    if not whole.is_of_problems and things and all(_names_a_thing(thing, meant.language) for thing in things):
        return tuple(thing for thing in things if not _is_told_by(whole, thing))
    if whole.meaning is not None and not whole.is_of_problems:
        return ()
    parts = [asked_topic(meant, part, asked.vocabulary, asked.concepts) for part in parts_of(without_edges(words), meant.language)]
    return tuple(replace(part, stance=whole.stance) for part in parts if _is_part(part, whole, meant.language))


def _names_a_thing(part: Topic, language: Language) -> bool:
    """Whether a part means a practice or has a word that not every report has."""
    soft = soft_words(language)
    return not part.is_of_problems and (part.is_of_practices or any(not set(stems(group.phrase) or (group.phrase,)) <= soft for group in part.groups))


def _is_told_by(whole: Topic, part: Topic) -> bool:
    """Whether a part means only what the whole means already."""
    return part.meaning is not None and whole.meaning is not None and set(part.meaning.weights) <= set(whole.meaning.weights)


def _is_part(part: Topic, whole: Topic, language: Language) -> bool:
    """Whether a part is an incident of several, or a problem that the whole does not mean already; in Chinese, where 、 also joins mere names, one that complains itself."""
    if whole.incidents:
        return bool(part.incidents)
    if part.meaning is not None and whole.meaning is not None and set(part.meaning.weights) & set(whole.meaning.weights):
        # 停车难、交通不便: what of the second half is meant, the whole tells; read alone it would mean more.
        return False
    return part.is_of_problems and (language is Language.ENGLISH or bool(COMPLAINT.search(part.text)))
