"""What the net shall answer for a canvas with known plates.

The score's target is a bell in the plate's own frame: with (u, v) the cell's position so that the plate spans -1..1 both ways,
t = exp(-2 (u^2 + v^2)), scaled so that the best cell of each plate reaches 1. Axes shorter than one stride count as one stride, so that
the smallest plates keep a positive cell. Cells with t > 0.35 learn corners.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .geometry import extents
from .net import CORNER_SCALE, STRIDE


@dataclass
class Plate:
    """One plate on the canvas. kind: "corners" (true quad), "box" (only the extents are true), "score" (neither), "ignore"."""

    quad: np.ndarray
    kind: str


def encode(plates: list[Plate], columns: int, rows: int) -> np.ndarray:
    """Returns float32 [12, rows/8, columns/8]: score target, score weight, corner weight (1 true corners, 2 box), 8 corners, plate height."""
    w, h = columns // STRIDE, rows // STRIDE
    out = np.zeros((12, h, w), np.float32)
    out[1] = 1.0
    cx = (np.arange(w, dtype=np.float32) + 0.5) * STRIDE
    cy = (np.arange(h, dtype=np.float32) + 0.5) * STRIDE
    gx, gy = np.meshgrid(cx, cy)
    for plate in plates:
        quad = plate.quad
        if plate.kind == "ignore":
            x0, y0, x1, y1 = extents(quad) / STRIDE
            out[1, max(0, int(y0)) : max(0, int(np.ceil(y1))), max(0, int(x0)) : max(0, int(np.ceil(x1)))] = 0
            continue
        centre = quad.mean(0)
        across = (quad[1] + quad[2] - quad[0] - quad[3]) / 4
        down = (quad[2] + quad[3] - quad[0] - quad[1]) / 4
        tall = 2 * float(np.linalg.norm(down))
        across = across * max(1.0, STRIDE / (float(np.linalg.norm(across)) + 1e-6))
        down = down * max(1.0, STRIDE / (float(np.linalg.norm(down)) + 1e-6))
        determinant = across[0] * down[1] - across[1] * down[0]
        if abs(determinant) < 1:
            continue
        dx, dy = gx - centre[0], gy - centre[1]
        u = (dx * down[1] - dy * down[0]) / determinant
        v = (dy * across[0] - dx * across[1]) / determinant
        bell = np.exp(-2 * (u * u + v * v))
        bell /= max(float(bell.max()), 0.2)
        bell[bell < 0.02] = 0
        better = bell > out[0]
        out[0][better] = bell[better]
        out[1][bell > 0.02] = 1
        teach = better & (bell > 0.35)
        out[2][teach] = {"corners": 1.0, "box": 2.0, "score": 0.0}[plate.kind]
        for i in range(4):
            out[3 + 2 * i][teach] = (quad[i, 0] - gx[teach]) / CORNER_SCALE
            out[4 + 2 * i][teach] = (quad[i, 1] - gy[teach]) / CORNER_SCALE
        out[11][teach] = max(tall, 6.0) / CORNER_SCALE
    return out
