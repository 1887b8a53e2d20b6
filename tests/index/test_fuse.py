"""Rankings → one ranking by reciprocal rank."""

from hypothesis import given
from hypothesis import strategies as st

from index.fuse import fuse

RANKINGS = st.lists(st.permutations(["花都", "海珠", "江门", "乐昌"]).map(lambda r: r[:3]), max_size=4)


def names(rankings: list[list[str]]) -> list[str]:
    return [name for name, _ in fuse(rankings)]


def test_what_both_rankings_have_comes_before_what_one_has_first() -> None:
    assert names([["花都", "海珠"], ["江门", "海珠"]])[0] == "海珠"


def test_one_ranking_stays_as_it_is() -> None:
    assert names([["乐昌", "花都", "海珠"]]) == ["乐昌", "花都", "海珠"]


def test_equal_scores_come_in_order_of_name() -> None:
    assert names([["b"], ["a"]]) == ["a", "b"]


@given(RANKINGS)
def test_every_name_comes_once_and_the_order_of_rankings_does_not_matter(rankings: list[list[str]]) -> None:
    fused = names(rankings)
    assert sorted(fused) == sorted({name for ranking in rankings for name in ranking})
    assert fused == names(rankings[::-1])
