"""Turns a checkpoint into the shipped folder: INT8 and float32 files, calibration table, manifest.

    python3 -m edgegate_training.super_resolution.export --checkpoint RUN/last.pt --pool POOL --out ../plate-super-resolution --version 0.1.0
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from ..augment.distance import LOW_HEIGHT, LOW_WIDTH
from ..common.manifest import write_manifest
from ..quantise import export_both
from ..recogniser.data import FLOOR, SCALE, ZERO
from .generators import SCALE as TIMES
from .generators import Compact
from .pairs import make, open_pool


class Details(nn.Module):
    """The net without its enlargement and shuffle: those are cheaper beside the picture than inside the model."""

    def __init__(self, net: Compact) -> None:
        super().__init__()
        self.body, self.last = net.body, net.last

    def forward(self, low: Tensor) -> Tensor:
        return self.last(self.body(low))


def manifest(version: str) -> dict[str, object]:
    """Everything the appliance must know to feed the net and to use its output."""
    return {
        "schema": 1, "name": "plate-super-resolution", "version": version, "task": "enhance", "files": [],
        "input": {"name": "plate", "width": LOW_WIDTH, "height": LOW_HEIGHT, "layout": "nchw", "pixels": "grey8", "type": "uint8",
                  "fit": "stretch", "normalise": {"kind": "per-crop", "scale": int(SCALE), "zero": int(ZERO), "stdFloor": FLOOR}},
        "outputs": {"details": "details"},
        "decode": {"kind": "pixel-shuffle", "scale": TIMES},
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    args = parser.parse_args()
    net = Compact()
    net.load_state_dict(torch.load(args.checkpoint, map_location="cpu")["average"])
    plain = Details(net).eval()
    args.out.mkdir(parents=True, exist_ok=True)
    low = make(np.random.default_rng(7), open_pool(args.pool), 640, "adaptive").low
    crops = (low * SCALE + ZERO).round().to(torch.uint8)
    batches = list(crops.split(64))
    run, files = export_both(plain, batches, args.out, "plate-super-resolution", "plate", 1 / SCALE, int(ZERO), ["details"])
    with torch.no_grad():
        gap = torch.cat([run(b)[0] - plain((b.float() - ZERO) / SCALE) for b in batches])
    write_manifest(args.out, manifest(args.version), files)
    print(f"{args.out}: INT8 moves a pixel by {float(gap.abs().mean()):.3f} deviations of the crop in the mean")


if __name__ == "__main__":
    main()
