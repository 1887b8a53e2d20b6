"""English words that make a topic more special than the concept it is taken for: a ransomware attack is more than a risk to data."""

from collections.abc import Iterator

from assistant.concepts import Meaning
from assistant.glossary import concepts, dictionary, stems, term_pattern
from assistant.stopwords import soft_words, stopwords
from assistant.topics import VARIANT, Alternative, Group
from assistant.types import Language
from assistant.vocabulary import Vocabulary

# A word that so small a share of the reports has says what is asked for; most concepts are in far more.
RARE = 0.05
SHORTEST = 2


def special_words(topic: str, meaning: Meaning, vocabulary: Vocabulary) -> tuple[Group, ...]:
    """The words of a topic that hardly a report has and that name none of the concepts meant.

    A report is sure to say what is asked for only where a sentence has one of them too. English words are translated by the
    dictionary, which hardly knows the words of reports: so words count only where they are all that the topic says.
    """
    named = [one for one in concepts() if one.id in meaning.weights]
    told = list(_english(topic, vocabulary))
    names = {stem for one in named for wording in one.english for stem in stems(wording)}
    rare = [group for group in told if group.alternatives and group.phrase not in names and vocabulary.share_with(group.alternatives) <= RARE]
    return tuple(rare) if len(told) == len(rare) else ()


def _english(topic: str, vocabulary: Vocabulary) -> Iterator[Group]:
    """Every word that says something, with the Chinese words that the dictionary has for it; those of a known phrase together."""
    skipped, tokens, at = stopwords(Language.ENGLISH) | soft_words(Language.ENGLISH), stems(topic), 0
    while at < len(tokens):
        length = next((n for n in (3, 2) if any(map(vocabulary.has, dictionary().get(tokens[at : at + n], ()))) and at + n <= len(tokens)), 1)
        glossed = [word for word in dictionary().get(tokens[at : at + length], ()) if len(word) >= SHORTEST]
        if length > 1 or tokens[at] not in skipped:
            yield Group(" ".join(tokens[at : at + length]), tuple(Alternative(word, term_pattern(word), VARIANT, "dictionary") for word in glossed), 1.0)
        at += length
