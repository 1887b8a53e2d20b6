"""What leaves the program: one JSON document on standard output, all else on standard error."""

import json
import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout


def write_json(content: object, indent: int | None = 2) -> None:
    """Write one document to standard output, in UTF-8 whatever the terminal's encoding."""
    text = json.dumps(content, ensure_ascii=False, indent=indent) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what libraries say to people off standard output, and their warnings off both."""
    logging.disable(logging.WARNING)
    try:
        with redirect_stdout(sys.stderr), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(logging.NOTSET)


def told(message: str, status: int) -> int:
    """Say one line on standard error; gives the status back."""
    print(" ".join(message.split()), file=sys.stderr)
    return status
