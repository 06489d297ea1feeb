#!/usr/bin/env python3
"""What the shipped binary reads where there is no plate: readings stated with some certainty on scenes whose plates are painted over.

    /usr/bin/python3 models/evaluation/false_readings.py --binary PATH/edgegate --data DATA [--one-look] [--limit N] [--list OUT.csv] [--control] [SET...]

Every labelled plate of a scene is covered by the colour of what is around it, grown by a quarter of its height; the rest of the scene stays: grilles, badges,
stickers, shop signs, telephone numbers, date stamps.
A reading counts from four characters on, as in a lane (tracker.minCharacters), and stands in every column whose certainty it has; "places" is everything that
is reported at all, however uncertain. What is left may be a plate that nobody labelled: --list writes each reading down, with its place, to be looked at.
--control leaves the plates as they are: its columns show that the same way of counting finds readings where there are some.
Needs python3-opencv and python3-numpy.
"""

from __future__ import annotations

import argparse
import csv
import os
import tempfile
from pathlib import Path

import cv2
import numpy as np

from evaluate import run_binary
from found import Quad, quads

SETS = (
    "bench/tw-access-control", "bench/ccpd-sample-cn", "bench/parking-vn", "bench/tunisia-scenes", "bench/duany-cn",
    "train/openimages-lp350", "train/kaggle433-mix", "train/experiment-plates-mix", "train/romania-scenes", "train/egypt-moto-scenes",
)
LIMITS = (0.5, 0.9, 0.99)
SHORTEST = 4
GROWN = 0.25


def covered(picture: np.ndarray, plates: list[Quad]) -> np.ndarray:
    """The picture with every plate under a patch of the colour around it."""
    out = picture.copy()
    for plate in plates:
        corners = np.array(plate, np.float32)
        height = (np.linalg.norm(corners[0] - corners[3]) + np.linalg.norm(corners[1] - corners[2])) / 2
        inner, outer = (np.zeros(picture.shape[:2], np.uint8) for _ in range(2))
        cv2.fillConvexPoly(inner, cv2.convexHull(corners).astype(np.int32), 255)
        inner = cv2.dilate(inner, np.ones((2 * max(2, round(GROWN * height)) + 1,) * 2, np.uint8))
        outer = cv2.dilate(inner, np.ones((2 * max(3, round(height / 4)) + 1,) * 2, np.uint8))
        ring = picture[(outer > 0) & (inner == 0)]
        out[inner > 0] = np.median(ring, axis=0) if len(ring) else 0
    return out


def spread(files: list[str], limit: int) -> list[str]:
    """At most so many of them, from all over the set."""
    return files if len(files) <= limit else [files[i * len(files) // limit] for i in range(limit)]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=os.environ.get("EDGEGATE_DATA"), required="EDGEGATE_DATA" not in os.environ)
    parser.add_argument("--one-look", action="store_true", help="as a frame of a lane is looked at")
    parser.add_argument("--region", help="as read takes it; without it any region")
    parser.add_argument("--limit", type=int, default=100, help="scenes of a set, at most; default 100")
    parser.add_argument("--list", type=Path, help="where every reading at half and more is written down")
    parser.add_argument("--control", action="store_true", help="with the plates left in")
    args = parser.parse_args()
    options = ["--one-look"] * args.one_look + (["--region", args.region] if args.region else [])
    readings: list[list[str]] = []
    total = [0] * (2 + len(LIMITS))
    print(f"{'set':26s} pictures  places  {'  '.join(f'>= {limit}' for limit in LIMITS)}")
    for name in args.sets:
        folder = Path(args.data) / name
        labels = quads(folder)
        with tempfile.TemporaryDirectory() as scratch:
            files = {}
            for file in spread(sorted(labels), args.limit):
                picture = cv2.imread(str(folder / file))
                if picture is None:
                    raise SystemExit(f"{folder / file}: cannot be read; get the set again")
                flat = f"{len(files):05d}.png"
                cv2.imwrite(str(Path(scratch) / flat), picture if args.control else covered(picture, labels[file]))
                files[flat] = file
            answers = run_binary(args.binary, options, Path(scratch), list(files))
        counts = [len(files), 0] + [0] * len(LIMITS)
        for flat, file in files.items():
            places = answers[flat].get("plates", [])
            read = [p for p in places if len(p["text"]) >= SHORTEST and p["confidence"] >= LIMITS[0]]
            counts[1] += len(places)
            for k, limit in enumerate(LIMITS):
                counts[2 + k] += sum(p["confidence"] >= limit for p in read)
            readings += [[name, file, p["text"], f"{p['confidence']:.4f}", p["region"], *(f"{v:.0f}" for c in p["corners"] for v in c)] for p in read]
        total = [a + b for a, b in zip(total, counts)]
        print(f"{name:26s} {counts[0]:8d}  {counts[1]:6d}  {'  '.join(f'{c:6d}' for c in counts[2:])}", flush=True)
    print(f"{'all':26s} {total[0]:8d}  {total[1]:6d}  {'  '.join(f'{c:6d}' for c in total[2:])}")
    if args.list:
        with open(args.list, "w", encoding="utf-8", newline="") as f:
            csv.writer(f).writerows([["set", "file", "text", "confidence", "region", "x0", "y0", "x1", "y1", "x2", "y2", "x3", "y3"], *readings])


if __name__ == "__main__":
    main()
