"""Questions for those that something is true of, however they ask: 谁, 哪家, 都有谁, anybody, any of them, …: who? As "which agencies" they are lists."""

import re

from assistant import wording

WHICH_ZH, WHICH_EN = "哪些单位", "which agencies"
END = r"(?=\s*(?:[?？。.!！]|$))"
# 跟谁一起办, 由谁负责, 谁来管: a person or another body, not one of those that report.
NOT_THEY = r"(?<![跟和与由被给向让对把找归靠请问叫替为是同])"
ZH = (
    # …,都有谁  …的,有哪些  …,是哪家
    re.compile(rf"(?:(?<=[,，])|(?<=的))\s*(?:都|分别|各)?[有是](?:谁|哪些|哪几[个家]?|哪一?家){END}"),
    re.compile(rf"(?:(?<=的)|(?<=的[,，]))\s*(?:谁|哪一?家|哪几家|有吗|有没有)(?:呢)?{END}"),
    re.compile(r"有谁|谁家|哪(?:一|几)?家(?!企业|公司|医院|银行|店|机构|酒店|学校|媒体|报|单位|的?(?:企业|公司))(?:单位)?|有没有(?:人|谁|哪家)(?=[^,，。?？]{2})|(?<=[里中])[,，]?\s*哪些(?!单位|部门|机关)|有没有(?=[^,，。?？有]{2,24}的(?:[,，?？。]|$))|有没有(?=(?:上级|下级|市级|区级|县级|省级|基层)(?:单位|部门|机关))"),
    re.compile(rf"{NOT_THEY}谁(?![是来去给负签牵主管家])(?=[^,，。?？\s])|{NOT_THEY}谁{END}"),
)
# Where it is, of those that report on it.
WHERE = re.compile(r"^哪[里儿](?:的)?(?=[有出])")
ANY_EN = r"(?:any(?:body|one)|somebody|someone|any of (?:them|(?:the|these|those) (?:\w+ ){0,2}?(?:agencies|bureaus|offices|departments|authorities|reports|eight|lot|rest)|these|those)|any (?:other )?(?:office|body|bureau|agency|department|authority|regulator|unit|branch|place)|any(?= (?:that|who|which)\b))"
VERBS = (
    "complain|claim|admit|say|mention|report|plan|want|have|had|has|are|were|is|was|let|use|offer|run|keep|blame|cite|note|confess|concede|own|intend|expect|hope|lack|face|suffer|struggle|need|promise|say|said|"
    "take|took|make|made|give|gave|send|sent|hold|held|see|saw|get|got|find|found|cut|put|set|ran|kept|withdrew|threw|lost|won|paid|came|went|did|caught|brought|built|began|chose|drew|fell|rose|met|spent|taught|told|wrote"
)
EN = (
    # Agencies using drones, the bureaus that run a night counter.
    re.compile(r"^(?:the |all |all the |any |other )?(?:agencies|bureaus|departments|authorities|regulators|bodies|offices|reports)(?: (?:that|which|who)(?= [a-z])|(?= (?:with|without|where|whose|[a-z]{2,}ing|planning to|said to|found|known)\b))", re.IGNORECASE),
    re.compile(rf"^(?:so |and |but |well,? )?(?:is|are|was|were|has|have|had|did|does|do|can|could|will|would) (?:there )?{ANY_EN}\b(?: (?:else|here))?(?: (?:that|who|which))?", re.IGNORECASE),
    re.compile(rf"^(?:so |and |but |well,? )?{ANY_EN}\b(?: (?:else|here))?(?: (?:that|who|which))?", re.IGNORECASE),
    re.compile(r"\b(?:which|what) (?:of the )?(?:regulators?|bodies|authorit(?:y|ies)|watchdogs?|places?|outfits?|organisations?|organizations?|units?|ones|one(?= \w+)|brigades?|branch(?:es)?)\b", re.IGNORECASE),
    re.compile(rf"(?:^|(?<=[,:] ))which (?=(?:openly |also |still |already |actually |ever |now )?(?:{VERBS}|[a-z]+ed(?= (?:a|an|the|to|no|any|all|their|its|more|out|over|back|up|off|on)\b))\b)", re.IGNORECASE),
    re.compile(r"^who(?! (?:else )?(?:is|are|was|were) (?:responsible|in charge|to blame|the|their|its)\b)(?= [a-z]|\s*\?*$)", re.IGNORECASE),
)
TAIL_EN = re.compile(r"\s*(?:[:,–—-]\s*(?:who|whose (?:problem|issue|headache) is (?:this|that|it)|which (?:ones?|agencies|of them)|any(?:one|body)?)|\banywhere)\s*\?*\s*$", re.IGNORECASE)


def with_agencies_asked(text: str) -> str:
    """A question in the search text's form that names no agency, with "which agencies" in place of whatever asks for them.

    >>> with_agencies_asked("窗口的机器太旧,老出毛病,有谁"), with_agencies_asked("Did anybody hand a case over to the police?")
    ('窗口的机器太旧,老出毛病,哪些单位', 'which agencies hand a case over to the police?')
    """
    # Whose system, whose office: which is a list already, with 家 left over.
    text = text.replace("谁家", WHICH_ZH)
    ranked = wording.NO_COMPARISON.sub(" ", text)
    if wording.LIST.search(text) or wording.MOST.search(ranked) or wording.LEAST.search(ranked):
        return text
    if re.search(r"[\u4e00-\u9fff]", text):
        return _in_chinese(text)
    tail = TAIL_EN.search(text)
    if tail and len(text[: tail.start()].split()) > 1:
        return f"{WHICH_EN} {text[: tail.start()].strip()}?"
    for pattern in EN:
        if pattern.search(text):
            return re.sub(r"\s+(?=\?)", "", re.sub(r"\s+", " ", pattern.sub(f"{WHICH_EN} ", text, count=1))).strip()
    return text


def _in_chinese(text: str) -> str:
    for pattern in ZH:
        if pattern.search(text):
            return pattern.sub(WHICH_ZH, text, count=1)
    return WHERE.sub(WHICH_ZH, text)
