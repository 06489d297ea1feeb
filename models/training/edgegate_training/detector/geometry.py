"""Quadrilaterals and the letterbox. A quad is float32 [4, 2]: pixels, top-left, top-right, bottom-right, bottom-left."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

FILL = 114
"""Grey of the letterbox's bars."""

WIDTH, HEIGHT = 512, 384
"""The working size."""


class Letterbox(NamedTuple):
    """How a picture was fitted: working = source * scale + (left, top)."""

    scale: float
    left: int
    top: int


def letterbox(picture: np.ndarray, width: int = WIDTH, height: int = HEIGHT) -> tuple[np.ndarray, Letterbox]:
    """Fits an RGB picture into the working size, centred, without changing its shape."""
    rows, columns = picture.shape[:2]
    scale = min(width / columns, height / rows)
    inner = (max(1, round(columns * scale)), max(1, round(rows * scale)))
    fitted = cv2.resize(picture, inner, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    left, top = (width - inner[0]) // 2, (height - inner[1]) // 2
    canvas = np.full((height, width, 3), FILL, np.uint8)
    canvas[top : top + inner[1], left : left + inner[0]] = fitted
    return canvas, Letterbox(scale, left, top)


def transform(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Applies a 3x3 homography to points [..., 2]."""
    homogeneous = points @ matrix[:, :2].T + matrix[:, 2]
    return (homogeneous[..., :2] / homogeneous[..., 2:]).astype(np.float32)


def extents(quad: np.ndarray) -> np.ndarray:
    """The bounding box [x0, y0, x1, y1] of a quad."""
    return np.concatenate([quad.min(0), quad.max(0)])


def box_quad(x0: float, y0: float, x1: float, y1: float) -> np.ndarray:
    """A box as a quad."""
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def height(quad: np.ndarray) -> float:
    """Mean length of the left and right side: the plate's height in pixels."""
    return float((np.linalg.norm(quad[3] - quad[0]) + np.linalg.norm(quad[2] - quad[1])) / 2)


def width(quad: np.ndarray) -> float:
    """Mean length of the upper and lower side: the plate's width in pixels."""
    return float((np.linalg.norm(quad[1] - quad[0]) + np.linalg.norm(quad[2] - quad[3])) / 2)


def mirrored(quad: np.ndarray) -> np.ndarray:
    """Renames the corners after a left-right flip of the picture."""
    return quad[[1, 0, 3, 2]]


def iou(a: np.ndarray, b: np.ndarray) -> float:
    """Intersection over union of two boxes [x0, y0, x1, y1]."""
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return 0.0
    return float(w * h / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - w * h))
