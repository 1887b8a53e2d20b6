"""List questions over thousands of reports: how long a verdict for each takes, warm, and in how much memory.

    python bench/verdict_speed.py --count 10000

The reports are made-up ones, read as files are: a thousand texts, each taken over by ten agencies. Sentence vectors are
encoded once for a part of the texts; every sentence of the collection has one of these with noise, so that vectors lie
as close together as real ones do. The store is written as an index run writes it and opened as the program opens it.
"""

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

# The benchmarks and the made-up reports, which live with the tests, are not installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.ask import Assistant
from bench.measure import heading
from corpus.catalogue import Entry
from corpus.errors import UnreadableReport
from corpus.passages import passages
from corpus.places import gazetteer
from corpus.read import read_bytes, read_report, source_files
from corpus.settings import Settings
from corpus.types import Report, Span
from index.draft import Draft, opened_catalogue
from index.library import vectors_folder
from index.model import Encoder
from index.store import Record
from index.types import Vectors
from tests.made_up import made_up

TEXTS = 1000
ENCODED = 4000
NOISE = 0.35
ROUND = 200
ASKED = 5
QUESTIONS = (
    "哪些单位把信息孤岛列为存在的问题？",
    "哪些单位提到一窗通办？",
    "哪些单位没有提到自助终端？",
    "which agencies cited staff shortages as a problem",
    "which agencies plan to improve their online services",
    "2022年有多少家公安机关把系统不稳定列为问题？",
    "which agencies cited weak supervision but do not plan to train staff",
    "哪些单位提到氢能重卡？",
)


def main() -> None:
    """Write the store, open it, ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000, help="reports (default 10,000)")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--keep", type=Path, help="an empty or missing folder for the store, or one that was kept")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(store=(asked.keep or Path(temporary)) / "store")
        if not settings.store.exists():
            write_store(settings, asked.count, asked.seed)
        print(heading())
        for row in rows(settings):
            print(row, flush=True)


def write_store(settings: Settings, count: int, seed: int) -> None:
    """A store of so many reports."""
    settings.store.mkdir(parents=True)
    encoder = Encoder(settings)
    draft = Draft(opened_catalogue(settings, encoder), vectors_folder(settings))
    texts = _texts(min(count, TEXTS), seed)
    rng = np.random.default_rng(seed)
    drawn = _encoded(texts, encoder, rng)
    for number in range(count):
        entry = _taken_over(texts[number % len(texts)], number, settings)
        draft.add_vectors(_records(entry, drawn, rng))
        draft.put(entry, ())
        if number % ROUND == ROUND - 1:
            print(f"{number + 1} of {count} written", file=sys.stderr)
    draft.commit()


def rows(settings: Settings) -> Iterator[str]:
    """The table's rows, each as soon as it is measured."""
    started = time.perf_counter()
    assistant = Assistant.open(settings)
    contents = assistant.library.contents
    sentences = sum(len(passage.sentences) for passage in contents.passages)
    yield f"| reports / passages / sentences | {len(contents.entries)} / {len(contents.passages)} / {sentences} |"
    yield f"| opening the store, with the model | {time.perf_counter() - started:.0f} s |"
    assistant.ask("哪些单位提到网上办理？")
    first, again = [], []
    for question in QUESTIONS:
        spent = [_seconds(assistant, question) for _ in range(1 + ASKED)]
        first.append(spent[0])
        again.append(statistics.median(spent[1:]))
        answer = assistant.ask(question)
        found = f"{sum(v.choice.value == 'yes' for v in answer.verdicts)} yes of {len(answer.verdicts)} verdicts"
        yield f"| {question} ({found}): asked for the first time / again | {first[-1]:.2f} s / {again[-1]:.2f} s |"
    yield f"| **median; slowest: for the first time** | **{statistics.median(first):.2f} s; {max(first):.2f} s** |"
    yield f"| median; slowest: again | {statistics.median(again):.2f} s; {max(again):.2f} s |"
    yield f"| peak memory of the process | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB |"


def _seconds(assistant: Assistant, question: str) -> float:
    started = time.perf_counter()
    assistant.ask(question)
    return time.perf_counter() - started


def _texts(count: int, seed: int) -> list[Report]:
    """So many made-up reports as they are read from files; what the reader refuses is left out."""
    reports = []
    with tempfile.TemporaryDirectory() as temporary:
        for report in made_up(count, seed, "measuring"):
            (Path(temporary) / report.name).write_bytes(report.content)
        for source in source_files([Path(temporary)]):
            try:
                reports.append(read_report(source, read_bytes(source)))
            except UnreadableReport:
                continue
    return reports


def _encoded(texts: Sequence[Report], encoder: Encoder, rng: np.random.Generator) -> Vectors:
    """Vectors of sentences drawn from all texts, shape (at most ENCODED, dimensions)."""
    told = [report.search.slice_of(sentence) for report in texts for sentence in _sentences_of(report)]
    return encoder.passages([told[at] for at in rng.permutation(len(told))[:ENCODED]])


def _sentences_of(report: Report) -> list[Span]:
    """The sentences of a report's passages."""
    return [sentence for passage in passages(report, Settings().passage_tokens) for sentence in passage.sentences]


def _taken_over(report: Report, number: int, settings: Settings) -> Entry:
    """A report's text as another agency's report of another year."""
    places = [place.name for place in gazetteer() if place.level == 3]
    agency = places[number % len(places)] + ("公安局", "民政局", "水务局", "交通运输局")[number // len(places) % 4]
    year = 2018 + number % 7
    about = replace(report.metadata, agency=agency, year=year, years=(year,), places=())
    own = replace(report, id=f"{number:012x}", file=f"{number:05d}.txt", metadata=about)
    return Entry(own, passages(own, settings.passage_tokens), ())


def _records(entry: Entry, drawn: Vectors, rng: np.random.Generator) -> list[Record]:
    report, records = entry.report, []
    for passage in entry.passages:
        vectors = drawn[rng.integers(len(drawn), size=1 + len(passage.sentences))]
        noise = rng.standard_normal(vectors.shape, np.float32)
        noisy = vectors + NOISE * noise / np.linalg.norm(noise, axis=1, keepdims=True)
        noisy /= np.linalg.norm(noisy, axis=1, keepdims=True)
        words = report.text[passage.start : passage.end]
        records.append(Record(passage, report.sections[passage.section].type, words, noisy[0], noisy[1:]))
    return records


if __name__ == "__main__":
    main()
