"""What the reader of answers is learned from: questions that many hands asked of fragments of reports.

In `questions/`, `learned.jsonl` has a line a passage: its `sentences`, what is `asked` of it and which agencies a list asks for (`lists`),
each question (`q`) with the places of all sentences that answer it (`at`). `judged.jsonl` has a line a question for agencies with the sentences
of many passages nearest to it (`s`), judged one by one: `yes` and `perhaps` have the places of those that answer it; later lines are of whole
reports, with the sentences or numbers that the program reads for a question (`bench/examples.py`). `figures.jsonl` has a line a
fragment with `sentences` and a `table`, each question with the places of the numbers that answer it: `["s", sentence, number]` or
`["t", row, column]`. `conversations.jsonl` has a line a passage: its `sentences` and `turns`, each a question that leans on another (`then`), the
`first` one, and the places of the sentences that answer it (`at`). `make answers` learns `questions/adapter.npz` from all of them and from the concepts in `phrases/`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np

from assistant import wording
from assistant.answering import LEARNED, in_turn
from assistant.concepts import Example, Family, examples, telling_nothing
from assistant.entailment import reader as reader_of_claims
from assistant.figure_reading import cell_as_read, number_as_read
from assistant.types import Language
from corpus.figures.amounts import Number, numbers
from corpus.repair import simplify
from corpus.settings import Settings
from index.model import Encoder

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
# Of a passage so many sentences that do not answer a question in turn.
OTHERS_IN_TURN = 6
# Of the numbers of a fragment that do not answer, so many of the same sentence, row or column, and so many of the rest; how often one of another fragment.
NUMBERS_BESIDE, OTHER_NUMBERS, NUMBERS_OF_OTHERS = 4, 1, 0.4


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a sentence, both in the search text's form, and whether the sentence answers it."""

    question: str
    sentence: str
    answers: bool


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


def judged_for_lists(lines: Sequence[str]) -> Iterator[Pair]:
    """Questions for agencies with the sentences of many passages nearest to them, those that may or may not answer left out."""
    for entry in map(json.loads, lines):
        for place, sentence in enumerate(entry["s"]):
            if place not in entry["perhaps"]:
                yield Pair(simplify(entry["q"]), simplify(sentence), place in entry["yes"])


def asked_in_turn(lines: Sequence[str], rng: Random) -> Iterator[Pair]:
    """The questions of a file of conversations after those that they lean on, with sentences of their passage that answer them and others."""
    for entry in map(json.loads, lines):
        sentences = [simplify(sentence) for sentence in entry["sentences"]]
        for turn in entry["turns"]:
            question, at = in_turn(simplify(turn["first"]), simplify(turn["then"])), set(turn["at"])
            others = [place for place in range(len(sentences)) if place not in at]
            for place in [*sorted(at), *rng.sample(others, min(OTHERS_IN_TURN, len(others)))]:
                yield Pair(question, sentences[place], place in at)


Fragment = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A number of a fragment as the reader sees it, and the sentence, or the row and the column, that it stands in."""

    read: str
    beside: tuple[tuple[str, int], ...]
    place: tuple[str, int, int]


def asked_of_fragments(lines: Sequence[str], rng: Random) -> Iterator[Pair]:
    """The questions of a file of fragments with the numbers that answer them and some of those that do not."""
    fragments = [(entry, _numbers_of(entry)) for entry in map(json.loads, lines)]
    for entry, found in fragments:
        for one in entry["asked"]:
            places = [_place_of(entry, at, found) for at in one["at"]]
            if None in places or wording.MOST.search(one["q"]) or wording.LEAST.search(one["q"]):
                # Which is the most no number tells by itself.
                continue
            true = [number for number in found if number.place in places]
            near = {beside for number in true for beside in number.beside}
            others = [number for number in found if number.place not in places]
            rng.shuffle(others)
            beside = [number for number in others if near & set(number.beside)][:NUMBERS_BESIDE]
            rest = [number for number in others if number not in beside][: OTHER_NUMBERS + NUMBERS_BESIDE - len(beside)]
            yield from (Pair(simplify(one["q"]), number.read, number in true) for number in (*true, *beside, *rest))
            other, of_other = rng.choice(fragments)
            if other is not entry and of_other and rng.random() < NUMBERS_OF_OTHERS:
                yield Pair(simplify(one["q"]), rng.choice(of_other).read, False)


def _numbers_of(entry: Fragment) -> list[_Numbered]:
    found = []
    for at, sentence in enumerate(map(simplify, entry["sentences"])):
        for number in _numbers(sentence):
            read = number_as_read(sentence[: number.start], sentence[number.start : number.end], sentence[number.end :].rstrip("。"))
            found.append(_Numbered(read, (("s", at),), ("s", at, number.start)))
    table = entry["table"] or {"columns": [], "rows": []}
    heads = [simplify(head) for head in table["columns"]]
    for row, cells in enumerate(table["rows"]):
        for column, printed in enumerate(map(simplify, cells)):
            if column and any(character.isdigit() for character in printed):
                read = cell_as_read([simplify(cells[0]), heads[column]], printed)
                found.append(_Numbered(read, (("row", row), ("column", column)), ("t", row, column)))
    return found


def _numbers(sentence: str) -> list[Number]:
    return list(numbers(sentence, lambda start, unit: True))


def _place_of(entry: Fragment, at: Sequence[str | int], found: Sequence[_Numbered]) -> tuple[str, int, int] | None:
    """The place of a number that answers; None where it does not stand there once."""
    if at[0] == "t":
        places = [number.place for number in found if number.place == ("t", at[1], at[2])]
        return places[0] if places else None
    sentence, printed = simplify(entry["sentences"][int(at[1])]), simplify(str(at[2]))
    if sentence.count(printed) != 1:
        return None
    start = sentence.index(printed)
    inside = [number.place for number in found if number.place[:2] == ("s", at[1]) and start <= number.place[2] < start + len(printed)]
    return inside[0] if inside else None


if __name__ == "__main__":
    from index.adapting import adapter

    chance = Random(3)
    learned = [
        *asked_of_passages(LEARNED.lines(), Encoder(Settings()), chance),
        *judged_for_lists(LEARNED.lines("judged.jsonl")),
        *asked_of_fragments(LEARNED.lines("figures.jsonl"), chance),
        *asked_in_turn(LEARNED.lines("conversations.jsonl"), chance),
        *asked_of_concepts(OF_CONCEPTS, chance),
    ]
    pairs, answers = [(one.question, one.sentence) for one in learned], [int(one.answers) for one in learned]
    LEARNED.keep(adapter(Settings(), pairs, answers, ROUNDS, start=reader_of_claims().arrays))
