"""YAML that a user writes: whatever is wrong with it is one error, with its line."""

from pathlib import Path

import pytest

from assistant.evaluate import load_questions
from corpus.errors import WrongCall
from corpus.sources import side_file
from corpus.yaml_file import BrokenYaml, read_yaml

BROKEN = [
    ("2023-99-99", "line 2: `2023-99-99` is no timestamp"),
    ("0x_", "line 2: `0x_` is no int"),
    ('!!int "abc"', "line 2: `abc` is no int"),
    ('!!int ""', "line 2: `` is no int"),
    ('!!float "z"', "line 2: `z` is no float"),
    ("!!bool maybe", "line 2: `maybe` is no bool"),
    ('!!timestamp "abc"', "line 2: `abc` is no timestamp"),
    ("[" * 3000, "nested too deeply"),
    ("9" * 5000, "is no int"),
    ("!!python/name:os.system ''", "line 2: "),
    ("[1, 2", "line "),
    ("\x07", "special characters are not allowed"),
]


@pytest.mark.parametrize(("value", "said"), BROKEN)
def test_a_value_that_cannot_be_is_one_error_with_its_line(tmp_path: Path, value: str, said: str) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(f"reports:\n  - {{file: a.txt, year: {value}}}\n", encoding="utf-8")
    with pytest.raises(BrokenYaml) as raised:
        read_yaml(path)
    assert said in str(raised.value) and "\n" not in str(raised.value)
    side = side_file(tmp_path)
    assert side.is_broken and said in side.faults[0]
    with pytest.raises(WrongCall, match="is no question file"):
        load_questions(path)


def test_what_yaml_can_hold_is_read(tmp_path: Path) -> None:
    path = tmp_path / "some.yaml"
    path.write_text("a: [1, 2.5, yes, 2023-01-02, null, {b: 0x1F}]", encoding="utf-8")
    assert str(read_yaml(path)) == "{'a': [1, 2.5, True, datetime.date(2023, 1, 2), None, {'b': 31}]}"
