"""A list in words: the count with its denominator, who fits by year or place, who is unclear, who lacks the section."""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant import wording
from assistant.conditions import Condition
from assistant.rates import numbers_in
from assistant.reply import Asked, Reply
from assistant.types import Choice
from assistant.verdict import Judged
from assistant.words import Words
from corpus.repair import simplify
from corpus.types import Report

MOST_NAMED = 12
# So many reports are quoted in one turn; the next turn may ask for more.
A_PAGE = 20
# So many reports with one and the same sentence are told to have copied it, numbering and marks aside.
FEWEST_COPIES = 3
# So many that fit are told by year, or by place where they are of one year.
FEWEST_GROUPED = 4
# So many there must be in a group on the average.
FEWEST_IN_A_GROUP = 2
QUIET = re.compile(r"^[(（]?[\d一二三四五六七八九十]+[)）、.．是]*|[^\w]")


def say_count(
    asked: Asked, reply: Reply, judged: Sequence[Judged], lacking: Sequence[Report], conditions: Sequence[Condition]
) -> None:
    """Write the answer's lines: all counts are of all reports, the quotes those of one page."""
    words = asked.words
    fitting = _in_groups([j for j in judged if j.choice is Choice.YES], words)
    unclear = [j for j in judged if j.choice is Choice.UNCLEAR]
    negative = len(conditions) == 1 and conditions[0].negative
    _say_lead(asked, reply, judged, [j for _, group in fitting for j in group], lacking, conditions, negative)
    if wording.SHARE_OF_AGENCIES.search(asked.understood.question) and judged:
        yes = sum(len(group) for _, group in fitting)
        reply.say(words.say("list_share", yes=yes, in_scope=len(judged), share=f"{100 * yes / len(judged):.1f}".removesuffix(".0")))
    _say_page(asked, reply, fitting)
    for copied in _copied([j for _, group in fitting for j in group]):
        reply.say(words.say("list_same_words", count=len(copied), agencies=_names(asked, copied)))
    if negative:
        _say_mentions(asked, reply, judged)
    if unclear:
        reply.say(words.say("list_unclear", count=len(unclear), agencies=_names(asked, unclear)))
    if lacking:
        reply.say(words.say("list_without_section", agencies=words.join([words.report(r) for r in lacking[:MOST_NAMED]])))
    if asked.library.contents.unreadable:
        files = words.join(list(asked.library.contents.unreadable[:MOST_NAMED]))
        reply.say(words.say("list_unreadable", files=files))


def _say_lead(
    asked: Asked,
    reply: Reply,
    judged: Sequence[Judged],
    fitting: Sequence[Judged],
    lacking: Sequence[Report],
    conditions: Sequence[Condition],
    negative: bool,
) -> None:
    words = asked.words
    sections = conditions[0].sections if len(conditions) == 1 else ()
    key = "list_lead" + ("_negative" if negative else "")
    if sections and lacking:
        without = {report.id for report in lacking}
        fitting = [j for j in fitting if j.report.id not in without]
        section = asked.section_names(sections)
        lead = words.say(key + "_section", with_section=len(judged) - len(lacking), yes=len(fitting), section=section)
    else:
        lead = words.say(key, in_scope=len(judged), yes=len(fitting))
    tail = words.say("list_lead_tail", agencies=_names(asked, fitting)) if fitting else words.say("list_lead_none")
    reply.say(lead + tail)


def _say_page(asked: Asked, reply: Reply, fitting: Sequence[tuple[str, Sequence[Judged]]]) -> None:
    """The quotes of one page under the headings of their groups, and how many are left."""
    words, start, at = asked.words, asked.understood.page * A_PAGE, 0
    for heading, group in fitting:
        shown = group[max(0, start - at) : max(0, start + A_PAGE - at)]
        if heading and any(j.evidence for j in shown):
            reply.say(heading)
        for j in shown:
            _say_quote(asked, reply, j)
        at += len(group)
    if at > start + A_PAGE:
        more = words.say("ask_more")
        reply.say(words.say("list_more", count=at - start - A_PAGE, more=more))
        reply.suggestions = (more,)
    elif start and start >= at:
        reply.say(words.say("list_no_more"))


def _in_groups(fitting: Sequence[Judged], words: Words) -> list[tuple[str, Sequence[Judged]]]:
    """Those that fit by year, the latest first, or by city where all are of one year; few are one group without a heading."""
    if len(fitting) >= FEWEST_GROUPED:
        for key, name in ((_year, _year_named), (_city, Words.place)):
            groups = _grouped(fitting, key)
            if 1 < len(groups) <= len(fitting) / FEWEST_IN_A_GROUP:
                return [(_heading(words, name(words, key(group[0])), len(group)), group) for group in groups]
    return [("", fitting)]


def _grouped(fitting: Sequence[Judged], key: Callable[[Judged], str]) -> list[list[Judged]]:
    groups: dict[str, list[Judged]] = {}
    for j in fitting:
        groups.setdefault(key(j), []).append(j)
    return [groups[name] for name in sorted(groups, reverse=True)]


def _heading(words: Words, name: str, count: int) -> str:
    return words.say("list_group", name=name, count=count) if name else words.say("list_group_unknown", count=count)


def _year(judged: Judged) -> str:
    """The last year that a report covers, and the first where it covers several: a review is of none of its years alone."""
    years = judged.report.metadata.years
    return "-".join(dict.fromkeys((str(years[-1]), str(years[0])))) if years else ""


def _year_named(words: Words, years: str) -> str:
    return words.say("year_of_report", year="–".join(reversed(years.split("-")))) if years else ""


def _city(judged: Judged) -> str:
    places = judged.report.metadata.places
    return next((place for place in places if place.endswith(("市", "州", "盟", "地区"))), places[0] if places else "")


def _copied(fitting: Sequence[Judged]) -> Iterator[list[Judged]]:
    """Reports that say it in the very same words, where they are several: a sentence handed on says less than its own."""
    by_words: dict[str, list[Judged]] = {}
    for j in fitting:
        for evidence in j.evidence[:1]:
            by_words.setdefault(QUIET.sub("", simplify(evidence.quote)), []).append(j)
    return (copied for copied in by_words.values() if len(copied) >= FEWEST_COPIES)


def _say_mentions(asked: Asked, reply: Reply, judged: Sequence[Judged]) -> None:
    mentioning = [j for j in judged if j.choice is Choice.NO and j.evidence]
    if mentioning:
        reply.say(asked.words.say("list_mentioned"))
    for j in mentioning[:A_PAGE]:
        _say_quote(asked, reply, j)


def _say_quote(asked: Asked, reply: Reply, judged: Judged) -> None:
    if judged.claim and (claim := reply.draft.claim(judged.claim, judged.evidence, numbers_in(judged.working))) is not None:
        reply.state(asked.words, claim, judged.report)
        return
    agency = asked.words.agency(judged.report.agency)
    for evidence in judged.evidence:
        text = asked.words.say("quote_claim", agency=agency, quote=evidence.quote)
        reply.state(asked.words, reply.draft.claim(text, [evidence]), judged.report)


def _names(asked: Asked, judged: Sequence[Judged]) -> str:
    named = asked.words.join([asked.words.report(j.report) for j in judged[:MOST_NAMED]])
    return named + ("…" if len(judged) > MOST_NAMED else "")
