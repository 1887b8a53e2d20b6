"""When a figure holds, and whether it is a level, a change, a target, or what was before."""

import re

from corpus.figures.labels import CHANGE_COLUMN, CHANGED, Labelled, sentence_start
from corpus.types import Report, Role, SectionType

YEAR = re.compile(r"(20\d{2})年(?!\d{1,2}月\d{1,2}日(?:起|印发|发布|出台))")
NOT_OF_THE_FIGURE = re.compile(r"《[^》]*》|[〔\[(]20\d{2}[〕\])]")
# The year that a number is compared with, or that something began in, is not the number's own.
COMPARED = re.compile(r"(?:与|较|比|同|和|自|从|由|距|针对)$")
COMPARED_AFTER = re.compile(r"度?(?:相比|同期|比|以前|之前|起|以来|(?:\d{1,2}月)?(?:\d{1,2}日)?(?:正式)?(?:成立|组建|挂牌|设立))")
# 比2020年的41046件, 与2023年(申请8430件)相比: the number is of the year that is compared with.
OF_COMPARED = re.compile(r"(?:与|较|比|同|相比|由|从)(?P<year>20\d{2})年度?(?:同期)?(?:的|\(|(?=申请|受理|办结|收件|接件))[^,。;:()\d]{0,8}$")
LAST_YEAR = re.compile(r"(?:去年|上年|上一年|上年度)(?:同期)?[^,;。]{0,12}$")
OF_LAST_YEAR = re.compile(r"(?:去年|上年|上一年|上年度)(?:同期)?(?:的|为|是)?$")
LAST_YEAR_COMPARED = re.compile(r"(?:与|较|比|同)(?:去年|上年|上一年|上年度)")
FORMER_BEFORE = re.compile(r"(?:由|从|原(?:来|先|本)?的?|此前的?)(?:原来?的?|法定的?|平均)?[^,;。\d]{0,8}$")
FORMER_AFTER = re.compile(r"[^,;。\d]{0,6}?(?:缩短|压缩|压减|缩减|压|降低|减少|下降|减|降|增加|提升|提高|上升|增长|增|升|扩大|调整|优化)[^,;。\d]{0,4}?(?:至|到|为)")
# Characters before a change in which it may be said what it is compared with.
COMPARED_NEAR = 32
PLANNED = re.compile(
    r"力争|争取|拟(?!定)|计划(?=于|在|到|年内|新|建|完成|实现|开展)|目标(?:是|为)|(?:预计|确保|要达|底前)[^,;。]*$|"
    r"(?<!即)将(?=在|于|积极|进一步|继续|力争|达|实现|完成|不断|持续|努力|加快|推动|全面|建|新增|有)"
)
AFTERWARDS = re.compile(r"[^,;。]{0,6}(?:的)?(?:工作)?目标")
DONE = re.compile(r"已(?!经?将)|截至|目前|现有|共有|累计|去年|本年度|完成了")
RATE = re.compile(r"[%‰倍]|个?百分点")


def role(report: Report, label: Labelled, kind: SectionType) -> Role:
    """What the figure says, by the words around it and the section it stands in."""
    text, number = label.stretch.text, label.number
    before = text[sentence_start(text, number.start) : number.start]
    after = text[number.end :]
    if FORMER_BEFORE.search(before) and FORMER_AFTER.match(after):
        return Role.FORMER
    if is_change(label):
        return Role.CHANGE
    if AFTERWARDS.match(after) or (PLANNED.search(before) and not DONE.search(before)):
        return Role.TARGET
    planned = kind is SectionType.NEXT_STEPS and RATE.fullmatch(number.measure) and not DONE.search(before)
    return Role.TARGET if planned else Role.LEVEL


def is_change(label: Labelled) -> bool:
    """Whether the number says how much something changed (满意度提升两成), not where it stands (提升至95%)."""
    in_column = label.stretch.is_cell and CHANGE_COLUMN.match(label.stretch.words) is not None
    if in_column or re.fullmatch(r"个?百分点", label.number.measure):
        return True
    match = CHANGED.search(label.left)
    if match is None:
        return False
    text, start = label.stretch.text, label.number.start
    clause = text[max(sentence_start(text, start), start - COMPARED_NEAR) : start]
    compared = re.search(r"同比|环比|(?:较|比|与)[^,]{0,4}(?:上年|去年|上一年|同期|20\d\d年)", clause) is not None
    rising = re.search(r"增长|上升|提升|提高|增加|下降|降低|回落|上涨|下滑|攀升|幅", match[0]) is not None
    return compared or (rising and RATE.fullmatch(label.number.measure) is not None)


def period(report: Report, label: Labelled, said: Role) -> str:
    """The year that the words before the number name, else the report's own; empty where it cannot be known."""
    text, start = label.stretch.text, label.number.start
    before = f"{label.stretch.words} {text[sentence_start(text, start) : start]}"
    if said is not Role.CHANGE and (compared := OF_COMPARED.search(before)):
        return compared["year"]
    if said is not Role.CHANGE and _is_last_year(before) and report.year:
        return str(report.year - 1)
    named = _years(_own_clause(before) if said is Role.CHANGE and _tells_of_last_year(report, before) else before)
    if named:
        return named[-1]
    if said is Role.FORMER or (said is Role.TARGET and not _is_of_the_year(before)):
        return ""
    years = report.metadata.years
    return "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"


def _tells_of_last_year(report: Report, before: str) -> bool:
    """Whether a sentence gives the year before for comparison: 上年(2020年)办结1189件,同比增长15.9%."""
    return len(report.metadata.years) == 1 and re.search(rf"上年|去年|上一年|{report.metadata.years[0] - 1}年", before) is not None


def _own_clause(before: str) -> str:
    return re.split(r"[,;:。]", before)[-1]


def _is_of_the_year(before: str) -> bool:
    return re.search(r"本年|全年", before) is not None


def _is_last_year(before: str) -> bool:
    if OF_LAST_YEAR.search(before):
        return True
    return LAST_YEAR.search(before) is not None and not LAST_YEAR_COMPARED.search(before)


def _years(before: str) -> list[str]:
    plain = NOT_OF_THE_FIGURE.sub(lambda match: "·" * len(match[0]), before)
    return [
        match[1]
        for match in YEAR.finditer(plain)
        if not COMPARED.search(plain[: match.start()]) and not COMPARED_AFTER.match(plain[match.end() :])
    ]
