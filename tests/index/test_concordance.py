"""Where wordings stand is what reading every sentence, passage and heading finds."""

import re
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from assistant.glossary import concepts, term_pattern
from corpus.repair import simplify
from corpus.types import Span
from index.keyword import KeywordIndex
from index.library import Library


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary's term as a wording."""

    term: str
    pattern: re.Pattern[str]


TERMS = [Term(term, term_pattern(term)) for concept in concepts() for term in (*concept.chinese[:3], *concept.near[:1])]
TERMS += [Term(word, term_pattern(word)) for word in ("12345", "APP", "率", "%", "2023", "窗口*服务", "没有这样的话")]


def test_every_place_of_every_term_is_found(library: Library) -> None:
    concordance, contents, found = library.concordance, library.contents, 0
    for term in TERMS:
        places = concordance.places(term)
        sentences, passages, headings = [], [], set()
        for number, passage in enumerate(contents.passages):
            report = contents.reports[passage.report]
            if term.pattern.search(report.search.slice_of(Span(passage.start, passage.end))):
                passages.append(number)
            for row, sentence in enumerate(passage.sentences, int(concordance.first[number])):
                if term.pattern.search(report.search.slice_of(sentence)):
                    sentences.append(row)
            heading = simplify(" ".join(report.sections[passage.section].heading_path))
            headings |= {heading} if term.pattern.search(heading) else set()
        assert places.passages.tolist() == passages, term.term
        assert places.sentences.tolist() == sentences, term.term
        assert {concordance.headings[number] for number in places.headings.tolist()} == headings, term.term
        found += len(sentences)
    assert found > 500


def test_a_word_of_a_report_is_known_and_another_is_not(library: Library) -> None:
    text = library.contents.entries[0].report.search.text
    words = [text[at : at + 4] for at in range(0, len(text) - 4, 97) if "\n" not in text[at : at + 4]]
    known = [library.concordance.has(word) for word in words]
    # Two passages may part a word.
    assert sum(known) >= 0.95 * len(words)
    assert not library.concordance.has("蒸汽机车头") and not library.concordance.has("Quetzalcoatlus")


HAN = st.text(alphabet="信息孤岛数据共享1aB 。", min_size=1, max_size=12)


@given(st.lists(HAN, min_size=1, max_size=6), HAN)
def test_no_text_that_has_the_words_is_ruled_out(texts: list[str], words: str) -> None:
    holding = KeywordIndex.over(texts).holding(words)
    having = [number for number, text in enumerate(texts) if words.lower() in text.lower()]
    assert holding is None or set(having) <= set(holding.tolist())
