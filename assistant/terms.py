"""A topic's Chinese terms, and where each comes from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files

import yaml

from assistant.concepts import Family, Meaning
from assistant.field_names import names
from assistant.glossary import LONGEST_GLOSS, Concept, by_chinese, by_english, concepts, dictionary, stems, term_pattern
from assistant.incidents import Incident, Said, said_in
from assistant.stance import Stance
from assistant.types import Language, Term
from assistant.vocabulary import Vocabulary
from corpus.repair import mainland_wording, simplify
from corpus.types import Report
from corpus.words import kind_of_word, words
from index.concordance import Concordance

# What a hit of each kind is worth: the user's own word, a variant of it, a word that only hints at it.
OWN, VARIANT, HINT = 1.0, 0.95, 0.4
# Where the reports have the user's own word they are asked for that word: a variant counts by the share of its
# characters (12345服务热线 for 12345热线 in full, 一窗受理 for 一窗通办 in part, 微信公众号 for 粤省事 hardly).
NEARLY_THE_WORD, LOOSE_VARIANT, OTHER_WORD = 0.75, 0.6, 0.3
# How sure it is that a report on the topic has one of the terms: the user's own Chinese words; a concept of
# the glossary; a dictionary's guesses; an English word without any Chinese one.
SURE, LIKELY, GUESSED, UNKNOWN = 1.0, 0.9, 0.45, 0.3
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
HAN = re.compile(r"[\u3400-\u9fff]")
HAN_RUN = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff0-9A-Za-z、·\-]*")
QUOTATION = re.compile(
    r"[“”\"]([^“”\"]+)[“”\"]|「([^「」]+)」|『([^『』]+)』|《([^《》]+)》|[(（]([^()（）“”\"]+)[)）]|‘([^‘’]+)’|(?<![A-Za-z])'([^']+)'(?![A-Za-z])"
)
SHORTEST_QUOTATION, LONGEST_QUOTATION = 2, 24


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to word a part of the topic."""

    term: str
    pattern: re.Pattern[str]
    worth: float
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the topic with all its wordings; `weight` grows with its rarity in the collection."""

    phrase: str
    alternatives: tuple[Alternative, ...]
    certainty: float
    weight: float = 1.0

    def worth_in(self, text: str) -> float:
        """What the best of its wordings in the text is worth, 0 when none is there."""
        return max((a.worth for a in self.alternatives if a.pattern.search(text)), default=0.0)


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked about: its words, its groups of terms, and the concepts it means, which are told without its words too.

    `special` are words that make it more special than the concepts: one of them must be there too.
    `stance` is what is asked to be said of it. `incidents` are what is asked to have happened, or with `averted` not to have happened; the terms are then the words that
    reports tell it in.
    """

    text: str
    groups: tuple[Group, ...] = field(default=())
    meaning: Meaning | None = None
    incidents: tuple[Incident, ...] = field(default=())
    averted: bool = False
    special: tuple[Group, ...] = field(default=())
    stance: Stance = Stance.TELLS

    @property
    def weight(self) -> float:
        return sum(group.weight for group in self.groups)

    def share(self, text: str) -> float:
        """The share of the topic's weight that a search text holds, 0 to 1."""
        return sum(g.weight * g.worth_in(text) for g in self.groups) / self.weight if self.groups else 0.0

    @property
    def is_of_problems(self) -> bool:
        """Whether it means problems, which a report may tell as settled."""
        return self.meaning is not None and self.meaning.family is Family.PROBLEMS

    @property
    def is_of_practices(self) -> bool:
        """Whether it means what an agency does."""
        return self.meaning is not None and self.meaning.family is Family.PRACTICES

    def search_terms(self) -> tuple[str, ...]:
        """Chinese terms for the keyword search."""
        return tuple(
            a.term.replace("*", " ") for g in self.groups for a in g.alternatives if a.worth > HINT and HAN.search(a.term)
        )


def topic(
    text: str, language: Language, vocabulary: Vocabulary, strict: bool = False, meaning: Meaning | None = None
) -> Topic:
    """Find the terms of a topic and weigh them by how rare they are in the collection.

    Args:
        strict: the user's own Chinese words are meant (who mentions X), and their variants say less.
        meaning: the concepts that the topic as a whole means.
    """
    chinese = language is Language.CHINESE
    # A Chinese user's own word for a practice may be what reports call it; an English word would be guessed at.
    stands = meaning is not None and (meaning.family is Family.PROBLEMS or not HAN.search(text))
    meant = [concept for concept in concepts() if stands and meaning is not None and concept.id in meaning.weights]
    if meant:
        groups = [_meant_group(text, meant)]
    else:
        groups = _chinese(text, vocabulary, strict) if chinese else _mixed(text, vocabulary, strict)
    quoted = {simplify(name) for name in quotations(text)}
    once = {group.phrase: group for group in groups}.values()
    return Topic(text, tuple(_weighed(group, vocabulary, quoted) for group in once), meaning)


def incident_topic(text: str, found: Sequence[Incident], vocabulary: Vocabulary, averted: bool = False) -> Topic:
    """A topic of what went wrong, or did not, in the words that reports tell it in."""
    groups = (
        Group(one.id, tuple(Alternative(word, _literal(word), OWN, "glossary") for word in (*one.told, *one.averted, *one.near)), LIKELY) for one in found
    )
    return Topic(text, tuple(_weighed(group, vocabulary, ()) for group in groups), None, tuple(found), averted)


def said_of(subject: Topic, sentence: str) -> Said:
    """What a sentence in the search text's form says of the incidents that a topic is about."""
    told = [term_pattern(word) for one in subject.incidents for word in one.told]
    averted = [term_pattern(word) for one in subject.incidents for word in one.averted]
    if any(one.unless is not None and one.unless.search(sentence) for one in subject.incidents):
        return Said.NOTHING
    own = any(one.own for one in subject.incidents)
    said = said_in(sentence, told, averted, own)
    near = [term_pattern(word) for one in subject.incidents for word in one.near]
    return Said.OPEN if said is Said.NOTHING and said_in(sentence, near, (), own) is Said.HAPPENED else said


def quotations(text: str) -> list[str]:
    """Names that stand in quotation marks or brackets.

    >>> quotations('the window for "things that could not be done" (办不成事), 「一窗通办」')
    ['办不成事', '一窗通办']
    """
    found = (match[match.lastindex or 0].strip() for match in QUOTATION.finditer(text))
    return [name for name in found if SHORTEST_QUOTATION <= len(name) <= LONGEST_QUOTATION]


def edited(subject: Topic, added: Sequence[str], struck: Sequence[str], vocabulary: Vocabulary) -> Topic:
    """A topic with the user's terms: those added stand for its weightiest part, those struck stand for nothing.

    A concept that is struck by one of its terms is not told in other words either.
    """
    if not added and not struck:
        return subject
    gone = {simplify(term).strip() for term in struck}
    groups = [
        replace(
            group,
            alternatives=tuple(a for a in group.alternatives if a.term not in gone),
        )
        for group in subject.groups
    ]
    kept = [group for group in groups if group.alternatives]
    own = tuple(Alternative(term, _literal(term), OWN, "user") for term in dict.fromkeys(map(_typed, added)) if term)
    if own:
        main = max(kept, key=lambda group: group.weight, default=Group(own[0].term, (), SURE))
        kept = [group for group in kept if group is not main]
        kept.insert(0, replace(main, alternatives=(*own, *main.alternatives), certainty=SURE))
    is_struck = any(a.term in gone for group in subject.groups for a in group.alternatives)
    meaning = None if is_struck else subject.meaning
    return replace(subject, groups=tuple(_weighed(group, vocabulary, ()) for group in kept), meaning=meaning)


def _typed(term: str) -> str:
    return simplify(term).strip()


def names_a_topic(text: str, language: Language, soft: bool = False) -> bool:
    """Whether any word of the text is more than a stop word (or, with `soft`, than a word of every report)."""
    skipped = stopwords(language) | (soft_words(language) if soft else frozenset())
    if language is Language.CHINESE:
        return any(word not in skipped and (len(word) > 1 or not HAN.match(word)) for word in words(text))
    return any(stem not in skipped for stem in stems(text)) or bool(HAN.search(text))


def term_rows(subject: Topic, concordance: Concordance, reports: Sequence[Report]) -> tuple[Term, ...]:
    """The terms that some of these reports has, and the user's own, with the number of reports of each."""
    rows = []
    for group in subject.groups:
        for alternative in group.alternatives:
            count = concordance.reports_with([alternative], reports)
            if count or alternative.worth == OWN:
                rows.append(Term(alternative.term, alternative.source, count))
    return tuple(dict.fromkeys(rows))


@lru_cache(maxsize=4)
def stopwords(language: Language) -> frozenset[str]:
    """Words of a question that say nothing of its topic; the English ones as stems."""
    return _listed(language.value, language)


@lru_cache(maxsize=4)
def soft_words(language: Language) -> frozenset[str]:
    """Words that every report has and that say little of a topic; the English ones as stems."""
    return _listed(f"soft_{language.value}", language)


def _listed(key: str, language: Language) -> frozenset[str]:
    content = yaml.safe_load(files("assistant").joinpath("stopwords.yaml").read_text(encoding="utf-8"))
    listed = str(content[key]).split()
    return frozenset(listed if language is Language.CHINESE else (s for word in listed for s in stems(word)))


def _mixed(text: str, vocabulary: Vocabulary, strict: bool) -> list[Group]:
    """An English topic; Chinese words in it are the topic proper, and what they gloss need not be guessed."""
    runs = HAN_RUN.findall(text)
    if not runs:
        return _english(text, vocabulary)
    chinese = [group for run in runs for group in _chinese(run, vocabulary, strict)]
    rest = re.sub(r"[\"“][^\"“”]*[\"”](?=\s*\()|\([^)]*\)", " ", text)
    english = _english(HAN_RUN.sub(" ", rest), vocabulary) if not re.search(r"\(\s*[\u3400-\u9fff]", text) else []
    return chinese + [replace(group, certainty=group.certainty * SOFT) for group in english]


def _chinese(text: str, vocabulary: Vocabulary, strict: bool) -> list[Group]:
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
            yield Group(phrase, tuple(Alternative(w, _literal(w), OWN, "question") for w in spelled), SURE)
        at += length


def _only_joins(stretch: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether words point, join or count and name nothing (那么, 一些), or say when or how in words that no report has (原先, 究竟)."""
    kinds = {kind_of_word(word) for word in stretch}
    return kinds <= JOINING or (kinds <= JOINING | WHEN_AND_HOW and not vocabulary.has("".join(stretch)))


def _literal(word: str) -> re.Pattern[str]:
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
            own = (Alternative(spelled[at], _literal(spelled[at]), OWN, "question"),)
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


def _concept_group(phrase: str, concept: Concept, literal: bool = False) -> Group:
    typed = HAN.search(phrase) or phrase.isdigit()
    own = [Alternative(phrase, _literal(phrase), OWN, "question")] if typed else []
    stated = [Alternative(term, term_pattern(term), _worth(term, phrase) if literal else VARIANT, "glossary") for term in concept.chinese if term != phrase]
    hinted = [Alternative(term, term_pattern(term), HINT, "glossary") for term in concept.near]
    return Group(phrase, tuple([*own, *stated, *hinted]), SURE if own else LIKELY)


def _meant_group(text: str, meant: Sequence[Concept]) -> Group:
    """A topic that means concepts of the glossary: its own words, and those of each."""
    each = [_concept_group(text, concept) for concept in meant]
    parts = [part for part in re.split("[、，,；;]", simplify(text)) if len(part) >= SHORTEST_PART] if HAN.search(text) else []
    own = [Alternative(part, _literal(part), OWN, "question") for part in parts]
    by_term = {a.term: a for a in [*(a for group in reversed(each) for a in group.alternatives), *own]}
    return replace(each[0], alternatives=tuple(by_term.values()))


def _worth(variant: str, word: str) -> float:
    kept = sum(character in variant for character in word) / len(word)
    return VARIANT if kept >= NEARLY_THE_WORD else LOOSE_VARIANT if kept >= 0.5 else OTHER_WORD


def _weighed(group: Group, vocabulary: Vocabulary, quoted: Iterable[str]) -> Group:
    weight = group.certainty * vocabulary.rarity([a for a in group.alternatives if a.worth > HINT])
    if group.phrase in soft_words(Language.CHINESE) or (set(stems(group.phrase)) <= soft_words(Language.ENGLISH) and group.phrase.isascii()):
        weight *= SOFT
    elif any(group.phrase in words_quoted for words_quoted in quoted):
        weight *= QUOTED
    return replace(group, weight=weight)
