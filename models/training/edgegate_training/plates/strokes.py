"""The project's own plate faces: characters drawn as strokes along parametric skeletons.

Plate faces are cut by routers and punches: even strokes, round or squared bows, few widths. A skeleton
lives in the unit square (y down); a style says how square its bows are, how heavy and how wide it is, and
which variant of 1, 3, 4, 6, 9, A, M and so on it uses.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Style:
    """One face. Weight and width are shares of the character height."""

    square: float
    weight: float
    width: float
    caps: str
    one: int
    three: int
    four: int
    six: int
    seven: int
    a: int
    m: int
    w: int
    g: int
    j: int
    q: int
    y: int
    r: int
    slash: int
    """1: the digit 0 has a stroke through it."""
    slash_o: int
    """1: the letter O has one, so that it is no 0 (Indonesia)."""
    bar: float
    """Height of the bar of 4, from the top."""
    serif_i: float
    """Width of the serifs of I as a share of the face's width; 0 for none."""
    waist: float


def make_style(rng: np.random.Generator, kind: str) -> Style:
    """A random style of a kind: din, fe, pl, gb, cn, tw, us, slab (pressed squarish letters, I and J with serifs), id or any."""
    lo, hi, weight, width = {
        "din": (2.2, 3.4, (0.11, 0.17), (0.46, 0.6)), "fe": (2.2, 3.0, (0.12, 0.16), (0.5, 0.62)),
        "pl": (2.0, 2.8, (0.11, 0.15), (0.48, 0.62)), "gb": (2.3, 3.2, (0.15, 0.2), (0.52, 0.64)),
        "cn": (2.4, 4.5, (0.075, 0.145), (0.42, 0.56)), "tw": (2.6, 5.0, (0.1, 0.17), (0.42, 0.58)),
        "us": (2.4, 5.5, (0.1, 0.18), (0.42, 0.6)), "slab": (3.4, 7.0, (0.1, 0.17), (0.4, 0.54)), "id": (2.6, 4.6, (0.09, 0.15), (0.42, 0.56)), "any": (2.0, 5.0, (0.08, 0.2), (0.42, 0.72)),
    }[kind]
    i = lambda n: int(rng.integers(n))  # noqa: E731
    one = {"cn": 0 if rng.random() < 0.6 else i(3), "us": i(4), "slab": (3, 3, 1, 2)[i(4)], "id": (3, 1, 2)[i(3)], "tw": 1 if rng.random() < 0.6 else i(3)}.get(kind, 1 + i(2))
    six = {"fe": 1, "din": i(2), "pl": i(2)}.get(kind, 0 if rng.random() < 0.75 else 1)
    # A narrow W with upright sides is an M upside down: rare in most alphabets, the only W of some.
    upright = rng.random() < {"slab": 0.85, "fe": 0.35, "us": 0.25}.get(kind, 0.1)
    slash_o = rng.random() < {"id": 0.75}.get(kind, 0.02)
    # Argentina's 4 until 2016 is nearly shut, with a low bar: a small counter beside the 0 it is taken for.
    four = {"slab": (5, 5, 5, 3, 4, 0, 2), "any": (0, 1, 2, 3, 4, 5), "id": (1, 1, 1, 0, 2)}.get(kind, (0, 1, 2))
    return Style(rng.uniform(lo, hi), rng.uniform(*weight), rng.uniform(*width),
                 "square" if rng.random() < 0.5 else "round", one, 1 if rng.random() < 0.2 else 0, four[i(len(four))], six, i(2),
                 i(3), i(3), 3 + i(3) if upright else i(3), i(2), i(2), i(7), i(2), i(2),
                 1 if not slash_o and rng.random() < {"fe": 0.0, "us": 0.12}.get(kind, 0.03) else 0, int(slash_o), rng.uniform(0.66, 0.78),
                 rng.uniform(0.4, 0.85) if rng.random() < {"us": 0.6, "slab": 0.96, "id": 0.75, "tw": 0.75, "fe": 0.5, "any": 0.3}.get(kind, 0.1) else 0.0,
                 rng.uniform(0.46, 0.53))


def _bow(n: float, cx: float, cy: float, a: float, b: float, t0: float, t1: float) -> Points:
    t = np.radians(np.linspace(t0, t1, max(6, int(abs(t1 - t0) / 9))))
    c, s = np.cos(t), np.sin(t)
    x = cx + a * np.sign(c) * np.abs(c) ** (2 / n)
    y = cy + b * np.sign(s) * np.abs(s) ** (2 / n)
    return list(zip(x.tolist(), y.tolist()))


def skeleton(c: str, s: Style) -> tuple[list[Points], float]:
    """Strokes of a character in the unit square, and its width as a share of the style's width."""
    n, m = s.square, s.waist

    def bow(*v: float) -> Points:
        return _bow(n, *v)

    if c in "0O":
        ring = bow(0.5, 0.5, 0.5, 0.5, 0, 360)
        if c == "0" and s.slash:
            return [ring, [(0.2, 0.8), (0.8, 0.2)]], 1.0
        if c == "O" and s.slash_o:
            return [ring, [(0.12, 0.88), (0.88, 0.12)]], 1.0
        return [ring], 1.12 if c == "O" and n < 3.2 else 1.0
    if c == "1":
        if s.one == 0:
            return [[(0.5, 0), (0.5, 1)]], 0.12
        if s.one == 1:
            return [[(0.1, 0.2), (0.75, 0), (0.75, 1)]], 0.52
        if s.one == 2:
            return [[(0.0, 0.3), (0.85, 0), (0.85, 1)]], 0.62
        return [[(0.15, 0.18), (0.5, 0), (0.5, 1)], [(0.05, 1), (0.95, 1)]], 0.62
    if c == "2":
        return [bow(0.5, 0.29, 0.49, 0.29, 185, 375) + [(0.02, 1), (1, 1)]], 1.0
    if c == "3":
        low = bow(0.46, m + (1 - m) / 2, 0.52, (1 - m) / 2, -90, 165)
        if s.three:
            return [[(0.02, 0), (0.95, 0), (0.42, m * 0.92)] + low], 1.0
        return [bow(0.46, m / 2, 0.48, m / 2, -165, 90), low, [(0.32, m), (0.48, m)]], 1.0
    if c == "4":
        bar = s.bar
        if s.four == 0:
            return [[(0.72, 1), (0.72, 0), (0, bar), (1, bar)]], 1.05
        if s.four == 1:
            return [[(0.5, 0), (0, bar), (1, bar)], [(0.74, 0.42), (0.74, 1)]], 1.05
        if s.four == 3:
            return [[(0.76, 1), (0.76, 0), (0.56, 0), (0.04, 0.5), (0, bar), (1, bar)]], 1.0
        if s.four == 4:
            return [[(0.74, 1), (0.74, 0.0)], [(0.5, 0), (0, bar - 0.1), (0, bar), (1, bar)]], 1.0
        if s.four == 5:
            # Its stem is its right side, its left side falls steeply and ends upright: blurred, a 0 with a foot.
            return [[(1, 1), (1, 0), (0.7, 0), (0.06, bar - 0.16), (0, bar + 0.02), (1, bar + 0.02)]], 0.95
        return [[(0.8, 1), (0.8, 0), (0.7, 0), (0, bar), (1, bar)]], 1.05
    if c == "5":
        return [[(0.93, 0), (0.1, 0), (0.05, 0.47)] + bow(0.47, 0.68, 0.53, 0.32, -140, 155)], 1.0
    if c in "69":
        if s.six == 0:
            strokes = [bow(0.5, 0.3, 0.5, 0.3, -25, -180) + [(0, 0.7)], bow(0.5, 0.7, 0.5, 0.3, 0, 360)]
        else:
            strokes = [[(0.72, 0), (0.1, 0.5)], bow(0.5, 0.68, 0.5, 0.32, 0, 360)]
        if c == "9":
            strokes = [[(1 - x, 1 - y) for x, y in p] for p in strokes]
        return strokes, 1.0
    if c == "7":
        return [[(0, 0), (1, 0), (0.32, 1)] if s.seven else [(0, 0), (1, 0), (0.55, 0.45), (0.35, 1)]], 1.0
    if c == "8":
        return [bow(0.5, m / 2, 0.46, m / 2, 0, 360), bow(0.5, m + (1 - m) / 2, 0.5, (1 - m) / 2, 0, 360)], 1.0
    if c == "A":
        bar = 0.68
        if s.a == 0:
            return [[(0, 1), (0.5, 0), (1, 1)], [(0.17, bar), (0.83, bar)]], 1.15
        if s.a == 1:
            return [[(0, 1), (0.4, 0), (0.6, 0), (1, 1)], [(0.15, bar), (0.85, bar)]], 1.12
        return [[(0, 1), (0, 0.35)] + bow(0.5, 0.35, 0.5, 0.35, 180, 360) + [(1, 1)], [(0, 0.6), (1, 0.6)]] \
            if n > 4.2 else [[(0, 1), (0.45, 0), (0.55, 0), (1, 1)], [(0.2, 0.63), (0.8, 0.63)]], 1.1
    if c == "B":
        return [[(0, 0), (0.5, 0)] + bow(0.5, m / 2, 0.45, m / 2, -90, 90) + [(0, m)],
                [(0, m), (0.5, m)] + bow(0.5, m + (1 - m) / 2, 0.5, (1 - m) / 2, -90, 90) + [(0, 1)], [(0, 0), (0, 1)]], 1.05
    if c == "C":
        return [bow(0.5, 0.5, 0.5, 0.5, -35, -325)], 1.02
    if c == "D":
        return [[(0, 0), (0.35, 0)] + bow(0.4, 0.5, 0.6, 0.5, -90, 90) + [(0, 1), (0, 0)]], 1.05
    if c == "E":
        return [[(1, 0), (0, 0), (0, 1), (1, 1)], [(0, 0.5), (0.85, 0.5)]], 0.95
    if c == "F":
        return [[(1, 0), (0, 0), (0, 1)], [(0, 0.5), (0.82, 0.5)]], 0.92
    if c == "G":
        if s.g:
            return [bow(0.5, 0.5, 0.5, 0.5, -35, -300) + [(1, 0.85), (1, 0.52), (0.55, 0.52)]], 1.08
        return [bow(0.5, 0.5, 0.5, 0.5, -35, -350) + [(1, 0.54), (0.58, 0.54)]], 1.08
    if c == "H":
        return [[(0, 0), (0, 1)], [(1, 0), (1, 1)], [(0, 0.5), (1, 0.5)]], 1.08
    if c == "I":
        if s.serif_i:
            return [[(0.5, 0), (0.5, 1)], [(0, 0), (1, 0)], [(0, 1), (1, 1)]], s.serif_i
        return [[(0.5, 0), (0.5, 1)]], 0.12
    if c == "J":
        top = [(0.4, 0), (0.92, 0)] if s.j and s.serif_i else [(0.92, 0)]
        return [top + [(0.92, 0.65)] + bow(0.46, 0.68, 0.46, 0.32, 0, 165)], 0.92
    if c == "K":
        return [[(0, 0), (0, 1)], [(0.97, 0), (0, 0.64)], [(0.34, 0.43), (1, 1)]], 1.1
    if c == "L":
        return [[(0, 0), (0, 1), (1, 1)]], 0.9
    if c == "M":
        dip = (0.55, 0.75, 1.0)[s.m]
        return [[(0, 1), (0, 0), (0.5, dip), (1, 0), (1, 1)]], 1.1 if s.w >= 3 else 1.28
    if c == "N":
        return [[(0, 1), (0, 0), (1, 1), (1, 0)]], 1.1
    if c == "P":
        return [[(0, 1), (0, 0), (0.5, 0)] + bow(0.5, 0.28, 0.5, 0.28, -90, 90) + [(0, 0.56)]], 1.02
    if c == "Q":
        tail = ([(0.58, 0.7), (1.0, 1.03)], [(0.5, 0.72), (0.85, 1.1)], [(0.72, 0.82), (1.05, 1.0)], [(0.5, 0.72), (0.88, 0.98)], [(0.62, 0.68), (0.95, 0.92)],
                [(0.6, 0.78), (0.9, 0.96)], [(0.52, 0.66), (0.8, 0.84), (1.0, 1.0)])[s.q]
        return [bow(0.5, 0.5, 0.5, 0.5, 0, 360), tail], 1.08
    if c == "R":
        leg = [(0.45, 0.55), (1, 1)] if s.r else [(0.62, 0.55), (0.95, 0.75), (0.98, 1)]
        return [[(0, 1), (0, 0), (0.5, 0)] + bow(0.5, 0.275, 0.48, 0.275, -90, 90) + [(0, 0.55)], leg], 1.06
    if c == "S":
        return [bow(0.5, m / 2, 0.48, m / 2, -25, -270) + bow(0.5, m + (1 - m) / 2, 0.5, (1 - m) / 2, -90, 155)], 1.02
    if c == "T":
        return [[(0, 0), (1, 0)], [(0.5, 0), (0.5, 1)]], 1.02
    if c == "U":
        return [[(0, 0), (0, 0.65)] + bow(0.5, 0.65, 0.5, 0.35, 180, 0) + [(1, 0)]], 1.06
    if c == "V":
        return [[(0, 0), (0.5, 1), (1, 0)]], 1.12
    if c == "W":
        if s.w >= 3:
            lean, peak, wide = ((0.0, 0.45, 1.1), (0.12, 0.3, 1.15), (0.06, 0.6, 1.05))[s.w - 3]
            return [[(0, 0), (lean, 1), (0.5, peak), (1 - lean, 1), (1, 0)]], wide
        peak = (0.2, 0.45, 0.0)[s.w]
        return [[(0, 0), (0.25, 1), (0.5, peak), (0.75, 1), (1, 0)]], 1.42
    if c == "X":
        return [[(0, 0), (1, 1)], [(1, 0), (0, 1)]], 1.1
    if c == "Y":
        k = 0.5 if s.y else 0.58
        return [[(0, 0), (0.5, k), (1, 0)], [(0.5, k), (0.5, 1)]], 1.1
    if c == "Z":
        return [[(0, 0), (1, 0), (0, 1), (1, 1)]], 1.0
    raise KeyError(c)


def draw(c: str, s: Style, cap: int, pad: int) -> np.ndarray:
    """Coverage mask (uint8) of a character: `cap` rows from cap line to base line, `pad` above and below."""
    k = 2
    strokes, wide = skeleton(c, s)
    height = cap * k
    t = max(2, int(round(s.weight * height)))
    span = max(0.0, s.width * wide * height - t)
    canvas = np.zeros(((cap + 2 * pad) * k, int(span + t + 4 * k)), np.uint8)
    x0, y0 = 2 * k + t / 2, pad * k + t / 2
    lines = [np.int32(np.round([[(x0 + x * span) * 8, (y0 + y * (height - t)) * 8] for x, y in p])) for p in strokes]
    if s.caps == "round":
        cv2.polylines(canvas, lines, False, 255, t, cv2.LINE_AA, 3)
    else:
        cv2.polylines(canvas, lines, False, 255, max(1, t // 3), cv2.LINE_AA, 3)
        grow = t - max(1, t // 3)
        canvas = cv2.dilate(canvas, np.ones((grow + 1, grow + 1), np.uint8))
    return cv2.resize(canvas, (max(3, canvas.shape[1] // k), cap + 2 * pad), interpolation=cv2.INTER_AREA)
