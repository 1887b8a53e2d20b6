"""Runs the command line as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from corpus.settings import PROJECT

Ended = subprocess.CompletedProcess[str]


def call(store: Path, *arguments: str, stdin: str | None = None, **environment: str) -> Ended:
    """One call of askreports over a store.

    Args:
        stdin: what it reads on standard input.
        environment: variables to add.
    """
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli", *arguments],
        capture_output=True,
        input=stdin,
        encoding="utf-8",
        timeout=240,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "ASKREPORTS_STORE": str(store), **environment},
        check=False,
    )


def is_one_line(text: str) -> bool:
    """Whether an error is told as the contract wants it: one line, no traceback."""
    return len(text.strip().splitlines()) == 1 and "Traceback" not in text
