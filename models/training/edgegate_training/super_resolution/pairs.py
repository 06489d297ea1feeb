"""Batches of pairs: the plate as a distant camera saw it, the same plate at full size, and what stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ..augment.distance import DEGRADATIONS, low
from ..recogniser.data import FLOOR, Pool, dequantise, normalise


@dataclass
class Batch:
    """`low` [n, 1, 24, 64] and `full` [n, 1, 48, 128] in deviations of the low picture; `classes` padded, with `lengths`; `region`."""

    low: Tensor
    full: Tensor
    classes: Tensor
    lengths: Tensor
    region: Tensor


def make(rng: np.random.Generator, pool: Pool, count: int, degradation: str) -> Batch:
    """`count` pairs. Both sides are measured by the mean and deviation of the low one, the only ones that are known at a gate."""
    samples = pool.draw(rng, count)
    full = np.stack([s[0] for s in samples]).astype(np.float32)
    shrink = DEGRADATIONS[degradation]
    small = np.stack([low(shrink(rng, s[0])) for s in samples])
    measured = small.astype(np.float32)
    mean = measured.mean((1, 2), keepdims=True)
    deviation = np.maximum(measured.std((1, 2), keepdims=True), FLOOR)
    longest = max(1, max(len(s[1]) for s in samples))
    classes = np.zeros((count, longest), np.int64)
    for i, s in enumerate(samples):
        classes[i, :len(s[1])] = s[1]
    return Batch(torch.from_numpy(dequantise(normalise(small))), torch.from_numpy(((full - mean) / deviation)[:, None].clip(-4, 4)),
                 torch.from_numpy(classes), torch.tensor([len(s[1]) for s in samples]), torch.tensor([s[2] for s in samples]))


def open_pool(folder: Path) -> Pool:
    """The recogniser's pool of rendered crops. Raises FileNotFoundError, naming the folder, when it has no shard."""
    pool = Pool(folder)
    if pool.refresh() == 0:
        raise FileNotFoundError(f"{folder} has no shard; `python3 -m edgegate_training.recogniser.pool --out {folder}` renders some")
    return pool
