"""What a question says beside what it asks, and the times it tells by others."""

import pytest

from assistant.purposes import without_purpose
from assistant.times_said import with_times_said


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("审计组参考:江门2020年受理多少件", "江门2020年受理多少件"),
        ("江门2020年受理多少件?我在写一篇调研", "江门2020年受理多少件"),
        ("江门2020年受理多少件,写调研报告", "江门2020年受理多少件"),
        ("How many permits did Jiangmen issue, for a budget memo", "How many permits did Jiangmen issue"),
        ("江门2020年受理多少件,汇报要用", "江门2020年受理多少件"),
        ("江门2020年现有多少名专家?不是打算扩到多少", "江门2020年现有多少名专家"),
        ("江门2020年现有多少名专家(不要明年的)", "江门2020年现有多少名专家"),
        ("For a budget memo: how many permits did Jiangmen issue?", "how many permits did Jiangmen issue?"),
        ("How many permits did Jiangmen issue? I'm writing a piece on paperless offices.", "How many permits did Jiangmen issue?"),
        ("How big is the hall? I don't mean the new one.", "How big is the hall?"),
        ("How many slips were found (not how many visits)", "How many slips were found"),
        ("By how much did it drop? actual number, not percent", "By how much did it drop?"),
        ("How many were issued in 2022? Need it for a slide, not next year's goal", "How many were issued in 2022?"),
    ],
)
def test_what_an_answer_is_for_and_what_is_not_meant_is_cut(question: str, asked: str) -> None:
    assert without_purpose(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "哪些单位开展了容缺受理,不是打算做的",
        "不是自动批的有多少件",
        "到年底没整改、不是复议的有多少",
        "江门2020年受理多少件",
        "How many were not on time?",
        "I need to know how many permits Jiangmen issued",
        "Which agencies train staff? Not those that only plan to.",
        "为什么要写材料",
        "How many permits did Jiangmen grant, for explosives",
        "How many inspections did it carry out, checking hotels",
        "江门有多少台自助机,群众自己用的",
        "窗口排队怎么解决,搞预约吗",
        "江门收到多少件申请,准备上门办的",
    ],
)
def test_what_is_asked_stays(question: str) -> None:
    assert without_purpose(question) == question


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("东莞2024年七到九月办完几件", "东莞2024年第三季度办完几件"),
        ("东莞2024年10-12月份办完几件", "东莞2024年第四季度办完几件"),
        ("东莞2024年十一到十二月办完几件", "东莞2024年十一到十二月办完几件"),
        ("cases closed, Oct-Dec 2024", "cases closed, fourth quarter 2024"),
        ("cases closed from January to March", "cases closed from first quarter"),
        ("cases accepted in Q3 2021", "cases accepted in third quarter 2021"),
        ("滁州2023年的前一年收了多少", "滁州2022年收了多少"),
        ("滁州2023年比2022年的前一年多收了多少", "滁州2023年比2022年的前一年多收了多少"),
        ("how many did it get the year before 2023?", "how many did it get in 2022?"),
        ("湛江在2020年的报告里拿来对比的头一年接了多少", "湛江拿来对比的2019年接了多少"),
        ("What was the previous year's number, as given in its 2023 report?", "What was the 2022 number?"),
        ("How many did Foshan accept in 2022, as quoted in its 2023 report?", "How many did Foshan accept in 2022?"),
        ("2019年的报告里说2020年打算干啥", "2019年的报告里说2020年打算干啥"),
        ("What does it say in the 2023 report?", "What does it say in the 2023 report?"),
        ("2023年的报告里受理多少件", "2023年的报告里受理多少件"),
    ],
)
def test_times_are_put_into_plain_words(question: str, said: str) -> None:
    assert with_times_said(question) == said
