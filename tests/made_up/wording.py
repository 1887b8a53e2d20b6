"""The words of made-up reports: YAML files, choices in brackets, slots in braces."""

import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

FOLDER = Path(__file__).parent
ITEMS_VARIABLE = "ASKREPORTS_LICENCE_ITEMS"
CHOICE = re.compile(r"\[([^\[\]]+)\]")
SLOT = re.compile(r"\{([^{}]+)\}")
LONGEST_ITEM = 22


@lru_cache(maxsize=8)
def words(name: str) -> Any:
    """The content of a YAML file of this folder."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def themes(kind: str) -> list[Mapping[str, Any]]:
    """The themes of `problems` or `measures`, as in their file."""
    found: list[Mapping[str, Any]] = words(kind)
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """The themes for which a phrasing counts, and those for which fair judges may count it."""

    surely: frozenset[str]
    arguably: frozenset[str]


def told(theme: str, phrasing: str) -> Told:
    """What a phrasing of a theme tells, as judges read it who did not know its theme."""
    return _judged().get(phrasing) or Told(frozenset({theme}), frozenset())


@lru_cache(maxsize=1)
def _judged() -> Mapping[str, Told]:
    rows = [row for kind in words("judged").values() for row in kind]
    return {row["said"]: Told(frozenset(row["told"]), frozenset(row["arguable"])) for row in rows}


def pool(name: str, part: str) -> list[str]:
    """The sentences of a pool for one part."""
    return [line.strip() for line in words("sentences")[name][part].splitlines() if line.strip()]


def filled(template: str, rng: Random, slot: Callable[[str], str]) -> str:
    """Choices drawn, slots filled."""
    chosen = CHOICE.sub(lambda match: rng.choice(match[1].split("|")), template)
    return SLOT.sub(lambda match: slot(match[1]), chosen)


@lru_cache(maxsize=1)
def licence_items() -> Mapping[str, list[str]]:
    """Department → names of licensing items, from the JSON file the environment names; else none."""
    named = os.environ.get(ITEMS_VARIABLE)
    if not named:
        return {}
    listed: Mapping[str, list[str]] = json.loads(Path(named).read_text(encoding="utf-8"))
    return {department: [item for item in items if _usable(item)] for department, items in listed.items()}


def _usable(item: str) -> bool:
    """Short names without brackets or marks, which would read as something else inside a sentence."""
    return len(item) <= LONGEST_ITEM and re.fullmatch(r"[\u4e00-\u9fff、]+", item) is not None
