"""Everything on a plate that is not its number: bands, borders, headers, emblems, stickers, bolts, backgrounds."""

from __future__ import annotations

import cv2
import numpy as np

from . import glyphs
from .faces import CHINESE, SMALL
from .layout import RGB, Layout

Rect = tuple[float, float, float, float]
WHEELCHAIR = 7
"""Kind of emblem."""


def jitter_colour(rng: np.random.Generator, colour: RGB, amount: float = 14.0) -> tuple[int, int, int]:
    """The colour with a little noise in each channel."""
    return tuple(int(min(255.0, max(0.0, c + rng.normal(0, amount)))) for c in colour)  # type: ignore[return-value]


def blend(canvas: np.ndarray, mask: np.ndarray, x: int, y: int, colour: RGB, opacity: float = 1.0) -> None:
    """Paints a colour through a coverage mask whose top-left corner lies at (x, y); cut at the edges."""
    h, w = canvas.shape[:2]
    x0, y0, x1, y1 = max(0, x), max(0, y), min(w, x + mask.shape[1]), min(h, y + mask.shape[0])
    if x1 <= x0 or y1 <= y0:
        return
    m = mask[y0 - y:y1 - y, x0 - x:x1 - x].astype(np.uint16)[..., None]
    m = ((m + (m >> 7)) * np.uint16(opacity * 255 + 0.5)) // np.uint16(255) if opacity < 1 else m + (m >> 7)
    roi = canvas[y0:y1, x0:x1]
    canvas[y0:y1, x0:x1] = (roi * (np.uint16(256) - m) + np.uint16(colour) * m) >> 8


def text(canvas: np.ndarray, rng: np.random.Generator, string: str, box: Rect, colour: RGB, face: str = "",
         opacity: float = 1.0) -> None:
    """Small text centred in a box given in fractions of the canvas."""
    if not string:
        return
    h, w = canvas.shape[:2]
    if not face:
        pool = CHINESE if ord(string[0]) > 0x2e80 else SMALL
        face = pool[int(rng.integers(len(pool)))]
    mask = glyphs.small_text(face, string)
    bw, bh = (box[2] - box[0]) * w, (box[3] - box[1]) * h
    scale = min(bh / mask.shape[0], bw / mask.shape[1])
    size = (max(2, int(mask.shape[1] * scale)), max(2, int(mask.shape[0] * scale)))
    mask = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
    blend(canvas, mask, int(box[0] * w + (bw - size[0]) / 2), int(box[1] * h + (bh - size[1]) / 2), colour, opacity)


def band(canvas: np.ndarray, rng: np.random.Generator, layout: Layout) -> None:
    """The country band at the left edge (and a plain one at the right where the layout has it)."""
    h, w = canvas.shape[:2]
    width = int(w * rng.uniform(0.075, 0.095) * (2.0 if len(layout.boxes) > 1 else 1.0))
    colour = jitter_colour(rng, layout.band_colour)
    bottom = h if len(layout.boxes) == 1 else int(h * 0.48)
    canvas[:bottom, :width] = colour
    if layout.band_right:
        canvas[:bottom, w - width:] = colour
    yellow = (235, 215, 70) if rng.random() < 0.8 else (240, 240, 240)
    if rng.random() < 0.85:
        cx, cy, r = width / 2, bottom * 0.3, width * 0.3
        for k in range(12):
            a = k * np.pi / 6
            cv2.circle(canvas, (int(cx + r * np.cos(a)), int(cy + r * np.sin(a))), max(1, width // 14), yellow, -1)
    text(canvas, rng, layout.band, (0.01, 0.64 * bottom / h, (width / w) - 0.01, 0.9 * bottom / h), (240, 240, 240))


def border(canvas: np.ndarray, rng: np.random.Generator, kind: str, colour: RGB) -> None:
    """A line around the plate, or a dark panel inside a light plate."""
    h, w = canvas.shape[:2]
    if kind == "inset":
        inset_x, top, bottom = int(w * rng.uniform(0.02, 0.05)), int(h * rng.uniform(0.1, 0.2)), int(h * rng.uniform(0.04, 0.16))
        panel = canvas[0, 0].tolist()
        light = jitter_colour(rng, (225, 225, 222), 12)
        canvas[:] = light
        cv2.rectangle(canvas, (inset_x, top), (w - 1 - inset_x, h - 1 - bottom), panel, -1)
        return
    if kind == "line" or (kind == "maybe" and rng.random() < 0.5):
        gap = int(h * rng.uniform(0.0, 0.05))
        cv2.rectangle(canvas, (gap, gap), (w - 1 - gap, h - 1 - gap), colour, max(1, int(h * rng.uniform(0.012, 0.05))))


def bolts(canvas: np.ndarray, rng: np.random.Generator) -> None:
    """Two or four screws, light, dark or hidden."""
    h, w = canvas.shape[:2]
    if rng.random() < 0.35:
        return
    dx, y = w * rng.uniform(0.1, 0.32), h * (rng.uniform(0.05, 0.16) if rng.random() < 0.6 else rng.uniform(0.4, 0.6))
    ys = [y] if rng.random() < 0.5 else [y, h - y]
    if abs(y - h / 2) < h * 0.12:
        dx, ys = w * rng.uniform(0.015, 0.05), [y]
    grey = int(rng.integers(30, 230))
    for yy in ys:
        for xx in (dx, w - dx):
            r = max(1, int(h * rng.uniform(0.02, 0.045)))
            if rng.random() < 0.4:
                cv2.ellipse(canvas, (int(xx), int(yy)), (int(r * 1.9), r), 0, 0, 360, (grey, grey, grey), -1, cv2.LINE_AA)
            else:
                cv2.circle(canvas, (int(xx), int(yy)), r, (grey, grey, grey), -1, cv2.LINE_AA)


def emblem(canvas: np.ndarray, rng: np.random.Generator, x: float, y: float, size: float, strong: bool, kind: int | None = None) -> None:
    """A seal, shield, star, tree, map outline, fruit or wheelchair in a square of `size` pixels around (x, y)."""
    s = max(3.0, size)
    layer = np.zeros((int(s) + 3, int(s) + 3), np.uint8)
    c, r = s / 2 + 1, s / 2
    kind = int(rng.integers(12)) if kind is None else kind
    t = max(1, int(s * rng.uniform(0.06, 0.16)))

    def poly(points: np.ndarray, filled: bool = True) -> None:
        p = np.int32(np.round(points * 8))
        if filled:
            cv2.fillPoly(layer, [p], 255, cv2.LINE_AA, 3)
        else:
            cv2.polylines(layer, [p], True, 255, t, cv2.LINE_AA, 3)

    if kind <= 1:
        cv2.circle(layer, (int(c), int(c)), int(r * 0.95), 255, -1 if kind else t, cv2.LINE_AA)
        if kind:
            cv2.circle(layer, (int(c), int(c)), int(r * 0.55), int(rng.integers(60, 180)), t, cv2.LINE_AA)
    elif kind == 2:
        poly(np.array([[-.75, -.9], [.75, -.9], [.75, .2], [0, .95], [-.75, .2]]) * r + c)
        cv2.line(layer, (int(c), int(c - r * .6)), (int(c), int(c + r * .4)), 70, t)
        cv2.line(layer, (int(c - r * .4), int(c - r * .2)), (int(c + r * .4), int(c - r * .2)), 70, t)
    elif kind == 3:
        a = np.arange(10) * np.pi / 5 - np.pi / 2
        q = np.where(np.arange(10) % 2, 0.42, 0.98)
        poly(np.stack([np.cos(a) * q, np.sin(a) * q], 1) * r + c)
    elif kind == 4:
        for k in range(3):
            top = -0.95 + 0.5 * k
            poly(np.array([[0, top], [.35 + .2 * k, top + .8], [-.35 - .2 * k, top + .8]]) * r + c)
    elif kind == 5:
        n = int(rng.integers(5, 11))
        a = np.sort(rng.random(n)) * 2 * np.pi
        q = rng.uniform(0.5, 1.0, n)
        poly(np.stack([np.cos(a) * q, np.sin(a) * q], 1) * r + c, rng.random() < 0.5)
    elif kind == 6:
        cv2.ellipse(layer, (int(c), int(c + r * .1)), (int(r * .75), int(r * .7)), 0, 0, 360, 255, -1, cv2.LINE_AA)
        cv2.line(layer, (int(c), int(c - r * .5)), (int(c + r * .4), int(c - r * .95)), 255, t, cv2.LINE_AA)
    elif kind == 7:
        cv2.circle(layer, (int(c - r * .1), int(c + r * .35)), int(r * .55), 255, t, cv2.LINE_AA)
        poly(np.array([[-.1, -.5], [-.05, .25], [.45, .25], [.75, .8]]) * r + c, False)
        cv2.circle(layer, (int(c - r * .1), int(c - r * .75)), max(1, int(r * .2)), 255, -1, cv2.LINE_AA)
    elif kind == 8:
        x, y = rng.uniform(-0.5, 0.5, 2)
        for _ in range(int(rng.integers(6, 14))):
            cv2.ellipse(layer, (int(c + x * r), int(c + y * r)), (max(1, int(r * rng.uniform(.1, .35))), max(1, int(r * rng.uniform(.08, .3)))),
                        float(rng.uniform(0, 180)), 0, 360, 255, -1, cv2.LINE_AA)
            x, y = np.clip((x + rng.normal(0, .35), y + rng.normal(0, .35)), -.8, .8)
    elif kind >= 10:
        _silhouette(layer, rng, c, r)
    else:
        for k in range(int(rng.integers(2, 5))):
            p = rng.uniform(-.8, .8, 2) * r + c
            cv2.ellipse(layer, (int(p[0]), int(p[1])), (max(1, int(r * rng.uniform(.15, .5))), max(1, int(r * rng.uniform(.15, .5)))),
                        float(rng.uniform(0, 180)), 0, 360, int(rng.integers(120, 256)), -1, cv2.LINE_AA)
    colour = tuple(int(v) for v in rng.integers(20, 240, 3)) if rng.random() < 0.65 and kind < 10 else (25, 25, 30)
    blend(canvas, layer, int(x - c), int(y - c), colour, rng.uniform(0.6, 1.0) if strong else rng.uniform(0.15, 0.6))


# A horse that bucks and its rider, a hat in the raised hand: the mark of Wyoming since 1936. Outline in a box of 1 x 1, its upper left corner first.
_RIDER = np.float32([
    (.38, .04), (.44, .0), (.52, .02), (.57, .06), (.63, .09), (.6, .12), (.47, .13), (.46, .17), (.5, .23), (.58, .18), (.66, .13), (.72, .17), (.7, .23), (.63, .27), (.62, .34),
    (.63, .44), (.72, .45), (.8, .5), (.86, .6), (.93, .7), (1.0, .81), (.97, .88), (.86, .89), (.78, .95), (.71, .9), (.72, .8), (.68, .77), (.66, .84), (.67, .94), (.62, 1.0),
    (.58, .94), (.58, .82), (.54, .73), (.44, .67), (.36, .64), (.35, .7), (.4, .76), (.38, .83), (.3, .75), (.33, .84), (.28, .82), (.21, .74), (.2, .66), (.11, .6), (.1, .5),
    (.15, .42), (.22, .4), (.2, .33), (.14, .29), (.09, .31), (.06, .38), (.05, .47), (.0, .44), (.02, .34), (.07, .26), (.15, .24), (.23, .28), (.27, .37), (.38, .4), (.42, .34), (.4, .24),
    (.42, .17), (.42, .1)])


def rider(canvas: np.ndarray, rng: np.random.Generator, x: float, y: float, width: float, height: float) -> None:
    """A dark figure taller than the characters around (x, y): half the time a rider on a horse, or another one with a body and limbs."""
    w, h = max(6, int(width)), max(8, int(height))
    layer = np.zeros((h + 4, w + 4), np.uint8)
    if rng.random() < 0.55:
        outline = _RIDER + rng.normal(0, 0.012, _RIDER.shape).astype(np.float32)
        cv2.fillPoly(layer, [np.int32(np.round((outline * (w, h) + 2) * 8))], 255, cv2.LINE_AA, 3)
    else:
        s = min(w, h)
        square = np.zeros((s + 4, s + 4), np.uint8)
        _silhouette(square, rng, s / 2 + 2, s / 2)
        layer = cv2.resize(square, (w + 4, h + 4), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.12:
        layer = layer[:, ::-1].copy()
    dark = tuple(int(v) for v in rng.integers(10, 60, 3)) if rng.random() < 0.8 else tuple(int(v) for v in rng.integers(20, 200, 3))
    blend(canvas, layer, int(x - w / 2 - 2), int(y - h / 2 - 2), dark, rng.uniform(0.75, 1.0))


def _silhouette(layer: np.ndarray, rng: np.random.Generator, c: float, r: float) -> None:
    """A dark figure: a body and four to seven limbs that leave it, as of a horse with its rider, a bird, a lighthouse, a tree."""
    body = (c + rng.normal(0, 0.12) * r, c + rng.normal(0, 0.12) * r)
    lean = float(rng.uniform(0, 180))
    cv2.ellipse(layer, (int(body[0]), int(body[1])), (max(1, int(r * rng.uniform(.3, .55))), max(1, int(r * rng.uniform(.15, .35)))), lean, 0, 360, 255, -1, cv2.LINE_AA)
    for _ in range(int(rng.integers(4, 8))):
        a = rng.uniform(0, 2 * np.pi)
        knee = np.array(body) + np.array([np.cos(a), np.sin(a)]) * r * rng.uniform(.35, .65)
        foot = knee + rng.normal(0, .32, 2) * r
        t = max(1, int(r * rng.uniform(.1, .26)))
        cv2.polylines(layer, [np.int32(np.round([body, knee, foot]))], False, 255, t, cv2.LINE_AA)
    if rng.random() < 0.7:
        head = np.array(body) + rng.uniform(-.75, .75, 2) * r
        cv2.circle(layer, (int(head[0]), int(head[1])), max(1, int(r * rng.uniform(.12, .24))), 255, -1, cv2.LINE_AA)


def stack(canvas: np.ndarray, rng: np.random.Generator, x: float, y: float, width: float, height: float, ink: RGB) -> None:
    """Two or three small characters one above the other: a plate's type, no part of its number."""
    h, w = canvas.shape[:2]
    n = 2 if rng.random() < 0.75 else 3
    face = SMALL[int(rng.integers(4))]
    for k in range(n):
        c = chr(65 + int(rng.integers(26))) if rng.random() < 0.75 else str(int(rng.integers(10)))
        top = y - height / 2 + k * height / n
        text(canvas, rng, c, ((x - width / 2) / w, top / h, (x + width / 2) / w, (top + height / n * 0.88) / h), ink, face)


def state_background(canvas: np.ndarray, rng: np.random.Generator) -> None:
    """Pictures behind the number, as on North American plates: a fade, hills, blobs, stripes at top and bottom."""
    h, w = canvas.shape[:2]
    roll = rng.random()
    if roll < 0.4:
        other = np.float32(rng.integers(110, 256, 3))
        t = np.linspace(0, 1, h, dtype=np.float32)[:, None, None] ** rng.uniform(0.6, 3)
        if rng.random() < 0.5:
            t = t[::-1]
        canvas[:] = (canvas + (other - canvas) * (t * rng.uniform(0.3, 1))).astype(np.uint8)
    if rng.random() < 0.3:
        n = int(rng.integers(4, 9))
        xs = np.linspace(0, w, n)
        ys = h * rng.uniform(0.25, 0.8) - h * rng.uniform(0, 0.3, n)
        points = np.int32(np.vstack([np.stack([xs, ys], 1), [[w, h], [0, h]]]))
        layer = np.zeros((h, w), np.uint8)
        cv2.fillPoly(layer, [points], 255, cv2.LINE_AA)
        blend(canvas, layer, 0, 0, tuple(int(v) for v in rng.integers(80, 240, 3)), rng.uniform(0.1, 0.6))
    if rng.random() < 0.25:
        for _ in range(int(rng.integers(1, 4))):
            emblem(canvas, rng, rng.uniform(0, w), rng.uniform(h * .2, h * .8), h * rng.uniform(0.3, 0.8), False)
    for top in (True, False):
        if rng.random() < 0.2:
            d = int(h * rng.uniform(0.05, 0.22))
            rows = slice(0, d) if top else slice(h - d, h)
            canvas[rows] = tuple(int(v) for v in rng.integers(20, 230, 3))


def stickers(canvas: np.ndarray, rng: np.random.Generator) -> None:
    """Month and year stickers in the corners."""
    h, w = canvas.shape[:2]
    for x, y in ((0.02, 0.04), (0.84, 0.04), (0.02, 0.78), (0.84, 0.78)):
        if rng.random() > 0.3:
            continue
        box = (x, y, x + rng.uniform(0.09, 0.15), y + rng.uniform(0.12, 0.19))
        colour = tuple(int(v) for v in rng.integers(20, 256, 3))
        if rng.random() < 0.7:
            cv2.rectangle(canvas, (int(box[0] * w), int(box[1] * h)), (int(box[2] * w), int(box[3] * h)), colour, -1)
        ink = (15, 15, 15) if sum(colour) > 300 else (240, 240, 240)
        word = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC", "08", "13", "4", "10", "06")
        text(canvas, rng, word[int(rng.integers(len(word)))], (box[0] + .01, box[1] + .02, box[2] - .01, box[3] - .02), ink)
