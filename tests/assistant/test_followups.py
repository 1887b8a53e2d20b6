"""Turns of conversations: what each is understood to ask, in the light of the turns before."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from assistant.types import Understood
from assistant.understand import understand
from corpus.types import Report

CONVERSATIONS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("followups.yaml").read_text(encoding="utf-8"))
RATE = 0.9


def turns(reports: dict[str, Report]) -> Iterator[tuple[str, dict[str, Any], Understood]]:
    """Every turn with what it was understood to ask."""
    collection = tuple(reports.values())
    for conversation in CONVERSATIONS:
        previous = None
        for turn in conversation["turns"]:
            previous = understand(turn["q"], collection, previous=previous)
            yield conversation["name"], turn, previous


def amiss(turn: dict[str, Any], understood: Understood, reports: dict[str, Report]) -> list[str]:
    """What differs from the truth of a turn."""
    missing = [*understood.missing_agencies, *map(str, understood.missing_years)]
    found: dict[str, Any] = {
        "kind": understood.kind.value,
        "of": sorted(key for key, report in reports.items() if report.agency in understood.scope.agencies),
        "years": list(understood.scope.years),
        "indicators": list(understood.indicators),
        "sections": [kind.value for kind in understood.scope.sections],
        "missing": missing,
        "negative": understood.negative,
        "count": understood.count,
        "language": understood.language.value,
    }
    wanted = {key: [str(v) for v in value] if key == "missing" else sorted(value) if key == "of" else value for key, value in turn.items()}
    told = [f"{key}: {found[key]}" for key in wanted.keys() & found.keys() if found[key] != wanted[key]]
    return told + [f"about: {understood.topic}" for word in turn.get("about", []) if word not in understood.topic.lower()]


def test_turns_are_understood_in_the_light_of_those_before(reports: dict[str, Report]) -> None:
    judged = [(name, turn["q"], amiss(turn, understood, reports)) for name, turn, understood in turns(reports)]
    wrong = [f"{name} | {question} | {told}" for name, question, told in judged if told]
    follow = len(judged) - len(CONVERSATIONS)
    assert follow >= 50 and len(judged) >= 60
    assert len(wrong) <= (1 - RATE) * follow, "\n".join(wrong)
