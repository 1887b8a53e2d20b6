"""Numbers: one figure, several, or side by side, each row with its citation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asked import without_indicators
from assistant.evidence import nearness, share_with_context
from assistant.refuse import not_found
from assistant.reply import Asked, Reply, partly
from assistant.terms import Topic, topic
from assistant.types import Evidence, FigureRow, Status
from corpus.types import Figure, Passage, Report, SectionType, Span
from index.search import sentence_scores

# An indicator that is named outright weighs as much as two rare words beside it.
INDICATOR_WEIGHT = 6.0
ENOUGH_CANONICAL = 0.52
ENOUGH_OTHER = 0.6
SOME_OTHER, ENOUGH_MEANING = 0.42, 0.7
WRONG_UNIT = 0.5
TARGET = re.compile(r"力争|争取|不低于|目标|达到.{0,6}以上|将达|要达|确保")
UNIT_ASKED = re.compile(
    r"(?:多少|几多?)(?:个)?(人次|平方米|平米|工作日|小时|分钟|百分点|元|台|面|封|枚|届|期|天|次|人|名|类|份|宗|件|项|条|家|处|场|户|套|批|张|分|成)"
)
RATE_ASKED = re.compile(r"百分|比例|占比|多大比例|率(?:是|为|有|达|$|多)|\b(?:percent\w*|percentage|rate|share|proportion)\b", re.IGNORECASE)
ALIKE = frozenset(("件", "宗", "份", "项", "个", "条", "起", "例", "家", "处", ""))
TIMES_ASKED = re.compile(r"\bhow (?:long|many (?:hours|minutes|days|working days))\b", re.IGNORECASE)
TIME_UNITS = frozenset(("小时", "分钟", "天", "工作日", "个工作日", "个月"))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A figure with how well it answers, 0 to 1."""

    report: Report
    figure: Figure
    score: float
    share: float


def figure(asked: Asked) -> Reply:
    """Answer with figures; a figure that fits nothing but the indicator's name is no answer."""
    if (asked.understood.missing_agencies or asked.understood.missing_years) and not _has_scope(asked):
        return not_found(asked)
    wanted: tuple[str, ...] = asked.understood.indicators or ("",)
    found = {indicator: _best_of_each_report(asked, indicator) for indicator in wanted}
    if not any(found.values()):
        return not_found(asked)
    reply = Reply(Status.ANSWERED)
    rows = [row for indicator in wanted for row in found[indicator]]
    _add_rows(asked, reply, rows)
    lacking = [asked.words.indicator(indicator) for indicator in wanted if indicator and not found[indicator]]
    if lacking:
        reply.say(asked.words.say("partly_missing_indicator", indicators=asked.words.join(lacking)))
        reply.status = Status.PARTIAL
    return partly(_without_the_lacking(asked, reply, rows), asked)


def best_figures(asked: Asked, indicator: str) -> list[FigureRow]:
    """The best figure of each report in scope for an indicator, without citations yet."""
    return [FigureRow(c.report, c.figure, 0) for c in _best_of_each_report(asked, indicator)]


def _has_scope(asked: Asked) -> bool:
    """Something of what was asked for is there: agencies or years besides those that are missing."""
    understood = asked.understood
    if understood.missing_agencies and not understood.scope.agencies:
        return False
    return not understood.missing_years or bool(understood.scope.years)


def _best_of_each_report(asked: Asked, indicator: str) -> list[_Candidate]:
    rest = _rest_topic(asked, indicator)
    best: dict[str, _Candidate] = {}
    for candidate in _candidates(asked, indicator, rest):
        current = best.get(candidate.report.id)
        if current is None or candidate.score > current.score:
            best[candidate.report.id] = candidate
    chosen = sorted(best.values(), key=lambda c: (-c.score, c.report.file))
    if not asked.understood.scope.agencies and not indicator:
        chosen = [c for c in chosen if c.score >= 0.92 * chosen[0].score]
    return sorted(chosen, key=lambda c: (c.report.year or 0, c.report.file))


def _rest_topic(asked: Asked, indicator: str) -> Topic:
    """The topic without the words that name indicators: what else a figure's clause must hold."""
    if not indicator:
        return asked.topic
    return topic(without_indicators(asked.understood.topic), asked.understood.language, asked.collection)


def _candidates(asked: Asked, indicator: str, rest: Topic) -> list[_Candidate]:
    result: list[_Candidate] = []
    for entry in asked.library.contents.entries:
        if entry.report not in asked.reports:
            continue
        for number in entry.figures:
            candidate = _scored(asked, entry.report, number, indicator, rest)
            if candidate is not None:
                result.append(candidate)
    return _with_meaning(asked, result, indicator)


def _scored(asked: Asked, report: Report, number: Figure, indicator: str, rest: Topic) -> _Candidate | None:
    if not _period_fits(asked, number):
        return None
    share = _share(report, number, rest)
    is_asked = bool(indicator) and number.canonical and number.indicator == indicator
    if indicator:
        total = INDICATOR_WEIGHT + rest.weight
        share = ((INDICATOR_WEIGHT if is_asked else 0.0) + rest.weight * share) / total
    penalty = WRONG_UNIT if not is_asked and not _unit_fits(asked.understood.question, number) else 1.0
    target = 0.8 if _is_target(report, number) else 1.0
    return _Candidate(report, number, share * penalty * target, share * penalty)


def _share(report: Report, number: Figure, rest: Topic) -> float:
    """The share of the words that stand in the figure's clause, its sentence and heading counting for less."""
    heading = " ".join(report.sections[number.section].heading_path)
    clause = report.search.slice_of(number.clause)
    sentence = report.search.slice_of(_sentence_around(report, number))
    return share_with_context(rest, clause, heading, sentence)


def _sentence_around(report: Report, number: Figure) -> Span:
    start = max(report.text.rfind(mark, 0, number.start) for mark in "。；;\n") + 1
    ends = [at for mark in "。；;\n" if (at := report.text.find(mark, number.end)) >= 0]
    return Span(start, min(ends, default=len(report.text)))


def _with_meaning(asked: Asked, candidates: list[_Candidate], indicator: str) -> list[_Candidate]:
    """Keep what answers: a canonical figure with little else asked, or a clause with the words, or near in meaning."""
    close = sorted(candidates, key=lambda c: (-c.score, c.report.file, c.figure.start))[:40]
    meanings = _meanings(asked, close)
    kept = []
    for candidate, meaning in zip(close, meanings, strict=True):
        enough = ENOUGH_CANONICAL if indicator else ENOUGH_OTHER
        if candidate.score >= enough or (candidate.score >= SOME_OTHER and meaning >= ENOUGH_MEANING):
            kept.append(replace(candidate, score=candidate.score + 0.05 * meaning - 1e-6 * candidate.figure.start / 1e3))
    return kept


def _meanings(asked: Asked, candidates: list[_Candidate]) -> list[float]:
    """How near the sentence around each figure is to the question, 0 to 1."""
    passages = {p.id: p for c in candidates if (p := _passage_of(asked, c)) is not None}
    scores = sentence_scores(asked.library, asked.understood.question, list(passages.values()))
    return [
        max(
            (
                nearness(s.similarity)
                for s in scores
                if s.report == c.report.id and s.sentence.start <= c.figure.start < s.sentence.end
            ),
            default=0.0,
        )
        for c in candidates
    ]


def _passage_of(asked: Asked, candidate: _Candidate) -> Passage | None:
    passages = asked.library.contents.of_report[candidate.report.id]
    return next((p for p in passages if p.start <= candidate.figure.start < p.end), None)


def _period_fits(asked: Asked, number: Figure) -> bool:
    years = asked.understood.scope.years
    if not years or not number.period:
        return True
    first, _, last = number.period.partition("-")
    return any(int(first) <= year <= int(last or first) for year in years)


def _unit_fits(question: str, number: Figure) -> bool:
    if RATE_ASKED.search(question):
        return number.unit in ("%", "成")
    if TIMES_ASKED.search(question):
        return number.unit in TIME_UNITS
    asked = UNIT_ASKED.search(question)
    if asked is None:
        return True
    return number.unit == asked[1] or number.unit.endswith(asked[1]) or (number.unit in ALIKE and asked[1] in ALIKE)


def _is_target(report: Report, number: Figure) -> bool:
    clause = report.search.slice_of(number.clause)
    return report.sections[number.section].type is SectionType.NEXT_STEPS or bool(TARGET.search(clause))


def _add_rows(asked: Asked, reply: Reply, chosen: Sequence[_Candidate]) -> None:
    rows: list[FigureRow] = []
    for candidate in chosen:
        evidence = Evidence(candidate.report, candidate.figure.section, candidate.figure.clause, candidate.score)
        claim = reply.draft.claim(_claim_text(asked, candidate, evidence), [evidence])
        if claim is not None:
            reply.state(asked.words, claim)
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
