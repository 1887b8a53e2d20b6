"""Index runs that are killed, that meet questions, and that meet each other: real processes on a real store."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.answer_json import answer_json
from assistant.ask import Assistant
from assistant.doctor import Health, examine
from assistant.types import Answer
from corpus.catalogue import Catalogue, Snapshot
from corpus.settings import PROJECT, Settings
from index.library import Library, index_fingerprint
from index.model import Encoder
from index.store import VectorStore
from index.types import Query
from tests.conftest import LONG_FORM, run_index
from tests.index.runs import Runs
from tests.stored import current_vectors, differences, folders_of_vectors, generation_of
from tests.texts import write_report

KILLS = 30 if LONG_FORM else 3
SEED = 20240517
QUESTIONS = ("哪些单位把信息孤岛列为存在的问题？", "花都区公安局2023年行政许可申请量是多少？")
PROBLEMS = ("窗口人员不足", "部门之间信息孤岛难以打破", "设备老化", "审批系统尚未打通，存在信息孤岛")


@pytest.fixture(scope="module")
def runs() -> Iterator[Runs]:
    started = Runs()
    yield started
    started.stop()


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Six short reports."""
    for number, name in enumerate(("花都区", "海珠区", "乐昌市", "江门市", "天河区", "越秀区")):
        write_report(tmp_path / "shelf" / f"{name}.txt", f"{name}公安局", 2023, 1000 + number, PROBLEMS[number % 4])
    return tmp_path / "shelf"


def change(shelf: Path, round_: int = 0) -> None:
    """Change two reports, remove one, move one and add three."""
    write_report(shelf / "花都区.txt", "花都区公安局", 2023, 5000 + round_, PROBLEMS[1])
    write_report(shelf / "天河区.txt", "天河区公安局", 2023, 6000 + round_, PROBLEMS[round_ % 4])
    (shelf / "江门市.txt").unlink(missing_ok=True)
    moved = sorted(shelf.glob("海珠区*.txt"))[0]
    moved.rename(shelf / f"海珠区-{round_}.txt")
    for number, name in enumerate(("从化区", "增城区", "番禺区")):
        write_report(shelf / f"{name}{round_}.txt", f"{name}公安局", 2010 + round_, 70 + number, PROBLEMS[number])


def content(settings: Settings) -> Snapshot:
    return Catalogue.in_folder(settings.store, settings.catalogue).snapshot()


def vector_ids(settings: Settings) -> tuple[set[str], set[str]]:
    return VectorStore(current_vectors(settings)).ids()


def texts(settings: Settings) -> dict[str, str]:
    """The text of every report by its id, from the catalogue."""
    return {entry.report.id: entry.report.text for entry in content(settings).entries}


def is_exact(answer: Answer, texts: dict[str, str]) -> bool:
    """Whether all is of this state: each quote a slice of its texts, and in a list one verdict a report."""
    given = answer_json(answer)
    quotes = all(c["quote"] == texts[c["report"]][c["start"] : c["end"]] for c in given["citations"])
    verdicts = not given["verdicts"] or sorted(v["report"] for v in given["verdicts"]) == sorted(texts)
    return bool(given["citations"]) and quotes and verdicts


def copy_of(store: Path, place: Path) -> Settings:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(store, place)
    return Settings(store=place)


def test_a_run_that_is_killed_loses_nothing_and_the_next_ends_as_if_it_had_not_been(
    tmp_path: Path, shelf: Path, encoder: Encoder, runs: Runs
) -> None:
    base = Settings(store=tmp_path / "base")
    run_index(base, [shelf], encoder)
    old = {entry.report.file: entry.report.id for entry in content(base).entries}
    change(shelf)
    whole = copy_of(base.store, tmp_path / "whole")
    started = time.monotonic()
    runs.start(whole.store, shelf, texts=10, commits=True)
    assert runs.ended() == 0
    seconds = time.monotonic() - started
    new = {entry.report.file: entry.report.id for entry in content(whole).entries}
    draws = random.Random(SEED)
    killed, between = 0, 0
    for number in range(KILLS):
        settings = copy_of(base.store, tmp_path / "killed")
        pid = runs.start(settings.store, shelf, texts=10, commits=number % 3 != 0)
        time.sleep(seconds * draws.uniform(number / KILLS, (number + 1) / KILLS))
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        killed += runs.ended() == -signal.SIGKILL
        library = Library(settings, encoder)
        now = {entry.report.file: entry.report.id for entry in library.contents.entries}
        between += now not in (old, new)
        assert all(now[file] in (old.get(file), new.get(file)) for file in now)
        # What was there is there, in its old form or its new one, under its old name or its new one.
        assert {file for file in old if file in new} <= set(now)
        assert (set(old.values()) & set(new.values())) <= set(now.values())
        for question in QUESTIONS:
            answer = Assistant(library).ask(question)
            known = {name: {**texts(base), **texts(whole)}[name] for name in now.values()}
            assert answer.index == library.contents.fingerprint and is_exact(answer, known)
        assert not differences(settings).missing and not differences(settings).stray
        runs.start(settings.store, shelf)
        assert runs.ended() == 0
        assert content(settings).entries == content(whole).entries
        assert index_fingerprint(content(settings)) == index_fingerprint(content(whole))
        assert vector_ids(settings) == vector_ids(whole) and not generation_of(settings).spare
        del library
        assert len(folders_of_vectors(settings)) <= 2
        assert all(finding.health is Health.WELL for finding in examine(settings, encoder))
        print(f"round {number}: {killed} killed at work, {between} between two states", file=sys.stderr, flush=True)
    print(f"{KILLS} rounds over {seconds:.1f} s, {killed} killed at work, {between} between two states", file=sys.stderr)
    assert killed >= KILLS // 2


def _is_running(pid: int) -> bool:
    """Not ended: the process that forked it has not yet waited for it otherwise."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_questions_during_runs_are_answered_from_the_old_state_or_the_new(
    tmp_path: Path, shelf: Path, encoder: Encoder, runs: Runs
) -> None:
    settings = Settings(store=tmp_path / "store")
    run_index(settings, [shelf], encoder)
    assistant = Assistant.open(settings, encoder)
    before = assistant.library
    states = {before.contents.fingerprint: texts(settings)}
    answers: list[str] = []
    for round_ in range(10 if LONG_FORM else 3):
        change(shelf, round_)
        apart = copy_of(settings.store, tmp_path / "apart")
        run_index(apart, [shelf], encoder, prune=True)
        states[index_fingerprint(content(apart))] = texts(apart)
        pid = runs.start(settings.store, shelf)
        while _is_running(pid):
            for question in QUESTIONS:
                answer = assistant.ask(question)
                assert is_exact(answer, states[answer.index])
                answers.append(answer.index)
        assert runs.ended() == 0
        assert assistant.ask(QUESTIONS[0]).index == index_fingerprint(content(apart))
    assert len(set(answers)) > 1
    # Who still holds the first state answers from it, although its vectors are not in the store any more.
    assert before.vectors.folder.is_dir() and before.vectors.folder != current_vectors(settings)
    assert before.vectors.nearest(encoder.queries(["信息孤岛"])[0], Query("信息孤岛"), 5)


def test_a_second_run_says_that_it_waits_and_then_does_its_work(tmp_path: Path, shelf: Path, encoder: Encoder) -> None:
    """The first run is only its lock, held by another process until this test lets go; the second is a whole run."""
    store = tmp_path / "store"
    run_index(Settings(store=store), [], encoder)
    first = (
        "import sys; from pathlib import Path; from index.build import _locked\n"
        "with _locked(Path(sys.argv[1])): print('in', flush=True); sys.stdin.read()"
    )
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "ASKREPORTS_STORE": str(store)}
    holding = subprocess.Popen(
        [sys.executable, "-c", first, str(store)], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holding.stdout is not None and holding.stdout.readline() == "in\n"
    second = subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "index", str(shelf), "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert second.stderr is not None and second.stdout is not None
    assert "waiting for it to end" in second.stderr.readline()
    assert second.poll() is None
    holding.communicate("")
    assert '"added": 6' in second.communicate(timeout=240)[0] and second.returncode == 0
