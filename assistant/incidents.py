"""What goes wrong: which questions ask whether it happened, and which sentences say that it did."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from importlib.resources import files

import yaml

# Behind such words the word is part of a name: 投诉渠道, 超时预警, 违法案件.
OF_A_NAME = re.compile(
    r"(?:举报)?(?:渠道|机制|电话|方式|制度|平台|热线|信箱|处理|窗口|办法|规定|机关|部门|法(?!律)|预警|提醒|监管|受理|建议|举报|线索|查处|失信|记录|信息|人员|企业|程序|权利|权|救济|途径|应[诉对])"
)
# Before the word, in its clause: what is done about it, or would be if it came.
# So many are counted before the word, in its clause: 对2名工作人员作出待岗处理.
COUNTED_BEFORE = re.compile(r"(?<![\d.%年月第])[1-9]\d*\s*(?:余|多)?(?:名|人次?|件|起|宗|次|家|户|本|张|个)(?!以上)[^,。;、]{0,14}$")
NOT_TOLD = re.compile(
    r"(?:加强|强化|严肃|依法|严厉|严格|查处|打击|整治|处罚|对|如有?|若|凡|一旦|将|拟|会|(?<!许)可|应当?|须|必须|健全|完善|建立|畅通|设立|设置|公布|公开|公示|接受|告知|主动|及时|方便|鼓励|防止|避免|防范|预防|杜绝|严禁|禁止|不得|不准|不许)[^,。;]{0,14}$"
)
DENIED = re.compile(
    r"(?:未(?!来|成年)|没有?(?=[^,。;]{0,14}$)|没有|(?<![有])无(?!法|线|障碍|偿|人|纸|证|照|需|须|缝|感|差别|论|形)|不存在|绝无|并无|零(?!售|距离|散)|杜绝|避免|防止|严禁|不得)(?:(?!但|却|仍|然而|仅|只有|其中|为由|导致|致使)[^。;])*$"
)
# 复议案件均未被撤销: between the words of one.
GAP_DENIES = re.compile(r"(?<=.)(?:均未|没有|未被|并未|无一|不予|不(?=属实|成立)|未(?=[经被]?(?:查实|核实)))(?=.)")
# A topic that is a denial itself: finished in time, none overdue.
SAYS_NO = re.compile(r"没有|没(?=收|接|发|出|被|遇|人|谁|哪|一|挨|\s|$)|无|未|零|不存在|\b(?:no|none|not|without|zero|never|nobody|neither|nor)\b", re.IGNORECASE)
# …, not just its own target; 不光是自己答应的: what is set apart denies nothing.
SET_APART = re.compile(r"[,;(]\s*(?:but |and )?(?:not|rather than)\b[^,;]*$|\bnot (?=just\b|only\b|merely\b|simply\b)|[,;(\s]\s*(?:而?不是|而非)[^,;]*$|\brather than\b[^,;]*$|不(?=只|仅|光|单)", re.IGNORECASE)
# 无行政诉讼败诉案件 denies that any was lost, and not that there was one.
NARROWER = re.compile(r"(?:案件|中)?的?(?:败诉|被?撤销|被?纠错)")
NONE_OF_THEM = re.compile(r"[^,。;]{0,12}?(?:(?:为|是|共|仅|:)?\s*(?<![\d.])(?:0|零)(?![.\d]|距离|售)\s*(?:件|起|宗|次|例|人|份)?|(?:均|都)?(?:未发生|未出现|没有发生|不存在|没有出现))")
TOLD = re.compile(r"(?:发生|出现|收到|接到|发现|受到|存在|被|遭|有(?!关|效|力|序|利)|导致|引发|共|全年|本年度?)[^,。;]{0,14}$")
COUNTED_RIGHT = re.compile(r"(?:案件|案|《[^《》,。;]{2,24}》|[^,。;、\d]{0,10}?(?:许可证?|登记|证书|证照|执照|批[复文件]|资[格质]|决定))?(?:共|为|:)?\s*[1-9]\d*\s*(?:余|多)?(?:件|起|宗|次|例|家|户|本|张|个|处|项|条|类)")
# Between the words of one is counted of whom: 取消18户的经营资格.
COUNTED_WITHIN = re.compile(r"(?<![\d.%年月第])[1-9]\d*\s*(?:余|多)?(?:名|人|件|起|宗|家|户|本|张|个)")
DENIED_WITHIN = re.compile("[不未无没零]")
# The deed itself: 均依法撤销, 已撤销.
DONE = re.compile(r"(?:(?:均|已经?|当即|先后|为由)|(?<![\d.])[1-9]\d*(?:家|户|件|人|名|张|本|个)[^。;]{0,20}?(?:予以|被))(?:被|依法|予以|全部|一律|按规定)*$")
# Going to court, told of whoever went.
WENT_TO_COURT = re.compile(r"(?:提起|诉至)(?:了|法院|行政)*$")
PLANNED = re.compile(r"(?:将|拟|会(?!议)|(?<!许)可|若|如|凡|一旦)[^,。;]{0,14}$")
COUNTED = re.compile(r"[^,。;\d]{0,8}?[1-9]\d*\s*(?:余|多)?(?:件|起|宗|次|例|人|份)")
ITSELF = re.compile(r"[我本][局委厅部院办区县市单]|分局|工作人员|干部|民警|窗口人员|执法人员|审批人员")


# The kind that others have and the agency finds.
FINDINGS = "findings"


class Said(Enum):
    """What a sentence says of an incident."""

    HAPPENED = "happened"
    DENIED = "denied"
    OPEN = "open"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Incident:
    """One kind: how questions ask for it in either language, the words that reports tell it in, or that it was averted, and whether
    it must be the agency's own; `more_than` are the kinds that it is a special case of, `near` words for what it may be called as well. A sentence that matches `unless` tells of something else."""

    id: str
    chinese: re.Pattern[str]
    english: re.Pattern[str]
    told: tuple[str, ...]
    averted: tuple[str, ...]
    near: tuple[str, ...]
    own: bool
    more_than: tuple[str, ...]
    unless: re.Pattern[str] | None


@lru_cache(maxsize=1)
def incidents() -> tuple[Incident, ...]:
    """All kinds, in the file's order."""
    content = yaml.safe_load(files("assistant").joinpath("incidents.yaml").read_text(encoding="utf-8"))
    return tuple(
        Incident(entry["id"], re.compile(entry["zh"]), re.compile(entry["en"], re.IGNORECASE), tuple(entry["told"]), tuple(entry.get("averted", ())), tuple(entry.get("near", ())), bool(entry.get("own")), tuple(entry.get("more_than", ())), re.compile(entry["unless"]) if "unless" in entry else None)
        for entry in content["incidents"]
    )


def asked_of(question: str) -> tuple[Incident, ...]:
    """The kinds that a question in the search text's form asks for.

    >>> [one.id for one in asked_of("哪些单位被投诉了")], asked_of("哪些单位公布了投诉渠道")
    (['complaints'], ())
    """
    found = [one for one in incidents() if one.chinese.search(question) or one.english.search(question)]
    general = {kind for one in found for kind in one.more_than}
    return tuple(one for one in found if one.id not in general)


def without_findings(question: str) -> str:
    """A question without what checks found at others, which is no problem of the agency's own.

    >>> without_findings("哪些局在检查中发现了问题")
    '哪些局在 '
    """
    found = next(one for one in incidents() if one.id == FINDINGS)
    return found.english.sub(" ", found.chinese.sub(" ", question))


def asks_for_none(question: str, found: Iterable[Incident]) -> bool:
    """Whether a question in the search text's form denies the kinds that it asks for, before the words for them or among the English ones.

    >>> asks_for_none("which ones received no complaints", asked_of("which ones received no complaints")), asks_for_none("没按时办完的", asked_of("没按时办完的"))
    (True, False)
    """
    rest = question = SET_APART.sub("", question)
    for one in found:
        if any(SAYS_NO.search(match[0]) for match in one.english.finditer(question)):
            return True
        rest = one.english.sub(" ", one.chinese.sub(" ", rest))
    return SAYS_NO.search(rest) is not None


def said_in(sentence: str, words: Iterable[re.Pattern[str]], averted: Iterable[re.Pattern[str]], own: bool) -> Said:
    """What a sentence in the search text's form says of an incident that some of these words tell.

    Args:
        averted: words that say that it did not happen.
        own: whether it counts only where the agency tells it of itself.
    """
    found = {_at(sentence, match) for word in words for match in word.finditer(sentence)}
    if Said.HAPPENED in found:
        return Said.HAPPENED if not own or ITSELF.search(sentence) else Said.OPEN
    if any((match := word.search(sentence)) and not DENIED.search(sentence[: match.start()]) for word in averted):
        return Said.DENIED
    return next((said for said in (Said.DENIED, Said.OPEN) if said in found), Said.NOTHING)


def _at(sentence: str, match: re.Match[str]) -> Said:
    before, after = sentence[: match.start()], sentence[match.end() :]
    if GAP_DENIES.search(match[0]):
        return Said.NOTHING if NARROWER.match(after) else Said.DENIED
    if COUNTED_RIGHT.match(after) and not DENIED.search(re.split("[,;]", before)[-1]):
        return Said.HAPPENED
    if DENIED.search(before) or NONE_OF_THEM.match(after):
        return Said.NOTHING if NARROWER.match(after) else Said.DENIED
    if DONE.search(before) and not OF_A_NAME.match(after):
        return Said.HAPPENED
    within = match[0][1:]
    if COUNTED_WITHIN.search(within) and not DENIED_WITHIN.search(within) and not PLANNED.search(before):
        return Said.HAPPENED
    if COUNTED_BEFORE.search(before) and not OF_A_NAME.match(after) and not PLANNED.search(before):
        return Said.HAPPENED
    if OF_A_NAME.match(after) or NOT_TOLD.search(before):
        return Said.NOTHING
    return Said.HAPPENED if TOLD.search(before) or WENT_TO_COURT.search(before) or COUNTED.match(after) or match[0][0] == "被" else Said.OPEN
