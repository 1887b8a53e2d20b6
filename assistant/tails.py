"""What only qualifies a list question behind its matter, or before a thing: it names nothing that reports would have to say."""

import re
from dataclasses import dataclass

from assistant import wording
from corpus.words import words

# Plans do not count: 光是计划的不算, 只是打算用的不要; 办出了业务的, not counting mere plans.
DONE = re.compile(
    r"[,，。;；、]?\s*(?:光是?|只是|仅仅?是?|还?只?是?在)?(?:停留在)?(?:计划|打算|准备|规划|设想)(?:要|用|做|搞|推|开|建|上|办|中|阶段)*的?(?:都|就|也)?(?:不算|不要|除外|不计|别算|不包括)(?:在内)?(?=[。.!！?？,，]|$)"
    r"|[,，。;；、]?\s*(?:光|只|仅|嘴上|口头上?)(?:是|在)?说(?:要|会|想)?[^,，。;；?？]{0,6}?的?(?:都|就|也)?(?:不算|不要|除外|不计|别算|不包括)(?:在内)?(?=[。.!！?？,，]|$)"
    r"|(?:[、,，]|而且|并且?)(?:真正|实际|确实|已经?)*(?:办|做)(?:出|成)?了(?:业务|实事)的?"
    r"|[,;.(]?\s*(?:and )?\b(?:not|excluding|except|without|leav(?:e|ing) out|ignor(?:e|ing)|not counting)(?: counting)? (?:just |merely |only |mere |those (?:that |who )?(?:only |merely |just )?)*(?:plan(?:s|ned|ning)?|intend(?:ed)?|intentions)(?: (?:ones|to|it|alone))*\)?(?=\s*[?.!)]|$)",
    re.IGNORECASE,
)
# It is still so; what a problem is anyway.
STILL_SO = re.compile(
    r"[,，;；]?(?:而且|并且)?(?:直?到(?:现在|目前|今天|现今)|至今|目前|现在)(?:都|也)?(?:仍|还)?(?:然|是)?(?:没有?|未|没能)(?:能|得到|被)*解决(?:的|好|掉)?(?=[。?？!！]|$)"
    r"|(?:现在|目前|如今)(?:都|也)?(?:还|仍)(?:然|旧)?(?:存在|有)(?:着)?(?:这个|这种|此类|这样的|这一)?(?:问题|情况|现象)?(?=[。?？!！]|$)"
    r"|,? (?:and |that |which )?(?:(?:is|are|has|have|was|were) )?(?:still|yet|not yet|so far) (?:not (?:been )?|un)(?:solved|resolved)(?: (?:today|now|yet))?(?=\s*[?.!]|$)",
    re.IGNORECASE,
)
# What was told before: …——哪些报告承认自己有这毛病.
SUCH_A_PROBLEM = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:也|都|还)*(?:承认|坦承|坦言|说|反映|提到|讲)?(?:了|过)?(?:自己|自家|本单位|自身)?(?:也|都|还)*(?:有|存在)(?:着)?(?:这|此|该)(?:个|种|类|样的?)?(?:毛病|问题|情况|现象|困难|难处|麻烦|苦恼)(?=[?？。!！]*$)"
)
# What being silent means: (neither cases nor a "none"), 连“无”都没写.
NOT_EVEN = re.compile(
    r"\s*[,，;；:：—–-]*\s*[(（]\s*(?:neither|not even|no\b[^()（）]{2,30}\b(?:n?or|and no)\b|nor|既[没不未]|连|哪怕|也没)[^()（）]{1,60}[)）](?=\s*[。?？!！.]*$)"
    r"|[,，;；—–-]+\s*(?:not even\b|连)[^,，;；()（）]{1,40}(?=[。?？!！.]*$)",
    re.IGNORECASE,
)
# What is revoked has been granted.
GRANTED = re.compile(
    r"(?:先前|此前|之前|以前)?已(?:经)?(?:发出|发放|颁发|核发|准予|批准|作出)(?:去|过|了)?的?(?=行政许可|许可|证|执照|批文)"
    r"|(?<=s) (?:that |which )?(?:they|it|the (?:agency|bureau))? ?(?:had|have|has|were|was)? ?(?:already|previously|earlier) (?:been )?(?:granted|issued|given|approved)(?=\s*[?.!,]|$)",
    re.IGNORECASE,
)


# What does not count: 复议的不算, 被注销的别算.
LEFT_OUT = re.compile(
    r"[,，。;；?？(\s]+(?P<what>[^,，。;；?？()]{2,20}?)的?(?:都|就|也)?(?:(?:别|不|不要|不用)(?:算|计|列|包括|包含)(?:在内|进来|进去|上)?|除外|排除在外)\s*[)。.!！?？]*$"
)
# Where to look: 只看问题部分.
ONLY_PART = re.compile(r"[,，。;；?？\s]+(?:请)?(?:只|仅|就)(?:看|限|算|查|在)(?:报告)?(?:的|里)?(?:存在)?(?:问题|困难|不足)(?:的)?(?:部分|章节|一节|一章|那部分)?(?:里|中)?\s*[。.!！?？]*$")


@dataclass(frozen=True, slots=True)
class Untailed:
    """A question without its tails, whether one of them left plans out, or all but problems, and the words that do not count."""

    text: str
    leaves_plans_out: bool
    left_out: tuple[str, ...] = ()
    only_problems: bool = False


def without_tails(question: str) -> Untailed:
    """A question in the search text's form without what only qualifies it, where it asks for a list, or for a number and says what does not count.

    >>> without_tails("哪些单位开展了容缺受理?光是计划的不算。").text, without_tails("停车难还没有解决").text
    ('哪些单位开展了容缺受理?', '停车难还没有解决')
    """
    text = question
    silent = (NOT_EVEN,) if wording.NEGATIVE.search(NOT_EVEN.sub("", question)) else ()
    for pattern in (DONE, STILL_SO, SUCH_A_PROBLEM, GRANTED, ONLY_PART, *silent):
        text = pattern.sub("", text)
    out = LEFT_OUT.search(text)
    text = text[: out.start()] if out else text
    if out and not wording.LIST.search(text) and wording.FIGURE.search(text):
        # 批准了几件,被拒的不算: of numbers the one that is asked for leaves the others out by itself.
        return Untailed(text, False)
    if text == question or not wording.LIST.search(text):
        return Untailed(question, False)
    left_out = tuple(word for word in words(out["what"]) if len(word) > 1) if out else ()
    return Untailed(text.rstrip("。 ."), DONE.search(question) is not None, left_out, (ONLY_PART.search(question) or SUCH_A_PROBLEM.search(question)) is not None)
