"""Unstructured pruning of the shipped recogniser: the smallest weights go, in steps, with training in between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from ..common.warm_start import layers
from ..recogniser.data import Pool
from ..recogniser.net import Recogniser
from .training import batches, descend

LEVELS = [round(0.1 * k, 1) for k in range(1, 10)]
RATE = 4e-4


def shipped(path: Path) -> Recogniser:
    """The net of a shipped float32 file, as plain convolutions; it can be trained on as it is."""
    net = Recogniser().eval().inference()
    with torch.no_grad():
        for layer, (weight, bias) in zip(learnt(net), layers(path)):
            layer.weight.copy_(torch.from_numpy(weight.copy()).reshape(layer.weight.shape))
            layer.bias.copy_(torch.from_numpy(bias.copy()))
    return net


def learnt(net: nn.Module) -> list[nn.Conv2d | nn.Linear]:
    """Layers with weights, in the order of the graph."""
    return [m for m in net.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]


def masks(net: nn.Module, share: float) -> list[Tensor]:
    """Which weights of the convolutions stay when `share` of them go: the least, measured in deviations of their layer."""
    convolutions = [m for m in learnt(net) if isinstance(m, nn.Conv2d)]
    sizes = [m.weight.detach().abs() / m.weight.detach().std() for m in convolutions]
    bound = np.quantile(torch.cat([s.flatten() for s in sizes]).numpy(), share)
    return [(s > bound).float() for s in sizes]


def prune(path: Path, folder: Path, steps: int, seed: int) -> Iterator[tuple[float, Recogniser]]:
    """The net at each of LEVELS, each trained `steps` steps from the one before; zeros stay zero."""
    net = shipped(path).to(memory_format=torch.channels_last)
    pool = Pool(folder)
    pool.refresh()
    for level in LEVELS:
        keep = masks(net, level)
        convolutions = [m for m in learnt(net) if isinstance(m, nn.Conv2d)]

        def clear() -> None:
            with torch.no_grad():
                for m, mask in zip(convolutions, keep):
                    m.weight.mul_(mask)

        clear()
        optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.0)
        trained = descend(net, optimiser, batches(pool, seed + int(100 * level)), steps, f"pruned by {level}", clear)
        averaged = trained.net.eval()
        with torch.no_grad():
            for m, mask in zip((m for m in learnt(averaged) if isinstance(m, nn.Conv2d)), keep):
                m.weight.mul_(mask)
        yield level, averaged
        net.load_state_dict(averaged.state_dict())
