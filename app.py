"""Starts the browser app; the same as `askreports serve`."""

import argparse
import sys
from pathlib import Path

from assistant.web.serve import serve
from corpus.errors import AskReportsError
from corpus.settings import Settings


def main() -> int:
    """Serve until stopped; the exit status."""
    try:
        settings = settings_named()
        serve(settings, settings.host, settings.port)
    except AskReportsError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def settings_named() -> Settings:
    """The settings of the environment, changed by what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="folder of the index")
    parser.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, help="port to listen on (default 7860)")
    named = {name: value for name, value in vars(parser.parse_args()).items() if value is not None}
    return Settings.named(**named)


if __name__ == "__main__":
    sys.exit(main())
