"""Measures the recogniser on the real crops of bench/ (measuring only: nothing here is trained or tuned on them).

    python3 -m edgegate_training.recogniser.benchmark --data DATA --checkpoint RUN/last.pt
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import cv2
import numpy as np
import torch

from ..augment.camera import HEIGHT, WIDTH, fit
from .data import dequantise, normalise
from .decode import Grammar, greedy, log_softmax, search
from .net import Recogniser

CROPS = {"rodney-cn-crops": "cn", "tunisia-crops": "tn", "cnnocr-ar-crops": "ar", "us-state-crops": "us"}
QUADS = {"tw-access-control": "tw", "ccpd-sample-cn": "cn"}


def rectify_native(image: np.ndarray, quad: np.ndarray, mx: float = 0.02, my: float = 0.05) -> np.ndarray:
    """Cuts a quadrilateral, a little enlarged, at the size that it has."""
    w = max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3]))
    h = max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1]))
    size = (int(np.clip(w * (1 + 2 * mx), 24, 600)), int(np.clip(h * (1 + 2 * my), 8, 300)))
    x, y = size[0] * mx / (1 + 2 * mx), size[1] * my / (1 + 2 * my)
    target = np.float32([[x, y], [size[0] - x, y], [size[0] - x, size[1] - y], [x, size[1] - y]])
    return cv2.warpPerspective(image, cv2.getPerspectiveTransform(quad, target), size, borderMode=cv2.BORDER_REPLICATE)


def rectify(image: np.ndarray, quad: np.ndarray, mx: float = 0.02, my: float = 0.05) -> np.ndarray:
    """Cuts a quadrilateral, a little enlarged, to the recogniser's size."""
    return fit(rectify_native(image, quad, mx, my))


def load(data: Path, name: str) -> list[tuple[str, str, np.ndarray]]:
    """(file, text, crop) of a bench set."""
    out = []
    with open(data / "bench" / name / "labels.csv", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            image = cv2.imread(str(data / "bench" / name / row["file"]), cv2.IMREAD_GRAYSCALE)
            if image is None or not row["text"]:
                continue
            if name in QUADS:
                quad = np.float32([[float(row[f"x{i}"]), float(row[f"y{i}"])] for i in range(4)])
                out.append((row["file"], row["text"], rectify(image, quad)))
            else:
                out.append((row["file"], row["text"], fit(image)))
    return out


def logits_of(net: torch.nn.Module, crops: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Character and region logits of uint8 crops."""
    characters, regions = [], []
    with torch.no_grad():
        for i in range(0, len(crops), 64):
            a, b = net(torch.from_numpy(dequantise(normalise(crops[i:i + 64]))))
            characters.append(a.numpy())
            regions.append(b.numpy())
    return np.concatenate(characters), np.concatenate(regions)


def score(net: torch.nn.Module, data: Path, names: list[str], with_format: bool,
          failures: Path | None = None) -> dict[str, tuple[int, float, float]]:
    """By set: number of plates, share read without and with the region's formats (in %)."""
    out = {}
    for name in names:
        region = {**CROPS, **QUADS}[name]
        items = load(data, name)
        characters, _ = logits_of(net, np.stack([x[2] for x in items]))
        free = [greedy(c) for c in characters]
        limited = free
        if with_format:
            grammar = Grammar([region])
            limited = [search(log_softmax(c), grammar) for c in characters]
        truth = [x[1] for x in items]
        out[name] = (len(items), 100 * float(np.mean([a == b for a, b in zip(free, truth)])),
                     100 * float(np.mean([a == b for a, b in zip(limited, truth)])))
        if failures:
            failures.mkdir(parents=True, exist_ok=True)
            with open(failures / f"{name}.csv", "w", encoding="utf-8") as f:
                f.writelines(f"{x[0]},{x[1]},{a},{b}\n" for x, a, b in zip(items, free, limited) if b != x[1])
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--sets", nargs="*", default=[*CROPS, *QUADS])
    parser.add_argument("--formats", action="store_true", help="also decode within the region's formats (slower)")
    parser.add_argument("--failures", type=Path, default=None, help="folder for lists of what was misread")
    args = parser.parse_args()
    saved = torch.load(args.checkpoint, map_location="cpu")
    net = Recogniser()
    net.load_state_dict(saved["average"])
    print(f"{saved['seen']:.0f} samples, {saved['seconds'] / 60:.0f} min; input {WIDTH} x {HEIGHT}")
    for name, (n, a, b) in score(net.eval(), args.data, args.sets, args.formats, args.failures).items():
        print(f"{name:20s} n {n:4d}  free {a:5.1f} %" + (f"  formats {b:5.1f} %" if args.formats else ""), flush=True)


if __name__ == "__main__":
    main()
