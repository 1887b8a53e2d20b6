"""Questions over made-up reports are the same for a seed, true to what was written, and of every kind."""

from collections import Counter
from functools import lru_cache

from assistant.evaluate import QuestionFile, contradictions
from tests.made_up import MadeUp, made_up
from tests.made_up.known import is_copy, romanised
from tests.made_up.questions import questions
from tests.made_up.wording import themes, told, words

COUNT, SEED = 200, 5
FEWEST = 40


@lru_cache(maxsize=1)
def collection() -> list[MadeUp]:
    return made_up(COUNT, SEED, "measuring")


@lru_cache(maxsize=1)
def asked() -> QuestionFile:
    return questions(collection(), SEED, "measuring")


def test_a_seed_gives_the_same_questions() -> None:
    assert questions(collection(), SEED, "measuring") == asked() != questions(collection(), SEED + 1, "measuring")


def test_the_questions_are_a_question_file_without_contradictions() -> None:
    assert list(contradictions(asked())) == []
    languages = Counter(question.language for question in asked().questions)
    assert languages["zh"] == languages["en"] and all(question.pair for question in asked().questions)


def test_spans_and_values_stand_in_their_reports_as_printed() -> None:
    texts = {report.name: report.text for report in collection()}
    for question in asked().questions:
        assert set(question.files) | set(question.unclear) <= set(texts)
        assert all(span.text in texts[span.file] for span in question.spans), question.id
        assert all(any(value in texts[file] for file in question.files) for value in question.values), question.id


def test_the_reports_of_a_problem_are_those_whose_problems_have_it() -> None:
    named = words("questions")["themes"]
    truths = {
        report.name: {theme for m in report.truth.problems for theme in told(m.theme, m.phrasing).surely}
        for report in collection()
        if not is_copy(report)
    }
    by_words = {q.question: q for q in asked().questions if q.tags == ("problems",) and q.count is None}
    for theme in themes("problems"):
        naming = {file for file, said in truths.items() if theme["id"] in said}
        ways = [q for text, q in by_words.items() if any(called in text for called in named[theme["id"]])]
        assert len(ways) == (2 if naming else 0) and all(set(q.files) == naming for q in ways), theme["id"]


def test_a_page_copied_by_a_mirror_is_no_report_of_its_own() -> None:
    copies = {report.name for report in collection() if is_copy(report)}
    counted = {file for question in asked().questions for file in (*question.files, *question.unclear)}
    assert copies and counted.isdisjoint(copies)


def test_what_judges_read_is_of_phrasings_and_themes_that_are_there() -> None:
    for kind in ("problems", "measures"):
        of = {p: t["id"] for t in themes(kind) for part in ("tuning", "measuring") for p in t[part]}
        remedies = {p for t in themes("problems") for part in ("tuning", "measuring") for p in t["remedy"][part]}
        names = {theme["id"] for theme in themes(kind)}
        for row in words("judged")[kind]:
            assert row["said"] in of or (kind == "measures" and row["said"] in remedies), row["said"]
            assert {*row["told"], *row["arguable"]} <= names, row["said"]
            assert not set(row["told"]) & set(row["arguable"]), row["said"]


def test_there_are_themes_enough_over_all_reports() -> None:
    whole = [q for q in asked().questions if q.tags in (("problems",), ("measure",)) and q.count is None]
    assert len(whole) >= 2 * FEWEST and {q.language for q in whole} == {"zh", "en"}


def test_there_are_topics_enough_that_no_report_has() -> None:
    absent = [q for q in asked().questions if "absent-topic" in q.tags]
    assert len(absent) >= 2 * FEWEST and all(q.status == "not_found" for q in absent)
    tags = Counter(tag for question in asked().questions for tag in question.tags)
    wanted = (
        "negative",
        "two-conditions",
        "by-place",
        "by-kind",
        "by-year",
        "wrong-year",
        "wrong-agency",
        "missing-detail",
    )
    assert min(tags[tag] for tag in wanted) >= 8
    assert sum(question.count is not None for question in asked().questions) >= 20


def test_a_report_is_never_asked_for_what_another_says_nearly() -> None:
    for question in asked().questions:
        assert not set(question.files) & set(question.unclear), question.id


def test_the_parts_share_no_way_of_asking() -> None:
    for name, said in words("questions").items():
        if isinstance(said, dict) and set(said) == {"tuning", "measuring"}:
            for language in ("zh", "en"):
                assert not set(said["tuning"][language]) & set(said["measuring"][language]), name
    for theme in [*themes("problems"), *themes("measures")]:
        assert not {theme["zh"], theme["en"]} & set(words("questions")["themes"][theme["id"]]), theme["id"]


def test_places_are_romanised_as_on_maps() -> None:
    assert [romanised(place) for place in ("广州市", "广东省", "吉安市")] == ["Guangzhou", "Guangdong", "Ji'an"]
