"""The side file `sources.yaml`: what its keeper knows of each report better than the file says."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import UnreadableReport

SIDE_FILE = "sources.yaml"


class SideEntry(BaseModel):
    """One report's entry; `years` is the span a review covers, one year for an annual report."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    agency: str = ""
    year: int | None = None
    first_year: int | None = None
    address: str = ""

    @property
    def years(self) -> tuple[int, ...]:
        if self.year is None:
            return ()
        return tuple(range(self.first_year or self.year, self.year + 1))


class _SideFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    reports: list[SideEntry] = []


def side_entries(folder: Path) -> dict[str, SideEntry]:
    """Entries of the folder's side file by file name, empty where there is none.

    Raises:
        UnreadableReport: when the side file is no YAML of this shape.
    """
    path = folder / SIDE_FILE
    if not path.is_file():
        return {}
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        return {entry.file: entry for entry in _SideFile.model_validate(content).reports}
    except (yaml.YAMLError, UnicodeDecodeError, ValidationError) as error:
        first = str(error).splitlines()[0]
        raise UnreadableReport(str(path), f"the side file cannot be read ({first}); mend it or take it away") from error
