"""The title of a report among the lines that it opens with, and what a page or its first sentence call it."""

import re

from corpus.agency import AGENCY, agency_read
from corpus.furniture import PageMetadata
from corpus.repair import search_text
from corpus.types import Section

OPENING = re.compile(r"^\s*(?:根据|按照|依据|为|现将|各|今年|一、|20\d\d年,)")
ANNOUNCED = re.compile(r"现将(?:我局|本单位|我区|我市|本局)?(.{4,60}?(?:情况的?报告|报告|总结|情况))(?:汇报|公布|公告)?如下")
REPORT_WORDS = re.compile(r"报告|情况|总结|公告|回眸|综述")
DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}\s*[〔\[【(](?:19|20)\d{2}[〕\]】)]\s*\d{1,5}\s*号")
ENDS = r"(?:报告|情况|总结|公告|公示|通报|回眸|综述)"
COMPLETE = re.compile(rf"{ENDS}[》)]?(?:\s*\([^()]{{1,16}}\))?$")
# 行政许可实施情况 / 年度报告: what only ends the line before.
TAIL = re.compile(rf"(?:年度|工作|情况|监督管理|实施|的|和|及|与){{0,4}}{ENDS}(?:\s*\([^()]{{1,16}}\))?")
# A line of text, or whom a letter is sent to.
NO_TITLE = re.compile(r"[。;]|:$")
# What a page prints behind a title or instead of one.
PAGE_WORDS = re.compile(r"\s*[【\[(]?(?:发布|公开|信息)?(?:时间|日期|来源|机构|字号|字体|作者|浏览|分享)[】\])]?\s*[:：].*|\s*={3,}")
MENU = re.compile(r"[|>»›]")
PART_OF_TITLE = re.compile(r"关于|年度|许可|审批|20\d\d|二[〇零○]")
PLACE_ALONE = re.compile(r"[\u4e00-\u9fff]{2,10}[省市区县旗州盟]")
SHORTEST_PART = 8
LONGEST_TITLE = 90


def title(text: str, sections: tuple[Section, ...], page: PageMetadata) -> tuple[str, str]:
    """The title, and where it was found: in the text, in the page's field for it, or in the first sentence."""
    first = sections[0]
    opening = text[first.start : first.end] if first.level == 0 else ""
    if printed := _printed(opening):
        return printed, "text"
    if REPORT_WORDS.search(search_text(page.title).text):
        return page.title, "page"
    announced = ANNOUNCED.search(opening.replace("\n", ""))
    return (announced[1], "first sentence") if announced else ("", "")


def _printed(opening: str) -> str:
    """The title's lines joined, without what a page prints around them; empty where none is."""
    lines: list[str] = []
    for line in _lines(opening):
        read = _read(line)
        done = COMPLETE.search(_read("".join(lines))) is not None
        if (done and not TAIL.fullmatch(read)) or OPENING.match(read) or NO_TITLE.search(read):
            break
        if len("".join(lines)) + len(line) > LONGEST_TITLE:
            break
        lines.append(line)
    kept = "".join(_own(lines))
    return kept if REPORT_WORDS.search(_read(kept)) else ""


def _lines(opening: str) -> list[str]:
    """The opening's lines that may hold a title: no menu, no page field, no document number."""
    bare = (PAGE_WORDS.sub("", line).strip() for line in opening.splitlines())
    return [line for line in bare if line and not MENU.search(line) and not DOCUMENT_NUMBER.fullmatch(_read(line))]


def _own(lines: list[str]) -> list[str]:
    """The lines of the title alone: from the last one back to the one that names the agency."""
    kept = lines[-1:]
    for line in reversed(lines[:-1]):
        if agency_read(_read("".join(kept))) or not _belongs(_read(line), _read("".join(kept))):
            break
        kept = [line, *kept]
    return kept


def _belongs(line: str, after: str) -> bool:
    if AGENCY.fullmatch(line) or PLACE_ALONE.fullmatch(line) or TAIL.fullmatch(after):
        return True
    return agency_read(line) != "" or (len(line) >= SHORTEST_PART and PART_OF_TITLE.search(line) is not None)


def _read(line: str) -> str:
    return search_text(line).text.strip()
