"""From an empty cache to a cited answer with every outgoing connection refused, for the whole process tree.

Two fences at once: a network namespace that has nothing but its own loopback (where the machine allows one), which
holds for native code too; and a guard in every Python process, which also records the attempts.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.settings import PROJECT, Settings

GUARD = PROJECT / "tests" / "guard"
NAMESPACE = ("unshare", "--map-root-user", "--net")
CONNECT = "import socket, sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=5)"
IN_A_CHILD = "import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', *sys.argv[1:]]).returncode)"
# What the caller's environment may say that would make it easier than on a new machine.
HELPFUL = ("HF_", "TRANSFORMERS_", "TIKTOKEN_", "ASKREPORTS_", "XDG_", "GRADIO_", "ANONYMIZED_", "DO_NOT_TRACK")


@dataclass(frozen=True)
class Fence:
    """A new machine without a network: its environment, its way to start a process, the record of attempts."""

    home: Path
    wrapper: tuple[str, ...]

    @property
    def record(self) -> Path:
        return self.home / "attempts.txt"

    def attempts(self) -> str:
        return self.record.read_text(encoding="utf-8") if self.record.exists() else ""

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(HELPFUL)}
        own = {"HOME": str(self.home), "PYTHONPATH": f"{GUARD}{os.pathsep}{PROJECT}"}
        own |= {"ASKREPORTS_STORE": str(self.home / "store"), "ASKREPORTS_TEST_RECORD": str(self.record)}
        return kept | own

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        call = [*self.wrapper, sys.executable, *arguments]
        return subprocess.run(
            call, env=self.environment(), capture_output=True, encoding="utf-8", timeout=300, check=False
        )


def namespaces_are_allowed() -> bool:
    try:
        return subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.fixture
def fence(tmp_path: Path) -> Fence:
    return Fence(tmp_path, NAMESPACE if namespaces_are_allowed() else ())


def test_control_the_guard_refuses_and_records_what_leaves_a_process_or_its_child(fence: Fence) -> None:
    guarded = Fence(fence.home, ())
    for call in (["-c", CONNECT], ["-c", IN_A_CHILD, CONNECT]):
        for host in ("192.0.2.1", "huggingface.co"):
            assert guarded.run(*call, host, "443").returncode != 0
    assert guarded.attempts().count("192.0.2.1") == 2 and guarded.attempts().count("huggingface.co") == 2


def test_control_a_connection_that_works_here_fails_behind_the_fence(fence: Fence) -> None:
    if not fence.wrapper:
        pytest.skip("this machine allows no network namespace: the guard alone holds")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        assert Fence(fence.home, ()).run("-c", CONNECT, "127.0.0.1", port).returncode == 0
        assert fence.run("-c", CONNECT, "127.0.0.1", port).returncode != 0
        assert fence.run("-c", IN_A_CHILD, CONNECT, "127.0.0.1", port).returncode != 0


def test_reports_are_indexed_and_questions_answered_with_no_network_and_an_empty_cache(fence: Fence) -> None:
    indexed = fence.run("-m", "assistant.cli", "index", "--json")
    assert indexed.returncode == 0, indexed.stderr
    assert json.loads(indexed.stdout)["added"] == 5
    asked = fence.run("-m", "assistant.cli", "ask", "which agencies cited data silos as a problem", "--json")
    assert asked.returncode == 0, asked.stderr
    answer = json.loads(asked.stdout)
    assert [v["file"] for v in answer["verdicts"] if v["verdict"] == "yes"] == ["lechang-service-data-2019.txt"]
    assert "信息孤岛" in answer["citations"][0]["quote"]
    assert fence.attempts() == ""


def test_the_browser_app_starts_and_shows_its_page_without_a_call_to_anyone(fence: Fence, settings: Settings) -> None:
    guarded = Fence(fence.home, ())
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    environment = {**guarded.environment(), "ASKREPORTS_STORE": str(settings.store)}
    environment["ASKREPORTS_CACHE"] = str(settings.cache)
    app = subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "serve", "--port", port], env=environment, stderr=subprocess.PIPE
    )
    try:
        assert "AskReports" in page(f"http://127.0.0.1:{port}/", app)
        time.sleep(2)
    finally:
        app.terminate()
        app.communicate(timeout=30)
    assert guarded.attempts() == ""


def page(address: str, app: "subprocess.Popen[bytes]") -> str:
    """The page, as soon as it is there."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and app.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            time.sleep(0.3)
    raise AssertionError("the app did not come up")
