"""Starting the app: a port in use and a missing store are one sentence each."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.web.serve import free_port, serve
from corpus.errors import WrongCall
from corpus.settings import PROJECT, Settings


def test_a_port_in_use_is_named_with_the_mend() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(WrongCall, match=f"Port {port} of 127.0.0.1 is in use: .*--port"):
            serve(Settings(), "127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(WrongCall, match=r"192\.0\.2\.1:7860 cannot be listened on"):
        free_port("192.0.2.1", 7860)


def test_without_a_store_the_app_says_so_and_stops(tmp_path: Path) -> None:
    call = [sys.executable, str(PROJECT / "app.py"), "--port", "0", "--store", str(tmp_path / "none")]
    ended = subprocess.run(call, capture_output=True, text=True, timeout=120, env=dict(os.environ), check=False)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "no store" in ended.stderr and len(ended.stderr.splitlines()) == 1
