"""The kinds of answer that a question asks for in words: when, who, why, where, at what cost, by what name, how long."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant import wording
from assistant.own_words import language_of, topic_in
from assistant.planned import OUTCOME, asks_what_came_of_it
from assistant.terms import names_a_topic


@dataclass(frozen=True, slots=True)
class Sought:
    """One kind of answer: the words that ask for it, and those of a report that give it."""

    name: str
    asks: re.Pattern[str]
    told: re.Pattern[str]


WHEN = re.compile(
    r"什么时候|何时|哪一?[年天月]|几时|几月|^\s*(?:when|since when|by when|(?:in|on|by|from) (?:which|what) (?:year|date|day|month))\b|\b(?:which|what) (?:year|date)\b",
    re.IGNORECASE,
)
ALSO_WHEN = re.compile(r"(?:,|\band)\s*(?:since |from )?(?:when|on what date|in which (?:year|month))\b", re.IGNORECASE)
TIME = re.compile(
    r"\d{2,4}\s*年|\d{1,2}\s*[月日号]|[一二三四五六七八九十]+月|[年月]底|[年月日]前|上半年|下半年|年[内初]|今年|明年|期间|以来|季度|[节假]日|[\d一二三四五六七八九十两]+\s*个?(?:工作日|天|小时|分钟|月)|每[日天周月年]"
)
DATE = re.compile(r"\d{4}\s*年|\d{1,2}\s*[月日号]|[一二三四五六七八九十]+月|[年月]底|上半年|下半年|年初|季度")
# A person, a post, or who does it.
PERSON = re.compile(
    r"局长|主任|主管|负责|书记|领导|[科处部队所组]长|牵头|承担|担任|主办|配合|联络员|同志|民警|人员|专员|委托|承建|有限公司"
    r"|由[^,。;]{2,24}(?:负责|牵头|承担|组成|审批|核准|办理|建设|开发|研发|实施|监管|检查|执行|拨付|提供)"
)
DOER = re.compile(
    r"牵头|承担|担任|主办|承办|承建|委托|公司|与[^,。;]{2,20}(?:联合|合作|共同|共建)|(?:联合|会同)[^,。;]{2,20}(?:建设|开发|研发|打造|组建)|由[^,。;]{2,24}(?:负责|牵头|承担|组成|审批|核准|建设|开发|研发|实施|监管|检查|执行|统筹)"
    r"|由(?!法定|此|于|衷|原来的)[^\d,。;]{1,12}?(?:派|带|帮|代|组织|统一|直接|受理|送|收|看|陪|管|审|核|定|上门|支付|出资|负担|出钱|埋单)"
)
CAUSE = re.compile(r"原因|由于|因为|(?<![^,，;；。:：、\s])因(?!此|企|人|地|事|而)|受[^,。;]{2,24}影响|主要(?:是|集中|源于|由|在于)|导致|所致|造成|源于|之所以|系[^,。;]{2,20}(?:所致|引起)|缘于|因素")
MONEY = re.compile(r"\d[\d,.]*\s*[万亿]?元")
NAMED = re.compile(r"[“《「][^”》」]{2,30}[”》」]|名为|取名|命名|称为|叫做|简称|平台(?=[,，。;])")
PLACE = re.compile(r"(?:在|于|选取|选择|选定|确定|设在|位于|迁至|覆盖)[^,。;]{0,24}?(?:区|县|市|镇|街道|社区|园|中心|大厅|新区|路|楼|窗口|派出所|网点|站)")
LENGTH = re.compile(r"(?<![月\d.])[\d.一二三四五六七八九十两半]+\s*个?(?:工作日|天|日(?!起)|小时|分钟|个月|周)")
CAME = re.compile(r"已(?!有)|完成|建成|上线|投入使用|实现|尚未|仅|未能|未完成|达到|落实|兑现|如期|实际|差距|未达")
MATTER = re.compile(r"主要(?:是|为|集中|涉及|反映)|其中|涉及|反映|关于|集中在|内容")
ENOUGH = re.compile(r"紧张|不足|短缺|紧缺|充足|充裕|充沛|满编|缺口|缺员|够用?|超负荷|加班|捉襟见肘")

# How a case before a court, or one like it, ended.
ENDED = re.compile(
    r"结局|(?:案子|案件|官司|复议|诉讼)(?:最后|最终|结果)?怎么(?:了结|收场|判)|结果(?:如何|怎么?样)|\bhow did (?:it|they|that|(?:the|those|these) [a-z]+)(?: all)? (?:end|turn out|come out|go|finish|pan out)\b|\bwhat was the (?:outcome|verdict)\b",
    re.IGNORECASE,
)
HOW_ENDED = re.compile(r"维持|驳回|撤销|胜诉|败诉|撤诉|撤回|审理|调解|判决|纠正|纠错|结案")
SOUGHT = (
    Sought("when", re.compile(f"{WHEN.pattern}|{ALSO_WHEN.pattern}", re.IGNORECASE), DATE),
    Sought("who", re.compile(r"(?<![^\s,，;；、?？])谁|是谁|[由跟和与同]谁|哪位|负责人|谁(?:牵头|负责|来|建)|哪家(?:公司|企业)|^\s*who\b|(?:,|\band)\s*(?:by |with )?(?:who|whom)\b|\bby whom\b|\bwith whom\b|\b(?:which|what) (?:compan(?:y|ies)|firms?|contractors?|vendors?|units?|offices?|divisions?|teams?)\b", re.IGNORECASE), DOER),
    Sought("why", re.compile(rf"{wording.WHY.pattern}|原因(?:何在|有)|\bfor what reasons\b|\bwhat (?:is|was|were|are) the causes?\b|\bwhat caused\b", re.IGNORECASE), CAUSE),
    Sought("where", re.compile(r"在哪(?:里|儿|些|个|几)|哪[些几]个?(?:区|县|市|镇|街道|地方)|什么地方|\bwhere\b|\b(?:in|at) (?:which|what) (?:districts?|count(?:y|ies)|cit(?:y|ies)|places?|areas?|towns?|halls?)\b", re.IGNORECASE), PLACE),
    Sought("cost", re.compile(r"(?:花|用|投|拨|耗|贴|补|罚|省)(?:了|费|入|资)?(?:多少|几(?:个)?[万亿]?)(?:钱|元|资金|经费)?|多少(?:钱|元|万元|资金|经费)|(?:造价|成本|费用|金额|经费|投资|预算)(?:是|有|为)?(?:多少|几)|\b(?:what|how much) (?:did|does|was|is|were|has) .{0,40}\b(?:cost|spen[dt]|pa(?:y|id)|invest\w*)\b|\bat what (?:cost|price)\b|\bwhat (?:is|was) the (?:cost|budget|price)\b", re.IGNORECASE), MONEY),
    Sought("name", re.compile(r"叫什么|名字|名称(?:是|叫)|什么名|\b(?:what (?:is|was)|give) the name\b|\bwhat .{0,40}\bcalled\b|\bnamed what\b", re.IGNORECASE), NAMED),
    Sought("how long", re.compile(r"多长时间|多久|几天|几个?(?:工作日|小时|月)|多少(?:天|个?工作日|小时)|\bhow (?:long|quickly|fast|soon)\b|\bhow many (?:working )?(?:days|hours|months|weeks)\b|提前(?:了)?(?:多久|多少天|几)|\bhow much (?:earlier|sooner|faster|later)\b", re.IGNORECASE), LENGTH),
    Sought("ending", ENDED, HOW_ENDED),
    Sought("outcome", OUTCOME, CAME),
    Sought("about", re.compile(r"(?:关于|涉及|反映|针对)(?:的)?(?:是)?(?:什么|哪些|哪方面)|\bwhat (?:were|was|are|is) (?:they|it|those|these|(?:the|those|these) \w+) (?:mostly |mainly |chiefly |largely )?about\b", re.IGNORECASE), MATTER),
    Sought("enough", re.compile(r"够(?:不够|用不|不|用吗|吗|么)|\b(?:is|are|was|were) (?:that|it|they|this|there) enough\b|\benough\s*\?", re.IGNORECASE), ENOUGH),
)
A_NUMBER = re.compile(r"\d")
# The kinds whose answers are figures.
OF_NUMBERS = ("how long", "cost")
CUT = re.compile(
    r"(?<!\d)[,，](?!\d{3})|[;；?？。]|[,\s]+and\s+(?=(?:also\s+)?(?:by\s+|with\s+|in\s+|at\s+|on\s+|to\s+|from\s+)?(?:who|whom|when|where|why|how|what|which)\b)",
    re.IGNORECASE,
)
# What a half says beside the kind of answer it asks for, of the matter of the first.
SAYS_NOTHING = re.compile(
    r"现在|目前|一共|总共|需要?|要|得|是|又|都|来|牵头|负责|建设?|开发|搞|做|的|了|有|呢"
    r"|\b(?:it|they|them|this|that|he|she|lead|leads|led|run|runs|ran|head|heads|headed|built|build|builds|developed|last|lasts|lasted|take|takes|took|start|started|starts|begin|began|happen|happened|done|launched|paid|pays|made|was|were|is|are|did|does|do|has|have)\b",
    re.IGNORECASE,
)
# The whole question, behind what it is asked of: fewer places need it, how come?
SAID_BEFORE = re.compile(r"(?:这|那|它)?(?:又)?是?(?:为什么|为啥|为何|怎么回事|什么原因|啥原因|原因何在)(?:呢|呀|啊)?|(?:and |so )?(?:why(?: (?:is|was) (?:that|this|it))?|how come|for what reason)", re.IGNORECASE)
LETTER = re.compile(r"[A-Za-z\u3400-\u9fff]")


def sought_in(question: str) -> tuple[Sought, ...]:
    """The kinds of answer that a question asks for.

    >>> [one.name for one in sought_in("预审系统是谁建的,花了多少钱?")]
    ['who', 'cost']
    """
    return tuple(one for one in SOUGHT if one.asks.search(question))


def untold(question: str, quotes: Sequence[str]) -> tuple[Sought, ...]:
    """Those of them that none of these quotes gives; how many there were in the end (最后批了多少) a number tells."""
    is_a_count = wording.FIGURE.search(question) is not None and not asks_what_came_of_it(question)
    return tuple(
        one for one in sought_in(question) if not any((A_NUMBER if one.name == "outcome" and is_a_count else one.told).search(quote) for quote in quotes)
    )


@dataclass(frozen=True, slots=True)
class Halves:
    """A question, and the pieces behind it that only ask something more of the same matter."""

    first: str
    leaning: tuple[str, ...] = ()


def halves(question: str, with_numbers: bool = True) -> Halves:
    """A question without the halves behind it that lean on it, and these.

    Args:
        with_numbers: halves that ask for a number count too; a question for figures has its own ways with them.

    >>> halves("预审系统是谁建的,花了多少钱?"), halves("谁牵头?").leaning
    (Halves(first='预审系统是谁建的', leaning=('花了多少钱',)), ())
    """
    cuts = [(0, 0), *(cut.span() for cut in CUT.finditer(question)), (len(question), len(question))]
    pieces = [question[start:after].strip() for (_, start), (after, _) in pairwise(cuts) if LETTER.search(question[start:after])]
    leaning = tuple(piece for n, piece in enumerate(pieces) if n > 0 and _leans(piece) and (with_numbers or not _asks_for_a_number(piece)))
    first = ", ".join(piece for piece in pieces if piece not in leaning)
    if leaning and all(SAID_BEFORE.fullmatch(piece) for piece in leaning) and not _asks(first):
        return Halves(question)
    return Halves(first, leaning) if leaning else Halves(question)


def _asks(piece: str) -> bool:
    """Whether a piece asks for anything by itself, and does not only say what is asked about."""
    return bool(sought_in(piece)) or any(pattern.search(piece) for pattern in (wording.OPEN, wording.FIGURE, wording.LIST, wording.YES_OR_NO))


def _asks_for_a_number(piece: str) -> bool:
    """Whether a figure answers a piece: how long, at what cost, or how many (最后批了多少), however it is put."""
    return any(kind.name in OF_NUMBERS for kind in sought_in(piece)) or wording.FIGURE.search(piece) is not None


def _leans(piece: str) -> bool:
    """Whether a piece asks for a kind of answer and names nothing that it is asked of."""
    kinds = sought_in(piece.strip())
    if not kinds:
        return False
    rest = piece.strip()
    for kind in SOUGHT:
        rest = kind.asks.sub(" ", rest)
    rest = SAYS_NOTHING.sub(" ", rest)
    return not names_a_topic(topic_in(rest), language_of(piece))
