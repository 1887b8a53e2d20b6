"""Starts the browser app and keeps it running."""

import errno
import socket
import sys
from contextlib import suppress
from threading import Event

import gradio as gr

from assistant.answering import answering
from assistant.ask import Assistant
from assistant.glossary import dictionary
from assistant.web.theme import STYLE, theme
from assistant.web.wiring import build_page
from corpus.errors import UnusableModel, WrongCall
from corpus.settings import Settings


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve the page until the program is stopped; port 0 takes a free one.

    Raises:
        AskReportsError: when the store cannot be used.
        WrongCall: when the port is in use or the address is not this machine's.
    """
    port = free_port(host, port)
    page = build_page(Assistant.open(settings))
    address = launch(page, host, port)
    print(f"AskReports is at {address} (Ctrl+C stops it)", file=sys.stderr, flush=True)
    try:
        # Read while the user reads the page: the first question in English, or in words of its own, would wait seconds for them.
        dictionary()
        with suppress(UnusableModel):
            answering().likely("?", ("。",))
        Event().wait()
    except KeyboardInterrupt:
        page.close()


def launch(page: gr.Blocks, host: str, port: int) -> str:
    """Start serving in the background; gives the address.

    Raises:
        WrongCall: when another program took the port in the meantime.
    """
    try:
        _, address, _ = page.launch(
            server_name=host,
            server_port=port,
            prevent_thread_lock=True,
            quiet=True,
            share=False,
            footer_links=[],
            run_history=False,
            ssr_mode=False,
            theme=theme(),
            css_paths=[STYLE],
        )
    except OSError as error:
        raise WrongCall(in_use(host, port)) from error
    return address


def free_port(host: str, port: int) -> int:
    """The port, found free; for 0 a free one.

    Raises:
        WrongCall: when it cannot be listened on.
    """
    try:
        with socket.create_server((host, port)) as probe:
            return int(probe.getsockname()[1])
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise WrongCall(in_use(host, port)) from error
        reason = error.strerror or str(error)
        raise WrongCall(f"{host}:{port} cannot be listened on ({reason}): choose another --host or --port.") from error


def in_use(host: str, port: int) -> str:
    """The sentence for a port in use."""
    return f"Port {port} of {host} is in use: stop the program that has it, or choose another with --port."
