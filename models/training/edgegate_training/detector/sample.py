"""Makes one training sample: a scene, framed at a chosen plate size, with some of its plates replaced by rendered ones."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator

from . import clutter, composite, photo
from .bank import PlateBank
from .geometry import FILL, extents, height, mirrored, transform, width
from .pictures import Pictures, Scene
from .targets import Plate, encode

SMALLEST = 9.0
"""Plates narrower than this many pixels, or half as tall as a third of it, are neither wanted nor punished."""

QUARTER_TURNS = 0.08
"""Share of scenes that lie on their side."""

TILTED = 0.15
"""Share of turned scenes that are turned far: a telephone held aslant, a steep ramp, a plate that hangs by one screw."""

LIGHT_ON_DARK = 0.2
"""Share of rendered plates whose characters are light on dark paper."""

FADED = 0.12
"""Share of rendered plates of little contrast: dirt, shade, paint worn off."""


def sample(rng: Generator, pictures: Pictures, bank: PlateBank, columns: int, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """Returns (canvas uint8 [rows, columns, 3], targets float32 [12, rows/8, columns/8])."""
    canvas, plates = compose(rng, pictures, bank, columns, rows)
    return canvas, encode([settled(p, columns, rows) for p in plates], columns, rows)


def compose(rng: Generator, pictures: Pictures, bank: PlateBank, columns: int, rows: int) -> tuple[np.ndarray, list[Plate]]:
    """The photograph and every plate that is in it, cut-off ones too."""
    scene = pictures.draw(rng)
    replace = rng.random() < 0.7 and bool(scene.quads)
    canvas, plates, roll = frame(rng, scene, replace, columns, rows)
    if rng.random() < 0.3:
        for _ in range(int(rng.integers(1, 4))):
            clutter.sticker(rng, canvas, [p.quad for p in plates])
    if rng.random() < 0.06:
        for plate in plates:
            composite.erase(rng, canvas, plate.quad)
        plates = []
    elif replace:
        dark = rng.random() < 0.25
        if dark:
            canvas = photo.night(rng, canvas)
        plates = [renewed(rng, canvas, p, bank, roll, dark) for p in plates]
        if rng.random() < 0.25 or not plates:
            plates = extra(rng, canvas, plates, bank, roll, dark)
        if dark and rng.random() < 0.6:
            canvas = photo.glare(rng, canvas, plates[0].quad if plates and plates[0].kind == "corners" else None)
    elif rng.random() < 0.08:
        canvas = photo.glare(rng, canvas, None)
    smallest = min((height(p.quad) for p in plates if p.kind != "ignore"), default=30.0)
    canvas = photo.shoot(rng, canvas, smallest)
    if rng.random() < 0.12:
        clutter.stamp(rng, canvas)
    return canvas, plates


def frame(rng: Generator, scene: Scene, replace: bool, columns: int, rows: int) -> tuple[np.ndarray, list[Plate], float]:
    """Cuts a canvas out of the scene: one plate gets a size drawn log-uniformly and a place on the canvas. Returns the roll in radians too."""
    flip = rng.random() < 0.5
    lain = 0.0
    if rng.random() < QUARTER_TURNS:
        # A telephone held upright, a camera mounted on its side: the reading direction runs up or down.
        up = rng.random() < 0.5
        scene = quarter_turned(scene, up)
        lain = np.pi / 2 * (-1 if up else 1) * (-1 if flip else 1)
    turned = rng.random() < (0.6 if replace else 0.3)
    roll = float(rng.normal(0, 0.11)) if turned else 0.0
    if turned and replace and rng.random() < TILTED:
        roll = float(rng.uniform(-0.8, 0.8))
    h, w = scene.pixels.shape[:2]
    if scene.quads:
        chosen = scene.quads[int(rng.integers(len(scene.quads)))]
        anchor, wide = chosen.mean(0), max(width(chosen), 1.5 * height(chosen), 8.0)
    else:
        anchor, wide = np.array([w / 2, h / 2]), w / 4
    wanted = np.exp(rng.uniform(np.log(20), np.log(0.7 * columns)))
    whole = min(columns / w, rows / h)
    # Far below "the whole picture fits" there is nothing but grey bars to look at; far above three there is only blur.
    scale = float(np.clip(wanted / wide, 0.85 * whole, max(3.0, whole)))
    stretch = np.exp(rng.uniform(-0.12, 0.12))
    place = rng.uniform(0.08, 0.92, 2) * (columns, rows)
    if rng.random() < 0.3:  # the whole picture, letterboxed, as the gate sees it
        scale, anchor, place = whole * rng.uniform(0.9, 1.05), np.array([w / 2, h / 2]), np.array([columns / 2, rows / 2])
    elif rng.random() < 0.8:
        place = covering(place, anchor[0] if not flip else w - anchor[0], anchor[1], scale, (w, h), (columns, rows))
    c, s = np.cos(roll) * scale, np.sin(roll) * scale
    sign = -1.0 if flip else 1.0
    linear = np.array([[c, -s], [s, c]]) @ np.diag([sign * stretch, 1.0])
    matrix = np.eye(3)
    matrix[:2, :2] = linear
    matrix[:2, 2] = place - linear @ anchor
    if turned:
        tilt = np.eye(3)
        tilt[2, :2] = rng.normal(0, 0.12, 2) / (columns, rows)
        centred = np.eye(3)
        centred[:2, 2] = (-columns / 2, -rows / 2)
        matrix = np.linalg.inv(centred) @ tilt @ centred @ matrix
    shrink = scale
    source, before = scene.pixels, np.eye(3)
    if shrink < 0.6:
        factor = min(1.0, shrink * 1.3)
        source = cv2.resize(source, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA if rng.random() < 0.7 else cv2.INTER_LINEAR)
        before[0, 0], before[1, 1] = w / source.shape[1], h / source.shape[0]
    fill = FILL if rng.random() < 0.7 else int(rng.integers(0, 256))
    whole_move = matrix @ before
    if turned:
        canvas = cv2.warpPerspective(source, whole_move, (columns, rows), flags=cv2.INTER_LINEAR, borderValue=(fill,) * 3)
    else:
        canvas = cv2.warpAffine(source, whole_move[:2], (columns, rows), flags=cv2.INTER_LINEAR, borderValue=(fill,) * 3)
    plates = []
    for quad, true in zip(scene.quads, scene.true):
        moved = transform(matrix, quad)
        x0, y0, x1, y1 = extents(moved)
        if x1 < 0 or y1 < 0 or x0 > columns or y0 > rows or max(x1 - x0, y1 - y0) > 4 * columns:
            continue
        plates.append(Plate(mirrored(moved) if flip else moved, "corners" if true else "score" if turned else "box"))
    return canvas, plates, roll + lain


def quarter_turned(scene: Scene, up: bool) -> Scene:
    """The scene turned by 90 degrees: reading runs up the picture afterwards, or down it."""
    rows, columns = scene.pixels.shape[:2]
    if up:
        quads = [np.stack([q[:, 1], columns - q[:, 0]], 1) for q in scene.quads]
    else:
        quads = [np.stack([rows - q[:, 1], q[:, 0]], 1) for q in scene.quads]
    return Scene(np.rot90(scene.pixels, 1 if up else -1), quads, scene.true)


def covering(place: np.ndarray, ax: float, ay: float, scale: float, size: tuple[int, int], canvas: tuple[int, int]) -> np.ndarray:
    """Moves the anchor's place so that the picture covers the canvas, or lies wholly on it where it is too small to cover it."""
    out = place.copy()
    for axis, anchor in enumerate((ax, ay)):
        ends = sorted((anchor * scale, canvas[axis] - (size[axis] - anchor) * scale))
        out[axis] = np.clip(place[axis], *ends)
    return out


def settled(plate: Plate, columns: int, rows: int) -> Plate:
    """Turns plates that are cut off by the edge, or too small to be seen, into ones to ignore."""
    box = extents(plate.quad)
    inside = np.clip(box, 0, [columns, rows, columns, rows])
    area = max(1e-3, float((box[2] - box[0]) * (box[3] - box[1])))
    seen = float(max(0, inside[2] - inside[0]) * max(0, inside[3] - inside[1])) / area
    wide = max(width(plate.quad), height(plate.quad))
    if seen < 0.02 or plate.kind == "ignore":
        return Plate(plate.quad, "ignore")
    if seen < 0.75 or wide < SMALLEST or min(width(plate.quad), height(plate.quad)) < SMALLEST / 3:
        return Plate(plate.quad, "ignore")
    return plate


def worn(rng: Generator, face: np.ndarray) -> np.ndarray:
    """Now and then light characters on dark paper (few regions have them, but those have nothing else), or next to no contrast."""
    if rng.random() < LIGHT_ON_DARK:
        face = 255 - face
    if rng.random() < FADED:
        share = rng.uniform(0.25, 0.6)
        face = (face * share + rng.uniform(20, 200) * (1 - share)).clip(0, 255).astype(np.uint8)
    return face


def renewed(rng: Generator, canvas: np.ndarray, plate: Plate, bank: PlateBank, roll: float, dark: bool) -> Plate:
    """Replaces one plate on the canvas by a rendered one of about the same shape."""
    wide, tall = max(width(plate.quad), 4.0), max(height(plate.quad), 2.0)
    box = np.clip(extents(plate.quad).astype(int), 0, [canvas.shape[1], canvas.shape[0]] * 2)
    if box[2] - box[0] < 4 or box[3] - box[1] < 3 or wide > 1.5 * canvas.shape[1]:
        return Plate(plate.quad, "ignore")
    old = canvas[box[1] : box[3], box[0] : box[2]]
    white = float(np.percentile(old[::2, ::2], 85)) * rng.uniform(0.8, 1.25)
    composite.erase(rng, canvas, plate.quad)
    face = worn(rng, bank.near(rng, wide / tall) if rng.random() < 0.75 else bank.any(rng))
    aspect = face.shape[1] / face.shape[0]
    size = np.sqrt(wide * tall * aspect) * rng.uniform(0.9, 1.25)
    quad = composite.pose(rng, plate.quad.mean(0), size, size / aspect, roll + rng.normal(0, 0.05))
    composite.paste(rng, canvas, face, quad, rng.uniform(60, 255) if dark else white if rng.random() < 0.8 else None)
    return Plate(quad, "corners")


def extra(rng: Generator, canvas: np.ndarray, plates: list[Plate], bank: PlateBank, roll: float, dark: bool) -> list[Plate]:
    """Hangs one more rendered plate anywhere that is free."""
    rows, columns = canvas.shape[:2]
    face = worn(rng, bank.any(rng))
    aspect = face.shape[1] / face.shape[0]
    wide = np.exp(rng.uniform(np.log(24), np.log(0.6 * columns))) * min(1.0, aspect / 3)
    quad = composite.pose(rng, rng.uniform(0.1, 0.9, 2) * (columns, rows), wide, wide / aspect, roll + rng.normal(0, 0.06))
    x0, y0, x1, y1 = extents(quad)
    for plate in plates:
        a0, b0, a1, b1 = extents(plate.quad)
        if x0 < a1 + 6 and a0 < x1 + 6 and y0 < b1 + 6 and b0 < y1 + 6:
            return plates
    composite.paste(rng, canvas, face, quad, rng.uniform(60, 255) if dark else None)
    return [*plates, Plate(quad, "corners")]
