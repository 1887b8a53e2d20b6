"""Numbers of claims beside those of their quotes."""

import pytest

from assistant.gate.counting import counted
from assistant.gate.dates import years_in
from assistant.gate.numbers import carried, numbers_in
from corpus.repair import simplify


def unsupported(claim: str, quote: str) -> list[str]:
    """The numbers of a claim, as it prints them, that a quote does not carry."""
    claim, quote = simplify(claim), simplify(quote)
    known = numbers_in(quote)
    return [
        claim[number.start : number.end]
        for number in numbers_in(claim)
        if not carried(number, claim, known) and not counted(number, claim, [quote], known)
    ]


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("完善了九百多处", "完善要素971处"),
        ("减免了六百多万元", "減免費用6,731,172.50元"),
        ("惠及两亿多人次", "累计服务超2.4亿人次"),
        ("几百人看视频听课", "300多名经办人通过视频听课"),
        ("Over 11 million people benefited.", "惠及1100多万人"),
        ("It rose by about seventy per cent.", "同比增加70.95%"),
        ("比上年多了一成左右", "同比增加10.91%"),
        ("Just under a quarter of the volume", "两项共占24.59%"),
        ("More than four fifths of items", "八成以上事项当场办结"),
        ("过半能全程网办", "共276项,其中全程网办225项"),
        ("The two rules contradict each other.", "两部规章各说各话"),
        ("A three-tier mechanism", "实现“三级”应急机制"),
        ("One of only two pilots", "作为唯二试点单位"),
        ("两家负责抽查", "由法制和纪检部门定期评查"),
        ("从四个方面立规", "从考勤、请假、仪容、用语立规矩"),
        ("三项 fewer", "自己说管十二项,登记簿上记着十五项"),
        ("since the 13th Five-Year Plan began", "“十三五”以来"),
        ("Five one-window counters", "建立5个“一窗通办”窗口"),
        ("不必四处打听", "避免到处询问"),
        ("averaging fifty-two years", "平均年龄五十二岁"),
        ("It held 25 meetings this year.", "本年度召开会议25次"),
        ("handled more than a thousand", "业务量“过千”"),
    ],
)
def test_numbers_that_are_the_quotes_in_other_words(claim: str, quote: str) -> None:
    assert unsupported(claim, quote) == []


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("完善了八百多处", "完善要素971处"),
        ("减免了七百多万元", "減免費用6,731,172.50元"),
        ("几百人听课", "30多名经办人听课"),
        ("It rose by about sixty per cent.", "同比增加70.95%"),
        ("A third of the volume", "两项共占24.59%"),
        ("过半能全程网办", "共276项,其中全程网办25项"),
        ("The three rules contradict each other.", "两部规章各说各话"),
        ("四家负责抽查", "由法制和纪检部门定期评查"),
        ("少了四项", "自己说管十二项,登记簿上记着十五项"),
        ("since the 14th Five-Year Plan began", "“十三五”以来"),
        ("Six one-window counters", "建立5个“一窗通办”窗口"),
        ("They have three measures.", "一是加强培训,三是加强监督"),
    ],
)
def test_numbers_that_the_quote_does_not_carry(claim: str, quote: str) -> None:
    assert unsupported(claim, quote)


def test_a_year_behind_a_comma_is_a_year() -> None:
    assert years_in(simplify("重大事项由会议审议，2020年召开会议10次")) == {2020}
    assert years_in("受理12,2020件") == set()
