"""Decodes the labelled scenes once into one flat file that the loader maps into memory.

Usage: python3 -m edgegate_training.detector.cache --data $EDGEGATE_DATA --out CACHE
Pictures that look like one of a measuring set (difference hash, Hamming distance at most 6) are left out, and so are exact repeats.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
from pathlib import Path

import cv2
import numpy as np

from .geometry import box_quad, extents

SETS = ("romania-scenes", "egypt-moto-scenes", "openimages-lp350", "kaggle433-mix", "experiment-plates-mix")
LONG_SIDE = {"romania-scenes": 1024}


def rows_of(folder: Path) -> dict[str, list[np.ndarray]]:
    """File name -> quads of a set's labels.csv (rows without corners give the file an empty list)."""
    files: dict[str, list[np.ndarray]] = {}
    with open(folder / "labels.csv", newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            quads = files.setdefault(row["file"], [])
            if row["x0"]:
                quads.append(np.array([[float(row[f"x{i}"]), float(row[f"y{i}"])] for i in range(4)], np.float32))
    return files


def is_true_quad(quad: np.ndarray) -> bool:
    """False for an axis-aligned box written as four corners."""
    return bool(np.abs(quad - box_quad(*extents(quad))).max() > 0.6)


def difference_hash(picture: np.ndarray) -> np.ndarray:
    """64 bits: is each pixel of a 9x8 thumbnail brighter than its right neighbour."""
    thumb = cv2.resize(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), (9, 8), interpolation=cv2.INTER_AREA)
    return (thumb[:, 1:] > thumb[:, :-1]).reshape(-1)


def load_rgb(path: Path) -> np.ndarray:
    """Decodes one picture; a file that is none is an error that names it."""
    picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if picture is None:
        raise SystemExit(f"{path}: not a readable picture; fetch the data set again")
    return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)


def measuring_hashes(bench: Path) -> np.ndarray:
    """Hashes of every scene that is only measured."""
    hashes = []
    for folder in sorted(p for p in bench.iterdir() if p.is_dir() and "crops" not in p.name):
        hashes += [difference_hash(load_rgb(folder / name)) for name in rows_of(folder)]
    return np.array(hashes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("EDGEGATE_DATA"), required="EDGEGATE_DATA" not in os.environ)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    held_out = measuring_hashes(args.data / "bench")
    index, seen, offset, dropped = [], [], 0, 0
    with open(args.out / "pixels.bin", "wb") as pixels:
        for name in SETS:
            for file, quads in sorted(rows_of(args.data / "train" / name).items()):
                picture = load_rgb(args.data / "train" / name / file)
                code = difference_hash(picture)
                if (held_out != code).sum(1).min() <= 6 or (seen and (np.array(seen) != code).sum(1).min() == 0):
                    dropped += 1
                    continue
                seen.append(code)
                scale = min(1.0, LONG_SIDE.get(name, 720) / max(picture.shape[:2]))
                if scale < 1:
                    picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
                pixels.write(np.ascontiguousarray(picture).tobytes())
                index.append({
                    "set": name, "file": file, "offset": offset, "shape": list(picture.shape),
                    "quads": [(q * scale).round(2).tolist() for q in quads], "true": [is_true_quad(q) for q in quads],
                })
                offset += picture.size
            print(f"{name}: {len(index)} pictures so far, {dropped} left out, {offset / 1e9:.2f} GB", flush=True)
    (args.out / "index.json").write_text(json.dumps(index))


if __name__ == "__main__":
    main()
