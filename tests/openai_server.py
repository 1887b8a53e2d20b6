"""A small real HTTP server that speaks the OpenAI protocol, streaming included, and behaves as a test wants it to."""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

MODEL = "little-writer"
LONGEST_WAIT = 15
EVIDENCE = re.compile(r"^\[(?P<n>\d+)\] (?P<label>.+?)(?:, |，)(?P<place>[^:：,，]+?)(?:: |：)(?P<quote>.+)$")


@dataclass(frozen=True)
class Piece:
    """One line of evidence in a prompt."""

    n: int
    agency: str
    year: str
    quote: str


@dataclass(frozen=True)
class Heard:
    """One request."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def system(self) -> str:
        return str(self.body["messages"][0]["content"])

    @property
    def prompt(self) -> str:
        return str(self.body["messages"][1]["content"])

    @property
    def english(self) -> bool:
        return self.prompt.startswith(("Question", "The thing"))

    @property
    def fenced(self) -> list[str]:
        """The lines between the two fences."""
        lines = self.prompt.splitlines()
        first, last = (number for number, line in enumerate(lines) if line.startswith("#### "))
        return lines[first + 1 : last]

    @property
    def evidence(self) -> list[Piece]:
        """The numbered evidence, as a model reads it."""
        found = (EVIDENCE.match(line) for line in self.fenced)
        return [_piece(match) for match in found if match]


def _piece(match: re.Match[str]) -> Piece:
    label = match["label"]
    years = re.findall(r"(?:19|20)\d\d", label)
    agency = re.split(r"（(?=\d{4})|, (?=\d{4})", label)[0]
    return Piece(int(match["n"]), agency, years[-1] if years else "", match["quote"])


@dataclass(frozen=True)
class Said:
    """What the server answers: a text in pieces, or an error; and how the connection behaves.

    Times are seconds; `waits_after` is a number of pieces and what the server then waits for.
    """

    pieces: tuple[str, ...] = ()
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    before: float = 0.0
    between: float = 0.0
    breaks_after: int | None = None
    finishes: bool = True
    waits_after: tuple[int, Event] | None = None


Behaviour = Callable[[Heard], Said]


def in_pieces(text: str, size: int = 7) -> tuple[str, ...]:
    """A text as a model streams it: a few characters at a time."""
    return tuple(text[at : at + size] for at in range(0, len(text), size))


def saying(write: Callable[[Heard], str]) -> Behaviour:
    """A behaviour that streams a text."""
    return lambda heard: Said(in_pieces(write(heard)))


def failing(status: int, **headers: str) -> Behaviour:
    """A behaviour that answers with an HTTP status."""
    return lambda heard: Said(status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})


@dataclass
class Server:
    """The running server: its address, what it heard, how it behaves from now on."""

    address: str
    behaviour: Behaviour
    heard: list[Heard] = field(default_factory=list)
    hung_up: int = 0

    @property
    def questions(self) -> list[Heard]:
        return [heard for heard in self.heard if heard.path.endswith("/chat/completions")]


@contextmanager
def openai_server(behaviour: Behaviour, models: tuple[str, ...] = (MODEL,)) -> Iterator[Server]:
    """A server of this machine on a free port, until the block ends."""
    running = Server("", behaviour)

    class Protocol(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            running.heard.append(Heard(self.path, dict(self.headers), {}))
            said = running.behaviour(running.heard[-1])
            if said.status != 200:
                self._whole(said.status, b"{}", said.headers)
            elif self.path == "/v1/models":
                listed = {"object": "list", "data": [{"id": name, "object": "model"} for name in models]}
                self._whole(200, json.dumps(listed).encode(), {})
            else:
                self._whole(404, b"{}", {})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            running.heard.append(Heard(self.path, dict(self.headers), body))
            said = running.behaviour(running.heard[-1])
            time.sleep(said.before)
            if self.path != "/v1/chat/completions":
                self._whole(404, b"{}", {})
            elif said.raw is not None or said.status != 200:
                content = said.raw if said.raw is not None else json.dumps({"error": {"message": "no"}}).encode()
                self._whole(said.status, content, said.headers)
            else:
                self._stream(said)

        def _whole(self, status: int, content: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def _stream(self, said: Said) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for number, piece in enumerate(said.pieces):
                if number == said.breaks_after:
                    self.close_connection = True
                    self.connection.close()
                    return
                if said.waits_after is not None and number == said.waits_after[0]:
                    said.waits_after[1].wait(timeout=LONGEST_WAIT)
                self._event(json.dumps(_chunk({"content": piece}, None)))
                time.sleep(said.between)
            if said.finishes:
                self._event(json.dumps(_chunk({}, "stop")))
                self._event("[DONE]")
            self.wfile.write(b"0\r\n\r\n")

        def _event(self, content: str) -> None:
            data = f"data: {content}\n\n".encode()
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:
            """Keep the tests' output to the tests."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that hangs up is what some tests are about."""
            running.hung_up += isinstance(sys.exc_info()[1], ConnectionError)

    with Quiet(("127.0.0.1", 0), Protocol) as server:
        running.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield running
        finally:
            server.shutdown()


def _chunk(delta: dict[str, str], finish: str | None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "chat-1", "object": "chat.completion.chunk", "created": 0, "model": MODEL, "choices": [choice]}
