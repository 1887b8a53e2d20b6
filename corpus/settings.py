"""Every knob of the program in one frozen object, read once at the top and passed down."""

import re
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from corpus.errors import WrongCall
from corpus.limits import Limits

# Which setting pydantic could not take apart.
GROUP = re.compile(r'field "(\w+)"')
PREFIX = "ASKREPORTS_"
WITHIN = "__"

PROJECT = Path(__file__).resolve().parent.parent
REPORTS = PROJECT / "corpus" / "reports"


class Settings(BaseSettings):
    """Settings from the environment (`ASKREPORTS_…`) or from the command line.

    Every field says its unit and its reason.
    """

    # A variable that is set to nothing is none: as a store it would be the folder one is in.
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter=WITHIN, env_ignore_empty=True, frozen=True, extra="ignore"
    )

    store: Path = Field(PROJECT / "store", description="Folder of the index; git-ignored.")
    cache: Path = Field(
        default_factory=lambda: user_cache_path("askreports", appauthor=False),
        description="Folder of what can be made again: the unpacked default model.",
    )
    model: str = Field(
        "multilingual-e5-small",
        description="The default model, a folder, or the name of a model on the hub.",
    )
    catalogue: str = Field("", description="SQLAlchemy URL of the catalogue; empty: SQLite in the store.")
    passage_tokens: int = Field(
        320, ge=64, le=480, description="cl100k tokens a passage: about 250 characters, within the model's 512."
    )
    batch_size: int = Field(8, ge=1, description="Texts encoded at once: larger only adds padding and memory on a processor.")
    candidates: int = Field(60, ge=5, description="Passages each ranking hands to fusion.")
    hits: int = Field(40, ge=1, description="Passages kept after fusion for a lookup in a large collection.")
    limits: Limits = Field(Limits(), description="What a source file may ask of the machine: `corpus/limits.py`.")
    host: str = Field("127.0.0.1", description="Address the browser app listens on.")
    port: int = Field(7860, ge=0, le=65535, description="Port the browser app listens on.")
    llm_base_url: str = Field("", description="Address of an OpenAI-compatible server (…/v1); empty: no language model.")
    llm_model: str = Field("", description="Name of the model at that server.")
    llm_api_key: SecretStr = Field(SecretStr(""), description="Key of that server; a type that never prints it.")
    llm_timeout: float = Field(
        60.0, gt=0, description="Seconds one call to the model may take in all, its retries included."
    )
    llm_retries: int = Field(2, ge=0, le=10, description="Tries after the first when the server is busy or fails.")
    llm_evidence_tokens: int = Field(
        3000, ge=200, description="cl100k tokens of evidence in one prompt: what a small model reads with care."
    )
    llm_answer_tokens: int = Field(800, ge=50, description="The model's own tokens an answer may have.")
    llm_verdicts: int = Field(
        10, ge=0, description="Unclear verdicts of one question that the model may judge: each is a call."
    )

    @classmethod
    def named(cls, **named: Any) -> "Settings":
        """The settings of the environment, changed by what the command line names.

        Raises:
            WrongCall: when one cannot be used, with its variable.
        """
        try:
            return cls(**named)
        except ValidationError as error:
            first = error.errors()[0]
            name = PREFIX + WITHIN.join(map(str, first["loc"])).upper()
            raise WrongCall(f"{name}={first['input']}: {first['msg']}; mend the environment variable.") from error
        except SettingsError as error:
            field = GROUP.search(str(error))
            name = PREFIX + (field[1] if field else "").upper()
            raise WrongCall(f"{name}: is a group of settings and has no value of its own; set one of them, as {name}__PAGES=500.") from error
