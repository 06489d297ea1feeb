"""A file of rendered plate faces, so that the loader need not render while it feeds the trainer.

Usage: python3 -m edgegate_training.detector.bank --out CACHE --count 6000
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

ROWS = 72
"""Height in pixels of a stored one-line face; others keep the same area."""


class PlateBank:
    """Faces by aspect ratio (width / height), uint8 RGB."""

    def __init__(self, folder: Path) -> None:
        entries = json.loads((folder / "plates.json").read_text())
        self._pixels = np.memmap(folder / "plates.bin", np.uint8, "r")
        self._entries = sorted(entries, key=lambda e: e["shape"][1] / e["shape"][0])
        self._aspects = np.array([e["shape"][1] / e["shape"][0] for e in self._entries])

    def any(self, rng: np.random.Generator) -> np.ndarray:
        """One face at random."""
        return self._face(int(rng.integers(len(self._entries))))

    def near(self, rng: np.random.Generator, aspect: float) -> np.ndarray:
        """One of the faces whose aspect ratio is within a quarter of the one asked for, or the closest hundred."""
        low, high = np.searchsorted(self._aspects, [aspect * 0.75, aspect * 1.33])
        if high - low < 100:
            middle = int(np.searchsorted(self._aspects, aspect))
            low, high = max(0, middle - 50), min(len(self._aspects), middle + 50)
        return self._face(int(rng.integers(low, high)))

    def _face(self, index: int) -> np.ndarray:
        entry = self._entries[index]
        rows, columns = entry["shape"][:2]
        return self._pixels[entry["offset"] : entry["offset"] + rows * columns * 3].reshape(rows, columns, 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    from edgegate_training.plates import render_plate

    rng = np.random.default_rng(args.seed)
    entries, offset = [], 0
    with open(args.out / "plates.bin.part", "wb") as pixels:
        while len(entries) < args.count:
            plate = render_plate(rng, height=ROWS)
            face = np.ascontiguousarray(plate.rgb)
            pixels.write(face.tobytes())
            entries.append({"offset": offset, "shape": list(face.shape), "text": plate.text, "region": plate.region})
            offset += face.size
            if len(entries) % 500 == 0:
                print(f"{len(entries)} of {args.count} faces, {offset / 1e6:.0f} MB", flush=True)
    (args.out / "plates.bin.part").rename(args.out / "plates.bin")
    (args.out / "plates.json").write_text(json.dumps(entries))


if __name__ == "__main__":
    main()
