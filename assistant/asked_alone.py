"""The words of a comparison: whether it is of numbers, and how it would be asked of one report alone."""

import re

from assistant import wording
from assistant.own_words import bare_of
from assistant.reply import Asked
from assistant.types import Language

# What only a comparison asks: whose …, 谁家的…, 跟…比, 差多少件, 是多了还是少了.
COMPARES = re.compile(
    r"(?:是)?(?:更?[多高大快])了?(?:还是|或)(?:更?[少低小慢])了?|(?:相差|差距|差(?![评错异额旅])|差额|悬殊)(?:是|有|了)?(?:多少|几|多大)?[件个宗份家条台次人项天]?|占(?:了)?(?:多大|多少|几成|多高|百分之几)?的?(?:比重|比例|份额)?|的(?:多大|多高|几成|百分之几)的?(?:比重|比例|份额)?"
    r"|(?:更|最|要|比较)?(?:[多少高低大小快慢])(?:一?些|一点儿?|得多|多少|几[件个倍])?(?=[?？,，。\s]|$)|谁家?的?|哪一?[家个边方]的?|[跟和与同]?(?:相比|比较|对比|比(?=[,，?？。\s]|$))|两[家个者边]|各自|分别|全[市省区县](?=[\s,，?？]|$)"
    r"|\b(?:by )?how (?:much|many|far) (?:more|fewer|less|larger|higher|lower|bigger|smaller)\b|\b(?:what|how big) (?:is|was) the (?:gap|difference)\b|\badd up\b|\b(?:altogether|combined|in total)\b"
    r"|\b(?:whose|who|which(?: (?:one|(?:[a-z]+ )?(?:agency|bureau|report|department|office|authority|branch)|of (?:them|the two|these|those)))?|compared? (?:with|to)|compared?|versus|vs\.?|against|than|between|(?:was|were|is|are|had|has)? ?(?:the )?(?:higher|lower|larger|smaller|bigger|better|happier|more|fewer|less|greater)|(?:the )?(?:two|gap|difference|most|fewest|least|highest|lowest|largest|smallest|biggest))\b",
    re.IGNORECASE,
)
EDGES = re.compile(r"^(?:[\s,，:：;；、?？–—()（）-]|[跟和与同的里]|还是|\b(?:and|or|in|at|of|for|by|did|do|does)\b)+|(?:[\s,，:：;；、?？–—()（）-]|[跟和与同]|还是|\b(?:and|or|the|in|at|of|for|was|were|is|are|by))+$", re.IGNORECASE)
QUANTITY = re.compile(
    r"(?:谁|哪一?[家个边方]|更|最|比).{0,16}?[多少高低大小](?:一?些|一点儿?|得多|了?多少)?(?=[?？,，。\s]|$)|[多高大]了?还是更?[少低小]|相差|差(?:了|距|额)?(?:多少|几)|比重|比例"
    r"|\b(?:more|fewer|less|larger|higher|lower|bigger|smaller|greater|gap|difference|most|fewest|least|highest|lowest|largest|smallest|biggest)\b",
    re.IGNORECASE,
)
# Who has the most of something: an order of agencies, whatever it is that is counted; not who is the most helpful, nor what 最多跑一次 promises.
WHOSE_MOST = re.compile(
    r"(?:谁|哪[一个]?家|哪[一个]?(?:单位|部门|机关|局))的?.{0,12}最[多少高低大小快慢长短](?![跑限])|最[多少高低大小快慢长短]的?(?:是)?(?:谁|哪[一个]?家|哪[一个]?(?:单位|部门|机关|局))"
    r"|\b(?:who|which (?:[a-z]+ )?(?:agency|bureau|report|department|office|authority|branch|one|of them)) (?:\w+ ){0,4}?the (?:most|least|highest|lowest|fewest|largest|smallest|biggest)\b"
    r"(?! [a-z]+(?:ive|ful|ent|ant|ous|able|ible|less|ish|ing)\b(?= *(?:$|[?.,;]|(?:in|at|of|on|about|when|with)\b)))",
    re.IGNORECASE,
)
ASKING = {Language.CHINESE: "{}多少", Language.ENGLISH: "what was {}"}


def asks_for_numbers(question: str) -> bool:
    """Whether a comparison is of numbers, and not of what is said.

    >>> asks_for_numbers("两家谁的投诉多"), asks_for_numbers("比较两家的困难")
    (True, False)
    """
    return wording.FIGURE.search(question) is not None or QUANTITY.search(question) is not None


def of_one(asked: Asked) -> str:
    """The question without its agencies and what compares them, as it would be asked of one of them."""
    language = asked.understood.language
    bare = COMPARES.sub(" ", bare_of(asked.understood.question, [report.agency for report in asked.collection]))
    bare = re.sub(r"\s+", " ", bare)
    while bare != (bare := EDGES.sub("", bare)):
        pass
    return bare if not bare or wording.FIGURE.search(bare) else ASKING[language].format(bare)
