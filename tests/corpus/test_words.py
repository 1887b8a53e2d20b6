"""The door to the word segmenter."""

import jieba.posseg
import pytest

from corpus.words import kind_of_word


def test_the_dictionary_is_not_read_again_for_every_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_again(*_: object) -> None:
        raise AssertionError("the dictionary of kinds of word was read again")

    monkeypatch.setattr(jieba.posseg.dt, "load_word_tag", read_again)
    kind_of_word.cache_clear()
    assert [kind_of_word(word) for word in ("申请", "政府", "那么")] == ["v", "n", "r"]
