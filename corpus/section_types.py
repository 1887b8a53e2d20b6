"""Which section type a heading names, also where a character of it is lost or wrong."""

import re
from functools import lru_cache

from corpus.types import Report, Section, SectionType

LONGEST_NAME = 24
LONGEST_MISSPELT = 14
# Words that stand around the name of a section without changing it.
FILLER = (
    r"(?:我局|本单位|我区|我市|本局|全市|全年|主要|有关|相关|工作|情况|行政许可|行政审批|许可|审批|事项|的|和|与|及|以及|等|"
    r"方面|开展|推行|推进|建设|进一步|落实|实施|服务|方式|\d{4}年度?|年度|目前|存在|当前|及其|改革|[、,.()“”\s])*"
)


def _exactly(core: str) -> re.Pattern[str]:
    return re.compile(rf"{FILLER}(?:{core}){FILLER}")


LACK = r"(?:问题|困难|困境|困惑|烦恼|不足|短板|短处|弱项|软肋|欠缺|欠账|挑战|难点|难题|难处|难事|堵点|痛点|卡点|症结|苦处|差距|薄弱环节|瓶颈)"
# In order: the first that fits names the type. Problems and next steps may be worded freely.
FREE = (
    (
        SectionType.PROBLEMS,
        re.compile(
            r"(?:存在|面临|遇到|主要|有关|突出)(?:的|着|一些|主要|突出){0,3}.{0,4}(?:问题|困难|不足|短板|挑战|难点|难题|差距|瓶颈)|"
            rf"^(?:(?:工作|许可|审批|当前|目前|眼下|现阶段|自身|我局)(?:中|里)?的?)*{LACK}{{1,2}}(?:之处)?(?:(?:和|与|及|以及|、).{{0,8}})?$|^(?:主要|突出)?{LACK}(?:分析|梳理|剖析|诊断|清单|反思)$|^(?:我们|自身|现实|主要)的?(?:{LACK}|矛盾|制约(?:因素)?|掣肘)$|薄弱环节|存在问题|问题与不足|困难和问题|"
            rf"(?:需要?|有待|亟待|亟需|尚待|尚需|急需|应当?|值得|必须|要)(?:重视|正视|解决|关注|注意|面对|直面|破解|改进|克服|研究)的?.{{0,6}}{LACK}|(?:几|[两三四五]|一些)(?:个|点|条|项|方面)?(?:的|绕不开的?|说不完的?|现实|突出|主要)?{LACK}$|"
            rf"(?:还没有?|尚未|仍未|没有?|未)(?:完全|彻底|真正)?(?:解决|破解|理顺|化解|办好|办妥|做好)(?:好|到位)?的.{{0,4}}(?:{LACK}|事|地方)$|^(?:尚存|仍存|现存|尚有|仍有)的?.{{0,4}}{LACK}$|^(?:尚?待)(?:改进|解决|完善|加强|破解|提升)(?:之处|的?(?:地方|方面|问题|难题|环节))$|^(?:主要)?制约因素$|"
            rf"(?:不足|欠缺|薄弱)之处|^(?:有待|需要|尚需)(?:改进|加强|完善|提升|提高)的?(?:方面|地方|问题|环节)?$"
        ),
    ),
    (
        SectionType.NEXT_STEPS,
        re.compile(
            r"下一?步|下一?阶段|下一?年度?|今后|明年|来年|新(?:的)?一年|^后续(?:工作)?(?:的)?(?:安排|打算|计划|措施|思路|工作)$|\d{4}年(?:度)?(?:的)?(?:主要|重点)?(?:工作)?(?:计划|打算|思路|安排|重点|展望|设想|措施|目标|任务|部署|考虑|谋划|想法|举措)|"
            r"工作(?:计划|打算|思路|安排|建议|展望|设想)|(?:改进|整改)(?:的)?(?:工作)?(?:措施|方向|打算|计划|思路|意见|建议)|意见建议|有关建议|"
            r"对策|努力(?:的)?方向|^(?:未来|前景|工作|几点|相关|意见(?:和|与))?(?:的)?(?:打算|展望|建议|规划|设想|计划)$"
        ),
    ),
)
# What was done about problems is no section on them.
SOLVING = re.compile(r"(?:着力|集中|及时|妥善|切实|有效)?(?:解决|破解|化解|打通|整治|办好|攻克|攻坚|聚焦|回应|处置|协调|疏通)")
AFTER_PERMIT = r"(?:事中事后|事前事中事后|批后|证后|审后|许可后|审批后|事后|事中|后续|日常|全程|全过程|全链条|综合)"
DONE_WELL = r"(?:强化|加强|严格|规范|做好|落实|创新|完善|健全|深化|开展|接受|坚持|推进|突出)"
OPEN = r"(?:政务|政府|信息|行政许可|许可|依法|阳光|主动)*(?:公开|公示)(?:、|和|与)?(?:公示|公开)?(?:透明)?|双公示|阳光(?:审批|许可|政务)|公开透明"
WATCH = r"(?:监督|监管|执法)(?:与|和|及|、)?(?:监督|监管|管理|检查|执法|核查|问责|评价)*"
LAWFUL = r"(?:实施|行政|审批|办理|许可|履职|规范|决策|审查|受理|依规)"
EXACT = (
    (SectionType.LAWFUL, _exactly(rf"依法(?:依规)?{LAWFUL}+|(?:规范|严格|严守)(?:依法)?(?:审批|许可|实施|办理)(?:行为)?|实施情况|办理情况")),
    (SectionType.DISCLOSURE, _exactly(rf"{DONE_WELL}?(?:{OPEN})")),
    (SectionType.SUPERVISION, _exactly(rf"(?:(?:{OPEN})(?:及|和|与|、))?{DONE_WELL}?{AFTER_PERMIT}?{WATCH}|(?:批|事|审|证)?[后中](?:事后)?(?:监管|核查|检查)")),
    (SectionType.EFFECTS, _exactly("(?:便民|利企|惠企|惠民|为民)*(?:取得)?(?:实施效果|成效|效果|实效)")),
    (SectionType.INNOVATION, _exactly("(?:办理情?况?)?(?:改革)?创新(?:(?:方式|举措|做法|亮点|措施|服务|审批|机制|工作)*)|改革(?:主要)?(?:举措|做法|措施|亮点)")),
    (SectionType.STANDARDS, _exactly("(?:推行)?标准化(?:规范化)?|规范化(?:标准化)?|标准(?:规范|统一|引领)|规范统一")),
    (
        SectionType.OVERVIEW,
        _exactly(
            "(?:基本|总体|整体)(?:工作|实施)?(?:情况|概况|数据|状况)|概[况述]|概貌|总体概述|工作概[述况]|"
            "(?:基本|总体|统计|办件|办理|业务)数据(?:统计|概况)?|(?:许可|审批)?事项(?:和|与|及|以及)(?:办理|办件|许可|审批)(?:情况|数据|数量|概况)"
        ),
    ),
)
# What a first part may be called that tells the numbers of the year, where no part is named as the overview.
NUMBERS_OF_THE_YEAR = _exactly("(?:工作)?(?:实施|办理|办件|开展|受理|完成)情况|工作情况|(?:许可|审批)?事项")


# The names as they are mostly printed, for headings with a slip of the pen.
CORES = (
    (SectionType.OVERVIEW, "基本情况 总体情况 总体概况 整体情况 工作概况"),
    (SectionType.LAWFUL, "依法实施 依法审批 依法行政"),
    (SectionType.DISCLOSURE, "公开公示 公示公开 信息公开 政务公开"),
    (SectionType.SUPERVISION, "监督管理 监督检查 批后监管 后续监管 事中事后监管"),
    (SectionType.EFFECTS, "实施效果 取得成效 实施成效"),
    (SectionType.INNOVATION, "创新方式 创新举措 创新做法 改革创新"),
    (SectionType.STANDARDS, "推行标准化 标准化建设"),
    (SectionType.PROBLEMS, "存在问题 存在困难 存在不足"),
    (SectionType.NEXT_STEPS, "下一步 下一步措施 下阶段"),
)
AROUND = re.compile(
    r"行政许可|行政审批|我局|本单位|工作|情况|方面|开展|主要|有关|相关|计划|打算|安排|思路|建议|困难|不足|措施|的|和|与|及|[\s。:;,.、“”]"
)
SHORTEST_CORE = 3


@lru_cache(maxsize=16384)
def section_type(words: str) -> SectionType | None:
    """The section type that a heading's words name, or None.

    >>> section_type("存在问题和困难"), section_type("做好标准化目录调整衔接"), section_type("公开公示情况")
    (<SectionType.PROBLEMS: 'problems'>, None, <SectionType.DISCLOSURE: 'disclosure'>)
    """
    bare = words.strip(" 。:;,.、\t")
    if len(bare) > LONGEST_NAME:
        return None
    for kind, pattern in FREE:
        if pattern.search(bare) and not (kind is SectionType.PROBLEMS and SOLVING.match(bare)):
            return kind
    for kind, pattern in EXACT:
        if pattern.fullmatch(bare):
            return kind
    return None


def may_be_overview(words: str) -> bool:
    """Whether a first part may be called so that stands in the place of the overview: 许可办理情况, 工作开展情况."""
    return NUMBERS_OF_THE_YEAR.fullmatch(words.strip(" 。:;,.、\t")) is not None


@lru_cache(maxsize=16384)
def misspelt_type(words: str) -> SectionType | None:
    """The section type of a heading in which one character is lost or wrong, or None.

    >>> misspelt_type("总体情"), misspelt_type("依法实情况"), misspelt_type("办事指南")
    (<SectionType.OVERVIEW: 'overview'>, <SectionType.LAWFUL: 'lawful'>, None)
    """
    if len(words.strip()) > LONGEST_MISSPELT:
        return None
    core, whole = AROUND.sub("", words), words.strip(" 。:;,.、\t")
    kinds = {
        kind
        for kind, names in CORES
        for name in names.split()
        if (len(core) >= SHORTEST_CORE and _one_edit(core, name)) or _one_edit(whole, name)
    }
    return kinds.pop() if len(kinds) == 1 else None


def _one_edit(said: str, name: str) -> bool:
    """Whether a name is said but for one character lost, added or wrong; the shortest names bear no slip."""
    if abs(len(said) - len(name)) > 1 or min(len(said), len(name)) < SHORTEST_CORE:
        return False
    shorter, longer = sorted((said, name), key=len)
    before = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    skip = before + (len(shorter) == len(longer))
    return shorter[skip:] == longer[before + 1 :]


@lru_cache(maxsize=16384)
def _tells_of_both(heading: str) -> bool:
    problems, plans = (pattern for _, pattern in FREE)
    return problems.search(heading) is not None and plans.search(heading) is not None


def kinds_of(section: Section) -> tuple[SectionType, ...]:
    """What a section is on: its type, and the next steps too where it lies under a heading for problems that names them beside.

    >>> from corpus.types import Section
    >>> kinds_of(Section(3, ("四、存在问题和下一步打算",), SectionType.PROBLEMS, 0, 12, 90))
    (<SectionType.PROBLEMS: 'problems'>, <SectionType.NEXT_STEPS: 'next_steps'>)
    """
    of_both = section.type is SectionType.PROBLEMS and any(_tells_of_both(heading[:LONGEST_NAME]) for heading in section.heading_path)
    return (section.type, SectionType.NEXT_STEPS) if of_both else (section.type,)


def kinds_in(report: Report) -> tuple[SectionType, ...]:
    """What the sections of a report are on, in the skeleton's order."""
    present = {kind for section in report.sections for kind in kinds_of(section)}
    return tuple(kind for kind in SectionType if kind in present)
