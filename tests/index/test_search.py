"""Search: the right passage, within the scope."""

from assistant.ask import Assistant
from corpus.types import SectionType
from index.search import search
from index.types import Query


def test_the_passage_that_says_it_comes_first_in_both_languages(assistant: Assistant) -> None:
    library = assistant.library
    for question in ("信息孤岛、部门信息共享难", "data silos, information sharing between departments is hard"):
        best = search(library, Query(question), 5)[0]
        report = library.contents.reports[best.passage.report]
        assert report.file.startswith("lechang")
        assert "信息孤岛" in report.text[best.passage.start : best.passage.end]


def test_hits_stay_within_reports_and_section_types(assistant: Assistant) -> None:
    library = assistant.library
    haizhu = next(e.report for e in library.contents.entries if e.report.file.startswith("haizhu"))
    query = Query("存在的问题", reports=frozenset((haizhu.id,)), sections=frozenset((SectionType.PROBLEMS,)))
    hits = search(library, query, 10)
    assert hits
    for hit in hits:
        assert hit.passage.report == haizhu.id
        assert library.contents.type_of(hit.passage) is SectionType.PROBLEMS


def test_each_passage_is_found_once_and_scores_fall(assistant: Assistant) -> None:
    hits = search(assistant.library, Query("自助终端"), 20)
    assert len({hit.passage.id for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.sentence in hit.passage.sentences for hit in hits)
