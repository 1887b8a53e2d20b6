"""Which concepts a topic means, in whatever words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.causes import cause_words
from assistant.concepts import Family, Meaning, examples, readers
from assistant.glossary import concepts
from assistant.incidents import Incident, asked_of, asks_for_none
from assistant.naming import NOTHING
from assistant.special import special_words
from assistant.stance import Stance, Stated, stated_in
from assistant.terms import edited, incident_topic, names_a_topic, quotations, topic
from assistant.topics import Topic
from assistant.types import Kind, Language, Understood
from assistant.vocabulary import Vocabulary
from corpus.repair import mainland_wording, simplify
from corpus.types import SectionType
from index.model import Encoder
from index.types import Vectors

# A topic means a concept when its words and its vector say so together (decision 8).
LIKELY = {Language.CHINESE: 0.2, Language.ENGLISH: 0.35}
# With another model than the readers know: when its words say so and its meaning does not disagree, or the other way round:
# likely by words and the cosine to the nearest of the concept's names, for each.
BY_WORDS = {Language.CHINESE: (0.3, 0.92), Language.ENGLISH: (0.2, 0.9)}
BY_MEANING = {Language.CHINESE: (0.05, 0.93), Language.ENGLISH: (0.05, 0.92)}
# Concepts nearly as likely as the likeliest are meant as well: there are finer kinds than people name.
NEARLY_AS_LIKELY = 0.2
MOST_LIKELY = 5
SURELY = 0.8
# A topic that does not complain means a problem where that is likely and no practice is, else a practice that is likely.
LIKELY_PROBLEM, UNLIKELY_PRACTICE = 0.6, 0.5
LIKELY_PRACTICE = {Language.CHINESE: 0.45, Language.ENGLISH: 0.55}
# How a topic that only names a thing is worded as a problem.
WANTING = {Language.CHINESE: "{}不足", Language.ENGLISH: "insufficient {}"}

# A topic that says what is wrong, in a question that names no section.
COMPLAINT = re.compile(
    r"不(?:好|畅|顺|通(?!过)|力|强|严|实|高|及时|到位|一致|统一|规范|完善|健全|协调|均衡|互通|联通|够)|不(?!予|服|动产|同|见面|打烊|用|跑|收|另收|出)|未(?!来)|没(?:法|能|地方|钱|人)|还没|无法|受限|限制|制约|瓶颈|难|低|慢|差|少|弱|缺|滞后|老化|紧张|薄弱|过[多长大高于]|太|拥挤|混乱|不足"
    r"|怨言|埋怨|抱怨|嫌|担心|头疼|犯愁|流动性?大|留不住|流失|排长?队|费劲|隐患|虚假|跟不上|堵|破旧|老旧|陈旧|漏洞|好几遍|重复|孤岛|壁垒|烟囱|脱节|断层|断档|空档|真空|盲区|推诿|拖延|存在(?!于)"
    r"|\b(?:blam(?:e[sd]?|ing)|stuck|troubles?|hard (?:to|for)|tight|crowded|queues?|queuing|losing|worn|nowhere|unhappy|dissatisf\w*|falls? short|barely|out of date|obsolete|without a (?:permit|licence|license)"
    r"|cannot|can't|unable|fail(?:s|ed|ing|ures?)?|delays?|confus\w*|overload\w*|overwork\w*|breaks? down|breaking down|broken|worr\w*|afraid|struggl\w*)\b"
    r"|\b(?:lack\w*|short\w*|poor\w*|insufficien\w*|inadequa\w*|low|slow\w*|weak\w*|difficult\w*|too|not|few|outdated|ageing|aging|old|uneven|unclear|missing|problem\w*|gap\w*|silos?|inconsisten\w*|disconnect\w*|unconnected|incompatib\w*|fragment\w*|isolated|turnover|duplicat\w*|burden\w*|cumbersome|unfamiliar|unaware|unstable|errors?|mistakes?|different answers|differently)\b",
    re.IGNORECASE,
)
ONLY_DENIES = frozenset(("不", "未", "还没", "not", "cannot", "can't"))
# A topic that begins with what was done is no problem: parking spaces added.
ACTION = re.compile(
    r"增加|增设|增派|新建|新增|扩建|扩大|建设|改善|改造|优化|完善|加强|推|开|设|解决|缓解|提高|提升|升级|更换|更新|清理|减|压|取消|配|引入|引进"
    r"|(?:add|build|expand|improv|upgrad|replac|creat|open|set up|solv|strengthen|reduc|cut|provid|offer|hir|recruit)\w*\b",
    re.IGNORECASE,
)
# 延长了服务时间: what is called by its verb has none of it in the name.
DONE = re.compile("了(?![解然结])")
# Who writes that something went wrong, and not only of it: 写到吊销过许可证, mention that a licence was revoked.
AS_A_DEED = re.compile(r"(?<![到及写谈说])了(?=[^,，。?？]{2})|过(?=[^程期渡高低大小多少去])|曾|当年|本年|全年|发生|出现|受到|收到|接到|被|\b(?:had|was|were|been|got|received|[a-z]{3,}(?:ed|ing) (?:an?|any|some)|during|in) (?!mention)", re.IGNORECASE)
# What is left of a question's frame at the ends of a topic.
EDGES = re.compile(
    r"^(?:\s*(?:的?这(?:些|几[家个])(?:部门|单位|机关)?(?:里[头面边]?|当?中)?|中(?=\s)|的?里[头面边](?=\s)|这边(?=\s)|请?列出(?=[把\s])|家(?=[搞把推设])|会(?=把)|(?:提[到及起]|谈[到及起]|[说讲][到起]|[说讲提]过)(?:了|过)?|的?(?:年度)?报告(?:里面?|里头|中|上)?(?:都)?|里(?=[写提说讲])|写(?:了|到|过|明)?|跟|真(?=[把给的])|自己|已经?|(?:put(?:s|ting)? the )?blam(?:e[sd]?|ing)(?: it| this| that)?(?: on)?(?![a-z])|推行|推出|推广|推(?![进动广荐诿送])|搞|说(?![明服法不])|开展|实行|实施|设立|设置|采用|采取|提供|开通|建立|推进|运用|使用|了|既|又|还|也|但|却|都|并|且|均|存在|反映|承认|面临|遇到|出现|有|没有|没|未|不|把|将"
    r"|(?:has |have |had )?(?:introduc(?:ed?|es|ing)|adopt\w*|offer\w*|provid(?:ed?|es|ing)|us(?:ed?|es|ing)|implement\w*|launch\w*|run(?:s|ning)?|put|set up|started?|practi[sc]\w*|tr(?:y|ied|ies))|(?:are |is |were |was )?silent (?:about|on)|(?:do|does|did|has|have|had) not|don't|doesn't|didn't|neither|nor|not(?! (?:enough|well|fully|properly|sufficient|adequate|always))|both|also|and|but|among (?:the|those) ones|report(?:s|ed)?|include[sd]?|name[sd]?|sa(?:y|ys|id)|stat(?:e|es|ed)|admit(?:s|ted)?|complain(?:s|ed)?|not(?:e|es|ed)(?= that)|point(?:s|ed)? out|find(?:s|ing)?|found|describ(?:e|es|ed)|face[sd]?|struggl(?:e|es|ed|ing) with|encounter\w*|(?:in|among|within|across)\s+(?:(?:the|their|these|all)\s+)?(?:[a-z]+\s+){0,4}?(?:agencies|bureaus|departments|authorities|offices|units|services|branches|reports?)|in"
    r"|list(?:s|ed)?|(?:brings?|brought) up|mention(?:s|ed)?|problems?|that|with|of|their|its|the|having|have|has|suffer\w*|from|about)(?![a-z])\s*)+"
    r"|(?:\s*(?<![a-z])(?:(?:of|during|in|within) (?:the|this|that) (?:\w+ )?year|的做法|做法|[、,，]?\s*自己|的?(?:都|分别)?是|的服务|的举措|举措|into practice|in place|的问题|问题|的困难|困难的|的短板|的难题|这一|这个|一共有|共有|的一共|有|的|as|among|too|either|or)(?![a-z]))+\s*$"
)


class Meanings:
    """What topics mean: concepts by their words, checked by the vectors of the concepts' names."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.readers = readers()
        self._names: dict[tuple[str, Language], Vectors] = {}

    def of(self, topic: str, language: Language, families: Sequence[Family]) -> Meaning | None:
        """The concepts of the likeliest family that a topic means; None where it means none of them."""
        bare = DONE.sub("", without_edges(topic))
        found = self._found(bare, language, families) if names_a_topic(bare, language) else []
        if not any(found) and (mainland := mainland_wording(bare)) != simplify(bare):
            found = self._found(mainland, language, families)
        if not any(found) and tuple(families) == (Family.PROBLEMS,) and names_a_topic(bare, language):
            # "Who names innovation capacity as a shortcoming" means the want of it.
            found = self._found(WANTING[language].format(bare), language, families)
        if len(found) > 1:
            found = self._of_two(found, simplify(topic), language)
        if not any(found):
            return None
        chosen = max(range(len(found)), key=lambda number: max(found[number].values(), default=0.0))
        likeliest = max(found[chosen].values())
        weights = {name: share / likeliest for name, share in found[chosen].items()}
        return Meaning(families[chosen], {name: weight for name, weight in weights.items() if weight >= NEARLY_AS_LIKELY})

    @staticmethod
    def _of_two(found: Sequence[dict[str, float]], topic: str, language: Language) -> list[dict[str, float]]:
        """Of problems and practices that a topic in the search text's form may mean, those of one family; the other is empty."""
        problem, practice = (max(likely.values(), default=0.0) for likely in found)
        complaints = [match[0] for match in COMPLAINT.finditer(topic)]
        if complaints:
            # … unless it surely names a practice, and only denies something or is called so: the window for what “could not be
            # done”, acceptance with missing documents.
            surely = {name: share for name, share in found[1].items() if share >= SURELY}
            called = [term for one in concepts() if one.id in surely for term in (*one.chinese, *one.english)]
            is_name = all(word.lower() in ONLY_DENIES for word in complaints) or any(word in term for term in called for word in complaints)
            return [{}, surely] if surely and problem < practice and is_name else [found[0], {}]
        means_a_practice = problem < LIKELY_PROBLEM or practice >= UNLIKELY_PRACTICE or bool(ACTION.match(topic.strip()))
        return [{}, found[1] if practice >= LIKELY_PRACTICE[language] else {}] if means_a_practice else [found[0], {}]

    def _found(self, topic: str, language: Language, families: Sequence[Family]) -> list[dict[str, float]]:
        vector = self._encoder.wordings([topic])[0]
        return [self._of_family(family, topic, language, vector) for family in families]

    def _of_family(self, family: Family, topic: str, language: Language, vector: Vectors) -> dict[str, float]:
        names = self.readers[family].names
        is_known = names.vectors.model == self._encoder.fingerprint
        shares = names.shares(topic, vector, language) if is_known else names.by_words(topic, language)
        by_name = dict(zip(names.labels, map(float, shares), strict=True))
        least = by_name.pop(NOTHING)
        likely = {name: by_name[name] for name in sorted(by_name, key=lambda n: -by_name[n])[:MOST_LIKELY] if by_name[name] > least}
        if is_known:
            return likely if max(likely.values(), default=0.0) >= LIKELY[language] else {}
        return {name: share for name, share in likely.items() if self._is_near(family, name, language, share, vector)}

    def _is_near(self, family: Family, name: str, language: Language, likely: float, vector: Vectors) -> bool:
        cosine = float((self._names_of(family, name, language) @ vector).max())
        return any(likely >= least and cosine >= nearness for least, nearness in (BY_WORDS[language], BY_MEANING[language]))

    def _names_of(self, family: Family, name: str, language: Language) -> Vectors:
        key = (name, language)
        if key not in self._names:
            self._names[key] = self._encoder.kept_wordings(examples(family)[name].names[language])
        return self._names[key]


def asked_topic(understood: Understood, text: str, vocabulary: Vocabulary, meanings: Meanings) -> Topic:
    """The topic of a question, or of one of its conditions, with its terms and the concepts that it means."""
    meaning = None
    stated = stated_in(text) if understood.kind is Kind.LIST else Stated(Stance.TELLS, text)
    happened, averted = _incidents(understood, text, stated.stance) if understood.kind is Kind.LIST else ((), False)
    if happened and asks_for_silence(understood):
        # Whoever says that there was none is not silent on it.
        return edited(replace(incident_topic(text, happened, vocabulary), incidents=()), understood.scope.with_terms, understood.scope.without_terms, vocabulary)
    if happened:
        subject = replace(incident_topic(text, happened, vocabulary, averted), special=cause_words(text, happened, understood.language, vocabulary))
        return edited(subject, understood.scope.with_terms, understood.scope.without_terms, vocabulary)
    text = _words_never_said(understood) or stated.topic
    if understood.kind is Kind.LIST:
        families = _families(understood.scope.sections) if stated.stance is Stance.TELLS else (Family.PROBLEMS,)
        meaning = meanings.of(text, understood.language, families)
        if meaning is not None and meaning.family is Family.PRACTICES and (_is_named(text, understood.question, vocabulary) or asks_for_silence(understood)):
            meaning = None
    found = topic(without_edges(text) if meaning else text, understood.language, vocabulary, understood.is_literal, meaning)
    if meaning is not None and understood.language is Language.ENGLISH and stated.stance is Stance.TELLS:
        # Not in Chinese: three such rules cost more right reports there than they spared wrong ones (decision 8).
        found = replace(found, special=special_words(without_edges(text), meaning, vocabulary))
    found = replace(found, stance=stated.stance)
    return edited(found, understood.scope.with_terms, understood.scope.without_terms, vocabulary)


def _incidents(understood: Understood, text: str, stance: Stance) -> tuple[tuple[Incident, ...], bool]:
    """What a question asks to have happened, or to be said not to have; one for words or for problems asks for something else."""
    if not understood.is_literal:
        return (), False
    asked = simplify(text)
    found = asked_of(asked)
    if wording.NAMES.search(understood.question) and not understood.negative and not AS_A_DEED.search(understood.question):
        found = tuple(one for one in found if one.more_than)
    return found, understood.negative or stance is Stance.DENIED or asks_for_none(asked, found)


def asks_for_silence(understood: Understood) -> bool:
    """Whether a question asks who never says a word: whoever does the thing under another name is silent on it."""
    return understood.negative and wording.NAMES.search(understood.question) is not None


def _words_never_said(understood: Understood) -> str:
    """What an English question quotes that somebody never mentions, else empty."""
    quoted = quotations(understood.question) if asks_for_silence(understood) and understood.language is Language.ENGLISH else ()
    return " ".join(quoted)


def _is_named(topic: str, question: str, vocabulary: Vocabulary) -> bool:
    """Whether a topic is quoted in the question and some report has it in these words: that very thing is asked for."""
    return any(name in topic and vocabulary.has(simplify(name)) for name in quotations(question))


def without_edges(topic: str) -> str:
    """A topic without what is left of the question's frame at its ends.

    >>> without_edges("把信息孤岛"), without_edges("report lack of funds"), without_edges("among the health bureaus name queues")
    ('信息孤岛', 'lack of funds', 'queues')
    >>> without_edges("说起过人手不够"), without_edges("brought up understaffing"), without_edges("讲解服务")
    ('人手不够', 'understaffing', '讲解服务')
    """
    return EDGES.sub("", topic).strip()


def _families(sections: Sequence[SectionType]) -> Sequence[Family]:
    """What may be meant: problems where a question asks for them, either where it names no section, else practices."""
    if not sections:
        return tuple(Family)
    return (Family.PROBLEMS,) if SectionType.PROBLEMS in sections else (Family.PRACTICES,)
