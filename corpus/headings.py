"""Which lines of a report are headings, how deep, and of which section type."""

import re
from dataclasses import dataclass
from itertools import pairwise

from corpus.types import SectionType, Span

NUMERAL = "一二三四五六七八九十"
PART = re.compile(rf"([{NUMERAL}]{{1,3}})\s*(?:、|\.|:)\s*|第([{NUMERAL}]{{1,3}})部分[、:\s]*")
CHAPTER = re.compile(rf"\(\s*([{NUMERAL}]{{1,3}})\s*\)\s*[、.]?\s*")
POINT = re.compile(r"(\d{1,2})\s*(?:、|\.(?!\d)|\))\s*|\((\d{1,2})\)\s*")
# A part named by its aspect, run into its text: "公开公示方面。我局…".
ASPECT = re.compile(
    r"((?:依法实施|依法审批|公开公示|公示公开|信息公开|监督管理|事中事后监管|实施效果|创新方式|推行标准化|标准化)(?:工作)?(?:方面|情况)[。:]?)"
)
# The names of the skeleton's parts, where a heading is glued to the text behind it or stands inside a line.
NAME = (
    r"(?:(?:基本|总体|整体)(?:情况|概况)|工作概[况述]|概况|(?:行政许可)?(?:实施|办理)情况|"
    r"(?:依法实施|依法审批|公开公示|公示公开|信息公开|监督管理|监督检查|事中事后监管|批后监管|后续监管|实施效果|创新方式|改革创新|推行标准化|标准化)(?:工作)?(?:情况|建设)?|"
    r"(?:目前)?存在的?(?:主要|突出)?(?:问题|困难)(?:(?:和|与|及|以及)(?:主要)?(?:困难|不足|问题|建议))?|"
    r"下一步(?:的)?(?:工作)?(?:措施|计划|打算|安排|思路)?(?:(?:和|与|及)(?:有关|相关)?(?:建议|措施))?)"
)
# Atomic, so that a longer name is never cut short to fit.
GLUED = re.compile(rf"(?>{NAME})(?=[^。:;,、\n和与及的!])")
INSIDE = re.compile(
    rf"(?<=[。;!?）)”])[ \t]*(?=(?:[{NUMERAL}]{{1,3}}\s*、|\(\s*[{NUMERAL}]{{1,3}}\s*\))\s*{NAME})"
    rf"|(?<=[。;])[ \t]*(?=\(\s*[{NUMERAL}]{{1,3}}\s*\)[^。;\n]{{4,40}}。)"
)
LONGEST_HEADING = 60
LONGEST_POINT = 28
SHORTEST_GLUED_TEXT = 12
LONGEST_BARE = 24
HEADING_END = re.compile(r"[。:\n;!]")

# Words that stand around the name of a section without changing it.
FILLER = (
    r"(?:我局|本单位|我区|我市|本局|主要|有关|相关|工作|情况|行政许可|行政审批|许可|审批|事项|的|和|与|及|以及|等|"
    r"方面|开展|推行|推进|建设|进一步|落实|实施|服务|方式|\d{4}年度?|年度|目前|存在|当前|及其|改革|[、,.()“”\s])*"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the search text: where its line starts, where the heading ends, and how deep it is."""

    start: int
    end: int
    level: int
    numeral: int
    type: SectionType | None


def _exactly(core: str) -> re.Pattern[str]:
    return re.compile(rf"{FILLER}(?:{core}){FILLER}")


# In order: the first that fits names the type. Problems and next steps may be worded freely.
FREE = (
    (
        SectionType.PROBLEMS,
        re.compile(
            r"(?:存在|面临|遇到|主要|有关|突出)(?:的|着|一些|主要|突出){0,3}.{0,4}(?:问题|困难|不足|短板|挑战|难点)|"
            r"^(?:问题|困难|不足|短板)(?:和|与|及|、|以及|$)|薄弱环节|存在问题|问题与不足|困难和问题"
        ),
    ),
    (
        SectionType.NEXT_STEPS,
        re.compile(
            r"下一?步|下一?阶段|下一?年度?|今后|明年|\d{4}年(?:工作)?(?:计划|打算|思路|安排|重点)|"
            r"工作(?:计划|打算|思路|安排|建议)|改进(?:措施|方向)|整改(?:措施|方向)|意见建议|有关建议|对策"
        ),
    ),
)
EXACT = (
    (SectionType.LAWFUL, _exactly("依法(?:实施|行政|审批|办理|许可|履职|规范)|实施情况|办理情况")),
    (SectionType.DISCLOSURE, _exactly("(?:政务|政府|信息|行政许可)?(?:公开|公示)(?:、|和|与)?(?:公示|公开)?|双公示")),
    (SectionType.SUPERVISION, _exactly("监督(?:管理|检查)?|(?:批|事|审)?[后中](?:事后)?监管|事中事后监管|监管")),
    (SectionType.EFFECTS, _exactly("实施效果|(?:取得)?(?:成效|效果)")),
    (SectionType.INNOVATION, _exactly("创新|改革创新|创新(?:方式|举措|做法|亮点)")),
    (SectionType.STANDARDS, _exactly("(?:推行)?标准化|规范化")),
    (SectionType.OVERVIEW, _exactly("(?:基本|总体|整体)(?:情况|概况)|概况|总体概述|工作概[述况]|概述")),
)


def headings(text: str) -> list[Heading]:
    """The headings of a search text, in order.

    A heading is a line that starts with a numeral of one of the three series, or a short bare line
    with the name of a section; the first of a series may be missing while the second is there.
    """
    found: list[Heading] = []
    at = 0
    for line in text.split("\n"):
        for piece in _pieces(line):
            heading = _heading_of(piece, at, found)
            if heading is not None:
                found.append(heading)
            at += len(piece)
        at += 1
    return _with_missing_firsts(text, _without_notice(found))


def _pieces(line: str) -> list[str]:
    """A line cut before the headings that stand inside it; most lines are one piece."""
    cuts = [0, *(match.start() for match in INSIDE.finditer(line)), len(line)]
    return [line[a:b] for a, b in pairwise(cuts)]


def section_type(words: str) -> SectionType | None:
    """The section type that a heading's words name, or None.

    >>> section_type("存在问题和困难"), section_type("做好标准化目录调整衔接"), section_type("公开公示情况")
    (<SectionType.PROBLEMS: 'problems'>, None, <SectionType.DISCLOSURE: 'disclosure'>)
    """
    bare = words.strip(" 。:;,.、\t")
    if len(bare) > LONGEST_BARE:
        return None
    for kind, pattern in FREE:
        if pattern.search(bare):
            return kind
    for kind, pattern in EXACT:
        if pattern.fullmatch(bare):
            return kind
    return None


def _heading_of(line: str, at: int, before: list[Heading]) -> Heading | None:
    start = at + len(line) - len(line.lstrip())
    body = line.strip()
    if part := PART.match(body):
        return _headed(body, start, part, 1, part[1] or part[2])
    if chapter := CHAPTER.match(body):
        return _headed(body, start, chapter, 2, chapter[1])
    if point := POINT.match(body):
        return _point(body, start, point, before)
    if aspect := ASPECT.match(body):
        return Heading(start, start + aspect.end(1), 2, 0, section_type(aspect[1]))
    if 2 <= len(body) <= LONGEST_BARE and not re.search(r"[。,;:“《]", body) and section_type(body):
        return Heading(start, start + len(body), _bare_level(body), 0, section_type(body))
    return None


def _headed(body: str, start: int, mark: re.Match[str], level: int, numeral: str) -> Heading | None:
    words = body[mark.end() :]
    length = _heading_length(words)
    if length == 0:
        return None
    return Heading(start, start + mark.end() + length, level, _number(numeral), section_type(words[:length]))


def _heading_length(words: str) -> int:
    """Length of the heading in the line after its numeral: the line, or what is run in before 。 or a colon."""
    glued = GLUED.match(words)
    if glued and len(words) > len(glued[0]) + SHORTEST_GLUED_TEXT:
        return glued.end()
    stop = HEADING_END.search(words)
    length = len(words) if stop is None else stop.end() if stop[0] == "。" else stop.start()
    if length <= LONGEST_HEADING:
        return length
    comma = re.search(r"[,;]", words)
    return comma.start() if comma and comma.start() <= LONGEST_HEADING else LONGEST_HEADING


def _point(body: str, start: int, mark: re.Match[str], before: list[Heading]) -> Heading | None:
    """A numbered line: a part with a wrong numeral, a short headline of its own, or no heading at all."""
    words = body[mark.end() :]
    kind = section_type(words)
    closes_skeleton = kind in (SectionType.PROBLEMS, SectionType.NEXT_STEPS)
    parts = [h for h in before if h.level == 1]
    if closes_skeleton and parts and parts[-1].numeral + 1 == int(mark[1] or mark[2]):
        return Heading(start, start + len(body), 1, parts[-1].numeral + 1, kind)
    headline = len(words) <= LONGEST_POINT and not re.search(r"[。:;,]\s*\S", words) and not re.search(r"\d", words)
    if headline and words and before and before[-1].level >= 2:
        return Heading(start, start + len(body), 3, int(mark[1] or mark[2]), kind)
    return None


def _bare_level(body: str) -> int:
    kind = section_type(body)
    return 1 if kind in (SectionType.OVERVIEW, SectionType.PROBLEMS, SectionType.NEXT_STEPS) else 2


def _without_notice(found: list[Heading]) -> list[Heading]:
    """Drop the points of a notice before the report: a first series of parts that names no section, where a second does."""
    restarts = [n for n, heading in enumerate(found) if heading.level == 1 and heading.numeral == 1]
    if len(restarts) < 2:
        return found
    report = restarts[-1]
    before, after = found[:report], found[report:]
    named = {heading.type for heading in after if heading.level == 1} - {None}
    if named and not any(heading.type for heading in before):
        return after
    return found


def _with_missing_firsts(text: str, found: list[Heading]) -> list[Heading]:
    """Put the missing （一） back where a part goes straight to （二）: its first sentence is the heading."""
    result: list[Heading] = []
    for heading in found:
        parent = result[-1] if result else None
        if heading.level == 2 and heading.numeral == 2 and parent is not None and parent.level == 1:
            first = _first_sentence(text, parent.end, heading.start)
            if first is not None:
                result.append(Heading(first.start, first.end, 2, 1, None))
        result.append(heading)
    return result


def _first_sentence(text: str, start: int, end: int) -> Span | None:
    body = text[start:end]
    match = re.match(r"[\s:。]*([^。\n]{4,40}。)", body)
    return Span(start + match.start(1), start + match.end(1)) if match else None


def _number(numeral: str) -> int:
    if numeral.startswith("十"):
        return 10 + (NUMERAL.index(numeral[1]) + 1 if len(numeral) > 1 else 0)
    if len(numeral) > 1 and numeral[1] == "十":
        tens = (NUMERAL.index(numeral[0]) + 1) * 10
        return tens + (NUMERAL.index(numeral[2]) + 1 if len(numeral) > 2 else 0)
    return NUMERAL.index(numeral[0]) + 1
