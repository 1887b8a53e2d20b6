"""The groups of terms of a topic in Chinese or English: glossary, dictionary, and the words that the reports have."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.field_names import names
from assistant.glossary import LONGEST_GLOSS, Concept, by_chinese, by_english, dictionary, stems, term_pattern
from assistant.stopwords import soft_words, stopwords
from assistant.topics import GUESSED, HAN, HINT, LIKELY, OWN, SURE, UNKNOWN, VARIANT, Alternative, Group
from assistant.types import Language
from assistant.vocabulary import Vocabulary
from corpus.repair import mainland_wording, simplify
from corpus.words import kind_of_word, words

# Where the reports have the user's own word they are asked for that word: a variant counts by the share of its
# characters (12345服务热线 for 12345热线 in full, 一窗受理 for 一窗通办 in part, 微信公众号 for 粤省事 hardly).
NEARLY_THE_WORD, LOOSE_VARIANT, OTHER_WORD = 0.75, 0.6, 0.3
# Words of every report (service, window, promote) weigh little beside the topic proper; quoted words weigh double.
SOFT, QUOTED = 0.2, 2.0
# A verb and its particle say together what neither says alone: carried over.
PARTICLES = frozenset(("over", "out", "up", "off", "down"))
MOST_DICTIONARY_WORDS = 12
# Words of a question that reports may have together, word for word.
LONGEST_STRETCH = 16
# Kinds of words that name nothing: pronouns, numerals, conjunctions, prepositions, particles; those that say when, where and how.
JOINING, WHEN_AND_HOW = frozenset("rmcpuye"), frozenset("dft")
# Each part of a topic of several (停车难、交通不便) stands for the whole, unless it is too short to say so.
SHORTEST_PART = 4
HAN_RUN = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff0-9A-Za-z、·\-]*")


def mixed(text: str, vocabulary: Vocabulary, strict: bool) -> list[Group]:
    """An English topic; Chinese words in it are the topic proper, and what they gloss need not be guessed."""
    runs = HAN_RUN.findall(text)
    if not runs:
        return _english(text, vocabulary)
    named = [group for run in runs for group in chinese(run, vocabulary, strict)]
    rest = re.sub(r"[\"“][^\"“”]*[\"”](?=\s*\()|\([^)]*\)", " ", text)
    english = _english(HAN_RUN.sub(" ", rest), vocabulary) if not re.search(r"\(\s*[\u3400-\u9fff]", text) else []
    return named + [replace(group, certainty=group.certainty * SOFT) for group in english]


def chinese(text: str, vocabulary: Vocabulary, strict: bool) -> list[Group]:
    """Glossary concepts that the topic names, longest term first; then what the reports have word for word; then words."""
    rest, groups = simplify(text), []
    mainland = mainland_wording(text)
    if not vocabulary.has(rest) and mainland != rest and _names_more(mainland, rest):
        rest = mainland
    for _, pattern, concept in by_chinese():
        match = pattern.search(rest)
        if match is not None and match[0].strip():
            groups.append(_concept_group(match[0], concept, strict and vocabulary.has(match[0])))
            rest = rest[: match.start()] + "\n" + rest[match.end() :]
    return groups + [group for run in _runs(rest) for group in _worded(run, vocabulary)]


def _names_more(mainland: str, text: str) -> bool:
    """Whether the mainland wording names a concept that the text as typed does not."""
    return any(p.search(mainland) and not p.search(text) for term, p, _ in by_chinese() if len(term) >= 3)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Neighbouring words that are no stop words; single characters only beside others."""
    skipped = stopwords(Language.CHINESE)
    for line in re.split(r"[\s,。;:!?、“”\"「」『』()《》]+", text):
        run: list[str] = []
        for word in (*words(line), ""):
            if word and word not in skipped:
                run.append(word)
            elif run:
                yield tuple(run)
                run = []


def _worded(run: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[Group]:
    """The longest stretches of a run that the reports have; a word that none has stands alone."""
    at = 0
    while at < len(run):
        length = next((n for n in range(min(len(run) - at, LONGEST_STRETCH), 1, -1) if vocabulary.has("".join(run[at : at + n]))), 1)
        phrase = "".join(run[at : at + length])
        if (len(phrase) > 1 or not HAN.match(phrase)) and not _only_joins(run[at : at + length], vocabulary):
            spelled = dict.fromkeys((phrase, mainland_wording(phrase)))
            yield Group(phrase, tuple(Alternative(w, literal(w), OWN, "question") for w in spelled), SURE)
        at += length


def _only_joins(stretch: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether words point, join or count and name nothing (那么, 一些), or say when or how in words that no report has (原先, 究竟)."""
    kinds = {kind_of_word(word) for word in stretch}
    return kinds <= JOINING or (kinds <= JOINING | WHEN_AND_HOW and not vocabulary.has("".join(stretch)))


def literal(word: str) -> re.Pattern[str]:
    """A word as a pattern; a number or a Latin word only as a whole."""
    return re.compile(rf"(?<![0-9A-Za-z.]){re.escape(word)}(?![0-9A-Za-z])", re.IGNORECASE) if word.isascii() else term_pattern(word)


def _english(text: str, vocabulary: Vocabulary) -> list[Group]:
    """Longest English phrase first: the glossary, then the dictionary; what neither has stays without a term."""
    tokens, groups, at = stems(text), [], 0
    spelled = re.findall(r"[A-Za-z0-9]+", text)
    skipped = stopwords(Language.ENGLISH)
    while at < len(tokens):
        length, group = _longest_phrase(tokens, spelled, at, vocabulary)
        if group is not None:
            groups.append(group)
        elif tokens[at] not in skipped:
            own = (Alternative(spelled[at], literal(spelled[at]), OWN, "question"),)
            groups.append(Group(spelled[at], own, SURE if spelled[at][0].isdigit() else UNKNOWN))
        at += length
    return groups


def _longest_phrase(
    tokens: tuple[str, ...], spelled: list[str], at: int, vocabulary: Vocabulary
) -> tuple[int, Group | None]:
    skipped = stopwords(Language.ENGLISH)
    for length in range(min(LONGEST_GLOSS + 1, len(tokens) - at), 0, -1):
        key = tokens[at : at + length]
        if all(token in skipped for token in key) and not (length > 1 and key[-1] in PARTICLES and key in by_english()):
            continue
        phrase = " ".join(spelled[at : at + length])
        if key in by_english():
            return length, _concept_group(phrase, by_english()[key])
        found = [word for word in dict.fromkeys((*names().get(key, ()), *dictionary().get(key, ()))) if vocabulary.has(word)]
        if found and (length > 1 or key[0] not in skipped):
            alternatives = (Alternative(w, term_pattern(w), VARIANT, "dictionary") for w in found[:MOST_DICTIONARY_WORDS])
            return length, Group(phrase, tuple(alternatives), GUESSED if length == 1 else LIKELY)
    return 1, None


def _concept_group(phrase: str, concept: Concept, is_literal: bool = False) -> Group:
    typed = HAN.search(phrase) or phrase.isdigit()
    own = [Alternative(phrase, literal(phrase), OWN, "question")] if typed else []
    stated = [Alternative(term, term_pattern(term), _worth(term, phrase) if is_literal else VARIANT, "glossary") for term in concept.chinese if term != phrase]
    hinted = [Alternative(term, term_pattern(term), HINT, "glossary") for term in concept.near]
    return Group(phrase, tuple([*own, *stated, *hinted]), SURE if own else LIKELY)


def meant_group(text: str, meant: Sequence[Concept]) -> Group:
    """A topic that means concepts of the glossary: its own words, and those of each."""
    each = [_concept_group(text, concept) for concept in meant]
    parts = [part for part in re.split("[、，,；;]", simplify(text)) if len(part) >= SHORTEST_PART] if HAN.search(text) else []
    own = [Alternative(part, literal(part), OWN, "question") for part in parts]
    by_term = {a.term: a for a in [*(a for group in reversed(each) for a in group.alternatives), *own]}
    return replace(each[0], alternatives=tuple(by_term.values()))


def _worth(variant: str, word: str) -> float:
    kept = sum(character in variant for character in word) / len(word)
    return VARIANT if kept >= NEARLY_THE_WORD else LOOSE_VARIANT if kept >= 0.5 else OTHER_WORD


def weighed(group: Group, vocabulary: Vocabulary, quoted: Iterable[str]) -> Group:
    """A group with its weight: how sure it is, how rare in the collection; less for words of every report, more for words quoted."""
    weight = group.certainty * vocabulary.rarity([a for a in group.alternatives if a.worth > HINT])
    if group.phrase in soft_words(Language.CHINESE) or (set(stems(group.phrase)) <= soft_words(Language.ENGLISH) and group.phrase.isascii()):
        weight *= SOFT
    elif any(group.phrase in words_quoted for words_quoted in quoted):
        weight *= QUOTED
    return replace(group, weight=weight)
