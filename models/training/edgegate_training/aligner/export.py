"""Turns a checkpoint into the shipped folder: INT8 and float32 files, calibration table, manifest.

    python3 -m edgegate_training.aligner.export --checkpoint RUN/last.pt --pool POOL --out ../plate-aligner --version 0.1.0
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from ..common.manifest import write_manifest
from ..quantise import export_both
from ..recogniser.data import FLOOR, SCALE, ZERO, normalise
from .net import ACROSS, ALONG, HEIGHT, UNIT, WIDTH, Aligner
from .train import shards


def manifest(version: str) -> dict[str, object]:
    """Everything the appliance must know to feed the net and to read its output."""
    return {
        "schema": 1, "name": "plate-aligner", "version": version, "task": "align", "files": [],
        "input": {"name": "plate", "width": WIDTH, "height": HEIGHT, "layout": "nchw", "pixels": "grey8", "type": "uint8",
                  "normalise": {"kind": "per-crop", "scale": int(SCALE), "zero": int(ZERO), "stdFloor": FLOOR}},
        "outputs": {"corners": "corners"},
        "decode": {"kind": "corner-offsets", "cornerScale": UNIT, "along": ALONG, "across": ACROSS},
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    args = parser.parse_args()
    net = Aligner()
    net.load_state_dict(torch.load(args.checkpoint, map_location="cpu")["average"])
    plain = net.eval().inference()
    args.out.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(7)
    with np.load(shards(args.pool)[0]) as z:
        crops = normalise(z["images"][rng.choice(len(z["images"]), 640, replace=False)])[:, None]
    batches = [torch.from_numpy(crops[i:i + 64]) for i in range(0, len(crops), 64)]
    run, files = export_both(plain, batches, args.out, "plate-aligner", "plate", 1 / SCALE, int(ZERO), ["corners"])
    with torch.no_grad():
        gap = np.abs(np.concatenate([(run(b)[0] - plain((b.float() - ZERO) / SCALE)).numpy() for b in batches])) * UNIT
    write_manifest(args.out, manifest(args.version), files)
    print(f"{args.out}: INT8 moves a corner by {gap.mean():.2f} pixels of the crop (mean), {np.percentile(gap, 99):.2f} (99 of 100)")


if __name__ == "__main__":
    main()
