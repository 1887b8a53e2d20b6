"""Figures by the words around them, whatever they are called, and by the figure of the part before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import wording
from assistant.candidates import NEARBY, OWN_MEASURES, Candidate, Figures, missing_share, sentence_around, words_around
from assistant.evidence import ENOUGH_TERMS, ENOUGH_TOGETHER, LEAST_TERMS, MOST_MISSING, nearness, together
from assistant.figure_time import ACTUAL, ACTUAL_ASKED, is_target, is_to_come, worth_in_time
from assistant.figure_words import is_bare
from assistant.reply import Asked
from assistant.types import Language
from assistant.units import AREAS, MONEY, NO_COUNTS, TIMES
from assistant.wanted import Wanted, says_little
from corpus.types import Figure, Passage, Report, Role

# A part that says little of its own (平均要多久) is answered beside the figure of the part before.
SAME_SENTENCE, NEXT_SENTENCE = 0.3, 0.15
ENOUGH_BESIDE, ENOUGH_IN_SENTENCE = 0.25, 0.5
# 共计法定时限420个工作日: the time of one case is meant unless the question asks for a total.
A_TOTAL = re.compile(r"共计|合计|累计|总共")
FOR_EACH = re.compile(r"单次|每次|每[宗件份个]|平均")
A_TOTAL_TIME = 0.8
# 企事业单位(大于5人): a bar in brackets says which are meant, and counts nothing.
A_BAR_IN_BRACKETS = 0.7
BAR_IN_BRACKETS = re.compile(r"[(（]\W*$")
# How much less of words and meaning is enough where few figures are in the unit asked for.
LESS_OF_A_UNIT = 0.08
TELLING_UNITS = frozenset("家 户 处 台 套 架 枚 张 场 期 名 元 公里 亩 辆 卷".split())
# From so many to how many.
BECOMES = re.compile(r"(?:变成|变为|[降减缩压升增](?:低|少|短|缩|到|加)?[到至为])(?:了)?(?:多少|几)|\b(?:to|into) how (?:many|much|few)\b", re.IGNORECASE)
# The words in the clause itself decide between things counted in a measure of their own (枚, 台); less than this share is next to none.
OWN_WORDS, LITTLE = 0.025, 0.15
# What the words that stand at the number itself add, between numbers of one clause (查处案件297宗,罚款318万元).
IN_THE_LABEL = 0.05


@dataclass(frozen=True, slots=True)
class _Looking:
    """What is looked for, beside what, whether too many of its words stand around no figure at all, and how much less than usual is enough."""

    asked: Asked
    wanted: Wanted
    near: tuple[Candidate, ...]
    misses_words: bool
    less: float = 0.0


def by_words(asked: Asked, wanted: Wanted, near: Sequence[Candidate], figures: Figures) -> list[Candidate]:
    """Any figures, whatever they are called, that hold the words or stand beside those of the part before."""
    looking = _Looking(asked, wanted, tuple(near), _misses_words(asked, wanted, figures))
    if not looking.wanted.whole.groups and not looking.near:
        return []
    fitting = [(report, number) for report, number in figures if _may_answer(looking, report, number)]
    found = [one for report, number in fitting if (one := _other(looking, report, number)) is not None]
    if not found and _has_a_telling_unit(wanted):
        looking = replace(looking, less=LESS_OF_A_UNIT)
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
    return [_level_beside(one, figures) if one.figure.role is Role.TARGET else one for one in found]


def _level_beside(target: Candidate, figures: Figures) -> Candidate:
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
    share, meaning = words.share(wanted.whole), meaning_around(looking.asked, report, number)
    beside = max((_beside(number, one) for one in looking.near if one.report.id == report.id), default=0.0)
    stands_beside = beside > 0 and _stands_beside(wanted, words.own_share(wanted.whole), share, beside)
    if not (stands_beside or _answers(looking, share, meaning) or _is_the_usual_time(report, number, wanted)):
        return None
    own = OWN_WORDS * words.own_share(wanted.whole) if number.measure in OWN_MEASURES else 0.0
    label = IN_THE_LABEL * (wanted.whole.share(number.indicator) + (number.measure in wanted.counted_in))
    worth_of_it = _of_one(report, number, wanted) * worth_in_time(report, number, looking.asked.understood.question)
    if number.qualifier and BAR_IN_BRACKETS.search(report.text[: number.start].removesuffix(number.qualifier)[-3:]):
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
    enough = share >= LEAST_TERMS[language] - looking.less and together(share, meaning) >= ENOUGH_TOGETHER[language] - looking.less
    return not looking.misses_words and enough


def _is_the_usual_time(report: Report, number: Figure, wanted: Wanted) -> bool:
    """Whether a figure says how long a case takes, and a question that names no kind of case asks for that (许可平均几天办完)."""
    if wanted.unit.fitting != TIMES or number.measure not in TIMES or number.role is not Role.LEVEL:
        return False
    return says_little(wanted.whole) and bool(ACTUAL_ASKED.search(wanted.wording) and ACTUAL.search(report.search.slice_of(number.clause)))


def _has_a_telling_unit(wanted: Wanted) -> bool:
    """Whether the unit asked for, of time, money, area or of one kind of thing, leaves few figures to choose from."""
    return wanted.unit.fitting in (TIMES, MONEY, AREAS) or wanted.unit.named in TELLING_UNITS


def _misses_words(asked: Asked, wanted: Wanted, figures: Figures) -> bool:
    """Whether too much of an English part stands around no figure, so that no nearness in meaning counts."""
    if asked.understood.language is not Language.ENGLISH or not wanted.whole.groups:
        return False
    return missing_share(wanted.whole, figures) > MOST_MISSING


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


def meaning_around(asked: Asked, report: Report, number: Figure) -> float:
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
