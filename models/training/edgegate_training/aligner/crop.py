"""From corners to the aligner's crop and back. The appliance does exactly the same."""

from __future__ import annotations

import cv2
import numpy as np

from ..detector.geometry import transform
from .net import ACROSS, ALONG, HEIGHT, UNIT, WIDTH

SAMPLES = 2
"""A plate larger than the crop is cut out at up to so many times its size, and averaged down."""


def grown(quad: np.ndarray, along: float = ALONG, across: float = ACROSS) -> np.ndarray:
    """The quad grown about its centre, along its own edges."""
    tl, tr, br, bl = quad
    top, bottom, left, right = tr - tl, br - bl, bl - tl, br - tr
    return np.stack([tl - top * along - left * across, tr + top * along - right * across,
                     br + bottom * along + right * across, bl - bottom * along + left * across]).astype(np.float32)


def expected() -> np.ndarray:
    """Where the corners that a crop was cut at lie in it, pixels [4, 2]: the image of the grown quad's inner quad for a parallelogram."""
    x0, x1 = WIDTH * ALONG / (1 + 2 * ALONG), WIDTH * (1 + ALONG) / (1 + 2 * ALONG)
    y0, y1 = HEIGHT * ACROSS / (1 + 2 * ACROSS), HEIGHT * (1 + ACROSS) / (1 + 2 * ACROSS)
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def to_crop(quad: np.ndarray) -> np.ndarray:
    """3x3 homography from the picture to the crop cut at `quad`: corners to corners, edges of pixels at whole numbers."""
    target = np.array([[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]], np.float32)
    return cv2.getPerspectiveTransform(grown(quad), target)


def cut(grey: np.ndarray, quad: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """The crop, uint8 [64, 128]."""
    ratio = max(float(np.linalg.norm(quad[1] - quad[0])) * (1 + 2 * ALONG) / WIDTH, float(np.linalg.norm(quad[3] - quad[0])) * (1 + 2 * ACROSS) / HEIGHT)
    multiple = int(np.clip(np.ceil(ratio - 0.25), 1, SAMPLES))
    half = np.array([[multiple, 0, multiple * 0.5 - 0.5], [0, multiple, multiple * 0.5 - 0.5], [0, 0, 1]])
    centred = half @ np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1]]) @ matrix @ np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
    large = cv2.warpPerspective(grey, centred, (WIDTH * multiple, HEIGHT * multiple), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return large if multiple == 1 else cv2.resize(large, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)


def moved(matrix: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """The corners in the picture that the net's eight numbers mean, for a crop cut with `matrix`."""
    return transform(np.linalg.inv(matrix), expected() + offsets.reshape(4, 2) * UNIT)
