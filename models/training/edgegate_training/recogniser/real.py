"""The real crops of train/: an anchor to reality beside the rendered ones.

A part is held back and never trained on, so that their share and their changes can be chosen by measuring:
all crops of one text are on the same side (frames of one car, the same picture twice).
"""

from __future__ import annotations

import csv
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from ..augment.camera import fit
from ..augment.distance import adaptive
from ..plates.alphabets import encode
from .samples import REGION_INDEX

CHINESE = "cn-crops-94x24"
WORLD = ("ro-night-crops", "world-openimages-crops", "world-kaggle433-crops", "world-experiment-crops")
HELD_BACK = 5
"""One text of so many is held back."""
UNKNOWN_REGION = -100
"""Class of a region that the net has no row for; the loss leaves it out."""

Crop = tuple[np.ndarray, np.ndarray, int]
"""Grey picture of any size, classes, region class."""


@dataclass(frozen=True)
class RealCrops:
    """Crops by set, grouped by their text: many frames of one car weigh little more than one."""

    chinese: list[list[Crop]]
    world: list[list[Crop]]

    def draw(self, rng: np.random.Generator, of_world: float) -> Crop:
        """A crop of a random text; a text of n crops is drawn n to the power of 0.4 times as often as a single one."""
        groups = self.world if rng.random() < of_world else self.chinese
        weights = np.cumsum([len(g) ** 0.4 for g in groups])
        group = groups[int(np.searchsorted(weights, rng.random() * weights[-1]))]
        return group[int(rng.integers(len(group)))]


def held_back(text: str) -> bool:
    """True for a text that is measured, not trained on."""
    return zlib.crc32(text.encode("utf-8")) % HELD_BACK == 0


def load(root: Path, name: str) -> list[tuple[str, str, Crop]]:
    """(file, text, crop) of one training set; texts with characters that the net does not know are left out. A set that is not there is empty, and said so."""
    folder = root / "train" / name
    out: list[tuple[str, str, Crop]] = []
    if not (folder / "labels.csv").exists():
        print(f"{folder}: no labels.csv; going on without this set", file=sys.stderr)
        return out
    with open(folder / "labels.csv", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            image = cv2.imread(str(folder / row["file"]), cv2.IMREAD_GRAYSCALE)
            try:
                classes = np.array(encode(row["text"]), np.uint8)
            except KeyError:
                continue
            region = REGION_INDEX.get(row["region"].lower() or "cn", UNKNOWN_REGION)
            out.append((row["file"], row["text"], (image, classes, region)))
    return out


def _grouped(items: list[tuple[str, str, Crop]]) -> list[list[Crop]]:
    groups: dict[str, list[Crop]] = {}
    for _, text, crop in items:
        groups.setdefault(text, []).append(crop)
    return list(groups.values())


def real_crops(root: Path) -> RealCrops:
    """What may be trained on: everything that is not held back."""
    world = [x for name in WORLD for x in load(root, name) if not held_back(x[1])]
    return RealCrops(_grouped([x for x in load(root, CHINESE) if not held_back(x[1])]), _grouped(world))


def rephotograph(rng: np.random.Generator, crop: Crop) -> Crop:
    """The crop as another frame might have shown it: cut wider, tighter or tilted, another tone, fewer pixels; at the net's size."""
    image, classes, region = crop
    h, w = image.shape
    if rng.random() < 0.85:
        mx, my = rng.uniform(-0.04, 0.07, 2) * w, rng.uniform(-0.08, 0.12, 2) * h
        corners = np.float32([[-mx[0], -my[0]], [w + mx[1], -my[0]], [w + mx[1], h + my[1]], [-mx[0], h + my[1]]])
        corners += rng.normal(0, (0.006 * w, 0.025 * h), (4, 2)).astype(np.float32)
        target = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
        image = cv2.warpPerspective(image, cv2.getPerspectiveTransform(corners, target), (w, h), borderMode=cv2.BORDER_REPLICATE)
    if rng.random() < 0.4:
        gamma = float(np.exp(rng.normal(0, 0.35)))
        image = cv2.LUT(image, (255 * (np.arange(256) / 255) ** gamma).astype(np.uint8))
    image = fit(image)
    if rng.random() < 0.25:
        image = fit(adaptive(rng, image, 40))
    return image, classes, region
