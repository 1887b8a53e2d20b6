"""Index runs as processes of their own, forked from one that has loaded the model: `python -m tests.index.runs`."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.settings import PROJECT, Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """One run: the store, the folder of reports, and after how many texts it encodes and commits."""

    store: str
    shelf: str
    texts: int
    commits: bool


class Runs:
    """Starts index runs in forked processes, which can be killed like any other."""

    def __init__(self) -> None:
        self._parent = subprocess.Popen(
            [sys.executable, "-m", "tests.index.runs"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
            env={**os.environ, "PYTHONPATH": str(PROJECT), "TOKENIZERS_PARALLELISM": "false"},
        )
        assert self._line() == {"ready": True}

    def start(self, store: Path, shelf: Path, texts: int = 512, commits: bool = False) -> int:
        """Begin a run; gives its process id."""
        assert self._parent.stdin is not None
        asked = {"store": str(store), "shelf": str(shelf), "texts": texts, "commits": commits}
        self._parent.stdin.write(json.dumps(asked) + "\n")
        self._parent.stdin.flush()
        return int(self._line()["pid"])

    def ended(self) -> int:
        """Wait for the run; gives its exit status, or the signal that ended it as a negative number."""
        return int(self._line()["status"])

    def stop(self) -> None:
        assert self._parent.stdin is not None and self._parent.stdout is not None
        self._parent.stdin.close()
        self._parent.wait(timeout=60)
        self._parent.stdout.close()

    def _line(self) -> dict[str, Any]:
        assert self._parent.stdout is not None
        found: dict[str, Any] = json.loads(self._parent.stdout.readline())
        return found


def serve() -> None:
    """Load the model, then fork a run for every line of standard input."""
    import torch

    # Imported here, so that a run in a forked process is at work from its beginning.
    import index.build  # noqa: F401
    from index.model import Encoder

    # A forked process cannot use threads that its parent has started: neither torch nor Chroma has run here yet.
    torch.set_num_threads(1)
    encoder = Encoder(Settings())
    assert encoder._model is not None
    _say({"ready": True})
    for line in sys.stdin:
        asked = Asked(**json.loads(line))
        child = os.fork()
        if child == 0:
            os._exit(_run(asked, encoder))
        _say({"pid": child})
        _say({"status": os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])})


def _run(asked: Asked, encoder: Any) -> int:
    from index import build, draft

    build.TEXTS_A_ROUND = asked.texts
    if asked.commits:
        draft.COMMIT_AFTER, draft.COPIES_APART = 0.0, 0
    try:
        build.index_reports(Settings(store=Path(asked.store)), [Path(asked.shelf)], True, encoder, lambda *_: None)
    except BaseException as error:
        print(repr(error), file=sys.stderr, flush=True)
        return 1
    return 0


def _say(content: dict[str, Any]) -> None:
    print(json.dumps(content), flush=True)


if __name__ == "__main__":
    serve()
