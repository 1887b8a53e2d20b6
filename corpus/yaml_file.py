"""YAML files that a user writes: one error for whatever is wrong with them, and what a schema refuses in words."""

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, cast

import yaml
from pydantic_core import ErrorDetails

from corpus.errors import AskReportsError

# What Python says of a value that is none of its tag: 2023-99-99, 0x_, !!bool maybe, !!timestamp "abc".
NO_SUCH_VALUE = (ValueError, KeyError, AttributeError, IndexError, OverflowError)
EXPECTED = {
    "string_type": "text (numbers in quotes)",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
}


class BrokenYaml(AskReportsError):
    """A file that is no YAML; its text is a clause without the file's name: "line 3: …"."""


class _Loader(yaml.SafeLoader):
    """Names the line of a value that cannot be what its form or its tag says."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Hashable:
        try:
            return cast(Hashable, super().construct_object(node, deep))
        except NO_SUCH_VALUE as error:
            kind = node.tag.rpartition(":")[2]
            raise yaml.constructor.ConstructorError(problem=f"`{node.value}` is no {kind}", problem_mark=node.start_mark) from error


def read_yaml(path: Path) -> object:
    """What a YAML file holds.

    Raises:
        BrokenYaml: when it is no YAML, with the line where there is one.
        OSError: when it cannot be opened.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        raise BrokenYaml("its text is not UTF-8; save it as UTF-8") from error
    except RecursionError as error:
        raise BrokenYaml("its brackets are nested too deeply") from error
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        where = f"line {place.line + 1}: " if place else ""
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is no YAML"
        raise BrokenYaml(f"{where}{what}") from error


def refusal(error: ErrorDetails) -> str:
    """One error of a schema in words: the field and what is wrong with it."""
    field = str(error["loc"][-1]) if error["loc"] else ""
    if error["type"] == "missing":
        return f"`{field}` is missing"
    if error["type"] == "extra_forbidden":
        return f"there is no field `{field}`"
    context: dict[str, Any] = error.get("ctx", {})
    if error["type"] == "value_error":
        return str(context["error"])
    allowed = context.get("expected") or _bound(context) or EXPECTED.get(error["type"])
    reason = f"must be {allowed}" if allowed else str(error["msg"])
    # What has only a number is an entry of a list and no field.
    return f"it {reason}" if field.isdigit() or not field else f"`{field}` {reason}"


def _bound(context: Mapping[str, Any]) -> str:
    """The bound that a number is beyond."""
    if "ge" in context:
        return f"{context['ge']} or more"
    return f"{context['le']} or less" if "le" in context else ""
