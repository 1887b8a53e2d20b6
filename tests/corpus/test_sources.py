"""The side file: what is wrong with an entry is told, and the other entries count."""

from pathlib import Path

import pytest

from corpus.sources import side_file


def written(folder: Path, content: str) -> Path:
    (folder / "sources.yaml").write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("file: b.txt, year: soon", "entry 2 (b.txt): `year` must be a whole number"),
        ("file: b.txt, colour: red", "entry 2 (b.txt): there is no field `colour`"),
        ("year: 2023", "entry 2: `file` is missing"),
        ("file: b.txt, year: 2020, first_year: 2022", "entry 2 (b.txt): `first_year` 2022 is not before `year` 2020"),
        ("file: b.txt, first_year: 2022", "entry 2 (b.txt): `first_year` 2022 is not before `year` (none)"),
        ("file: b.txt, year: 2023, first_year: -99999999", "entry 2 (b.txt): `first_year` must be 1900 or more"),
        ("file: b.txt, year: 20230", "entry 2 (b.txt): `year` must be 2100 or less"),
        ("file: [b.txt]", "`file` must be text"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_told_with_its_field_and_the_others_count(tmp_path: Path, entry: str, said: str) -> None:
    side = side_file(written(tmp_path, f"reports:\n- {{file: a.txt, year: 2023}}\n- {{{entry}}}\n- {{file: c.txt, year: 2020, first_year: 2020}}"))
    assert {name: one.years for name, one in side.entries.items()} == {"a.txt": (2023,), "c.txt": (2020,)}
    (fault,) = side.faults
    assert said in fault
    assert not side.is_unclear("a.txt") and side.is_unclear("b.txt") == ("file: b.txt" in entry)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("- a", "it is not a mapping with `reports:`"),
        ("7", "it is not a mapping with `reports:`"),
        ("reports: 7", "`reports` must be a list"),
        ("files: []", "there is no field `files`"),
    ],
)
def test_a_file_of_another_shape_is_told_and_leaves_all_unclear(tmp_path: Path, content: str, said: str) -> None:
    side = side_file(written(tmp_path, content))
    assert side.faults == (f"cannot be read ({said})",) and side.is_unclear("a.txt") and not side.entries


def test_an_empty_side_file_says_nothing(tmp_path: Path) -> None:
    assert not side_file(written(tmp_path, "# none yet\n")).faults and not side_file(tmp_path / "nowhere").faults
