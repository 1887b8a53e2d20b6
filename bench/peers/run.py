"""One side over one collection, in a process of its own so that its memory is its own.

python -m bench.peers.run SIDE WORK.json OUTCOME.json
"""

import sys
import time
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.peers.work import DEEPEST, NEAREST, Chunk, Outcome, Question, Reply, Side, read_work, write_json

SIDES = {
    "ask_reports": ("bench.peers.ask_reports_side", "AskReportsSide"),
    "llama_index": ("bench.peers.llama_index_side", "LlamaIndexSide"),
    "haystack": ("bench.peers.haystack_side", "HaystackSide"),
    "txtai": ("bench.peers.txtai_side", "TxtaiSide"),
    "words": ("bench.peers.words_side", "WordsSide"),
}


def main() -> None:
    """Load, index, ask; write what came of it."""
    name, work_file, outcome_file = sys.argv[1:]
    work = read_work(Path(work_file))
    side = opened(name)
    side.load(work)
    started = time.process_time()
    chunks = side.index(work)
    seconds = time.process_time() - started
    side.search(work.questions[0].text, NEAREST)
    replies = [_reply(side, chunks, question, answers=name == "ask_reports") for question in work.questions]
    outcome = Outcome(name, _versions(side), tuple(chunks), tuple(replies), seconds, _peak_megabytes())
    write_json(Path(outcome_file), outcome)


def opened(name: str) -> Side:
    """A side by its name."""
    module, kind = SIDES[name]
    side: Side = getattr(import_module(module), kind)()
    return side


def _reply(side: Side, chunks: list[Chunk], question: Question, answers: bool) -> Reply:
    """Timed: the ten nearest where a side only finds, the whole answer where it answers."""
    started = time.process_time()
    first = side.sources(question.text) if answers else side.search(question.text, NEAREST)
    milliseconds = (time.process_time() - started) * 1000
    nearest = () if question.is_list else side.search(question.text, NEAREST) if answers else first
    deep = side.search(question.text, min(DEEPEST, len(chunks))) if question.is_list and not answers else []
    sources = (first if answers else side.sources(question.text)) if question.is_list else []
    cited = None if question.is_list else side.cited(question.text)
    return Reply(
        question.id,
        tuple(int(number) for number in nearest),
        tuple(deep),
        tuple(str(file) for file in sources),
        milliseconds,
        None if cited is None else tuple(cited),
    )


def _versions(side: Side) -> dict[str, str]:
    found = {}
    for package in side.packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "this checkout"
    return found


def _peak_megabytes() -> float:
    """The largest resident size of this process alone; what a parent held before does not count."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return float("nan")


if __name__ == "__main__":
    main()
