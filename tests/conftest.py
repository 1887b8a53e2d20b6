"""The five real reports, indexed once with the real model into a store of the tests' own."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from assistant.ask import Assistant
from corpus.read import read_bytes, read_report, source_files
from corpus.settings import REPORTS, Settings
from corpus.types import Report
from index.build import IndexRun, index_reports
from index.library import Library
from index.model import Encoder
from tests import postgres

LONG_FORM = bool(os.environ.get("ASKREPORTS_SOAK"))
hypothesis_settings.register_profile(
    "askreports",
    max_examples=2000 if LONG_FORM else 60,
    deadline=None,
    derandomize=not LONG_FORM,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("askreports")


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Long forms only run when asked for, by `make soak`."""
    for item in items:
        if item.get_closest_marker("soak") and not LONG_FORM:
            item.add_marker(pytest.mark.skip(reason="a long form: make soak"))


def quietly(done: int, total: int, name: str) -> None:
    """Progress that nobody watches."""


def run_index(settings: Settings, paths: Sequence[Path], encoder: Encoder, prune: bool = False) -> IndexRun:
    """Index these paths without a word."""
    return index_reports(settings, paths, prune, encoder, quietly)


@pytest.fixture(scope="session")
def _bare(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The cache is the usual one, so that the model is unpacked once; the store is the tests' own."""
    return Settings(store=tmp_path_factory.mktemp("askreports") / "store")


@pytest.fixture(scope="session")
def encoder(_bare: Settings) -> Encoder:
    """The default model."""
    return Encoder(_bare)


@pytest.fixture(scope="session")
def settings(_bare: Settings, encoder: Encoder) -> Settings:
    """A store that holds the five reports."""
    run = run_index(_bare, [REPORTS], encoder)
    assert run.added == 5 and not run.failed
    return _bare


@pytest.fixture(scope="session")
def library(settings: Settings, encoder: Encoder) -> Library:
    """The opened store."""
    return Library(settings, encoder)


@pytest.fixture(scope="session")
def assistant(library: Library) -> Assistant:
    """Answers from the five reports."""
    return Assistant(library)


@pytest.fixture(scope="session")
def reports() -> dict[str, Report]:
    """The five reports as the reader gives them, by the first word of their file name."""
    read = (read_report(source, read_bytes(source)) for source in source_files([REPORTS]))
    return {report.file.split("-")[0]: report for report in read}


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A PostgreSQL server of the tests' own."""
    try:
        running = postgres.server()
        server = running.__enter__()
    except postgres.NoPostgres as error:
        pytest.skip(str(error))
    yield server
    running.__exit__(None, None, None)


@pytest.fixture(params=["sqlite", "postgresql"])
def catalogue_address(request: pytest.FixtureRequest) -> str:
    """ASKREPORTS_CATALOGUE for SQLite in the store, then for a new database of PostgreSQL."""
    if request.param == "sqlite":
        return ""
    server: postgres.Server = request.getfixturevalue("postgres_server")
    return server.new_database()
