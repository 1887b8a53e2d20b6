"""Made-up reports are the same for a seed, true to their truth, and show every damage and format."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pytest

from corpus.types import SectionType
from tests.made_up import MadeUp, made_up
from tests.made_up.damage import readings_in_bytes, shifted_by_a_byte
from tests.made_up.plan import DAMAGES, available_formats
from tests.made_up.refused import refused
from tests.made_up.types import PARTS
from tests.made_up.wording import pool, themes, words

COUNT, SEED = 300, 11
FEWEST_THEMES, FEWEST_PHRASINGS = 48, 8
# What set phrases of the field take (办事大厅面积, 事中事后监管).
LONGEST_SHARED_RUN = 7


@lru_cache(maxsize=1)
def collection() -> list[MadeUp]:
    return made_up(COUNT, SEED, "measuring")


def all_themes() -> list[Mapping[str, Any]]:
    return [*themes("problems"), *themes("measures")]


def test_a_seed_gives_the_same_bytes_and_the_same_truth() -> None:
    once, again = made_up(45, SEED, "tuning"), made_up(45, SEED, "tuning")
    assert [(r.name, r.content, r.truth.to_json()) for r in once] == [
        (r.name, r.content, r.truth.to_json()) for r in again
    ]
    assert once[0].text != made_up(1, SEED + 1, "tuning")[0].text


def test_an_unknown_part_is_an_error() -> None:
    with pytest.raises(ValueError, match="tuning, measuring, retold"):
        made_up(1, SEED, "training")


def test_errors_are_planted_on_request_in_every_report_that_can_have_one_and_all_else_stays() -> None:
    without, planted = made_up(45, SEED, "tuning"), made_up(45, SEED, "tuning", errors=True)
    assert [(r.name, r.truth.agency, r.truth.year) for r in planted] == [
        (r.name, r.truth.agency, r.truth.year) for r in without
    ]
    with_error = [report for report in planted if report.truth.errors]
    assert len(with_error) > len(planted) / 2
    assert all("arithmetic_error" in report.truth.damages for report in with_error)
    same = [pair for pair in zip(without, planted, strict=True) if pair[0].truth.damages == pair[1].truth.damages]
    assert same and all(one.content == other.content for one, other in same)


def test_headings_sentences_and_figures_of_the_truth_stand_in_the_text() -> None:
    for report in collection():
        truth = report.truth
        mentions = (*truth.problems, *truth.next_steps, *truth.innovations, *truth.others)
        printed = [mention.sentence for mention in mentions]
        printed += [heading for section in truth.sections for heading in section.heading_path]
        printed += [section.marker for section in truth.sections]
        printed += [figure.value + figure.unit for figure in truth.figures]
        assert [words for words in printed if words not in report.text] == [], report.name


def test_an_undamaged_plain_text_file_holds_the_text_of_its_truth() -> None:
    undamaged = [r for r in collection() if not r.truth.damages and r.truth.format.startswith("txt")]
    assert undamaged
    for report in undamaged:
        encoding = {"txt_bom": "utf-8-sig", "txt_gb18030": "gb18030"}.get(report.truth.format, "utf-8")
        assert report.content.decode(encoding) == report.text


def test_problems_of_an_undamaged_report_are_phrasings_of_their_part() -> None:
    known = {theme["id"]: theme["measuring"] for theme in all_themes()}
    for report in collection():
        if not report.truth.damages:
            assert all(mention.sentence in known[mention.theme] for mention in report.truth.problems)
            assert all(mention.type is SectionType.PROBLEMS for mention in report.truth.problems)


def test_every_report_names_its_agency_or_is_said_to_hide_it() -> None:
    for report in collection():
        if not report.truth.damages:
            assert report.truth.agency in report.text, report.name


def test_every_damage_format_and_skeleton_occurs() -> None:
    truths = [report.truth for report in collection()]
    assert set(DAMAGES) == {damage for truth in truths for damage in truth.damages}
    assert set(available_formats()) == {truth.format for truth in truths}
    assert {truth.skeleton for truth in truths} == {"guangdong", "shanghai", "free"}
    assert any(truth.errors for truth in truths)


def test_about_half_of_the_reports_have_one_damage_or_none() -> None:
    light = sum(len(report.truth.damages) <= 1 for report in collection())
    assert 0.4 < light / COUNT < 0.65


def test_reports_have_the_length_of_the_genre_and_no_two_are_alike_but_twins() -> None:
    lengths = [len(report.text) for report in collection()]
    # Readings in brackets lengthen a text; the words alone stay under 6,000.
    assert min(lengths) >= 1_500 and max(lengths) <= 9_000
    own = [report.text for report in collection() if not report.truth.twin_of]
    assert len(set(own)) == len(own)


def test_a_twin_of_the_next_year_has_the_same_agency_and_another_year() -> None:
    by_name = {report.name: report.truth for report in collection()}
    twins = [truth for truth in by_name.values() if "next_year" in truth.damages]
    assert twins
    for truth in twins:
        other = by_name[truth.twin_of]
        assert (truth.agency, truth.year) == (other.agency, other.year + 1)


def test_there_are_themes_enough_with_phrasings_enough() -> None:
    named = all_themes()
    assert len(named) >= FEWEST_THEMES
    assert len({theme["id"] for theme in named}) == len(named)
    for theme in named:
        assert theme["zh"] and theme["en"]
        assert all(len(set(theme[part])) >= FEWEST_PHRASINGS for part in PARTS), theme["id"]


def test_the_parts_share_no_phrasing_nor_a_long_run_of_characters_of_a_theme() -> None:
    for theme in all_themes():
        for tuned in theme["tuning"]:
            runs = [tuned[at : at + LONGEST_SHARED_RUN + 1] for at in range(len(tuned) - LONGEST_SHARED_RUN)]
            shared = [run for run in runs for measured in theme["measuring"] if run in measured]
            assert shared == [], theme["id"]
    phrasings = [{phrase for theme in all_themes() for phrase in theme[part]} for part in PARTS]
    assert not phrasings[0] & phrasings[1]


def test_the_parts_share_no_sentence_of_a_section() -> None:
    for name in words("sentences"):
        if not name.endswith("_labels"):
            assert not set(pool(name, "tuning")) & set(pool(name, "measuring")), name


def test_damage_comes_from_bytes_as_on_the_real_pages() -> None:
    assert readings_in_bytes("受理條件") == "受理?xiàng)l件"
    assert shifted_by_a_byte("“放管服”") == "?胺殴芊?"


def test_files_that_are_no_reports_have_a_kind_each() -> None:
    files = refused(SEED, "tuning")
    assert len({file.name for file in files}) == len(files) >= 7
