"""Whether a claim and the words it rests on point the same way: negation, direction, judgement."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.gate.numbers import numbers_in
from assistant.gate.parts import Part, parts_of, statements_of

NOT_NEGATION = re.compile(
    r"“[^“”]{1,12}”|(?:避免|防止|以免)[^,，。;；]{0,20}|[不未][^,，。;；]{1,10}[量数件](?:为|是)?0(?:件|宗|项)?(?![\d.])|没有?[差区]别|没有超[过出时]|不白跑|不错|"
    r"不断|不仅|不但|不少(?!于)|不够|不足|不充分|不相同|不一样|不同(?!意)|不动产|不管|不论|无论|不一|不等|不限|不到|不低(?!于)|不难|不差|不弱|不超过?|不低于|不少于|不多于|不得不|不见面|不跑|不打烊|不来即享|无纸化|无人机|无人值守|"
    r"无偿|无差别|无差异|无感|无缝|无疑|未来|未成年|非常|非税|非公|零售|零距离|零星|零散|不忘|不良|不法|无证|行动不便|“?办不成事”?|"
    r"\b(?:things?|matters?|what) that (?:could|can) ?not (?:be|get) done\b|\bnot only\b|\bnot (?:\w+ )?enough\b|\bwithout (?:distinction|discrimination|meeting(?: in person)?)\b|\b(?:avoid|prevent)\w*\b[^,.;]{0,60}|\b(?:no|not) (?:more|less|later|fewer) than\b|\bno\.",
    re.IGNORECASE,
)
HARD = re.compile(
    r"没|未|无|不|拒|免(?=提交|交|填|证|于|予|带)|驳回|尚未|禁止|零(?=[\u3400-\u9fff])|"
    r"\b(?:not|no|never|none|nothing|nobody|neither|nor|without|cannot|zero|fail(?:s|ed|ure|ing)?|refus\w+|reject\w*|den(?:y|ies|ied|ials?)|disapprov\w+|"
    r"turned down|declined to|unable|impossible|unresolved|unfinished|non)\b|n't\b|\bun(?!i|der|til|ion|an)\w{3,}(?:ed|able)\b",
    re.IGNORECASE,
)
SOFT = re.compile(
    r"难|缺|局限|有待|不便|故障|不足|不够|不充分|不高|欠|薄弱|滞后|有限|低下|超时|逾期|问题|困难|短板|制约|瓶颈|阻碍|壁垒|孤岛|偏低|偏少|老化|较少|较低|较慢|影响|少数|"
    r"\b(?:lack\w*|insufficien\w+|inadequa\w+|shortage\w*|short|difficult\w*|hard|poor\w*|weak\w*|limited|not (?:\w+ )?enough|still short|lag\w*|overdue|late|problem\w*|challeng\w+|obstacle\w*|"
    r"barrier\w*|silos?|incomplete|low|slow\w*|outdated|ag(?:e)?ing|hinder\w*|hamper\w*|missing|scarce|bottleneck\w*|burden\w*|unclear|uneven|too)\b",
    re.IGNORECASE,
)
GOOD = re.compile(
    r"顺畅|(?<!不)(?<!不够)充分|已(?:被|经)?打破|取得突破|领先|已(?:经)?达[到标]|不低(?!于)|不难|不差|不弱|充足|容易|已解决|得到解决|完善|到位|"
    r"\b(?:smooth\w*|sufficient\w*|adequate\w*|ample|easy|easily|resolved|solved|excellent|plenty|broken down|overcome|ahead of schedule|seamless\w*|no longer)\b",
    re.IGNORECASE,
)
# What a denial may be said of without one: nothing was late, none was refused, something is avoided.
SPARED = re.compile(r"避免|防止|以免|杜绝|[不未][^,，。;；]{1,10}[量数件](?:为|是)?0(?:件|宗|项)?(?![\d.])|\b(?:avoid|prevent)\w*\b", re.IGNORECASE)
# In a list of what there is none of, a piece that has no verb of its own goes with the one before.
NONE_OF = re.compile(r"\b(?:no|without|none of)\b", re.IGNORECASE)
HAS_A_VERB = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|must|should|do|does|did|\w{3,}ed|there|they|it)\b", re.IGNORECASE)
LONGEST_OF_A_LIST = 8
ROWS_IN_ONE = re.compile(r"(?<=[件宗项份个人家户次%])、")
# Of the soft words those that say that something is not so.
LACKS = re.compile(r"(?<!困)难(?!题)|缺|不足|不够|不充分|欠|薄弱|滞后|有限|局限|低下|偏低|较低|偏少|较少")
# Pairs of which a claim must not have the one where its quote has only the other.
OPPOSITES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(first, re.IGNORECASE), re.compile(second, re.IGNORECASE))
    for first, second in (
        (
            r"上升|增长|增加|提高|提升|增至|上涨|升至|扩大|延长|同比增|\b(?:more efficient|increas\w+|rose|risen|rising|grew|grow\w*|up from|higher|rais\w+|climb\w+|expand\w*|extend\w*|lengthen\w*|prolong\w*)\b",
            r"下降|减少|降低|压缩|压减|缩短|减至|下滑|降至|缩减|精简|同比减|\b(?:less efficient|decreas\w+|fell|fallen|falling|drop\w*|reduc\w+|declin\w+|lower\w*|cut|cuts|shrank|shrink\w*|shorten\w*|compress\w*)\b",
        ),
        (
            r"(?<!不)同意|准予|(?<!不予)(?<!未)批准|审批通过|\b(?:approv\w+|granted|grants?)\b",
            r"不同意|不予许可|不予批准|驳回|未批准|\b(?:disapprov\w+|refus\w+|reject\w*|denied|turned down)\b",
        ),
        (r"网上|线上|在线|网办|\b(?:online|internet|web)\b", r"线下|现场|窗口办|\b(?:offline|in person|on paper)\b"),
        (r"全部|所有|均|全面|一律|全覆盖|100%|\b(?:all|every|entirely|fully|completely)\b", r"部分|个别|少数|一些|\b(?:some|partly|part of|a few|certain)\b"),
        (
            r"新增|增设|新建|新设|建立|成立|设立|搭建|打造|启动|推出|继续|开通|畅通|发布|录入|做好|完善|推进|\b(?:opened|kept open|publish\w*|post(?:ed|s)|added|new|newly|establish\w*|set up|built|build\w*|start\w*|launch\w*|introduc\w*|continu\w*)\b",
            r"取消|撤销|停用|废止|放弃|暂缓|停止|中止|推迟|延后|搁置|关闭|拆除|\b(?:shut|left out|scrap\w*|withheld|abolish\w*|cancel\w*|clos\w+|remov\w+|discontinu\w*|postpon\w*|stopp\w*|abandon\w*|suspend\w*|halt\w*|put off)\b",
        ),
        (
            r"加强|强化|加大|增强|深化|提高|重视|严格|\b(?:strengthen\w*|tighten\w*|step\w* up|intensif\w+|reinforc\w+|enhanc\w+|improv\w+)\b",
            r"放松|减弱|削弱|弱化|淡化|忽视|无视|收窄|放宽|\b(?:relax\w*|weaken\w*|scal\w+ (?:back|down)|cut(?:ting)? back|narrow\w*|neglect\w*|ignor\w+)\b",
        ),
        (
            r"严格(?:按|依|遵|执)|依法|合法|\b(?:strictly|lawful\w*|(?:followed|under|in line with) the law)\b",
            r"违法|违规|超越(?:职|权)|\b(?:overstep\w*|violat\w+|illegal\w*|unlawful\w*|beyond (?:their|its) (?:legal |statutory )?powers)\b",
        ),
        (
            r"高于|超过|远超|大于|多于|\b(?:larger|bigger|greater|exceed\w*) than\b",
            r"(?<!不)低于|(?<!不)少于|小于|不足|\b(?:smaller|less|fewer|lower) than\b",
        ),
        (r"避免|防止|遏制|\b(?:avoid\w*|prevent\w*|curb\w*|spar(?:e|es|ed|ing))\b", r"允许|放任|加剧|\b(?:forc(?:e|es|ed|ing)|aggravat\w+|worsen\w*)\b"),
        (
            r"已(?:经|被|达|有|完成|实现|建成|全部)|均已|都已|\b(?:already|(?:has|have) (?:been|moved|reached))\b",
            r"力争|争取|尽快|早日|拟(?=[\u3400-\u9fff])|计划(?=[于在到将])|下一步|将(?:进一步|继续|会|于|在|按)|\b(?:will|plans?|aims?|is to|are to)\b",
        ),
        (r"最多|居首|\b(?:the most|largest number)\b", r"最少|\b(?:fewest|the least)\b"),
        (r"不低于|不少于|至少|\b(?:at least|no(?:t)? (?:less|fewer|lower) than|or more)\b", r"(?<!不)低于|(?<!不)少于|\b(?<!not )(?<!no )(?:less|fewer|lower) than\b"),
        (r"(?<!不)一致|(?<!不)相同|(?<!不)统一|同一|同源|共用|\b(?:the same|identical|uniform\w*)\b", r"不一致|不相同|不统一|各不相同|不同(?!意)|差异|各自|\b(?:differ\w*|inconsistent|not the same)\b"),
        (r"首次|第一|率先|首创|\b(?:first)\b", r"最后|末位|垫底|\b(?:last|bottom)\b"),
        (r"收费|\b(?:charg\w+|fees?)\b", r"免费|免收|\b(?:free|waiv\w+)\b"),
        (r"下放|委托|\b(?:delegat\w+|devolv\w+)\b", r"上收|收回|\b(?:recentrali[sz]\w+|took back|withdr\w+)\b"),
        (r"提前|按时|按期|\b(?:on time|ahead of|early|within the (?:time limit|deadline))\b", r"超时|逾期|延期|\b(?:late|overdue|delay\w*|behind schedule)\b"),
    )
)
# The heads of columns stand beside each other: 予以许可 | 不予许可.
CELL_END = re.compile(r"\s*[|│┃¦\t\n]\s*")
NUMBER_COUNTS = 2.0
# A clause with as many numbers is a row of a table.
MANY_NUMBERS = 3
TELLING, WELL_MET = 1.0, 0.8
ALIGNED, NEARLY_ALIGNED, NOT_ALIGNED = 0.9, 0.34, 0.25


def agrees(claim: str, quotes: Sequence[str], around: str) -> bool:
    """Whether no statement of a claim is turned round against the clauses of the quotes that speak of the same.

    Args:
        around: what names the numbers of a quote that is nothing but a cell of a table.
    """
    pieces = [piece for quote in quotes for clause in statements_of(quote) for piece in _between_numbers(clause)]
    if not any(parts_of(piece) for piece in pieces):
        cells = [[piece for clause in statements_of(cell) for piece in _between_numbers(clause)] for cell in CELL_END.split(around)]
        # What stands in the next column does not go on with this one.
        pieces = [piece for cell in cells for piece in (*cell, "")]
    return all(_statement_agrees(statement, pieces) for statement in _statements(claim))


def _statements(claim: str) -> list[str]:
    """The statements of a claim; one that names nothing ("lower than the year before") goes with the one before."""
    found: list[str] = []
    for statement in statements_of(claim):
        if found and (not parts_of(statement) or _is_of_a_list(found[-1], statement)):
            found[-1] += f" {statement}"
        else:
            found.append(statement)
    return found


def _is_of_a_list(before: str, statement: str) -> bool:
    words = statement.split()
    return bool(NONE_OF.search(before)) and len(words) <= LONGEST_OF_A_LIST and not HAS_A_VERB.search(statement.partition(words[0])[2])


def _between_numbers(clause: str) -> list[str]:
    """The rows of a table that the reader met as one line: cut behind each number."""
    found = numbers_in(clause)
    if len(found) < MANY_NUMBERS:
        return ROWS_IN_ONE.split(clause) if len(found) > 1 else [clause]
    ends = [0, *(number.end for number in found[:-1]), len(clause)]
    return [clause[start:end] for start, end in pairwise(ends)]


def _statement_agrees(statement: str, pieces: Sequence[str]) -> bool:
    parts = parts_of(statement)
    scores = [_sameness(statement, piece) for piece in pieces]
    best = max(scores, default=0.0)
    if not parts or best <= NOT_ALIGNED:
        return True
    near = [piece for piece, score in zip(pieces, scores, strict=True) if score >= ALIGNED * best]
    around = [piece for piece, score in zip(pieces, scores, strict=True) if score >= NEARLY_ALIGNED * best]
    if not _negated(statement) and not SOFT.search(statement) and _only_negated(parts, pieces) >= TELLING:
        return False
    following = [after for piece, after in pairwise(pieces) if piece in near]
    return _same_sense(statement, near, around) and not any(
        _opposed(statement, [*around, *following], pair) for pair in OPPOSITES
    )


def _only_negated(parts: Sequence[Part], pieces: Sequence[str]) -> float:
    """The weight of the parts that stand only in pieces that deny something."""
    denied = "\n".join(piece for piece in pieces if _negated(piece))
    stated = "\n".join(piece for piece in pieces if not _negated(piece))
    return sum(p.weight for p in parts if p.worth_in(denied) >= WELL_MET and p.worth_in(stated) < WELL_MET)


def _same_sense(statement: str, near: Sequence[str], around: Sequence[str]) -> bool:
    if _negated(statement):
        doubtful = not SOFT.search(statement)
        return any(map(_negated, around)) or any(SPARED.search(piece) for piece in near) or (doubtful and any(LACKS.search(piece) for piece in near))
    if GOOD.search(statement) and not SOFT.search(statement):
        return not all((SOFT.search(piece) or _negated(piece)) and not GOOD.search(_plain(piece)) for piece in near)
    said_softly = bool(SOFT.search(statement)) and not all(SOFT.search(piece) for piece in near)
    return said_softly or not all(_negated(piece) for piece in near)


def _opposed(clause: str, pieces: Sequence[str], pair: tuple[re.Pattern[str], re.Pattern[str]]) -> bool:
    joined = "\n".join(pieces)
    for one, other in (pair, pair[::-1]):
        if one.search(clause) and not other.search(clause) and other.search(joined) and not one.search(joined):
            return not _negated(clause)
    return False


def _negated(clause: str) -> bool:
    return bool(HARD.search(_plain(clause)))


def _plain(clause: str) -> str:
    return NOT_NEGATION.sub(" ", clause)


def _sameness(clause: str, piece: str) -> float:
    """How much of a claim's clause a clause of the quote speaks of: parts it has, and numbers."""
    shared = sum(part.weight * part.worth_in(piece) for part in parts_of(clause))
    wanted = {number.amount for number in numbers_in(clause)}
    return shared + NUMBER_COUNTS * len(wanted & {number.amount for number in numbers_in(piece)})

