"""Turns that ask something else of the matter of the turn before."""

from assistant.turned import turned
from assistant.types import Kind, Language, Scope, Understood

LIST = Understood("哪些报告提到重复录入?", Language.CHINESE, Kind.LIST, Scope(), "重复录入")
FIGURES = Understood("各年受理多少件?", Language.CHINESE, Kind.COMPARE, Scope(), "受理", ("受理量",))
MOST = Understood("哪个镇办件最多?", Language.CHINESE, Kind.LOOKUP, Scope(), "办件最多")


def asked(turn: str, before: Understood) -> tuple[Kind, str] | None:
    found = turned(turn, before, [])
    return None if found is None else (found.kind, found.topic if found.kind is Kind.LIST else found.question)


def test_that_the_matter_is_solved_or_that_there_is_none() -> None:
    assert asked("那哪一份说已经解决了?", LIST) == (Kind.LIST, "重复录入的问题已经解决了")
    assert asked("And which of them deny it?", LIST) == (Kind.LIST, "deny having 重复录入")
    assert asked("哪些说人手不足已经解决了?", LIST) is None


def test_how_it_changed_and_in_which_year_it_was_most() -> None:
    assert asked("比上一年增减多少?", FIGURES) == (Kind.COMPARE, "各年受理多少件 比上一年增减多少")
    assert asked("哪一年最少?", FIGURES) == (Kind.COMPARE, "各年受理多少件 哪一年最少")
    assert asked("第二名呢?", MOST) == (Kind.LOOKUP, "哪个镇办件最多 排名")
    assert asked("比上一年增减多少?", LIST) is None
