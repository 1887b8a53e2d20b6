"""A further round of the reader of answers: new examples with a share of the earlier ones, going on from the reader in the package.

    python bench/further_round.py build/round.npz figures_of_s3.jsonl lookups_of_s4.jsonl

Writes the mean of the weights before and after the round, which answers what it learned from before as well as the new (decision 11). The files are
those of `bench/examples.py`; whoever puts the weights into the package appends them to `assistant/questions/judged.jsonl` and names them by `--keep`.
"""

import argparse
import sys
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

# The benchmarks are not installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.answering import LEARNED
from assistant.answers_learned import Pair, asked_in_turn, asked_of_fragments, asked_of_passages, judged_for_lists
from corpus.settings import Settings
from index.adapter import Arrays
from index.adapting import adapter
from index.model import Encoder

# The share of the earlier examples that is read beside the new ones, by file.
OF_PASSAGES, OF_JUDGED, OF_FRAGMENTS, OF_CONVERSATIONS = 0.05, 0.15, 0.15, 0.3


def main() -> None:
    """Learn from the files and write the mean of the weights before and after."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("examples", type=Path, nargs="*")
    parser.add_argument("--rounds", type=float, default=1.0, help="how often each example is read")
    parser.add_argument("--earlier", type=float, default=1.0, help="how much of the shares of the earlier examples")
    parser.add_argument("--start", type=Path, help="weights to go on from, else those in the package")
    parser.add_argument("--after", type=Path, help="where the weights after the round go, which are not averaged")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="learn nothing: put the weights in `out` into the package")
    arguments = parser.parse_args()
    if arguments.keep:
        LEARNED.keep({name: array for name, array in read(arguments.out).items() if name != "learned_from"})
        return
    for place in (arguments.out, arguments.after):
        if place is not None:
            place.parent.mkdir(parents=True, exist_ok=True)
    before = read(arguments.start) if arguments.start else LEARNED.reader().arrays
    new = [pair for path in arguments.examples for pair in judged_for_lists(path.read_text(encoding="utf-8").splitlines())]
    pairs = [*new, *earlier(Random(arguments.seed), arguments.earlier)]
    print(f"{len(new)} new pairs, {len(pairs) - len(new)} earlier", flush=True)
    after = adapter(Settings(), [(one.question, one.sentence) for one in pairs], [int(one.answers) for one in pairs], arguments.rounds, seed=arguments.seed, start=before, is_further=True)
    if arguments.after:
        np.savez_compressed(arguments.after, **after)  # type: ignore[arg-type]
    np.savez_compressed(arguments.out, **mean(before, after))  # type: ignore[arg-type]


def read(path: Path) -> dict[str, NDArray[np.generic]]:
    """The arrays of an adapter."""
    with np.load(path) as kept:
        return dict(kept)


def earlier(chance: Random, of_shares: float) -> list[Pair]:
    """A share of what the reader learned from before."""

    def some(name: str, share: float) -> list[str]:
        lines = LEARNED.lines(name)
        return chance.sample(lines, int(of_shares * share * len(lines)))

    return [
        *asked_of_passages(some("learned.jsonl", OF_PASSAGES), Encoder(Settings()), chance),
        *judged_for_lists(some("judged.jsonl", OF_JUDGED)),
        *asked_of_fragments(some("figures.jsonl", OF_FRAGMENTS), chance),
        *asked_in_turn(some("conversations.jsonl", OF_CONVERSATIONS), chance),
    ]


def mean(before: Arrays, after: Arrays) -> dict[str, NDArray[np.generic]]:
    """The mean of two adapters, of which one went on from the other."""
    found: dict[str, NDArray[np.generic]] = {}
    for name, array in after.items():
        is_weights = name not in ("model", "scale")
        found[name] = ((np.asarray(before[name], np.float32) + np.asarray(array, np.float32)) / 2).astype(array.dtype) if is_weights else array
    return found


if __name__ == "__main__":
    main()
