"""From a flat grey plate to the crop a rectifier hands to the recogniser.

The order is that of the real path: the camera sees the plate small, blurred, noisy and compressed; the
rectifier then stretches the quadrilateral it was given, corners a little off, to the recogniser's input.
"""

from __future__ import annotations

import cv2
import numpy as np

from ..common.choice import weighted

WIDTH, HEIGHT = 128, 48


def to_grey(rng: np.random.Generator, rgb: np.ndarray) -> np.ndarray:
    """Luma with unusual weights now and then: infrared light, a colour cast, a sensor without a filter."""
    w = np.array([0.299, 0.587, 0.114])
    if rng.random() < 0.4:
        w = w * rng.uniform(0.3, 1.8, 3)
    if rng.random() < 0.08:
        w = np.array([0.8, 0.15, 0.05])
    grey = cv2.transform(rgb, (w / w.sum()).reshape(1, 3))
    return 255 - grey if rng.random() < 0.02 else grey


def crop_quad(rng: np.random.Generator, w: float, h: float, lines: int) -> np.ndarray:
    """Corners of the crop in plate pixels: margins, jitter, and now and then a loose upright box."""
    ref = h / lines
    roll = rng.random()
    if roll < 0.18:
        angle = np.radians(rng.normal(0, 5.5))
        c, s = np.cos(angle), np.sin(angle)
        pts = np.float32([[0, 0], [w, 0], [w, h], [0, h]]) - (w / 2, h / 2)
        turned = pts @ np.float32([[c, s], [-s, c]])
        lo, hi = turned.min(0), turned.max(0)
        m = rng.normal(0.03, 0.06, 4) * ref
        box = np.float32([[lo[0] - m[0], lo[1] - m[1]], [hi[0] + m[2], lo[1] - m[1]], [hi[0] + m[2], hi[1] + m[3]],
                          [lo[0] - m[0], hi[1] + m[3]]])
        quad = box @ np.float32([[c, -s], [s, c]]) + (w / 2, h / 2)
        if rng.random() < 0.5:
            quad[:, 0] += rng.normal(0, 0.12) * (quad[:, 1] - h / 2)
        return (quad + rng.normal(0, 0.02, (4, 2)) * ref).astype(np.float32)
    mean, spread = (0.05, 0.06) if roll < 0.82 else (0.16, 0.13)
    left, right = np.clip(rng.normal(mean, spread * 1.3, 2), -0.09, 0.6) * ref
    top, bottom = np.clip(rng.normal(mean, spread, 2), -0.1, 0.45) * ref
    if roll > 0.9:
        left, right = rng.normal(-0.08, 0.07, 2) * ref
        top, bottom = rng.normal(-0.07, 0.05, 2) * ref
    quad = np.float32([[-left, -top], [w + right, -top], [w + right, h + bottom], [-left, h + bottom]])
    if rng.random() < 0.3:
        quad[:, 0] += rng.normal(0, 0.14) * (quad[:, 1] - h / 2)
    worst = 0.06 if rng.random() < 0.88 else 0.13
    return (quad + rng.normal(0, rng.uniform(0.0, worst), (4, 2)) * ref).astype(np.float32)


def _glyph_height(rng: np.random.Generator) -> float:
    """Height of the characters in camera pixels: mostly readable, rarely at the edge of it."""
    lo, hi = ((7.0, 10.0), (10.0, 22.0), (22.0, 52.0))[weighted(rng, (0.09, 0.5, 0.41))]
    return float(np.exp(rng.uniform(np.log(lo), np.log(hi))))


def expose(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """Gain, offset and gamma; one in seven over- or underexposed."""
    x = np.arange(256, dtype=np.float32)
    roll = rng.random()
    if roll < 0.05:
        x = x * rng.uniform(1.2, 1.8) + rng.uniform(-50, 30)
    elif roll < 0.17:
        x = x * rng.uniform(0.08, 0.4) + rng.uniform(0, 120)
    else:
        x = x * rng.uniform(0.5, 1.15) + rng.uniform(-10, 45)
    x = 255 * (np.clip(x, 0, 255) / 255) ** np.exp(rng.normal(0, 0.3))
    return cv2.LUT(image, np.clip(x, 0, 255).astype(np.uint8))


def blur(rng: np.random.Generator, image: np.ndarray, height: float) -> np.ndarray:
    """Defocus and motion, in proportion to the height of the characters in pixels."""
    roll = rng.random()
    if roll < 0.5:
        image = cv2.GaussianBlur(image, (0, 0), max(0.2, rng.uniform(0.2, 0.8) * min(1.8, 0.06 * height + 0.15)))
    elif roll < 0.58:
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.06, 0.1) * height)
    if rng.random() < 0.18:
        n = int(np.clip(rng.uniform(0.06, 0.22) * height, 2, 9))
        kernel = np.zeros((n, n), np.float32)
        a = rng.normal(0, 0.5) + (np.pi / 2 if rng.random() < 0.25 else 0.0)
        c = (n - 1) / 2
        d = np.array([np.cos(a), np.sin(a)]) * c
        cv2.line(kernel, (int(round(c - d[0])), int(round(c - d[1]))), (int(round(c + d[0])), int(round(c + d[1]))), 1.0, 1)
        image = cv2.filter2D(image, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)
    return image


def sensor(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """Noise, sharpening halos and compression."""
    if rng.random() < 0.55:
        sigma = rng.uniform(0.5, 5.0) if rng.random() < 0.8 else rng.uniform(5, 14)
        contrast = min(1.0, float(image.std()) / 35 + 0.15)
        noise = rng.standard_normal(image.shape, dtype=np.float32) * (sigma * contrast)
        if rng.random() < 0.3:
            noise = cv2.blur(noise, (2, 2)) * 1.8
        image = np.clip(image + noise, 0, 255).astype(np.uint8)
    if rng.random() < 0.15:
        soft = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.7, 1.6))
        k = rng.uniform(0.4, 1.6)
        image = cv2.addWeighted(image, 1 + k, soft, -k, 0)
    if rng.random() < 0.45:
        quality = int(rng.uniform(18, 92))
        image = cv2.imdecode(cv2.imencode(".jpg", image, (cv2.IMWRITE_JPEG_QUALITY, quality))[1], cv2.IMREAD_GRAYSCALE)
    return image


def fit(image: np.ndarray, width: int = WIDTH, height: int = HEIGHT, method: int | None = None) -> np.ndarray:
    """Stretches a crop to the recogniser's input: area average when it shrinks, bilinear when it grows."""
    if method is None:
        method = cv2.INTER_AREA if image.shape[1] > width * 1.3 else cv2.INTER_LINEAR
    return cv2.resize(image, (width, height), interpolation=method)


def photograph(rng: np.random.Generator, surrounded: np.ndarray, pad: int, plate_w: int, plate_h: int, lines: int,
               glyph_share: float) -> np.ndarray:
    """The recogniser's crop (HEIGHT x WIDTH, uint8) of a plate that lies `pad` pixels inside its surround.

    `glyph_share` is the height of the characters as a share of the plate's height.
    """
    glyph = min(_glyph_height(rng), 130 * glyph_share)
    capture = glyph / glyph_share
    scale = min(1.0, capture * 1.15 / plate_h)
    if scale < 0.9:
        size = (max(8, int(surrounded.shape[1] * scale)), max(6, int(surrounded.shape[0] * scale)))
        surrounded = cv2.resize(surrounded, size, interpolation=cv2.INTER_AREA)
    else:
        scale = 1.0
    quad = (crop_quad(rng, plate_w, plate_h, lines) + pad) * np.float32(scale)
    width = float(np.linalg.norm(quad[1] - quad[0])) / scale * capture / plate_h
    height = float(np.linalg.norm(quad[3] - quad[0])) / scale * capture / plate_h
    w, h = int(np.clip(width, 20, 420)), int(np.clip(height, 8, 160))
    target = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
    image = cv2.warpPerspective(surrounded, cv2.getPerspectiveTransform(quad, target), (w, h), flags=cv2.INTER_LINEAR,
                                borderMode=cv2.BORDER_REPLICATE)
    image = sensor(rng, expose(rng, blur(rng, image, glyph)))
    roll = rng.random()
    return fit(image, method=cv2.INTER_CUBIC if roll < 0.08 else cv2.INTER_LINEAR if roll < 0.3 else None)
