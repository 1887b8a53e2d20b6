"""A PostgreSQL server of the tests' own, started for a run in a temporary folder and stopped after it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

INSTALLED = Path("/usr/lib/postgresql")
OWNER = "askreports"


class NoPostgres(Exception):
    """Why there is no server to test with, as one sentence."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens on a socket in `folder` and nowhere else."""

    folder: Path

    def new_database(self) -> str:
        """The address of a new, empty database."""
        name = f"askreports_{uuid4().hex[:8]}"
        with psycopg.connect(host=str(self.folder), user=OWNER, dbname="postgres", autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return f"postgresql+psycopg://{OWNER}@/{name}?host={self.folder}"


@contextmanager
def server() -> Iterator[Server]:
    """Start one and stop it at the end.

    Raises:
        NoPostgres: when it is not installed or cannot be started here.
    """
    programs = _programs()
    user = _user()
    # A socket's path may hold 107 characters: pytest's own temporary folders are too deep, and closed to others.
    folder = Path(tempfile.mkdtemp(prefix="askreports-pg-"))
    try:
        if user:
            shutil.chown(folder, user)
        _run([programs / "initdb", "-D", folder / "data", "-U", OWNER, "-A", "trust", "-E", "UTF8", "-N"], user, folder)
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        _run([programs / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-o", options, "-w", "start"], user, folder)
        try:
            yield Server(folder)
        finally:
            _run([programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop"], user, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = sorted(INSTALLED.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise NoPostgres("PostgreSQL is not installed: install the system package postgresql")


def _user() -> str | None:
    """The user to run the server as: PostgreSQL refuses root."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in names:
            return name
    raise NoPostgres("PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as")


def _run(command: list[Path | str], user: str | None, folder: Path) -> None:
    ended = subprocess.run(
        [str(part) for part in command],
        user=user,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        # Not a pipe: the server that pg_ctl starts would keep it open.
        stderr=(folder / "errors").open("ab"),
        timeout=120,
        check=False,
    )
    if ended.returncode:
        said = (folder / "errors").read_text(encoding="utf-8", errors="replace").strip().splitlines()
        raise NoPostgres(f"{Path(command[0]).name} failed: {said[-1] if said else ended.returncode}")
