"""Keeps the program to this machine: telemetry, analytics and hub access off before any library starts."""

import os
from importlib.util import find_spec
from pathlib import Path

SWITCHED_OFF = {
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_VERBOSITY": "error",
}


def names_a_hub_model(model: str) -> bool:
    """Whether the user named a model of the hub ("owner/name") rather than a folder or the default."""
    return "/" in model and not model.startswith((".", "/", "~")) and not Path(model).exists()


def keep_to_this_machine() -> None:
    """Set the switches of every library that would otherwise call out; a hub is asked only for a hub model."""
    os.environ.update(SWITCHED_OFF)
    if not names_a_hub_model(os.environ.get("ASKREPORTS_MODEL", "")):
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ["TRANSFORMERS_OFFLINE"] = "1"
    core = find_spec("llama_index.core")
    if core is not None and core.submodule_search_locations:
        # tiktoken fetches its tables at first use; the core wheel carries them.
        tables = Path(core.submodule_search_locations[0]) / "_static" / "tiktoken_cache"
        os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(tables))
