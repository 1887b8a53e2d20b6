"""The share of one thing in another, both told by what they are: of the hotline tickets those about refunds, 零售户里农村的占几成."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.candidates import Candidate, sentence_around, words_around
from assistant.figure_choice import MOST_READ, MOST_REPORTS, likeliest
from assistant.grids import grids
from assistant.reply import Asked
from assistant.terms import topic
from assistant.topics import Topic
from assistant.types import Language
from assistant.units import NO_COUNTS
from assistant.wanted import or_problems
from assistant.wholes import whole_of
from corpus.repair import simplify
from corpus.types import Figure, Report, Role

ASKED = (
    re.compile(r"(?P<whole>[^,;?]{2,30}?)(?:里头?|里边|里面|中间?|当中|之中)[,，]?\s*(?:有|是)?(?P<part>[^,;?]{1,30}?)的?(?:占(?:了|到)?)?(?:有)?(?:百分之(?:几|多少)|几成|多大比例|多少比例|比例|比重|百分比|多大份额)"),
    re.compile(r"(?P<part>[^,;?]{2,30}?)(?:的)?占(?:了|到)?(?:全部|所有|总)?(?P<whole>[^,;?]{2,24}?)(?:总[数量])?的?(?:百分之(?:几|多少)|几成|多大比例|多少比例|比例|比重|百分比|多少|多大)"),
    re.compile(
        r"\b(?:share|percentage|per ?cent|proportion|fraction|portion|part) of (?:the |all |its |their |those |these )*(?P<whole>[^,;?]+?) "
        r"(?:were|was|are|is|had|have|has|came|come|turned|went|did|got|could|failed|passed|ended|resulted|concerned|involved)\b(?P<part>[^;?]+)",
        re.IGNORECASE,
    ),
)
ASKING = re.compile(r"的?(?:占(?:了|到)?)?(?:有)?(?:百分之(?:几|多少)|几成|多大比例|多少比例|比例|比重|百分比)|\b(?:what|which) (?:share|percentage|per ?cent|proportion)(?: of)?\b", re.IGNORECASE)
# What the clause of a number must hold of the words for it: of the part, of the whole; of the part where no whole is named.
ENOUGH = {Language.CHINESE: (0.5, 0.45), Language.ENGLISH: (0.3, 0.3)}
ENOUGH_ALONE = 0.5
# How a part or a whole is read, of the counts of a report that bear most on it; how likely it must be one.
HOW_MANY = {Language.CHINESE: "{}的有多少", Language.ENGLISH: "how many {}"}
LIKELY = 0.4
# What an agency's work as a whole is counted by.
WHOLES = ("受理量", "办结量", "申请量")


@dataclass(frozen=True, slots=True)
class Within:
    """A number and what it is a part of, with how surely both are meant, 0 to 1."""

    part: Candidate
    whole: Candidate
    score: float


def share_in_words(asked: Asked, text: str) -> list[Within]:
    """The part and the whole that the words of a question name, of each report that counts both in one sentence in the same unit.

    Where no whole is named it is what the sentence counts before the part.
    """
    text = simplify(text)
    match = next((found for pattern in ASKED if (found := pattern.search(text))), None)
    part = _topic(asked, match["part"] if match else ASKING.sub(" ", text))
    whole = _topic(asked, match["whole"]) if match else None
    if not part.groups or (whole is not None and not whole.groups):
        return []
    return [one for report in asked.reports if (one := _best(asked, report, part, whole)) is not None]


def share_read(asked: Asked, text: str) -> list[Within]:
    """The same, of each report, by what its numbers read like beside the words of the part and of the whole.

    Where no whole is named it is what the part is known to be a part of, or else the whole of the agency's work.
    """
    text = simplify(text)
    match = next((found for pattern in ASKED if (found := pattern.search(text))), None)
    part, whole = (match["part"], match["whole"]) if match else (ASKING.sub(" ", text), "")
    pairs: list[Within] = []
    for report in asked.reports if len(asked.reports) <= MOST_REPORTS else ():
        counts = [n for n in asked.library.contents.figures_of[report.id] if n.role is Role.LEVEL and n.amount and n.measure not in NO_COUNTS]
        best = _likeliest(asked, part, report, counts)
        if best is None:
            continue
        holding = [n for n in counts if _may_hold(n, best.figure)]
        of_it = _likeliest(asked, whole, report, [n for n in holding if not n.subject]) if whole else whole_of_work(asked, best)
        if of_it is not None:
            pairs.append(Within(best, of_it, best.score))
    return pairs


def _likeliest(asked: Asked, words: str, report: Report, counts: Sequence[Figure]) -> Candidate | None:
    """The number that words ask for, where one is likely enough."""
    text, meant = HOW_MANY[asked.understood.language].format(words.strip()), _topic(asked, words)
    first = sorted(counts, key=lambda n: -words_around(report, n).own_share(meant))[:MOST_READ]
    return next((one for one in likeliest(asked, text, [(report, n) for n in first]) if one.score >= LIKELY), None)


def whole_of_work(asked: Asked, part: Candidate) -> Candidate | None:
    """What a number is known to be a part of, or else what counts all that its agency did."""
    numbers = asked.library.contents.figures_of[part.report.id]
    holding = [n for n in numbers if n.role is Role.LEVEL and n.amount and _may_hold(n, part.figure)]
    return whole_of(asked, part) or _beside_the_cell(asked, part, holding) or _of_all_work(part.report, holding)


def _beside_the_cell(asked: Asked, part: Candidate, counts: Sequence[Figure]) -> Candidate | None:
    """The first number of the row that a cell stands in, of those that may hold it."""
    rows = [(grid, cell.row) for grid in grids(part.report, asked.library.contents.figures_of[part.report.id]) for cell in grid.cells if cell.figure.start == part.figure.start and grid.is_table]
    beside = [cell.figure for grid, row in rows for cell in grid.cells if cell.row == row and cell.figure in counts]
    return Candidate(part.report, beside[0], 1.0, 1.0) if beside else None


def _of_all_work(report: Report, counts: Sequence[Figure]) -> Candidate | None:
    """What counts all that an agency did: accepted, concluded, received."""
    names = [name for name in WHOLES if any(n.indicator == name and not n.subject for n in counts)]
    return next((Candidate(report, n, 1.0, 1.0) for name in names for n in counts if n.indicator == name and not n.subject), None)


def _topic(asked: Asked, words: str) -> Topic:
    return or_problems(topic(words, asked.understood.language, asked.vocabulary), words)


def _best(asked: Asked, report: Report, part: Topic, whole: Topic | None) -> Within | None:
    counts = [n for n in asked.library.contents.figures_of[report.id] if n.role is Role.LEVEL and n.amount and n.measure not in NO_COUNTS]
    least_part, least_whole = ENOUGH[asked.understood.language]
    found: list[Within] = []
    for number in counts:
        of_part = words_around(report, number).own_share(part)
        if of_part < (least_part if whole is not None else ENOUGH_ALONE):
            continue
        sentence = sentence_around(report, number)
        for other in (n for n in counts if sentence.start <= n.start < sentence.end and _may_hold(n, number)):
            of_whole = words_around(report, other).own_share(whole) if whole is not None else float(other.start < number.start) * of_part
            if of_whole >= least_whole:
                score = (of_part + of_whole) / 2
                found.append(Within(Candidate(report, number, of_part, score), Candidate(report, other, of_whole, score), score))
    return max(found, key=lambda one: (one.score, -one.part.figure.start, -one.whole.figure.start), default=None)


def _may_hold(whole: Figure, part: Figure) -> bool:
    return whole.start != part.start and whole.measure == part.measure and (whole.amount or 0.0) >= (part.amount or 0.0)
