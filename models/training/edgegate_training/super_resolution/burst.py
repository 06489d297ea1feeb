"""Several frames of one plate: is it better to fuse their readings or their pixels? Measured on real crops brought down in resolution.

    python3 -m edgegate_training.super_resolution.burst --runtime libonnxruntime.so --data DATA [--factor 3 4] [--frames 5] [--limit 300]

Each frame is the crop as another moment would have given it: the sensor's grid elsewhere by a part of a pixel, noise of its own (4 grey
levels), and corners that wander by about a pixel of the recogniser's crop, as a detector's do. Compared are one frame; the frames' readings,
by majority; their pixels, registered to the first frame by phase correlation, averaged and read once; and both, where the fused picture
votes beside the frames. All readings within the region's formats, by the shipped INT8 recogniser. The lane fuses readings by character,
weighted by probability, focus and size, which is better than the majority here: `evaluate.py --frames` measures that.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import cv2
import numpy as np

from ..augment.camera import HEIGHT, WIDTH
from ..common.onnx_runtime import OnnxRuntime
from ..recogniser.benchmark import CROPS, QUADS
from ..recogniser.data import normalise
from ..recogniser.decode import Grammar, log_softmax, search
from .benchmark import SETS, load

NOISE = 4.0
"""Grey levels, one deviation."""

WANDER = 1.1
"""Pixels of the recogniser's crop, one deviation along each axis."""

FARTHEST = (8.0, 5.0)
"""A registration that moves a crop by more (pixels along and across) is not believed."""

FUSED_VOTES = 2
"""The fused picture's reading counts so many frames."""


def frame(rng: np.random.Generator, image: np.ndarray, factor: float) -> np.ndarray:
    """The recogniser's crop of one frame."""
    h, w = image.shape
    x, y = rng.uniform(-0.5, 0.5, 2) * factor
    moved = cv2.warpAffine(image, np.float32([[1, 0, -x], [0, 1, -y]]), (w, h), borderMode=cv2.BORDER_REPLICATE)
    small = cv2.resize(moved, (max(4, round(w / factor)), max(3, round(h / factor))), interpolation=cv2.INTER_AREA)
    small = np.clip(small + rng.normal(0, NOISE, small.shape), 0, 255).astype(np.uint8)
    dx, dy = rng.normal(0, WANDER, 2)
    large = cv2.resize(small, (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR)
    return cv2.warpAffine(large, np.float32([[1, 0, dx], [0, 1, dy]]), (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)


def registered(first: np.ndarray, other: np.ndarray, window: np.ndarray) -> np.ndarray:
    """The other crop moved to where the first one lies."""
    a, b = ((x - x.mean()) / max(float(x.std()), 4.0) for x in (first.astype(np.float32), other.astype(np.float32)))
    (dx, dy), _ = cv2.phaseCorrelate(a, b, window)
    if abs(dx) > FARTHEST[0] or abs(dy) > FARTHEST[1]:
        return other
    return cv2.warpAffine(other, np.float32([[1, 0, -dx], [0, 1, -dy]]), (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def fused(frames: list[np.ndarray]) -> np.ndarray:
    """The mean of the registered crops."""
    window = cv2.createHanningWindow((WIDTH, HEIGHT), cv2.CV_32F)
    together = [frames[0], *(registered(frames[0], f, window) for f in frames[1:])]
    return np.mean([f.astype(np.float32) for f in together], 0).round().astype(np.uint8)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runtime", type=Path, required=True, help="ONNX Runtime's shared library")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--factor", type=float, nargs="+", default=[3.0, 4.0])
    parser.add_argument("--frames", type=int, default=5)
    parser.add_argument("--limit", type=int, default=300, help="so many plates of each set, evenly taken")
    args = parser.parse_args()
    session = OnnxRuntime(args.runtime).open(Path(__file__).resolve().parents[3] / "plate-recogniser" / "plate-recogniser.int8.onnx")
    print(f"{'set':20s} {'':>4s} {'plates':>6s} {'one':>6s} {'readings':>9s} {'pixels':>7s} {'both':>6s}   whole plates in %, {args.frames} frames")
    for name in SETS:
        grammar = Grammar([{**CROPS, **QUADS}[name]])
        items = load(args.data, name)
        items = items[:: max(1, len(items) // args.limit)][: args.limit]

        def read(crop: np.ndarray) -> str:
            return search(log_softmax(session(normalise(crop[None])[:, None])[0][0]), grammar)

        for factor in args.factor:
            rng, right = np.random.default_rng(7), Counter()
            for truth, image in items:
                frames = [frame(rng, image, factor) for _ in range(args.frames)]
                texts = [read(f) for f in frames]
                whole = read(fused(frames))
                right["one"] += texts[0] == truth
                right["readings"] += Counter(texts).most_common(1)[0][0] == truth
                right["pixels"] += whole == truth
                right["both"] += Counter(texts + [whole] * FUSED_VOTES).most_common(1)[0][0] == truth
            share = {k: 100 * v / len(items) for k, v in right.items()}
            print(f"{name:20s} /{factor:<3g} {len(items):6d} {share['one']:6.1f} {share['readings']:9.1f} {share['pixels']:7.1f} {share['both']:6.1f}", flush=True)


if __name__ == "__main__":
    main()
