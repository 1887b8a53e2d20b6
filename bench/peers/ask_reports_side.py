"""AskReports itself: its index, its search for the rankings, its `ask` for everything else."""

from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.ask import Assistant
from assistant.types import Choice
from bench.peers.work import Chunk, Work
from corpus.settings import Settings
from index.build import index_reports
from index.model import Encoder
from index.search import search
from index.types import Query


class AskReportsSide:
    """Reads the files as they came; its sources are the reports with the verdict yes."""

    packages = ("askreports",)

    def load(self, work: Work) -> None:
        self._folder = TemporaryDirectory(prefix="askreports-peers-")
        self._settings = Settings(store=Path(self._folder.name))
        self._encoder = Encoder(self._settings)
        self._encoder.load()

    def index(self, work: Work) -> list[Chunk]:
        index_reports(self._settings, [work.sources], False, self._encoder, _silent)
        self._assistant = Assistant.open(self._settings, self._encoder)
        contents = self._assistant.library.contents
        self._numbers = contents.position
        return [Chunk(contents.reports[p.report].file, p.start, p.end) for p in contents.passages]

    def search(self, question: str, count: int) -> list[int]:
        hits = search(self._assistant.library, Query(question), count)
        return [self._numbers[hit.passage.id] for hit in hits]

    def sources(self, question: str) -> list[str]:
        self._answer = self._assistant.ask(question)
        return [verdict.report.file for verdict in self._answer.verdicts if verdict.choice is Choice.YES]

    def cited(self, question: str) -> list[Chunk] | None:
        """Of the answer that `sources` got: one question is answered once."""
        evidence = [citation.evidence for citation in self._answer.citations]
        return [Chunk(one.report.file, one.span.start, one.span.end) for one in evidence]


def _silent(done: int, total: int, name: str) -> None:
    """Progress that would cost time."""
