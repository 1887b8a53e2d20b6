"""Speed as ratios from one run, both sides in turn: indexing beside bare encoding beside the library's defaults.

`make bench` prints a Markdown table for docs/benchmarks.md; seconds belong to the machine, ratios to the program.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

# The benchmarks are not installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.ask import Assistant
from bench.measure import command_seconds, heading, percentile, silent, spread
from corpus.catalogue import Catalogue
from corpus.settings import REPORTS, Settings
from index.build import embedding_texts, index_reports
from index.model import Encoder, model_folder

QUESTIONS = (
    "which agencies cited data silos as a problem",
    "哪些单位把信息孤岛列为存在的问题？",
    "哪些单位提到一窗通办？",
    "哪些单位没有提到自助终端？",
    "which agencies plan to improve their online services",
    "花都区分局2023年行政许可申请量是多少？",
    "How many applications did Haizhu refuse to accept in 2024?",
    "海珠区分局2024年审批不同意量是多少？",
    "江门市公安局2020年的全程网办率是多少？",
    "What was the satisfaction rate in Jiangmen in 2020?",
    "compare the applications accepted by Huadu and Haizhu",
    "比较花都和海珠的办结量",
    "花都区分局存在哪些问题？",
    "What are the next steps in the report of Lechang?",
    "海珠在哪里放置了自助办证机？",
    "Why did Jiangmen refuse one application?",
    "乐昌市市级和县级分别采用哪家公司的系统？",
    "佛山市公安局2022年受理了多少件？",
    "Who is the director of the Haizhu branch?",
    "一共收录了哪些报告？",
)
FIRST_QUESTION = QUESTIONS[0]


@dataclass(frozen=True, slots=True)
class Work:
    """What is indexed and encoded: the folder of reports, and the texts that the model sees of it."""

    folder: Path
    texts: list[str]
    passages: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=8, help="files made of each of the five reports")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of every measurement")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        print(heading(), *_rows(Path(temporary), chosen.copies, chosen.rounds), sep="\n")


def _rows(folder: Path, copies: int, rounds: int) -> Iterator[str]:
    settings = Settings(store=folder / "store")
    encoder = Encoder(settings)
    work = _work(folder, copies, settings, encoder)
    sides = _in_turn(
        {
            "index": lambda number: _index(work, folder / f"round-{number}", encoder),
            "bare": lambda _: encoder.passages(work.texts),
            "defaults": _library_defaults(settings, work.texts),
        },
        rounds,
    )
    index, bare, defaults = (statistics.median(sides[name]) for name in ("index", "bare", "defaults"))
    size = f"{copies * 5} files, {work.passages} passages, {len(work.texts)} texts, {rounds} rounds"
    yield f"| index run ({size}), median | {index:.1f} s, {work.passages / index:.1f} passages/s |"
    yield f"| bare encoding of the same texts, {encoder.precision}, median | {bare:.1f} s, {len(work.texts) / bare:.0f} texts/s |"
    yield f"| sentence-transformers' defaults, float32, median | {defaults:.1f} s, {len(work.texts) / defaults:.0f} texts/s |"
    yield f"| **index run ÷ bare encoding, in passages/s** | **{_ratio(sides, 'bare', 'index')}** |"
    yield f"| **bare encoding ÷ defaults in float32, in texts/s** | **{_ratio(sides, 'defaults', 'bare')}** |"
    yield from _questions(folder / "five", encoder, rounds)


def _work(folder: Path, copies: int, settings: Settings, encoder: Encoder) -> Work:
    """The five reports, each several times under another first line, and indexed once to learn the texts."""
    made = folder / "reports"
    made.mkdir()
    for number in range(copies):
        for path in sorted(REPORTS.glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            (made / f"{number:02d}-{path.name}").write_text(f"第{number + 1}份\n{text}", encoding="utf-8")
    index_reports(settings, [made], False, encoder, silent)
    entries = Catalogue.existing(settings.store, settings.catalogue).snapshot().entries
    texts = [text for entry in entries for text in embedding_texts(entry)]
    return Work(made, texts, sum(len(entry.passages) for entry in entries))


def _index(work: Work, store: Path, encoder: Encoder) -> None:
    index_reports(Settings(store=store), [work.folder], False, encoder, silent)


def _library_defaults(settings: Settings, texts: list[str]) -> Callable[[int], object]:
    """The same model and texts as a user of sentence-transformers would encode them."""
    import torch
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(model_folder(settings)), model_kwargs={"dtype": torch.float32})
    return lambda _: model.encode_document(texts, show_progress_bar=False)


def _in_turn(sides: dict[str, Callable[[int], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of every side, one round of each after the other, so that a slow minute hits all alike."""
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds):
        for name, work in sides.items():
            started = time.perf_counter()
            work(number)
            seconds[name].append(time.perf_counter() - started)
            print(f"round {number + 1}, {name}: {seconds[name][-1]:.1f} s", file=sys.stderr, flush=True)
    return seconds


def _ratio(sides: dict[str, list[float]], slow: str, fast: str) -> str:
    """The median of the rounds' ratios, with the lowest and the highest."""
    return spread([a / b for a, b in zip(sides[slow], sides[fast], strict=True)])


def _questions(store: Path, encoder: Encoder, rounds: int) -> Iterator[str]:
    settings = Settings(store=store)
    index_reports(settings, [REPORTS], False, encoder, silent)
    assistant = Assistant.open(settings, encoder)
    for question in QUESTIONS:
        assistant.ask(question)
    times = sorted(assistant.ask(question).timing.total for _ in range(rounds) for question in QUESTIONS)
    cold = statistics.median(
        command_seconds("ask", FIRST_QUESTION, "--json", "--store", str(store)) for _ in range(rounds)
    )
    yield f"| question to answer, warm ({len(QUESTIONS)} questions over the five reports, {rounds} rounds), median | {statistics.median(times):.0f} ms |"
    yield f"| the same, 95th percentile | {percentile(times, 95):.0f} ms |"
    yield f"| cold start: process start to the first answer, median of {rounds} | {cold:.1f} s |"


if __name__ == "__main__":
    main()
