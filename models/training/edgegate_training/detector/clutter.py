"""Text and patterns that are no plate: time stamps, stickers, slogans, bay numbers, grilles. The detector learns to say no to them."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator

from .geometry import extents, iou

FONTS = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_COMPLEX, cv2.FONT_HERSHEY_PLAIN, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX)
WORDS = ("PARKING", "TAXI", "www.garage", "FOR SALE", "EXIT", "Delivery", "SERVICE", "P", "STOP", "4x4", "TURBO", "HYBRID", "rent me", "SCHOOL", "P3", "CAM 01")


def colour(rng: Generator) -> tuple[int, int, int]:
    """White, black, or any."""
    pick = rng.random()
    if pick < 0.35:
        return (255, 255, 255)
    if pick < 0.55:
        return (10, 10, 10)
    r, g, b = rng.integers(0, 256, 3)
    return (int(r), int(g), int(b))


def stamp(rng: Generator, picture: np.ndarray) -> None:
    """A recorder's date and time in a corner of the picture, in place."""
    rows, columns = picture.shape[:2]
    y, mo, d, h, mi, s = (int(v) for v in rng.integers([2003, 1, 1, 0, 0, 0], [2027, 13, 29, 24, 60, 60]))
    text = (f"{y}/{mo:02}/{d:02} {h:02}:{mi:02}:{s:02}", f"{d:02}-{mo:02}-{y} {h:02}:{mi:02}", f"{h:02}:{mi:02}:{s:02}")[int(rng.integers(3))]
    scale = rng.uniform(0.3, 0.8)
    font = FONTS[int(rng.integers(4))]
    (w, t), _ = cv2.getTextSize(text, font, scale, 1)
    at = (int(rng.choice([4, max(4, columns - w - 6)])), int(rng.choice([t + 5, rows - 8])))
    if rng.random() < 0.4:
        paper = 255 if rng.random() < 0.5 else 0
        cv2.rectangle(picture, (at[0] - 3, at[1] - t - 4), (at[0] + w + 3, at[1] + 5), (paper,) * 3, -1)
        cv2.putText(picture, text, at, font, scale, (255 - paper,) * 3, 1, cv2.LINE_AA)
    else:
        cv2.putText(picture, text, at, font, scale, colour(rng), int(rng.integers(1, 3)), cv2.LINE_AA)


def sticker(rng: Generator, picture: np.ndarray, quads: list[np.ndarray]) -> None:
    """A word, a telephone number or a grille somewhere that is clear of the plates, in place."""
    rows, columns = picture.shape[:2]
    text = WORDS[int(rng.integers(len(WORDS)))] if rng.random() < 0.5 else "0" + "".join(str(v) for v in rng.integers(0, 10, int(rng.integers(8, 12))))
    scale = float(np.exp(rng.uniform(np.log(0.3), np.log(1.6))))
    font = FONTS[int(rng.integers(len(FONTS)))]
    thick = max(1, int(scale * rng.uniform(1, 3)))
    (w, t), _ = cv2.getTextSize(text, font, scale, thick)
    x, y = int(rng.integers(-w // 3, columns)), int(rng.integers(t, rows))
    box = np.array([x - 4, y - t - 4, x + w + 4, y + 6], np.float32)
    if any(iou(box, extents(q)) > 0 for q in quads):
        return
    if rng.random() < 0.3:
        w2, h2 = int(rng.integers(30, 160)), int(rng.integers(10, 60))
        box = np.array([x, y, x + w2, y + h2], np.float32)
        if not any(iou(box, extents(q)) > 0 for q in quads):
            grille(rng, picture, x, y, w2, h2)
        return
    cv2.putText(picture, text, (x, y), font, scale, colour(rng), thick, cv2.LINE_AA)


def grille(rng: Generator, picture: np.ndarray, x: int, y: int, w: int, h: int) -> None:
    """Bars of a radiator grille, in place."""
    dark, light = colour(rng), colour(rng)
    cv2.rectangle(picture, (x, y), (x + w, y + h), dark, -1)
    step = int(rng.integers(3, 12))
    if rng.random() < 0.5:
        for v in range(y + 1, y + h, step):
            cv2.line(picture, (x, v), (x + w, v), light, max(1, step // 3), cv2.LINE_AA)
    else:
        for v in range(x + 1, x + w, step):
            cv2.line(picture, (v, y), (v, y + h), light, max(1, step // 3), cv2.LINE_AA)
