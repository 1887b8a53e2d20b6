"""What a report tells under a heading of its own that a question names: its 便民措施, its main practices."""

import re
from collections.abc import Iterator

from assistant import wording
from assistant.outline import with_those_under
from assistant.own_words import topic_of
from assistant.points import FEW, LEADING, MOST_UNDER, Point, headed_point, points_under, say_points
from assistant.quotes import without_numeral
from assistant.reply import Asked, Reply, partly
from assistant.stopwords import soft_words
from assistant.terms import names_a_topic
from assistant.types import Language, Status
from corpus.repair import simplify
from corpus.types import Report, Section, Span

# A question asks for what stands under a heading of at least so many characters; of so many reports at most, so many points each.
SHORTEST, MOST_REPORTS, MOST_POINTS = 4, 3, 8
# So much of an English topic a heading must hold, and of a heading its words.
NEARLY_ALL, MOST_OF_THE_HEADING = 0.9, 0.6
# What a heading has beside what it is called: 行政许可监督检查工作情况.
CALLED = re.compile(r"[,，:：。;；、].*|(?:的)?(?:主要)?(?:工作)?(?:情况|如下|方面)$")
# What asks for it, beside its name.
ASKS_FOR_IT = re.compile(r"总结|概括|归纳|概述|简述|介绍|讲|说|谈|一下|下|有|哪些|哪几[项条个点]|什么|怎么样?|如何|做了?|的|部分|章节|内容|方面|情况|了|都|请|列出|是|里|报告|把|给我|呢|吗|一些?|具体|\s|[,，?？。]")


def headed(asked: Asked) -> Reply | None:
    """What stands under the headings that a question names, report by report; None where it names none, or asks something of what they head."""
    if not asked.understood.scope.agencies or len(asked.reports) > MOST_REPORTS or not _asks_openly(asked):
        return None
    found = [(report, section) for report in asked.reports for section in _named(asked, report)]
    if not found:
        return None
    reply = Reply(Status.ANSWERED)
    for report, section in found:
        heading = report.quote(without_numeral(report, Span(section.start, section.heading_end))).strip("：: \n")
        told = _points(report, section)
        reply.say(asked.words.say("summary_lead", report=asked.words.report(report), section=f"“{heading}”"))
        most_under = MOST_UNDER if len(told) <= FEW else 1
        say_points(asked, reply, [Point(point.lead, point.under[:most_under]) for point in told[:MOST_POINTS]])
    return partly(reply, asked) if reply.draft.claims else None


def _asks_openly(asked: Asked) -> bool:
    question = asked.understood.question
    return bool(wording.OPEN.search(question) or wording.SUMMARY.search(question)) and not wording.FIGURE.search(question) and not wording.WHY.search(question)


def _named(asked: Asked, report: Report) -> Iterator[Section]:
    """The first section of a report whose heading a question names, with nothing beside it."""
    topic = topic_of(asked.understood.question, [one.agency for one in asked.collection])
    for section in report.sections:
        if section.level < 1 or section.type in LEADING or (section.type in asked.understood.scope.sections and section.level == 1):
            continue
        called = CALLED.sub("", simplify(report.search.slice_of(without_numeral(report, Span(section.start, section.heading_end)))).strip())
        if len(called) >= SHORTEST and (_is_called(topic, called) if asked.understood.language is Language.CHINESE else _is_meant(asked, called)):
            yield section
            return


def _is_called(topic: str, called: str) -> bool:
    """Whether a Chinese topic is a heading, with what asks for it.

    >>> _is_called("便民措施 有哪些", "便民措施"), _is_called("便民措施 花了多少钱", "便民措施")
    (True, False)
    """
    return called in topic and not ASKS_FOR_IT.sub("", topic.replace(called, ""))


def _is_meant(asked: Asked, called: str) -> bool:
    """Whether the words of an English topic are those of a heading, and hardly any other word is in it."""
    groups = [group for group in asked.topic.groups if group.alternatives]
    if not groups or asked.topic.share(called) < NEARLY_ALL:
        return False
    held = {at for group in groups for one in group.alternatives for match in one.pattern.finditer(called) for at in range(*match.span())}
    return len(held) >= MOST_OF_THE_HEADING * len(called) and names_a_topic(called, Language.CHINESE) and called not in soft_words(Language.CHINESE)


def _points(report: Report, section: Section) -> list[Point]:
    """What stands under a heading: its own headed parts, else the points of its text."""
    parts = [part for part in with_those_under(report, section)[1:] if part.level == section.level + 1]
    return [headed_point(report, part) for part in parts] if parts else points_under(report, section)
