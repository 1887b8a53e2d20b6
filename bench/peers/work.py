"""What every side is given and what it gives back; the standard library alone, for both environments read it."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "
# Hits kept for the ranking metrics, and hits asked for once, from which every smaller k is read off.
NEAREST = 10
DEEPEST = 400


@dataclass(frozen=True, slots=True)
class TrueSpan:
    """Words of a report that a hit must overlap."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its truth: the files of a list question, the spans of any other.

    `unclear` files count neither way.
    """

    id: str
    text: str
    language: str
    is_list: bool
    files: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    spans: tuple[TrueSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """What a side embeds and finds: a slice of a file's text."""

    file: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Work:
    """One collection with its questions.

    `texts` holds one UTF-8 file a report, as AskReports' own reader read it; `sources` the files as they came.
    `files` are their names, as the questions name them; `model` is a sentence-transformers folder,
    `precision` what the peers run it in.
    """

    name: str
    texts: Path
    sources: Path
    model: Path
    files: tuple[str, ...]
    questions: tuple[Question, ...]
    precision: str = "float32"

    def text_of(self, file: str) -> str:
        return (self.texts / text_name(file)).read_bytes().decode("utf-8")

    def characters(self) -> int:
        return sum(len(self.text_of(file)) for file in self.files)


@dataclass(frozen=True, slots=True)
class Reply:
    """What one side found for one question.

    `nearest` and `deep` are chunk numbers, best first; `sources` are the files of its answer as it comes;
    `cited` are the slices that an answer cites, in order, where a side answers.
    """

    question: str
    nearest: tuple[int, ...]
    deep: tuple[int, ...]
    sources: tuple[str, ...]
    milliseconds: float
    cited: tuple[Chunk, ...] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A side's whole run over one collection.

    Seconds and milliseconds are processor time, which other work on the machine does not stretch.
    """

    side: str
    versions: dict[str, str]
    chunks: tuple[Chunk, ...]
    replies: tuple[Reply, ...]
    index_seconds: float
    peak_megabytes: float


class Side(Protocol):
    """One way to find passages, as a subprocess runs it."""

    packages: tuple[str, ...]

    def load(self, work: Work) -> None:
        """Load the model, which is not counted as indexing."""
        ...

    def index(self, work: Work) -> list[Chunk]:
        """Read the collection; the chunks, in the order of their numbers."""
        ...

    def search(self, question: str, count: int) -> list[int]:
        """Chunk numbers, best first, at most `count`."""
        ...

    def sources(self, question: str) -> list[str]:
        """The files that it names as its sources, left as its documentation shows it."""
        ...

    def cited(self, question: str) -> list[Chunk] | None:
        """The slices that its answer cites, in order; None where it only finds."""
        ...


class Finder:
    """What the sides that only find have in common: their sources are the files of their first hits."""

    # How many hits its documentation takes when none are asked for.
    usual: int
    chunks: list[Chunk]

    def search(self, question: str, count: int) -> list[int]:
        raise NotImplementedError

    def sources(self, question: str) -> list[str]:
        return [self.chunks[number].file for number in self.search(question, self.usual)]

    def cited(self, question: str) -> list[Chunk] | None:
        return None


def text_name(file: str) -> str:
    """The name of a report's text beside the other sides' files: every one is plain text."""
    return file if file.endswith(".txt") else f"{file}.txt"


def write_json(path: Path, content: Any) -> None:
    """Write a dataclass of this module."""
    path.write_text(json.dumps(asdict(content), ensure_ascii=False, default=os.fspath), encoding="utf-8")


def read_work(path: Path) -> Work:
    """Read what `write_json` wrote."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Work(
        name=raw["name"],
        texts=Path(raw["texts"]),
        sources=Path(raw["sources"]),
        model=Path(raw["model"]),
        files=tuple(raw["files"]),
        questions=tuple(_question(one) for one in raw["questions"]),
        precision=raw["precision"],
    )


def read_outcome(path: Path) -> Outcome:
    """Read what a subprocess wrote."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Outcome(
        side=raw["side"],
        versions=raw["versions"],
        chunks=tuple(Chunk(**one) for one in raw["chunks"]),
        replies=tuple(_reply(one) for one in raw["replies"]),
        index_seconds=raw["index_seconds"],
        peak_megabytes=raw["peak_megabytes"],
    )


def _question(raw: dict[str, Any]) -> Question:
    spans = tuple(TrueSpan(**one) for one in raw.pop("spans"))
    return Question(**{**raw, "files": tuple(raw["files"]), "unclear": tuple(raw["unclear"]), "spans": spans})


def _reply(raw: dict[str, Any]) -> Reply:
    cited = raw["cited"]
    return Reply(
        question=raw["question"],
        nearest=tuple(raw["nearest"]),
        deep=tuple(raw["deep"]),
        sources=tuple(raw["sources"]),
        milliseconds=raw["milliseconds"],
        cited=None if cited is None else tuple(Chunk(**one) for one in cited),
    )
