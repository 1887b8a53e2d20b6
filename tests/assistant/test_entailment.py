"""The reader of entailment: the weights in the package, what it learns from, and what it says of claims."""

import numpy as np
import pytest

from assistant import entailment
from assistant.entailment import Claimed, Relation, claims, examples, likely
from assistant.types import Language
from corpus.errors import UnusableModel
from corpus.settings import Settings
from index.adapter import PairReader

LINES = [
    '{"quote": "设备老化，常出故障。", "zh_true": ["设备旧了，老坏"], "zh_false": ["设备全新"], "zh_new": ["设备被盗"],'
    ' "en_true": ["The machines break down."], "en_false": ["The machines never fail."], "en_new": ["The machines were stolen."]}',
    '{"quote": "窗口人手不足。", "zh_true": ["窗口缺人"], "zh_false": ["窗口人手充足"], "zh_new": ["窗口要搬迁"],'
    ' "en_true": ["Counters lack staff."], "en_false": ["Counters have enough staff."], "en_new": ["Counters will move."]}',
]


def test_the_weights_in_the_package_were_learned_from_the_claims_in_the_package() -> None:
    assert entailment.LEARNED.kept_fingerprint() == entailment.LEARNED.fingerprint(), "run `make claims`"


def test_what_is_joined_is_as_true_as_the_less_true_of_both() -> None:
    about = claims(LINES)
    made = [claim for seed in range(200) for claim in examples(about, seed)[len(LINES) * 6 :]]
    words_of = {relation: {c.text.rstrip("。.") for several in about for c in several if c.relation is relation} for relation in Relation}

    def has(claim: Claimed, relation: Relation) -> bool:
        return any(words.lower() in claim.text.lower() for words in words_of[relation])

    about_one = [claim for claim in made if sum(several[0].quote in claim.quote for several in about) == 1]
    assert any(has(c, Relation.CARRIES) and has(c, Relation.DENIES) for c in about_one)
    assert all(c.relation is Relation.DENIES for c in made if has(c, Relation.DENIES))
    assert all(c.relation is Relation.IS_SILENT for c in made if has(c, Relation.IS_SILENT))


@pytest.mark.parametrize(
    ("claim", "quote", "relation"),
    [
        ("有的设备用得太久,常出故障。", "部分设备使用年限长,故障率较高", Relation.CARRIES),
        ("Some of the equipment is old and often breaks down.", "部分设备使用年限长,故障率较高", Relation.CARRIES),
        ("设备全部更新,没有故障。", "部分设备使用年限长,故障率较高", Relation.DENIES),
        ("All machines are new and never fail.", "部分设备使用年限长,故障率较高", Relation.DENIES),
        ("一家外国公司承建了该系统。", "部分设备使用年限长,故障率较高", Relation.IS_SILENT),
        ("A private company has been hired to clean the hall.", "部分设备使用年限长,故障率较高", Relation.IS_SILENT),
    ],
)
def test_a_quote_carries_denies_or_is_silent(claim: str, quote: str, relation: Relation) -> None:
    found = likely(claim, quote)
    assert max(Relation, key=lambda one: found[one]) is relation and sum(found) == pytest.approx(1.0, abs=1e-3)


def test_an_adapter_of_another_model_is_refused() -> None:
    arrays = {"model": np.array("another"), "scale": np.array(2.0), "head/offsets": np.zeros(3)}
    with pytest.raises(UnusableModel, match="another model"):
        PairReader(Settings(), arrays)


def test_claims_are_read_in_the_form_of_the_search_text() -> None:
    line = LINES[0].replace("设备老化", "設備老化")
    several = claims([line, ""])[0]
    assert len(several) == 6 and {claim.quote for claim in several} == {"设备老化,常出故障。"}
    assert {claim.language for claim in several} == set(Language)
