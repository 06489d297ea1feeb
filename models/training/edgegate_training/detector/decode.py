"""From the net's two maps to plates; the appliance does exactly the same (see MODEL_CARD.md, "Decoding")."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .geometry import Letterbox, extents, iou
from .net import CORNER_SCALE, STRIDE

THRESHOLD = 0.45
NMS_IOU = 0.4
MERGE = 0.6
INSIDE = 0.75


class Found(NamedTuple):
    """A detected plate: its quad in pixels of the source picture, and its score 0..1."""

    quad: np.ndarray
    score: float


def decode(score: np.ndarray, corners: np.ndarray, box: Letterbox, threshold: float = THRESHOLD, merge: float = MERGE) -> list[Found]:
    """score: logits [h, w]; corners: [8, h, w]. Best first.

    Candidates are the local maxima (3 x 3) of the score above the threshold. Each takes as its quad the mean, weighted by score, of its own
    and of those of its neighbours' quads that score at least `merge` times as much. A candidate whose box overlaps a better one by more
    than NMS_IOU, or of which more than INSIDE of the smaller of the two lies inside the other, falls.
    """
    likely = 1 / (1 + np.exp(-score.astype(np.float64)))
    rows, columns = score.shape
    order = sorted(zip(*np.where(likely > threshold)), key=lambda at: -likely[at])
    found: list[Found] = []
    boxes: list[np.ndarray] = []
    for y, x in order:
        near = [(ny, nx) for ny in range(max(0, y - 1), min(rows, y + 2)) for nx in range(max(0, x - 1), min(columns, x + 2))]
        if any(likely[at] > likely[y, x] for at in near):
            continue
        weights = {at: likely[at] for at in near if likely[at] >= merge * likely[y, x]}
        quad = sum(w * _quad(corners, *at) for at, w in weights.items()) / sum(weights.values())
        box_here = extents(quad)
        if any(iou(box_here, other) > NMS_IOU or _inside(box_here, other) > INSIDE for other in boxes):
            continue
        boxes.append(box_here)
        found.append(Found(((quad - (box.left, box.top)) / box.scale).astype(np.float32), float(likely[y, x])))
    return found


def _inside(a: np.ndarray, b: np.ndarray) -> float:
    common = np.prod(np.clip(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0, None))
    return float(common / max(1e-6, min(np.prod(a[2:] - a[:2]), np.prod(b[2:] - b[:2]))))


def _quad(corners: np.ndarray, y: int, x: int) -> np.ndarray:
    centre = (np.array([x, y]) + 0.5) * STRIDE
    return corners[:, y, x].reshape(4, 2) * CORNER_SCALE + centre
