"""Learning an adapter of the default model from pairs of texts whose relation is known."""

import math
from collections.abc import Iterator, Mapping, Sequence
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from transformers import PreTrainedModel

from corpus.settings import Settings
from index.adapter import BENT, Arrays, adapted_folder, encoder, pooled, tokenizer, tokens
from index.model import best_device, fingerprint

RANK, SCALE = 16, 2.0
PAIRS_A_STEP, STEPS_OF_ONE_SORT = 32, 20
RATE, RATE_GOING_ON, RATE_FURTHER, RATE_OF_HEAD, WARM, LEAST_RATE = 7e-4, 6e-4, 3e-4, 1e-3, 0.06, 0.02
SMOOTHING, DECAY, LARGEST_GRADIENT = 0.05, 0.01, 1.0
# Steps after which the loss so far is told.
TOLD_EVERY = 50


class _Bent(nn.Module):
    """A linear map of the model, which stays as it is, and a map of low rank beside it that is learned."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear
        self.down = nn.Parameter(torch.randn(RANK, linear.in_features) / math.sqrt(linear.in_features))
        self.up = nn.Parameter(torch.zeros(linear.out_features, RANK))

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        straight: torch.Tensor = self.linear(states)
        return straight + ((states @ self.down.T) @ self.up.T) * SCALE


def adapter(
    settings: Settings,
    pairs: Sequence[tuple[str, str]],
    relations: Sequence[int],
    rounds: float,
    seed: int = 1,
    start: Arrays | None = None,
    is_further: bool = False,
) -> dict[str, NDArray[np.generic]]:
    """The arrays of an adapter, as `PairReader` takes them, in half precision.

    Args:
        relations: of each pair the number of its relation, from 0 on.
        rounds: how often each pair is read.
        start: an adapter of the same model, learned for another task, to go on from in the upper half of the layers, while the
            lower half stays; its head is not taken over.
        is_further: whether `start` was learned for the same task: all of it goes on then, its head too, more slowly.
    """
    torch.manual_seed(seed)
    folder = adapted_folder(settings)
    model, bent = _with_adapters(encoder(folder))
    if start is not None:
        _begin_at(bent, start, is_further)
    head = nn.Linear(2 * _dimensions(model), max(relations) + 1)
    nn.init.normal_(head.weight, std=0.02)
    if start is not None and is_further:
        with torch.no_grad():
            head.weight.copy_(torch.tensor(np.asarray(start["head/weights"], np.float32)))
            head.bias.copy_(torch.tensor(np.asarray(start["head/offsets"], np.float32)))
    rate = RATE if start is None else RATE_FURTHER if is_further else RATE_GOING_ON
    learned = [p for one in bent.values() for p in (one.down, one.up) if p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": learned, "lr": rate}, {"params": head.parameters(), "lr": rate if is_further else RATE_OF_HEAD}], weight_decay=DECAY)
    steps = int(len(pairs) * rounds / PAIRS_A_STEP)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / (WARM * steps)) * max(LEAST_RATE, 1 - step / steps))
    cut, mean, in_half = tokenizer(folder), 0.0, best_device()[1] is torch.bfloat16
    for step, chosen in zip(range(steps), _batches(pairs, Random(seed)), strict=False):
        with torch.autocast("cpu", torch.bfloat16, enabled=in_half):
            read = pooled(model, tokens(cut, [pairs[at] for at in chosen]))
        found = head(read.float())
        loss = nn.functional.cross_entropy(found, torch.tensor([relations[at] for at in chosen]), label_smoothing=SMOOTHING)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_([*learned, *head.parameters()], LARGEST_GRADIENT)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        mean += (loss.item() - mean) / min(step + 1, TOLD_EVERY)
        if step % TOLD_EVERY == 0:
            print(f"step {step} of {steps}, loss {mean:.3f}", flush=True)
    return _arrays(bent, head, fingerprint(folder))


def _with_adapters(model: PreTrainedModel) -> tuple[PreTrainedModel, Mapping[str, _Bent]]:
    """The model with every matrix that `BENT` names bent, and these by name; nothing else of it learns."""
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    names = [name for name, module in model.named_modules() if BENT.fullmatch(name) and isinstance(module, nn.Linear)]
    bent = {}
    for name in names:
        parent, _, child = name.rpartition(".")
        linear = model.get_submodule(name)
        assert isinstance(linear, nn.Linear)
        bent[name] = _Bent(linear)
        setattr(model.get_submodule(parent), child, bent[name])
    # Without dropout: each pair is read but once or twice.
    model.train(False)
    return model, bent


def _begin_at(bent: Mapping[str, _Bent], start: Arrays, is_whole: bool) -> None:
    layers = max(_layer(name) for name in bent) + 1
    with torch.no_grad():
        for name, one in bent.items():
            for part, parameter in (("down", one.down), ("up", one.up)):
                parameter.copy_(torch.tensor(np.asarray(start[f"{name}/{part}"], np.float32)))
                parameter.requires_grad_(is_whole or 2 * _layer(name) >= layers)


def _layer(name: str) -> int:
    """The number of the layer that a matrix is in, from 0: encoder.layer.7.…"""
    return int(name.split(".")[2])


def _dimensions(model: PreTrainedModel) -> int:
    return int(model.get_input_embeddings().embedding_dim)  # type: ignore[arg-type]


def _batches(pairs: Sequence[tuple[str, str]], rng: Random) -> Iterator[list[int]]:
    """Pairs of like length together, in an order of chance, without end."""
    while True:
        order = rng.sample(range(len(pairs)), len(pairs))
        several = PAIRS_A_STEP * STEPS_OF_ONE_SORT
        for start in range(0, len(order), several):
            alike = sorted(order[start : start + several], key=lambda at: sum(map(len, pairs[at])))
            batches = [alike[at : at + PAIRS_A_STEP] for at in range(0, len(alike), PAIRS_A_STEP)]
            yield from rng.sample(batches, len(batches))


def _arrays(bent: Mapping[str, _Bent], head: nn.Linear, model: str) -> dict[str, NDArray[np.generic]]:
    arrays: dict[str, NDArray[np.generic]] = {
        f"{name}/{part}": tensor.detach().half().numpy() for name, one in bent.items() for part, tensor in (("down", one.down), ("up", one.up))
    }
    arrays |= {"head/weights": head.weight.detach().half().numpy(), "head/offsets": head.bias.detach().half().numpy()}
    return arrays | {"scale": np.array(SCALE, np.float32), "model": np.array(model)}
