"""The words that the catalogue keeps on the store's state, read back as what they were written from."""

from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.errors import DamagedStore

Kept = TypeVar("Kept")
FAILED_KEY = "failed"
FAILED = TypeAdapter(dict[str, str])


def read_back(word: str, kept: TypeAdapter[Kept], key: str) -> Kept:
    """What a word of the state says.

    Raises:
        DamagedStore: when it is not what was written.
    """
    try:
        return kept.validate_json(word)
    except ValidationError as error:
        raise DamagedStore(f"what it keeps as `{key}` cannot be read") from error


def failed_files(state: str) -> dict[str, str]:
    """The files that could not be read, their names by their paths."""
    return read_back(state or "{}", FAILED, FAILED_KEY)
