#!/usr/bin/env python3
"""Makes copies of bench sets with fewer pixels, to measure what distance costs and what super-resolution gives back.

    python3 models/evaluation/shrink.py --data DATA --factor 3 --out SMALL tw-access-control rodney-cn-crops
    python3 models/evaluation/evaluate.py --binary PATH/edgegate --data SMALL tw-access-control rodney-cn-crops

Pictures are averaged down (box filter) and stored as PNG. With --frames 5 each becomes five, as a camera would take them one after the
other: moved by a part of a pixel, with noise of their own; `evaluate.py --frames 5` reads them together. Labels keep their texts, and corners are divided by the factor. Needs Pillow.
"""

from __future__ import annotations

import argparse
import csv
import random
from pathlib import Path

from PIL import Image, ImageChops


def taken(picture: Image.Image, factor: float, rng: random.Random) -> Image.Image:
    """One of several frames: the sensor's grid lies a little elsewhere, and its noise (4 grey levels) is another."""
    size = (max(4, round(picture.width / factor)), max(3, round(picture.height / factor)))
    x, y = rng.uniform(-0.5, 0.5) * factor, rng.uniform(-0.5, 0.5) * factor
    moved = picture.transform(picture.size, Image.Transform.AFFINE, (1, 0, x, 0, 1, y), Image.Resampling.BILINEAR)
    small = moved.resize(size, Image.Resampling.BOX)
    noise = Image.frombytes("L", size, bytes(min(255, max(0, round(rng.gauss(128, 4)))) for _ in range(size[0] * size[1]))).convert("RGB")
    return ImageChops.add(small, noise, 1, -128)


def shrink(source: Path, target: Path, factor: float, frames: int) -> int:
    """Writes one set and returns its number of pictures."""
    target.mkdir(parents=True, exist_ok=True)
    done: set[str] = set()
    with open(source / "labels.csv", encoding="utf-8", newline="") as f, open(target / "labels.csv", "w", encoding="utf-8", newline="") as out:
        reader = csv.DictReader(f)
        writer = csv.DictWriter(out, reader.fieldnames or [])
        writer.writeheader()
        for row in reader:
            name = row["file"]
            small = f"{Path(name).stem}.png" if frames == 1 else f"{Path(name).stem}-0.png"
            if name not in done:
                with Image.open(source / name) as picture:
                    if frames == 1:
                        size = (max(4, round(picture.width / factor)), max(3, round(picture.height / factor)))
                        picture.convert("RGB").resize(size, Image.Resampling.BOX).save(target / small)
                    else:
                        rng = random.Random(f"{source.name}/{name}")
                        for k in range(frames):
                            taken(picture.convert("RGB"), factor, rng).save(target / f"{Path(name).stem}-{k}.png")
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
    parser.add_argument("--frames", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    for name in args.sets:
        print(f"{name}: {shrink(args.data / 'bench' / name, args.out / 'bench' / name, args.factor, args.frames)} pictures at 1/{args.factor:g}")


if __name__ == "__main__":
    main()
