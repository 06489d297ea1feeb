"""The decoded scenes of `cache` and the drawn ones of `scenes.dataset`, mapped into memory, taken set by set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

SHARE = {"romania-scenes": 0.14, "egypt-moto-scenes": 0.16, "openimages-lp350": 0.22, "kaggle433-mix": 0.26, "experiment-plates-mix": 0.22, "drawn": 0.10}
"""How often each set is drawn: by variety, not by number (the dashcam's frames repeat themselves)."""


class Scene(NamedTuple):
    """A labelled picture: RGB pixels, quads, and for each quad whether its corners are true or those of a box."""

    pixels: np.ndarray
    quads: list[np.ndarray]
    true: list[bool]


class Pictures:
    """Random access to the cache."""

    def __init__(self, folder: Path) -> None:
        self._pixels = np.memmap(folder / "pixels.bin", np.uint8, "r")
        self._drawn = np.memmap(folder / "drawn.bin", np.uint8, "r")
        self._entries = json.loads((folder / "index.json").read_text()) + json.loads((folder / "drawn.json").read_text())
        self._by_set = {name: [e for e in self._entries if e["set"] == name] for name in SHARE}
        self._names = list(SHARE)
        self._odds = np.cumsum(list(SHARE.values()))

    def draw(self, rng: np.random.Generator) -> Scene:
        """One scene, by each set's share."""
        name = self._names[int(np.searchsorted(self._odds, rng.random() * self._odds[-1]))]
        entries = self._by_set[name]
        return self.open(entries[int(rng.integers(len(entries)))])

    def open(self, entry: dict) -> Scene:
        """The scene of one index entry."""
        shape = entry["shape"]
        start = entry["offset"]
        source = self._drawn if entry["set"] == "drawn" else self._pixels
        pixels = source[start : start + shape[0] * shape[1] * 3].reshape(shape)
        return Scene(pixels, [np.array(q, np.float32) for q in entry["quads"]], entry["true"])
