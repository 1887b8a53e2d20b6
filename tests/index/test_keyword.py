"""BM25 over Chinese."""

from pathlib import Path

import numpy as np

from index.fuse import fuse
from index.keyword import KeywordIndex, tokens

TEXTS = ["信息孤岛、部门信息共享难突破", "受理量865310份,网上受理量10434份", "推进一窗通办改革"]


def test_tokens_are_pairs_of_characters_whole_numbers_and_latin_words() -> None:
    assert tokens("受理量865310份APP") == ["受理", "理量", "865310", "份", "app"]
    assert tokens("，。") == []


def test_the_text_that_shares_the_words_scores_highest() -> None:
    index = KeywordIndex.over(TEXTS)
    assert int(np.argmax(index.scores("哪些单位提到信息孤岛"))) == 0
    assert int(np.argmax(index.scores("865310"))) == 1


def test_no_shared_word_scores_nothing() -> None:
    assert not KeywordIndex.over(TEXTS).scores("blockchain 区块链").any()
    assert KeywordIndex.over([]).scores("区块链").shape == (0,)


def test_a_saved_index_gives_the_same_scores(tmp_path: Path) -> None:
    index = KeywordIndex.over(TEXTS)
    index.save(tmp_path)
    again = KeywordIndex.load(tmp_path, len(TEXTS))
    assert np.allclose(index.scores("一窗通办"), again.scores("一窗通办"))


def test_fusion_counts_ranks_and_breaks_ties_by_name() -> None:
    assert [name for name, _ in fuse([["a", "b"], ["b", "c"]])] == ["b", "a", "c"]
    assert [name for name, _ in fuse([["x"], ["y"]])] == ["x", "y"]
    assert fuse([]) == []
