#!/usr/bin/env python3
"""Where super-resolution helps: whole plates read without and with it, by the plate's height in pixels and by its focus index.

    python3 models/evaluation/by_height.py --binary PATH/edgegate FOLDER=REGION ...

FOLDER is a set of crops with labels.csv, as it is or made smaller by shrink.py. Super-resolution is asked below 40 pixels here, far above the
shipped limit, so that the limit can be read from the table. Every third crop is taken. Standard library only.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from evaluate import read_labels, run_binary

STEP = 3
"""Pixels of height in one line of the table."""


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="FOLDER=REGION")
    parser.add_argument("--binary", type=Path, required=True)
    args = parser.parse_args()
    heights: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    sharpness: dict[float, list[int]] = defaultdict(lambda: [0, 0, 0])
    for entry in args.sets:
        folder, _, region = entry.partition("=")
        labels = read_labels(Path(folder))
        files = list(labels)[::3]
        common = ["--crops", "--region", region]
        plain = run_binary(args.binary, [*common, "--no-sr"], Path(folder), files)
        enhanced = run_binary(args.binary, [*common, "--enhance-below", "40"], Path(folder), files)
        for name in files:
            before, after = ([p["text"] for p in answer[name].get("plates", [])] for answer in (plain, enhanced))
            focus = plain[name]["plates"][0]["focus"] if before else 0.0
            for row in (heights[plain[name].get("height", 0) // STEP * STEP], sharpness[round(focus, 1)]):
                row[0] += 1
                row[1] += before[:1] == labels[name]
                row[2] += after[:1] == labels[name]
    for title, rows in (("height, pixels", heights), ("focus index", sharpness)):
        print(f"{title:16s} plates  without  with")
        for key in sorted(rows):
            print(f"{key:<16g} {rows[key][0]:6d} {rows[key][1]:8d} {rows[key][2]:5d}")


if __name__ == "__main__":
    main()
