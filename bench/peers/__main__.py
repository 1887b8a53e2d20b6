"""AskReports beside what a user would pick instead, in one run: see README.md here.

python -m bench.peers --python .venv-peers/bin/python --json build/peers.json
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from bench.peers.questions import made_up_reports, reports_asked
from bench.peers.run import SIDES
from bench.peers.table import Compared, rows, table
from bench.peers.work import Outcome, Work, read_outcome, write_json
from corpus.settings import PROJECT, REPORTS, Settings
from index.model import model_folder
from tests.made_up.types import PARTS

OURS = "ask_reports"
COLLECTIONS = ("asked", "made-up")
# No side may call out: the model is a folder, and telemetry is off.
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "ANONYMIZED_TELEMETRY": "False",
    "TOKENIZERS_PARALLELISM": "false",
}


def main() -> None:
    """Run every side over both collections, print the tables, write the JSON."""
    asked = _arguments()
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
    if not asked.python.exists():
        sys.exit(f"{asked.python}: the peers' Python is not there; `make peers` installs it.")
    with tempfile.TemporaryDirectory() as temporary:
        compared = [_compared(work, asked, Path(temporary)) for work in _works(asked, Path(temporary))]
    if asked.json:
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps([_as_json(one) for one in compared], ensure_ascii=False, indent=1) + "\n")
    print("\n\n".join(table(one) for one in compared))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--python", type=Path, default=PROJECT / ".venv-peers" / "bin" / "python", help="the peers' own"
    )
    parser.add_argument("--questions", type=Path, default=PROJECT / "eval_questions.yaml", help="question file")
    parser.add_argument("--reports", type=Path, default=REPORTS, help="folder of the reports that it asks about")
    parser.add_argument("--collections", nargs="+", choices=COLLECTIONS, default=COLLECTIONS, help="(default: both)")
    parser.add_argument("--count", type=int, default=200, help="made-up reports (default 200)")
    parser.add_argument("--seed", type=int, default=7, help="of the made-up reports")
    parser.add_argument("--part", choices=PARTS, default="measuring", help="of the made-up reports")
    parser.add_argument("--rounds", type=int, default=1, help="runs of every side, in turn; rates are their medians")
    parser.add_argument(
        "--threads", type=int, default=1, help="of every side (default 1: processor time is then time alone)"
    )
    parser.add_argument("--precision", choices=("float32", "bfloat16"), default="float32", help="of the peers' model")
    parser.add_argument("--keep", type=Path, help="folder for each side's outcome; one that is there is not run again")
    parser.add_argument("--only", nargs="+", choices=list(SIDES), default=list(SIDES), help="sides to run")
    parser.add_argument("--json", type=Path, help="file for all figures")
    return parser.parse_args()


def _works(asked: argparse.Namespace, folder: Path) -> list[Work]:
    model = model_folder(Settings())
    makers = {
        "asked": lambda: reports_asked(asked.questions, asked.reports, folder / "asked", model),
        "made-up": lambda: made_up_reports(asked.count, asked.seed, asked.part, folder / "made-up", model),
    }
    return [makers[name]() for name in asked.collections]


def _compared(work: Work, asked: argparse.Namespace, folder: Path) -> Compared:
    """Every side in turn, round by round, so that a slow minute hits all alike."""
    work = replace(work, precision=asked.precision)
    work_file = folder / "work.json"
    write_json(work_file, work)
    runs: dict[str, list[Outcome]] = {side: [] for side in asked.only}
    for number in range(asked.rounds):
        for side in asked.only:
            python = sys.executable if side == OURS else str(asked.python)
            kept = (asked.keep or folder) / f"{re.sub(r'[^0-9A-Za-z_]+', '-', work.name)}-{side}-{number + 1}.json"
            if not kept.is_file():
                _run([python, "-m", "bench.peers.run", side, str(work_file), str(kept)], asked.threads)
            runs[side].append(read_outcome(kept))
            said = f"{work.name}, round {number + 1}, {side}: indexed in {runs[side][-1].index_seconds:.1f} s"
            print(said, file=sys.stderr, flush=True)
    return Compared(work, work.characters(), runs, rows(work, runs))


def _run(call: list[str], threads: int) -> None:
    environment = {**os.environ, **OFFLINE, "OMP_NUM_THREADS": str(threads)}
    subprocess.run(call, check=True, cwd=PROJECT, env=environment, stdout=sys.stderr)


def _as_json(compared: Compared) -> dict[str, Any]:
    versions = {side: runs[-1].versions for side, runs in compared.runs.items()}
    return {
        "collection": compared.work.name,
        "reports": len(compared.work.files),
        "characters": compared.characters,
        "questions": len(compared.work.questions),
        "versions": versions,
        "rows": [asdict(row) for row in compared.rows],
    }


if __name__ == "__main__":
    main()
