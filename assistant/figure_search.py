"""The figures of the reports in scope that answer one part of a question, best first."""

import re
from collections.abc import Iterator, Sequence

from assistant.asked import OF_AN_OBJECT, WHAT_IS_DONE
from assistant.candidates import A_TARGET, FAR, OWN_MEASURES, Candidate, Figures, missing_share, words_around
from assistant.evidence import ENOUGH_TERMS, MOST_MISSING
from assistant.figure_choice import MOST_REPORTS, by_reading, weighed
from assistant.figure_time import is_target, period_fits, worth_in_time
from assistant.figure_words import is_telling, worth
from assistant.figures_by_words import by_words
from assistant.items import counts_as_asked, counts_the_items, items_asked, names_a_cause
from assistant.labels_asked import named_labels
from assistant.reply import Asked
from assistant.topics import LIKELY
from assistant.units import NO_COUNTS, SHARES
from assistant.wanted import PER, Wanted
from corpus.indicators import instead_of
from corpus.types import Figure, Report, Role

ENOUGH_CANONICAL = 0.58
# Below this, a number whose own clause holds the words of the question is the better answer.
SURELY_CANONICAL = 0.8
# Of the words of a cause, what the clause of a number must have.
ENOUGH_OF_A_CAUSE = 0.5
# What a word is worth in the clause of a number that is said of it; how much of that is enough around one.
SAID, ENOUGH_SAID = 0.9, 0.4
# How likely a printed share must be asked for to be told in place of one worked out.
LIKELY_SHARE = 0.4
# Two shares of the words that differ by a dictionary's guess.
ALIKE = 0.06
# Cells that run together: 排污许可证核发451447入河排污口设置3333.
RUN_TOGETHER = re.compile(r"\d{2,}\D+\d{2,}")


def all_fitting(asked: Asked, wanted: Wanted, near: Sequence[Candidate] = ()) -> list[Candidate]:
    """Every figure that may be meant, the best first."""
    return sorted(_candidates(asked, wanted, near), key=lambda c: (-c.score, c.report.file, c.figure.start))


def best_of_each_report(asked: Asked, wanted: Wanted, near: Sequence[Candidate] = ()) -> list[Candidate]:
    """The best figure of each report in scope; for an indicator, one of each that stands for it.

    Args:
        near: the figures of the part before, beside which a part that says little of its own is answered.
    """
    best: dict[tuple[str, str], Candidate] = {}
    for candidate in _wholes_first(_candidates(asked, wanted, near)):
        key = (candidate.report.id, _kind_of(candidate.figure, wanted))
        if key not in best or candidate.score > best[key].score:
            best[key] = candidate
    chosen = sorted(best.values(), key=lambda c: (-c.score, c.report.file))
    if not asked.understood.scope.agencies and not wanted.indicator:
        chosen = [c for c in chosen if c.score >= 0.92 * chosen[0].score or _says_as_much(c, chosen[0])]
    chosen = by_reading(asked, wanted, chosen, near, list(_figures(asked)))
    return sorted(chosen, key=lambda c: (c.report.year or 0, c.report.file, c.figure.start if wanted.is_target else 0))


def printed_shares(asked: Asked, wanted: Wanted) -> list[Candidate]:
    """Of each report the share that it prints and that is read as the one asked for, so that none need be worked out."""
    if wanted.unit.fitting != SHARES or wanted.says_it_all or len(asked.reports) > MOST_REPORTS:
        return []
    printed = [(report, number) for report, number in _figures(asked) if number.measure in SHARES and number.role is not Role.CHANGE and number.amount is not None]
    best: dict[str, Candidate] = {}
    for one in weighed(asked, wanted, [], printed):
        if one.score >= LIKELY_SHARE:
            best.setdefault(one.report.id, one)
    return list(best.values())


def _says_as_much(one: Candidate, best: Candidate) -> bool:
    """Whether a figure stands among as many of the words asked for as the best one, in its measure."""
    return one.share >= max(best.share, ENOUGH_TERMS) and one.figure.measure == best.figure.measure


def _wholes_first(found: list[Candidate]) -> list[Candidate]:
    """Of things that are counted in a measure of their own (枚, 台) and fit the words alike, the most is what is asked for.

    What a question says no more of than the report does is the whole (55122枚公章), not a part of it (平台办理印章30858枚).
    """
    return [_whole_among(one, found) for one in found]


def _whole_among(one: Candidate, found: Sequence[Candidate]) -> Candidate:
    number = one.figure
    if number.canonical or number.parent or number.measure not in OWN_MEASURES or number.amount is None:
        return one
    near = [c for c in found if c.report.id == one.report.id and c.figure.section == number.section and abs(c.figure.start - number.start) <= FAR]
    same = [c for c in near if c.figure.measure == number.measure and not c.figure.canonical and c.share >= one.share - ALIKE]
    most = max(same, key=lambda c: (c.figure.amount or 0.0, -c.figure.start))
    return Candidate(one.report, most.figure, most.share, one.score) if (most.figure.amount or 0.0) > number.amount else one


def _kind_of(number: Figure, wanted: Wanted) -> str:
    """Figures of one kind stand for each other; several targets of one indicator do not."""
    if not (wanted.indicator and number.canonical):
        return ""
    return f"{number.indicator} {number.value}" if wanted.is_target else number.indicator


def _of_the_noun(wanted: Wanted, named: Sequence[Candidate], figures: Figures) -> list[Candidate]:
    """Of the figures of an indicator those that count what is asked for, where the reports count that at all."""
    noun = wanted.noun
    if not noun or not any(noun in report.search.slice_of(number.clause) for report, number in figures):
        return list(named)
    return [c for c in named if noun in c.report.search.slice_of(c.figure.clause)]


def _speaking_of_it(wanted: Wanted, canonical: Sequence[Candidate], figures: Figures) -> list[Candidate]:
    """Without those that say nothing of what other numbers are said of: of cross-province cases none is the number of all cases."""
    telling = [g for g in wanted.topic.groups if is_telling(g) and g.certainty >= LIKELY]
    said = [g for g in telling if any(n.role is Role.LEVEL and n.measure not in NO_COUNTS and worth(g, r.search.slice_of(n.clause)) >= SAID for r, n in figures)]
    return [c for c in canonical if all(words_around(c.report, c.figure).of_group(g) >= ENOUGH_SAID for g in said)]


def _candidates(asked: Asked, wanted: Wanted, near: Sequence[Candidate]) -> list[Candidate]:
    figures = list(_figures(asked))
    named = [c for r, n in _of_indicator(wanted, figures) if (c := _canonical(r, n, wanted)).share >= ENOUGH_CANONICAL]
    canonical = [c for c in _of_the_noun(wanted, named, figures) if counts_the_items(c.report, c.figure, wanted.topic)]
    if wanted.per:
        canonical = named = [c for c in canonical if PER.search(c.report.search.slice_of(c.figure.clause))]
    canonical = _speaking_of_it(wanted, canonical, figures)
    if wanted.weight > OF_AN_OBJECT and items_asked(wanted.topic) and wanted.indicator:
        return canonical + _otherwise_called(canonical, wanted, figures)
    if names_a_cause(wanted.wording) and wanted.indicator and wanted.topic.groups:
        return _of_the_cause(wanted, figures)
    if wanted.says_it_all and len(canonical) == len(named) and (named or not near):
        return canonical
    other = by_words(asked, wanted, near, figures)
    if not wanted.indicator:
        return other
    if wanted.topic.groups and missing_share(wanted.topic, figures) > MOST_MISSING:
        canonical = []
    better = [c for c in other if c.share >= ENOUGH_TERMS and not c.figure.canonical]
    sure = any(candidate.share >= SURELY_CANONICAL for candidate in canonical)
    return canonical if sure or (canonical and not better) else better or canonical or [c for c in other if not c.figure.canonical]


def _otherwise_called(having: Sequence[Candidate], wanted: Wanted, figures: Figures) -> list[Candidate]:
    """The numbers of an item that stand under its own name alone, in reports that give them no other way."""
    reports = {one.report.id for one in having}
    fitting = [(r, n) for r, n in figures if r.id not in reports and counts_as_asked(r, n, wanted)]
    return [Candidate(r, n, 1.0, worth_in_time(r, n, wanted.wording)) for r, n in fitting]


def _of_the_cause(wanted: Wanted, figures: Figures) -> list[Candidate]:
    """The numbers that count those of one cause: their own clause says it."""
    fitting = [(r, n, words_around(r, n).own_share(wanted.topic)) for r, n in figures if n.role is Role.LEVEL and n.measure not in NO_COUNTS and wanted.unit.fits(n)]
    return [Candidate(r, n, share, share) for r, n, share in fitting if share >= ENOUGH_OF_A_CAUSE]


def _figures(asked: Asked) -> Iterator[tuple[Report, Figure]]:
    in_scope = {report.id for report in asked.reports}
    for entry in asked.library.contents.entries:
        if entry.report.id in in_scope:
            yield from ((entry.report, number) for number in entry.figures if not runs_together(number) and period_fits(asked, entry.report, number))


def runs_together(number: Figure) -> bool:
    """Whether what a figure is called is a row of words and other numbers, of a table whose cells run together."""
    return RUN_TOGETHER.search(number.indicator + number.subject) is not None


def _of_indicator(wanted: Wanted, figures: Figures) -> list[tuple[Report, Figure]]:
    """Figures of the indicator as it stands or is to stand; one of a licensing item only where that is asked for."""
    if wanted.is_share_of_a_count:
        return [(r, n) for r, n in figures if n.parent == wanted.indicator and n.measure in SHARES]
    roles = (Role.TARGET,) if wanted.is_target else (Role.LEVEL, Role.TARGET) if _is_of_one_report(figures) else (Role.LEVEL,)
    levels = [(r, n) for r, n in figures if n.canonical and n.role in roles and wanted.unit.fits(n)]
    items = {report.id: _items_named(wanted, report, figures) for report, _ in figures}
    levels = [(r, n) for r, n in levels if not n.subject or n.subject in items[r.id]]
    named = [(r, n) for r, n in levels if n.indicator == wanted.indicator]
    having = {report.id for report, _ in named}
    # Applications received are put beside those accepted nowhere: what is accepted stands for them where no report tells them.
    others = () if having and wanted.indicator in WHAT_IS_DONE else instead_of(wanted.indicator)
    named += [(r, n) for r, n in figures if wanted.with_changes and _is_change_of(wanted, n) and r.id not in having]
    return named + [(r, n) for r, n in levels if n.indicator in others and r.id not in having]


def _is_of_one_report(figures: Figures) -> bool:
    """Whether one report alone is asked, of which a target is better than nothing; beside levels it is none."""
    return len({report.id for report, _ in figures}) == 1


def _items_named(wanted: Wanted, report: Report, figures: Figures) -> list[str]:
    """The licensing items of a report's tables that a question names; one that two of them fit alike is neither."""
    items = tuple(dict.fromkeys(n.subject for r, n in figures if r.id == report.id and n.subject))
    return named_labels(wanted.text, wanted.topic, items, report.agency) if items else []


def _is_change_of(wanted: Wanted, number: Figure) -> bool:
    return number.canonical and number.indicator == wanted.indicator and number.role is Role.CHANGE


def _canonical(report: Report, number: Figure, wanted: Wanted) -> Candidate:
    """A figure of the indicator asked for: the rest of the words decide whether it is meant."""
    total = wanted.weight + wanted.topic.weight
    share = (wanted.weight + wanted.topic.weight * words_around(report, number).share(wanted.topic)) / total
    first = 1e-6 * number.start / max(1, len(report.text))
    target = A_TARGET if is_target(report, number) and not wanted.is_target else 1.0
    return Candidate(report, number, share, share * target * worth_in_time(report, number, wanted.wording) - first)
