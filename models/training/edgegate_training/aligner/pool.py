"""Crops for the aligner: photographs as the detector learns from, each plate cut out at corners that are wrong in the ways a detector's are.

    python3 -m edgegate_training.aligner.pool --cache CACHE --out POOL --shards 24
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import cv2
import numpy as np
from numpy.random import Generator

from ..detector.bank import PlateBank
from ..detector.data import SMALL
from ..detector.geometry import extents, height, transform, width
from ..detector.pictures import Pictures
from ..detector.sample import compose
from .crop import cut, expected, to_crop
from .net import HEIGHT, UNIT, WIDTH

VIEWS = 4
"""Crops taken of each plate."""


def disturbed(rng: Generator, quad: np.ndarray) -> np.ndarray:
    """A detector's answer for a plate: scattered, shifted, scaled, cut short, or its upright box. Errors are in plate heights."""
    tall, wide = height(quad), width(quad)
    centre = quad.mean(0)
    along = (quad[1] - quad[0] + quad[2] - quad[3]) / (2 * wide + 1e-6)
    down = (quad[3] - quad[0] + quad[2] - quad[1]) / (2 * tall + 1e-6)
    strength = float(np.exp(rng.uniform(np.log(0.15), np.log(1.3))))
    out = quad.astype(np.float64)
    if rng.random() < 0.12:
        x0, y0, x1, y1 = extents(quad)
        box = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])
        out = out + (box - out) * rng.uniform(0.3, 1.0)
    turn = rng.normal(0, 0.05) * strength
    c, s = np.cos(turn), np.sin(turn)
    out = (out - centre) @ np.array([[c, s], [-s, c]]) * np.exp(rng.normal(0, 0.06) * strength) + centre
    out += along * rng.normal(0, 0.14) * strength * tall + down * rng.normal(0, 0.08) * strength * tall
    out += rng.normal(0, 0.08, (4, 2)) * strength * tall
    stretch = np.array([rng.normal(0, 0.12), rng.normal(0, 0.05)]) * strength
    middle = out.mean(0)
    out += (out - middle) @ np.outer(along, along) * stretch[0] + (out - middle) @ np.outer(down, down) * stretch[1]
    if rng.random() < 0.12:  # one end is missing, or something beside the plate was taken for a part of it
        ends = (0, 3) if rng.random() < 0.5 else (1, 2)
        out[list(ends)] += along * (1 if ends[0] == 0 else -1) * rng.uniform(-0.1, 0.2) * wide
    return out.astype(np.float32)


def views(rng: Generator, pictures: Pictures, bank: PlateBank) -> list[tuple[np.ndarray, np.ndarray]]:
    """Crops of one photograph's plates with what the net shall answer for each."""
    canvas, plates = compose(rng, pictures, bank, *SMALL)
    grey = cv2.cvtColor(canvas, cv2.COLOR_RGB2GRAY)
    made = []
    for plate in plates:
        if plate.kind != "corners" or width(plate.quad) < 18 or height(plate.quad) < 7:
            continue
        box = extents(plate.quad)
        inside = np.clip(box, 0, [SMALL[0], SMALL[1]] * 2)
        if (inside[2] - inside[0]) * (inside[3] - inside[1]) < 0.7 * (box[2] - box[0]) * (box[3] - box[1]):
            continue
        for _ in range(VIEWS):
            quad = disturbed(rng, plate.quad)
            if not cv2.isContourConvex(quad.reshape(-1, 1, 2)) or min(width(quad), height(quad)) < 5:
                continue
            matrix = to_crop(quad)
            wanted = (transform(matrix, plate.quad) - expected()).reshape(8) / UNIT
            if np.abs(wanted).max() < 4:
                made.append((cut(grey, quad, matrix), wanted.astype(np.float32)))
    return made


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True, help="folder of detector.cache, detector.bank and scenes.dataset")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shards", type=int, default=24)
    parser.add_argument("--size", type=int, default=8192, help="crops in a shard")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    cv2.setNumThreads(1)
    pictures, bank = Pictures(args.cache), PlateBank(args.cache)
    for k in range(args.shards):
        path = args.out / f"a{args.seed}-{k:04d}.npz"
        if path.exists():
            continue
        rng = np.random.default_rng([args.seed, k])
        images, offsets = np.zeros((args.size, HEIGHT, WIDTH), np.uint8), np.zeros((args.size, 8), np.float32)
        n = 0
        while n < args.size:
            for image, wanted in views(rng, pictures, bank)[: args.size - n]:
                images[n], offsets[n] = image, wanted
                n += 1
        part = path.with_suffix(".part.npz")
        np.savez(part, images=images, offsets=offsets)
        os.replace(part, path)
        print(f"{path.name}: {args.size} crops", flush=True)


if __name__ == "__main__":
    main()
