"""Side profiles and widths of vehicle bodies, as data. Local axes: x across, y up, z backwards from the front bumper; metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Shape:
    """profile: (z, y, half width, zone) from the bumper's lower edge up and back; zone: b body, g glass, r roof.

    bow: how far the front recedes at its sides; plate: (centre y, hangs before the front by); lamp: (inner x, outer x, low y, high y);
    grille: (half width, low y, high y); intake likewise.
    """

    name: str
    profile: tuple[tuple[float, float, float, str], ...]
    length: float
    bow: float
    plate: float
    lamp: tuple[float, float, float, float]
    grille: tuple[float, float, float]
    intake: tuple[float, float, float]
    wheel: tuple[float, float]
    mirror: tuple[float, float]
    slats: int = 4

    def front(self, x: np.ndarray, y: np.ndarray, before: float = 0.012) -> np.ndarray:
        """Points [..., 3] on the front's surface at (x, y), `before` metres in front of it."""
        zs, ys, ws = (np.array([p[i] for p in self.profile], float) for i in (0, 1, 2))
        z = np.interp(y, ys, zs) + self.bow * (np.abs(x) / np.interp(y, ys, ws)) ** 3
        return np.stack([x, np.broadcast_to(y, np.shape(x)), z - before], -1)


SEDAN = Shape(
    "sedan",
    ((0.10, 0.20, 0.78, "b"), (0.02, 0.30, 0.82, "b"), (0.00, 0.44, 0.84, "b"), (0.02, 0.56, 0.85, "b"), (0.10, 0.66, 0.86, "b"), (0.22, 0.735, 0.86, "b"),
     (0.45, 0.80, 0.85, "b"), (1.15, 0.93, 0.80, "b"), (1.20, 0.94, 0.76, "g"), (1.95, 1.36, 0.60, "g"), (2.05, 1.40, 0.58, "r"), (3.1, 1.43, 0.56, "r"),
     (3.9, 1.05, 0.70, "r")),
    4.6, 0.22, 0.47, (0.44, 0.79, 0.60, 0.71), (0.36, 0.57, 0.70), (0.50, 0.25, 0.36), (0.32, 0.78), (0.98, 1.25))
HATCH = Shape(
    "hatch",
    ((0.10, 0.20, 0.74, "b"), (0.02, 0.31, 0.78, "b"), (0.00, 0.46, 0.80, "b"), (0.03, 0.60, 0.81, "b"), (0.12, 0.72, 0.81, "b"), (0.26, 0.81, 0.81, "b"),
     (0.50, 0.89, 0.79, "b"), (0.92, 1.00, 0.76, "b"), (0.96, 1.01, 0.73, "g"), (1.62, 1.46, 0.58, "g"), (1.72, 1.50, 0.57, "r"), (3.1, 1.52, 0.55, "r"),
     (3.6, 1.15, 0.66, "r")),
    3.9, 0.26, 0.45, (0.42, 0.75, 0.66, 0.82), (0.30, 0.64, 0.72), (0.52, 0.24, 0.40), (0.30, 0.70), (1.05, 1.05), 2)
SUV = Shape(
    "suv",
    ((0.12, 0.27, 0.82, "b"), (0.03, 0.40, 0.88, "b"), (0.00, 0.56, 0.90, "b"), (0.02, 0.72, 0.91, "b"), (0.06, 0.88, 0.91, "b"), (0.18, 0.98, 0.90, "b"),
     (0.45, 1.05, 0.88, "b"), (1.12, 1.14, 0.84, "b"), (1.16, 1.15, 0.80, "g"), (1.72, 1.64, 0.66, "g"), (1.82, 1.68, 0.64, "r"), (3.6, 1.70, 0.63, "r"),
     (4.4, 1.2, 0.78, "r")),
    4.7, 0.18, 0.60, (0.48, 0.84, 0.80, 0.92), (0.42, 0.72, 0.92), (0.58, 0.33, 0.47), (0.36, 0.84), (1.20, 1.25), 5)
VAN = Shape(
    "van",
    ((0.10, 0.24, 0.84, "b"), (0.02, 0.36, 0.90, "b"), (0.00, 0.54, 0.92, "b"), (0.03, 0.74, 0.92, "b"), (0.10, 0.90, 0.92, "b"), (0.22, 1.02, 0.91, "b"),
     (0.62, 1.18, 0.89, "b"), (0.66, 1.19, 0.86, "g"), (1.25, 1.84, 0.76, "g"), (1.32, 1.90, 0.78, "r"), (4.6, 1.95, 0.78, "r"), (4.9, 1.6, 0.80, "r")),
    4.9, 0.16, 0.50, (0.56, 0.86, 0.72, 0.94), (0.44, 0.66, 0.80), (0.60, 0.28, 0.42), (0.33, 0.84), (1.28, 0.85), 3)
TRUCK = Shape(
    "truck",
    ((0.06, 0.34, 0.96, "b"), (0.02, 0.46, 1.00, "b"), (0.00, 0.66, 1.02, "b"), (0.02, 0.86, 1.02, "b"), (0.03, 1.08, 1.00, "b"), (0.05, 1.30, 0.99, "b"),
     (0.06, 1.33, 0.95, "g"), (0.28, 2.05, 0.93, "g"), (0.30, 2.10, 0.97, "b"), (0.40, 2.30, 0.96, "r"), (1.6, 2.36, 0.96, "r"), (1.75, 1.6, 0.98, "r")),
    5.8, 0.10, 0.62, (0.62, 0.93, 0.58, 0.74), (0.60, 0.92, 1.18), (0.48, 0.40, 0.47), (0.40, 0.86), (1.75, 0.25), 5)
SHAPES = {s.name: s for s in (SEDAN, HATCH, SUV, VAN, TRUCK)}
