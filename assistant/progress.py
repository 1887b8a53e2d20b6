"""Progress on standard error: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

# Seconds between two lines in a log.
PAUSE = 5.0


class Step(Protocol):
    """Called with how many are done, how many there are, and the one at hand."""

    def __call__(self, done: int, total: int, name: str = "", /) -> None: ...


@contextmanager
def progress(unit: str) -> Iterator[Step]:
    """Show how far the work is, how fast, and how long it will take.

    Args:
        unit: what is counted, in the plural ("files").
    """
    if sys.stderr.isatty():
        with _bar(unit) as step:
            yield step
    else:
        yield _Lines(unit)


@contextmanager
def _bar(unit: str) -> Iterator[Step]:
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(unit + "{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=None, rate="", name="")
        started = time.monotonic()

        def step(done: int, total: int, name: str = "", /) -> None:
            rate = done / max(time.monotonic() - started, 1e-6)
            bar.update(task, completed=done, total=total, rate=f", {rate:.1f}/s" if done else "", name=name)

        yield step


class _Lines:
    """Writes a line every few seconds."""

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._started = self._last = time.monotonic()

    def __call__(self, done: int, total: int, name: str = "", /) -> None:
        now = time.monotonic()
        if now - self._last < PAUSE or done == 0:
            return
        self._last = now
        rate = done / (now - self._started)
        left = (total - done) / rate
        print(f"{done}/{total} {self._unit}, {rate:.1f}/s, {left:.0f} s left", file=sys.stderr, flush=True)
