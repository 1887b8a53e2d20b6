"""What a question wants to be told in: pieces, a share, a time, money; and whether a figure's unit fits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.types import Figure

COUNTED = frozenset(("件", "宗", "份", "项", "个", "条", "起", "例", "家", "处", "笔", "单", "批", "类", "种", ""))
SAME_CASES = frozenset(("件", "宗", "份", "笔", "起", "例", "单"))
CASES = "件"
PEOPLE = frozenset(("人次", "人", "名", "位", "个", ""))
TIMES = frozenset(("小时", "分钟", "天", "日", "工作日", "个工作日", "个月", "秒"))
PIECES = frozenset(("台", "部", "套", "个", "面", "枚", "封", "张", "本", "辆", ""))
OCCASIONS = frozenset(("次", "场", "场次", "期", "届", "轮", "回", "个", ""))
SHARES = frozenset(("%", "成", "‰", "百分点", "个百分点"))
MONEY = frozenset(("元", "万元", "亿元"))
AREAS = frozenset(("平方米", "平米", "㎡", "亩", "公顷"))
# Times and shares in words that are no unit of a figure.
TOLD_OTHERWISE = {
    TIMES: re.compile(r"(?<!\d)(?:\d{1,2}|[一二三四五六七八九十两半])个?(?:年(?!度|\d)|周|星期|季度)|当[天日场]|即时|即办|立等可取"),
    SHARES: re.compile(r"[一二三四五六七八九十百千]分之|[一过近大多]半|[\d一二三四五六七八九两几]成"),
}
NO_COUNTS = TIMES | SHARES | MONEY | AREAS
KINDS = (COUNTED, PEOPLE, TIMES, PIECES, OCCASIONS, SHARES, MONEY, AREAS)
UNIT_ASKED = re.compile(
    r"(?<!哪)(?:多少|几多|几)(?!个人)(?:个)?(人次|[户家件宗项个台车]次|平方米|平米|工作日|小时|分钟|百分点|场次|元|台|面|封|枚|届|期|天|日|次|场|人|名|位|类|种|份|宗|件|项|条|家|处|户|套|批|张|本|部|辆|起|笔|成|个)(?!体|点)"
)
RATE = re.compile(
    r"百分|[几多少]+个点|比例|占比|比重|占(?:了|到)?(?:多少|几)(?!个|件|项|宗|份|台)|占[^,，;；?？]{1,16}的多少|多大比例|(?<!效)率(?!先|领|队|真)(?:(?:大概|大约|大致|到底|究竟|一共|总共|约)*)(?:是|为|有|达|$|多|[,;?？。！!]|各|分别|最|更|哪|谁|高|低|怎|如何|排|从|平均|差|相差|比|超)|率(?:对比|比较)|\b(?:percent\w*|percentages?|rates?|share|proportion|portion)\b|\b(?:what|which) (?:part|fraction) of\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r"多久|多长时间|多长|时长|\bhow (?:long|many (?:hours|minutes|days|working days))\b|\bin how many (?:hours|minutes|(?:working )?days)\b|\b(?:average|mean|waiting|processing) time\b|\btime (?:did|does) it take\b",
    re.IGNORECASE,
)
COST = re.compile(r"多少钱|收(?:了|取)?多少费|费用(?:是|有|为|共)?多少|金额|罚(?:了|过)?款(?!.{0,4}(?:件|条|宗|起|次|决定|案))|几多钱|多少(?:万|亿)?元|花费|经费|资金|\bhow much\b[^?;]{0,60}\b(?:fees?|charges?|charged|collect\w*|raised?|revenue|income)\b|\b(?:cost|costs|price|budget|spen[dt]|money|yuan|rmb|fines?|fined|amount of (?:the )?(?:fine|money)|sum of money)\b", re.IGNORECASE)
AREA = re.compile(r"面积|多大(?!的?(?:比例|比重|份额|一块|部分))|\b(?:floor area|square met\w+|how (?:large|big)(?! (?:was|is|were|are|a) (?:the |its |their )?(?:\w+ )?(?:drop|fall|rise|increase|decrease|decline|growth|change|share|part|proportion|gap|difference)))\b", re.IGNORECASE)
PEOPLE_ASKED = re.compile(
    r"\b(?:how many|number of) (?:(?!(?:were|was|are|is|did|do|does|had|have|has|in|of|for|with|per)\b)[\w'-]+ ){0,3}?(?:people|persons?|staff|employees?|officers|person-times|personnel|workers|clerks|inspectors|experts|volunteers|civil servants)\b"
    r"(?! (?:permits?|licen[cs]es?|applications?|cases|complaints|hours|visits|exams?|shortages?)\b)"
    r"|(?:多少|几多|几)(?:[名位]|个(?=工作|人员))?(?:工作)?人员?(?![次均])|(?:多少|几多|几)(?:[名位个])?[\u4e00-\u9fff]{0,6}?(?:人员|[导帮代检审督协联辅]\w?员|民警|辅警|干部|专家|志愿者|职工|员工|队员)(?!证|资格|培训|业务|许可|备案)",
    re.IGNORECASE,
)
# What is done with applications, or how many of something, is counted and not measured.
COUNT_ASKED = re.compile(
    r"(?:受理|办理|办结|批准?|准予|同意|许可|发放?|核发|颁发|收到?|审批|查处)了?(?:多少|几多)(?!天|日|个?工作日|小时|分钟|时间|钱|个?百分|[万亿]?元)|(?<!\bto )\bhow many (?!(?:when|if|after|under|where)\b|(?:\w+ ){0,2}(?:weeks|months|years|days|hours|minutes|yuan|per ?cent\w*|points)\b)",
    re.IGNORECASE,
)
# What is counted in English, where it can be told in a few units only.
MACHINES_ASKED = re.compile(r"\b(?:how many|number of) (?:[\w'-]+ ){0,4}?(?:machines?|terminals?|kiosks?|devices?)\b(?! (?:permits?|licen[cs]es?|applications?))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UnitAsked:
    """The units that answer; `named` is one that the question names, `fitting` those that count the same, empty: any."""

    named: str
    fitting: frozenset[str]

    def fits(self, number: Figure) -> bool:
        unit = number.measure or number.unit
        return not self.fitting or unit in self.fitting or (self.named != "" and unit.endswith(self.named))

    def is_told_in(self, text: str) -> bool:
        """Whether a text in the search text's form has a number, in digits or characters, in one of the units.

        >>> unit_asked("花了多少钱").is_told_in("罚款17条"), unit_asked("几台").is_told_in("购置两台")
        (False, True)
        >>> unit_asked("最快多久").is_told_in("只用了5个小时"), unit_asked("占比多少").is_told_in("三分之一")
        (True, True)
        """
        fitting = self.fitting | PEOPLE if self.named == "个" else self.fitting
        units = sorted(unit for unit in {*fitting, self.named} if unit)
        told = rf"[\d一二三四五六七八九十百千万亿两半]\s*个?(?:{'|'.join(map(re.escape, units))})"
        return not units or bool(re.search(told, text) or (TOLD_OTHERWISE[self.fitting].search(text) if self.fitting in TOLD_OTHERWISE else None))

    @property
    def is_set(self) -> bool:
        return bool(self.fitting)


def unit_asked(question: str) -> UnitAsked:
    """The unit that the wording of a question asks for.

    >>> unit_asked("平均要多久").fits is not None, unit_asked("抽了多少家").named
    (True, '家')
    """
    asked = UNIT_ASKED.search(question)
    if asked is not None and asked[1] != "个":
        return UnitAsked(asked[1], _alike(asked[1]))
    for pattern, fitting in ((TIME, TIMES), (COST, MONEY), (AREA, AREAS), (RATE, SHARES)):
        if pattern.search(question):
            return UnitAsked("", fitting)
    if asked is not None:
        return UnitAsked("个", COUNTED | PIECES | OCCASIONS)
    if MACHINES_ASKED.search(question):
        return UnitAsked("", PIECES)
    return UnitAsked("", PEOPLE - {"个", ""} if PEOPLE_ASKED.search(question) else frozenset())


def _alike(unit: str) -> frozenset[str]:
    """Units that count the same things; one of no such set stands alone."""
    alike = [kind for kind in KINDS if unit in kind]
    return frozenset().union(*alike) if alike else frozenset((unit,))


def dimension(number: Figure) -> str:
    """What a figure counts, as far as it may be added to others: cases are cases, whatever they are called."""
    unit = number.measure or number.unit
    return CASES if unit in SAME_CASES else unit


def count_alike(numbers: Sequence[Figure]) -> bool:
    """Whether figures may be added and compared: in one unit, cases beside cells without a unit, or counts of one indicator (102项, 98个)."""
    dimensions = {dimension(number) for number in numbers}
    if len(dimensions) == 1 or dimensions == {CASES, ""}:
        return True
    units = {number.measure or number.unit for number in numbers}
    return all(n.canonical for n in numbers) and len({n.indicator for n in numbers}) == 1 and units <= COUNTED
