"""Numbers that a report does not print and that follow from those it does: the rest of a whole, a quarter that is left, the year before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.arithmetic import are_alike, evidence_of, exact, operand, operands, scaled, shown
from assistant.candidates import Candidate, sentence_around
from assistant.figure_claims import stated
from assistant.grids import is_cell
from assistant.over_time import FALL, FELL, RISE, ROSE
from assistant.reply import Asked, Reply
from assistant.types import FigureRow, Status
from assistant.wholes import level_of
from corpus.indicators import indicators, wholes_of
from corpus.types import Figure, Report, Role, Span

# What the name of an indicator says of it when it is the whole less the other part.
LEFT = frozenset(("不予受理量", "未按时办结量"))
YEAR_BEFORE = re.compile(
    r"(?:前|上|头)一?年(?:度)?(?!以来)|去年|\b(?:the )?(?:(?:one |a )?year (?:before|earlier|previously|prior)|(?:previous|prior|last|preceding) year)\b",
    re.IGNORECASE,
)
# 比上年增加4部、减少37集: what follows a change is one too. So many characters before a number say which way it went.
CHANGED_TOO = re.compile(rf"(?:比|较|同比).*[、,和]\s*(?:{RISE}|{FALL})(?:了)?$")
SHORT = 8
QUARTERS = re.compile(r"(?P<first>前)?(?P<names>(?:第?[一二三四1234][、,和及与至到-]?)+)(?:个)?季度|(?P<half>[上下])半年|\b(?P<en>first|second|third|fourth|last|q[1-4]|[1-4](?:st|nd|rd|th))(?: quarter)?(?: (?P<of>half))?\b", re.IGNORECASE)
NUMBER_OF = {"一": 1, "二": 2, "三": 3, "四": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
YEAR = frozenset((1, 2, 3, 4))
MOST_PIECES = 4


@dataclass(frozen=True, slots=True)
class Worked:
    """A number that follows from others: the first of them and the signs of those behind it."""

    first: Candidate
    others: tuple[Candidate, ...]
    sign: str

    @property
    def figures(self) -> tuple[Candidate, ...]:
        return (self.first, *self.others)


def rest(asked: Asked, report: Report, name: str) -> Worked | None:
    """What of a whole is not the other part, where no report prints it: received but not accepted is received less accepted."""
    other = next((one.rest for one in indicators() if one.name == name), "")
    part = level_of(asked, report, other) if name in LEFT and other else None
    for whole_name in wholes_of(name) if part is not None else ():
        whole = level_of(asked, report, whole_name)
        if whole is not None and part is not None and whole.figure.measure == part.figure.measure and (whole.figure.amount or 0) >= (part.figure.amount or 0):
            return Worked(whole, (part,), "−")
    return None


def year_before(asked: Asked, now: Candidate) -> Worked | Candidate | None:
    """The number of the year before, as the sentence of this year's gives it, or from how much it rose or fell."""
    numbers = asked.library.contents.figures_of[now.report.id]
    sentence = sentence_around(now.report, now.figure)
    beside = [n for n in numbers if sentence.start <= n.start < sentence.end and n.measure == now.figure.measure and n.start > now.figure.start]
    former = next((n for n in beside if n.role is Role.FORMER), None)
    if former is not None:
        return Candidate(now.report, former, now.share, now.score)
    change = next((n for n in beside if n.amount is not None and (n.role is Role.CHANGE or CHANGED_TOO.search(_before(now.report, n)))), None)
    of_it = [n for n in numbers if n.role is Role.CHANGE and n.amount is not None and n.canonical and now.figure.canonical and n.indicator == now.figure.indicator]
    change = change or next((n for n in of_it if n.measure == now.figure.measure and n.subject == now.figure.subject), None)
    if change is None:
        return None
    clause = _before(now.report, change)[-SHORT:]
    if bool(ROSE.search(clause)) == bool(FELL.search(clause)):
        return None
    return Worked(now, (Candidate(now.report, change, now.share, now.score),), "+" if FELL.search(clause) else "−")


def _before(report: Report, number: Figure) -> str:
    """The words before a number in its sentence."""
    return report.search.slice_of(Span(sentence_around(report, number).start, number.start))


def quarters_in(text: str) -> frozenset[int]:
    """The quarters that words name last.

    >>> sorted(quarters_in("一季度112件,三、四季度合计受理")), sorted(quarters_in("二季度受理了几件")), sorted(quarters_in("前三季度"))
    ([3, 4], [2], [1, 2, 3])
    """
    found = list(QUARTERS.finditer(re.sub(r"\s+(?![A-Za-z])", "", text) if re.search(r"[\u4e00-\u9fff]", text) else text))
    if not found:
        return frozenset()
    last = found[-1]
    if last["half"]:
        return frozenset((1, 2) if last["half"] == "上" else (3, 4))
    if last["en"]:
        word = last["en"].lower()
        number = NUMBER_OF.get(word) or int(next(c for c in word if c.isdigit()))
        return frozenset(((1, 2) if number == 1 else (3, 4)) if last["of"] else (number,)) if last["of"] or "quarter" in last[0].lower() or word[0] == "q" else frozenset()
    numbers = [NUMBER_OF.get(c) or int(c) for c in last["names"] if c in NUMBER_OF or c.isdigit()]
    return frozenset(range(1, numbers[-1] + 1)) if last["first"] else frozenset(numbers)


def quarters_left(asked: Asked, report: Report, text: str, name: str) -> Worked | None:
    """The quarters that a question names, from the whole less what the report gives of the others, or from their sum."""
    wanted = quarters_in(text)
    whole = level_of(asked, report, name)
    if not wanted or whole is None:
        return None
    parts = list(_by_quarters(asked, report, name, whole.figure))
    added = _covering(parts, wanted)
    if added is not None:
        return Worked(added[0], tuple(added[1:]), "+") if len(added) > 1 else None
    others = _covering(parts, YEAR - wanted)
    if others is None or sum(one.figure.amount or 0.0 for one in others) > (whole.figure.amount or 0.0):
        return None
    return Worked(whole, tuple(others), "−")


def _by_quarters(asked: Asked, report: Report, name: str, whole: Figure) -> Iterator[tuple[frozenset[int], Candidate]]:
    for number in asked.library.contents.figures_of[report.id]:
        is_alike = number.measure == whole.measure or not number.measure
        if number.role is not Role.LEVEL or number.amount is None or not is_alike or (number.canonical and number.indicator != name):
            continue
        label = f"{number.subject} {'' if number.canonical else number.indicator}"
        before = "" if is_cell(report, number) else report.search.slice_of(Span(sentence_around(report, number).start, number.start))
        named = quarters_in(before.split(",")[-1].split("，")[-1]) or quarters_in(label)
        if named and named < YEAR:
            yield named, Candidate(report, number, 1.0, 1.0)


def _covering(parts: Sequence[tuple[frozenset[int], Candidate]], wanted: frozenset[int]) -> list[Candidate] | None:
    """Figures whose quarters together are just those wanted, the fewest."""
    within = {named: one for named, one in reversed(parts) if named <= wanted}
    for count in range(1, MOST_PIECES + 1):
        for chosen in combinations(sorted(within, key=min), count):
            if frozenset().union(*chosen) == wanted and sum(map(len, chosen)) == len(wanted):
                return [within[named] for named in chosen]
    return None


def say(asked: Asked, reply: Reply, worked: Worked) -> list[FigureRow]:
    """State the figures and the number that follows from them; their rows, empty where the gate does not let them."""
    rows = [row for one in worked.figures if (row := stated(asked, reply, FigureRow(one.report, one.figure, 0))) is not None]
    if len(rows) == len(worked.figures):
        say_result(asked, reply, worked, rows)
    return rows


def say_result(asked: Asked, reply: Reply, worked: Worked, rows: Sequence[FigureRow]) -> None:
    """State the number that follows from rows that are already stated."""
    scale, numbers = scaled(rows)
    result, exactly = (_result(each, worked.sign) for each in (numbers, [exact(row) for row in rows]))
    working = f" {worked.sign} ".join(operands(rows)) + f" = {shown(result)}{scale}"
    text = asked.words.say("follows_claim", working=working)
    claim = reply.draft.claim(text, [evidence_of(row) for row in rows], [shown(result), shown(exactly), *operands(rows), *map(operand, rows)])
    reply.state(asked.words, claim)


def _result(numbers: Sequence[Decimal], sign: str) -> Decimal:
    rest = sum(numbers[1:], Decimal(0))
    return numbers[0] + (rest if sign == "+" else -rest)


def quarters_answer(asked: Asked, report: Report, text: str, name: str) -> Reply | None:
    """The answer to a question for a quarter that a report leaves to be worked out; None where it cannot be."""
    worked = quarters_left(asked, report, text, name)
    if worked is None:
        return None
    reply = Reply(Status.ANSWERED)
    rows = say(asked, reply, worked)
    reply.figures = tuple(rows)
    return reply if len(rows) == len(worked.figures) and (len(rows) < 2 or are_alike([*rows]) or worked.others) else None
