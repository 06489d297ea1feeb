"""Turns a checkpoint into the shipped folder: INT8 file and manifest.

    python3 -m edgegate_training.detector.export --weights RUN/last.pt --cache CACHE --out ../plate-detector --version 0.1.0

Calibration sees framed training scenes and whole letterboxed ones, never a measuring set.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
import torch

from ..common.manifest import write_manifest
from ..common.warm_start import blend
from ..quantise import export_both
from .bank import PlateBank
from .decode import MERGE, NMS_IOU, THRESHOLD
from .geometry import FILL, HEIGHT, WIDTH, letterbox
from .net import CORNER_SCALE, STRIDE, PlateDetector
from .pictures import Pictures
from .sample import sample

OUTPUTS = ["score", "corners"]


def averaged(weights: Path) -> PlateDetector:
    """The averaged weights of a run, in evaluation mode."""
    net = PlateDetector()
    net.load_state_dict(torch.load(weights, map_location="cpu")["mean"])
    return net.eval()


def calibration(cache: Path, count: int, seed: int) -> torch.Tensor:
    """uint8 [count, 3, HEIGHT, WIDTH]: half framed and augmented as in training, half whole pictures."""
    rng = np.random.default_rng(seed)
    pictures, bank = Pictures(cache), PlateBank(cache)
    canvases = [sample(rng, pictures, bank, WIDTH, HEIGHT)[0] for _ in range(count // 2)]
    canvases += [letterbox(np.ascontiguousarray(pictures.draw(rng).pixels))[0] for _ in range(count - count // 2)]
    return torch.from_numpy(np.stack(canvases)).permute(0, 3, 1, 2).contiguous()


def manifest(version: str) -> dict[str, object]:
    """Everything the appliance must know to feed the net and to read its output."""
    return {
        "schema": 1, "name": "plate-detector", "version": version, "task": "detect", "files": [],
        "input": {"name": "image", "width": WIDTH, "height": HEIGHT, "layout": "nchw", "pixels": "rgb24", "type": "uint8",
                  "normalise": {"kind": "none"}, "fit": "letterbox", "fill": FILL},
        "outputs": {"score": "score", "corners": "corners"},
        "decode": {"kind": "corner-heatmap", "stride": STRIDE, "cornerScale": CORNER_SCALE, "threshold": THRESHOLD, "nmsIou": NMS_IOU,
                   "merge": MERGE},
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--blend", type=Path, help="ship the mean of these weights and of this float32 file's, from which the training went on")
    parser.add_argument("--method", choices=("percentile", "mse"), default="percentile")
    parser.add_argument("--percentile", type=float, default=99.995)
    parser.add_argument("--count", type=int, default=96)
    args = parser.parse_args()
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    net = averaged(args.weights).inference()
    if args.blend:
        blend(net, args.blend)
    args.out.mkdir(parents=True, exist_ok=True)
    pictures = calibration(args.cache, args.count, 23)
    run, files = export_both(net, list(pictures.split(8)), args.out, "plate-detector", "image", 1 / 255, 0, OUTPUTS, args.method, args.percentile)
    with torch.no_grad():
        gap = [float((torch.sigmoid(run(p)[0]) - torch.sigmoid(net(p.float() / 255)[0])).abs().max()) for p in pictures[:8].split(1)]
    write_manifest(args.out, manifest(args.version), files)
    print(f"{args.out}: largest change of a score by INT8 over 8 pictures, mean {np.mean(gap):.3f}")


if __name__ == "__main__":
    main()
