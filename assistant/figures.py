"""Numbers: one figure, several, or side by side, each row with its citation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asked import OF_A_PHRASE, asked_indicators, asked_with_weight, without_indicators
from assistant.evidence import (
    ENOUGH_TERMS,
    MOST_MISSING,
    missing_share,
    nearness,
    share_with_context,
    states_it,
    together,
)
from assistant.refuse import not_found
from assistant.reply import Asked, Reply, partly
from assistant.terms import Topic, topic
from assistant.types import Evidence, FigureRow, Status
from assistant.understand import topic_of
from corpus.indicators import instead_of
from corpus.types import Figure, Passage, Report, Role, SectionType, Span

ENOUGH_CANONICAL = 0.58
# Below this, a number whose own clause holds the words of the question is the better answer.
SURELY_CANONICAL = 0.8
WRONG_UNIT = 0.5
A_TARGET = 0.8
# What a sentence before says (of which project the number is) still counts.
WORDS_BEFORE = 120
NEXT_QUESTION = re.compile(
    r"[,;?，；？]\s*(?=[^,;?，；？]*(?:多少|几|率|比例|占比|百分|多久|多长|多大))|[,;?]?\s+(?:and|&)\s+(?=(?:also\s+)?(?:how many|how much|how long|what|by what|of those|the (?:share|average|rate|number)))",
    re.IGNORECASE,
)
TARGET = re.compile(r"力争|争取|不低于|目标|达到.{0,6}以上|将达|要达|确保")
UNIT_ASKED = re.compile(
    r"(?:多少|几多?)(?:个)?(人次|平方米|平米|工作日|小时|分钟|百分点|元|台|面|封|枚|届|期|天|次|人|名|类|份|宗|件|项|条|家|处|场|户|套|批|张|分|成)"
)
RATE_ASKED = re.compile(r"百分|比例|占比|多大比例|率(?:是|为|有|达|$|多)|\b(?:percent\w*|percentage|rate|share|proportion)\b", re.IGNORECASE)
ALIKE = frozenset(("件", "宗", "份", "项", "个", "条", "起", "例", "家", "处", ""))
TIMES_ASKED = re.compile(r"多久|多长时间|\bhow (?:long|many (?:hours|minutes|days|working days))\b", re.IGNORECASE)
TIME_UNITS = frozenset(("小时", "分钟", "天", "工作日", "个工作日", "个月"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """One number that a question asks for: an indicator where it names one, the other words, and the wording."""

    text: str
    wording: str
    indicator: str
    weight: float
    topic: Topic


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A figure with how well it answers, 0 to 1."""

    report: Report
    figure: Figure
    share: float
    score: float


def figure(asked: Asked) -> Reply:
    """Answer with figures; a figure that fits nothing but the indicator's name is no answer."""
    wanted = wanted_in(asked)
    found = {one: _best_of_each_report(asked, one) for one in wanted}
    if not any(found.values()):
        return not_found(asked)
    reply = Reply(Status.ANSWERED)
    rows = list({(c.report.id, c.figure.start): c for one in wanted for c in found[one]}.values())
    _add_rows(asked, reply, rows)
    lacking = [_name(asked, one) for one in wanted if not found[one]]
    if lacking:
        reply.say(asked.words.say("partly_missing_indicator", indicators=asked.words.join(lacking)))
        reply.status = Status.PARTIAL
    return partly(_without_the_lacking(asked, reply, rows), asked)


def wanted_in(asked: Asked) -> list[Wanted]:
    """The numbers a question asks for: one a part, and one an indicator where a part names several."""
    understood = asked.understood
    names = [report.agency for report in asked.collection]
    parts = [(topic_of(part, names), part) for part in NEXT_QUESTION.split(understood.question) if part and part.strip()]
    parts = [(text, part) for text, part in parts if text]
    if len(parts) < 2:
        return _wanted_of(asked, understood.topic, understood.question, understood.indicators)
    return [one for text, part in parts for one in _wanted_of(asked, text, part, asked_indicators(part))]


def best_figures(asked: Asked, indicator: str, text: str | None = None) -> list[FigureRow]:
    """The best figure of each report in scope for an indicator, without citations yet.

    Args:
        text: the words that its clause should hold, the question's topic when not given.
    """
    words = asked.understood.topic if text is None else text
    wanted = _wanted_of(asked, words, asked.understood.question, (indicator,) if indicator else ())
    return [FigureRow(c.report, c.figure, 0) for c in _best_of_each_report(asked, wanted[0])]


def _wanted_of(asked: Asked, text: str, wording: str, indicators: tuple[str, ...]) -> list[Wanted]:
    """Each indicator with the other words of the text, which a figure's clause must hold too."""
    rest = topic(without_indicators(text) if indicators else text, asked.understood.language, asked.vocabulary)
    weights = {one.name: one.weight for one in asked_with_weight(text)}
    return [Wanted(text, wording, name, weights.get(name, OF_A_PHRASE), rest) for name in indicators or ("",)]


def _name(asked: Asked, one: Wanted) -> str:
    return asked.words.indicator(one.indicator) if one.indicator else f"“{one.text}”"


def _best_of_each_report(asked: Asked, wanted: Wanted) -> list[_Candidate]:
    best: dict[tuple[str, str], _Candidate] = {}
    for candidate in _candidates(asked, wanted):
        key = (candidate.report.id, candidate.figure.indicator if wanted.indicator and candidate.figure.canonical else "")
        if key not in best or candidate.score > best[key].score:
            best[key] = candidate
    chosen = sorted(best.values(), key=lambda c: (-c.score, c.report.file))
    if not asked.understood.scope.agencies and not wanted.indicator:
        chosen = [c for c in chosen if c.score >= 0.92 * chosen[0].score]
    return sorted(chosen, key=lambda c: (c.report.year or 0, c.report.file))


def _candidates(asked: Asked, wanted: Wanted) -> list[_Candidate]:
    in_scope = {report.id for report in asked.reports}
    entries = [entry for entry in asked.library.contents.entries if entry.report.id in in_scope]
    figures = [(e.report, number) for e in entries for number in e.figures if _period_fits(asked, number)]
    other = [c for r, n in figures if (c := _other(asked, r, n, wanted)) is not None]
    if not wanted.indicator:
        return other
    levels = [(r, n) for r, n in figures if n.canonical and n.role in (Role.LEVEL, Role.TARGET)]
    named = [(r, n) for r, n in levels if n.indicator == wanted.indicator]
    if not named:
        named = [(r, n) for r, n in levels if n.indicator in instead_of(wanted.indicator)]
    if wanted.topic.groups and missing_share(wanted.topic, asked.reports) > MOST_MISSING:
        named = []
    canonical = [c for r, n in named if (c := _canonical(r, n, wanted)).share >= ENOUGH_CANONICAL]
    sure = any(candidate.share >= SURELY_CANONICAL for candidate in canonical)
    better = [c for c in other if c.share >= ENOUGH_TERMS and not c.figure.canonical]
    return canonical if sure or (canonical and not better) else better or canonical


def _canonical(report: Report, number: Figure, wanted: Wanted) -> _Candidate:
    """A figure of the indicator asked for: the rest of the words decide whether it is meant."""
    total = wanted.weight + wanted.topic.weight
    share = (wanted.weight + wanted.topic.weight * _share(report, number, wanted.topic)) / total
    first = 1e-6 * number.start / max(1, len(report.text))
    return _Candidate(report, number, share, share * (A_TARGET if _is_target(report, number) else 1.0) - first)


def _other(asked: Asked, report: Report, number: Figure, wanted: Wanted) -> _Candidate | None:
    """Any other figure, by the words of its clause and the meaning of its sentence."""
    subject = wanted.topic if not wanted.indicator else topic(wanted.text, asked.understood.language, asked.vocabulary)
    share = _share(report, number, subject)
    meaning = _meaning(asked, report, number)
    if not states_it(asked, subject, share, meaning):
        return None
    fits = 1.0 if _unit_fits(wanted.wording, number) else WRONG_UNIT
    score = together(share, meaning) * fits
    return _Candidate(report, number, share, score) if fits == 1.0 or share >= ENOUGH_TERMS else None


def _share(report: Report, number: Figure, rest: Topic) -> float:
    """The share of the words that stand in the figure's clause, its sentence and heading counting for less."""
    heading = " ".join(report.sections[number.section].heading_path)
    clause = report.search.slice_of(number.clause)
    sentence = report.search.slice_of(_sentence_around(report, number))
    before = report.search.slice_of(Span(max(0, number.start - WORDS_BEFORE), number.end))
    return share_with_context(rest, clause, heading, sentence + before)


def _sentence_around(report: Report, number: Figure) -> Span:
    start = max(report.text.rfind(mark, 0, number.start) for mark in "。；;\n") + 1
    ends = [at for mark in "。；;\n" if (at := report.text.find(mark, number.end)) >= 0]
    return Span(start, min(ends, default=len(report.text)))


def _meaning(asked: Asked, report: Report, number: Figure) -> float:
    """How near the sentence around a figure is to the question, 0 to 1."""
    passage = _passage_of(asked, report, number)
    if passage is None:
        return 0.0
    scores = zip(passage.sentences, asked.meanings.of(passage), strict=True)
    held = [nearness(score) for span, score in scores if span.start <= number.start < span.end]
    return max(held, default=0.0)


def _passage_of(asked: Asked, report: Report, number: Figure) -> Passage | None:
    passages = asked.library.contents.of_report[report.id]
    return next((p for p in passages if p.start <= number.start < p.end), None)


def _period_fits(asked: Asked, number: Figure) -> bool:
    years = asked.understood.scope.years
    if not years or not number.period:
        return True
    first, _, last = number.period.partition("-")
    return any(int(first) <= year <= int(last or first) for year in years)


def _unit_fits(question: str, number: Figure) -> bool:
    unit = number.measure or number.unit
    if RATE_ASKED.search(question):
        return unit in ("%", "成")
    if TIMES_ASKED.search(question):
        return unit in TIME_UNITS
    asked = UNIT_ASKED.search(question)
    if asked is None:
        return True
    return unit == asked[1] or unit.endswith(asked[1]) or (unit in ALIKE and asked[1] in ALIKE)


def _is_target(report: Report, number: Figure) -> bool:
    clause = report.search.slice_of(number.clause)
    return report.sections[number.section].type is SectionType.NEXT_STEPS or bool(TARGET.search(clause))


def _add_rows(asked: Asked, reply: Reply, chosen: Sequence[_Candidate]) -> None:
    rows: list[FigureRow] = []
    for candidate in chosen:
        evidence = Evidence(candidate.report, candidate.figure.section, candidate.figure.clause, candidate.score)
        claim = reply.draft.claim(_claim_text(asked, candidate, evidence), [evidence])
        if claim is not None:
            reply.state(asked.words, claim, candidate.report)
            rows.append(FigureRow(candidate.report, candidate.figure, claim.citations[0]))
    reply.figures = tuple(rows)


def _claim_text(asked: Asked, candidate: _Candidate, evidence: Evidence) -> str:
    agency = asked.words.agency(candidate.report.agency)
    if not candidate.figure.canonical:
        return asked.words.say("generic_figure_claim", agency=agency, quote=evidence.quote)
    name = asked.words.indicator(candidate.figure.indicator)
    return asked.words.say("figure_claim", agency=agency, indicator=name, value=printed(candidate.figure))


def printed(number: Figure) -> str:
    """Value and unit as the source prints them."""
    return number.value + number.unit


def _without_the_lacking(asked: Asked, reply: Reply, rows: Sequence[_Candidate]) -> Reply:
    """Name the agencies that were asked for and give no such figure."""
    having = {candidate.report.agency for candidate in rows}
    lacking = [name for name in asked.understood.scope.agencies if name not in having]
    if lacking:
        named = asked.words.join([asked.words.agency(name) for name in lacking])
        reply.say(asked.words.say("partly_missing_part", agencies=named))
        reply.status = Status.PARTIAL
    return reply
