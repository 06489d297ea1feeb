"""Measures recall at IoU 0.5 (of bounding boxes), false finds and corner error on labelled scenes that were never trained on.

Usage: python3 -m edgegate_training.detector.evaluate --data $EDGEGATE_DATA --weights RUN/last.pt [--aligner RUN/last.pt] [--set NAME]... [--failures FOLDER]
Weights and aligner may be INT8 ONNX files too, as they ship; --runtime then names ONNX Runtime's shared library.
Corner error: mean distance of the four corners from the labelled ones, in percent of the plate's height; only where true corners are known.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Callable

import cv2
import numpy as np
import torch

from ..aligner.crop import cut, moved, to_crop
from ..aligner.net import Aligner
from ..common.onnx_runtime import OnnxRuntime
from ..recogniser.data import dequantise, normalise
from .cache import is_true_quad, load_rgb, rows_of
from .decode import Found, decode
from .geometry import Letterbox, extents, height, iou, letterbox, width
from .net import PlateDetector

SETS = ("tw-access-control", "ccpd-sample-cn", "parking-vn", "tunisia-scenes")
Detector = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
Aligned = Callable[[np.ndarray, np.ndarray], np.ndarray]


def torch_detector(weights: Path) -> Detector:
    """The averaged weights of a run."""
    net = PlateDetector().eval()
    net.load_state_dict(torch.load(weights, map_location="cpu")["mean"])

    def run(canvas: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        with torch.no_grad():
            score, corners = net(torch.from_numpy(canvas).permute(2, 0, 1)[None].float() / 255)
        return score[0, 0].numpy(), corners[0].numpy()

    return run


def aligned(ask: Callable[[np.ndarray], np.ndarray], rounds: int = 2) -> Aligned:
    """`ask` gives the offsets for one crop [1, rows, columns]; it is asked `rounds` times, each time from its last answer."""

    def run(picture: np.ndarray, quad: np.ndarray) -> np.ndarray:
        grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
        for _ in range(rounds):
            matrix = to_crop(quad)
            quad = moved(matrix, ask(cut(grey, quad, matrix)[None]))
        return quad

    return run


def torch_aligner(weights: Path) -> Aligned:
    """The averaged weights of an aligner's run."""
    net = Aligner().eval()
    net.load_state_dict(torch.load(weights, map_location="cpu")["average"])

    def ask(crops: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            return net(torch.from_numpy(dequantise(normalise(crops))))[0].numpy()

    return aligned(ask)


def onnx_detector(runtime: OnnxRuntime, model: Path) -> Detector:
    """A shipped INT8 file."""
    session = runtime.open(model)

    def run(canvas: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        score, corners = session(canvas.transpose(2, 0, 1))
        return score[0, 0], corners[0]

    return run


def onnx_aligner(runtime: OnnxRuntime, model: Path) -> Aligned:
    """A shipped INT8 file, asked as the program asks it."""
    session = runtime.open(model)
    return aligned(lambda crops: session(normalise(crops))[0][0])


def refined(picture: np.ndarray, plate: Found, run: Detector, share: float = 150 / 512) -> Found:
    """A second look: cuts out the plate's surroundings so that it fills `share` of the width, and detects again."""
    x0, y0, x1, y1 = extents(plate.quad)
    wide = max(x1 - x0, (y1 - y0) * 4 / 3) / share
    tall = wide * 3 / 4
    left, top = (x0 + x1 - wide) / 2, (y0 + y1 - tall) / 2
    scale = 512 / wide
    canvas = cv2.warpAffine(picture, np.array([[scale, 0, -left * scale], [0, scale, -top * scale]]), (512, 384), borderValue=(114,) * 3,
                            flags=cv2.INTER_LINEAR if scale > 0.6 else cv2.INTER_AREA)
    score, corners = run(canvas)
    for again in decode(score, corners, Letterbox(scale, 0, 0)):
        moved = Found(again.quad + np.array([left, top], np.float32), plate.score)
        if iou(extents(moved.quad), extents(plate.quad)) > 0.4:
            return moved
    return plate


def measure(folder: Path, run: Detector, failures: Path | None, second_look: bool, align: Aligned | None = None) -> str:
    """One line of figures for one set."""
    wanted = hit = wrong = 0
    errors: list[float] = []
    worst: list[float] = []
    square: list[bool] = []
    for file, quads in rows_of(folder).items():
        picture = load_rgb(folder / file)
        canvas, box = letterbox(picture)
        found = decode(*run(canvas), box)
        if second_look:
            found = [refined(picture, f, run) for f in found]
        if align:
            found = [Found(align(picture, f.quad), f.score) for f in found]
        matched: set[int] = set()
        missed = False
        for quad in quads:
            wanted += 1
            overlaps = [(iou(extents(quad), extents(f.quad)), i) for i, f in enumerate(found)]
            best, at = max(overlaps, default=(0.0, -1))
            if best < 0.5:
                missed = True
                continue
            hit += 1
            matched.add(at)
            if is_true_quad(quad):
                distance = np.linalg.norm(found[at].quad - quad, axis=1) / height(quad) * 100
                errors.append(float(distance.mean()))
                worst.append(float(distance.max()))
                square.append(width(quad) < 2 * height(quad))
        wrong += len(found) - len(matched)
        if failures and (missed or len(found) > len(matched)):
            draw(picture, quads, found, failures / f"{folder.name}-{file}")
    line = f"{folder.name:20s} recall {hit}/{wanted} = {100 * hit / max(1, wanted):.1f} %  other finds {wrong}"
    if errors:
        near = np.mean(np.array(worst) <= 10) * 100 * len(worst) / wanted
        line += f"  corner error mean {np.mean(errors):.1f} %, p90 {np.percentile(errors, 90):.1f} %  all four within 10 %: {near:.1f} %"
        for name, shape in (("two-line", True), ("one-line", False)):
            of = [w <= 10 for w, s in zip(worst, square) if s == shape]
            line += f", {name} {sum(of)} of {len(of)}"
    return line


def draw(picture: np.ndarray, quads: list[np.ndarray], found: list[Found], path: Path) -> None:
    """Writes a picture of a failure: labels green, finds red."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shown = np.ascontiguousarray(picture[..., ::-1])
    for quad in quads:
        cv2.polylines(shown, [quad.astype(int)], True, (0, 200, 0), 2)
    for plate in found:
        cv2.polylines(shown, [plate.quad.astype(int)], True, (0, 0, 255), 2)
        cv2.putText(shown, f"{plate.score:.2f}", tuple(plate.quad[0].astype(int).tolist()), 0, 0.6, (0, 0, 255), 2)
    cv2.imwrite(str(path), shown)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("EDGEGATE_DATA"), required="EDGEGATE_DATA" not in os.environ)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--set", action="append", dest="sets")
    parser.add_argument("--failures", type=Path)
    parser.add_argument("--second-look", action="store_true", help="detect again in a cut-out around each find")
    parser.add_argument("--aligner", type=Path, help="an aligner that puts the corners right")
    parser.add_argument("--runtime", type=Path, help="ONNX Runtime's shared library, for ONNX files")
    args = parser.parse_args()
    torch.set_num_threads(1)
    shipped = args.weights.suffix == ".onnx"
    if shipped and not args.runtime:
        parser.error("--runtime is missing: ONNX Runtime's shared library, libonnxruntime.so beside the built program")
    runtime = OnnxRuntime(args.runtime) if shipped else None
    run = onnx_detector(runtime, args.weights) if runtime else torch_detector(args.weights)
    align = None
    if args.aligner:
        align = onnx_aligner(runtime, args.aligner) if runtime else torch_aligner(args.aligner)
    for name in args.sets or SETS:
        print(measure(Path(args.data) / "bench" / name, run, args.failures, args.second_look, align), flush=True)


if __name__ == "__main__":
    main()
