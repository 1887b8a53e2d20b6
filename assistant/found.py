"""What the parts of a question over figures have found so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.candidates import Candidate
from assistant.rates import Rate, Share
from assistant.worked_from import Worked


@dataclass(slots=True)
class Found:
    """What the parts of a question found so far: figures in order, what is lacking, what is to be worked out, the item named last."""

    rows: list[Candidate] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    differences: list[tuple[Candidate, Candidate]] = field(default_factory=list)
    ratios: list[tuple[Candidate, Candidate]] = field(default_factory=list)
    rates: list[tuple[Share, Rate]] = field(default_factory=list)
    of_all: list[tuple[Candidate, tuple[Candidate, ...]]] = field(default_factory=list)
    sums: list[tuple[Candidate, ...]] = field(default_factory=list)
    worked: list[Worked] = field(default_factory=list)
    last: list[Candidate] = field(default_factory=list)
    item: str = ""
    matter: str = ""

    def add(self, candidates: Sequence[Candidate]) -> None:
        known = {(one.report.id, one.figure.start) for one in self.rows}
        self.rows += [c for c in candidates if (c.report.id, c.figure.start) not in known]
