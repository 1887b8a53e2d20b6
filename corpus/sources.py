"""The side file `sources.yaml`: what its keeper knows of each report better than the file says."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from corpus.yaml_file import BrokenYaml, read_yaml, refusal

SIDE_FILE = "sources.yaml"
# Years of reports; what lies outside is a slip of the pen.
FIRST, LAST = 1900, 2100


class SideEntry(BaseModel):
    """One report's entry; `years` is the span a review covers, one year for an annual report."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    agency: str = ""
    year: int | None = Field(None, ge=FIRST, le=LAST)
    first_year: int | None = Field(None, ge=FIRST, le=LAST)
    address: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> "SideEntry":
        if self.first_year is not None and (self.year is None or self.first_year > self.year):
            raise ValueError(f"`first_year` {self.first_year} is not before `year` {self.year or '(none)'}")
        return self

    @property
    def years(self) -> tuple[int, ...]:
        if self.year is None:
            return ()
        return tuple(range(self.first_year or self.year, self.year + 1))


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    reports: list[Any] = []


@dataclass(frozen=True, slots=True)
class SideFile:
    """What a folder's side file says, and what of it cannot be used.

    `faults` are a clause each; `unclear` are the files whose entry is at fault, `is_broken` says that it is all of them.
    """

    entries: Mapping[str, SideEntry] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    unclear: frozenset[str] = frozenset()
    is_broken: bool = False

    def is_unclear(self, name: str) -> bool:
        """Whether something may be known of a file, or of a member of this archive, that cannot be read."""
        return self.is_broken or any(each == name or each.startswith(f"{name}/") for each in self.unclear)


def side_file(folder: Path) -> SideFile:
    """The side file of a folder, empty where there is none; what is wrong with it is told in its faults."""
    path = folder / SIDE_FILE
    if not os.path.isfile(path):
        return SideFile()
    try:
        content = read_yaml(path)
        return _entries(_Shape.model_validate({} if content is None else content).reports)
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
    except BrokenYaml as error:
        reason = f"cannot be read ({error})"
    except ValidationError as error:
        first = error.errors()[0]
        reason = f"cannot be read ({refusal(first) if first['loc'] else 'it is not a mapping with `reports:`'})"
    return SideFile(faults=(reason,), is_broken=True)


def _entries(content: list[Any]) -> SideFile:
    entries: dict[str, SideEntry] = {}
    faults: list[str] = []
    unclear: set[str] = set()
    for number, each in enumerate(content, 1):
        try:
            entry = SideEntry.model_validate(each)
            entries[entry.file] = entry
        except ValidationError as error:
            name = str(each["file"]) if isinstance(each, dict) and "file" in each else ""
            unclear.add(name)
            what = ", ".join(map(refusal, error.errors()))
            faults.append(f"entry {number}{f' ({name})' if name else ''}: {what}")
    return SideFile(entries, tuple(faults), frozenset(unclear))
