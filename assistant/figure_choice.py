"""Which figure answers a part of a question: the one that its words chose, or one that read beside the question is likelier."""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from assistant import wording
from assistant.candidates import Candidate, Figures, words_around
from assistant.figure_reading import likely_figures
from assistant.figure_words import BY_DICTIONARY, is_bare, worth
from assistant.figures_by_words import meaning_around
from assistant.items import items_asked
from assistant.own_words import bare_of
from assistant.reading import INSTEAD, LONGEST_ASKED, log_odds, odds_of, with_chinese_names
from assistant.reply import Asked
from assistant.topics import HINT
from assistant.units import NO_COUNTS, SHARES
from assistant.wanted import PER, Wanted
from corpus.errors import UnusableModel
from corpus.indicators import RATE
from corpus.repair import simplify
from corpus.types import Figure, Report, Role

# So many figures are read, those that bear most on the part by their words; of more reports than so many none.
MOST_READ, MOST_REPORTS = 32, 8
# Log odds that a figure is asked for, of each of its signs in the order of `signs`; fitted on the strangers' sets (decision 12).
WEIGHTS = (1.14, 0.65, 0.31, 0.29, 0.15, 0.31, 0.39, -0.08, 0.08, 0.09, -0.65, 0.17)
OFFSET = -0.33
# From here on a figure answers in place of the one that words chose, where they chose none, and where they found none of what a set phrase names.
ANSWERS, ANSWERS_ALONE, ANSWERS_A_PHRASE = 0.1, 0.15, 0.55
# A share, which may be worked out as well.
ANSWERS_A_SHARE = 0.25
# … and one with none of the words asked for around it, which words did not choose.
ANSWERS_WITHOUT_A_WORD = 0.5
# Below this, what words chose does not answer: found by its words alone, or of the indicator that is named.
HARDLY, HARDLY_OF_INDICATOR = 0.1, 0.05
# … unless nearly every word asked for stands around it, and one of them is more than a dictionary's guess.
NEARLY_EVERY_WORD = 0.85
# So much likelier must be a figure of before a change, and a part where a whole is asked for; and the odds of any than those of the one that words chose.
LIKELIER, ODDS_OVER_WORDS = 1.2, 2.0
# How many were refused: of applications, where an indicator of those is meant.
WITHOUT_ITS_NOUN = re.compile(r"\bhow many (?=(?:were|was|are|is|did|does|do|has|have|had|got|get)\b)", re.IGNORECASE)


def by_reading(asked: Asked, wanted: Wanted, chosen: Sequence[Candidate], near: Sequence[Candidate], figures: Figures) -> list[Candidate]:
    """What words chose; of a report for which another figure is likelier, or for which they chose none, the likeliest one that answers."""
    if not wanted.wording.strip() or (near and is_bare(wanted.whole)) or len(asked.reports) > MOST_REPORTS or _asks_for_none(asked, wanted):
        return list(chosen)
    ruled = {(one.report.id, one.figure.start) for one in chosen}
    having = {report for report, _ in ruled}
    # What some reports call by the name of an indicator is no other number in the rest.
    among = having if wanted.indicator and having else {report.id for report in asked.reports}
    figures = [(report, number) for report, number in figures if (report.id, number.start) in ruled or (report.id in among and _may_answer(wanted, report, number))]
    first = sorted(figures, key=lambda one: (-_bears_on(asked, wanted, one[0], one[1], ruled), one[0].file, one[1].start))[:MOST_READ]
    try:
        likely = _likely(asked, wanted, first, ruled)
    except UnusableModel:
        return list(chosen)
    hardly = {(report.id, number.start) for (report, number), value in zip(first, likely, strict=True) if _hardly_answers(wanted, report, number, value)}
    best = _likeliest_of_each(wanted, first, likely, ruled, having)
    likelier = [one for one in best.values() if (one.report.id, one.figure.start) not in ruled]
    replaced = {one.report.id for one in likelier}
    return [*(one for one in chosen if one.report.id not in replaced and (one.report.id, one.figure.start) not in hardly), *likelier]


def _likeliest_of_each(wanted: Wanted, figures: Figures, likely: Sequence[float], ruled: Set[tuple[str, int]], having: Set[str]) -> dict[str, Candidate]:
    """Of each report, by its id, the figure that is likeliest asked for, where it answers.

    Args:
        likely: how likely each figure is asked for.
        ruled, having: what words chose, each as the report's id and the figure's place, and the ids of its reports.
    """
    best: dict[str, Candidate] = {}
    of_an_item = bool(wanted.indicator and items_asked(wanted.topic))
    second = [(number.role is Role.FORMER and report.id in having) or (wanted.says_it_all and number.indicator.startswith("其中")) for report, number in figures]
    likely = [value / LIKELIER if is_second else value for is_second, value in zip(second, likely, strict=True)]
    alone = ANSWERS_A_SHARE if wanted.unit.fitting == SHARES else ANSWERS_ALONE
    for (report, number), value in zip(figures, likely, strict=True):
        least = ANSWERS_A_PHRASE if wanted.says_it_all or of_an_item else ANSWERS if report.id in having else alone
        is_second_to_words = report.id in having and (report.id, number.start) not in ruled
        compared = value / (value + ODDS_OVER_WORDS * (1 - value)) if is_second_to_words else value
        share = words_around(report, number).share(wanted.whole)
        least = least if share or report.id in having else max(least, ANSWERS_WITHOUT_A_WORD)
        if value >= least and (report.id not in best or compared > best[report.id].score):
            best[report.id] = Candidate(report, number, share, compared)
    return best


def _hardly_answers(wanted: Wanted, report: Report, number: Figure, likely: float) -> bool:
    """Whether a figure that words chose is not the one asked for after all; what a set phrase names always is."""
    if wanted.says_it_all or (words_around(report, number).share(wanted.whole) >= NEARLY_EVERY_WORD and _is_surely_worded(wanted, report, number)):
        return False
    return likely < (HARDLY_OF_INDICATOR if _is_of(wanted, number) else HARDLY)


def _is_surely_worded(wanted: Wanted, report: Report, number: Figure) -> bool:
    """Whether a figure is found by several words, or by one that is more than a dictionary's guess."""
    around = words_around(report, number)
    there = [group for group in wanted.whole.groups if around.of_group(group) > HINT]
    return len(there) > 1 or any(len(group.phrase.split()) > 1 or worth(group, around.sentence) > BY_DICTIONARY for group in there)


def weighed(asked: Asked, wanted: Wanted, ruled: Sequence[Candidate], figures: Figures, most: int = MOST_READ) -> list[Candidate]:
    """The figures that bear most on a part, each with how likely it is asked for, the likeliest first; what words chose where the reader cannot be used."""
    chosen = {(one.report.id, one.figure.start) for one in ruled}
    may = [(report, number) for report, number in figures if (report.id, number.start) in chosen or _may_answer(wanted, report, number)]
    first = sorted(may, key=lambda one: (-_bears_on(asked, wanted, one[0], one[1], chosen), one[0].file, one[1].start))[:most]
    try:
        likely = _likely(asked, wanted, first, chosen)
    except UnusableModel:
        return list(ruled)
    found = [Candidate(report, number, words_around(report, number).share(wanted.whole), value) for (report, number), value in zip(first, likely, strict=True)]
    return sorted(found, key=lambda one: (-one.score, one.figure.start))


def _asks_for_none(asked: Asked, wanted: Wanted) -> bool:
    """Whether a part asks for no number, of a question that does elsewhere (and on what grounds)."""
    asks_elsewhere = wording.FIGURE.search(asked.understood.question) and not wording.FIGURE.search(wanted.read_as or wanted.wording)
    return bool(asks_elsewhere) and not wanted.indicator and not wanted.unit.is_set


def _bears_on(asked: Asked, wanted: Wanted, report: Report, number: Figure, ruled: Set[tuple[str, int]]) -> float:
    """How much a figure bears on a part by its words, in no unit; what words chose comes first."""
    around = words_around(report, number)
    own = around.share(wanted.whole) + around.own_share(wanted.whole) + wanted.whole.share(number.indicator)
    fits = wanted.unit.is_set and wanted.unit.fits(number)
    return own + meaning_around(asked, report, number) + fits + _is_of(wanted, number) + 9.0 * ((report.id, number.start) in ruled)


def _likely(asked: Asked, wanted: Wanted, figures: Figures, ruled: Set[tuple[str, int]]) -> list[float]:
    """How likely each figure is asked for."""
    return [odds_of(WEIGHTS, OFFSET, of_one) for of_one in signs(asked, wanted, figures, ruled)]


def signs(asked: Asked, wanted: Wanted, figures: Figures, ruled: Set[tuple[str, int]]) -> list[tuple[float, ...]]:
    """Of each figure the signs that it is asked for, shape (figures, 12): the reader's log odds, whether words chose it, the share of the words
    around it, at it and in what it is called, the nearness in meaning, whether it is of the indicator asked for, whether it is in the unit asked
    for and whether in another, whether it is a change or a target, whether words chose another of its report, and whether they chose it by a
    set phrase.

    Args:
        ruled: what words chose, each as the report's id and the figure's place.
    """
    read, having = likely_figures(asked_alone(asked, wanted.read_as or wanted.wording), figures).tolist(), {report for report, _ in ruled}
    found: list[tuple[float, ...]] = []
    for (report, number), value in zip(figures, read, strict=True):
        around, is_ruled = words_around(report, number), (report.id, number.start) in ruled
        found.append(
            (
                log_odds(value),
                float(is_ruled),
                around.share(wanted.whole),
                around.own_share(wanted.whole),
                wanted.whole.share(number.indicator),
                meaning_around(asked, report, number),
                float(_is_of(wanted, number)),
                float(wanted.unit.is_set and wanted.unit.fits(number)),
                float(wanted.unit.is_set and not wanted.unit.fits(number)),
                float(number.role is not Role.LEVEL),
                float(report.id in having and not is_ruled),
                float(wanted.says_it_all and is_ruled),
            )
        )
    return found


def likeliest(asked: Asked, text: str, figures: Figures) -> list[Candidate]:
    """Figures by nothing but how likely each is asked for, read beside a text; none where the reader cannot be used."""
    try:
        read = likely_figures(asked_alone(asked, text), figures).tolist()
    except UnusableModel:
        return []
    return sorted((Candidate(report, number, value, value) for (report, number), value in zip(figures, read, strict=True)), key=lambda one: -one.score)


def asked_alone(asked: Asked, text: str) -> str:
    """A part of a question without agencies and years, as it is read."""
    language = asked.understood.language
    bare = bare_of(text, [report.agency for report in asked.collection], INSTEAD[language])
    bare = with_applications(bare, [asked.words.indicator(name) for name in asked.understood.indicators])
    return with_chinese_names(asked, simplify(bare)[: LONGEST_ASKED[language]])


def with_applications(text: str, indicators: Sequence[str]) -> str:
    """An English question that leaves out what it counts, with applications in it where all its indicators, by their English names, count these.

    >>> with_applications("How many were refused?", ["applications not approved"]), with_applications("How many were there?", ["complaints"])
    ('how many applications were refused?', 'How many were there?')
    """
    counts = bool(indicators) and all(name.startswith("applications ") for name in indicators)
    return WITHOUT_ITS_NOUN.sub("how many applications ", text) if counts else text


def _may_answer(wanted: Wanted, report: Report, number: Figure) -> bool:
    """Whether a figure is in the unit asked for, is no share where a count is asked for, no target, and not of another indicator than the one that is settled."""
    if wanted.unit.is_set and number.measure and not wanted.unit.fits(number):
        return False
    counts = wanted.counts or (bool(wanted.indicator) and not RATE.search(wanted.indicator) and not wanted.unit.is_set)
    if (counts and number.measure in NO_COUNTS) or (number.role is Role.TARGET and not wanted.is_target):
        return False
    if wanted.per and not PER.search(report.search.slice_of(number.clause)):
        return False
    # A set phrase, or an indicator beside which nothing is said, means no other one, and no part of it (容缺受理).
    is_settled = wanted.says_it_all or (bool(wanted.indicator) and is_bare(wanted.topic))
    return not (is_settled and number.canonical and (number.indicator != wanted.indicator or _is_of_another_part(wanted, number)))


def _is_of_another_part(wanted: Wanted, number: Figure) -> bool:
    """Whether a figure counts a part of which a question names no two characters."""
    pairs = {"".join(pair) for pair in pairwise(number.subject)}
    return bool(number.subject) and not any(pair in wanted.wording for pair in pairs)


def _is_of(wanted: Wanted, number: Figure) -> bool:
    return number.canonical and bool(wanted.indicator) and number.indicator == wanted.indicator
