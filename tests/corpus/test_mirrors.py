"""One page on two sites is told from two years, from two agencies and from a corrected edition."""

from pathlib import Path

import pytest

from corpus.mirrors import Portrait, Sketch, agreement, is_mirror, portrait, resemblance, sketch
from corpus.read import read_bytes, read_report, source_files
from corpus.types import Report
from tests.made_up import MadeUp
from tests.made_up.pairs import KINDS, pairs
from tests.texts import report_of, report_text

PAIRS_A_KIND, SEED = 8, 5
AGENCY = "广州市花都区教育局"


def read(made: MadeUp, folder: Path) -> Report:
    path = folder / made.name
    path.write_bytes(made.content)
    source = source_files([path])[0]
    return read_report(source, read_bytes(source))


def portrait_of(agency: str, year: int, **words: object) -> Portrait:
    return portrait(report_of(report_text(agency, year, **words)))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_only_mirrors_are_mirrors(kind: str, tmp_path: Path) -> None:
    told = [
        is_mirror(portrait(read(one, tmp_path)), portrait(read(other, tmp_path)))
        for one, other in pairs(kind, PAIRS_A_KIND, SEED, "tuning")
    ]
    assert told == [kind == "mirror"] * PAIRS_A_KIND


def test_a_simplified_page_and_a_traditional_one_with_readings_and_spaces_are_one() -> None:
    words = report_text(AGENCY, 2023)
    damaged = (
        words.replace("监督管理", "監(jiān)督管理").replace("实施", "實(shí)施").replace("2023年，", "２０２３ 年，")
    )
    assert damaged != words
    assert is_mirror(portrait(report_of(words)), portrait(report_of("打印 关闭 浏览次数：12\n" + damaged)))


def test_another_year_another_agency_and_another_figure_make_another_report() -> None:
    own = portrait_of(AGENCY, 2023)
    assert is_mirror(own, portrait_of(AGENCY, 2023))
    assert not is_mirror(own, portrait_of(AGENCY, 2024))
    assert not is_mirror(own, portrait_of("广州市番禺区教育局", 2023))
    assert not is_mirror(own, portrait_of(AGENCY, 2023, received=1243))


def test_an_unknown_agency_or_year_contradicts_none() -> None:
    own = portrait_of(AGENCY, 2023)
    assert is_mirror(own, Portrait("x", "", None, own.sketch))
    assert is_mirror(own, Portrait("x", "花都区教育局", 2023, own.sketch))
    assert not is_mirror(own, Portrait("x", "花都区教育局", 2023, Sketch(frozenset(), {}).printed()))


def test_a_sketch_comes_back_from_the_line_it_is_printed_as() -> None:
    own = sketch("2023年,受理量为1,234件,办结率99.70%。")
    assert Sketch.of_printed(own.printed()) == own and {"2023", "1234", "99.70"} <= set(own.numbers.values())
    assert resemblance(own, own) == agreement(own, own) == 1.0
