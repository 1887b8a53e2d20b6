"""Whether quotes carry a claim, read from both together: learned from claims that many hands wrote about sentences of reports.

`claims/learned.jsonl` has a line a sentence with claims in Chinese and English that it carries (`zh_true`, `en_true`; `zh_near` in
nearly its own words), denies (`zh_false`, `en_false`) and says nothing of (`zh_new`, `en_new`). `make claims` learns `claims/adapter.npz` from it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from random import Random

from assistant.learned import Learned
from assistant.types import Language
from corpus.repair import simplify
from corpus.settings import Settings
from index.adapter import PairReader


class Relation(IntEnum):
    """What a quote does with a claim."""

    CARRIES = 0
    DENIES = 1
    IS_SILENT = 2


LEARNED = Learned("claims")
KINDS = {"true": Relation.CARRIES, "near": Relation.CARRIES, "false": Relation.DENIES, "new": Relation.IS_SILENT}
ROUNDS = 1.0
# How often claims are joined, framed, or read beside a longer quote, so that these read alike; with marks of the search text's form.
TWO_TRUE, TRUE_AND_NEW, TRUE_AND_FALSE, FRAMED, LONGER, WHOLE, OF_ANOTHER = 0.2, 0.25, 0.12, 0.1, 0.35, 0.1, 0.15
FRAMES = {
    Language.CHINESE: ("报告称,", "据报告,", "该局表示,", "文中提到", ":", "称", "该单位", "报告显示:"),
    Language.ENGLISH: ("The report says that ", "According to the report, ", "It says ", ": ", "The bureau reports that ", "The report notes: "),
}
JOINTS = {Language.CHINESE: (",", ";", ",而且", "。"), Language.ENGLISH: (", and ", "; ", ". ", ", while ")}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim about a quote, both in the search text's form, and what the quote does with it."""

    text: str
    quote: str
    relation: Relation
    language: Language

    @property
    def pair(self) -> tuple[str, str]:
        return self.text, self.quote


@lru_cache(maxsize=1)
def reader() -> PairReader:
    """The reader as it was learned; its model is loaded when it first reads."""
    return LEARNED.reader()


@lru_cache(maxsize=1024)
def likely(claim: str, quote: str) -> tuple[float, ...]:
    """How likely each relation is between a claim and a quote, both in the search text's form, in the order of `Relation`."""
    return tuple(reader().likely([(claim, quote)])[0].tolist())


def claims(lines: Sequence[str]) -> list[list[Claimed]]:
    """The claims about each quote of a file of claims."""
    return [list(_of_quote(json.loads(line))) for line in lines if line.strip()]


def _of_quote(entry: Mapping[str, object]) -> Iterator[Claimed]:
    quote = simplify(str(entry["quote"]))
    for language in Language:
        for kind, relation in KINDS.items():
            texts = entry.get(f"{language.value}_{kind}", [])
            assert isinstance(texts, list)
            yield from (Claimed(simplify(str(text)), quote, relation, language) for text in texts)


def examples(about: Sequence[Sequence[Claimed]], seed: int = 1) -> list[Claimed]:
    """Claims to learn from: those written, and made of them such as also come, joined, framed or about a longer quote."""
    rng = Random(seed)
    made = [claim for several in about for claim in several]
    for several in about:
        for language in Language:
            own = _by_relation(several, language)
            if len(own) == len(Relation):
                made += _joined(own, rng)
                made += _beside_another(own, _by_relation(rng.choice(about), language), rng)
        any_of_them = rng.choice(several)
        if rng.random() < FRAMED:
            frame = rng.choice(FRAMES[any_of_them.language])
            made.append(_said(any_of_them, frame + _continued(any_of_them.text, any_of_them.language)))
        if rng.random() < WHOLE:
            quote = several[0].quote
            made.append(Claimed(quote.rstrip("。;"), quote, Relation.CARRIES, Language.CHINESE))
    return made


_ByRelation = Mapping[Relation, Sequence[Claimed]]


def _by_relation(several: Sequence[Claimed], language: Language) -> _ByRelation:
    found: dict[Relation, list[Claimed]] = {}
    for claim in several:
        if claim.language is language:
            found.setdefault(claim.relation, []).append(claim)
    return found


def _joined(own: _ByRelation, rng: Random) -> Iterator[Claimed]:
    """Two claims in one, which is as true as the less true of them."""
    true = rng.choice(own[Relation.CARRIES])
    for relation, often in ((Relation.IS_SILENT, TRUE_AND_NEW), (Relation.DENIES, TRUE_AND_FALSE), (Relation.CARRIES, TWO_TRUE)):
        other = rng.choice(own[relation])
        if other is not true and rng.random() < often:
            yield _said(other, _together(true, other, rng))


def _beside_another(own: _ByRelation, foreign: _ByRelation, rng: Random) -> Iterator[Claimed]:
    """Claims about two quotes at once, and a true one about another quote, of which this one says nothing."""
    if len(foreign) < len(Relation) or foreign[Relation.CARRIES][0].quote == own[Relation.CARRIES][0].quote:
        return
    here, there = own[Relation.CARRIES][0].quote, foreign[Relation.CARRIES][0].quote
    both = rng.choice(("", "\n")).join(rng.sample((here, there), 2))
    if rng.random() < LONGER:
        claim = rng.choice(own[rng.choice(list(Relation))])
        yield Claimed(claim.text, both, claim.relation, claim.language)
    for relation, often in ((Relation.CARRIES, TWO_TRUE), (Relation.DENIES, TWO_TRUE / 2), (Relation.IS_SILENT, TWO_TRUE / 4)):
        if rng.random() < often:
            true, other = rng.choice(own[Relation.CARRIES]), rng.choice(foreign[relation])
            yield Claimed(_together(true, other, rng), both, relation, other.language)
    if rng.random() < OF_ANOTHER:
        claim = rng.choice(foreign[Relation.CARRIES])
        yield Claimed(claim.text, here, Relation.IS_SILENT, claim.language)


def _together(first: Claimed, second: Claimed, rng: Random) -> str:
    joint = rng.choice(JOINTS[first.language])
    return first.text.rstrip("。.; ") + joint + (second.text if joint == ". " else _continued(second.text, second.language))


def _continued(text: str, language: Language) -> str:
    """A sentence as the second part of another."""
    return text[0].lower() + text[1:] if language is Language.ENGLISH and text[:2].istitle() else text


def _said(claim: Claimed, text: str) -> Claimed:
    return Claimed(text, claim.quote, claim.relation, claim.language)


if __name__ == "__main__":
    from index.adapting import adapter

    learned = examples(claims(LEARNED.lines()))
    LEARNED.keep(adapter(Settings(), [one.pair for one in learned], [one.relation for one in learned], ROUNDS))
