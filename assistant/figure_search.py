"""The figures of the reports in scope that answer one part of a question, best first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import wording
from assistant.asked import OF_AN_OBJECT
from assistant.evidence import ENOUGH_TERMS, ENOUGH_TOGETHER, LEAST_TERMS, MOST_MISSING, nearness, together
from assistant.figure_time import is_target, is_to_come, period_fits, worth_in_time
from assistant.figure_words import Around, around, is_bare, worth
from assistant.items import counts_as_asked, counts_the_items, items_asked, names_a_cause
from assistant.reply import Asked
from assistant.terms import LIKELY, Topic
from assistant.types import Language
from assistant.units import NO_COUNTS, PIECES, SHARES, TIMES
from assistant.wanted import PER, Wanted
from corpus.indicators import instead_of
from corpus.types import Figure, Passage, Report, Role, Span

ENOUGH_CANONICAL = 0.58
# Below this, a number whose own clause holds the words of the question is the better answer.
SURELY_CANONICAL = 0.8
A_TARGET = 0.8
# A part that says little of its own (平均要多久) is answered beside the figure of the part before.
NEARBY = 150
SAME_SENTENCE, NEXT_SENTENCE = 0.3, 0.15
ENOUGH_BESIDE, ENOUGH_IN_SENTENCE = 0.25, 0.5
# 共计法定时限420个工作日: the time of one case is meant unless the question asks for a total.
A_TOTAL = re.compile(r"共计|合计|累计|总共")
FOR_EACH = re.compile(r"单次|每次|每[宗件份个]|平均")
A_TOTAL_TIME = 0.8
# 企事业单位(大于5人): a bar in brackets says which are meant, and counts nothing.
A_BAR_IN_BRACKETS = 0.7

# From so many to how many.
BECOMES = re.compile(r"(?:变成|变为|[降减缩压升增](?:低|少|短|缩|到|加)?[到至为])(?:了)?(?:多少|几)|\b(?:to|into) how (?:many|much|few)\b", re.IGNORECASE)

# Of the name of a licensing item, a word at least this telling asks for it.
ENOUGH_OF_AN_ITEM = 0.9
# Of the words of a cause, what the clause of a number must have.
ENOUGH_OF_A_CAUSE = 0.5
# How far what belongs together may stand apart, in characters.
FAR = 600
# The words in the clause itself decide between things counted in a measure of their own (枚, 台); less than this share is next to none.
OWN_WORDS, LITTLE = 0.025, 0.15
OWN_MEASURES = PIECES - {"个", ""}
# What the words that stand at the number itself add, between numbers of one clause (查处案件297宗,罚款318万元).
IN_THE_LABEL = 0.05
# Two shares of the words that differ by a dictionary's guess.
ALIKE = 0.06
Figures = Sequence[tuple[Report, Figure]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure with how well it answers, 0 to 1."""

    report: Report
    figure: Figure
    share: float
    score: float


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
    return sorted(chosen, key=lambda c: (c.report.year or 0, c.report.file, c.figure.start if wanted.is_target else 0))


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


def _candidates(asked: Asked, wanted: Wanted, near: Sequence[Candidate]) -> list[Candidate]:
    figures = list(_figures(asked))
    named = [c for r, n in _of_indicator(wanted, figures) if (c := _canonical(r, n, wanted)).share >= ENOUGH_CANONICAL]
    canonical = [c for c in _of_the_noun(wanted, named, figures) if counts_the_items(c.report, c.figure, wanted.topic)]
    if wanted.per:
        canonical = named = [c for c in canonical if PER.search(c.report.search.slice_of(c.figure.clause))]
    if wanted.weight > OF_AN_OBJECT and items_asked(wanted.topic) and wanted.indicator:
        return canonical + _otherwise_called(canonical, wanted, figures)
    if names_a_cause(wanted.wording) and wanted.indicator and wanted.topic.groups:
        return _of_the_cause(wanted, figures)
    if wanted.says_it_all and len(canonical) == len(named):
        return canonical
    other = _others(_Looking(asked, wanted, tuple(near), _misses_words(asked, wanted, figures)), figures)
    if not wanted.indicator:
        return other
    if wanted.topic.groups and _missing_share(wanted.topic, figures) > MOST_MISSING:
        canonical = []
    better = [c for c in other if c.share >= ENOUGH_TERMS and not c.figure.canonical]
    sure = any(candidate.share >= SURELY_CANONICAL for candidate in canonical)
    return canonical if sure or (canonical and not better) else better or canonical


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
            yield from ((entry.report, number) for number in entry.figures if period_fits(asked, entry.report, number))


def _of_indicator(wanted: Wanted, figures: Figures) -> list[tuple[Report, Figure]]:
    """Figures of the indicator as it stands or is to stand; one of a licensing item only where that is asked for."""
    if wanted.is_share_of_a_count:
        return [(r, n) for r, n in figures if n.parent == wanted.indicator and n.measure in SHARES]
    roles = (Role.TARGET,) if wanted.is_target else (Role.LEVEL, Role.TARGET) if _is_of_one_report(figures) else (Role.LEVEL,)
    levels = [(r, n) for r, n in figures if n.canonical and n.role in roles and wanted.unit.fits(n)]
    levels = [(r, n) for r, n in levels if not n.subject or _names_the_item(wanted, n.subject)]
    named = [(r, n) for r, n in levels if n.indicator == wanted.indicator]
    having = {report.id for report, _ in named}
    others = instead_of(wanted.indicator)
    named += [(r, n) for r, n in figures if wanted.with_changes and _is_change_of(wanted, n) and r.id not in having]
    return named + [(r, n) for r, n in levels if n.indicator in others and r.id not in having]


def _is_of_one_report(figures: Figures) -> bool:
    """Whether one report alone is asked, of which a target is better than nothing; beside levels it is none."""
    return len({report.id for report, _ in figures}) == 1


def _names_the_item(wanted: Wanted, item: str) -> bool:
    """Whether a question asks for one licensing item, by its name or by a word of it."""
    return item in wanted.wording or any(worth(group, item) >= ENOUGH_OF_AN_ITEM for group in wanted.topic.groups)


def _is_change_of(wanted: Wanted, number: Figure) -> bool:
    return number.canonical and number.indicator == wanted.indicator and number.role is Role.CHANGE


def _canonical(report: Report, number: Figure, wanted: Wanted) -> Candidate:
    """A figure of the indicator asked for: the rest of the words decide whether it is meant."""
    total = wanted.weight + wanted.topic.weight
    share = (wanted.weight + wanted.topic.weight * words_around(report, number).share(wanted.topic)) / total
    first = 1e-6 * number.start / max(1, len(report.text))
    target = A_TARGET if is_target(report, number) and not wanted.is_target else 1.0
    return Candidate(report, number, share, share * target * worth_in_time(report, number, wanted.wording) - first)


@dataclass(frozen=True, slots=True)
class _Looking:
    """What is looked for, beside what, and whether too many of its words stand around no figure at all."""

    asked: Asked
    wanted: Wanted
    near: tuple[Candidate, ...]
    misses_words: bool


def _others(looking: _Looking, figures: Figures) -> list[Candidate]:
    """Any figures, whatever they are called, that hold the words or stand beside the part before."""
    if not looking.wanted.whole.groups and not looking.near:
        return []
    fitting = ((report, number) for report, number in figures if _may_answer(looking, report, number))
    found = [one for report, number in fitting if (one := _other(looking, report, number)) is not None]
    question = looking.asked.understood.question
    found = _levels_beside_targets(looking, _with_the_words(looking, found, figures), figures)
    # What the question itself tells it hardly asks for; what that becomes counts in the same measure.
    untold = [one for one in found if not _is_told(question, one.figure)] or found
    alike = {number.measure for _, number in figures if _is_told(question, number)} if BECOMES.search(question) else set()
    return [one for one in untold if one.figure.measure in alike] or untold


def _with_the_words(looking: _Looking, found: list[Candidate], figures: Figures) -> list[Candidate]:
    """Where meaning alone found figures of the unit asked for, those that stand among the words of the question instead."""
    if not found or not looking.wanted.unit.is_set or any(one.share >= LITTLE for one in found):
        return found
    others = [(r, n, words_around(r, n).share(looking.wanted.whole)) for r, n in figures if _may_answer(looking, r, n)]
    return [Candidate(r, n, share, share) for r, n, share in others if share >= 2 * LITTLE] or found


def _levels_beside_targets(looking: _Looking, found: list[Candidate], figures: Figures) -> list[Candidate]:
    """For a target that is not asked for, how it stands, where the same sentence tells that in the same unit."""
    if looking.wanted.is_target:
        return found
    return [_level_beside(looking, one, figures) if one.figure.role is Role.TARGET else one for one in found]


def _level_beside(looking: _Looking, target: Candidate, figures: Figures) -> Candidate:
    sentence = sentence_around(target.report, target.figure)
    same = [n for r, n in figures if r.id == target.report.id and n.role is Role.LEVEL and n.measure == target.figure.measure]
    beside = [n for n in same if sentence.start <= n.start < sentence.end and not is_target(target.report, n)]
    return Candidate(target.report, beside[0], target.share, target.score) if beside else target


def _may_answer(looking: _Looking, report: Report, number: Figure) -> bool:
    """Whether a figure has the unit and the time asked for, and is not the answer of the part before."""
    if looking.wanted.counts and number.measure in NO_COUNTS:
        return False
    if not looking.wanted.unit.fits(number) or (looking.wanted.is_to_come and not is_to_come(report, number)):
        return False
    return not any(number.start == one.figure.start and report.id == one.report.id for one in looking.near)


def _is_told(question: str, number: Figure) -> bool:
    """Whether a question that does not ask whether it is so gives the number itself: 从420个工作日变成多少."""
    if wording.YES_OR_NO.search(question) or len(number.value) < 2:
        return False
    return bool(re.search(rf"(?<![\d.]){re.escape(number.value)}\s*(?:{re.escape(number.unit) or '(?!)'}|[A-Za-z]{{3,}} ?[A-Za-z]{{3,}})", question))


def _other(looking: _Looking, report: Report, number: Figure) -> Candidate | None:
    """A figure by the words of its clause, the meaning of its sentence and what stands beside it."""
    wanted, words = looking.wanted, words_around(report, number)
    share, meaning = words.share(wanted.whole), _meaning(looking.asked, report, number)
    beside = max((_beside(number, one) for one in looking.near if one.report.id == report.id), default=0.0)
    stands_beside = beside > 0 and _stands_beside(wanted, words.own_share(wanted.whole), share, beside)
    if not (stands_beside or _answers(looking, share, meaning)):
        return None
    own = OWN_WORDS * words.own_share(wanted.whole) if number.measure in OWN_MEASURES else 0.0
    label = IN_THE_LABEL * wanted.whole.share(number.indicator)
    worth_of_it = _of_one(report, number, wanted) * worth_in_time(report, number, looking.asked.understood.question)
    if number.qualifier and re.search(r"[(（]\W*$", report.text[: number.start].removesuffix(number.qualifier)[-3:]):
        worth_of_it *= A_BAR_IN_BRACKETS
    return Candidate(report, number, share, (together(share, meaning) + own + label + beside) * worth_of_it)


def _stands_beside(wanted: Wanted, own: float, share: float, beside: float) -> bool:
    """Whether a figure beside that of the part before fits the unit asked for, or enough of the words."""
    if wanted.unit.is_set and (own >= ENOUGH_BESIDE or is_bare(wanted.whole)):
        return True
    return beside >= SAME_SENTENCE and share >= ENOUGH_IN_SENTENCE and own > 0


def _answers(looking: _Looking, share: float, meaning: float) -> bool:
    """Whether a figure holds enough of the words, or some of them and enough of the meaning."""
    if not looking.wanted.whole.groups:
        return False
    if share >= ENOUGH_TERMS:
        return True
    language = looking.asked.understood.language
    return not looking.misses_words and share >= LEAST_TERMS[language] and together(share, meaning) >= ENOUGH_TOGETHER[language]


def _misses_words(asked: Asked, wanted: Wanted, figures: Figures) -> bool:
    """Whether too much of an English part stands around no figure, so that no nearness in meaning counts."""
    if asked.understood.language is not Language.ENGLISH or not wanted.whole.groups:
        return False
    return _missing_share(wanted.whole, figures) > MOST_MISSING


def _missing_share(subject: Topic, figures: Figures) -> float:
    """The share of the topic's weight in words that stand around no figure in scope."""
    sure = [group for group in subject.groups if group.certainty >= LIKELY]
    missing = [g for g in sure if not any(words_around(r, n).of_group(g) for r, n in figures)]
    return sum(group.weight for group in missing) / subject.weight if missing else 0.0


def _beside(number: Figure, before: Candidate) -> float:
    """How close a figure stands to that of the part before."""
    sentence = sentence_around(before.report, before.figure)
    if sentence.start <= number.start < sentence.end:
        return SAME_SENTENCE
    return NEXT_SENTENCE if abs(number.start - before.figure.start) <= NEARBY else 0.0


def _of_one(report: Report, number: Figure, wanted: Wanted) -> float:
    """A total of times is hardly meant where the time of one case may be."""
    if number.measure not in TIMES or wanted.is_total:
        return 1.0
    clause = report.search.slice_of(number.clause)
    if A_TOTAL.search(clause):
        return A_TOTAL_TIME
    return 1.0 + 0.1 * bool(wanted.is_of_one and FOR_EACH.search(clause))


def words_around(report: Report, number: Figure) -> Around:
    return around(report, number, sentence_around(report, number))


def sentence_around(report: Report, number: Figure) -> Span:
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

