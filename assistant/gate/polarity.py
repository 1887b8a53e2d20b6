"""Whether a claim and the words it rests on point the same way: negation, direction, judgement."""

import re
from collections.abc import Sequence

from assistant.gate.numbers import numbers_in
from assistant.gate.parts import parts_of, statements_of

NOT_NEGATION = re.compile(
    r"不断|不仅|不但|不少(?=[\u3400-\u9fff])|不同(?!意)|不动产|不管|不论|无论|不一|不等|不限|不到|不超过?|不低于|不少于|不多于|不得不|不见面|不跑|不打烊|不来即享|无纸化|无人机|无人值守|"
    r"无障碍|无偿|无差别|无感|无缝|无疑|无证明|未来|未成年|非常|非税|非公|零售|零距离|零星|零散|不忘|不良|不法|无证|"
    r"\bnot only\b|\b(?:no|not) (?:more|less|later|fewer) than\b|\bno\.",
    re.IGNORECASE,
)
HARD = re.compile(
    r"没|未|无|不|拒|驳回|尚未|禁止|零(?=[\u3400-\u9fff])|"
    r"\b(?:not|no|never|none|nothing|nobody|neither|nor|without|cannot|zero|fail(?:s|ed|ure|ing)?|refus\w+|reject\w*|den(?:y|ies|ied|ials?)|disapprov\w+|"
    r"turned down|declined to|unable|impossible|unresolved|unfinished|non)\b|n't\b|\bun(?!i|der|til|ion|an)\w{3,}(?:ed|able)\b",
    re.IGNORECASE,
)
SOFT = re.compile(
    r"难|缺|局限|不便|故障|不足|不够|不充分|不高|欠|薄弱|滞后|有限|低下|超时|逾期|问题|困难|短板|制约|瓶颈|阻碍|壁垒|孤岛|偏低|偏少|老化|较少|较低|较慢|影响|少数|"
    r"\b(?:lack\w*|insufficien\w+|inadequa\w+|shortage\w*|short|difficult\w*|hard|poor\w*|weak\w*|limited|lag\w*|overdue|late|problem\w*|challeng\w+|obstacle\w*|"
    r"barrier\w*|silos?|incomplete|low|slow\w*|outdated|ag(?:e)?ing|hinder\w*|hamper\w*|missing|scarce|complain\w*|bottleneck\w*|burden\w*|unclear|uneven|too)\b",
    re.IGNORECASE,
)
GOOD = re.compile(
    r"顺畅|充分|充足|容易|已解决|得到解决|完善|到位|"
    r"\b(?:smooth\w*|sufficient\w*|adequate\w*|ample|easy|easily|resolved|solved|excellent|plenty|seamless\w*|no longer)\b",
    re.IGNORECASE,
)
# Pairs of which a claim must not have the one where its quote has only the other.
OPPOSITES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(first, re.IGNORECASE), re.compile(second, re.IGNORECASE))
    for first, second in (
        (
            r"上升|增长|增加|提高|提升|增至|上涨|升至|扩大|同比增|\b(?:increas\w+|rose|risen|rising|grew|grow\w*|up from|higher|rais\w+|climb\w+|expand\w*)\b",
            r"下降|减少|降低|压缩|压减|缩短|减至|下滑|降至|缩减|精简|同比减|\b(?:decreas\w+|fell|fallen|falling|drop\w*|reduc\w+|declin\w+|lower\w*|cut|cuts|shrank|shrink\w*|shorten\w*|compress\w*)\b",
        ),
        (
            r"(?<!不)同意|准予|(?<!不予)(?<!未)批准|审批通过|\b(?:approv\w+|granted|grants?)\b",
            r"不同意|不予许可|不予批准|驳回|未批准|\b(?:disapprov\w+|refus\w+|reject\w*|denied|turned down)\b",
        ),
        (r"网上|线上|在线|网办|\b(?:online|internet|web)\b", r"线下|现场|窗口办|\b(?:offline|in person|on paper)\b"),
        (r"全部|所有|均|全面|一律|全覆盖|100%|\b(?:all|every|entirely|fully|completely)\b", r"部分|个别|少数|一些|\b(?:some|partly|part of|a few|certain)\b"),
        (r"新增|增设|新建|新设|\b(?:added|new|newly)\b", r"取消|撤销|停用|废止|\b(?:abolish\w*|cancel\w*|scrapp\w*|clos\w+|remov\w+|discontinu\w*)\b"),
        (r"首次|第一|率先|首创|\b(?:first)\b", r"最后|末位|垫底|\b(?:last|bottom)\b"),
        (r"收费|\b(?:charg\w+|fees?)\b", r"免费|免收|\b(?:free|waiv\w+)\b"),
        (r"下放|委托|\b(?:delegat\w+|devolv\w+)\b", r"上收|收回|\b(?:recentrali[sz]\w+|took back|withdr\w+)\b"),
        (r"提前|按时|按期|\b(?:on time|ahead of|early|within the (?:time limit|deadline))\b", r"超时|逾期|延期|\b(?:late|overdue|delay\w*|behind schedule)\b"),
    )
)
NUMBER_COUNTS = 2.0
ALIGNED, NEARLY_ALIGNED, NOT_ALIGNED = 0.9, 0.34, 0.25


def agrees(claim: str, quotes: Sequence[str], around: str) -> bool:
    """Whether no clause of a claim is turned round against the clauses of the quotes that speak of the same.

    Args:
        around: what names the numbers of a quote that is nothing but a cell of a table.
    """
    pieces = [clause for quote in quotes for clause in statements_of(quote)]
    if not any(parts_of(piece) for piece in pieces):
        pieces = statements_of(around)
    return all(_clause_agrees(clause, pieces) for clause in statements_of(claim))


def _clause_agrees(clause: str, pieces: Sequence[str]) -> bool:
    if not parts_of(clause):
        return True
    scores = [_sameness(clause, piece) for piece in pieces]
    best = max(scores, default=0.0)
    if best <= NOT_ALIGNED:
        return True
    near = [piece for piece, score in zip(pieces, scores, strict=True) if score >= ALIGNED * best]
    around = [piece for piece, score in zip(pieces, scores, strict=True) if score >= NEARLY_ALIGNED * best]
    return _same_sense(clause, near, around) and not any(_opposed(clause, around, pair) for pair in OPPOSITES)


def _same_sense(clause: str, near: Sequence[str], around: Sequence[str]) -> bool:
    if _negated(clause):
        doubtful = not SOFT.search(clause)
        return any(_negated(piece) or (doubtful and SOFT.search(piece)) for piece in around)
    if GOOD.search(clause) and not SOFT.search(clause):
        return not all((SOFT.search(piece) or _negated(piece)) and not GOOD.search(_plain(piece)) for piece in near)
    return bool(SOFT.search(clause)) or not all(_negated(piece) for piece in near)


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

