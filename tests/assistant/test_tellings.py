"""Problems told without their names, and topics that mean a problem of the glossary in words of their own."""

import pytest

from assistant.ask import Assistant
from assistant.glossary import concepts
from assistant.meant import Problems
from assistant.tellings import has_tellings, stretches, tells
from assistant.types import Language
from corpus.repair import simplify
from index.model import Encoder
from tests.made_up.wording import themes

# A problem of the made-up reports, and the concept of the glossary that it is.
SAME = {
    "data_silos": "data-silos",
    "staff_shortage": "understaffing",
    "turnover": "staff-turnover",
    "ageing_equipment": "ageing-equipment",
    "weak_publicity": "weak-publicity",
    "hall_too_small": "hall-too-small",
    "funds": "insufficient-funding",
    "elderly_digital": "elderly-digital-divide",
    "intermediary": "intermediary-irregular",
    "ecert_low": "ecertificate-underused",
}


@pytest.mark.parametrize(
    ("concept", "sentence"),
    [
        ("understaffing", "窗口仅有两名同志,既要受理又要审批"),
        ("data-silos", "其他部门掌握的信息查不到,审批时仍靠发函核实"),
        ("hall-too-small", "大厅建成较早,等候区拥挤,难以容纳新进驻的窗口"),
        ("elderly-digital-divide", "部分高龄群众不会用手机申报"),
        ("window-authorisation-insufficient", "窗口只收件,审批仍要返回科室签字"),
    ],
)
def test_a_problem_is_told_by_its_facets(concept: str, sentence: str) -> None:
    assert tells(concept, sentence)


@pytest.mark.parametrize(
    ("concept", "sentence"),
    [
        ("understaffing", "办事指南更新不及时"),
        ("hall-too-small", "法律法规修订滞后"),
        ("data-silos", "停车位不足,群众意见较大"),
    ],
)
def test_another_problem_is_not_told(concept: str, sentence: str) -> None:
    assert not tells(concept, sentence)


def test_facets_stand_together_or_not_at_all() -> None:
    assert not tells("ageing-equipment", "设备已全部配齐。办公用房尚未落实,经费不足,老化的是档案柜以外的物件")
    assert list(stretches("甲,乙;丙")) == ["甲", "乙", "甲,乙", "丙"]


def test_every_telling_belongs_to_a_concept_of_the_glossary() -> None:
    named = {concept.id for concept in concepts()}
    assert all(has_tellings(SAME[theme]) for theme in SAME) and set(SAME.values()) <= named


def test_most_phrasings_of_another_hand_are_told() -> None:
    """The measuring part was written without sight of the tellings; bars lie under what was measured."""
    told = [
        tells(SAME[theme["id"]], simplify(phrase).replace("，", ","))
        for theme in themes("problems")
        if theme["id"] in SAME
        for phrase in theme["measuring"]
    ]
    assert sum(told) / len(told) >= 0.6


def test_a_topic_in_words_of_its_own_means_a_problem(encoder: Encoder) -> None:
    problems = Problems(encoder)
    meant = {
        ("too few staff", Language.ENGLISH): "understaffing",
        ("not enough parking", Language.ENGLISH): "parking-shortage",
        ("窗口人员业务不熟", Language.CHINESE): "low-staff-skill",
        ("存在部门协同不畅的问题", Language.CHINESE): "weak-coordination",
    }
    for (topic, language), concept in meant.items():
        assert concept in {meaning.concept.id for meaning in problems.meant(topic, language)}, topic
    for topic, language in (("locust plagues", Language.ENGLISH), ("共享单车乱停放", Language.CHINESE)):
        assert problems.meant(topic, language) == (), topic


def test_a_question_about_a_problem_in_other_words_finds_the_report(assistant: Assistant) -> None:
    answer = assistant.ask("Which agencies complain that systems of departments do not share data?")
    yes = {verdict.report.file for verdict in answer.verdicts if verdict.choice == "yes"}
    assert "lechang-service-data-2019.txt" in yes


@pytest.mark.parametrize("absent", ["蝗灾", "校园欺凌", "太空垃圾"])
def test_the_heading_of_a_section_tells_no_problem(assistant: Assistant, absent: str) -> None:
    answer = assistant.ask(f"哪些单位存在{absent}的问题？")
    assert answer.status == "not_found" and not [v for v in answer.verdicts if v.choice != "no"]
