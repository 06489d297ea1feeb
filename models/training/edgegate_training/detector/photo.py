"""What a camera and its codec do to a picture: light, colour, night, blur, noise, compression. All on uint8 RGB canvases."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator


def tone(rng: Generator, picture: np.ndarray) -> np.ndarray:
    """Exposure, gamma, contrast, colour cast by one look-up table a channel."""
    ramp = np.arange(256, dtype=np.float32) / 255
    gamma = np.exp(rng.uniform(-0.5, 0.5))
    gain, lift = rng.uniform(0.75, 1.25), rng.uniform(-0.08, 0.08)
    strong = rng.random() < 0.15
    table = np.empty((1, 256, 3), np.uint8)
    for channel in range(3):
        cast = rng.uniform(0.6, 1.4) if strong else rng.uniform(0.9, 1.1)
        table[0, :, channel] = (np.clip(ramp**gamma * gain * cast + lift, 0, 1) * 255).astype(np.uint8)
    return cv2.LUT(picture, table)


def saturation(rng: Generator, picture: np.ndarray) -> np.ndarray:
    """From grey (infrared cameras, old cameras) to vivid."""
    grey = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    amount = 0.0 if rng.random() < 0.35 else rng.uniform(0.3, 1.5)
    return cv2.addWeighted(picture, amount, grey, 1 - amount, 0)


def night(rng: Generator, picture: np.ndarray) -> np.ndarray:
    """Darkens the scene as a whole; called before a rendered plate is put in, which the lamp then lights."""
    ramp = np.arange(256, dtype=np.float32) / 255
    dark = (ramp ** rng.uniform(1.0, 2.0) * rng.uniform(0.1, 0.45) * 255).astype(np.uint8)
    return cv2.LUT(picture, dark)


def glare(rng: Generator, picture: np.ndarray, near: np.ndarray | None) -> np.ndarray:
    """Adds one or two head-lamps' glow, beside the plate if there is one. near: its quad."""
    rows, columns = picture.shape[:2]
    small = np.zeros((rows // 8 + 1, columns // 8 + 1, 3), np.float32)
    if near is not None:
        reach = np.linalg.norm(near[1] - near[0])
        centre = near.mean(0)
        spots = [centre + np.array([s * reach * rng.uniform(0.8, 1.8), -reach * rng.uniform(0.0, 0.6)]) for s in (-1, 1)]
        size = reach * rng.uniform(0.15, 0.4)
    else:
        spots = [rng.random(2) * (columns, rows) for _ in range(2)]
        size = rng.uniform(8, 40)
    for spot in spots[: 2 if rng.random() < 0.7 else 1]:
        colour = np.array([255, rng.uniform(225, 255), rng.uniform(180, 255)])
        cv2.circle(small, (int(spot[0] / 8), int(spot[1] / 8)), max(1, int(size / 8)), colour.tolist(), -1)
    small = cv2.GaussianBlur(small, (0, 0), max(0.6, size / 8 * rng.uniform(0.5, 1.5)))
    return cv2.add(picture, cv2.resize(small, (columns, rows)).clip(0, 255).astype(np.uint8))


def blur(rng: Generator, picture: np.ndarray, most: float) -> np.ndarray:
    """Out of focus, or moved while the shutter was open. most: strength in pixels."""
    strength = rng.uniform(0.3, max(0.4, most))
    if rng.random() < 0.5:
        return cv2.GaussianBlur(picture, (0, 0), strength)
    length = max(2, int(strength * 3))
    kernel = np.zeros((length, length), np.float32)
    angle = rng.uniform(0, np.pi)
    middle = (length - 1) / 2
    end = np.array([np.cos(angle), np.sin(angle)]) * middle
    cv2.line(kernel, tuple(np.round(middle - end).astype(int).tolist()), tuple(np.round(middle + end).astype(int).tolist()), 1.0, 1)
    return cv2.filter2D(picture, -1, kernel / max(kernel.sum(), 1e-3))


def noise(rng: Generator, picture: np.ndarray) -> np.ndarray:
    """Sensor noise; in half of the cases blotchy, as after a camera's own denoising."""
    rows, columns = picture.shape[:2]
    scale = 2 if rng.random() < 0.5 else 1
    grain = np.empty((rows // scale, columns // scale, 3), np.int16)
    cv2.setRNGSeed(int(rng.integers(1 << 30)))
    cv2.randn(grain, (0, 0, 0), (rng.uniform(2, 14),) * 3)
    if scale == 2:
        grain = cv2.resize(grain, (columns, rows))
    return cv2.add(picture, grain, dtype=cv2.CV_8U)


def compress(rng: Generator, picture: np.ndarray) -> np.ndarray:
    """A JPEG round trip."""
    _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(20, 90))])
    return cv2.imdecode(data, cv2.IMREAD_COLOR)


def coarse(rng: Generator, picture: np.ndarray) -> np.ndarray:
    """As if the source had been a small picture, enlarged to the working size."""
    rows, columns = picture.shape[:2]
    k = rng.uniform(0.4, 0.8)
    small = cv2.resize(picture, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
    if rng.random() < 0.4:
        small = compress(rng, small)
    return cv2.resize(small, (columns, rows), interpolation=cv2.INTER_LINEAR)


def shoot(rng: Generator, picture: np.ndarray, smallest: float) -> np.ndarray:
    """The whole chain. smallest: height in pixels of the smallest plate, so that blur leaves it visible."""
    if rng.random() < 0.8:
        picture = tone(rng, picture)
    if rng.random() < 0.35:
        picture = saturation(rng, picture)
    if rng.random() < 0.25 and smallest > 14:
        picture = coarse(rng, picture)
    if rng.random() < 0.3:
        picture = blur(rng, picture, min(2.5, smallest / 12))
    if rng.random() < 0.4:
        picture = noise(rng, picture)
    if rng.random() < 0.3:
        picture = compress(rng, picture)
    return picture
