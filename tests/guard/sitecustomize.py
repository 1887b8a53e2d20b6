"""Loaded by every Python process that has this folder on its path: refuses and records what leaves the machine."""

import os
import sys

RECORD = os.environ.get("ASKREPORTS_TEST_RECORD", "")
HOME = ("127.", "::1", "localhost", "0.0.0.0")


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Names are looked up and connections made only within this machine."""
    if event in ("socket.connect", "socket.sendto"):
        target = arguments[1]
        host = str(target[0]) if isinstance(target, tuple) else ""
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = str(arguments[0] or "")
    else:
        return
    if host and not host.startswith(HOME):
        with open(RECORD, "a", encoding="utf-8") as record:
            record.write(f"{event} {host}\n")
        raise ConnectionRefusedError(f"{event} {host}: outgoing connections are refused in this test")


if RECORD:
    sys.addaudithook(_watch)
