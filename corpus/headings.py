"""Which words of a report are headings, how deep, and of which section type."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.heading_series import NUMERAL, Heading, below_parts, with_missing_firsts, without_notice
from corpus.section_types import misspelt_type, section_type
from corpus.types import SectionType

PART = re.compile(rf"([{NUMERAL}]{{1,3}})\s*(?:、|\.|:)\s*|第([{NUMERAL}]{{1,3}})部分[、:\s]*")
CHAPTER = re.compile(rf"\(\s*([{NUMERAL}]{{1,3}})\s*\)\s*[、.]?\s*")
POINT = re.compile(r"(\d{1,2})\s*(?:、|\.(?!\d)|\))\s*|\((\d{1,2})\)\s*")
# A part named by its aspect, run into its text: "公开公示方面。我局…".
ASPECT_WORDS = (
    r"(?:依法实施|依法审批|公开公示|公示公开|信息公开|监督管理|事中事后监管|实施效果|创新方式|推行标准化|标准化)"
    r"(?:工作)?(?:方面|情况)[。:]"
)
# A title's second line (监督管理情况报告) names no part.
ASPECT = re.compile(rf"({ASPECT_WORDS}|{ASPECT_WORDS}?(?=(?!(?:的|年度)?(?:报告|汇报|总结|公告)).))")
# The names of the skeleton's parts, where a heading is glued to the text behind it.
NAME = (
    r"(?:(?:基本|总体|整体)(?:情况|概况)|工作概[况述]|概况|(?:行政许可)?(?:实施|办理)情况|"
    r"(?:依法实施|依法审批|公开公示|公示公开|信息公开|监督管理|监督检查|事中事后监管|批后监管|后续监管|实施效果|"
    r"创新方式|创新举措|改革创新|推行标准化|标准化)(?:建设|推进|工作)?(?:情况|方面)?|"
    r"(?:目前|当前|工作中)?存在的?(?:主要|突出)?(?:问题|困难)(?:(?:和|与|及|以及)(?:主要)?(?:困难|不足|问题|建议))?|"
    r"(?:下一步|今后)(?:的)?(?:工作)?(?:措施|计划|打算|安排|思路)?(?:(?:和|与|及)(?:有关|相关)?(?:建议|措施))?)"
)
# How a sentence starts behind a heading that has no mark or space after it.
OPENER = (
    r"(?:一是|第一,|①|\d{4}年|本年度|截至|按照|根据|依托|为(?:了|进一步|深入|全面)?|我[局委厅区市队]|全[年市区县]|对照|"
    r"下一步|在.{2,20}[中上]|通过|总结\d|回顾\d|共|现有|已)"
)
# Atomic, so that a longer name is never cut short to fit.
GLUED = re.compile(rf"(?>(?:行政许可|行政审批)?{NAME})(?:(?<=[情概]况)(?=[^。:;,、\n和与及的!])|(?={OPENER}))")
GLUED_FREELY = re.compile(
    r"[^。:;,、\n]{4,20}?(?=一是|第一,|①|\d{4}年|本年度,|截至\d|依托“|按照最新|在.{2,20}过程中,)"
)
MARK = rf"(?:[{NUMERAL}]{{1,3}}\s*、|\(\s*[{NUMERAL}]{{1,3}}\s*\))"
INSIDE = re.compile(rf"(?={MARK})|(?<=[。;!?”])(?={ASPECT_WORDS})")
NAMED_BEFORE = re.compile(rf"{MARK}\s*([^。:;,]{{2,24}})$")
ANNOUNCED = re.compile(r"(?:如下|以下|下列|工作|问题|方面|措施)[^。;:]{0,8}:$")
ANNOUNCED_FIRST = re.compile(r"一、|\(一\)[^。;\n]{4,40}。")
CLOSED = "。;!?)”"
LONGEST_HEADING = 60
# How far back from a mark inside a line its context is looked at.
LONGEST_BEFORE = 200
LONGEST_RUN_IN = 28
LONGEST_POINT = 28
SHORTEST_GLUED_TEXT = 12
SHORTEST_BEHIND_GAP = 10
LONGEST_BARE = 24
# A line this long without a mark at its end was broken by force.
SHORTEST_WRAPPED = 28
# More gaps than marks and these, and gaps are damage.
MOST_GAPS = 6
HEADING_END = re.compile(r"[。:\n;!]")
SIX = frozenset(
    {
        SectionType.LAWFUL,
        SectionType.DISCLOSURE,
        SectionType.SUPERVISION,
        SectionType.EFFECTS,
        SectionType.INNOVATION,
        SectionType.STANDARDS,
    }
)


def headings(text: str, gaps: Set[int] = frozenset()) -> list[Heading]:
    """The headings of a search text, in order.

    A heading is a line, or a piece of one, that starts with a numeral of one of the three series, or a short
    bare line with the name of a section; the first of a series may be missing while the second is there.

    Args:
        gaps: offsets in the search text before which the source has a space that the search text has not.
    """
    pieces = list(_pieces(text, gaps))
    if len(gaps) > sum(bool(re.match(MARK, piece.words)) for piece in pieces) + MOST_GAPS:
        pieces = [replace(piece, gaps=()) for piece in pieces]
    found: list[Heading] = []
    for before, piece in zip([None, *pieces], pieces, strict=False):
        heading = _heading_of(piece, before, found)
        if heading is not None and not _out_of_series(piece, heading, found):
            found.append(heading)
    return with_missing_firsts(text, without_notice(text, below_parts(text, found)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, or the part of a line from a mark inside it: its words, their offset, and the gaps in them.

    `after` is the character before a piece that starts within a line, else empty.
    """

    words: str
    at: int
    after: str
    gaps: tuple[int, ...]


def _pieces(text: str, gaps: Set[int]) -> Iterator[_Piece]:
    """The lines, cut before what may be headings inside them; most lines are one piece."""
    at = 0
    for line in text.split("\n"):
        cuts = [0, *(cut for cut in _cuts(line) if at + cut in gaps or _may_be_cut(line, cut)), len(line)]
        for first, last in pairwise(cuts):
            indent = len(line[first:last]) - len(line[first:last].lstrip())
            start, words = at + first + indent, line[first:last].strip()
            inner = tuple(n for n in range(2, len(words)) if start + n in gaps or words[n].isspace())
            yield _Piece(words, start, line[max(0, first - LONGEST_BEFORE) : first].rstrip()[-1:], inner)
        at += len(line) + 1


def _cuts(line: str) -> list[int]:
    return [match.start() for match in INSIDE.finditer(line) if match.start() > 0]


def _may_be_cut(line: str, cut: int) -> bool:
    """Whether what stands before a mark is at an end: a sentence, a heading, or the words that announce a list."""
    before = line[max(0, cut - LONGEST_BEFORE) : cut].rstrip()
    if ANNOUNCED.search(before):
        return ANNOUNCED_FIRST.match(line, cut) is not None
    named = NAMED_BEFORE.search(before[-LONGEST_RUN_IN:])
    return bool(before) and (before[-1] in CLOSED or (named is not None and section_type(named[1]) is not None))


def _heading_of(piece: _Piece, before: _Piece | None, found: list[Heading]) -> Heading | None:
    body = piece.words
    if part := PART.match(body):
        return _headed(piece, part, 1, part[1] or part[2])
    if chapter := CHAPTER.match(body):
        return _headed(piece, chapter, 2, chapter[1])
    if point := POINT.match(body):
        return _point(piece, point, found)
    if aspect := ASPECT.match(body):
        return Heading(piece.at, piece.at + aspect.end(1), 2, 0, section_type(aspect[1]))
    return _bare(piece, before, found)


def _bare(piece: _Piece, before: _Piece | None, found: list[Heading]) -> Heading | None:
    """A heading without a numeral: the name of a section alone on a line, or run in before its text."""
    body = piece.words
    run_in = body[: body.find("。") + 1]
    if found and len(run_in) < min(len(body), LONGEST_BARE) and section_type(run_in) in SIX and "," not in run_in:
        return Heading(piece.at, piece.at + len(run_in), 2, 0, section_type(run_in))
    bare = 2 <= len(body) <= LONGEST_BARE and not re.search(r"[。,;:“《]", body)
    # Before the first part such a line is one of the page's own (政府信息公开).
    if bare and (kind := section_type(body) or misspelt_type(body)) and (found or kind not in SIX) and not _is_wrapped(before):
        return Heading(piece.at, piece.at + len(body), _bare_level(kind, found), 0, kind)
    return None


def _is_wrapped(before: _Piece | None) -> bool:
    """Whether a line breaks off in the midst of a sentence."""
    return before is not None and len(before.words) >= SHORTEST_WRAPPED and before.words[-1] not in CLOSED + ":"


def _headed(piece: _Piece, mark: re.Match[str], level: int, numeral: str) -> Heading | None:
    words = piece.words[mark.end() :]
    length = _heading_length(words, [gap - mark.end() for gap in piece.gaps if gap > mark.end() + 1])
    if length == 0:
        return None
    kind = section_type(words[:length]) or misspelt_type(words[:length])
    return Heading(piece.at, piece.at + mark.end() + length, level, _number(numeral), kind)


def _out_of_series(piece: _Piece, heading: Heading, found: list[Heading]) -> bool:
    """Whether a mark inside a line only lists something: its heading names no section and goes on with no series."""
    if not piece.after or heading.type or heading.numeral == 0:
        return False
    ahead = next((h for h in reversed(found) if h.level <= heading.level), None)
    follows = ahead is not None and ahead.level == heading.level and ahead.numeral + 1 == heading.numeral
    starts = heading.numeral == 1 and piece.after != ";" and (heading.level == 1 or bool(found))
    length = heading.end - heading.start
    behind = piece.words[length : length + 1]
    return not ((follows or starts) and (piece.words[length - 1] == "。" or behind in (":", "") or length in piece.gaps))


def _heading_length(words: str, gaps: list[int]) -> int:
    """Length of the heading in the line after its numeral.

    It ends with the line, before a space, or with what is run in before 。 or a colon; where it is glued to its
    text, with the name it starts with.
    """
    stop = HEADING_END.search(words)
    length = len(words) if stop is None else stop.end() if stop[0] == "。" else stop.start()
    gap = next((gap for gap in gaps if 3 <= gap <= LONGEST_RUN_IN), None)
    if gap is not None and gap + SHORTEST_BEHIND_GAP <= length:
        return gap
    if length <= LONGEST_BARE and section_type(words[:length]):
        return length
    glued = GLUED.match(words) or (GLUED_FREELY.match(words) if length > LONGEST_RUN_IN else None)
    if glued and len(words) > len(glued[0]) + SHORTEST_GLUED_TEXT:
        return glued.end()
    if length <= LONGEST_HEADING:
        return length
    comma = re.search(r"[,;]", words)
    return comma.start() if comma and comma.start() <= LONGEST_HEADING else LONGEST_HEADING


def _point(piece: _Piece, mark: re.Match[str], found: list[Heading]) -> Heading | None:
    """A numbered line: a part with a wrong numeral, a short headline of its own, or no heading at all."""
    words, number = piece.words[mark.end() :], int(mark[1] or mark[2])
    length = _heading_length(words, [gap - mark.end() for gap in piece.gaps if gap > mark.end() + 1])
    kind = section_type(words[:length])
    parts = [h for h in found if h.level == 1]
    after_part = [h for h in found if parts and h.start > parts[-1].start and h.level == 3]
    closes = kind in (SectionType.PROBLEMS, SectionType.NEXT_STEPS)
    wrong_numeral = mark[1] and parts and 0 < parts[-1].numeral == number - 1
    if kind and wrong_numeral and (closes or not after_part):
        return Heading(piece.at, piece.at + mark.end() + length, 1, number, kind)
    headline = len(words) <= LONGEST_POINT and not re.search(r"[。:;,]\s*\S", words) and not re.search(r"\d", words)
    if headline and words and found and found[-1].level >= 2:
        return Heading(piece.at, piece.at + len(piece.words), 3, number, kind)
    return None


def _bare_level(kind: SectionType, found: list[Heading]) -> int:
    """Bare headings look alike, so they lie level, unless they stand below parts that have numerals."""
    return 2 if kind in SIX and any(h.level == 1 and h.numeral for h in found) else 1


def _number(numeral: str) -> int:
    if numeral.startswith("十"):
        return 10 + (NUMERAL.index(numeral[1]) + 1 if len(numeral) > 1 else 0)
    if len(numeral) > 1 and numeral[1] == "十":
        tens = (NUMERAL.index(numeral[0]) + 1) * 10
        return tens + (NUMERAL.index(numeral[2]) + 1 if len(numeral) > 2 else 0)
    return NUMERAL.index(numeral[0]) + 1
