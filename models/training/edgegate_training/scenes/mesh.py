"""Surfaces made of quads, and how they get onto a picture: lit face by face, far ones first."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from .camera import NEAR, Camera
from .light import Light

SHIFT = 4
"""Fraction bits of OpenCV's fixed-point polygon corners."""


@dataclass
class Mesh:
    """faces [n, 4, 3] in metres, seen from the side on which their corners run clockwise; colour [n, 3] 0..255; shine [n]."""

    faces: np.ndarray
    colour: np.ndarray
    shine: np.ndarray

    def moved(self, offset: np.ndarray, heading: float) -> Mesh:
        """Turned about the vertical by heading (radians), then shifted."""
        c, s = np.cos(heading), np.sin(heading)
        turn = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
        return Mesh(self.faces @ turn.T + offset, self.colour, self.shine)

    def mirrored(self) -> Mesh:
        """Its reflection in the ground."""
        return Mesh(self.faces[:, ::-1] * (1, -1, 1), self.colour, self.shine)


def join(parts: list[Mesh]) -> Mesh:
    """One mesh of several."""
    return Mesh(np.concatenate([p.faces for p in parts]), np.concatenate([p.colour for p in parts]), np.concatenate([p.shine for p in parts]))


def sheet(points: np.ndarray, colour: np.ndarray, shine: float | np.ndarray) -> Mesh:
    """A grid of points [r, c, 3] as quads; colour one RGB or [r-1, c-1, 3]."""
    faces = np.stack([points[:-1, :-1], points[:-1, 1:], points[1:, 1:], points[1:, :-1]], 2).reshape(-1, 4, 3)
    count = len(faces)
    colours = np.broadcast_to(np.asarray(colour, float).reshape(-1, 3), (count, 3))
    return Mesh(faces, colours.copy(), np.broadcast_to(np.asarray(shine, float).reshape(-1), (count,)).copy())


def box(low: tuple[float, float, float], high: tuple[float, float, float], colour: tuple[float, float, float], shine: float = 0.0) -> Mesh:
    """An axis-aligned box without its bottom and far side."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    quads = np.array([
        [[x0, y1, z0], [x1, y1, z0], [x1, y0, z0], [x0, y0, z0]],
        [[x0, y1, z1], [x1, y1, z1], [x1, y1, z0], [x0, y1, z0]],
        [[x0, y1, z1], [x0, y1, z0], [x0, y0, z0], [x0, y0, z1]],
        [[x1, y1, z0], [x1, y1, z1], [x1, y0, z1], [x1, y0, z0]],
    ], float)
    return Mesh(quads, np.tile(np.array(colour, float), (4, 1)), np.full(4, shine))


def normals(faces: np.ndarray) -> np.ndarray:
    """Unit normals, pointing to the side on which the corners run clockwise."""
    n = np.cross(faces[:, 2] - faces[:, 0], faces[:, 3] - faces[:, 1])
    return n / (np.linalg.norm(n, axis=1, keepdims=True) + 1e-12)


def draw(picture: np.ndarray, mesh: Mesh, camera: Camera, light: Light, two_sided: bool = False) -> None:
    """Paints a mesh, in place."""
    centre = mesh.faces.mean(1)
    facing = normals(mesh.faces)
    toward = ((camera.position - centre) * facing).sum(1)
    if two_sided:
        facing = facing * np.sign(toward)[:, None]
    pixels, depth = camera.project(mesh.faces)
    low, high = pixels.min(1), pixels.max(1)
    seen = (depth.min(1) > NEAR) & (high > -8).all(1) & (low[:, 0] < camera.columns + 8) & (low[:, 1] < camera.rows + 8)
    if not two_sided:
        seen &= toward > 0
    index = np.flatnonzero(seen)
    colours = light.shade(mesh.colour[index], facing[index], centre[index], camera.position, mesh.shine[index]).clip(0, 255)
    order = np.argsort(-np.linalg.norm(centre[index] - camera.position, axis=1), kind="stable")
    corners = np.round(pixels[index] * (1 << SHIFT)).astype(np.int32)
    for i in order:
        cv2.fillConvexPoly(picture, corners[i], colours[i].tolist(), cv2.LINE_8, SHIFT)


def polygon(picture: np.ndarray, points: np.ndarray, camera: Camera, colour: tuple[float, ...] | list[float]) -> None:
    """Paints one flat polygon [n, 3] in a ready colour, in place."""
    kept = camera.clipped(points)
    if len(kept) < 3:
        return
    pixels, _ = camera.project(kept)
    cv2.fillPoly(picture, [np.round(pixels.clip(-9000, 9000) * (1 << SHIFT)).astype(np.int32)], [float(c) for c in colour], cv2.LINE_AA, SHIFT)


def texture(picture: np.ndarray, quad: np.ndarray, face: np.ndarray, camera: Camera, alpha: np.ndarray | None = None) -> np.ndarray:
    """Warps a picture onto a flat quad [4, 3] (corners as of the picture, clockwise from its top-left), in place; returns its pixels' quad."""
    pixels, depth = camera.project(quad)
    if depth.min() <= NEAR:
        return pixels
    x0, y0 = np.floor(pixels.min(0)).astype(int) - 2
    x1, y1 = np.ceil(pixels.max(0)).astype(int) + 3
    x0, y0, x1, y1 = max(0, x0), max(0, y0), min(camera.columns, x1), min(camera.rows, y1)
    if x1 - x0 < 2 or y1 - y0 < 2:
        return pixels
    wide, tall = np.ptp(pixels[:, 0]), np.ptp(pixels[:, 1])
    k = min(1.0, max(1.2 * wide / face.shape[1], 1.2 * tall / face.shape[0]))
    if k < 0.7:
        face = cv2.resize(face, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
        alpha = None if alpha is None else cv2.resize(alpha, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
    h, w = face.shape[:2]
    source = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(source, (pixels - (x0, y0) - 0.5).astype(np.float32))
    size = (int(x1 - x0), int(y1 - y0))
    warped = cv2.warpPerspective(face, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    cover = np.full((h, w), 255, np.uint8) if alpha is None else alpha
    mask = cv2.warpPerspective(cover, matrix, size, flags=cv2.INTER_LINEAR).astype(np.float32)[..., None] / 255
    area = picture[y0:y1, x0:x1]
    picture[y0:y1, x0:x1] = (area * (1 - mask) + warped * mask).clip(0, 255)
    return pixels
