"""Batches from the pool, with cheap changes on the fly, and the normalisation the appliance uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from ..augment.camera import HEIGHT, WIDTH
from .samples import NONE, REGION_INDEX

SCALE = 32.0
ZERO = 128.0
FLOOR = 4.0
"""Smallest standard deviation used, in grey levels: a blank crop stays blank."""


def normalise(images: np.ndarray) -> np.ndarray:
    """The appliance's input: uint8 n x h x w crops to q = clip(round(32 z) + 128), z = (x - mean) / max(std, 4)."""
    x = images.astype(np.float32)
    mean = x.mean((1, 2), keepdims=True)
    std = np.maximum(x.std((1, 2), keepdims=True), FLOOR)
    return np.clip(np.rint((x - mean) / std * SCALE) + ZERO, 0, 255).astype(np.uint8)


def dequantise(q: np.ndarray) -> np.ndarray:
    """What the net computes with: (q - 128) / 32 as float32, with a channel axis."""
    return ((q.astype(np.float32) - ZERO) / SCALE)[:, None]


def wobble(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """A small change of geometry or tone, so that a sample drawn again is not the same sample."""
    roll = rng.random(6)
    if roll[0] < 0.8:
        sx, sy = rng.uniform(0.94, 1.06, 2)
        shear = rng.normal(0, 0.025)
        m = np.float32([[sx, shear, rng.normal(0, 2.0) + (1 - sx) * WIDTH / 2 - shear * HEIGHT / 2],
                        [rng.normal(0, 0.006), sy, rng.normal(0, 1.0) + (1 - sy) * HEIGHT / 2]])
        image = cv2.warpAffine(image, m, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    if roll[1] < 0.12:
        image = cv2.blur(image, (3, 1) if rng.random() < 0.5 else (2, 2))
    if roll[2] < 0.25:
        noise = rng.standard_normal(image.shape, dtype=np.float32) * (rng.uniform(0.02, 0.2) * max(4.0, float(image.std())))
        image = np.clip(image + noise, 0, 255).astype(np.uint8)
    if roll[3] < 0.05:
        w, h = int(rng.integers(3, 12)), int(rng.integers(3, 14))
        x, y = int(rng.integers(WIDTH - w)), int(rng.integers(HEIGHT - h))
        image = image.copy()
        image[y:y + h, x:x + w] = int(rng.integers(0, 256))
    if roll[4] < 0.02:
        image = 255 - image
    return image


@dataclass
class Shard:
    """One shard of the pool and how often it was drawn from."""

    images: np.ndarray
    classes: np.ndarray
    lengths: np.ndarray
    region: np.ndarray
    uses: float = 0.0


@dataclass
class Pool:
    """All complete shards of a folder; looks for new ones now and then and prefers what it has seen least."""

    folder: Path
    shards: dict[str, Shard] = field(default_factory=dict)

    def refresh(self) -> int:
        """Maps the shards that have appeared; returns the number of samples."""
        for labels in sorted(self.folder.glob("*.labels.npz")):
            name = labels.name[:-11]
            if name in self.shards:
                continue
            with np.load(labels) as z:
                self.shards[name] = Shard(np.load(self.folder / f"{name}.images.npy", mmap_mode="r"), z["classes"], z["lengths"], self._regions(name, z))
        return sum(len(s.lengths) for s in self.shards.values())

    def _regions(self, name: str, labels: Mapping[str, np.ndarray]) -> np.ndarray:
        """Region classes of a shard as the net counts them now; a shard that does not name its regions was rendered before they were written."""
        if "names" not in labels:
            raise ValueError(f"{self.folder / name}.labels.npz does not name its regions, and their order may have changed since; render it again")
        order = [REGION_INDEX.get(str(r), NONE) for r in labels["names"]]
        return np.array(order, np.uint8)[labels["region"]]

    def draw(self, rng: np.random.Generator, count: int, parts: int = 4) -> list[tuple[np.ndarray, np.ndarray, int]]:
        """`count` samples as (image, classes, region) from a few shards."""
        pool = list(self.shards.values())
        weights = np.array([1.0 / (1.0 + s.uses) ** 1.5 for s in pool])
        out: list[tuple[np.ndarray, np.ndarray, int]] = []
        for k in range(parts):
            shard = pool[int(rng.choice(len(pool), p=weights / weights.sum()))]
            n = count // parts if k + 1 < parts else count - len(out)
            for i in rng.integers(0, len(shard.lengths), n):
                out.append((np.asarray(shard.images[i]), shard.classes[i, :shard.lengths[i]], int(shard.region[i])))
            shard.uses += n / len(shard.lengths)
        return out
