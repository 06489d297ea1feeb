"""From the net's two maps to plates; the appliance does exactly the same (see MODEL_CARD.md, "Decoding")."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .geometry import Letterbox, extents, iou
from .net import CORNER_SCALE, STRIDE

THRESHOLD = 0.35
NMS_IOU = 0.4
MERGE = 0.6


class Found(NamedTuple):
    """A detected plate: its quad in pixels of the source picture, and its score 0..1."""

    quad: np.ndarray
    score: float


def decode(score: np.ndarray, corners: np.ndarray, box: Letterbox, threshold: float = THRESHOLD, merge: float = MERGE) -> list[Found]:
    """score: logits [h, w]; corners: [8, h, w]. Best first.

    Candidates are the cells above the threshold. The best takes its quad as the mean, weighted by score, of the quads of those among
    its 3 x 3 neighbours that score at least `merge` times its own; all candidates whose boxes overlap it by more than NMS_IOU fall; and so on.
    """
    likely = 1 / (1 + np.exp(-score.astype(np.float64)))
    order = sorted(zip(*np.where(likely > threshold)), key=lambda at: -likely[at])
    found: list[Found] = []
    boxes: list[np.ndarray] = []
    for y, x in order:
        own = _quad(corners, y, x)
        if any(iou(extents(own), other) > NMS_IOU for other in boxes):
            continue
        total, weight = np.zeros((4, 2)), 0.0
        for ny in range(max(0, y - 1), min(score.shape[0], y + 2)):
            for nx in range(max(0, x - 1), min(score.shape[1], x + 2)):
                w = likely[ny, nx]
                if w >= merge * likely[y, x]:
                    total += w * _quad(corners, ny, nx)
                    weight += w
        quad = total / weight
        boxes.append(extents(quad))
        found.append(Found(((quad - (box.left, box.top)) / box.scale).astype(np.float32), float(likely[y, x])))
    return found


def _quad(corners: np.ndarray, y: int, x: int) -> np.ndarray:
    centre = (np.array([x, y]) + 0.5) * STRIDE
    return corners[:, y, x].reshape(4, 2) * CORNER_SCALE + centre
