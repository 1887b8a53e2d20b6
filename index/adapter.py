"""Pairs of texts → how likely each relation between them: the default model bent by a small adapter, with a head.

The adapter is of low rank (Hu et al. 2021, "LoRA: low-rank adaptation of large language models"): each matrix of the
encoder has the product of two narrow ones added to it. It is a few megabytes beside the model's weights, which stay as
they are. `index/adapting.py` learns one.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.errors import UnusableModel
from corpus.settings import Settings
from index.model import DEFAULT_MODEL, best_device, fingerprint, model_folder

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

Arrays = Mapping[str, NDArray[np.generic]]
Likely = NDArray[np.float32]
# The matrices of a layer that the adapter bends.
BENT = re.compile(
    r"encoder\.layer\.\d+\.(?:attention\.self\.(?:query|key|value)|attention\.output\.dense|intermediate\.dense|output\.dense)"
)
LONGEST_PAIR, PAIRS_AT_ONCE = 320, 32


class PairReader:
    """The default model with an adapter, loaded at its first use.

    Args:
        arrays: `NAME/down` (rank, inputs) and `NAME/up` (outputs, rank) of every matrix that `BENT` names, `head/weights`
            (relations, 2 × dimensions), `head/offsets` (relations,), `scale` and the `model` that it was learned on.

    Raises:
        UnusableModel: when the adapter is of another model.
    """

    def __init__(self, settings: Settings, arrays: Arrays) -> None:
        self._folder = adapted_folder(settings)
        if fingerprint(self._folder) != str(arrays["model"]):
            raise UnusableModel("The adapter was learned on another model: learn it anew.")
        self.arrays = arrays

    @cached_property
    def _model(self) -> "PreTrainedModel":
        import torch

        model = encoder(self._folder)
        scale = float(self.arrays["scale"])
        with torch.no_grad():
            for name, module in model.named_modules():
                if BENT.fullmatch(name):
                    down, up = (torch.tensor(np.asarray(self.arrays[f"{name}/{part}"], np.float32)) for part in ("down", "up"))
                    module.get_parameter("weight").add_(scale * (up @ down))
        device, dtype = best_device()
        torch.nn.Module.to(model, device=device, dtype=dtype)
        # Nearly the whole of the model's weight, and the same for every adapter.
        model.set_input_embeddings(_embeddings(self._folder))
        model.train(False)
        return model

    @cached_property
    def _tokenizer(self) -> "PreTrainedTokenizerBase":
        return tokenizer(self._folder)

    @cached_property
    def _head(self) -> tuple["torch.Tensor", "torch.Tensor"]:
        import torch

        weights, offsets = (np.asarray(self.arrays[f"head/{part}"], np.float32) for part in ("weights", "offsets"))
        return torch.from_numpy(weights), torch.from_numpy(offsets)

    def likely(self, pairs: Sequence[tuple[str, str]]) -> Likely:
        """How likely each relation is between the texts of each pair, shape (pairs, relations)."""
        import torch

        found: list[Likely] = []
        with torch.inference_mode():
            for start in range(0, len(pairs), PAIRS_AT_ONCE):
                read = pooled(self._model, tokens(self._tokenizer, pairs[start : start + PAIRS_AT_ONCE]))
                weights, offsets = self._head
                found.append(torch.softmax(read.float().cpu() @ weights.T + offsets, dim=1).numpy())
        return np.concatenate(found) if found else np.zeros((0, len(self.arrays["head/offsets"])), np.float32)


@lru_cache(maxsize=1)
def _embeddings(folder: Path) -> "torch.nn.Module":
    """The model's table of tokens, which all readers share."""
    import torch

    device, dtype = best_device()
    return torch.nn.Module.to(encoder(folder).get_input_embeddings(), device=device, dtype=dtype)


def adapted_folder(settings: Settings) -> Path:
    """The folder of the default model, which adapters are learned on, whatever model the settings name for the index."""
    return model_folder(settings.model_copy(update={"model": DEFAULT_MODEL}))


def encoder(folder: Path) -> "PreTrainedModel":
    """The model's transformer, in float32 on the processor."""
    import torch
    from transformers import AutoModel

    return AutoModel.from_pretrained(str(folder), dtype=torch.float32)  # type: ignore[no-any-return]


def tokenizer(folder: Path) -> "PreTrainedTokenizerBase":
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(str(folder))


def tokens(tokenizer: "PreTrainedTokenizerBase", pairs: Sequence[tuple[str, str]]) -> Mapping[str, "torch.Tensor"]:
    """The tokens of each pair as one text; of a pair that is too long the longer text loses its end."""
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    made = tokenizer(first, second, padding=True, truncation="longest_first", max_length=LONGEST_PAIR, return_tensors="pt")
    return {name: made[name] for name in ("input_ids", "attention_mask", "token_type_ids") if name in made}


def pooled(model: "PreTrainedModel", batch: Mapping[str, "torch.Tensor"]) -> "torch.Tensor":
    """What the model makes of each pair: its first token beside the mean of all, shape (pairs, 2 × dimensions)."""
    import torch

    device = next(model.parameters()).device
    on_device = {name: tensor.to(device) for name, tensor in batch.items()}
    states = model(**on_device).last_hidden_state
    mask = on_device["attention_mask"].unsqueeze(-1).to(states.dtype)
    return torch.cat([states[:, 0], (states * mask).sum(1) / mask.sum(1)], dim=1)
