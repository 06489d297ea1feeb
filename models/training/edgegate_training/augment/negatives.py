"""Crops that are not a plate: what a detector may hand over by mistake."""

from __future__ import annotations

import cv2
import numpy as np

from ..common.choice import one_of
from ..plates import glyphs, render_plate
from ..plates.faces import SMALL
from . import camera
from .lettering import lettering
from .surround import WORDS, photo_pieces


def _words(rng: np.random.Generator) -> np.ndarray:
    h, w = 48, int(rng.integers(80, 200))
    back, ink = int(rng.integers(0, 256)), int(rng.integers(0, 256))
    out = np.full((h, w), back, np.uint8)
    rows = int(rng.integers(2, 5))
    for k in range(rows):
        mask = glyphs.small_text(one_of(rng, SMALL), " ".join(one_of(rng, WORDS) for _ in range(int(rng.integers(1, 4)))))
        mask = cv2.resize(mask, (int(w * rng.uniform(0.5, 0.95)), max(5, h // rows - 3)), interpolation=cv2.INTER_AREA)
        y, x = k * h // rows, int(rng.integers(0, max(1, w - mask.shape[1])))
        roi = out[y:y + mask.shape[0], x:x + mask.shape[1]]
        roi[:] = (roi + (ink - roi.astype(np.float32)) * (mask[:roi.shape[0], :roi.shape[1]] / 255.0)).astype(np.uint8)
    return out


def _grille(rng: np.random.Generator) -> np.ndarray:
    h, w = 48, 128
    out = np.full((h, w), int(rng.integers(0, 256)), np.uint8)
    tone, step = int(rng.integers(0, 256)), int(rng.integers(4, 16))
    for k in range(0, w if rng.random() < 0.5 else h, step):
        if rng.random() < 0.5:
            cv2.line(out, (k, 0), (k + int(rng.integers(-6, 7)), h), tone, max(1, step // 3))
        else:
            cv2.line(out, (0, k), (w, k + int(rng.integers(-4, 5))), tone, max(1, step // 3))
    return out


def _blotches(rng: np.random.Generator) -> np.ndarray:
    coarse = rng.uniform(0, 255, (int(rng.integers(2, 12)), int(rng.integers(2, 24)))).astype(np.float32)
    return cv2.resize(coarse, (128, 48), interpolation=cv2.INTER_CUBIC).clip(0, 255).astype(np.uint8)


def _corner_of_a_plate(rng: np.random.Generator) -> np.ndarray:
    plate = camera.to_grey(rng, render_plate(rng, height=48).rgb)
    h, w = plate.shape
    canvas = np.full((h * 3, w * 3), int(rng.integers(0, 256)), np.uint8)
    canvas[h:2 * h, w:2 * w] = plate
    dy = int(rng.choice((-1, 1)) * rng.uniform(0.62, 0.85) * h)
    return canvas[h + dy:2 * h + dy, w:2 * w]


def negative(rng: np.random.Generator) -> np.ndarray:
    """A crop (HEIGHT x WIDTH, uint8) without a readable plate."""
    roll = rng.random()
    pieces = photo_pieces()
    if roll < 0.45 and pieces is not None:
        image = pieces[int(rng.integers(len(pieces)))]
        if rng.random() < 0.5:
            image = image[:, ::-1]
    elif roll < 0.7:
        image = lettering(rng)
    elif roll < 0.78:
        image = _words(rng)
    elif roll < 0.85:
        image = _grille(rng)
    elif roll < 0.91:
        image = _blotches(rng)
    else:
        image = _corner_of_a_plate(rng)
    image = camera.fit(np.ascontiguousarray(image), int(rng.integers(40, 180)), int(rng.integers(16, 64)))
    return camera.fit(camera.sensor(rng, camera.expose(rng, camera.blur(rng, image, image.shape[0]))))
