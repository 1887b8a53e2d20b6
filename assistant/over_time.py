"""What a question over figures says of time: each year or quarter, which year, and how a number changed."""

import re

from assistant import wording

# 2020 to 2023 is read as years; these say no more than that several are meant.
SPELLED = r"(?:[两二三四五六七八九十]+|(?<!\d)\d)"
EACH_YEAR = re.compile(
    rf"每一?年|各年度?|历年|逐年|(?:分|按)年度?|(?:这|近|过去|最近|前后)?{SPELLED}(?:个)?年(?!度|级|期|行动|计划|以|内|前|后|底|初)(?:里|来|间|中|期间)?(?:的)?|"
    r"\b(?:(?:in|for|of|by|over|across) )?(?:each|every|all|the|these|those)(?: of the| the)?(?: (?:two|three|four|five|six|\d))? years?\b|\byear by year\b|\b(?:per|by) year\b|"
    r"\b(?:over|across|in) (?:two|three|four|five|six|\d) years\b",
    re.IGNORECASE,
)
EACH_QUARTER = re.compile(
    r"(?:每个?|各个?|[四4]个|分|按)季度?|季度(?:各|分别)|\b(?:(?:in|for|of|by) )?(?:each|every|per|the four|all four|all) (?:of the )?(?:four )?quarters?\b|\bby quarter\b|\bquarterly\b|\bquarter by quarter\b",
    re.IGNORECASE,
)
WHICH_YEAR = re.compile(r"(?:在)?(?:哪|什么)(?:一)?(?:个)?年(?:份|度)?(?:的)?|\b(?:in )?(?:which|what) year\b", re.IGNORECASE)
LAST_YEAR = r"(?:上一?年度?|去年|[前头]一?年度?|上年同期|同期)"
# What a number is compared with: the year before, or one that the question names.
COMPARED = re.compile(
    rf"(?:比|较|与|同|跟|和){LAST_YEAR}(?:的|同期)?(?:相比)?|(?:比|较|与|同|跟)\s*(?:20\d\d)?年?度?(?:的|同期)?相比|(?:比|较)\s*(?:20\d\d年?|(?=[多少高低增减升降上下提]))|同比|"
    r"\b(?:over|than|from|on|since|compared (?:to|with)|relative to|versus|vs\.?|against) (?:(?:that|those|it was|the \w+) )?(?:(?:of|in|for|during) )?(?:the )?(?:year before|previous year|last year|prior year|20\d\d)\b|\byear[- ]on[- ]year\b|"
    r"\b(?:compared (?:to|with)|relative to|versus|vs\.?)(?= *(?:$|[?.,]))",
    re.IGNORECASE,
)
RISE = r"增长|增加|上升|提高|提升|上涨|攀升|走高|升高|增多|多了|变多|变高|高了|升了|涨了|增了"
FALL = r"下降|减少|降低|回落|下滑|走低|下跌|变少|变低|少了|低了|降了|跌了|减了"
RISE_EN = r"gr[eo]w(?:n|th|s|ing)?|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|go(?:es)? up|went up|going up|gone up|improv(?:e|es|ed|ing)|climb(?:ed|s)?|more"
FALL_EN = r"f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|go(?:es)? down|went down|going down|gone down|shr[aiu]nk|fewer|less"
ROSE = re.compile(rf"{RISE}|\b(?:{RISE_EN})\b", re.IGNORECASE)
FELL = re.compile(rf"{FALL}|\b(?:{FALL_EN})\b", re.IGNORECASE)
# More and fewer tell of a change only where the year before is named.
UP = re.compile(rf"{RISE}|(?:往上|向上)(?:走|升)|(?:上|大|猛|见|看|上)涨|\b(?:gr[eo]w(?:n|s|ing)?|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|(?:go(?:es)?|went|going|gone) up|climb(?:ed|s|ing)?)\b", re.IGNORECASE)
DOWN = re.compile(rf"{FALL}|(?:往下|向下)(?:走|降|掉)|\b(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|(?:go(?:es)?|went|going|gone) down|shr[aiu]nk)\b", re.IGNORECASE)
UP_OR_DOWN = re.compile(
    rf"(?:是)?(?:{RISE}|增|升|涨)了?还是(?:{FALL}|减|降|跌)了?|(?:是)?(?:{FALL}|减|降|跌)了?还是(?:{RISE}|增|升|涨)了?|增减|"
    rf"\b(?:up or down|down or up|(?:{RISE_EN}) or (?:{FALL_EN})|(?:{FALL_EN}) or (?:{RISE_EN}))\b",
    re.IGNORECASE,
)
CHANGED = re.compile(
    rf"{RISE}|{FALL}|[多少](?:出|了)?(?:多少|几)|[多高大]了?还是[少低小]|[少低小]了?还是[多高大]|变化|变动|相比|增幅|降幅|涨幅|升幅|增速|\b(?:{RISE_EN}|{FALL_EN}|chang(?:e|es|ed|ing)|compared|relative)\b|\bgo(?=\s*$)|\bgo(?= in\b)", re.IGNORECASE
)
HOW_MUCH = re.compile(
    r"多少|几(?!乎)|[多高大]了?还是[少低小]|[少低小]了?还是[多高大]|百分|[什何啥]么?变化|怎么|怎样|如何|情况|幅度|增幅|降幅|增速|\b(?:how (?:much|many|far|big|large|did|does|do|has|have)|by what|what (?:was|is|were|percent\w*|per cent)|growth|change in)\b", re.IGNORECASE
)
YEARS_BETWEEN = re.compile(r"20\d\d\D{0,8}20\d\d")
WHY = re.compile(rf"{wording.WHY.pattern}|原因|\breasons?\b", re.IGNORECASE)


# Which way a count went.
MORE_OR_FEWER = re.compile(r"[多少]了?还是(?:[变减增]|是)?[少多]|\b(?:more or fewer|fewer or more|more or less)\b", re.IGNORECASE)


def asks_change(question: str) -> bool:
    """Whether a question asks how much a number changed between years, or which way.

    >>> asks_change("申请量比上年增长百分之几"), asks_change("时限压缩了百分之几"), asks_change("why did it fall in 2021")
    (True, False, False)
    """
    if WHY.search(question):
        return False
    if UP_OR_DOWN.search(question):
        return True
    between = COMPARED.search(question) or EACH_YEAR.search(question) or YEARS_BETWEEN.search(question)
    return bool(between and CHANGED.search(question) and HOW_MUCH.search(question))


def direction_asked(question: str) -> int:
    """1 where a question asks what rose, -1 where it asks what fell, 0 where it asks neither or both.

    >>> direction_asked("哪些单位的受理量是往上走的"), direction_asked("who got fewer complaints than the year before"), direction_asked("who got fewer complaints")
    (1, -1, 0)
    """
    up, down = (ROSE, FELL) if COMPARED.search(question) else (UP, DOWN)
    return bool(up.search(question)) - bool(down.search(question))


def compares_with(question: str, year: int) -> bool:
    """Whether a question names a year only to compare another one with it.

    >>> compares_with("2022年比2021年少了多少", 2021), compares_with("2022年比2021年少了多少", 2022)
    (True, False)
    """
    zh = rf"(?:比|较|与|同|跟|从|自)\s*{year}|{year}\s*年?度?(?:以来|相比)"
    en = rf"\b(?:over|than|from|on|since|compared (?:to|with)|relative to|versus|vs\.?|against)(?: (?:that|those|the \w+) (?:of|in))? {year}\b"
    return re.search(f"{zh}|{en}", question, re.IGNORECASE) is not None


def without_time(text: str) -> str:
    """A part of a question without what it says of time and change, so that what is left is the matter."""
    patterns = (UP_OR_DOWN, EACH_QUARTER, EACH_YEAR, WHICH_YEAR, COMPARED)
    for pattern in (*patterns, CHANGED) if asks_change(text) else patterns[1:]:
        text = pattern.sub(" ", text)
    return text
