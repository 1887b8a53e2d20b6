"""What the benchmarks share: the heading of a table, ratios, percentiles, and commands run as a user runs them."""

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

from corpus.settings import PROJECT


def heading() -> str:
    """The head of a Markdown table of two columns, with the machine."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    return f"| measured on {time.strftime('%Y-%m-%d')}, {machine} | |\n|---|---|"


def spread(ratios: Sequence[float]) -> str:
    """The median of ratios, with the lowest and the highest."""
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"


def percentile(times: Sequence[float], percent: int) -> float:
    """The smallest time that this share of all times, given in order, does not exceed."""
    return times[min(len(times) - 1, -(-len(times) * percent // 100) - 1)]


def command_seconds(*arguments: str) -> float:
    """Seconds from process start to process end of one `askreports` command.

    Raises:
        CalledProcessError: when its exit status is not 0.
    """
    started = time.perf_counter()
    command = [sys.executable, "-m", "assistant.cli", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=PROJECT)
    return time.perf_counter() - started


def silent(done: int, total: int, name: str) -> None:
    """Progress that would cost time."""
