"""A pin-hole camera over the lane. World: x to the right, y up, z along the lane away from the camera; metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

NEAR = 0.25
"""Nothing closer than this many metres is drawn."""


@dataclass(frozen=True)
class Camera:
    """Angles in radians: yaw turns to the right, pitch looks down. focal in pixels of a picture of the given size."""

    columns: int = 1280
    rows: int = 720
    focal: float = 1372.0
    height: float = 1.2
    yaw: float = 0.20
    pitch: float = 0.10

    def scaled(self, k: float) -> Camera:
        """The same view on a picture k times as large."""
        return Camera(int(self.columns * k), int(self.rows * k), self.focal * k, self.height, self.yaw, self.pitch)

    @property
    def position(self) -> np.ndarray:
        """Where the lens is."""
        return np.array([0.0, self.height, 0.0])

    @property
    def rotation(self) -> np.ndarray:
        """World to camera axes (right, down, forward)."""
        cy, sy, cp, sp = np.cos(self.yaw), np.sin(self.yaw), np.cos(self.pitch), np.sin(self.pitch)
        forward = np.array([sy * cp, -sp, cy * cp])
        right = np.array([cy, 0.0, -sy])
        return np.stack([right, np.cross(right, forward), forward])

    def project(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Points [..., 3] to pixels [..., 2] and depths [...] in metres (negative behind the lens)."""
        seen = (points - self.position) @ self.rotation.T
        depth = seen[..., 2]
        safe = np.where(depth > NEAR, depth, NEAR)
        pixels = seen[..., :2] / safe[..., None] * self.focal + (self.columns / 2, self.rows / 2)
        return pixels, depth

    def clipped(self, polygon: np.ndarray) -> np.ndarray:
        """Cuts a polygon [n, 3] at the near plane; may return fewer than three points."""
        depth = (polygon - self.position) @ self.rotation[2] - NEAR * 1.01
        kept = []
        for i in range(len(polygon)):
            a, b, da, db = polygon[i], polygon[(i + 1) % len(polygon)], depth[i], depth[(i + 1) % len(polygon)]
            if da > 0:
                kept.append(a)
            if (da > 0) != (db > 0):
                kept.append(a + (b - a) * (da / (da - db)))
        return np.array(kept).reshape(-1, 3)
