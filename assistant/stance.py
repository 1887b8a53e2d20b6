"""What is said of a problem: that it is there, that it has been solved, or that there is none; in questions and in sentences."""

import re
from dataclasses import dataclass
from enum import Enum

from assistant import wording
from corpus.repair import simplify


class Stance(Enum):
    """What a question wants to be said of its topic, and what a sentence says of it."""

    TELLS = "tells"
    SOLVED = "solved"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Stated:
    """The stance of a question, and its topic without the words for it."""

    stance: Stance
    topic: str


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# "… has been solved", and not "plans to solve" or "has not been solved".
ASKS_SOLVED = _any(
    r"(?<![打计拟要准没未能以何])(?:已经?|都|早就|早已|得到了?|彻底|完全|基本|妥善|成功|全部)+(?:被|得到|予以|给)?(?:解决|消除|缓解|化解|根除|攻克|修复|理顺|扭转)(?:了|到位|好)?",
    r"(?<![打计拟要准没未能算划备算将何])(?:解决|消除|根除|化解)了|(?:恢复正常|不再(?:出现|发生|存在|是问题))了?",
    r"\b(?:(?:has|have|had|was|were|is|are|been|being|already|since|now|fully|completely) )+(?:solved|resolved|fixed|overcome|eliminated|remedied|settled|sorted out|dealt with|cured)\b",
    r"\b(?:already|since|fully) (?:solved|resolved|fixed|overcame|eliminated|remedied|settled)\b|\b(?:solved|resolved|fixed|overcame|eliminated) (?:the|their|its|this|that|it)\b|\b(?:is|are) no longer (?:a problem|an issue|there)\b",
)
NOT_SOLVED = _any(r"(?:没有?|尚?未|仍未|还没有?|不能|难以|无法)(?:能|得到|被|彻底|完全)*(?:解决|消除|缓解|化解)", r"\b(?:not|never|n't)\b.{0,12}\b(?:solved|resolved|fixed)|\bunsolved|\bunresolved")
ASKS_DENIED = _any(
    r"否认(?:自己|本单位)?(?:有|存在|出现)?",
    r"(?:明确|公开)?(?:说|表示|称|认为|声明|强调|写明|指出|坚称)(?:过|了)?(?:他们|它们|自己|本单位|本地|本局|当地)?(?:这里|那里|全年|本年)?(?:明确|根本|压根|完全|并|从来|一点都?|都)*(?:就)?(?:不存在|没有(?!足够|能|提|说|打算|计划|把|列|法|办法|地方|钱)|未(?:出现|发生|发现|存在)|无(?!法|人|证|照|障碍))(?:过|任何|什么|这种|此类|这样的)*",
    r"\bden(?:y|ies|ied|ying)\b(?: (?:having|that (?:they|it|there) (?:have|has|had|is|are|was|were|face|suffer from)))?(?: any)?",
    r"\b(?:say|state|claim|report|insist|declare)(?:s|d|ed)?(?: explicitly| outright| clearly)?(?: that)? (?:they|it|there) (?:(?:do|does|did)(?: not|n't) (?:have|face|suffer from|see)|ha(?:ve|s|d) no|(?:is|are|was|were) no|(?:is|are|was|were)(?: not|n't))\b(?! (?:enough|sufficient\w*|adequate\w*|properly|fully))(?: (?:any|a|an|such))*",
    r"\b(?:say|state|report|claim)?(?:s|d|ed)?(?: that)? ?(?:they|it)? ?(?:f(?:ou|i)nds?|ha(?:ve|s|d)|saw|sees?) no (?:(?:major|outstanding|prominent|serious|significant|obvious|big|notable) )+(?:problems?|difficult\w+|issues?|shortcomings?)",
    r"(?:说|表示|称|认为)?(?:自己)?(?:暂时?)?(?:没有?|未)(?:发现|存在|有|出现)?(?:什么|任何|突出|明显|重大|较大)+的?(?:问题|困难|不足|短板)",
)
# A topic of the opposite sense: enough of what others lack.
ENOUGH_OF = re.compile(r"(?P<what>人手|人员|人力|编制|窗口|力量|经费|资金|设备|停车位|车位|场地)(?:配备|配置|数量)?(?:很|比较|十分|相当|都|还|是|已经?)*(?:够用|充足|充裕|足够|富余|不缺|够(?=了|$|[?。!\s]))(?:的|了)?")
NO_ENOUGH = re.compile(r"不$|没$|没有$|否$")
STABLE = re.compile(r"(?:队伍|人员|窗口人员|团队)(?:很|比较|十分|都|是)*稳定|没有?人(?:走|离职|辞职|流失)")
ENOUGH_EN = re.compile(r"(?<!not have )(?<!n't have )(?<!not having )(?<!without having )(?<!not get )(?<!not getting )(?<!not )(?<!n't )(?<!without )(?<!lack )(?<!lacking )(?<!no )\b(?:have |has |had |there (?:is|are) )?(?:enough|sufficient|adequate|ample|plenty of) (?P<what>[a-z]+(?: [a-z]+)?)", re.IGNORECASE)
STABLE_EN = re.compile(r"\b(?:staff|workforce|teams?|personnel) (?:is|are|was|were|remain\w*|stay\w*) (?:very |quite )?stable|\b(?:fully|well|adequately|sufficiently) staffed\b", re.IGNORECASE)
# What is left of the words around it.
REST = re.compile(
    r"(?:说|表示|称|报告说|认为|写明)?(?:自己|他们|它们|本单位)?(?:的)?(?:这个|那个|这些|该|上述|此)?(?:老)?(?:问题|情况|现象|难题)?(?:已经?|都|均)?(?:把|将)?\s*$|^\s*(?:以前|过去|原来|原先|曾经|上年|去年|往年)(?:存在|反映|提出)?的|^\s*(?:以前|过去|原来|原先)$|^\s*(?:说|表示|称|把|将|已经?|明确|自己|压根|根本|谁|的|过|了|有没有)+|(?:的)?(?:问题|情况|现象)\s*$"
    r"|^\s*(?:say\w*|that|the|problems?|issues?|of|with|their|its|this|it|which|any|having)\b|\b(?:that|this|these|it|the|problems?|issues?|say\w*|reports?)\s*$",
    re.IGNORECASE,
)

# In a sentence: that something is settled, and what takes that back.
SETTLED = re.compile(
    r"(?:已|均|得到|予以|基本|全部|彻底|完全|有效|就此|妥善|得以)(?:经|得到)?(?:基本|有效|妥善|圆满|彻底|及时|全部|逐步|明显|大大)?(?:解决|整改|消除|缓解|纠正|改正|理顺|化解|根除|扭转|终结|消失|不复存在|销号|打破)"
    r"|恢复正常|不再(?:出现|发生|存在|需要?|重复|成为)|(?:未|没有)再(?:出现|发生)|成为历史|迎刃而解|告别了?|(?:解决|破解|消除|化解|终结|结束)了"
    r"|(?:问题|难题|困难|矛盾)[”\"]?,?(?:现已|已|通过|经|于|在|\d)[^。;]{2,50}?(?:完成|实现|增加|增至|[下]?降[到至为]|缩短|提高到|打通|对接|到位)"
)
UNSETTLED = re.compile(r"(?:未|没有|尚未|难以|不能|无法|有待|亟待|确保|推动|争取|力争|努力|计划|拟|将|尽快|逐项|督促)[^,。;]{0,12}$")
NO_SUCH = re.compile(
    r"(?:未|没有|没)(?:发现|发生|出现|存在)(?!问题根源)|(?<!是否)不存在|无违[法规]|并无|绝无|没有一|不突出|杜绝了|无一"
    # Whose duty something is, is settled: no want of clear duties.
    r"|(?:由谁负责|责任(?:人|单位|分工)?|职责|分工)(?:都|均|已经?|全部|逐一|逐项)+(?:写明|明确|写清|分清|划清|理清|落实到[人位])(?![^。;]*(?:但|仍|却|然而|还))"
)
# In a sentence outside the sections on problems: that something is still wrong.
STILL = re.compile(r"仍[然旧]?(?:存在|未|没|需|不|有|处|无|难|较|是|独立|为)|依然|尚(?:未|不|存|无|有)|还(?:存在|没有?|不够|不能|未|需要?(?:人工|重复|手工))|存在[^,。;]{2,24}(?:问题|不足|困难|现象|短板)|不足之处|短板|跟不上|(?<!补齐)薄弱|不够|不畅|不得不")
PLAN = re.compile(r"(?:拟|将|计划|争取|力争|打算|下一步|今后|防止|避免|预防|防范|着力|确保|进一步)")
BARE = re.compile(rf"{SETTLED.pattern}|{NO_SUCH.pattern}|仍然?|尚|的?(?:问题|难题|老问题|现象)")


def stated_in(topic: str) -> Stated:
    """The stance that a list question wants, read from its topic.

    >>> stated_in("重复录入的问题已经解决了"), stated_in("deny having a staff shortage").topic, stated_in("审批人手够用").topic
    (Stated(stance=<Stance.SOLVED: 'solved'>, topic='重复录入'), 'a staff shortage', '审批人手不足')
    """
    text = simplify(topic).strip()
    opposite = _of_the_opposite(text)
    if opposite is not None:
        return Stated(Stance.DENIED, opposite)
    if (denied := ASKS_DENIED.search(text)) is not None:
        return Stated(Stance.DENIED, _without(text, denied))
    if (solved := ASKS_SOLVED.search(text)) is not None and not NOT_SOLVED.search(text):
        return Stated(Stance.SOLVED, _without(text, solved))
    return Stated(Stance.TELLS, topic)


def says(sentence: str) -> Stance | None:
    """What a sentence in the search text's form says of what it names: settled, denied, still wrong, or nothing of the kind."""
    if is_settled(sentence):
        return Stance.SOLVED
    if NO_SUCH.search(sentence):
        return Stance.DENIED
    return Stance.TELLS if STILL.search(sentence) and not PLAN.search(sentence) else None


def is_settled(sentence: str) -> bool:
    """Whether a sentence says that something is settled, and neither that it is not nor that it shall be."""
    return any(not UNSETTLED.search(sentence[: match.start()]) for match in SETTLED.finditer(sentence))


def bare(sentence: str) -> str:
    """A sentence without the words for its stance: the problem that it speaks of."""
    return BARE.sub("", sentence)


def _of_the_opposite(text: str) -> str | None:
    """The problem that a topic of the opposite sense is the want of: 人手够用 is no 人手不足."""
    enough = ENOUGH_OF.search(text)
    if enough is not None and not NO_ENOUGH.search(text[: enough.end("what")]) and "不" + enough[0][-2:] not in text:
        return _clean(f"{text[: enough.start()]}{enough['what']}不足{text[enough.end() :]}")
    if STABLE.search(text):
        return "人员流失"
    if (told := ENOUGH_EN.search(text)) is not None:
        return f"insufficient {told['what']}"
    if (stable := STABLE_EN.search(text)) is not None:
        return "staff shortage" if "staffed" in stable[0].lower() else "high staff turnover"
    return None


def _without(text: str, match: re.Match[str]) -> str:
    return _clean(f"{text[: match.start()]} {text[match.end() :]}")


def _clean(text: str) -> str:
    """A topic without what is left around it of saying that."""
    before = ""
    while text != before:
        before, text = text, REST.sub("", text).strip(" ,，的")
    return wording.FRAME.sub(" ", text).strip()
