"""Which agencies a question names."""

from assistant.agencies import mentions


def test_a_report_without_an_agency_is_named_by_no_question() -> None:
    agencies = ["", "广州市公安局花都区分局"]
    assert mentions("哪些单位提到数据孤岛?", agencies) == []
    assert [mention.agencies for mention in mentions("花都分局受理多少", agencies)] == [("广州市公安局花都区分局",)]
