"""Draws a plate, flat and from the front, from a layout."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ..common.choice import one_of, weighted
from . import glyphs, ornament
from .faces import ARABIC, CHINESE, KOREAN, pick_face
from .layout import RGB, Layout, Plate
from .layouts import pick_layout
from .patterns import FIGURES, STACKED, Mark, canonical, is_plain_latin, sample_number

CAP, PAD = glyphs.CAP, glyphs.PAD
Slot = tuple[int, int, str]
"""A gap in a line: from, to, and the separator that it is."""


@dataclass(frozen=True)
class Setting:
    """How the characters of one plate are set."""

    face: str
    cjk: str
    hangul: str
    arabic: str
    weight: int
    style: int
    cell: bool
    gap: float
    dash: str
    dot: str


def _setting(rng: np.random.Generator, layout: Layout) -> Setting:
    return Setting(pick_face(rng, layout.faces), one_of(rng, CHINESE), one_of(rng, KOREAN), one_of(rng, ARABIC),
                   one_of(rng, (-2, -1, 0, 0, 0, 0, 1, 1, 2, 3)), int(rng.integers(glyphs.STYLES_PER_KIND)),
                   rng.random() < layout.cell, rng.uniform(0.07, 0.24) if rng.random() < 0.85 else rng.uniform(0.02, 0.4),
                   one_of(rng, layout.dash), one_of(rng, ("round", "square", "low") if layout.region == "vn" else ("round", "square")))


def _separator(rng: np.random.Generator, mark: str, s: Setting) -> np.ndarray:
    """A dash, a dot or an empty gap, as a mask."""
    wide = {"-": 0.4, ".": 0.3, " ": 0.32, "_": 0.8, "+": 0.62, "k": 0.42, "w": 0.75, "b": 1.05}[mark] * rng.uniform(0.7, 1.4)
    out = np.zeros((CAP + 2 * PAD, max(4, int(CAP * wide))), np.uint8)
    if mark in " _" + FIGURES or (mark == "-" and s.dash == "none") or (mark == "." and rng.random() < 0.06):
        return out
    w = out.shape[1]
    if mark == "-" and s.dash == "dash":
        t, m = CAP * rng.uniform(0.08, 0.16), w * rng.uniform(0.1, 0.25)
        y = PAD + CAP * rng.uniform(0.45, 0.57)
        out[int(y - t / 2):int(y + t / 2), int(m):max(int(m) + 2, int(w - m))] = 255
        return out
    r = CAP * rng.uniform(0.055, 0.11)
    y = PAD + CAP * (rng.uniform(0.44, 0.56) if s.dot != "low" or mark == "-" else 0.93)
    if s.dot == "square":
        out[int(y - r):int(y + r), int(w / 2 - r):int(w / 2 + r)] = 255
    else:
        cv2.circle(out, (int(w / 2), int(y)), max(2, int(r)), 255, -1, cv2.LINE_AA)
    return out


def _settle(rng: np.random.Generator, word: np.ndarray) -> np.ndarray:
    """A word among digits: lower and narrower than they are, somewhere about the middle."""
    k = rng.uniform(0.55, 1.0)
    small = cv2.resize(word[PAD:PAD + CAP], (max(12, int(word.shape[1] * k * rng.uniform(0.6, 1.05))), int(CAP * k)),
                       interpolation=cv2.INTER_AREA)
    out = np.zeros((CAP + 2 * PAD, small.shape[1]), np.uint8)
    y = PAD + int((CAP - small.shape[0]) * rng.uniform(0.3, 0.8))
    out[y:y + small.shape[0]] = small
    return out


def _lowered(part: np.ndarray, share: float) -> np.ndarray:
    """A character smaller than those beside it, a little below the middle, as Korean syllables stand among digits."""
    small = cv2.resize(part[PAD:PAD + CAP], (max(8, int(part.shape[1] * min(1.0, share * 1.15))), int(CAP * share)), interpolation=cv2.INTER_AREA)
    out = np.zeros((part.shape[0], small.shape[1]), np.uint8)
    y = PAD + int((CAP - small.shape[0]) * 0.6)
    out[y:y + small.shape[0]] = small
    return out


def line_mask(rng: np.random.Generator, marks: list[Mark], s: Setting) -> tuple[np.ndarray, list[Slot]]:
    """One line of the number as a mask, and the gaps that hold something else."""
    cell = glyphs.for_mark(s.face, s.cjk, s.hangul, s.arabic, "0", s.weight, s.style).shape[1]
    syllable = rng.uniform(0.6, 1.0) if rng.random() < 0.7 else 1.0
    gap = max(2, int(s.gap * CAP * (1.25 if s.weight > 1 else 1.0)))
    parts: list[np.ndarray] = []
    slots: list[Slot] = []
    x = 0
    for i, mark in enumerate(marks):
        if not mark.label:
            part = _separator(rng, mark.glyph, s)
            if mark.glyph in FIGURES:
                slots.append((x, x + part.shape[1], mark.glyph))
        else:
            part = glyphs.for_mark(s.face, s.cjk, s.hangul, s.arabic, mark.glyph, s.weight, s.style)
            if is_plain_latin(mark.glyph) and s.cell:
                if part.shape[1] > cell * 1.02:
                    part = cv2.resize(part, (max(3, int(cell * 1.02)), part.shape[0]), interpolation=cv2.INTER_AREA)
                elif part.shape[1] < cell:
                    left = (cell - part.shape[1]) // 2
                    part = cv2.copyMakeBorder(part, 0, 0, left, cell - part.shape[1] - left, cv2.BORDER_CONSTANT, value=0)
            elif not is_plain_latin(mark.glyph) and len(mark.glyph) == 1:
                width = int(np.clip(part.shape[1], cell * 0.85, cell * 1.5) * rng.uniform(0.85, 1.1))
                part = cv2.resize(part, (max(8, width), part.shape[0]), interpolation=cv2.INTER_AREA)
                if "\uac00" <= mark.glyph and syllable < 1:
                    part = _lowered(part, syllable)
            elif mark.glyph[0] == STACKED:
                part = cv2.resize(part, (int(part.shape[1] * rng.uniform(0.8, 1.25)), part.shape[0]), interpolation=cv2.INTER_AREA)
            elif len(mark.glyph) > 1:
                part = _settle(rng, part)
        parts.append(part)
        x += part.shape[1]
        if i + 1 < len(marks):
            g = gap if mark.label and marks[i + 1].label else gap // 2
            parts.append(np.zeros((CAP + 2 * PAD, g), np.uint8))
            x += g
    return np.hstack(parts), slots


def _place(canvas: np.ndarray, rng: np.random.Generator, mask: np.ndarray, slots: list[Slot],
           box: tuple[float, float, float, float], ink: RGB, strong_emblem: bool) -> tuple[int, int, int, int]:
    """Fits a line's mask into its box and paints it; returns the pixels it covers."""
    h, w = canvas.shape[:2]
    bh, bw = (box[3] - box[1]) * h * rng.uniform(0.9, 1.05), (box[2] - box[0]) * w
    scale = bh / CAP
    natural = mask.shape[1] * scale
    stretch = min(bw / natural, rng.uniform(0.9, 1.45))
    tw, th = max(4, int(natural * stretch)), max(4, int(mask.shape[0] * scale))
    small = cv2.resize(mask, (tw, th), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    slack = bw - tw
    shift = 0.5 if rng.random() < 0.8 else rng.random()
    x = int(box[0] * w + slack * shift)
    y = int(box[1] * h - PAD * scale + rng.normal(0, 0.01) * h)
    if rng.random() < 0.35:
        edge = (255, 255, 255) if sum(ink) < 380 or rng.random() < 0.5 else (0, 0, 0)
        d = one_of(rng, (-1, 1))
        ornament.blend(canvas, small, x + d, y + one_of(rng, (-1, 1)), edge, rng.uniform(0.1, 0.5))
    ornament.blend(canvas, small, x, y, ink, rng.uniform(0.82, 1.0))
    for a, b, kind in slots:
        size = min(max(4.0, (b - a) * scale * stretch * rng.uniform(0.75, 1.15)), bh)
        cy, cx = y + th / 2, x + (a + b) / 2 * tw / mask.shape[1]
        if kind == "k" or (kind == "+" and strong_emblem and rng.random() < 0.28):
            whole = (b - a) * scale * stretch if kind == "k" else size * rng.uniform(0.4, 0.7)
            ornament.stack(canvas, rng, cx, cy, whole, bh, ink)
        elif kind == "b":
            ornament.rider(canvas, rng, cx, cy, (b - a) * scale * stretch * rng.uniform(0.9, 1.1), bh * rng.uniform(1.2, 1.7))
        elif kind == "w":
            ornament.emblem(canvas, rng, cx, cy, min((b - a) * scale * stretch * 1.1, bh * 1.05), True, ornament.WHEELCHAIR)
        elif rng.random() < 0.85:
            if not strong_emblem and rng.random() < 0.5:
                ornament.emblem(canvas, rng, cx, cy - size * 0.55, size, True)
                cy += size * 0.6
            ornament.emblem(canvas, rng, cx, cy, size, strong_emblem or rng.random() < 0.6)
    return x, int(y + PAD * scale), x + tw, int(y + PAD * scale + bh)


def _code(canvas: np.ndarray, rng: np.random.Generator, s: Setting, ink: RGB, square: bool) -> str:
    """The region code of a Russian plate: two or three digits in a panel of their own, RUS and the flag below."""
    h, w = canvas.shape[:2]
    number = str(int(rng.integers(1, 100))).zfill(2) if rng.random() < 0.6 else str(rng.choice((7, 1))) + f"{int(rng.integers(0, 100)):02d}"
    marks = [Mark(c, c) for c in number]
    mask, _ = line_mask(rng, marks, s)
    box = (0.5, 0.53, 0.94, 0.8) if square else (0.785, 0.1, 0.975, 0.62)
    if not square:
        x = int(w * 0.755)
        cv2.line(canvas, (x, 0), (x, h), ink, max(1, int(h * 0.025)))
    _place(canvas, rng, mask, [], box, ink, False)
    ornament.text(canvas, rng, "RUS", (box[0], 0.74 if not square else 0.84, box[2] - 0.08, 0.9 if not square else 0.95), ink)
    return number


def _expiry(canvas: np.ndarray, rng: np.random.Generator, s: Setting, ink: RGB) -> None:
    """Month and year of expiry on an Indonesian plate: small digits below the number, no part of it; a logo now and then."""
    digits = f"{int(rng.integers(1, 13)):02d}{int(rng.integers(18, 31)):02d}"
    marks = [Mark(digits[0], digits[0]), Mark(digits[1], digits[1]), Mark(one_of(rng, ("-", ".", ".", " ")), ""),
             Mark(digits[2], digits[2]), Mark(digits[3], digits[3])]
    mask, _ = line_mask(rng, marks, s)
    top = rng.uniform(0.7, 0.76)
    middle = 0.5 + rng.normal(0, 0.03) if rng.random() < 0.62 else rng.uniform(0.4, 0.84)
    half = rng.uniform(0.09, 0.16)
    h, w = canvas.shape[:2]
    _place(canvas, rng, mask, [], (middle - half, top, middle + half, min(0.97, top + rng.uniform(0.14, 0.22))), ink, False)
    if rng.random() < 0.3:
        ornament.emblem(canvas, rng, w * rng.uniform(0.05, 0.2), h * rng.uniform(0.78, 0.9), h * rng.uniform(0.12, 0.2), True)
    if rng.random() < 0.15:
        ornament.text(canvas, rng, one_of(rng, ("KORLANTAS POLRI", "POLRI", "TOYOTA", "HONDA")), (0.72, 0.8, 0.95, 0.94), ink)


def render_plate(rng: np.random.Generator, region: str | None = None, height: int = 64) -> Plate:
    """A random plate of a region (ISO 3166 two-letter code), or of any region by weight.

    Returns an object with `rgb` (uint8, H x W x 3, the whole plate in its true aspect), `text` (canonical
    label), `region`, `lines` (1 or 2). `height` is the plate's height in pixels. Raises ValueError for an
    unknown region and FileNotFoundError, naming the package, for a missing font.
    """
    return draw_layout(rng, pick_layout(rng, region), height)


def draw_layout(rng: np.random.Generator, layout: Layout, height: int) -> Plate:
    """A random plate of one layout; see `render_plate`."""
    lines = sample_number(rng, layout)
    w = int(height * layout.size[0] / layout.size[1] * rng.uniform(0.94, 1.06))
    back, ink, _ = layout.colours[weighted(rng, tuple(c[2] for c in layout.colours))]
    back, ink = ornament.jitter_colour(rng, back), ornament.jitter_colour(rng, ink)
    canvas = np.empty((height, w, 3), np.uint8)
    canvas[:] = back
    extras = layout.extras
    if "state" in extras:
        ornament.state_background(canvas, rng)
    if "green-fade" in extras:
        t = np.linspace(0.9, 0, height, dtype=np.float32)[:, None, None]
        canvas[:] = (canvas + (235.0 - canvas) * t).astype(np.uint8)
    if "edge" in extras and rng.random() < 0.4:
        cv2.rectangle(canvas, (0, 0), (w - 1, height - 1), (215, 215, 215), max(1, int(height * rng.uniform(0.02, 0.09))))
    ornament.border(canvas, rng, layout.border, ink)
    boxes = layout.boxes
    if "top-band" in extras:
        d = int(height * rng.uniform(0.2, 0.29))
        colour = ornament.jitter_colour(rng, (20, 60, 150))
        canvas[:d] = colour
        ornament.text(canvas, rng, one_of(rng, layout.headers), (0.25, 0.04, 0.75, 0.2), (240, 240, 240))
    elif layout.headers and rng.random() < 0.9:
        top = boxes[0][1]
        ornament.text(canvas, rng, one_of(rng, layout.headers), (0.2, 0.03, 0.8, max(0.1, top - 0.03)),
                      ink if rng.random() < 0.6 else ornament.jitter_colour(rng, (120, 60, 60), 60))
    if layout.footers and rng.random() < 0.9:
        ornament.text(canvas, rng, one_of(rng, layout.footers), (0.15, boxes[-1][3] + 0.05, 0.85, 0.95),
                      ink if rng.random() < 0.6 else ornament.jitter_colour(rng, (120, 60, 60), 60))
    if layout.band and rng.random() < 0.93:
        ornament.band(canvas, rng, layout)
    if "kr-band" in extras and rng.random() < 0.35:
        canvas[:, :int(w * rng.uniform(0.05, 0.085))] = ornament.jitter_colour(rng, (40, 70, 160))
    if "state" in extras and rng.random() < 0.6:
        ornament.stickers(canvas, rng)
    setting = _setting(rng, layout)
    if len(lines) > len(boxes):
        boxes = ((0.12, 0.08, 0.88, 0.46), (0.06, 0.53, 0.94, 0.93))
    covered = []
    for marks, box in zip(lines, boxes if len(lines) == len(boxes) else ((0.05, 0.2, 0.95, 0.82),)):
        mask, slots = line_mask(rng, marks, setting)
        covered.append(_place(canvas, rng, mask, slots, box, ink, "state" in extras))
    written = canonical(lines)
    label = canonical(lines[::-1]) if layout.bottom_first else written
    if "ru-code" in extras:
        label = written = label + _code(canvas, rng, setting, ink, len(lines) > 1)
    if "date" in extras and rng.random() < 0.94:
        _expiry(canvas, rng, setting, ink)
    if "bolts" in extras:
        ornament.bolts(canvas, rng)
    return Plate(canvas, label, layout.region, len(lines), layout.name, written, covered)
