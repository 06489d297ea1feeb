"""Light, dirt and weather on the flat plate, before the camera looks at it. Grey uint8 in, grey uint8 out."""

from __future__ import annotations

import cv2
import numpy as np


def _field(rng: np.random.Generator, shape: tuple[int, int], rows: int, columns: int, lo: float, hi: float) -> np.ndarray:
    coarse = rng.uniform(lo, hi, (rows, columns)).astype(np.float32)
    return cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)


def uneven_light(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """A slow change of brightness across the plate."""
    field = _field(rng, image.shape, 2, 3, rng.uniform(0.35, 0.9), 1.1)
    return np.clip(image * field, 0, 255).astype(np.uint8)


def shadow(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """A hard shadow with a straight edge."""
    h, w = image.shape
    a, b = rng.uniform(-0.2, 1.2, 2) * w
    side = w if rng.random() < 0.5 else 0
    points = np.int32([[a, 0], [side, 0], [side, h], [b, h]])
    if rng.random() < 0.4:
        y0, y1 = rng.uniform(0.0, 1.0, 2) * h
        base = h if rng.random() < 0.5 else 0
        points = np.int32([[0, y0], [w, y1], [w, base], [0, base]])
    mask = np.zeros((h, w), np.uint8)
    cv2.fillPoly(mask, [points], 255)
    mask = cv2.blur(mask, (5, 5))
    dark = rng.uniform(0.3, 0.8)
    return (image * (1 - (1 - dark) * (mask / np.float32(255)))).astype(np.uint8)


def dirt(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """Blotches and specks of mud or worn paint."""
    h, w = image.shape
    tone = float(rng.uniform(20, 220))
    cover = _field(rng, image.shape, max(3, h // 6), max(4, w // 8), -1.2, rng.uniform(0.4, 1.0))
    cover = np.clip(cover, 0, rng.uniform(0.3, 0.75))
    return (image + (tone - image) * cover).astype(np.uint8)


def glare(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """A bright spot: sun or headlights on a reflecting plate."""
    h, w = image.shape
    x = np.arange(w, dtype=np.float32) - rng.uniform(0, w)
    y = np.arange(h, dtype=np.float32) - rng.uniform(0, h)
    spread = rng.uniform(0.3, 1.5) * h
    spot = np.exp(-(x[None] ** 2 + y[:, None] ** 2) / (2 * spread ** 2)) * rng.uniform(50, 160)
    return np.clip(image + spot, 0, 255).astype(np.uint8)


def rain(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """Thin bright streaks and a few drops."""
    out = image.copy()
    h, w = image.shape
    slant = rng.uniform(-0.3, 0.3) * h
    for _ in range(int(rng.integers(4, 24))):
        x, y, d = rng.uniform(0, w), rng.uniform(-0.3, 1) * h, rng.uniform(0.15, 0.6)
        tone = int(np.clip(out.mean() + rng.uniform(10, 90), 0, 255))
        cv2.line(out, (int(x), int(y)), (int(x + slant * d), int(y + h * d)), tone, 1, cv2.LINE_AA)
    return cv2.addWeighted(image, 0.45, out, 0.55, 0)


def bend(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """A plate that is bent along its length or dented."""
    h, w = image.shape
    x = np.arange(w, dtype=np.float32)
    shift = rng.uniform(-0.07, 0.07) * h * np.sin(np.pi * x / w * rng.choice((1.0, 2.0)) + rng.uniform(0, 0.6))
    grid_x = np.broadcast_to(x, (h, w)).astype(np.float32)
    grid_y = np.arange(h, dtype=np.float32)[:, None] + shift[None].astype(np.float32)
    return cv2.remap(image, grid_x, grid_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def crease(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """A plate folded along a line, as those of motorcycles and lorries are: beyond it the plate goes up, down, or away from the camera."""
    h, w = image.shape
    at, slope, squeeze = rng.uniform(0.2, 0.8) * w, rng.normal(0, 0.09), rng.uniform(0.75, 1.0)
    x = np.arange(w, dtype=np.float32)
    right = rng.random() < 0.5
    beyond = np.maximum(0, x - at) if right else np.maximum(0, at - x)
    source = np.where(beyond > 0, at + (1 if right else -1) * beyond / squeeze, x)
    y = np.arange(h, dtype=np.float32)[:, None] + (slope * beyond)[None].astype(np.float32)
    shade = np.where(beyond > 0, rng.uniform(0.6, 1.15), 1.0).astype(np.float32)
    folded = cv2.remap(image, np.broadcast_to(source, (h, w)).astype(np.float32), y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.clip(folded * shade[None], 0, 255).astype(np.uint8)


def any_weather(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """A random few of the above."""
    if rng.random() < 0.07:
        image = bend(rng, image)
    if rng.random() < 0.03:
        image = crease(rng, image)
    if rng.random() < 0.13:
        image = dirt(rng, image)
    if rng.random() < 0.4:
        image = uneven_light(rng, image)
    if rng.random() < 0.13:
        image = shadow(rng, image)
    if rng.random() < 0.05:
        image = glare(rng, image)
    if rng.random() < 0.04:
        image = rain(rng, image)
    return image
