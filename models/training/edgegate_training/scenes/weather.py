"""What lies between the scene and the picture: shadows, wet ground, head-lamps, rain, the lens, the sensor."""

from __future__ import annotations

import cv2
import numpy as np

from .camera import Camera
from .light import Light
from .mesh import draw
from .shapes import Shape
from .vehicle import Vehicle


def _footprint(shape: Shape, offset: np.ndarray, heading: float, camera: Camera, k: int, grow: float) -> np.ndarray:
    """Mask [rows/k, columns/k] of the ground below a vehicle."""
    half = max(p[2] for p in shape.profile) * 0.96 + grow
    corners = np.array([[-half, 0, 0.12 - grow], [half, 0, 0.12 - grow], [half, 0, shape.length + grow], [-half, 0, shape.length + grow]])
    c, s = np.cos(heading), np.sin(heading)
    world = camera.clipped(corners @ np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]).T + offset)
    mask = np.zeros((camera.rows // k, camera.columns // k), np.float32)
    if len(world) >= 3:
        pixels = camera.project(world)[0] / k
        cv2.fillPoly(mask, [np.round(pixels.clip(-4000, 4000) * 16).astype(np.int32)], 1.0, cv2.LINE_AA, 4)
    return mask


def shadow(picture: np.ndarray, shape: Shape, offset: np.ndarray, heading: float, camera: Camera, light: Light) -> None:
    """Darkens the ground below and around a vehicle, in place."""
    k = 4
    reach = max(0.8, 0.10 * camera.focal / k / max(offset[2] + 0.5, 0.6))
    tight = cv2.GaussianBlur(_footprint(shape, offset, heading, camera, k, 0.0), (0, 0), reach * 0.5)
    wide = cv2.GaussianBlur(_footprint(shape, offset, heading, camera, k, 0.22), (0, 0), reach * 2)
    depth = 0.55 if light.lamp else 0.72
    factor = (1 - depth * tight) * (1 - 0.38 * wide)
    factor = cv2.resize(factor, (camera.columns, camera.rows), interpolation=cv2.INTER_LINEAR)
    rows = np.flatnonzero(factor.min(1) < 0.995)
    if len(rows):
        band = slice(int(rows[0]), int(rows[-1]) + 1)
        picture[band] = (picture[band] * factor[band, :, None]).astype(np.uint8)


def reflection(picture: np.ndarray, vehicle: Vehicle, offset: np.ndarray, heading: float, camera: Camera, light: Light) -> None:
    """A vehicle's image in wet ground, in place."""
    layer = picture.copy()
    draw(layer, vehicle.body.moved(offset, heading).mirrored(), camera, light)
    layer = cv2.blur(layer, (max(1, camera.columns // 200), max(1, camera.rows // 24)))
    share = 0.45 * light.wet
    cv2.addWeighted(picture, 1 - share, layer, share, 0, dst=picture)


def headlamps(picture: np.ndarray, shape: Shape, offset: np.ndarray, heading: float, camera: Camera, light: Light) -> np.ndarray:
    """Adds the glow of a vehicle's lamps as the lens spreads it; works on a picture of any size with its own camera."""
    x0, x1, low, high = shape.lamp
    c, s = np.cos(heading), np.sin(heading)
    glow = np.zeros((camera.rows // 4, camera.columns // 4), np.float32)
    for side in (-1, 1):
        local = shape.front(np.array(side * (x0 + (x1 - x0) * 0.35)), np.array((low + high) / 2))
        world = local @ np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]).T + offset
        pixel, depth = camera.project(world)
        if depth < 0.4:
            continue
        beam = float(np.clip(depth / 12, 0.25, 1.0))
        at = (int(pixel[0] / 4), int(pixel[1] / 4))
        radius = max(1.0, 0.055 * camera.focal / depth / 4)
        cv2.circle(glow, at, int(np.ceil(radius * 1.3)), 1.6, -1, cv2.LINE_AA)
        cv2.line(glow, (at[0] - int(radius * 7 * beam), at[1]), (at[0] + int(radius * 7 * beam), at[1]), 0.5, max(1, int(radius * 0.25)))
    size = (camera.columns, camera.rows)
    scale = camera.focal / 1372 / 4 * 4
    total = sum(cv2.GaussianBlur(glow, (0, 0), sigma * scale) * gain for sigma, gain in ((1.5, 0.8), (6, 0.9), (22, 1.1)))
    total = cv2.resize(total, size, interpolation=cv2.INTER_LINEAR)[..., None] * light.headlamps
    return (picture + total * np.array([255, 250, 238])).clip(0, 255).astype(np.uint8)


def rain(rng: np.random.Generator, picture: np.ndarray, amount: float) -> np.ndarray:
    """Streaks of falling drops and the veil of the many that are too far to see."""
    rows, columns = picture.shape[:2]
    streaks = np.zeros((rows, columns), np.float32)
    for _ in range(int(170 * amount)):
        x, y = rng.uniform(0, columns), rng.uniform(-60, rows)
        length = rng.uniform(14, 60)
        slant = 0.12 * length
        cv2.line(streaks, (int(x), int(y)), (int(x + slant), int(y + length)), float(rng.uniform(0.1, 0.32)), 1, cv2.LINE_AA)
    streaks = cv2.GaussianBlur(streaks, (0, 0), 0.7)[..., None]
    return (picture * (1 - streaks) + 214 * streaks).clip(0, 255).astype(np.uint8)


def sense(rng: np.random.Generator, picture: np.ndarray, light: Light, exposure: float) -> np.ndarray:
    """The camera: exposure, black and white at night, vignette, a lens's softness, noise."""
    out = picture.astype(np.float32) * exposure
    if light.mono:
        grey = out @ np.array([0.34, 0.42, 0.24], np.float32)
        out = out * (1 - light.mono) + grey[..., None] * light.mono * np.array([0.97, 1.0, 1.03], np.float32)
    rows, columns = out.shape[:2]
    y, x = np.ogrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j]
    out *= (1 - 0.16 * (x * x + y * y)).astype(np.float32)[..., None]
    bright = np.maximum(cv2.resize(out, (columns // 4, rows // 4), interpolation=cv2.INTER_AREA) - 225, 0)
    out += cv2.resize(cv2.GaussianBlur(bright, (0, 0), 5), (columns, rows)) * 0.8
    out = cv2.GaussianBlur(out, (0, 0), 0.55)
    grain = rng.normal(0, light.noise, (rows, columns, 1)).astype(np.float32)
    tint = cv2.resize(rng.normal(0, light.noise * 0.7, (rows // 2, columns // 2, 3)).astype(np.float32), (columns, rows))
    return (out + grain + tint).clip(0, 255).astype(np.uint8)
