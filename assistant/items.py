"""The licensing item, or the cause, that a question names beside an indicator: a total is no answer to it."""

import re
from dataclasses import replace
from itertools import pairwise

from assistant.figure_words import worth
from assistant.stopwords import soft_words
from assistant.terms import names_a_topic
from assistant.topics import Group, Topic
from assistant.types import Language
from assistant.units import SAME_CASES
from assistant.wanted import Wanted
from corpus.types import Figure, Report, Role, Span

# 取水许可, 护士执业注册; food production licences.
ITEM = re.compile(r"(?P<what>.+?)(?:行政)?(?:许可证?|注册|登记|备案|执照|资[质格]|核发|认定)$")
ENGLISH_END = r" (?:licen[cs]es?|permits?|registrations?|filings?|certificates?)"
ITEM_IN_ENGLISH = re.compile(rf"(?P<what>.+?){ENGLISH_END}$", re.IGNORECASE)
# Words that tell no kind of licence.
NO_KIND = re.compile(r"new|such|all|other|any|more|total|online|administrative|government|different|electronic|e", re.IGNORECASE)
NAMED_ITEM = re.compile(r"(?<!予以)(?<!不予)(?<!准予)(?<!行政)(?:许可|注册|登记|备案|资[质格])(?:证)?(?!的?(?:事项|决定|申请|业务|信息|结果))")
REFUSALS, APPROVALS = ("审批不同意量", "不予受理量"), "审批同意量"
REFUSED = re.compile(r"不予|不同意|未(?:获)?批准|不批准|驳回|退回|撤[销回]|注销|吊销")
APPROVED = re.compile(r"准予|同意|批准|予以|发[证放出]|核发|颁发")
# 因提交虚假材料, due to false materials.
CAUSE = re.compile(r"(?:因为?|由于)[\u4e00-\u9fff]{3,}|\b(?:due to|because of|owing to|for lack of|on account of) \w", re.IGNORECASE)
CASES_COUNTED = SAME_CASES | {""}
# What a word of a question must be worth in the words around a figure to count what it names.
ENOUGH_OF_A_NAME = 0.85


def items_asked(subject: Topic) -> list[Group]:
    """The groups of a topic that name a licensing item by more than a word of every report."""
    return [group for group in subject.groups if _names_an_item(group.phrase) or _names_an_item(_with_its_end(group.phrase, subject.text))]


def _with_its_end(phrase: str, text: str) -> str:
    """A phrase with the 许可, or permits, that stands behind it in the text of the topic, where the words were cut before that."""
    if not phrase or NO_KIND.fullmatch(phrase):
        return ""
    end = ENGLISH_END if phrase.isascii() else "(?:许可|注册|登记|备案)"
    match = re.search(rf"{re.escape(phrase)}{end}", text, re.IGNORECASE)
    return match[0] if match else ""


def _is_named_in(item: Group, text: str) -> bool:
    """Whether words name an item: a Chinese one by what it is called, or by a name that shares two characters with that.

    What the glossary takes for one concept may be two items: 草原许可 is no 林木采伐许可.
    """
    if item.phrase.isascii():
        return worth(item, text) >= ENOUGH_OF_A_NAME
    pairs = {"".join(pair) for pair in pairwise(item.phrase)}
    alike = tuple(a for a in item.alternatives if any(pair in a.term for pair in pairs))
    return bool(alike) and worth(replace(item, alternatives=alike), text) >= ENOUGH_OF_A_NAME


def _names_an_item(phrase: str) -> bool:
    if phrase.isascii():
        match, language = ITEM_IN_ENGLISH.search(phrase), Language.ENGLISH
    else:
        match, language = ITEM.search(phrase), Language.CHINESE
    return match is not None and match["what"] not in soft_words(language) and names_a_topic(match["what"], language, soft=True)


def counts_the_items(report: Report, number: Figure, subject: Topic) -> bool:
    """Whether a figure counts every licensing item that a topic names: by its row, its clause, or the clauses before it."""
    return all(_counts(report, number, item) for item in items_asked(subject))


def counts_as_asked(report: Report, number: Figure, wanted: Wanted) -> bool:
    """Whether a figure that is called by another name counts the items asked for, and what is asked of them.

    取水许可8件 behind 24件不予许可中 counts refusals.
    """
    items = items_asked(wanted.topic)
    if not items or number.canonical or number.role is not Role.LEVEL or number.measure not in CASES_COUNTED or not wanted.unit.fits(number):
        return False
    if not all(_is_named_in(item, f"{number.indicator} {number.subject}") for item in items):
        return False
    before = _sentence_before(report, number)
    if (wanted.indicator in REFUSALS) != bool(REFUSED.search(before)):
        return False
    return wanted.indicator != APPROVALS or APPROVED.search(before) is not None


def _counts(report: Report, number: Figure, item: Group) -> bool:
    if number.subject:
        return _is_named_in(item, number.subject)
    clauses = re.split(r"[,，、;；]", f"{'' if number.canonical else number.indicator} {_sentence_before(report, number)}")
    for clause in reversed(clauses):
        if _is_named_in(item, clause):
            return True
        if NAMED_ITEM.search(clause):
            return False
    return _is_named_in(item, " ".join(report.sections[number.section].heading_path))


def _sentence_before(report: Report, number: Figure) -> str:
    start = max(report.text.rfind(mark, 0, number.start) for mark in "。\n") + 1
    return report.search.slice_of(Span(start, number.end))


def names_a_cause(part: str) -> bool:
    """Whether a part of a question asks for those of one cause.

    >>> names_a_cause("因提交虚假材料不予许可的有多少件"), names_a_cause("不予许可多少件")
    (True, False)
    """
    return CAUSE.search(part) is not None
