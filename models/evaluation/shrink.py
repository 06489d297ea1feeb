#!/usr/bin/env python3
"""Makes copies of bench sets with fewer pixels, to measure what distance costs and what super-resolution gives back.

    python3 models/evaluation/shrink.py --data DATA --factor 3 --out SMALL tw-access-control rodney-cn-crops
    python3 models/evaluation/evaluate.py --binary PATH/edgegate --data SMALL tw-access-control rodney-cn-crops

Pictures are averaged down (box filter) and stored as PNG; labels keep their texts, and corners are divided by the factor. Needs Pillow.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from PIL import Image


def shrink(source: Path, target: Path, factor: float) -> int:
    """Writes one set and returns its number of pictures."""
    target.mkdir(parents=True, exist_ok=True)
    done: set[str] = set()
    with open(source / "labels.csv", encoding="utf-8", newline="") as f, open(target / "labels.csv", "w", encoding="utf-8", newline="") as out:
        reader = csv.DictReader(f)
        writer = csv.DictWriter(out, reader.fieldnames or [])
        writer.writeheader()
        for row in reader:
            name = row["file"]
            small = f"{Path(name).stem}.png"
            if name not in done:
                with Image.open(source / name) as picture:
                    size = (max(4, round(picture.width / factor)), max(3, round(picture.height / factor)))
                    picture.convert("RGB").resize(size, Image.Resampling.BOX).save(target / small)
                done.add(name)
            row["file"] = small
            for key in ("x0", "y0", "x1", "y1", "x2", "y2", "x3", "y3"):
                if row.get(key):
                    row[key] = f"{float(row[key]) / factor:.2f}"
            writer.writerow(row)
    return len(done)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--factor", type=float, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    for name in args.sets:
        print(f"{name}: {shrink(args.data / 'bench' / name, args.out / 'bench' / name, args.factor)} pictures at 1/{args.factor:g}")


if __name__ == "__main__":
    main()
