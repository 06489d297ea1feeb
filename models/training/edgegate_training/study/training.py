"""Recognisers trained for the same number of steps on the same samples, so that only their form and their optimiser differ."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ..common.ema import Average
from ..recogniser.data import Pool, dequantise, normalise, wobble
from ..recogniser.net import Recogniser
from ..recogniser.train import loss_of, rate
from ..reparameterised import Kind, RepAdamW, RepSgd, Scales, scales_of

BATCH = 96
ADAM_RATE, SGD_RATE = 2.5e-3, 0.05
DECAY = 0.02
"""AdamW's weight decay, as the shipped recogniser has it; SGD's is the usual 1e-4."""


@dataclass(frozen=True)
class Arm:
    """One way to train: the form of the layers, and the optimiser: adamw, sgd, rep-adamw, rep-sgd."""

    name: str
    kind: Kind
    optimiser: str


ARMS = [
    Arm("plain, AdamW", Kind.PLAIN, "adamw"),
    Arm("plain with identities, AdamW (as shipped)", Kind.SKIP, "adamw"),
    Arm("RepVGG, folded, AdamW", Kind.REPVGG, "adamw"),
    Arm("RepOptimizer, AdamW", Kind.PLAIN, "rep-adamw"),
    Arm("plain, SGD", Kind.PLAIN, "sgd"),
    Arm("RepOptimizer, SGD", Kind.PLAIN, "rep-sgd"),
]


@dataclass
class Trained:
    """A net ready for inference, and what a step of its training took."""

    net: Recogniser
    loss: float
    ms: float


def batches(pool: Pool, seed: int) -> Callable[[], tuple[Tensor, Tensor, Tensor, Tensor]]:
    """Images, classes, lengths, regions of the next batch; the same seed gives the same batches."""
    rng = np.random.default_rng([17, seed])

    def draw() -> tuple[Tensor, Tensor, Tensor, Tensor]:
        batch = pool.draw(rng, BATCH)
        x = torch.from_numpy(dequantise(normalise(np.stack([wobble(rng, b[0]) for b in batch]))))
        return (x.to(memory_format=torch.channels_last), torch.from_numpy(np.concatenate([b[1] for b in batch]).astype(np.int64)),
                torch.tensor([len(b[1]) for b in batch]), torch.tensor([b[2] for b in batch]))

    return draw


def optimiser_of(net: Recogniser, name: str, scales: list[Scales]) -> torch.optim.Optimizer:
    """The optimiser of an arm."""
    layers = [b.conv for b in net.body]
    if name == "adamw":
        return torch.optim.AdamW(net.parameters(), lr=ADAM_RATE, weight_decay=DECAY)
    if name == "sgd":
        return torch.optim.SGD(net.parameters(), lr=SGD_RATE, momentum=0.9, weight_decay=1e-4, nesterov=True)
    if name == "rep-adamw":
        return RepAdamW(net, layers, scales, lr=ADAM_RATE, weight_decay=DECAY)
    return RepSgd(net, layers, scales, lr=SGD_RATE, weight_decay=1e-4, nesterov=True)


def descend(net: torch.nn.Module, optimiser: torch.optim.Optimizer, draw: Callable[[], tuple[Tensor, ...]], steps: int, note: str,
            after: Callable[[], None] = lambda: None) -> Trained:
    """Trains for a number of steps; `after` runs behind each. Returns the average of the weights, the last tenth's loss and the time of a step."""
    average, peak = Average(net), [g["lr"] for g in optimiser.param_groups]
    net.train()
    spent, late, shown = 0.0, [], time.monotonic()
    for step in range(steps):
        x, targets, lengths, region = draw()
        start = time.process_time()
        for group, top in zip(optimiser.param_groups, peak):
            group["lr"] = rate(step / steps, top)
        optimiser.zero_grad(set_to_none=True)
        loss, ctc, _ = loss_of(net, (x, targets, lengths, region), half=True)  # type: ignore[arg-type]
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        after()
        average.update(net)
        spent += time.process_time() - start
        late.append(ctc)
        if time.monotonic() - shown > 60:
            shown = time.monotonic()
            print(f"  {note}: step {step + 1} of {steps}, ctc {np.mean(late[-100:]):.4f}", flush=True)
    return Trained(average.module, float(np.mean(late[-max(1, steps // 10):])), 1000 * spent / steps)


def search(folder: Path, steps: int, seed: int, optimiser: str) -> list[Scales]:
    """The hyper-search: trains a net of trainable scales on a small part of the pool (its first two shards) and keeps the scales."""
    pool = Pool(folder)
    pool.refresh()
    pool.shards = dict(sorted(pool.shards.items())[:2])
    torch.manual_seed(seed)
    net = Recogniser(kind=Kind.SEARCH).to(memory_format=torch.channels_last)
    descend(net, optimiser_of(net, optimiser.removeprefix("rep-"), []), batches(pool, seed), steps, "hyper-search")
    return scales_of(net)


def train(arm: Arm, folder: Path, steps: int, seed: int) -> Trained:
    """One arm, its hyper-search included where it needs one; the net comes back folded."""
    scales = search(folder, steps // 4, seed, arm.optimiser) if arm.optimiser.startswith("rep-") else []
    pool = Pool(folder)
    pool.refresh()
    torch.manual_seed(seed)
    net = Recogniser(kind=arm.kind).to(memory_format=torch.channels_last)
    trained = descend(net, optimiser_of(net, arm.optimiser, scales), batches(pool, seed), steps, arm.name)
    trained.net = trained.net.eval().inference()
    return trained
