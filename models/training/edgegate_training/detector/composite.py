"""Puts a rendered plate into a picture so that its true corners are known."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator

from .geometry import extents


def pose(rng: Generator, centre: np.ndarray, wide: float, tall: float, roll: float) -> np.ndarray:
    """Projects a plate of wide x tall pixels, turned about its three axes, with a pin-hole camera. roll: radians. Returns its quad."""
    yaw, pitch = np.clip(rng.normal(0, 0.4, 2), -1.1, 1.1) * (1.0, 0.75)
    x = np.array([-wide, wide, wide, -wide]) / 2
    y = np.array([-tall, -tall, tall, tall]) / 2
    depth = max(wide, tall) * rng.uniform(3, 12)
    px, pz = x * np.cos(yaw) + y * np.sin(pitch) * np.sin(yaw), x * np.sin(yaw) - y * np.sin(pitch) * np.cos(yaw)
    py = y * np.cos(pitch)
    k = depth / (depth + pz)
    qx, qy = px * k, py * k
    c, s = np.cos(roll), np.sin(roll)
    return (np.stack([qx * c - qy * s, qx * s + qy * c], 1) + centre).astype(np.float32)


def erase(rng: Generator, picture: np.ndarray, quad: np.ndarray) -> None:
    """Paints over a plate with what stands above and below it, in place."""
    rows, columns = picture.shape[:2]
    x0, y0, x1, y1 = extents(quad)
    margin = 0.12 * (y1 - y0) + 1
    x0, x1 = int(max(0, x0 - margin)), int(min(columns, x1 + margin + 1))
    y0, y1 = int(max(1, y0 - margin)), int(min(rows - 1, y1 + margin + 1))
    if x1 - x0 < 2 or y1 - y0 < 2:
        return
    above = picture[max(0, y0 - 2) : y0, x0:x1].mean(0)
    below = picture[y1 : y1 + 2, x0:x1].mean(0)
    k = max(1, (x1 - x0) // 6) | 1
    above, below = (cv2.blur(line[None].astype(np.float32), (k, 1))[0] for line in (above, below))
    t = np.linspace(0, 1, y1 - y0, dtype=np.float32)[:, None, None] ** rng.uniform(0.5, 2)
    patch = above[None] * (1 - t) + below[None] * t
    patch += rng.normal(0, 3, patch.shape[:2] + (1,))
    picture[y0:y1, x0:x1] = patch.clip(0, 255)


def paste(rng: Generator, picture: np.ndarray, plate: np.ndarray, quad: np.ndarray, white: float | None) -> None:
    """Warps a plate's face into its quad, lit and shaded, in place. white: brightness its bright parts shall have, or chance."""
    rows, columns = picture.shape[:2]
    box = extents(quad)
    pad = max(3, int(0.25 * (box[3] - box[1])))
    x0, y0 = max(0, int(box[0]) - pad), max(0, int(box[1]) - pad)
    x1, y1 = min(columns, int(box[2]) + pad + 2), min(rows, int(box[3]) + pad + 2)
    if x1 - x0 < 4 or y1 - y0 < 4:
        return
    wide = max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3]))
    tall = max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1]))
    face = cv2.resize(plate, (max(4, int(wide * 2)), max(4, int(tall * 2))), interpolation=cv2.INTER_AREA).astype(np.float32)
    fh, fw = face.shape[:2]
    face *= (0.85 + 0.3 * rng.random()) if white is None else np.clip(white / max(np.percentile(face, 85), 20), 0.15, 1.6)
    if rng.random() < 0.5:
        a, b = rng.uniform(0.6, 1.15, 2)
        ramp = np.linspace(a, b, fw if rng.random() < 0.5 else fh, dtype=np.float32)
        face *= ramp[None, :, None] if len(ramp) == fw else ramp[:, None, None]
    if rng.random() < 0.12:
        at = rng.random()
        face[: int(fh * at)] *= rng.uniform(0.35, 0.8)
    # Twice the size and shrunk again: edges come out as soft as a lens makes them.
    source = np.array([[0, 0], [fw, 0], [fw, fh], [0, fh]], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(source, ((quad - (x0, y0)) * 2 - 0.5).astype(np.float32))
    size = ((x1 - x0) * 2, (y1 - y0) * 2)
    mask = np.full((fh, fw), 255, np.uint8)
    if rng.random() < 0.6:
        round_corners(mask, int(fh * rng.uniform(0.03, 0.12)))
    area = (x1 - x0, y1 - y0)
    warped = cv2.resize(cv2.warpPerspective(face, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), area, interpolation=cv2.INTER_AREA)
    alpha = cv2.resize(cv2.warpPerspective(mask, matrix, size, flags=cv2.INTER_LINEAR), area, interpolation=cv2.INTER_AREA)
    alpha = alpha.astype(np.float32)[..., None] / 255
    ground = picture[y0:y1, x0:x1].astype(np.float32)
    ground = shade(rng, ground, alpha, tall)
    out = ground * (1 - alpha) + warped * alpha
    if rng.random() < 0.5:
        soft = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.3, 0.9))
        near = cv2.GaussianBlur(alpha, (0, 0), 1.5)[..., None] > 0.01
        out = np.where(near, soft, out)
    picture[y0:y1, x0:x1] = out.clip(0, 255)


def round_corners(mask: np.ndarray, radius: int) -> None:
    """Clears the four corners of a mask outside a circle's quarter, in place."""
    if radius < 2:
        return
    y, x = np.ogrid[:radius, :radius]
    keep = ((x - radius + 0.5) ** 2 + (y - radius + 0.5) ** 2 <= radius**2).astype(np.uint8)
    mask[:radius, :radius] *= keep
    mask[:radius, -radius:] *= keep[:, ::-1]
    mask[-radius:, :radius] *= keep[::-1]
    mask[-radius:, -radius:] *= keep[::-1, ::-1]


def shade(rng: Generator, ground: np.ndarray, alpha: np.ndarray, tall: float) -> np.ndarray:
    """What surrounds a mounted plate: a shadow below it, a dark or a bright holder, or nothing."""
    kind = rng.random()
    if kind < 0.45:
        offset = rng.uniform(-0.05, 0.12, 2) * tall
        moved = cv2.warpAffine(alpha[..., 0], np.array([[1, 0, offset[0]], [0, 1, abs(offset[1])]], np.float32), alpha.shape[1::-1])
        shadow = cv2.GaussianBlur(moved, (0, 0), max(0.5, tall * rng.uniform(0.02, 0.1)))
        return ground * (1 - rng.uniform(0.2, 0.8) * shadow[..., None])
    if kind < 0.65:
        k = max(1, int(tall * rng.uniform(0.03, 0.1)))
        holder = cv2.dilate(alpha, np.ones((2 * k + 1, 2 * k + 1), np.uint8))[..., None]
        colour = rng.uniform(0, 60) if rng.random() < 0.75 else rng.uniform(100, 220)
        return ground * (1 - holder) + colour * holder
    return ground
