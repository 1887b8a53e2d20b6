"""Whether a sentence answers a question, read from both together by a cross-encoder.

It is learned from questions that many hands asked of passages of reports: `questions/learned.jsonl` has a line a passage: its `sentences`, what is `asked` of it and which agencies a list asks for (`lists`),
each question (`q`) with the places of all sentences that answer it (`at`). `make answers` learns `questions/adapter.npz` from it and
from the concepts in `phrases/`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

import numpy as np
from numpy.typing import NDArray

from assistant.concepts import Example, Family, examples, telling_nothing
from assistant.entailment import reader as reader_of_claims
from assistant.learned import Learned
from assistant.types import Language
from corpus.repair import simplify
from corpus.settings import Settings
from index.model import Encoder

LEARNED = Learned("questions")
ROUNDS = 1.0
# Of the sentences of a passage that do not answer, so many of those nearest to the question in meaning, and so many by chance.
NEAREST, BY_CHANCE = 3, 1
# How often a question is also held against a sentence of another passage, and against one that tells nothing.
OF_OTHERS, OF_NOTHING = 0.5, 0.3
# Pairs made of the concepts of both families; how often the other sentence is of a concept told beside it, and one that tells none.
OF_CONCEPTS, NEIGHBOURS, NOTHING_TOLD = 1_500, 0.6, 0.3
FRAMES = {
    (Family.PROBLEMS, Language.CHINESE): ("哪些单位存在{}的问题?", "{}", "哪些单位{}?", "谁说{}", "哪些单位反映{}"),
    (Family.PROBLEMS, Language.ENGLISH): (
        "Which agencies cited {} as a problem?", "{}", "which ones mention {}", "agencies with {}", "Who reported {}?",
    ),
    (Family.PRACTICES, Language.CHINESE): ("哪些单位{}?", "{}", "哪些单位有{}", "谁做了{}", "{}是怎么做的"),
    (Family.PRACTICES, Language.ENGLISH): ("Which agencies have {}?", "{}", "which ones mention {}", "who does {}", "How was {} done?"),
}
MOST_KEPT = 20_000

Likely = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a sentence, both in the search text's form, and whether the sentence answers it."""

    question: str
    sentence: str
    answers: bool


class Answering:
    """The reader as it was learned; its model is loaded when it first reads, and what was read last is kept."""

    def __init__(self) -> None:
        self._reader = LEARNED.reader()
        self._kept: dict[tuple[str, str], float] = {}

    def likely(self, question: str, sentences: Sequence[str]) -> Likely:
        """How likely each sentence answers the question, shape (sentences,); all in the search text's form."""
        pairs = [(question, sentence) for sentence in sentences]
        new = sorted({pair for pair in pairs if pair not in self._kept}, key=lambda pair: len(pair[1]))
        if len(self._kept) + len(new) > MOST_KEPT:
            self._kept.clear()
            new = sorted(set(pairs), key=lambda pair: len(pair[1]))
        self._kept.update(zip(new, self._reader.likely(new)[:, 1].tolist(), strict=True))
        return np.array([self._kept[pair] for pair in pairs], np.float32)


@lru_cache(maxsize=1)
def answering() -> Answering:
    """The reader in the package.

    Raises:
        UnusableModel: when it was learned on another model.
    """
    return Answering()


def asked_of_passages(lines: Sequence[str], encoder: Encoder, rng: Random) -> Iterator[Pair]:
    """The questions of a file of passages with the sentences that answer them and some of those that do not."""
    entries = [json.loads(line) for line in lines]
    nothing = [simplify(sentence) for family in Family for sentence in telling_nothing(family)]
    for entry in entries:
        sentences = [simplify(sentence) for sentence in entry["sentences"]]
        asked = [(simplify(one["q"]), set(one["at"])) for one in (*entry["asked"], *entry["lists"])]
        near = encoder.queries([question for question, _ in asked]) @ encoder.passages(sentences).T
        for (question, at), cosines in zip(asked, near, strict=True):
            others = [place for place in np.argsort(-cosines).tolist() if place not in at]
            further = others[NEAREST:]
            for place in [*sorted(at), *others[:NEAREST], *rng.sample(further, min(BY_CHANCE, len(further)))]:
                yield Pair(question, sentences[place], place in at)
            other = rng.choice(entries)
            if other is not entry and rng.random() < OF_OTHERS:
                yield Pair(question, simplify(rng.choice(other["sentences"])), False)
            if rng.random() < OF_NOTHING:
                yield Pair(question, rng.choice(nothing), False)


def asked_of_concepts(count: int, rng: Random) -> Iterator[Pair]:
    """What users call the concepts of a family, with sentences that tell them and others."""
    for family in Family:
        of_family, told = examples(family), _told(family)
        everything, nothing = list(told), [simplify(sentence) for sentence in telling_nothing(family)]
        for _ in range(count // 2):
            concept, language = rng.choice(list(of_family)), rng.choice(list(Language))
            name = rng.choice(of_family[concept].names[language])
            question = simplify(rng.choice(FRAMES[family, language]).format(name))
            yield Pair(question, simplify(rng.choice(list(of_family[concept].sentences))), True)
            near = [other for others in of_family[concept].sentences.values() for other in others]
            beside = near and rng.random() < NEIGHBOURS
            among = [simplify(s) for s in of_family[rng.choice(near)].sentences] if beside else rng.sample(everything, 20)
            among = [sentence for sentence in among if concept not in told[sentence]]
            if among:
                yield Pair(question, rng.choice(among), False)
            if rng.random() < NOTHING_TOLD:
                yield Pair(question, rng.choice(nothing), False)


def _told(family: Family) -> Mapping[str, set[str]]:
    """All concepts that each sentence of a family tells."""
    told: dict[str, set[str]] = {}
    entries: Mapping[str, Example] = examples(family)
    for concept, example in entries.items():
        for sentence, others in example.sentences.items():
            told.setdefault(simplify(sentence), set()).update((concept, *others))
    return told


if __name__ == "__main__":
    from index.adapting import adapter

    chance = Random(3)
    learned = [*asked_of_passages(LEARNED.lines(), Encoder(Settings()), chance), *asked_of_concepts(OF_CONCEPTS, chance)]
    pairs, answers = [(one.question, one.sentence) for one in learned], [int(one.answers) for one in learned]
    LEARNED.keep(adapter(Settings(), pairs, answers, ROUNDS, start=reader_of_claims().arrays))
