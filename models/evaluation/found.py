#!/usr/bin/env python3
"""What the shipped binary finds: recall at an overlap of half and corners, by set, whatever it then reads.

    python3 models/evaluation/found.py --binary PATH/edgegate --data DATA [--one-look] [SET...]

A labelled plate is found when the upright boxes of the label and of a reported plate share half of their union. Its corners are right when each
lies within a tenth of the plate's height of the labelled one; sets whose labels are boxes have no such column. "others" is what was reported at no
labelled plate; "legible": with the certainty of the text from which on `edgegate read` shows it to a person. Standard library only.
"""

from __future__ import annotations

import argparse
import csv
import os
from math import dist
from pathlib import Path

from evaluate import run_binary

Quad = list[tuple[float, float]]
SETS = ("tw-access-control", "ccpd-sample-cn", "parking-vn", "tunisia-scenes")
WITH_CORNERS = ("tw-access-control", "ccpd-sample-cn", "parking-vn")
SHARE = 0.5
NEAR = 0.1
LEGIBLE = 0.05


def quads(folder: Path) -> dict[str, list[Quad]]:
    """File -> the corners of its labelled plates."""
    out: dict[str, list[Quad]] = {}
    with open(folder / "labels.csv", encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            if row["x0"]:
                out.setdefault(row["file"], []).append([(float(row[f"x{i}"]), float(row[f"y{i}"])) for i in range(4)])
    return out


def box(quad: Quad) -> tuple[float, float, float, float]:
    """The upright box around a quadrilateral."""
    xs, ys = zip(*quad)
    return min(xs), min(ys), max(xs), max(ys)


def overlap(a: Quad, b: Quad) -> float:
    """Intersection over union of the upright boxes."""
    (ax0, ay0, ax1, ay1), (bx0, by0, bx1, by1) = box(a), box(b)
    common = max(0.0, min(ax1, bx1) - max(ax0, bx0)) * max(0.0, min(ay1, by1) - max(ay0, by0))
    return common / ((ax1 - ax0) * (ay1 - ay0) + (bx1 - bx0) * (by1 - by0) - common)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=os.environ.get("EDGEGATE_DATA"), required="EDGEGATE_DATA" not in os.environ)
    parser.add_argument("--one-look", action="store_true", help="as a frame of a lane is looked at")
    parser.add_argument("--missed", action="store_true", help="name the pictures with a plate that was not found")
    args = parser.parse_args()
    print(f"{'set':20s} plates  recall  corners  found, legible  others, legible")
    for name in args.sets:
        folder = Path(args.data) / "bench" / name
        labels = quads(folder)
        if not labels:
            print(f"{name:20s} its labels have no corners")
            continue
        answers = run_binary(args.binary, ["--one-look"] if args.one_look else [], folder, list(labels))
        plates = found = near = found_legible = 0
        missed = []
        for file, wanted in labels.items():
            reported = [([tuple(c) for c in p["corners"]], p["confidence"]) for p in answers[file].get("plates", [])]
            for quad in wanted:
                best, confidence = max(reported, key=lambda r: overlap(r[0], quad), default=(None, 0.0))
                plates += 1
                if best is None or overlap(best, quad) < SHARE:
                    missed.append(file)
                    continue
                found += 1
                found_legible += confidence >= LEGIBLE
                height = (dist(quad[0], quad[3]) + dist(quad[1], quad[2])) / 2
                near += all(dist(a, b) <= NEAR * height for a, b in zip(best, quad))
        corners = f"{100 * near / plates:6.1f}%" if name in WITH_CORNERS else "      -"
        everything = [p["confidence"] >= LEGIBLE for a in answers.values() for p in a.get("plates", [])]
        print(f"{name:20s} {plates:6d}  {100 * found / plates:5.1f}%  {corners}  {found:5d}, {found_legible:7d}  {len(everything) - found:6d}, {sum(everything) - found_legible:7d}", flush=True)
        if args.missed:
            print(f"  missed: {' '.join(missed)}")


if __name__ == "__main__":
    main()
