"""What lies around a plate: car body, holder, dealer text, or a piece of a real photograph."""

from __future__ import annotations

import csv
import os
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np

from ..common.choice import one_of
from ..plates import glyphs
from ..plates.faces import SMALL

SCENES = ("openimages-lp350", "kaggle433-mix", "egypt-moto-scenes", "romania-scenes", "experiment-plates-mix")
WORDS = ("AUTO", "MOTORS", "TOYOTA", "HONDA", "FORD", "NISSAN", "TAXI", "TURBO", "TDI", "4X4", "HYBRID", "VOLVO", "SCHOOL",
         "POLICE", "WWW.AUTO.COM", "STOP", "EXIT", "PARKING", "NO ENTRY", "SERVICE", "DIESEL", "QUATTRO", "SPORT", "GTI",
         "KIA", "MAZDA", "HYUNDAI", "BUS", "CARGO", "SALE", "OPEN", "24H", "LIMITED", "CLASSIC", "CAM 01", "REC",
         "2024-05-17 12:31:08", "22/11/2026", "08:15", "TEL 0800 123", "02-2345-6789", "HOTEL", "BANK", "KM/H 50")


@lru_cache(maxsize=1)
def photo_pieces() -> np.ndarray | None:
    """Grey pieces (n x 64 x 128, uint8) of training photographs away from any labelled plate.

    Reads the folder named by EDGEGATE_DATA; None when it is not set, and drawn surrounds are used alone.
    """
    root = os.environ.get("EDGEGATE_DATA")
    if not root:
        return None
    rng = np.random.default_rng(11)
    pieces: list[np.ndarray] = []
    for name in SCENES:
        folder = Path(root) / "train" / name
        boxes: dict[str, list[tuple[float, float, float, float]]] = {}
        with open(folder / "labels.csv", encoding="utf-8") as f:
            for row in csv.DictReader(f):
                if row["x0"]:
                    xs, ys = [float(row[f"x{i}"]) for i in range(4)], [float(row[f"y{i}"]) for i in range(4)]
                    boxes.setdefault(row["file"], []).append((min(xs), min(ys), max(xs), max(ys)))
        for file in sorted(boxes)[::2]:
            image = cv2.imread(str(folder / file), cv2.IMREAD_GRAYSCALE)
            if image is None or image.shape[1] < 160:
                continue
            for _ in range(4):
                w = int(rng.uniform(0.12, 0.5) * image.shape[1])
                h = int(w * rng.uniform(0.22, 0.6))
                if h >= image.shape[0] - 1:
                    continue
                x, y = int(rng.integers(image.shape[1] - w)), int(rng.integers(image.shape[0] - h))
                if any(x < b[2] and b[0] < x + w and y < b[3] and b[1] < y + h for b in boxes[file]):
                    continue
                pieces.append(cv2.resize(image[y:y + h, x:x + w], (128, 64), interpolation=cv2.INTER_AREA))
    return np.stack(pieces) if pieces else None


def around(rng: np.random.Generator, plate: np.ndarray, pad: int) -> np.ndarray:
    """The grey plate with `pad` pixels of surround on each side."""
    h, w = plate.shape
    pieces = photo_pieces() if rng.random() < 0.35 else None
    if pieces is not None:
        out = cv2.resize(pieces[int(rng.integers(len(pieces)))], (w + 2 * pad, h + 2 * pad))
    else:
        out = np.full((h + 2 * pad, w + 2 * pad), int(rng.integers(5, 240)), np.uint8)
        if rng.random() < 0.5:
            y = int(rng.integers(0, out.shape[0]))
            out[y:] = int(rng.integers(5, 240))
    if rng.random() < 0.35:
        t = int(h * rng.uniform(0.03, 0.14))
        bottom = int(t * (rng.uniform(1, 2.2) if rng.random() < 0.4 else 1))
        shade = int(rng.integers(5, 60)) if rng.random() < 0.75 else int(rng.integers(60, 240))
        out[max(0, pad - t):pad + h + bottom, max(0, pad - t):pad + w + t] = shade
        if bottom > h * 0.1:
            mask = glyphs.small_text(one_of(rng, SMALL), one_of(rng, WORDS))
            size = (min(w, int(mask.shape[1] * bottom * 0.7 / mask.shape[0]) + 1), max(2, int(bottom * 0.7)))
            mask = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
            x, y = pad + (w - size[0]) // 2, pad + h + bottom // 6
            roi = out[y:y + size[1], x:x + size[0]]
            ink = 230 if shade < 120 else 20
            roi[:] = (roi + (ink - roi.astype(np.float32)) * (mask[:roi.shape[0], :roi.shape[1]] / 255.0)).astype(np.uint8)
    out[pad:pad + h, pad:pad + w] = plate
    if rng.random() < 0.5:
        r = max(1, int(h * rng.uniform(0.03, 0.12)))
        corner = int(out[pad - 1, pad - 1])
        for y, x in ((0, 0), (0, w - r), (h - r, 0), (h - r, w - r)):
            keep = np.zeros((r, r), np.uint8)
            cv2.circle(keep, (0 if x else r, 0 if y else r), r, 1, -1)
            tile = out[pad + y:pad + y + r, pad + x:pad + x + r]
            tile[keep == 0] = corner
    return out
