"""The questions of a call: the one on the command line, or those of a file, one a line."""

import sys
from pathlib import Path

from corpus.errors import WrongCall


def questions_of(question: str | None, file: str | None) -> list[str]:
    """The questions, blank lines left out; `file` "-" is standard input.

    Raises:
        WrongCall: when there is none, or both are given, or the file cannot be read.
    """
    if (question is None) == (file is None):
        raise WrongCall("Give either a question or --input FILE.")
    lines = [question] if question is not None else _lines(file or "-")
    # A command line in another encoding reaches Python with surrogates, which no text output can hold.
    kept = [line.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip() for line in lines]
    asked = [line for line in kept if line]
    if not asked:
        raise WrongCall("There is no question: type one, or put one a line into the --input file.")
    return asked


def _lines(file: str) -> list[str]:
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8-sig").splitlines()
    except OSError as error:
        raise WrongCall(
            f"{file}: cannot be read ({error.strerror}); name a text file with one question a line."
        ) from error
    except UnicodeDecodeError as error:
        raise WrongCall(f"{file}: is not text in UTF-8; save it as UTF-8.") from error
