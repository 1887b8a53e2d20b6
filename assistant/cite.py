"""Claims tied to evidence, and checked: what fails never reaches an answer."""

from collections.abc import Iterable, Sequence

from assistant.gate import judge
from assistant.types import Citation, Claim, Evidence


class Draft:
    """An answer in the making: citations numbered in order of use, claims that carry them, reasons of those refused."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.citations: list[Citation] = []
        self.claims: list[Claim] = []
        self.refused: list[str] = []

    def cite(self, evidence: Evidence) -> int:
        """The number of this evidence; the same words are cited under one number."""
        key = (evidence.report.id, evidence.span.start, evidence.span.end)
        if key not in self._numbers:
            self._numbers[key] = len(self.citations) + 1
            self.citations.append(Citation(self._numbers[key], evidence))
        return self._numbers[key]

    def claim(self, text: str, evidence: Sequence[Evidence], computed: Iterable[str] = (), read: Sequence[Evidence] = ()) -> Claim | None:
        """Add a claim if its evidence carries it; why one was refused is kept in `refused`.

        Args:
            computed: numbers of the claim that are worked out from numbers in the quotes, and shown.
            read: the words that carry the claim where the evidence shows more, such as the whole row of a table.
        """
        judged = judge(text, read or evidence, computed)
        if not judged.accepted:
            self.refused.append(judged.reason)
            return None
        claim = Claim(text, tuple(dict.fromkeys(self.cite(piece) for piece in evidence)))
        if claim not in self.claims:
            self.claims.append(claim)
        return claim
