"""Feeds the trainer from worker processes. Batches are made in the worker: one canvas size for each batch."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

import cv2
import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from .bank import PlateBank
from .geometry import HEIGHT, WIDTH
from .pictures import Pictures
from .sample import sample

SMALL = (224, 192)
"""Most batches: close crops of the working size. A convolution does not mind, and a core sees four times as many plates."""


class Batches(IterableDataset):
    """Endless batches (uint8 [n, rows, columns, 3], float32 [n, 12, rows/8, columns/8]); different after each (seed, start)."""

    def __init__(self, folder: Path, seed: int, start: int, large_share: float) -> None:
        self._folder, self._seed, self._start, self._large_share = folder, seed, start, large_share

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        cv2.setNumThreads(0)
        torch.set_num_threads(1)
        worker = get_worker_info()
        rng = np.random.default_rng([self._seed, self._start, worker.id if worker else 0])
        pictures, bank = Pictures(self._folder), PlateBank(self._folder)
        while True:
            large = rng.random() < self._large_share
            size, count = ((WIDTH, HEIGHT), 5) if large else (SMALL, 18)
            made = [sample(rng, pictures, bank, *size) for _ in range(count)]
            yield torch.from_numpy(np.stack([m[0] for m in made])), torch.from_numpy(np.stack([m[1] for m in made]))


def loader(folder: Path, seed: int, start: int, workers: int, large_share: float) -> DataLoader:
    """The batches, made ahead by `workers` processes."""
    return DataLoader(Batches(folder, seed, start, large_share), batch_size=None, num_workers=workers, prefetch_factor=6 if workers else 2)
