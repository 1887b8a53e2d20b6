"""Sentences read beside the question, and how likely each answers it, by what was read, its words and its meaning together."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering import answering, in_turn
from assistant.evidence import ENOUGH_TERMS, Scored
from assistant.field_names import glossed
from assistant.gate.parts import parts_of
from assistant.gate.support import share
from assistant.groups import HAN_RUN
from assistant.own_words import bare_of
from assistant.reply import Asked
from assistant.sought import WHEN, sought_in
from assistant.stopwords import soft_words, stopwords
from assistant.terms import quotations
from assistant.types import Language
from corpus.errors import UnusableModel
from corpus.repair import simplify

# So many sentences are read, those that bear most on the topic by terms and vectors; five take some 40 ms.
MOST_READ = 48
# From here on a sentence answers; a turn has few words of its own to weigh.
ANSWERS, ANSWERS_IN_TURN = 0.1, 0.05
# … where it lacks the kind of answer asked for (a person, a time), which a sign tells.
ANSWERS_OTHERWISE, LACKS_THE_KIND = 0.3, 6
# … and where it has every word of the question and is near it in meaning.
ANSWERS_IN_ITS_WORDS, NEAR, SHARE, NEARNESS = 0.03, 0.4, 1, 3
# A sentence of fewer characters is a scrap or a heading.
SHORTEST = 9
# How likely a quote answers a part of a question, by the reader alone, for the part not to be called untold.
TOLD = 0.8
# Log odds that a sentence answers, of each of its signs in the order of `signs`; fitted on the strangers' sets (`bench/answers.py`).
WEIGHTS = (1.54, 0.47, 0.81, 2.06, -0.74, 1.43, -0.87, -0.23, 0.37)
OFFSET = -0.91
# Of a question so many characters are read.
LONGEST_ASKED = {Language.CHINESE: 80, Language.ENGLISH: 240}
SIGNATURE = re.compile(r"\W*(?:[\u4e00-\u9fff]{4,40}\s*)?(?:20\d\d|二[\u3007○零]..)年\d?[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日\W*")
# Of so many reports the words are looked up in their own texts.
FEW_REPORTS = 12
# Where the reader cannot be used.
UNREAD = 0.2
INSTEAD = {Language.CHINESE: "", Language.ENGLISH: "the bureau"}


def answering_among(asked: Asked, scored: Sequence[Scored], least: float = ANSWERS) -> list[Scored]:
    """The sentences that answer the question with how likely each does, at least so likely, the likeliest first."""
    dated = WHEN.search(asked.understood.question) is not None
    first = [one for one in scored[:MOST_READ] if dated or not is_signature(asked, one)]
    least = min(least, ANSWERS_IN_TURN) if asked.understood.leans_on and least <= ANSWERS else least
    found, names = list[Scored](), [simplify(name) for name in quotations(asked.understood.question)]
    for one, of_one in zip(first, signs(asked, first), strict=True):
        likely = odds_of(WEIGHTS, OFFSET, of_one)
        text = asked.library.contents.reports[one.passage.report].search.slice_of(one.sentence) if names else ""
        if likely >= _least(of_one, least, bool(names) and all(name in text for name in names)):
            found.append(replace(one, answers=likely))
    return sorted(found, key=lambda one: (-one.answers, one.passage.id, one.sentence.start))


def _least(of_one: Sequence[float], least: float, is_named: bool) -> float:
    """How likely a sentence with these signs must be at least.

    Args:
        is_named: whether it has all that the question names in quotation marks.
    """
    if of_one[LACKS_THE_KIND]:
        return max(least, ANSWERS_OTHERWISE)
    return min(least, ANSWERS_IN_ITS_WORDS) if least <= ANSWERS and of_one[SHARE] >= 1 and (is_named or of_one[NEARNESS] >= NEAR) else least


def is_signature(asked: Asked, one: Scored) -> bool:
    """Whether a sentence is nothing but who signs a report and when."""
    return SIGNATURE.fullmatch(asked.library.contents.reports[one.passage.report].search.slice_of(one.sentence)) is not None


def is_told(part: str, quotes: Sequence[str], least: float = TOLD) -> bool:
    """Whether one of the quotes, in the search text's form, answers a part of a question, by the reader at least so likely."""
    try:
        return bool(quotes) and float(answering().likely(simplify(part), quotes).max()) >= least
    except UnusableModel:
        return False


def signs(asked: Asked, scored: Sequence[Scored]) -> list[tuple[float, ...]]:
    """Of each sentence the signs that it answers the question, shape (sentences, 9): the reader's log odds, the share of the topic's words, the
    same by the dictionary, the nearness in meaning, whether it is short, whether it gives or lacks the kind of answer asked for, whether it
    holds enough of the words by themselves, and words and meaning at once."""
    reports = asked.library.contents.reports
    texts = [reports[one.passage.report].search.slice_of(one.sentence) for one in scored]
    try:
        likely = _likely(asked, texts)
    except UnusableModel:
        likely = [UNREAD] * len(texts)
    english = asked.understood.language is Language.ENGLISH
    parts, kinds = parts_of(asked.understood.topic) if english else [], sought_in(asked.understood.question)
    found: list[tuple[float, ...]] = []
    for one, text, read in zip(scored, texts, likely, strict=True):
        gives = any(kind.told.search(text) for kind in kinds)
        found.append(
            (
                log_odds(read),
                one.share,
                share(parts, text, "") if parts else 0.0,
                one.meaning,
                float(len(text) < SHORTEST),
                float(gives),
                float(bool(kinds) and not gives),
                float(one.share >= ENOUGH_TERMS),
                one.share * one.meaning,
            )
        )
    return found


def _likely(asked: Asked, texts: Sequence[str]) -> list[float]:
    """How likely the reader holds each text to answer the question; a turn is read by itself and behind the one that it leans on."""
    read = likely_by_name(asked, asked_for(asked), texts)
    if not asked.understood.leans_on:
        return read
    alone = likely_by_name(asked, _bare(asked, asked.understood.question), texts)
    return [1 / (1 + math.exp(-(log_odds(one) + log_odds(other)) / 2)) for one, other in zip(read, alone, strict=True)]


def odds_of(weights: Sequence[float], offset: float, of_one: Sequence[float]) -> float:
    """How likely it is, 0 to 1, by the weighed signs of one."""
    return 1 / (1 + math.exp(-offset - sum(weight * sign for weight, sign in zip(weights, of_one, strict=True))))


def log_odds(likely: float) -> float:
    """The log odds of what is so likely, within bounds."""
    return math.log(max(likely, 1e-4) / max(1 - likely, 1e-4))


def asked_for(asked: Asked) -> str:
    """The question without what names agencies and years, behind the one that it leans on."""
    question = _bare(asked, asked.understood.question)
    return in_turn(_bare(asked, asked.understood.leans_on), question) if asked.understood.leans_on else question


def likely_by_name(asked: Asked, question: str, texts: Sequence[str]) -> list[float]:
    """How likely each text answers a question, which is read with its names in Chinese beside those texts that have one of them."""
    named = with_chinese_names(asked, question)
    words = set(HAN_RUN.findall(named)) - set(HAN_RUN.findall(question))
    asked_so = [named if any(word in text for word in words) else question for text in texts]
    likely = {one: dict(zip(of_one, answering().likely(one, of_one).tolist(), strict=True)) for one in (question, named) if (of_one := [text for text, so in zip(texts, asked_so, strict=True) if so == one])}
    return [likely[so][text] for so, text in zip(asked_so, texts, strict=True)]


def with_chinese_names(asked: Asked, question: str) -> str:
    """An English question with the Chinese of what it names, in the words of the reports it is asked of; any other as it is."""
    if asked.understood.language is not Language.ENGLISH:
        return question
    few = [report.search.text for report in asked.reports] if len(asked.reports) <= FEW_REPORTS else []
    skipped = stopwords(Language.ENGLISH) | soft_words(Language.ENGLISH)
    return glossed(question, lambda word: any(word in text for text in few) if few else asked.vocabulary.has(word), skipped)


def _bare(asked: Asked, question: str) -> str:
    language, agencies = asked.understood.language, [report.agency for report in asked.collection]
    return bare_of(question, agencies, INSTEAD[language])[: LONGEST_ASKED[language]]
