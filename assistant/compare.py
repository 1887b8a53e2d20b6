"""Agencies or years side by side: a row each, with the arithmetic shown."""

from collections.abc import Sequence
from decimal import Decimal

from assistant import wording
from assistant.evidence import as_evidence, best_sentences, states_it
from assistant.figures import RATE_ASKED, best_figures, printed
from assistant.lookup import lookup
from assistant.refuse import not_found
from assistant.reply import Asked, Reply, partly
from assistant.summary import points
from assistant.terms import SOFT
from assistant.types import Evidence, FigureRow, Scope, Status
from corpus.types import Report

MOST_POINTS = 3
CANDIDATES = 12
ROUNDING = Decimal("0.01")


def compare(asked: Asked) -> Reply:
    """Compare by the indicators asked for; without one, by what each report says of the topic."""
    if not asked.reports:
        return not_found(asked)
    if asked.understood.indicators:
        return partly(_by_figures(asked), asked)
    figures = best_figures(asked, "")
    if wording.FIGURE.search(asked.understood.question) and len(figures) >= min(2, len(asked.reports)):
        return partly(_by_rows(asked, {"": figures}), asked)
    if asked.understood.scope.sections and not _has_a_topic(asked):
        return partly(_by_sections(asked), asked)
    return partly(_by_words(asked), asked)


def _has_a_topic(asked: Asked) -> bool:
    """Whether something besides the sections is asked about."""
    soft = SOFT * max((group.weight for group in asked.topic.groups), default=0.0)
    return any(group.weight > max(1.0, soft) for group in asked.topic.groups)


def _by_figures(asked: Asked) -> Reply:
    return _by_rows(asked, {name: best_figures(asked, name) for name in asked.understood.indicators})


def _by_rows(asked: Asked, found: dict[str, list[FigureRow]]) -> Reply:
    if not any(found.values()):
        return not_found(asked)
    reply = Reply(Status.ANSWERED)
    words, rows = asked.words, []
    for indicator, figures in found.items():
        if indicator:
            reply.say(words.say("compare_lead", indicator=words.indicator(indicator)))
        cited = [row for row in (_row(asked, reply, row) for row in figures) if row is not None]
        rows += cited
        _say_the_lacking(asked, reply, cited)
        _add_arithmetic(asked, reply, cited)
    if len(found) > 1 and len(asked.reports) == 1:
        if RATE_ASKED.search(asked.understood.question):
            _add_ratio(asked, reply, rows)
        else:
            _add_difference(asked, reply, rows)
    reply.figures = tuple(rows)
    return reply


def _row(asked: Asked, reply: Reply, row: FigureRow) -> FigureRow | None:
    words, number = asked.words, row.figure
    evidence = Evidence(row.report, number.section, number.clause)
    agency = words.agency(row.report.agency)
    if number.canonical:
        name = words.indicator(number.indicator)
        text = words.say("figure_claim", agency=agency, indicator=name, value=printed(number))
    else:
        text = words.say("generic_figure_claim", agency=agency, quote=evidence.quote)
    claim = reply.draft.claim(text, [evidence])
    if claim is None:
        return None
    reply.state(words, claim, row.report)
    return FigureRow(row.report, number, claim.citations[0])


def _say_the_lacking(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    having = {row.report.id for row in rows}
    lacking = [report for report in asked.reports if report.id not in having]
    if not lacking:
        return
    names = asked.words.join([asked.words.report(report) for report in lacking])
    reply.say(asked.words.say("partly_missing_part", agencies=names))
    named = set(asked.understood.scope.agencies)
    if named and any(report.agency in named for report in lacking):
        reply.status = Status.PARTIAL


def _add_arithmetic(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    """Highest and lowest, sum or average where asked for, and the difference of two."""
    question = asked.understood.question
    numbers = [row for row in rows if row.figure.amount is not None]
    if len(numbers) < 2 or len({_dimension(row) for row in numbers}) > 1:
        return
    if wording.TOTAL.search(question):
        _add_total(asked, reply, numbers)
    elif wording.MOST.search(question):
        _add_extreme(asked, reply, numbers, "highest_claim", highest=True)
    elif wording.LEAST.search(question):
        _add_extreme(asked, reply, numbers, "lowest_claim", highest=False)
    elif len(numbers) == 2:
        _add_difference(asked, reply, numbers)
    else:
        _add_extreme(asked, reply, numbers, "highest_claim", highest=True)


def _add_extreme(asked: Asked, reply: Reply, rows: Sequence[FigureRow], template: str, highest: bool) -> None:
    words = asked.words
    amounts = [row.figure.amount or 0.0 for row in rows]
    wanted = max(amounts) if highest else min(amounts)
    for row in (row for row, amount in zip(rows, amounts, strict=True) if amount == wanted):
        evidence = Evidence(row.report, row.figure.section, row.figure.clause)
        name = words.indicator(row.figure.indicator)
        text = words.say(
            template, indicator=name, agency=words.agency(row.report.agency), value=printed(row.figure)
        )
        reply.state(words, reply.draft.claim(text, [evidence]))


def _add_difference(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    numbers = [row for row in rows if row.figure.amount is not None]
    if len(numbers) != 2 or _dimension(numbers[0]) != _dimension(numbers[1]):
        return
    larger, smaller = sorted(numbers, key=lambda row: -(row.figure.amount or 0.0))
    difference = shown(exact(larger) - exact(smaller))
    values = {"larger": shown(exact(larger)), "smaller": shown(exact(smaller)), "difference": difference}
    text = asked.words.say("difference_claim", **values)
    reply.state(asked.words, reply.draft.claim(text, _clauses(numbers), values.values()))


def _add_ratio(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    numbers = [row for row in rows if row.figure.amount]
    if len(numbers) != 2 or _dimension(numbers[0]) != _dimension(numbers[1]):
        return
    part, whole = sorted(numbers, key=lambda row: row.figure.amount or 0.0)
    ratio = shown(exact(part) / exact(whole) * 100) + "%"
    values = {"part": shown(exact(part)), "whole": shown(exact(whole)), "ratio": ratio}
    computed = [values["part"], values["whole"], ratio.rstrip("%")]
    reply.state(asked.words, reply.draft.claim(asked.words.say("ratio_claim", **values), _clauses(numbers), computed))


def _add_total(asked: Asked, reply: Reply, rows: Sequence[FigureRow]) -> None:
    values = [exact(row) for row in rows]
    total = shown(sum(values, Decimal(0)))
    text = asked.words.say("sum_claim", sum=" + ".join(map(shown, values)), total=total)
    reply.state(asked.words, reply.draft.claim(text, _clauses(rows), [total, *map(shown, values)]))


def _clauses(rows: Sequence[FigureRow]) -> list[Evidence]:
    return [Evidence(row.report, row.figure.section, row.figure.clause) for row in rows]


def exact(row: FigureRow) -> Decimal:
    """The row's number without the rounding of binary fractions."""
    return Decimal(str(row.figure.amount or 0.0))


def shown(number: Decimal) -> str:
    """A number as people write it: no exponent, no trailing zeros."""
    plain = f"{number.quantize(ROUNDING):f}" if number % 1 else f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


COUNTED = frozenset(("件", "宗", "份", "个", "起", "例", "笔"))


def _dimension(row: FigureRow) -> str:
    """Units that count the same thing are one; others are never mixed."""
    unit = row.figure.measure or row.figure.unit
    return "件" if unit in COUNTED else unit


def _by_sections(asked: Asked) -> Reply:
    """What each report's sections say, side by side."""
    reply = Reply(Status.ANSWERED)
    words, kinds = asked.words, asked.understood.scope.sections
    for report in asked.reports:
        evidences = points(report, kinds)
        if not evidences:
            text = words.say("partly_missing_section", agencies=words.report(report), section=asked.section_names(kinds))
            reply.say(text)
            reply.status = Status.PARTIAL
            continue
        _say_heading(asked, reply, report)
        for evidence in evidences[:MOST_POINTS]:
            reply.state(words, reply.draft.claim(f"“{evidence.quote}”", [evidence]))
    return reply if reply.draft.claims else not_found(asked)


def _by_words(asked: Asked) -> Reply:
    """The best sentences of each report on the topic, side by side."""
    if not asked.topic.groups:
        return lookup(asked)
    reply = Reply(Status.ANSWERED)
    reply.say(asked.words.say("compare_lead_plain"))
    for report in asked.reports:
        scope = Scope(sections=asked.understood.scope.sections)
        scored = best_sentences(asked, scope, [report], CANDIDATES)
        chosen = [s for s in scored if states_it(asked, asked.topic, s.share, s.meaning)]
        for piece in chosen[:2]:
            evidence = as_evidence(asked.library, piece, asked.topic)
            agency = asked.words.agency(report.agency)
            text = asked.words.say("quote_claim", agency=agency, quote=evidence.quote)
            reply.state(asked.words, reply.draft.claim(text, [evidence]), report)
        if not chosen:
            reply.say(asked.words.say("partly_missing_part", agencies=asked.words.report(report)))
            reply.status = Status.PARTIAL
    return reply if reply.draft.claims else not_found(asked)


def _say_heading(asked: Asked, reply: Reply, report: Report) -> None:
    section = asked.section_names(asked.understood.scope.sections)
    reply.say(asked.words.say("summary_lead", report=asked.words.report(report), section=section))
