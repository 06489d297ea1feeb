#!/usr/bin/env python3
"""What several looks at one car are worth: reads a set of crops in which cars have many frames each, and compares ways to make one text of them.

    python3 models/evaluation/tracks.py --binary PATH/edgegate --data DATA [--region ro] [ro-night-crops]

The set lies in `train/`, and most of its crops were trained on: it is a test of the fusing, not of the reading. Printed for cars with two frames and more:
frames alone; the frame that states most; the text that most frames give; what the program makes of the readings (`--together --no-sr`); and of
readings and mean pixels (`--together`). With the share of cars whose text is stated at 0.9 and more, and how many of those are wrong.
Standard library only.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from evaluate import run_binary

SURE = 0.9


@dataclass
class Way:
    """One way of making a text of a car's frames."""

    right: float = 0.0
    sure: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, truth: str, text: str, confidence: float) -> None:
        """Counts one car."""
        self.right += text == truth
        self.sure += confidence >= SURE
        if confidence >= SURE and text != truth:
            self.wrong.append(f"{truth} as {text}")


def tracks(folder: Path) -> list[tuple[str, list[str]]]:
    """(text, files) of each car with two frames and more: the same text in the same recording."""
    of_video: dict[tuple[str, str], list[str]] = {}
    with open(folder / "source.csv", encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            of_video.setdefault((row["text"], row["scene"].split("#")[0]), []).append(row["file"])
    return [(text, files) for (text, _), files in of_video.items() if len(files) > 1]


def best(answer: dict) -> tuple[str, float]:
    """Text and certainty of a picture's first plate."""
    plate = (answer.get("plates") or [{"text": "", "confidence": 0.0}])[0]
    return plate["text"], float(plate["confidence"])


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="?", default="ro-night-crops")
    parser.add_argument("--binary", type=Path, required=True, help="the edgegate binary")
    parser.add_argument("--data", type=Path, default=os.environ.get("EDGEGATE_DATA"), help="data folder (has train/)")
    parser.add_argument("--region", default="ro")
    parser.add_argument("--most", type=int, default=12, help="frames of a car, from its first on")
    args = parser.parse_args()
    if args.data is None or not (Path(args.data) / "train" / args.set / "source.csv").is_file():
        parser.error(f"no tracks: give --data (or EDGEGATE_DATA) a folder that has train/{args.set}/source.csv")
    folder = Path(args.data) / "train" / args.set
    cars = [(text, files[:args.most]) for text, files in tracks(folder)]
    options = ["--crops", "--one-look", "--region", args.region]
    alone = run_binary(args.binary, options, folder, [f for _, files in cars for f in files])
    ways = {name: Way() for name in ("frames alone", "the frame that states most", "the text of most frames", "readings fused", "readings and pixels fused")}
    frames = 0
    for text, files in cars:
        read = [best(alone[f]) for f in files]
        frames += len(files)
        ways["frames alone"].right += sum(t == text for t, _ in read) / len(read)
        ways["the frame that states most"].add(text, *max(read, key=lambda r: r[1]))
        counts = Counter(t for t, _ in read)
        most = max(counts, key=lambda t: (counts[t], max(c for x, c in read if x == t)))
        ways["the text of most frames"].add(text, most, max(c for x, c in read if x == most))
        for name, more in (("readings fused", ["--no-sr"]), ("readings and pixels fused", [])):
            ways[name].add(text, *best(together(args.binary, [*options, *more], folder, files)))
    print(f"{args.set}: {len(cars)} cars, {frames} frames")
    for name, way in ways.items():
        print(f"{name:28s} {100 * way.right / len(cars):5.1f} %  stated at {SURE} and more {way.sure:3d}, of them wrong {len(way.wrong)} {'; '.join(way.wrong)}".rstrip())
    return 0


def together(binary: Path, options: list[str], folder: Path, files: list[str]) -> dict:
    """What the program says of all the frames of one car."""
    done = subprocess.run([str(binary), "read", "--json", *options, "--together", str(len(files)), *(str(folder / f) for f in files)], capture_output=True, text=True, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if len(lines) != 1:
        raise RuntimeError(f"{binary}: {len(lines)} answers for one car (exit {done.returncode}): {done.stderr.strip()[-400:]}")
    return lines[0]


if __name__ == "__main__":
    sys.exit(main())
