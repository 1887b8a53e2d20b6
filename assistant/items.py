"""The licensing item that a question names beside an indicator: a total is no answer to it."""

import re

from assistant.figure_words import worth
from assistant.terms import Group, Topic, names_a_topic, soft_words
from assistant.types import Language
from assistant.units import NO_COUNTS
from assistant.wanted import Wanted
from corpus.indicators import named_in
from corpus.types import Figure, Report, Span

# 取水许可, 护士执业注册; food production licences.
ITEM = re.compile(r"(?P<what>.+?)(?:行政)?(?:许可证?|注册|登记|备案|执照|资[质格]|核发|认定)$")
ITEM_IN_ENGLISH = re.compile(r"(?P<what>.+?) (?:licen[cs]es?|permits?|registrations?|filings?|certificates?)$", re.IGNORECASE)
NAMED_ITEM = re.compile(r"(?<!予以)(?<!不予)(?<!准予)(?<!行政)(?:许可|注册|登记|备案|资[质格])(?:证)?(?!的?(?:事项|决定|申请|业务|信息|结果))")
# What is received, accepted and concluded stand for each other where an item has one number only.
ALL_THE_WORK = frozenset(("申请量", "受理量", "办结量"))
# What a word of a question must be worth in the words around a figure to count what it names.
ENOUGH_OF_A_NAME = 0.85


def items_asked(subject: Topic) -> list[Group]:
    """The groups of a topic that name a licensing item by more than a word of every report."""
    return [group for group in subject.groups if _names_an_item(group.phrase)]


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

    取水许可8件 behind 不予许可25件 counts refusals: what is counted last before it must be what is asked for.
    """
    items = items_asked(wanted.topic)
    if not items:
        return True
    if number.measure in NO_COUNTS or not counts_the_items(report, number, wanted.topic):
        return False
    clauses = re.split(r"[,，、;；:：]", _sentence_before(report, number))
    counted = [named.name for clause in clauses if (named := named_in(re.split(r"\d", clause)[0], None))]
    return not counted or counted[-1] == wanted.indicator or {counted[-1], wanted.indicator} <= ALL_THE_WORK


def _counts(report: Report, number: Figure, item: Group) -> bool:
    if number.subject:
        return worth(item, number.subject) >= ENOUGH_OF_A_NAME
    clauses = re.split(r"[,，、;；]", f"{'' if number.canonical else number.indicator} {_sentence_before(report, number)}")
    for clause in reversed(clauses):
        if worth(item, clause) >= ENOUGH_OF_A_NAME:
            return True
        if NAMED_ITEM.search(clause):
            return False
    return worth(item, " ".join(report.sections[number.section].heading_path)) >= ENOUGH_OF_A_NAME


def _sentence_before(report: Report, number: Figure) -> str:
    start = max(report.text.rfind(mark, 0, number.start) for mark in "。\n") + 1
    return report.search.slice_of(Span(start, number.end))
