"""Typing errors are set right only where one word can be meant."""

import pytest

from assistant.spelling import Lexicon
from assistant.types import Language
from assistant.vocabulary import Vocabulary
from corpus.catalogue import Entry
from corpus.passages import passages
from index.concordance import Concordance
from index.keyword import KeywordIndex
from index.library import passage_text
from tests.web.scripted import read_folder


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return [Entry(report, passages(report, 320), ()) for report in read_folder()]


@pytest.fixture(scope="module")
def vocabulary(entries: list[Entry]) -> Vocabulary:
    texts = [passage_text(entry.report, passage) for entry in entries for passage in entry.passages]
    return Vocabulary(Concordance(entries, KeywordIndex.over(texts)))


@pytest.fixture(scope="module")
def lexicon(entries: list[Entry], vocabulary: Vocabulary) -> Lexicon:
    return Lexicon(sorted({entry.report.agency for entry in entries}), vocabulary)


def test_a_place_that_there_is_is_no_misspelling_of_another(vocabulary: Vocabulary) -> None:
    of_one = Lexicon(["宿州市水务局"], vocabulary)
    assert not of_one.respelled("苏州市水务局受理多少", Language.CHINESE).is_changed
    assert of_one.respelled("宿洲市水务局受理多少", Language.CHINESE).text == "宿州市水务局受理多少"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("花都分居2023年行政许科事项有多少项", "花都分局2023年行政许可事项有多少项"),
        ("江门公按局收到多少行证许可申请", "江门公安局收到多少行政许可申请"),
        ("海珠分局审批同意亮是多少", "海珠分局审批同意量是多少"),
    ],
)
def test_homophones_are_set_right(lexicon: Lexicon, typed: str, meant: str) -> None:
    spelled = lexicon.respelled(typed, Language.CHINESE)
    assert (spelled.text, spelled.is_changed) == (meant, True)


@pytest.mark.parametrize(
    "question",
    [
        "哪些单位存在创新不足的问题，但没有提到部门协同不畅？",
        "花都分局2023年行政许可申请量是多少？",
        "夫妻分居的申请书要几份",
        "佛山市公安局受理了多少件",
    ],
)
def test_known_words_stay(lexicon: Lexicon, question: str) -> None:
    assert lexicon.respelled(question, Language.CHINESE).text == question


def test_english_words_of_the_field_are_set_right(lexicon: Lexicon) -> None:
    spelled = lexicon.respelled("how many aplications did Huadu recieve in jiangman", Language.ENGLISH)
    assert spelled.text.startswith("how many applications did Huadu receive")


@pytest.mark.parametrize("question", ["Yueshengshi and Suihaoban users", "low-altitude economy and stablecoins", "citywide kiosks"])
def test_names_and_unknown_topics_stay(lexicon: Lexicon, question: str) -> None:
    assert lexicon.respelled(question, Language.ENGLISH).text == question
