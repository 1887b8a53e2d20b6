"""What was planned for a year stands in the report of the year before; what came of it in that year's own."""

import re
from collections.abc import Collection

from assistant import wording

PLANNED = re.compile(
    r"(?:计划|打算|拟|准备|预计|安排|目标|承诺)(?:在|于|到)?(?P<zh>20\d\d)年|(?P<of>20\d\d)年度?的?(?:计划|打算|准备|想|拟|目标|工作安排|工作打算|工作计划|预期)(?!内|外|单列)"
    r"|\b(?:plan(?:s|ned|ning)?(?! (?:and|bureau|department|commission|committee|permits?|permissions?|approvals?|licen))|intend\w*|targets?|goals?|aim(?:s|ed)?|promise[sd]?(?!-)|pledge[sd]?(?!-)|propose[sd]?|(?:want|hope|mean)s? to do)\b[^?.;:]{0,70}?\b(?:for|in|by) (?P<en>20\d\d)\b|\b(?P<its>20\d\d) (?:plans?|targets?|goals?)\b",
    re.IGNORECASE,
)
# What is still to come, asked of a year that no report is on.
TO_COME = re.compile(
    r"计划|打算|准备|安排|下一步|拟|目标|想|(?:要|该|会)(?:做|干|搞|办|推|抓|解决|怎么)|\b(?:plan(?:s|ned)?|intend\w*|wants?|wanted|hopes?|hoped|aim(?:s|ed)?|going to|will|targets?|goals?|next steps?|agenda|promise[sd]?|pledged)\b",
    re.IGNORECASE,
)
# What came later of what one year's report says, the year after or any one since.
YEAR_AFTER = re.compile(r"第二年|次年|翌年|转过年|\b(?:the )?(?:following|next) year\b|\bthe year after\b", re.IGNORECASE)
LATER = re.compile(
    r"后来|此后|兑现|\b(?:later|eventually|afterwards|since then|in the end|subsequently)\b|\b(?:was|were|is|are|has|have|did|been)\b[^.?;]{0,40}\bever\b",
    re.IGNORECASE,
)
SAID = r"{year}年[^,，。;；?？]{{0,6}}?(?:说|提出|提到|计划|打算|承诺|答应|表示)|\b(?:said|sa(?:y|ys)|plan(?:s|ned)?|promised|announced|hoped|intended) in {year}\b|\bin {year}\b[^.?;]{{0,30}}\b(?:say|plan|promise|intend|hope|announce)\b"
SINCE = re.compile(r"(?:自|从)?(?P<zh>20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:以来|起|以后|之后|开始|至今)|\bsince (?:[a-z]+ )?(?:\d{1,2},? )?(?P<en>20\d\d)\b", re.IGNORECASE)
OUTCOME = re.compile(
    r"(?:建成|完成|实现|落实|上线|做到?|办成?|兑现|开通|启用|达到|招到?|到位)(?:了)?(?:吗|没有|没(?!有)|么|与否)|有没有(?:建成|完成|实现|落实|上线|做|兑现|开通)|(?:是否|按计划|如期)(?:已经?)?(?:建成|完成|实现|落实|上线|兑现|开通)|(?:最后|最终|实际|结果)[^,。?？]{0,12}(?:多少|几|怎|如何)"
    r"|\b(?:was|were|did|has|have|is|are) (?:it|they|that|this|these|those)(?: (?:be|been|actually|ever|really))* (?:launch\w*|done|complet\w*|built|finish\w*|achiev\w*|happen\w*|introduc\w*|deliver\w*|carried out|met|kept|implement\w*|work)\b|\bwhat (?:came|became) of\b|\bin the end\b|\bas planned\b|\bactually\b",
    re.IGNORECASE,
)
# What is still to be done, among problems: 拟与赤峰学院共建实验室, 2025年起每季度抽评一次, 下一步将….
TO_BE_DONE = re.compile(
    r"(?:^|[,，。;；:：、\s])(?:[一二三四五六七八九十\d]+[是要、.)）]*)?(?:对此|为此|我局|我们|本局|支队)?[,，]?(?:拟|将(?!近|其|所)|打算|计划|力争|争取|准备|建议|恳请|提请|申请|下一?步|今后|明年|已向.{2,12}申请|要(?=[^求])|着力|切实|进一步|加快|加大|加强|推动|推进|探索|完善|健全|优化|强化|继续|尽快)"
    r"|20\d\d年(?:起|底|末|前|内|初|[1-9]|1[0-2]|上半年|下半年|[一二三四]季度)?[^,，。;；]{0,8}?(?:前|起|将|拟|请|开|建|补|加|实|全面|完成|启用|推|力争)"
)
# What an agency is going to do itself, said among its problems: 花都区分局将加大宣传引导.
INTENDED = re.compile(
    r"(?:^|[,，。;；:：])[^,，。;；:：]{0,4}(?:下一?步|接下来|今后)[,，]?(?!如何|怎)|(?:[局委厅办队]|中心|我们|单位)(?:下一?步|今后)?(?:将(?!近|其|所)|拟|打算|计划)"
    r"|(?:^|[,，。;；:：])(?:还|也|并)?将(?:进一步|继续|逐步|着力|持续|不断|积极|努力|加[大强快]|会|推[进动行]|开展|完善|优化|建[立设成])"
)


def planned_in(question: str, years: tuple[int, ...], covered: Collection[int]) -> tuple[int, ...]:
    """The years of the reports to read: for plans for a year that before it, with that year itself where it is asked what came of them.

    Args:
        covered: years of the reports in scope.

    >>> planned_in("海珠计划2024年做什么", (2024,), {2023, 2024}), planned_in("planned for 2024: was it done?", (2024,), {2023, 2024})
    ((2023,), (2023, 2024))
    """
    if len(years) == 2 and _told_of_the_next(question, *years) and years[0] in covered:
        return years[:1]
    if len(years) != 1:
        return years
    found = PLANNED.search(question)
    if found is None:
        return _around(question, years[0], covered)
    year = int(found["zh"] or found["of"] or found["en"] or found["its"])
    if year not in years or year - 1 not in covered:
        return years
    if year not in covered:
        return (year - 1,)
    if asks_what_came_of_it(question):
        return (year - 1, year)
    return years if wording.FIGURE.search(question) else (year - 1,)


def _told_of_the_next(question: str, year: int, following: int) -> bool:
    """Whether a question asks what one year's report says of plans for the next: 2022年说2023年要做什么."""
    said = re.search(SAID.format(year=year), question, re.IGNORECASE) or re.search(wording.REPORT_OF.format(year=year), question, re.IGNORECASE)
    return following == year + 1 and said is not None and TO_COME.search(question) is not None and not OUTCOME.search(question) and not LATER.search(question)


def _around(question: str, year: int, covered: Collection[int]) -> tuple[int, ...]:
    """The years to read for a year that is told of: later ones too where it is asked what came of it, the year before for what is to come."""
    if year not in covered:
        return (year - 1,) if year - 1 in covered and TO_COME.search(question) else (year,)
    since = SINCE.search(question)
    if LATER.search(question) or (since and int(since["zh"] or since["en"]) == year):
        return tuple(sorted(each for each in covered if each >= year))
    return (year, year + 1) if YEAR_AFTER.search(question) and year + 1 in covered else (year,)


def asks_what_came_of_it(question: str) -> bool:
    """Whether a question that names a plan asks if it was carried out."""
    return bool(OUTCOME.search(question)) and bool(re.search(r"计划|打算|plan|target|目标|说要|promis|pledg", question, re.IGNORECASE))


def is_to_be_done(text: str) -> bool:
    """Whether a sentence in the search text's form, of a section on problems and plans alike, is one of the plans.

    >>> is_to_be_done("已向编制部门申请为各旗县增编18名"), is_to_be_done("网上办理比例只有47%")
    (True, False)
    """
    return TO_BE_DONE.search(text) is not None


def is_intended(text: str) -> bool:
    """Whether a sentence in the search text's form, of a section on problems, says what the agency is going to do.

    >>> is_intended("花都区分局将进一步加强培训,并加大宣传引导"), is_intended("群众将材料带错的不少"), is_intended("业务量将近翻番")
    (True, False, False)
    """
    return INTENDED.search(text) is not None
