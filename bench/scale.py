"""A thousand made-up reports: index rate beside bare encoding, memory, a run with nothing changed, one removal.

    python bench/scale.py --count 1000

Every measurement has a process of its own, so that memory is that of the work named. Bare encoding is the encoder
alone on the texts of every fifth round of the index run, timed in the same process right before or right after the
run encodes them, and taken off the run's own time: a slow minute of the machine hits both alike. What the run's own
encoding of these rounds took beside it tells what bare encoding of all rounds would have taken.
"""

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

# The benchmarks and the made-up reports, which live with the tests, are not installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measure import command_seconds, heading, silent
from corpus.settings import Settings
from index.build import IndexRun, index_reports
from index.model import Encoder
from index.types import Vectors
from tests.made_up import made_up
from tests.made_up.types import PARTS

T = TypeVar("T")
ROUNDS_A_SAMPLE = 5
QUESTION = "哪些单位把信息孤岛列为存在的问题？"
ASKED = 5


@dataclass(frozen=True, slots=True)
class First:
    """The first run: its seconds without the samples, and what the encoder did in it and beside it."""

    run: IndexRun
    seconds: float
    load_seconds: float
    texts: int
    encoding_seconds: float
    sampled_texts: int
    sampled_seconds: float
    beside_samples: float
    megabytes: float

    @property
    def bare_seconds(self) -> float:
        """Bare encoding of all texts: the run's encoding, as much faster or slower as it was in the rounds sampled."""
        return self.encoding_seconds * self.sampled_seconds / self.beside_samples


@dataclass(frozen=True, slots=True)
class Again:
    """A later run on the same store."""

    run: IndexRun
    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Opening the store and asking one question several times; seconds."""

    opening: float
    first: float
    warm: float
    megabytes: float


class SampledEncoder(Encoder):
    """The encoder of a run that encodes every fifth round once more, and counts what both took."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.rounds = self.texts = self.sampled_texts = 0
        self.seconds = self.sampled_seconds = self.beside_samples = 0.0

    def passages(self, texts: Sequence[str]) -> Vectors:
        sampled = self.rounds % ROUNDS_A_SAMPLE == 0
        before = self.rounds % (2 * ROUNDS_A_SAMPLE) == 0
        self.rounds += 1
        if sampled and before:
            self._sample(texts)
        started = time.perf_counter()
        vectors = super().passages(texts)
        spent = time.perf_counter() - started
        self.seconds += spent
        self.beside_samples += spent * sampled
        self.texts += len(texts)
        if sampled and not before:
            self._sample(texts)
        return vectors

    def _sample(self, texts: Sequence[str]) -> None:
        started = time.perf_counter()
        super().passages(texts)
        self.sampled_seconds += time.perf_counter() - started
        self.sampled_texts += len(texts)


def main() -> None:
    """Write the files, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="made-up reports (default 1000)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--part", choices=PARTS, default="measuring")
    parser.add_argument("--keep", type=Path, help="an empty folder to work in, and to leave files and store in")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary)
        files = write_files(folder / "files", asked.count, asked.seed, asked.part)
        print(heading())
        for row in rows(files, folder / "store"):
            print(row, flush=True)


def write_files(folder: Path, count: int, seed: int, part: str) -> Path:
    """The made-up reports of all formats in a folder."""
    folder.mkdir(parents=True)
    for report in made_up(count, seed, part):
        (folder / report.name).write_bytes(report.content)
    return folder


def rows(files: Path, store: Path) -> Iterator[str]:
    """The table's rows, each as soon as it is measured."""
    first = apart(first_run, files, store)
    yield from _first_rows(first, len(list(files.iterdir())))
    yield f"| disk, whole store | {_megabytes_on_disk(store):.0f} MB |"
    yield from _again_rows(first, files, store)
    yield from _removal_rows(files, store)
    asked = apart(ask, store)
    yield f"| asking process: open the store, with the model | {asked.opening:.1f} s |"
    yield f"| asking process: a list question over all reports, first / warm (median of {ASKED}) | {asked.first:.2f} s / {asked.warm:.2f} s |"
    yield f"| asking process: peak memory | {asked.megabytes:.0f} MB |"


def _first_rows(first: First, files: int) -> Iterator[str]:
    run = first.run
    found = f"{run.added} added, {len(run.duplicates)} duplicates, {len(run.failed)} failed"
    yield f"| index run, {files} files ({found}), {run.passages} passages, {first.texts} texts | {first.seconds:.0f} s, {first.texts / first.seconds:.0f} texts/s |"
    yield f"| bare encoding of the same rounds ({first.sampled_texts} texts measured) | {first.bare_seconds:.0f} s, {first.texts / first.bare_seconds:.0f} texts/s |"
    yield f"| **index run ÷ bare encoding, texts a second** | **{first.bare_seconds / first.seconds:.2f}** |"
    yield f"| encoding's share of the index run | {first.encoding_seconds / first.seconds:.2f} |"
    yield f"| model load before it | {first.load_seconds:.1f} s |"
    yield f"| **peak memory of the index run** | **{first.megabytes:.0f} MB** |"


def _again_rows(first: First, files: Path, store: Path) -> Iterator[str]:
    again = apart(later_run, files, store, False)
    whole = command_seconds("index", str(files), "--store", str(store))
    shares = f"{again.seconds / first.seconds:.2%} and {whole / first.seconds:.2%}"
    yield f"| run with nothing changed ({again.run.unchanged} unchanged): library call / whole command | {again.seconds:.2f} s / {whole:.2f} s |"
    yield f"| **the same ÷ the first run** | **{shares}** |"


def _removal_rows(files: Path, store: Path) -> Iterator[str]:
    seconds = []
    for share in (3, 2):
        present = sorted(files.iterdir())
        present[len(present) // share].unlink()
        if share == 3:
            removal = apart(later_run, files, store, True)
            seconds.append(removal.seconds)
        else:
            seconds.append(command_seconds("index", str(files), "--prune", "--store", str(store)))
    yield f"| **one report removed ({removal.run.removed}) with --prune: library call** / whole command | **{seconds[0]:.2f} s** / {seconds[1]:.2f} s |"


def first_run(files: Path, store: Path) -> First:
    """Index the files into a new store, the model loaded before."""
    settings = Settings(store=store)
    encoder = SampledEncoder(settings)
    started = time.perf_counter()
    encoder.load()
    loaded = time.perf_counter()
    run = index_reports(settings, [files], False, encoder, _counted)
    return First(
        run=run,
        seconds=time.perf_counter() - loaded - encoder.sampled_seconds,
        load_seconds=loaded - started,
        texts=encoder.texts,
        encoding_seconds=encoder.seconds,
        sampled_texts=encoder.sampled_texts,
        sampled_seconds=encoder.sampled_seconds,
        beside_samples=encoder.beside_samples,
        megabytes=_peak_megabytes(),
    )


def later_run(files: Path, store: Path, prune: bool) -> Again:
    """Index the files once more: a library call whose model is only loaded when there is something to encode."""
    settings = Settings(store=store)
    encoder = Encoder(settings)
    started = time.perf_counter()
    run = index_reports(settings, [files], prune, encoder, silent)
    return Again(run, time.perf_counter() - started, _peak_megabytes())


def ask(store: Path) -> Asked:
    """Open the store and ask a list question."""
    from assistant.ask import Assistant

    started = time.perf_counter()
    assistant = Assistant.open(Settings(store=store))
    opened = time.perf_counter()
    seconds = []
    for _ in range(ASKED + 1):
        begun = time.perf_counter()
        assistant.ask(QUESTION)
        seconds.append(time.perf_counter() - begun)
    return Asked(opened - started, seconds[0], statistics.median(seconds[1:]), _peak_megabytes())


def apart(work: Callable[..., T], *arguments: object) -> T:
    """What the work gives, done in a fresh process."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _peak_megabytes() -> float:
    """The most memory this process has held; Linux counts it in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _megabytes_on_disk(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1024**2


def _counted(done: int, total: int, name: str) -> None:
    if done % 100 == 0 or done == total:
        print(f"{time.strftime('%H:%M:%S')} {done}/{total} {name}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
