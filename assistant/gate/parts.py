"""What a claim says, part by part, each with the Chinese words that would carry it in a quote."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.glossary import LONGEST_GLOSS, Concept, by_chinese, by_english, dictionary, stems, term_pattern
from assistant.stopwords import soft_words, stopwords
from assistant.types import Language
from assistant.words import words_in
from corpus.indicators import Indicator, indicators
from corpus.places import pinyin_of
from corpus.words import words

HAN = re.compile(r"[\u3400-\u9fff]")
# How much a part weighs: a set phrase of the field, any other word, a word of every report, one no dictionary has.
PHRASE, WORD, SOFT, UNKNOWN = 1.5, 1.0, 0.35, 0.6
# Words in which a comparison or a sum is put; what they say is checked by the sum itself.
OF_A_SUM = re.compile(
    r"相差|[高低]于平均|个?百分点|合计|共计|总计|最高的?是?|最低的?是?|占比?|差额|"
    r"\b(?:difference|percentage points?|total|sum|highest|lowest|ratio|average|respectively|compared (?:with|to))\b",
    re.IGNORECASE,
)
HALF_THE_WORD = 0.5
# An English word that the dictionary gives for a word, or for a single character, of the quote.
OF_A_WORD, OF_A_CHARACTER = 0.9, 0.45
STEM_THAT_TELLS = 6
# An indicator of so many words is named in any order of them.
MANY_WORDS = 3
CLAUSE_ZH = re.compile(r"[，。;；!?！？\n]|(?<!\d),|,(?!\d{3}(?!\d))|[:：](?!\s*\d)|(?<!\d)\.(?!\d)")
CLAUSE_EN = re.compile(
    r"[;!?\n]|:(?!\s*\d)|,(?!\d{3})|\.(?!\d)|\b(?:and|but|while|whereas|because|so that|which|who|although|though|so|with|without(?=\s)|of whom|of which)\b",
    re.IGNORECASE,
)
SENTENCE_EN = re.compile(r"[;!?\n]|:(?!\s*\d)|,(?!\d{3})|\.(?!\d)|\b(?:but|while|whereas|although|though|which|who|of whom|of which)\b", re.IGNORECASE)
PRONOUNS = frozenset(stems("anyone someone everyone anybody somebody everybody nobody itself themselves held hold"))
COMMON = frozenset("的了是在有和与及或不无未大小中上下一二三人为")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a claim; `terms` are patterns of the search text, `spellings` Chinese words that may be met in half.

    `measures` says that it names an indicator, which the heading of a table may name in place of the quote.
    """

    phrase: str
    weight: float
    terms: tuple[re.Pattern[str], ...] = ()
    spellings: tuple[str, ...] = ()
    measures: bool = False

    def worth_in(self, text: str) -> float:
        """1 where the text has one of its terms, less where the dictionary gives a word of it so, or half a word is there."""
        if any(term.search(text) for term in self.terms):
            return 1.0
        translated = _translated(self.phrase, text) if self.phrase.isascii() else 0.0
        return max([translated, *(_overlap(word, text) for word in self.spellings)])


def clauses_of(text: str) -> list[str]:
    """The clauses of a claim or a quote."""
    pattern = CLAUSE_ZH if HAN.search(text) else CLAUSE_EN
    return [clause for clause in pattern.split(text) if clause.strip()]


def statements_of(text: str) -> list[str]:
    """The clauses of a claim that say something each: "city and county are not unified" is one."""
    pattern = CLAUSE_ZH if HAN.search(text) else SENTENCE_EN
    return [clause for clause in pattern.split(text) if clause.strip()]


def parts_of(text: str) -> list[Part]:
    """The parts of a text that say something; numbers, names and words of every question are none."""
    text = OF_A_SUM.sub(" ", text)
    return list(_chinese(text)) + list(_english(text))


def _chinese(text: str) -> Iterator[Part]:
    rest = re.sub(r"[A-Za-z0-9.,%]+", " ", text)
    for wording, patterns in _measured_in_chinese():
        if wording in rest:
            yield Part(wording, PHRASE, patterns, (), True)
            rest = rest.replace(wording, "\n", 1)
    for _, pattern, concept in by_chinese():
        match = pattern.search(rest)
        if match is not None and match[0].strip():
            yield _of_concept(match[0], concept)
            rest = f"{rest[: match.start()]}\n{rest[match.end() :]}"
    skipped, soft = stopwords(Language.CHINESE), soft_words(Language.CHINESE)
    for word in words(rest):
        if len(word) < 2 or not HAN.match(word) or word in skipped:
            continue
        yield Part(word, SOFT if word in soft else WORD, (re.compile(re.escape(word)),), (word,))


def _english(text: str) -> Iterator[Part]:
    tokens, spelled, at = stems(text), re.findall(r"[A-Za-z0-9]+", text), 0
    skipped, present = stopwords(Language.ENGLISH) | PRONOUNS, frozenset(tokens)
    for key, patterns in _measured().items():
        if len(set(key)) >= MANY_WORDS and present.issuperset(key) and " ".join(key) not in " ".join(tokens):
            yield Part(" ".join(key), PHRASE, patterns, (), True)
    while at < len(tokens):
        length, part = _longest(tokens, spelled, at)
        if part is not None:
            yield part
        elif tokens[at] not in skipped and not tokens[at][0].isdigit() and len(tokens[at]) > 1:
            yield Part(spelled[at], UNKNOWN, (re.compile(re.escape(spelled[at]), re.IGNORECASE),), (f"={spelled[at].lower()}",))
        at += length


def _longest(tokens: tuple[str, ...], spelled: list[str], at: int) -> tuple[int, Part | None]:
    """The longest phrase from here that an indicator, the glossary or the dictionary knows."""
    skipped, soft = stopwords(Language.ENGLISH) | PRONOUNS, soft_words(Language.ENGLISH)
    for length in range(min(LONGEST_GLOSS + 2, len(tokens) - at), 0, -1):
        key, phrase = tokens[at : at + length], " ".join(spelled[at : at + length])
        if key in _measured():
            return length, Part(phrase, WORD if length == 1 else PHRASE, _measured()[key], (), True)
        if all(token in skipped or token[0].isdigit() for token in key):
            continue
        if key in by_english():
            return length, _of_concept(phrase, by_english()[key])
        found = dictionary().get(key, ())
        if found and (length > 1 or key[0] not in skipped):
            weight = SOFT if set(key) <= soft else WORD
            return length, Part(phrase, weight, tuple(term_pattern(w) for w in found if len(w) > 1), found)
    return 1, None


def _of_concept(phrase: str, concept: Concept) -> Part:
    terms = (*concept.chinese, *concept.near)
    own = (re.compile(re.escape(phrase)),) if HAN.search(phrase) else ()
    weight = SOFT if phrase in soft_words(Language.CHINESE) else PHRASE
    return Part(phrase, weight, (*own, *(term_pattern(term) for term in terms)), concept.chinese)


@lru_cache(maxsize=1)
def _measured() -> dict[tuple[str, ...], tuple[re.Pattern[str], ...]]:
    """Patterns of an indicator's Chinese words by the stems of each of its English wordings."""
    printed = words_in(Language.ENGLISH).indicators
    return {
        stems(wording): _printed_as(one)
        for one in reversed(indicators())
        for wording in (*one.english, *([printed[one.name]] if one.name in printed else ()))
    }


@lru_cache(maxsize=1)
def _measured_in_chinese() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    """Each Chinese wording of an indicator, the longest first, with its patterns."""
    pairs = [(wording, _printed_as(one)) for one in indicators() for wording in (one.name, *one.asked)]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def _printed_as(one: Indicator) -> tuple[re.Pattern[str], ...]:
    return (*one.words, *(re.compile(re.escape(wording)) for wording in (one.name, *one.asked)))


def _overlap(word: str, text: str) -> float:
    """Half a word's worth where half of its telling characters stand in the text; a word in pinyin by its sound."""
    if word.startswith("="):
        return 1.0 if len(word) > 5 and word[1:] in _sound(text) else 0.0
    telling = [character for character in word if character not in COMMON and HAN.match(character)]
    if len(telling) < 2:
        return HALF_THE_WORD if telling and len(word) == 1 and word in text else 0.0
    kept = sum(character in text for character in telling) / len(telling)
    return HALF_THE_WORD * kept if kept >= 0.5 else 0.0


@lru_cache(maxsize=256)
def _sound(text: str) -> str:
    return pinyin_of("".join(HAN.findall(text)))


def _translated(phrase: str, text: str) -> float:
    """How well the words of an English phrase stand among what the dictionary gives for the words of a text."""
    whole, single = _glossed(text)
    worths = [OF_A_WORD if key in whole else OF_A_CHARACTER if key in single else 0.0 for key in map(_key, stems(phrase))]
    return sum(worths) / len(worths) if worths else 0.0


@lru_cache(maxsize=2048)
def _glossed(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """English words of the dictionary for a text's words, and for its single characters."""
    found: tuple[set[str], set[str]] = (set(), set())
    for word in words(text):
        for piece in {word, word[:2], word[-2:], *word}:
            found[len(piece) < 2].update(glosses().get(piece, frozenset()))
    return frozenset(found[0]), frozenset(found[1])


@lru_cache(maxsize=1)
def glosses() -> dict[str, frozenset[str]]:
    """The dictionary the other way round: the English words that stand in the short glosses of a Chinese word."""
    skipped = stopwords(Language.ENGLISH)
    found: dict[str, set[str]] = {}
    for gloss, chinese in dictionary().items():
        keys = [_key(stem) for stem in gloss if stem not in skipped]
        for word in chinese:
            found.setdefault(word, set()).update(keys)
    return {word: frozenset(keys) for word, keys in found.items()}


def _key(stem: str) -> str:
    """What related English words share: violate, violation."""
    return stem[:STEM_THAT_TELLS]
