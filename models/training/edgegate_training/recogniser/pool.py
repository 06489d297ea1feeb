"""Renders training samples into a pool of shards that the trainer maps into memory.

    python3 -m edgegate_training.recogniser.pool --out POOL --shards 60 --seed 1

A shard is `NAME.images.npy` (uint8, n x 48 x 128) and `NAME.labels.npz` (classes, lengths, region, and the names that `region` counts by, since the
regions' order follows the layouts and changes with them). The labels are written last, so that a shard with labels is complete. Shards that exist are skipped.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

import cv2
import numpy as np

from ..augment.camera import HEIGHT, WIDTH
from ..plates import REGIONS
from ..plates.alphabets import encode
from ..plates.layouts import weights
from .samples import PROVINCE_SHARE, make_sample

LONGEST = 12


def write_shard(folder: Path, name: str, size: int, seed: list[int], province_share: float, by: tuple[float, ...] | None = None) -> None:
    """Renders one shard; the same seed gives the same samples. by: weights of the layouts."""
    rng = np.random.default_rng(seed)
    images = np.zeros((size, HEIGHT, WIDTH), np.uint8)
    classes = np.zeros((size, LONGEST), np.uint8)
    lengths = np.zeros(size, np.uint8)
    region = np.zeros(size, np.uint8)
    for i in range(size):
        sample = make_sample(rng, province_share, by)
        codes = encode(sample.text)
        images[i] = sample.image
        classes[i, :len(codes)] = codes
        lengths[i], region[i] = len(codes), sample.region
    np.save(folder / f"{name}.images.npy", images)
    part = folder / f"{name}.part.npz"
    np.savez(part, classes=classes, lengths=lengths, region=region, names=np.array([*REGIONS, "none"]))
    os.replace(part, folder / f"{name}.labels.npz")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder of the pool")
    parser.add_argument("--shards", type=int, default=40)
    parser.add_argument("--size", type=int, default=4096, help="samples in a shard")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--provinces", type=float, default=PROVINCE_SHARE, help="share of strings of Chinese provinces")
    parser.add_argument("--more", nargs="*", default=[], metavar="NAME=TIMES", help="draw a region or a kind of its plates so many times as often: kr=3 ar/old=1.5")
    parser.add_argument("--duty", type=float, default=1.0, help="share of the time to render (0 to 1); the rest is left to the trainer")
    args = parser.parse_args()
    by = weights({name: float(times) for name, _, times in (x.partition("=") for x in args.more)})
    args.out.mkdir(parents=True, exist_ok=True)
    cv2.setNumThreads(1)
    for k in range(args.shards):
        name = f"s{args.seed}-{k:05d}"
        if (args.out / f"{name}.labels.npz").exists():
            continue
        start = time.monotonic()
        write_shard(args.out, name, args.size, [args.seed, k], args.provinces, by)
        took = time.monotonic() - start
        print(f"{name}: {args.size / took:.0f} samples/s", flush=True)
        time.sleep(took * (1 / args.duty - 1))


if __name__ == "__main__":
    main()
